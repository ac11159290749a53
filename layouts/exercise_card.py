"""The card of an exercise: what, why, how, how much, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.callouts import IconHeading
from layouts.dose_strip import dose_strips
from layouts.figures.flowable import FigureDrawing
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
_PADDING = 14
"""Left and right of what a card says."""
_GUTTER = 14
"""Between the figure and the steps."""
_STEP_INDENT = 1.5
"""In em: no card has ten steps."""


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
    items: list[Flowable] = [
        CardHeading(theme, card.number, card.name, card.purpose),
        _how(theme, card),
        dose_strips(theme, card.doses),
        Row([(None, _way(theme, "down", card.easier)), (None, _way(theme, "up", card.harder))], gap=20),
        *(_caution(theme, caution) for caution in card.cautions),
        _stop(theme, card),
        _ask_first(theme, card),
        _note(theme, card),
    ]
    return Box(theme, Stack(items, theme.gap_inside, Tag("Sect")), padding=(8, _PADDING), stroke="rule", whole=True)


def _how(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    """The figure with what belongs to it, and beside it where to begin and what to do."""
    style = theme.type.on_card
    start = Paragraph(theme, Text.plain(f"{card.start.label}. ", bold=True) + card.start.text, style)
    steps = item_list(theme, card.steps, "number", style, indent=_STEP_INDENT)
    strong = style.but(font=theme.type.strong.font)
    given = [Paragraph(theme, Text.plain(words), strong) for words in (card.side, card.load) if words]
    if card.equipment:
        given.append(Paragraph(theme, Text.plain(card.equipment), style.but(colour="soft")))
    if card.picture is None:
        return Row([(theme.figure_column, Stack([start, *given], 4)), (None, steps)], _GUTTER)
    figure = FigureDrawing(theme, card.picture, theme.figure_column)
    column = max(theme.figure_column, figure.natural_width)
    return Row([(column, Stack([figure, *given], 4)), (None, Stack([start, steps], 4))], _GUTTER)


def _way(theme: Theme, icon: Icon, way: blocks.Labelled) -> Flowable:
    text = Text.plain(f"{way.label}: ", bold=True) + way.text
    return IconHeading(theme, icon, text, theme.type.on_card, "main", scale=1)


def _caution(theme: Theme, text: Text) -> Flowable:
    return IconHeading(theme, "care", text, theme.type.on_card.but(font=theme.type.strong.font), "care_line", scale=1.1)


def _stop(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    sign = IconHeading(theme, "stop", card.stop_if, theme.type.on_card, "care_line", scale=1.1)
    return Box(theme, sign, padding=(4, 9), fill="care_tint", stroke="care_line")


def _ask_first(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    text = Text.plain(f"{card.ask_first.label}: ", bold=True) + card.ask_first.text
    return Paragraph(theme, text, theme.type.on_card)


def _note(theme: Theme, card: blocks.ExerciseCard) -> Flowable:
    if card.note.text.spans:
        text = Text.plain(f"{card.note.label}: ", bold=True) + card.note.text
        return Paragraph(theme, text, theme.type.on_card)
    return WriteLine(theme, card.note.label, height=20)
