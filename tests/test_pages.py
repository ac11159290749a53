"""Pages: everything is on one of them, in order; headings stay with their text, cards stay whole, gaps give way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from bricks import ROW, Brick, Drawn, brick, walls
from hypothesis import given
from hypothesis import strategies as st
from printed import THEME

from handouts.inline import Text
from layouts.flowables import Box, Flowable, Stack
from layouts.pages import AIR, Page, PageStart, compose
from layouts.text import Paragraph

HEIGHT = 100.0
LOW = replace(THEME, page=(THEME.page[0], HEIGHT + THEME.top + THEME.bottom))
"""Paper with a text column of ten rows."""


class Card(Box):
    """A box without padding that stays whole unless it is taller than a page."""

    def __init__(self, inside: Flowable, gap: float = 0) -> None:
        super().__init__(LOW, inside, padding=(0.001, 0.001), whole=True)
        self.space_before = gap


def sheet(page: Page) -> list[Drawn]:
    """The rows of a page, in the order in which they are drawn."""
    canvas: Any = []  # bricks draw on a list
    page.draw(canvas, LOW.side, LOW.page[1] - LOW.top)
    found: list[Drawn] = canvas
    return found


def pages(*story: Flowable) -> list[list[str]]:
    """The names of the rows of each page."""
    return [[row.name for row in sheet(page)] for page in compose(LOW, story)]


def rows(*story: Flowable) -> list[str]:
    return [name for item in story if isinstance(item, Brick) for name in item.rows]


@st.composite
def stories(draw: st.DrawFn) -> list[Flowable]:
    """Walls of bricks one after the other, with new pages asked for between some of them."""
    story: list[Flowable] = []
    for number, wall in enumerate(draw(st.lists(walls(), min_size=1, max_size=4))):
        for item in wall:
            item.rows = [f"{number}-{name}" for name in item.rows]
        story += [PageStart()] * draw(st.integers(0, 1))
        story += wall
    return story


# ---- what holds for every story


@given(stories())
def test_every_row_is_printed_once_and_in_order(story: list[Flowable]) -> None:
    assert [name for page in pages(*story) for name in page] == rows(*story)


@given(stories())
def test_nothing_runs_over_the_foot_unless_it_is_one_group_too_tall_for_a_page(story: list[Flowable]) -> None:
    for page in compose(LOW, story):
        if page.used > HEIGHT + 0.01:
            *headings, last = [item for item, _ in page.items]
            assert all(item.keep_with_next for item in headings)
            gaps = sum(item.space_before for item in [*headings[1:], last][: len(headings)])
            assert sum(item.height for item in [*headings, last]) + gaps * AIR[-1] > HEIGHT


@given(stories())
def test_a_heading_is_never_last_on_a_page(story: list[Flowable]) -> None:
    for page in compose(LOW, story):
        assert not page.items[-1][0].keep_with_next


@given(stories())
def test_what_may_not_be_divided_stays_whole(story: list[Flowable]) -> None:
    found = [set(page) for page in pages(*story)]
    for item in story:
        if isinstance(item, Brick) and not item.soft:
            assert any(set(item.rows) <= page for page in found)


@given(stories())
def test_items_stand_below_each_other_from_the_top_of_the_column(story: list[Flowable]) -> None:
    for page in compose(LOW, story):
        tops = [row.top for row in sheet(page)]
        assert tops[0] == LOW.page[1] - LOW.top
        assert all(below <= above - ROW for above, below in pairwise(tops))


@given(stories())
def test_gaps_of_a_page_shrink_alike_and_no_further_than_the_ladder_goes(story: list[Flowable]) -> None:
    for page in compose(LOW, story):
        shrunk = set()
        for (above, top), (below, drop) in pairwise(page.items):
            gap = drop - top - above.height
            assert gap >= 0
            if below.space_before:
                shrunk.add(round(gap / below.space_before, 6))
        assert len(shrunk) <= 1
        assert shrunk <= set(AIR)


@given(walls(most=30))
def test_a_page_ends_only_where_nothing_more_finds_room(story: list[Brick]) -> None:
    gaps = {item.rows[0]: item.space_before for item in story}  # what goes on from the page before has none
    for page, following in pairwise(compose(LOW, story)):
        needed = 0.0
        for item, _ in following.items:
            assert isinstance(item, Brick)
            needed += gaps.get(item.rows[0], 0) + (ROW if item.soft else item.height)
            if not item.keep_with_next:
                break
        assert page.used + needed > HEIGHT


# ---- what happens where


def test_no_story_takes_no_page() -> None:
    assert pages() == []


def test_a_full_page_is_full() -> None:
    assert pages(brick("a", 6), brick("b", 4), brick("c")) == [
        ["a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3", "b4"],
        ["c1"],
    ]


def test_headings_go_with_what_they_head() -> None:
    part, piece = brick("part", heading=True), brick("piece", heading=True)
    assert [page[0] for page in pages(brick("a", 7), part, piece, brick("text", 2))] == ["a1", "part1"]


def test_text_below_a_heading_is_divided_and_the_heading_stays_above_it() -> None:
    assert pages(brick("a", 6), brick("h", heading=True), brick("text", 5, soft=True)) == [
        [*rows(brick("a", 6)), "h1", "text1", "text2", "text3"],
        ["text4", "text5"],
    ]


def test_text_longer_than_two_pages_goes_on_and_on() -> None:
    assert [len(page) for page in pages(brick("h", heading=True), brick("text", 24, soft=True))] == [10, 10, 5]


def test_a_card_stays_whole() -> None:
    card = Card(Stack([brick("a", 4), brick("b", 4)]))
    assert [len(page) for page in pages(brick("text", 5), card)] == [5, 8]


def test_a_card_taller_than_a_page_is_divided() -> None:
    card = Card(Stack([brick("a", 7), brick("b", 7), brick("c", 7)]))
    assert pages(card) == [rows(brick("a", 7)), rows(brick("b", 7)), rows(brick("c", 7))]


def test_a_card_that_fits_no_page_together_with_its_heading_is_divided() -> None:
    card = Card(Stack([brick("a", 5), brick("b", 4)]))
    assert pages(brick("h", 2, heading=True), card) == [["h1", "h2", *rows(brick("a", 5))], rows(brick("b", 4))]


def test_a_card_that_cannot_be_divided_runs_over_the_foot() -> None:
    assert [len(page) for page in pages(brick("text", 5), Card(brick("a", 12)), brick("b"))] == [5, 12, 1]


def test_gaps_shrink_when_that_lets_one_more_item_in() -> None:
    story = (brick("a", 3), brick("b", 3, gap=8), brick("c", 3, gap=8))
    [page] = compose(LOW, story)
    assert [drop for _, drop in page.items] == [0, pytest.approx(30 + 8 * 0.5), pytest.approx(60 + 16 * 0.5)]


def test_gaps_shrink_no_more_than_it_takes() -> None:
    [page] = compose(LOW, (brick("a", 5), brick("b", 4, gap=11)))
    assert page.used == pytest.approx(90 + 11 * 0.85)


def test_gaps_shrink_before_anything_runs_over_the_foot() -> None:
    [page] = compose(LOW, (brick("h", heading=True), brick("a", 8, gap=18)))
    assert page.used == pytest.approx(90 + 18 * 0.5)


def test_gaps_shrink_before_a_card_is_divided() -> None:
    [page] = compose(LOW, (brick("h", heading=True), Card(Stack([brick("a", 4), brick("b", 4)]), gap=18)))
    assert page.used == pytest.approx(90 + 18 * 0.5, abs=0.01)


def test_gaps_stay_when_shrinking_does_not_help() -> None:
    first, _ = compose(LOW, (brick("a", 4), brick("b", 4, gap=10), brick("c", 4, gap=10)))
    assert first.used == 90


def test_there_is_no_gap_at_the_top_of_a_page() -> None:
    first, second = compose(LOW, (brick("a", 10, gap=20), brick("b", 10, gap=20)))
    assert (first.used, second.used) == (100, 100)


def test_type_never_shrinks() -> None:
    texts = [Paragraph(LOW, Text.plain("Walk a little."), LOW.type.body, space_before=7) for _ in range(5)]
    [page] = compose(LOW, texts)
    assert page.used == pytest.approx(5 * LOW.type.body.leading + 4 * 7 * AIR[-1])
    assert {text.style for text in texts} == {LOW.type.body}


@pytest.mark.parametrize(("above", "count"), [(3, 1), (4, 2)])
def test_a_new_page_starts_unless_the_old_one_is_under_a_third_full(above: int, count: int) -> None:
    assert len(pages(brick("a", above), PageStart(), brick("b"))) == count


@pytest.mark.parametrize("story", [(PageStart(), brick("a")), (PageStart(), PageStart(), brick("a", 5), PageStart())])
def test_asking_for_a_new_page_at_either_end_prints_no_empty_page(story: tuple[Flowable, ...]) -> None:
    assert len(pages(*story)) == 1


def test_gaps_do_not_shrink_to_begin_a_part_at_the_foot() -> None:
    first, heading, text = brick("first", 6), brick("heading", heading=True, gap=20), brick("text", 2)
    assert pages(first, heading, text) == [[*first.rows, *heading.rows, *text.rows]]
    heading.starts_part = True
    assert pages(first, heading, text) == [first.rows, [*heading.rows, *text.rows]]
