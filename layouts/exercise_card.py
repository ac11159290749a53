"""The card of an exercise: what, why, how, how much, and when to stop."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from layouts import exercise_pieces as pieces
from layouts.dose_strip import dose_strips
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Box, Flowable, Pieces, Row, Stack
from layouts.numbered_name import NumberedName
from layouts.repeated import TitledStack
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts import document_blocks as blocks
    from handouts.document_blocks import Drawing
    from layouts.callouts import IconHeading
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_PADDING = 14
"""Left and right of what a card says."""
_STOP_INSET = 9
"""Of words from the frame around when to stop, for body text of 12; it grows with it."""
_GUTTER = 14
"""Between the figure and the steps."""
_CLOSER = ((1, 0), (0.7, 1), (0, 2))
"""Air, and how much closer lines then stand at least."""
_LADDER = (
    *((1, 1), (0.9, 1), (0.8, 1), (0.7, 1), (0.6, 1), (0.5, 1)),
    *((0.5, 0.85), (0.5, 0.7), (0.5, 0.6), (0.25, 0.6)),
)
"""Of a narrow card that is taller than a page: air, and size of the figure. Type never shrinks."""
_MOST_FRAMED = 1.25
"""Scale of the text up to which a card has a frame; in larger print the room is for words."""
_SHORT_WAY = 2
"""Lines of easier and of harder when they stand side by side in a narrow card."""


class CardHeading(NumberedName):
    """The number in a disc, the name, and what the exercise is good for."""

    def __init__(self, theme: Theme, card: blocks.ExerciseCard) -> None:
        super().__init__(theme, card.number, card.name)
        self.keep_with_next = theme.narrow
        self.purpose = Paragraph(theme, card.purpose, theme.type.body.but(colour="soft"))

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.name.wrap(width - self.indent)
        name_width = self.name.lines[0].runs[-1].x + self.name.lines[0].runs[-1].width
        self.beside = self.indent + name_width + 12 * self.theme.scale
        self.in_one_line = len(self.name.lines) == 1 and self.purpose_fits(width - self.beside)
        if self.in_one_line:
            self.height = max(self.disc, self.name.height)
        else:
            self.height = self.name.height + self.purpose.wrap(width - self.indent)
        return self.height

    def purpose_fits(self, room: float) -> bool:
        return room > 0 and self.purpose.wrap(room) <= self.purpose.style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        super().draw(canvas, x, top)
        name_top = top - self.above_name
        if self.in_one_line:
            drop = self.name.first_baseline() - self.purpose.first_baseline()
            self.purpose.draw(canvas, x + self.beside, name_top - drop)
        else:
            self.purpose.draw(canvas, x + self.indent, name_top - self.name.height)


class ExerciseCard(Flowable):
    """A card that stays whole unless it is taller than a page. With less air its lines stand closer, too.

    A narrow card that is taller than a page gives up gaps, then a part of its figure, if that keeps it on one page.
    """

    def __init__(self, theme: Theme, card: blocks.ExerciseCard) -> None:
        self.theme = theme
        self.card = card
        self.most = theme.height
        """What a narrow card gives up gaps and a part of its figure for: not to be taller than this."""
        self.whole = False
        """True when it leaves a page all but empty rather than be divided, unless it is taller than it should be."""
        self.versions: dict[tuple[float, float], Flowable] = {}

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.fitted = self.version(air, 1)
        self.height = self.fitted.wrap(width, air)
        if self.theme.narrow:
            self.fit(air)
        return self.height

    def fit(self, air: float) -> None:
        """Take the first step of the ladder that makes the card fit a page; if none does, it is divided as it is."""
        for most, size in _LADDER:
            version, spent = self.version(min(air, most), size), min(air, most)
            height = version.wrap(self.width, spent)
            if height <= self.most:
                self.fitted, self.height = version, height
                return

    def version(self, air: float, size: float) -> Flowable:
        """The card with the distance of lines that goes with ``air``, its figure at a part of its ``size``."""
        closer = next(closer for least, closer in _CLOSER if air >= least)
        if (closer, size) not in self.versions:
            body = self.theme.type.body
            style = body.but(leading=body.leading - closer * self.theme.scale)
            self.versions[closer, size] = _card(self.theme, self.card, style, size)
        return self.versions[closer, size]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.fitted.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        return self.fitted.split(room)

    def divide(self, room: float) -> Pieces | None:
        return None if self.whole and self.height <= self.most else self.fitted.divide(room)


def _card(theme: Theme, card: blocks.ExerciseCard, style: Style, size: float) -> Flowable:
    ways = pieces.ways(theme, card, style)
    heading = CardHeading(theme, card)
    items: list[Flowable] = [
        heading,
        *(_one_under_the_other(theme, card, style, size) if theme.narrow else [_how(theme, card, style)]),
        dose_strips(theme, card.doses),
        Ways(theme, ways) if theme.narrow else Row([(None, way) for way in ways], gap=20),
        *pieces.cautions(theme, card, style),
        pieces.stop_box(theme, card, style, inset=_STOP_INSET * theme.scale),
        pieces.ask_first(theme, card, style),
        pieces.note(theme, card, style),
    ]
    # In large print many cards go on over a page: what to stop for must not stand there without a name.
    inside = TitledStack(items, theme.gap_inside, Tag("Sect"), [heading] if theme.narrow else [])
    return Box(theme, inside, padding=_padding(theme), stroke="rule" if _framed(theme) else None, whole=True)


def _framed(theme: Theme) -> bool:
    return theme.scale <= _MOST_FRAMED


def _padding(theme: Theme) -> tuple[float, float]:
    """Between the frame and the words."""
    return (7, _PADDING) if _framed(theme) else (0, 0)


def _one_under_the_other(theme: Theme, card: blocks.ExerciseCard, style: Style, size: float) -> list[Flowable]:
    """The figure across the card, what belongs to it, where to begin and what to do."""
    start, steps = pieces.start(theme, card, style), pieces.steps(theme, card, style)
    said = [*pieces.prescribed(theme, card, style), *pieces.equipment(theme, card, style.but(colour="soft"))]
    given = [Stack(said)] if said else []
    if card.picture is None:
        return [start, *given, steps]
    smaller = replace(theme, figure_scale=theme.figure_scale * size)
    return [_figure(smaller, card.picture, theme.width - 2 * _padding(theme)[1]), *given, start, steps]


def _figure(theme: Theme, picture: Drawing, room: float) -> FigureDrawing:
    """The figure with its pictures side by side, if they have room for that as large as they are."""
    if len(picture.figure.poses) > 1:
        in_a_row = replace(picture, figure=replace(picture.figure, layout="row"))
        figure = FigureDrawing(theme, in_a_row, inf)
        if figure.natural_width <= room:
            return figure
    return FigureDrawing(theme, picture, room)


class Ways(Flowable):
    """The easier and the harder way: side by side if both are short, else one under the other."""

    def __init__(self, theme: Theme, ways: Sequence[IconHeading]) -> None:
        self.ways = ways
        self.beside = Row([(None, way) for way in ways], gap=20 * theme.scale)
        self.below = Stack(ways, theme.gap_inside / 2)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.beside.wrap(width, air)
        short = all(len(way.words.lines) <= _SHORT_WAY for way in self.ways)
        self.inside: Flowable = self.beside if short else self.below
        self.height = self.inside.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.inside.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        return self.inside.split(room)


def _how(theme: Theme, card: blocks.ExerciseCard, style: Style) -> Flowable:
    """The figure with what belongs to it, and beside it where to begin and what to do.

    What is needed stands where the card gets lower by it: under the figure, or over the start. It is read before the
    start in either place.
    """
    start, steps = pieces.start(theme, card, style), pieces.steps(theme, card, style)
    prescribed = pieces.prescribed(theme, card, style)
    needed = pieces.equipment(theme, card, style.but(colour="soft"))
    if card.picture is None:
        return Row([(theme.figure_column, Stack([start, *prescribed, *needed], 4)), (None, steps)], _GUTTER)
    figure = FigureDrawing(theme, card.picture, theme.figure_column)
    column = max(theme.figure_column, figure.natural_width)
    under = ([figure, *prescribed, *needed], [start, steps])
    over = ([figure, *prescribed], [*needed, start, steps])
    rows = [Row([(column, Stack(left, 4)), (None, Stack(right, 4))], _GUTTER) for left, right in (under, over)]
    return min(rows, key=lambda row: row.wrap(theme.width - 2 * _PADDING))
