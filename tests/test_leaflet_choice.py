"""What finds room in a leaflet: all of it is printed whole or named as left out, and nothing without what it needs."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, groupby
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from sheets import asked, made

from handouts.document import Part
from handouts.document_blocks import ExerciseCard, Heading, Paragraph
from handouts.inline import Text
from layouts.editions.leaflet import leaflet_theme
from layouts.leaflet.arrangement import Room
from layouts.leaflet.choice import Choice
from layouts.leaflet.opened import opened
from layouts.theme import PAPERS, PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.document_blocks import Block
    from layouts.leaflet.pieces import Piece
    from layouts.pages import Page

SENTENCE = "Walk a little more, day after day; then rest. "
SAMPLE = made(asked("bridge"))
CARD = next(block for part in SAMPLE.parts for block in part.blocks if isinstance(block, ExerciseCard))
NAMES = ("one", "two", "three", "four", "five")


def part(name: str, sentences: int, needs: tuple[str, ...] = (), cards: tuple[ExerciseCard, ...] = ()) -> Part:
    """A part of so many sentences, then exercises."""
    blocks = (Heading(Text.plain(name), 1), Paragraph(Text.plain(SENTENCE * sentences)), *cards)
    return Part(name, blocks, needs)


def headed(name: str, *sentences: int) -> Part:
    """A part with a heading before each of these numbers of sentences."""
    blocks: list[Block] = []
    for number in sentences:
        blocks += part(name, number).blocks
    return Part(name, tuple(blocks))


def card(number: int, needs: tuple[str, ...] = ()) -> ExerciseCard:
    """An exercise of a number."""
    return replace(CARD, number=number, name=Text.plain(f"exercise {number:02}"), needs=needs)


def chosen(*parts: Part, paper: str = "a4") -> Choice:
    """What is printed of a document of these parts."""
    theme = leaflet_theme(PageSetup(paper))
    return Choice(replace(SAMPLE, parts=parts), Room(theme, [theme] * 3))


def pages_inside(choice: Choice) -> list[Page]:
    """The panels inside, laid out."""
    return opened(choice.room.inside, choice.arrangement.opened, "My notes")


def printed(choice: Choice) -> set[str]:
    """Ids of the parts that are printed, and names of exercises."""
    return {*choice.chosen, *(f"exercise {number:02}" for cards in choice.chosen.values() for number in cards)}


def named(pieces: Iterable[Piece]) -> list[str]:
    """What stands on the flap or inside, in reading order: parts, and their exercises by number."""
    names = [f"{piece.part} {piece.card.number}" if piece.card else piece.part for piece in pieces]
    return [name for name, _ in groupby(names)]


# ---- few parts


def test_what_fits_is_printed_in_the_order_of_the_document_from_the_flap_on() -> None:
    choice = chosen(part("one", 3), part("two", 3), part("three", 3))
    assert named(choice.arrangement.flap) == ["one"]
    assert named(choice.arrangement.inside) == ["two", "three"]
    assert list(choice.left_out()) == []


def test_what_stands_alone_stands_inside() -> None:
    arrangement = chosen(part("one", 3)).arrangement
    assert (named(arrangement.flap), named(arrangement.inside)) == ([], ["one"])


def test_the_flap_ends_with_a_part_rather_than_within_it() -> None:
    arrangement = chosen(headed("one", 9, 9), part("two", 20)).arrangement
    assert (named(arrangement.flap), named(arrangement.inside)) == (["one"], ["two"])


def test_a_part_too_long_for_the_inside_is_divided_where_a_heading_stands() -> None:
    arrangement = chosen(headed("one", 20, 30, 30, 30)).arrangement
    assert [len(arrangement.flap), len(arrangement.inside)] == [1, 3]


def test_what_does_not_fit_is_passed_over_and_the_next_is_tried() -> None:
    choice = chosen(part("one", 3), part("long", 200), part("two", 3))
    assert printed(choice) == {"one", "two"}
    assert list(choice.left_out()) == ["long"]


def test_what_has_no_room_later_is_tried_before_what_fills_the_inside() -> None:
    arrangement = chosen(part("one", 80), part("two", 20)).arrangement
    assert (named(arrangement.flap), named(arrangement.inside)) == (["two"], ["one"])


def test_exercises_come_last_where_that_lets_more_in() -> None:
    choice = chosen(part("one", 25), part("exercises", 45, cards=(card(1),)), part("two", 15))
    assert named(choice.arrangement.flap) == ["one"]
    assert named(choice.arrangement.inside) == ["two", "exercises", "exercises 1"]


def test_an_exercise_comes_before_other_parts() -> None:
    choice = chosen(part("one", 120), part("exercises", 5, cards=(card(1), card(2))))
    assert choice.chosen == {"exercises": {1, 2}}
    assert "one" in choice.left_out()


def test_what_the_document_begins_with_comes_before_more_exercises() -> None:
    choice = chosen(part("one", 99), part("exercises", 5, cards=(card(1), card(2))))
    assert choice.chosen == {"one": frozenset(), "exercises": {1}}


def test_exercises_start_on_the_flap_and_keep_their_numbers() -> None:
    choice = chosen(part("exercises", 5, cards=tuple(card(number) for number in range(1, 7))))
    assert choice.chosen == {"exercises": {1, 2, 3, 4}}
    assert named(choice.arrangement.flap) == ["exercises", "exercises 1"]
    assert named(choice.arrangement.inside) == ["exercises 2", "exercises 3", "exercises 4"]
    assert next(choice.left_out()) == "exercises: 5 exercise 05, 6 exercise 06"


def test_easier_and_harder_ways_are_named_as_left_out() -> None:
    assert list(chosen(part("exercises", 5, cards=(card(1),))).left_out()) == [
        "exercises: Easier and Harder of each exercise"
    ]


def test_words_about_exercises_are_not_printed_without_an_exercise() -> None:
    choice = chosen(part("exercises", 99, cards=(card(1),)), part("one", 3))
    assert printed(choice) == {"one"}
    assert list(choice.left_out()) == ["exercises"]


def test_notes_for_the_patient_come_first() -> None:
    choice = chosen(part("notes", 60), part("exercises", 40, cards=(card(1),)))
    assert list(choice.chosen) == ["notes"]


def test_a_diary_is_never_printed() -> None:
    choice = chosen(part("one", 3), part("diary", 1))
    assert list(choice.left_out()) == ["diary"]


def test_panels_are_filled_evenly() -> None:
    used = [page.used for page in pages_inside(chosen(*(part(name, 18) for name in NAMES)))]
    assert max(used) - min(used) < 60


def test_a_panel_that_is_not_needed_has_lines_for_notes() -> None:
    *text, notes = pages_inside(chosen(part("one", 9)))
    assert [type(item).__name__ for item, _ in notes.items] == ["RuledLines"]
    assert all(page.items for page in text)


def test_sources_and_words_explained_are_no_reading_for_the_inside() -> None:
    arrangement = chosen(part("one", 3), part("two", 3), *SAMPLE.parts[-1:]).arrangement
    assert arrangement.about_on_flap
    assert list(arrangement.opened) == [item for piece in arrangement.inside for item in piece.story]


# ---- what must not be printed alone


def test_the_pack_says_what_must_come_along() -> None:
    document = made(asked("water-walking", sections=("cupping",)))
    needs = {part.id: part.needs for part in document.parts}
    cards = [block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard)]
    assert needs["cupping"] == ("cupping-precautions",)
    assert [block.needs for block in cards] == [("pool-safety",)]


def test_precautions_that_do_not_fit_keep_the_treatment_out() -> None:
    choice = chosen(part("precautions", 120), part("cupping", 5, ("precautions",)), part("one", 3))
    assert printed(choice) == {"one"}
    assert list(choice.left_out()) == ["precautions", "cupping"]


def test_precautions_are_not_printed_without_the_treatment() -> None:
    choice = chosen(part("precautions", 5), part("cupping", 120, ("precautions",)), part("one", 3))
    assert printed(choice) == {"one"}


def test_precautions_that_the_document_lacks_keep_the_treatment_out() -> None:
    assert printed(chosen(part("cupping", 5, ("precautions",)), part("one", 3))) == {"one"}


def test_an_exercise_brings_what_it_needs() -> None:
    pool = part("pool", 10)
    both = chosen(pool, part("exercises", 5, cards=(card(1), card(2, ("pool",)))))
    assert printed(both) == {"pool", "exercises", "exercise 01", "exercise 02"}
    without = chosen(
        replace(pool, blocks=part("pool", 120).blocks), *[part("exercises", 5, cards=(card(1), card(2, ("pool",))))]
    )
    assert printed(without) == {"exercises", "exercise 01"}


def test_the_fold_never_parts_a_treatment_from_its_precautions() -> None:
    choice = chosen(part("precautions", 5), part("cupping", 5, ("precautions",)))
    assert named(choice.arrangement.inside) == ["precautions", "cupping"]
    before = chosen(part("one", 5), part("precautions", 5), part("cupping", 5, ("precautions",)), part("two", 60))
    assert printed(before) == {"one", "precautions", "cupping", "two"}
    assert named(before.arrangement.flap) == ["one"]


NEEDS = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
LENGTHS = st.tuples(st.integers(1, 60), NEEDS, st.lists(NEEDS, max_size=3))
"""How many sentences a part has, what it needs, and what each of its exercises needs."""


def parts_of(lengths: dict[str, tuple[int, tuple[str, ...], list[tuple[str, ...]]]]) -> Iterator[Part]:
    """The parts, their exercises numbered through all of them."""
    numbers = count(1)
    for name, (sentences, needs, exercises) in lengths.items():
        cards = tuple(card(next(numbers), wanted) for wanted in exercises)
        yield part(name, sentences, tuple(other for other in needs if other != name), cards)


@given(st.dictionaries(st.sampled_from(NAMES), LENGTHS, min_size=1), st.sampled_from(sorted(PAPERS)))
def test_everything_is_printed_with_what_it_needs_or_named(
    lengths: dict[str, tuple[int, tuple[str, ...], list[tuple[str, ...]]]], paper: str
) -> None:
    parts = list(parts_of(lengths))
    choice = chosen(*parts, paper=paper)
    on_paper, left_out = printed(choice), " ".join(choice.left_out())
    for each in parts:
        exercises = [block for block in each.blocks if isinstance(block, ExerciseCard)]
        assert each.id in on_paper or each.id in left_out
        assert each.id not in on_paper or set(each.needs) <= on_paper
        for block in exercises:
            name = block.name.line
            assert name not in on_paper or {each.id, *block.needs} <= on_paper
            assert each.id not in on_paper or (name in on_paper) != (name in left_out)
    theme = leaflet_theme(PageSetup(paper))
    for side, other in (both := (choice.arrangement.flap, choice.arrangement.inside), both[::-1]):
        assert {need for piece in side for need in piece.needs}.isdisjoint(piece.part for piece in other)
    pages = [*pages_inside(choice), *filter(None, [choice.flap_page()])]
    assert all(page.used <= theme.height + 0.01 for page in pages)
