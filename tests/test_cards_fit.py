"""What a card holds: all exercises of the shipped pack, however much is added, with nothing over the edge."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import THEME
from reference_document import BRIDGE, REFERENCE
from sheets import CLINICIAN, made, sciatica

from handouts.document_blocks import Dose, ExerciseCard, Labelled
from handouts.fields import STAGES
from handouts.inline import Text
from handouts.request import ExerciseRequest, PatientRequest, Request
from layouts.cards.doses import DoseColumns, card_doses
from layouts.cards.exercise import exercise_cards
from layouts.dose_strip import DoseStrip, NarrowStrips
from layouts.editions.cards import cards_theme
from layouts.figures.flowable import FigureDrawing
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.fields import Side
    from layouts.cards.pieces import Card
    from layouts.theme import Theme

NOTE = "Slowly, please. Morning and evening, after a short walk. Tell me how it goes next time. " * 6
in_both_sizes = pytest.mark.parametrize("paper", ["a4", "letter"])


def card_theme(paper: str) -> Theme:
    """The theme of one card."""
    theme = cards_theme(PageSetup(paper))
    return replace(theme, page=(theme.page[0] / 2, theme.page[1] / 2))


@cache
def all_exercises(side: Side | None) -> dict[str, tuple[Document, ExerciseCard]]:
    """Every exercise of the shipped pack, with a document that it stands in; those done on one side for that side."""
    pack = sciatica()
    found: dict[str, tuple[Document, ExerciseCard]] = {}
    for stage in STAGES:
        chosen = {name: it for name, it in pack.exercises.items() if stage in it.facts.stages}
        items = (ExerciseRequest(id=name, side=side if it.facts.sided else None) for name, it in chosen.items())
        document = made(Request(exercises=tuple(items), stage=stage, patient=PatientRequest("Ana Müller")))
        blocks = [block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard)]
        found |= {name: (document, block) for name, block in zip(chosen, blocks, strict=True)}
    assert found.keys() == pack.exercises.keys()
    return found


def too_full(theme: Theme, cards: list[Card]) -> list[Card]:
    """Cards whose words run over the edge of a side."""
    fronts = [card for card in cards if card.front.height > theme.height - card.foot.height]
    return fronts + [card for card in cards if card.back and card.back.height > theme.height + 0.01]


@in_both_sizes
@pytest.mark.parametrize("side", [None, "left", "right"])
def test_every_exercise_has_room_on_one_card(paper: str, side: Side | None) -> None:
    """Its figure is at least half as large as in the handout."""
    theme = card_theme(paper)
    for document, block in all_exercises(side).values():
        cards = exercise_cards(theme, block, document)
        assert len(cards) == 1
        assert too_full(theme, cards) == []
        [figure] = [item for item in cards[0].front.items if isinstance(item, FigureDrawing)]
        assert block.picture
        usual = FigureDrawing(THEME, block.picture, theme.width)
        assert figure.natural_width >= usual.natural_width / 2


@in_both_sizes
@pytest.mark.parametrize(("length", "cautions"), [(200, 0), (200, 1), (200, 2), (500, 2)])
def test_every_exercise_has_room_with_a_note_and_cautions(paper: str, length: int, cautions: int) -> None:
    """500 characters are the longest note that a request may hold."""
    theme = card_theme(paper)
    caution = Text.plain(f"{CLINICIAN} has agreed to this and knows that you may have had a blood clot in a vein.")
    for document, block in all_exercises("left").values():
        note = Labelled(block.note.label, Text.plain(NOTE[:length].strip()))
        full = replace(block, note=note, cautions=(caution,) * cautions, load="Load: a red band")
        assert too_full(theme, exercise_cards(theme, full, document)) == []


@given(
    note=st.integers(0, 500),
    steps=st.integers(1, 9),
    cautions=st.integers(0, 3),
    paper=st.sampled_from(["a4", "letter"]),
)
@settings(max_examples=40)
def test_nothing_runs_over_an_edge(note: int, steps: int, cautions: int, paper: str) -> None:
    theme = card_theme(paper)
    block = replace(
        BRIDGE,
        steps=tuple(Text.plain(f"Step {number}: lift your hips, hold, breathe.") for number in range(steps)),
        cautions=(Text.plain("Your bones are thin: no jumps, and no bending with a weight."),) * cautions,
        note=Labelled("Note", Text.plain(("Slowly. " * 63)[:note].strip())),
    )
    assert too_full(theme, exercise_cards(theme, block, REFERENCE)) == []


def test_a_line_to_write_on_gives_way_before_a_second_card_is_made() -> None:
    theme = card_theme("letter")
    document, block = all_exercises("left")["hamstring-stretch"]
    written = replace(block, note=Labelled(block.note.label, Text.plain("Slowly, please. " * 9)))
    assert [len(exercise_cards(theme, each, document)) for each in (block, written)] == [1, 2]


# ---- the dosage


SHORT = (Dose("1", "set"), Dose("6", "times"), Dose("2", "times a day"))
FOUR = (Dose("10", "sets"), Dose("50", "times each side"), Dose("300", "seconds hold"), Dose("12", "times a day"))


def test_units_stand_beside_their_numbers_or_under_them() -> None:
    theme = card_theme("a4")
    forms = [card_doses(theme, doses) for doses in (SHORT, FOUR, FOUR + SHORT)]
    assert [type(form) for form in forms[:2]] == [DoseStrip, DoseColumns]
    assert not isinstance(forms[2], DoseStrip)


@pytest.mark.parametrize("doses", [SHORT, FOUR, FOUR + SHORT[:2]], ids=["three", "four", "six"])
def test_numbers_of_the_dosage_keep_their_size(doses: tuple[Dose, ...]) -> None:
    theme = card_theme("letter")
    form = card_doses(theme, doses)
    form.wrap(theme.width)
    strips = form.each() if isinstance(form, NarrowStrips) else [form]
    assert {strip.number_size for strip in strips if isinstance(strip, DoseStrip)} == {theme.type.dose.size}
