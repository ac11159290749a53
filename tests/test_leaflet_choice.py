"""What finds room in a leaflet: all of it is printed whole or named as left out, and nothing without what it needs."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from leaflets import composed
from pdf_tree import read
from printed import tidy
from reading_order import found
from sheets import CLINIC, CLINICIAN, asked, made, safe_requests

from handouts.diagnostics import HandoutError
from handouts.document import Part
from handouts.document_blocks import Callout, ExerciseCard, Heading, Paragraph
from handouts.inline import Text
from handouts.request import PatientRequest, Request
from layouts.editions.leaflet import leaflet_theme
from layouts.leaflet.choice import Choice
from layouts.leaflet.opened import opened
from layouts.render import painted
from layouts.story import Bookmarked
from layouts.theme import PAPERS, PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.pages import Page

SENTENCE = "Walk a little more, day after day; then rest. "
SAMPLE = made(asked("bridge"))
CARD = next(block for part in SAMPLE.parts for block in part.blocks if isinstance(block, ExerciseCard))
NAMES = ("one", "two", "three", "four", "five")


def part(name: str, sentences: int, needs: tuple[str, ...] = (), cards: tuple[ExerciseCard, ...] = ()) -> Part:
    """A part of so many sentences, then exercises."""
    blocks = (Heading(Text.plain(name), 1), Paragraph(Text.plain(SENTENCE * sentences)), *cards)
    return Part(name, blocks, needs)


def card(number: int, needs: tuple[str, ...] = ()) -> ExerciseCard:
    """An exercise of a number."""
    return replace(CARD, number=number, name=Text.plain(f"exercise {number:02}"), needs=needs)


def chosen(*parts: Part, paper: str = "a4") -> Choice:
    """What is printed of a document of these parts."""
    theme = leaflet_theme(PageSetup(paper))
    return Choice(replace(SAMPLE, parts=parts), [theme] * 3, theme)


def pages_inside(choice: Choice) -> list[Page]:
    """The panels inside, laid out."""
    return opened(choice.inner, choice.inside_story(choice.inside), "My notes")


def printed(choice: Choice) -> set[str]:
    """Ids of the parts that are printed, and names of exercises."""
    exercises = (f"exercise {number:02}" for part in choice.parts.values() for number in choice.printed_cards(part))
    return {*choice.inside, *choice.flap, *exercises}


# ---- few parts


def test_what_fits_is_printed_in_the_order_of_the_document() -> None:
    choice = chosen(part("one", 3), part("two", 3))
    titles = [item.title for item in choice.inside_story(choice.inside) if isinstance(item, Bookmarked)]
    assert titles == ["one", "two"]
    assert list(choice.left_out()) == []


def test_what_does_not_fit_is_passed_over_and_the_next_is_tried() -> None:
    choice = chosen(part("one", 3), part("long", 200), part("two", 3))
    assert printed(choice) == {"one", "two"}
    assert list(choice.left_out()) == ["long"]


def test_what_finds_no_room_inside_may_stand_on_the_flap() -> None:
    choice = chosen(part("one", 80), part("two", 20))
    assert (list(choice.inside), list(choice.flap)) == (["one"], ["two"])


def test_exercises_come_before_other_parts() -> None:
    choice = chosen(part("one", 60), part("exercises", 5, cards=(card(1), card(2))))
    assert choice.inside == {"exercises": {1, 2}}
    assert "one" in choice.left_out()


def test_exercises_go_on_on_the_flap_and_keep_their_numbers() -> None:
    choice = chosen(part("exercises", 5, cards=tuple(card(number) for number in range(1, 7))))
    assert choice.inside == {"exercises": {1, 2, 3}}
    assert choice.flap == {"exercises": {4}}
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
    assert list(choice.inside) == ["notes"]


def test_a_diary_is_never_printed() -> None:
    choice = chosen(part("one", 3), part("diary", 1))
    assert list(choice.left_out()) == ["diary"]


def test_panels_are_filled_evenly() -> None:
    used = [page.used for page in pages_inside(chosen(*(part(name, 18) for name in NAMES[:3])))]
    assert max(used) - min(used) < 60


def test_a_panel_that_is_not_needed_has_lines_for_notes() -> None:
    *text, notes = pages_inside(chosen(part("one", 9)))
    assert [type(item).__name__ for item, _ in notes.items] == ["RuledLines"]
    assert all(page.items for page in text)


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
    pages = [*pages_inside(choice), *filter(None, [choice.flap_page()])]
    assert all(page.used <= theme.height + 0.01 for page in pages)


# ---- requests


def with_plain_words(request: Request) -> Request:
    """The request with letters that the fonts have in place of those that were typed."""
    exercises = [
        replace(item, load=item.load and "a red band", note=item.note and "Slowly.") for item in request.exercises
    ]
    patient, notes = PatientRequest("Ana Müller", request.patient.id and "0042"), request.notes and "Well done."
    names = {"patient": patient, "clinician": CLINICIAN, "next_visit": request.next_visit and "Tuesday"}
    return replace(request, exercises=tuple(exercises), notes=notes, **names)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(safe_requests().map(with_plain_words))
def test_every_request_is_printed_or_named_or_refused(request_: Request) -> None:
    document = made(request_)
    try:
        composition = composed(request_, document=document)
    except HandoutError as error:
        told = str(error)
        composition = None
    if composition is None:
        assert told == "nothing that was asked for fits into a leaflet as a whole"
        return
    theme = leaflet_theme(PageSetup(request_.paper, request_.mono, CLINIC.colours))
    text = found(read(painted(document, theme, composition)))
    for each in document.parts[:-1]:
        if heading(each) not in composition.left_out:
            assert heading(each) in text
            assert missing(each, text, composition.left_out) == []


def heading(each: Part) -> str:
    return next(block.text.line for block in each.blocks if isinstance(block, Heading))


def missing(each: Part, text: str, left_out: tuple[str, ...]) -> list[str]:
    """Words of a part that are neither printed nor named: those for the patient in particular are among them."""
    lost = []
    for block in each.blocks:
        match block:
            case ExerciseCard():
                if not any(f"{block.number} {block.name.line}" in told for told in left_out):
                    lost += [words for words in safety_of(block) if tidy(words) not in text]
            case Callout(_, title):
                lost += [title.string] * (title.string not in text)
            case Paragraph(words):
                lost += [words.string] * (tidy(words.string) not in text)
    return lost


def safety_of(block: ExerciseCard) -> list[str]:
    """What an exercise must not be printed without."""
    words = [block.stop_if.string, block.ask_first.text.string, *(step.string for step in block.steps)]
    return [*words, *(caution.string for caution in block.cautions), block.side, block.load, block.note.text.string]
