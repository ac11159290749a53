"""An exercise in a leaflet: what to do, how much and when to stop. For more, a patient has the handout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import exercise_pieces as pieces
from layouts.dose_strip import dose_strips
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable, Whole
from layouts.numbered_name import NumberedName
from layouts.structure import Tag

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.theme import Theme

_DISC = 20
"""Diameter of the disc with the number."""
_BESIDE = 8
"""Between the disc and the name."""


def leaflet_exercise(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    """An exercise on its way down a panel; it is never divided.

    Purpose, easier and harder ways and the line for notes stay out. What was prescribed or concerns safety does not.
    """
    body = theme.type.body
    items: list[Flowable] = [NumberedName(theme, card.number, card.name, disc=_DISC, beside=_BESIDE)]
    if card.picture:
        items.append(FigureDrawing(theme, card.picture, theme.width))
    items += [
        dose_strips(theme, card.doses),
        *pieces.prescribed(theme, card, body),
        *pieces.equipment(theme, card, body.but(colour="soft")),
        pieces.start(theme, card, body),
        pieces.steps(theme, card, body, gap=0),
        *pieces.cautions(theme, card, body),
        pieces.stop_sign(theme, card, body),
        pieces.ask_first(theme, card, body),
    ]
    if card.note.text.spans:
        items.append(pieces.note(theme, card, body))
    return Whole(items, theme.gap_inside, Tag("Sect"))


def left_unsaid(card: blocks.ExerciseCard) -> tuple[str, str]:
    """Labels of what a leaflet does not say of an exercise."""
    return card.easier.label, card.harder.label
