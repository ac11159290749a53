"""The card of an exercise: what, why, how, how much, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.callouts import IconHeading
from layouts.dose_strip import dose_strips
from layouts.flowables import Box, Flowable, Row, Stack
from layouts.lists import item_list
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.icons import Icon
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_NUMBER = 24
"""Diameter of the disc with the number."""


class CardHeading(Flowable):
    """The number in a disc, the name, and what the exercise is good for."""

    def __init__(self, theme: Theme, number: int, name: Text, purpose: Text) -> None:
        self.theme = theme
        self.number = str(number)
        self.tag = Tag("H3")
        self.name = Paragraph(theme, name, theme.type.card.but(balanced=False))
        self.purpose = Paragraph(theme, purpose, theme.type.body.but(colour="soft"))
        self.name.tag = self.tag

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.indent = _NUMBER + 10
        self.name.wrap(width - self.indent)
        name_width = self.name.lines[0].runs[-1].x + self.name.lines[0].runs[-1].width
        self.beside = self.indent + name_width + 12
        self.in_one_line = len(self.name.lines) == 1 and self.purpose_fits(width - self.beside)
        if self.in_one_line:
            self.height = max(float(_NUMBER), self.name.height)
        else:
            self.height = self.name.height + self.purpose.wrap(width - self.indent)
        return self.height

    def purpose_fits(self, room: float) -> bool:
        return room > 0 and self.purpose.wrap(room) <= self.purpose.style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        first_line = max(float(_NUMBER), self.name.style.leading)
        middle = top - first_line / 2
        self.draw_number(canvas, x + _NUMBER / 2, middle)
        name_top = middle + self.name.style.leading / 2
        self.name.draw(canvas, x + self.indent, name_top)
        if self.in_one_line:
            drop = self.name.first_baseline() - self.purpose.first_baseline()
            self.purpose.draw(canvas, x + self.beside, name_top - drop)
        else:
            self.purpose.draw(canvas, x + self.indent, name_top - self.name.height)

    def draw_number(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        theme, style = self.theme, self.theme.type.card
        main, white = theme.colour("main"), theme.colour("white")
        with canvas.artifact():
            canvas.setStrokeColor(main)
            canvas.setFillColor(white if theme.mono else main)
            canvas.setLineWidth(1.5)
            canvas.circle(x, y, _NUMBER / 2 - 0.75, fill=1, stroke=1)
        size = 14 if len(self.number) == 1 else 12
        canvas.setFillColor(main if theme.mono else white)
        left = x - fonts.width(self.number, style.font, size) / 2
        with canvas.content(self.tag):
            canvas.show(left, y - fonts.metrics(style.font).cap_height * size / 2, self.number + " ", style.font, size)


def exercise_card(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    """A card that stays whole unless it is taller than a page."""
    body = theme.type.body
    items: list[Flowable] = [
        CardHeading(theme, card.number, card.name, card.purpose),
        Row([(theme.figure_column, _start(theme, card)), (None, item_list(theme, card.steps, "number", body))], gap=20),
        dose_strips(theme, card.doses),
        Row([(None, _way(theme, "down", card.easier)), (None, _way(theme, "up", card.harder))], gap=20),
        *(_caution(theme, caution) for caution in card.cautions),
        _stop(theme, card),
        _ask_first(theme, card),
        _note(theme, card),
    ]
    return Box(theme, Stack(items, theme.gap_inside, Tag("Sect")), padding=(9, 14), stroke="rule", whole=True)


def _start(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    """Where to begin and with what, in the column that a figure will share."""
    style = theme.type.body
    start = Text.plain(f"{card.start.label}. ", bold=True) + card.start.text
    items: list[Flowable] = [Paragraph(theme, start, style)]
    prescribed = (card.side, card.load)
    items += [Paragraph(theme, Text.plain(words), theme.type.strong) for words in prescribed if words]
    if card.equipment:
        items.append(Paragraph(theme, Text.plain(card.equipment), style.but(colour="soft")))
    return Stack(items, 4)


def _way(theme: Theme, icon: Icon, way: blocks.Labelled) -> Flowable:
    text = Text.plain(f"{way.label}: ", bold=True) + way.text
    return IconHeading(theme, icon, text, theme.type.body, "main", scale=1)


def _caution(theme: Theme, text: Text) -> Flowable:
    return IconHeading(theme, "care", text, theme.type.strong, "care_line", scale=1.1)


def _stop(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    sign = IconHeading(theme, "stop", card.stop_if, theme.type.body, "care_line", scale=1.1)
    return Box(theme, sign, padding=(4, 9), fill="care_tint", stroke="care_line")


def _ask_first(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    text = Text.plain(f"{card.ask_first.label}: ", bold=True) + card.ask_first.text
    return Paragraph(theme, text, theme.type.body)


def _note(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    if card.note.text.spans:
        text = Text.plain(f"{card.note.label}: ", bold=True) + card.note.text
        return Paragraph(theme, text, theme.type.body)
    return WriteLine(theme, card.note.label, height=22)
