"""A week of the diary in a narrow column: the name of each exercise stands above its seven days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.diary.squares import (
    LEAST_SIDE,
    DayNames,
    DaySquares,
    SquaresTable,
    WeekRow,
    WeekTitle,
    fitting_side,
    row_name,
)
from layouts.flowables import Pieces, Stack
from layouts.structure import Tag
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts.document_blocks import DiaryRow, DiaryWeek
    from layouts.theme import Theme

_LEAST_SCALE, _MOST_SCALE = 1.25, 1.5
"""Squares grow with the text only so far: a week would take pages."""
_LINE = 26


class NarrowWeek(Stack):
    """The grid with lines for notes and medicines. It stays whole, unless no page can hold it."""

    def __init__(self, theme: Theme, week: DiaryWeek) -> None:
        head = Stack([WeekTitle(theme, week), DayNames(theme, week)], 2 * theme.scale, Tag("TR"))
        self.grid = SquaresTable(theme, head, _rows(theme, week))
        self.lines = [WriteLine(theme, label, height=_LINE * theme.scale) for label in (week.notes, week.medicines)]
        super().__init__([self.grid, *self.lines])

    def split(self, room: float) -> Pieces | None:
        return None

    def divide(self, room: float) -> Pieces | None:
        """Between rows; the last goes with the lines."""
        parts = self.grid.split(min(room, self.grid.height - 1))
        return (parts[0], self.part([parts[1], *self.lines])) if parts else None


def _rows(theme: Theme, week: DiaryWeek) -> list[WeekRow]:
    least, most = min(_LEAST_SCALE, theme.scale), min(_MOST_SCALE, theme.scale)
    side = fitting_side(week.rows, theme.width / len(week.days), LEAST_SIDE * least, (LEAST_SIDE + 1) * most)
    return [_row(theme, row, len(week.days), side) for row in week.rows]


def _row(theme: Theme, row: DiaryRow, days: int, side: float) -> WeekRow:
    inside = [row_name(theme, row, theme.width), DaySquares(theme, row, days, side)]
    return WeekRow(Stack(inside, 3 * theme.scale, Tag("TR")), padding=5 * theme.scale, heavy=row.heavy)
