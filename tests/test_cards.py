"""Exercise cards: each exercise on the front of one card and behind it, four on a sheet, with marks to cut along."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_tree import Element, read
from printed import extracted, faults, tidy
from reference_document import BRIDGE, REFERENCE, WALKING
from sample_requests import EVERYTHING
from sheets import CLINIC, made, problems_of

from handouts.document import Part, PatientField
from handouts.document_blocks import ExerciseCard, Heading, Labelled
from handouts.inline import Text
from handouts.request import Request
from layouts.editions.cards import EDITION, cards_theme
from layouts.render import render
from layouts.theme import MM, PageSetup

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.request import Paper

MARGIN, WHITE = 8 * MM, 5 * MM
"""Words from the cut; what a printer leaves white."""
A4, LETTER = PageSetup(), PageSetup("letter")


def cards_of(document: Document, setup: PageSetup = A4) -> bytes:
    return render(document, cards_theme(setup), edition="cards")


def with_exercises(*cards: ExerciseCard) -> Document:
    """A document of nothing but exercises."""
    return replace(REFERENCE, parts=(Part("exercises", (Heading(Text.plain("Your exercises"), 1), *cards)),))


def numbered(count: int) -> Document:
    """A document of so many exercises, called "Move 01" and so on."""
    names = (Text.plain(f"Move {number:02}") for number in range(1, count + 1))
    return with_exercises(*(replace(BRIDGE, number=index, name=name) for index, name in enumerate(names, start=1)))


def places(page: pypdfium2.PdfPage) -> dict[str, tuple[bool, bool]]:
    """Of each "Move" on a page, whether it stands on the right, and whether in the upper half."""
    width, height = page.get_size()
    text = page.get_textpage()
    found = {}
    search = text.search("Move ")
    while hit := search.get_next():
        left, _, _, top = text.get_charbox(hit[0])
        found[text.get_text_range(hit[0], len("Move 00"))] = (left > width / 2, top > height / 2)
    return found


def letters(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The boxes of all letters: left, bottom, right, top."""
    boxes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            text = document[number].get_textpage()
            shown = [index for index in range(text.count_chars()) if text.get_text_range(index, 1).strip()]
            boxes += [text.get_charbox(index) for index in shown]
    return boxes


# ---- sheets


@given(count=st.integers(1, 13), setup=st.sampled_from([A4, LETTER]))
@settings(max_examples=12)
def test_each_exercise_is_on_one_front_and_at_the_mirrored_place_behind_it(count: int, setup: PageSetup) -> None:
    """Behind it once the sheet is turned on its long edge: left becomes right, what is above stays above."""
    names = [f"Move {number:02}" for number in range(1, count + 1)]
    with pypdfium2.PdfDocument(cards_of(numbered(count), setup)) as pdf:
        sides = [places(pdf[number]) for number in range(len(pdf))]
    fronts, backs = sides[::2], sides[1::2]
    assert [name for front in fronts for name in front] == names
    assert [sorted(front) for front in fronts] == [sorted(back) for back in backs]
    for front, back in zip(fronts, backs, strict=True):
        assert back == {name: (not right, upper) for name, (right, upper) in front.items()}


@pytest.mark.parametrize(("count", "cards"), [(3, 4), (4, 4), (5, 6)])
def test_a_place_that_stays_free_gets_a_card_of_warning_signs(count: int, cards: int) -> None:
    root = read(cards_of(numbered(count))).root
    assert [kid.role for kid in root.kids if isinstance(kid, Element)] == ["H1"] + ["Sect"] * cards
    last = root.kids[-1]
    assert isinstance(last, Element)
    assert last.text.startswith(REFERENCE.emergency.tiers[0].title.string) == (cards > count)


@pytest.mark.parametrize("setup", [A4, LETTER], ids=["a4", "letter"])
def test_marks_to_cut_along_stand_at_the_edges_and_at_the_centre_of_both_sides(setup: PageSetup) -> None:
    width, height = setup.page
    with pikepdf.open(io.BytesIO(cards_of(numbered(4), setup))) as pdf:
        for page in pdf.pages:
            lines = cut_lines(page, width / 2, height / 2)
            assert len(lines) == 6
            for (left, bottom), (right, top) in lines:
                assert min(left, width - right, bottom, height - top) >= WHITE - 0.01


