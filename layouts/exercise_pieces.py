"""What a card, a booklet and a leaflet say of an exercise in the same words and with the same signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.callouts import IconHeading
from layouts.flowables import Box, Flowable
from layouts.lists import item_list
from layouts.text import Paragraph
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts.document_blocks import ExerciseCard, Labelled
    from layouts.theme import Style, Theme

_STEP_INDENT = 1.5
"""In em: no exercise has ten steps."""
_SIGN = 1.1
"""Size of a sign, in sizes of the words beside it."""
_STOP_EDGE = 4
"""Above and below when to stop, in points for body text of 12; it grows with it."""
_NOTE_LINE = 18
"""Room for handwriting, in points for body text of 12; it grows with it."""


def start(theme: Theme, card: ExerciseCard, style: Style) -> Flowable:
    """Where to begin."""
    return Paragraph(theme, Text.plain(f"{card.start.label}. ", bold=True) + card.start.text, style)


def steps(theme: Theme, card: ExerciseCard, style: Style, *, gap: float = 3) -> Flowable:
    """What to do; ``gap`` as in a list."""
    return item_list(theme, card.steps, "number", style, gap=gap, indent=_STEP_INDENT)


def prescribed(theme: Theme, card: ExerciseCard, style: Style) -> list[Flowable]:
    """The side and the load, as far as there are any."""
    strong = style.but(font=theme.type.strong.font)
    return [Paragraph(theme, Text.plain(words), strong) for words in (card.side, card.load) if words]


def equipment(theme: Theme, card: ExerciseCard, style: Style) -> list[Flowable]:
    """What is needed, if anything is."""
    return [Paragraph(theme, Text.plain(card.equipment), style)] if card.equipment else []


def ways(theme: Theme, card: ExerciseCard, style: Style) -> tuple[IconHeading, IconHeading]:
    """The easier and the harder way."""
    easier = IconHeading(theme, "down", _after_label(card.easier), style, "main", scale=1)
    return easier, IconHeading(theme, "up", _after_label(card.harder), style, "main", scale=1)


def cautions(theme: Theme, card: ExerciseCard, style: Style) -> list[Flowable]:
    """What this patient in particular must mind."""
    strong = style.but(font=theme.type.strong.font)
    return [IconHeading(theme, "care", caution, strong, "care_line", scale=_SIGN) for caution in card.cautions]


def stop_sign(theme: Theme, card: ExerciseCard, style: Style) -> IconHeading:
    """When to stop."""
    return IconHeading(theme, "stop", card.stop_if, style, "care_line", scale=_SIGN)


def stop_box(theme: Theme, card: ExerciseCard, style: Style, *, inset: float) -> Flowable:
    """When to stop, in a box; ``inset`` is from its frame to the words, left and right."""
    return Box(
        theme,
        stop_sign(theme, card, style),
        padding=(_STOP_EDGE * theme.scale, inset),
        fill="care_tint",
        stroke="care_line",
    )


def ask_first(theme: Theme, card: ExerciseCard, style: Style) -> Flowable:
    """Who must ask before they start."""
    return Paragraph(theme, _after_label(card.ask_first), style)


def note(theme: Theme, card: ExerciseCard, style: Style) -> Flowable:
    """The clinician's note, or a line to write one on."""
    if card.note.text.spans:
        return Paragraph(theme, _after_label(card.note), style)
    return WriteLine(theme, card.note.label, height=_NOTE_LINE * theme.scale)


def _after_label(entry: Labelled) -> Text:
    return Text.plain(f"{entry.label}: ", bold=True) + entry.text
