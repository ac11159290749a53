"""The card of an exercise: what, why, how, how much, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.callouts import IconHeading
from layouts.dose_strip import dose_strips
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Box, Flowable, Pieces, Row, Stack
from layouts.lists import item_list
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.icons import Icon
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_NUMBER = 24
"""Diameter of the disc with the number."""
_PADDING = 14
"""Left and right of what a card says."""
_GUTTER = 14
"""Between the figure and the steps."""
_LEADING = ((1, 17), (0.7, 16), (0, 15))
"""Air, and how far apart lines then stand at most."""
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


class ExerciseCard(Flowable):
    """A card that stays whole unless it is taller than a page. With less air its lines stand closer, too."""

    def __init__(self, theme: Theme, card: blocks.ExerciseCard) -> None:
        self.theme = theme
        self.card = card
        self.versions: dict[float, Flowable] = {}

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        leading = next(leading for least, leading in _LEADING if air >= least)
        if leading not in self.versions:
            self.versions[leading] = _card(self.theme, self.card, self.theme.type.body.but(leading=leading))
        self.fitted = self.versions[leading]
        self.height = self.fitted.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.fitted.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        return self.fitted.split(room)

    def divide(self, room: float) -> Pieces | None:
        return self.fitted.divide(room)


def _card(theme: Theme, card: blocks.ExerciseCard, style: Style) -> Flowable:
    strong = style.but(font=theme.type.strong.font)
    items: list[Flowable] = [
        CardHeading(theme, card.number, card.name, card.purpose),
        _how(theme, card, style),
        dose_strips(theme, card.doses),
        Row([(None, _way(theme, "down", card.easier, style)), (None, _way(theme, "up", card.harder, style))], gap=20),
        *(IconHeading(theme, "care", caution, strong, "care_line", scale=1.1) for caution in card.cautions),
        _stop(theme, card, style),
        _labelled(theme, card.ask_first, style),
        _labelled(theme, card.note, style) if card.note.text.spans else WriteLine(theme, card.note.label, height=18),
    ]
    return Box(theme, Stack(items, theme.gap_inside, Tag("Sect")), padding=(7, _PADDING), stroke="rule", whole=True)


def _how(theme: Theme, card: blocks.ExerciseCard, style: Style) -> Flowable:
    """The figure with what belongs to it, and beside it where to begin and what to do.

    What is needed stands where the card gets lower by it: under the figure, or over the start. It is read before the
    start in either place.
    """
    strong = style.but(font=theme.type.strong.font)
    start = Paragraph(theme, Text.plain(f"{card.start.label}. ", bold=True) + card.start.text, style)
    steps = item_list(theme, card.steps, "number", style, indent=_STEP_INDENT)
    prescribed = [Paragraph(theme, Text.plain(words), strong) for words in (card.side, card.load) if words]
    needed = [Paragraph(theme, Text.plain(card.equipment), style.but(colour="soft"))] if card.equipment else []
    if card.picture is None:
        return Row([(theme.figure_column, Stack([start, *prescribed, *needed], 4)), (None, steps)], _GUTTER)
    figure = FigureDrawing(theme, card.picture, theme.figure_column)
    column = max(theme.figure_column, figure.natural_width)
    under = ([figure, *prescribed, *needed], [start, steps])
    over = ([figure, *prescribed], [*needed, start, steps])
    rows = [Row([(column, Stack(left, 4)), (None, Stack(right, 4))], _GUTTER) for left, right in (under, over)]
    return min(rows, key=lambda row: row.wrap(theme.width - 2 * _PADDING))


def _way(theme: Theme, icon: Icon, way: blocks.Labelled, style: Style) -> Flowable:
    text = Text.plain(f"{way.label}: ", bold=True) + way.text
    return IconHeading(theme, icon, text, style, "main", scale=1)


def _stop(theme: Theme, card: blocks.ExerciseCard, style: Style) -> Flowable:
    sign = IconHeading(theme, "stop", card.stop_if, style, "care_line", scale=1.1)
    return Box(theme, sign, padding=(4, 9), fill="care_tint", stroke="care_line")


def _labelled(theme: Theme, entry: blocks.Labelled, style: Style) -> Flowable:
    return Paragraph(theme, Text.plain(f"{entry.label}: ", bold=True) + entry.text, style)