def cut_lines(page: pikepdf.Page, x: float, y: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Lines that run along one of the two cuts."""
    steps = [(str(step.operator), step.operands) for step in pikepdf.parse_content_stream(page)]
    lines = [
        ((float(start[0]), float(start[1])), (float(end[0]), float(end[1])))
        for (move, start), (draw, end) in pairwise(steps)
        if (move, draw) == ("m", "l")
    ]
    return [
        (one, two)
        for one, two in lines
        if abs(one[0] - x) + abs(two[0] - x) < 1 or abs(one[1] - y) + abs(two[1] - y) < 1
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_words_keep_clear_of_the_cuts_and_of_the_edges(paper: Paper) -> None:
    setup = PageSetup(paper)
    cards = [side / 2 for side in setup.page]
    for left, bottom, right, top in letters(cards_of(made(EVERYTHING), setup)):
        for low, high, card in ((left, right, cards[0]), (bottom, top, cards[1])):
            assert low % card >= MARGIN - 1
            assert high % card <= card - MARGIN + 1


# ---- cards


SAMPLES = {
    "default": (Request(), A4),
    "letter": (Request(side="left"), LETTER),
    "mono": (Request(side="right"), PageSetup(mono=True)),
    "notes": (EVERYTHING, A4),
    "notes on letter": (EVERYTHING, PageSetup("letter", mono=True)),
}
samples = pytest.mark.parametrize(("request_", "setup"), SAMPLES.values(), ids=SAMPLES)


@samples
def test_they_conform(request_: Request, setup: PageSetup) -> None:
    assert faults(cards_of(made(request_), setup)) == []


@samples
def test_every_word_of_an_exercise_stands_on_its_card(request_: Request, setup: PageSetup) -> None:
    document = made(request_)
    sections = [kid for kid in read(cards_of(document, setup)).root.kids if isinstance(kid, Element)][1:]
    blocks = [block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard)]
    for block, section in zip((block for block in blocks if not block.needs), sections, strict=False):
        text = tidy(spaced(section))
        assert text.startswith(f"{block.number} {block.name.string}")
        given_words = [
            block.purpose,
            block.start.text,
            *block.steps,
            block.easier.text,
            block.harder.text,
            *block.cautions,
        ]
        given_words += [block.stop_if, block.ask_first.text, block.note.text]
        said = [*(words.string for words in given_words), block.side, block.load, block.equipment]
        assert [words for words in said if tidy(words) not in text] == []
        assert document.emergency.tiers[0].signs[-1].string in text


def spaced(element: Element) -> str:
    kids = (kid if isinstance(kid, str) else spaced(kid) for kid in element.kids if isinstance(kid, str | Element))
    return f"{''.join(kids)} "


def test_front_and_back_of_a_card_are_read_before_the_next_card() -> None:
    title, *sections = (kid for kid in read(cards_of(numbered(6))).root.kids if isinstance(kid, Element))
    assert (title.role, title.text) == ("H1", REFERENCE.foot.title)
    for section in sections[:6]:
        front, back = (kid for kid in section.kids if isinstance(kid, Element))
        heading = front.kids[0]
        assert isinstance(heading, Element)
        assert (heading.role, heading.text[-7:-2]) == ("H2", "Move ")
        assert "Lift your hips." in back.text


def test_the_patient_is_named_on_each_front() -> None:
    document = replace(numbered(3), patient=(PatientField("Name", "Ana Müller"),))
    with pypdfium2.PdfDocument(cards_of(document)) as pdf:
        words = [pdf[number].get_textpage().get_text_bounded() for number in range(2)]
    assert [text.count("Name: Ana Müller") for text in words] == [3, 0]


@pytest.mark.parametrize("warning", ["Draft: not yet reviewed", ""])
def test_each_side_of_each_card_says_if_nobody_has_reviewed_it(warning: str) -> None:
    document = numbered(4)
    tree = read(cards_of(replace(document, foot=replace(document.foot, warning=warning))))
    assert tree.artifacts.count("Draft: not yet reviewed") == (8 if warning else 0)


def test_no_words_are_smaller_than_nine_points() -> None:
    with pikepdf.open(io.BytesIO(cards_of(made(EVERYTHING)))) as pdf:
        steps = [step for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
    assert min(float(step.operands[1]) for step in steps if str(step.operator) == "Tf") == 9


def test_the_same_document_gives_the_same_bytes() -> None:
    assert cards_of(REFERENCE) == cards_of(REFERENCE)


# ---- what has no place


def left_out(document: Document) -> tuple[str, ...]:
    return EDITION.compose(cards_theme(A4), document, None).left_out


def test_what_is_not_on_a_card_is_told() -> None:
    assert left_out(REFERENCE) == ("What is it?", "Your exercises: all but its exercises", "Before you use cups")
    assert left_out(numbered(2)) == ()


def test_an_exercise_is_not_printed_without_its_precautions() -> None:
    needy = replace(WALKING, number=1, needs=("pool-safety",))
    document = with_exercises(needy, BRIDGE)
    assert left_out(document) == ("Your exercises: 1 Walking",)
    assert "Walking" not in extracted(cards_of(document))


@pytest.mark.parametrize("needs_of", ["exercise", "part"])
def test_exercises_that_all_need_precautions_are_refused(needs_of: str) -> None:
    document = with_exercises(replace(BRIDGE, needs=("pool-safety",) if needs_of == "exercise" else ()))
    if needs_of == "part":
        document = replace(document, parts=tuple(replace(part, needs=("pool-safety",)) for part in document.parts))
    [problem] = problems_of(lambda: cards_of(document))
    assert "without the precautions that must come along" in problem.message
    assert "--edition handout" in problem.hint


def test_a_document_without_exercises_is_refused() -> None:
    document = made(Request(sections=("overview",)), CLINIC)
    [problem] = problems_of(lambda: cards_of(document))
    assert problem.message == "there is no exercise to print on cards"
    assert "-x" in problem.hint


def test_an_exercise_that_no_two_cards_hold_is_named() -> None:
    endless = replace(WALKING, steps=tuple(Text.plain(f"Step {number} of a long walk.") for number in range(60)))
    [problem] = problems_of(lambda: cards_of(with_exercises(endless)))
    assert "'Walking'" in problem.message
    assert "--edition handout" in problem.hint


def test_a_long_note_goes_on_a_second_card_of_the_same_exercise() -> None:
    note = "Slowly, please, and stop before it hurts. " * 11
    full = replace(WALKING, steps=WALKING.steps * 5, note=Labelled("Note", Text.plain(note)))
    document = with_exercises(full, BRIDGE)
    pdf = cards_of(document)
    _, walking, bridge, _ = (kid for kid in read(pdf).root.kids if isinstance(kid, Element))
    front, back, second = (kid for kid in walking.kids if isinstance(kid, Element))
    assert tidy(note) not in tidy(front.text) + tidy(back.text)
    assert tidy(note) in tidy(spaced(second))
    assert document.labels.second_card in back.text
    assert bridge.text.startswith("12 Bridge")
    assert faults(pdf) == []


@pytest.mark.parametrize("setup", [A4, LETTER], ids=["A4", "Letter"])
def test_every_back_names_its_exercise_lest_sheets_are_turned_on_the_wrong_edge(setup: PageSetup) -> None:
    with pypdfium2.PdfDocument(cards_of(made(EVERYTHING), setup)) as file:
        backs = " ".join(tidy(file[number].get_textpage().get_text_bounded()) for number in range(1, len(file), 2))
    cards = [block for part in made(EVERYTHING).parts for block in part.blocks if isinstance(block, ExerciseCard)]
    printed = [card for card in cards if not card.needs]
    assert len(printed) > 10
    assert [card.name.line for card in printed if f"{card.number} {card.name.line}" not in backs] == []


def test_what_the_patient_must_mind_stands_behind_the_warning_signs() -> None:
    document = made(Request(conditions=("osteoporosis", "pregnancy")))
    text = extracted(cards_of(document))
    assert "You are pregnant. Ask your clinician before you start new exercises." in text


def test_warning_signs_for_which_no_place_is_left_are_told() -> None:
    left_out = EDITION.compose(cards_theme(A4), made(Request()), None).left_out
    assert left_out[:2] == ("Warning signs: Get help today", "Warning signs: Book a visit")
