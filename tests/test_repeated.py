"""Boxes that go on over a page: each part says again what it is about, for eyes only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import THEME, tidy, tree_of
from reference_document import plain, texts

from handouts import document_blocks as blocks
from layouts.pages import compose
from layouts.story import flowable_of

if TYPE_CHECKING:
    from layouts.flowables import Flowable

SIGNS = [f"Sign {number} is here" for number in range(60)]
rooms = st.integers(40, 600)


def divided(flowable: Flowable, room: float) -> tuple[Flowable, Flowable]:
    """The box in two parts, if ``room`` lets it be divided."""
    flowable.wrap(THEME.width)
    parts = flowable.divide(room)
    assert parts
    return parts


def said_and_repeated(flowable: Flowable) -> tuple[str, str]:
    """What a screen reader says of it, and what it leaves out."""
    tree = tree_of(flowable)
    return tidy(tree.root.text), tidy(" ".join(tree.artifacts))


def warning() -> Flowable:
    return flowable_of(THEME, blocks.Callout("care", plain("Get help today"), (blocks.ItemList(texts(*SIGNS)),)))


def precautions() -> Flowable:
    groups = (
        (plain("Do not do it if you:"), blocks.ItemList(texts(*SIGNS[:20]), "cross")),
        (plain("Ask first if you:"), blocks.ItemList(texts(*SIGNS[20:]), "cross")),
    )
    return flowable_of(THEME, blocks.DoNotBox(groups))


def test_the_title_stands_again_where_a_box_goes_on() -> None:
    upper, lower = divided(warning(), 300)
    assert said_and_repeated(upper)[0].startswith("Get help today")
    said, repeated = said_and_repeated(lower)
    assert said.startswith("• Sign")
    assert repeated == "Get help today"


@pytest.mark.parametrize(("room", "title"), [(100, "Do not do it if you:"), (400, "Ask first if you:")])
def test_of_several_titles_the_one_that_goes_on_stands_again(room: float, title: str) -> None:
    assert said_and_repeated(divided(precautions(), room)[1])[1] == title


def test_nothing_is_repeated_over_a_title() -> None:
    box = precautions()
    box.wrap(THEME.width)
    parts = [parts[1] for room in range(60, 500, 4) if (parts := box.divide(room))]
    repeated = {repeated for said, repeated in map(said_and_repeated, parts) if said.startswith("Ask first if you:")}
    assert repeated == {""}


@given(rooms, rooms)
def test_a_part_that_is_divided_again_has_its_title_and_never_ends_with_it(first: int, second: int) -> None:
    box = warning()
    box.wrap(THEME.width)
    parts = box.divide(first)
    again = parts and parts[1].divide(second)
    if again:
        upper, lower = map(said_and_repeated, again)
        assert "Sign" in upper[0]
        assert (upper[1], lower[1]) == ("Get help today", "Get help today")


def test_all_pages_of_a_long_box_say_what_it_is() -> None:
    long = flowable_of(THEME, blocks.Callout("care", plain("Long"), (blocks.ItemList(texts(*SIGNS * 4)),)))
    pages = compose(THEME, [long])
    assert len(pages) > 3
    assert {said_and_repeated(page.items[0][0])[1] for page in pages[1:]} == {"Long"}
