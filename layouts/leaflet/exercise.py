"""An exercise in a leaflet: what to do, how much and when to stop. For more, a patient has the handout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.callouts import IconHeading
from layouts.dose_strip import dose_strips
from layouts.exercise_card import CardHeading
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable, Whole
from layouts.lists import item_list
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_DISC = 20.0
"""Diameter of the disc with the number."""
_BESIDE = 8
"""Between the disc and the name."""
_STEP_INDENT = 1.5
"""In em, as on the cards of other editions."""


class NumberedName(CardHeading):
    """The number of an exercise in a disc, and its name; what it is good for stays out."""

    def __init__(self, theme: Theme, number: int, name: Text) -> None:
        super().__init__(theme, number, name, Text())
        self.disc = _DISC

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = max(_DISC, self.name.wrap(width - _DISC - _BESIDE, air))
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        leading = self.name.style.leading
        middle = top - max(_DISC, leading) / 2
        self.draw_number(canvas, x + _DISC / 2, middle)
        self.name.draw(canvas, x + _DISC + _BESIDE, middle + leading / 2)


def leaflet_exercise(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    """An exercise on its way down a panel; it is never divided.

    Purpose, easier and harder ways and the line for notes stay out. What was prescribed or concerns safety does not.
    """
    body = theme.type.body
    strong = body.but(font=theme.type.strong.font)
    items: list[Flowable] = [NumberedName(theme, card.number, card.name)]
    if card.picture:
        items.append(FigureDrawing(theme, card.picture, theme.width))
    items.append(dose_strips(theme, card.doses))
    items += [Paragraph(theme, Text.plain(words), strong) for words in (card.side, card.load) if words]
    if card.equipment:
        items.append(Paragraph(theme, Text.plain(card.equipment), body.but(colour="soft")))
    items += [
        _labelled(theme, card.start, ". "),
        item_list(theme, card.steps, "number", body, gap=0, indent=_STEP_INDENT),
        *(IconHeading(theme, "care", caution, strong, "care_line", scale=1.1) for caution in card.cautions),
        IconHeading(theme, "stop", card.stop_if, body, "care_line", scale=1.1),
        _labelled(theme, card.ask_first),
    ]
    if card.note.text.spans:
        items.append(_labelled(theme, card.note))
    return Whole(items, theme.gap_inside, Tag("Sect"))


def left_unsaid(card: blocks.ExerciseCard) -> tuple[str, str]:
    """Labels of what a leaflet does not say of an exercise."""
    return card.easier.label, card.harder.label


def _labelled(theme: Theme, entry: blocks.Labelled, after: str = ": ") -> Flowable:
    return Paragraph(theme, Text.plain(entry.label + after, bold=True) + entry.text, theme.type.body)
