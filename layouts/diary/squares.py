"""What a week of the diary is made of: its title, the names of the days, rows of squares to tick.

There is a square for each time of the day; all squares of a week are of the same size.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.flowables import Flowable, Row, Stack
from layouts.structure import Tag
from layouts.tables import RowsTable
from layouts.text import Paragraph, first_baseline
from layouts.theme import MM
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document_blocks import DiaryRow, DiaryWeek
    from layouts.diary.fields import WeekFields
    from layouts.links import Rect
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

LEAST_SIDE = 7 * MM
"""Side of a square that a shaky hand still hits."""
_BETWEEN_DAYS = 6
_LINE, _HEAVY_LINE = 1, 1.5
_THICKEST = 1.5
"""How far lines of squares grow with the text."""
_RADIUS = 2
_FEW = 3
"""Squares of a day that stand either in one line or one under the other."""
_WRITTEN = 1.6
"""Width of a box for a number, in sides of a square."""


class WeekTitle(Flowable):
    """Which week it is, and a line for its first day."""

    def __init__(self, theme: Theme, week: DiaryWeek, fields: WeekFields | None = None) -> None:
        self.theme = theme
        self.week = week
        self.fields = fields
        self.style = theme.type.card.but(size=theme.type.body.size + 1, colour="main")
        self.tag = Tag("TH", attributes={"Scope": "Column"})

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.style.leading
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        theme, week, style, label = self.theme, self.week, self.style, self.theme.type.label
        baseline = top - first_baseline(style)
        start = x + fonts.width(week.title, style.font, style.size) + 8 * theme.scale
        with canvas.content(self.tag):
            canvas.setFillColor(theme.colour(style.colour))
            canvas.show(x, baseline, week.title + " ", style.font, style.size)
            canvas.setFillColor(theme.colour(label.colour))
            canvas.show(start, baseline, week.starting, label.font, label.size)
        start += fonts.width(week.starting, label.font, label.size) + 4 * theme.scale
        end = min(x + self.width, start + 90 * theme.scale)
        rule(canvas, theme, start, end, baseline - 2)
        if self.fields:
            [date] = self.fields.lines("starting", week.starting)
            with canvas.element(self.tag):
                canvas.field(date, (start, baseline - 2, end, baseline - 2 + self.style.leading))


class DayNames(Flowable):
    """The names of the days, each over the middle of its column."""

    def __init__(self, theme: Theme, week: DiaryWeek) -> None:
        self.theme = theme
        self.names = week.days
        self.style = theme.type.strong.but(size=_name_size(theme))
        self.tags = [Tag("TH", attributes={"Scope": "Column"}) for _ in week.days]

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.style.leading
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style, day = self.style, self.width / len(self.names)
        canvas.setFillColor(self.theme.colour(style.colour))
        for index, (name, tag) in enumerate(zip(self.names, self.tags, strict=True)):
            left = x + day * (index + 0.5) - fonts.width(name, style.font, style.size) / 2
            with canvas.content(tag):
                canvas.show(left, top - first_baseline(style), name, style.font, style.size)


def _name_size(theme: Theme) -> float:
    """Of days and exercises, in points: a little less than the text, never less than labels."""
    return max(theme.type.body.size - 1, theme.type.label.size)


def row_name(theme: Theme, row: DiaryRow, width: float) -> Flowable:
    """The name of an exercise with its hint: on one line of ``width`` if both have room there."""
    size = _name_size(theme)
    name = Paragraph(theme, Text.plain(row.name), theme.type.strong.but(size=size, leading=size + 3), "Span")
    hint = Paragraph(theme, Text.plain(row.hint), theme.type.label, "Span")
    tag = Tag("TH", attributes={"Scope": "Row"})
    beside, gap = hint.natural_width() + 1, 8 * theme.scale
    if name.natural_width() + gap + beside <= width:
        return Row([(name.natural_width() + 1, name), (None, hint)], gap, "middle", tag)
    return Stack([name, hint], tag=tag)


class DaySquares(Flowable):
    """A cell for each day, with its squares side by side, or in several lines where a day is too narrow for that."""

    def __init__(self, theme: Theme, row: DiaryRow, days: int, side: float, fields: WeekFields | None = None) -> None:
        self.theme = theme
        self.row = row
        self.side = side
        self.fields = fields
        self.tags = [Tag("TD") for _ in range(days)]

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.day = width / len(self.tags)
        fitting = int((self.day - _BETWEEN_DAYS) / self.side + 0.01)
        self.across = next(count for count in _ways(self.row.ticks) if count <= max(1, fitting))
        self.height = self.side * ceil(self.row.ticks / self.across)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        days = [self.squares(x + self.day * (day + 0.5), top) for day in range(len(self.tags))]
        tint = self.theme.colour("main_tint") if self.row.heavy else None
        with canvas.artifact():
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(_LINE * min(_THICKEST, self.theme.scale))
            if tint:
                canvas.setFillColor(tint)
            for squares in days:
                self.draw_day(canvas, squares, fill=bool(tint))
        for day, (tag, squares) in enumerate(zip(self.tags, days, strict=True)):
            with canvas.element(tag):
                if self.fields:
                    for tick, square in enumerate(squares):
                        canvas.field(self.fields.day(self.row, day, tick), square)

    def draw_day(self, canvas: TaggedCanvas, squares: list[Rect], *, fill: bool) -> None:
        """A box around the squares of a day, and a line between each two of them; what is left has a box of its own."""
        full = len(squares) - len(squares) % self.across
        for some, across in ((squares[:full], self.across), (squares[full:], len(squares) - full)):
            if not some:
                continue
            (left, _, _, top), right, bottom = some[0], some[across - 1][2], some[-1][1]
            canvas.roundRect(left, bottom, right - left, top - bottom, _RADIUS, fill=fill, stroke=1)
            for square in some[1:across]:
                canvas.line(square[0], top, square[0], bottom)
            for square in some[across::across]:
                canvas.line(left, square[3], right, square[3])

    def squares(self, middle: float, top: float) -> list[Rect]:
        """The squares of the day whose column has its middle there; one box, if a number is written into it."""
        side, ticks = self.side, self.row.ticks
        if self.row.written:
            half = min(side * _WRITTEN, self.day - _BETWEEN_DAYS) / 2
            return [(middle - half, top - side, middle + half, top)]
        found = []
        for line, column in (divmod(tick, self.across) for tick in range(ticks)):
            left, upper = middle + side * (column - self.across / 2), top - side * line
            found.append((left, upper - side, left + side, upper))
        return found


def _ways(ticks: int) -> list[int]:
    """How many squares of a day may stand side by side, the most first: few in one line or each in one of its own."""
    if ticks <= _FEW:
        return [ticks, 1]
    return sorted({ceil(ticks / lines) for lines in range(1, ticks + 1)}, reverse=True)


def fitting_side(rows: Sequence[DiaryRow], day: float, least: float, most: float) -> float:
    """The side of all squares of a week, in points, when a day is ``day`` wide.

    The squares of a day stand side by side where that leaves them at least ``least``; the others, of rows with more
    ticks, stand in several lines.
    """
    counts = {count for row in rows for count in (_ways(row.ticks) if row.ticks > _FEW else [row.ticks])}
    sides = [(day - _BETWEEN_DAYS) / count for count in sorted(counts, reverse=True)]
    return min(most, next((side for side in sides if side >= least), most))


class WeekRow(Flowable):
    """A row of the table, with what it holds in its middle."""

    def __init__(self, inside: Flowable, *, padding: float, heavy: bool, least: float = 0) -> None:
        self.inside = inside
        self.padding = padding
        """Above and below."""
        self.heavy = heavy
        """True when it is set off from the rows above."""
        self.least = least
        """The height that it has at least."""

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = max(self.least, self.inside.wrap(width, air) + 2 * self.padding)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.inside.draw(canvas, x, top - (self.height - self.inside.height) / 2)


class SquaresTable(RowsTable[WeekRow]):
    """Rows under the head of a week."""

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            for row in self.rows:
                canvas.setStrokeColor(self.theme.colour("ink" if row.heavy else "rule"))
                canvas.setLineWidth(_HEAVY_LINE * self.theme.scale if row.heavy else self.theme.line)
                canvas.line(x, top, x + self.width, top)
                top -= row.height
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.line(x, top, x + self.width, top)
