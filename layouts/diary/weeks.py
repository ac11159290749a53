"""Weeks of the diary on sheets of their own: the names stand in a column beside the squares."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from layouts.diary.fields import WeekFields
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
from layouts.flowables import Flowable, Row, Stack
from layouts.ruled_lines import RuledLines
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document_blocks import DiaryRow, DiaryWeek
    from handouts.words import FieldWords
    from layouts.theme import Theme

_NAMES = 190
"""Width of the column of exercises, with the gap after it."""
_GUTTER = 12
_PADDING = 2.5
"""Above and below the squares of a row."""
_PITCHES = (40, 36, 32, 28, LEAST_SIDE + 2 * _PADDING)
"""Heights of a row, the best first: squares grow with it."""
_FILLED = 0.78
"""The most that squares take of it, unless they are as small as can be."""
_LINE = 26
_MOST_LINES = 4
"""To write notes on."""
_BETWEEN_WEEKS = 16
_COLUMNS_GAP = 28


class Body(NamedTuple):
    """What stands on one sheet between its head and its foot."""

    weeks: Flowable
    starting: tuple[str, ...]
    """Titles of the weeks that begin on it."""


class _Look(NamedTuple):
    """How weeks are arranged; all of a diary have the same rows, so all look alike."""

    together: int
    """Weeks on a sheet."""
    pitch: float
    """Least height of a row, in points."""


def bodies(theme: Theme, words: FieldWords, weeks: Sequence[DiaryWeek], room: float) -> Iterator[Body]:
    """All weeks, one or two a sheet; one that is longer than a sheet goes on on the next, evenly divided.

    ``room`` is what a sheet has for them, in points.
    """
    look = _look(theme, weeks, room)
    for start in range(0, len(weeks), look.together):
        some = weeks[start : start + look.together]
        count = _lines(theme, some, look.pitch, room)
        stack = []
        for number, week in enumerate(some, start=start + 1):
            fields = WeekFields(theme, words, week, f"week{number}") if theme.fillable else None
            *before, last = _portions(theme, _grid(theme, week, look.pitch, fields), room)
            for portion in before:
                yield Body(portion, (week.title,) if portion.first else ())
            stack.append(Stack([last, _notes(theme, week, count, fields)]))
        whole = last.first
        body = Stack(stack, _BETWEEN_WEEKS)
        body.wrap(theme.width)
        yield Body(body, tuple(week.title for week in some if whole))


def _look(theme: Theme, weeks: Sequence[DiaryWeek], room: float) -> _Look:
    """Two weeks a sheet if they fit well; else as few sheets for a week as can be, with squares as large as can be."""
    grids = {pitch: _grid(theme, weeks[0], pitch) for pitch in _PITCHES}
    if len(weeks) > 1:
        for pitch in _PITCHES[:-1]:
            if 2 * (grids[pitch].wrap(theme.width) + _LINE) + _BETWEEN_WEEKS <= room:
                return _Look(2, pitch)
    sheets = {pitch: len(_portions(theme, grid, room)) for pitch, grid in grids.items()}
    return _Look(1, next(pitch for pitch in _PITCHES if sheets[pitch] == min(sheets.values())))


def _lines(theme: Theme, some: Sequence[DiaryWeek], pitch: float, room: float) -> int:
    """How many lines to write on there is room for under each of the weeks of a sheet."""
    grid = _portions(theme, _grid(theme, some[0], pitch), room)[-1]
    left = (room - _BETWEEN_WEEKS * (len(some) - 1)) / len(some) - grid.height
    return max(1, min(_MOST_LINES, int(left / _LINE)))


def _portions(theme: Theme, grid: SquaresTable, room: float) -> list[SquaresTable]:
    """The grid in parts of about the same height, that each leave room for a line."""
    grid.wrap(theme.width)
    rows, free = grid.height - grid.head.height, room - _LINE - grid.head.height
    tallest = max(row.height for row in grid.rows)
    count = ceil(rows / max(free, tallest))
    most = grid.head.height + max(tallest, min(free, rows / count + tallest / 2))
    found: list[SquaresTable] = []
    together: list[WeekRow] = []
    for row in grid.rows:
        if together and grid.head.height + sum(above.height for above in together) + row.height > most:
            found.append(grid.part(together, first=not found))
            together = []
        together.append(row)
    return [*found, grid.part(together, first=not found)]


def _grid(theme: Theme, week: DiaryWeek, pitch: float, fields: WeekFields | None = None) -> SquaresTable:
    title: tuple[float | None, Flowable] = (_NAMES - _GUTTER, WeekTitle(theme, week, fields))
    head = Row([title, (None, DayNames(theme, week))], _GUTTER, "middle", Tag("TR"))
    day = (theme.width - _NAMES) / len(week.days)
    side = fitting_side(week.rows, day, LEAST_SIDE, max(LEAST_SIDE, pitch * _FILLED))
    return SquaresTable(theme, head, [_row(theme, row, len(week.days), side, pitch, fields) for row in week.rows])


def _row(theme: Theme, row: DiaryRow, days: int, side: float, pitch: float, fields: WeekFields | None) -> WeekRow:
    name: tuple[float | None, Flowable] = (_NAMES - _GUTTER, row_name(theme, row, _NAMES - _GUTTER))
    squares = DaySquares(theme, row, days, side, fields)
    inside = Row([name, (None, squares)], _GUTTER, "middle", Tag("TR"))
    return WeekRow(inside, padding=_PADDING, heavy=row.heavy, least=pitch)


def _notes(theme: Theme, week: DiaryWeek, count: int, fields: WeekFields | None) -> Flowable:
    """Lines for notes and, beside them, for medicines."""
    columns: list[tuple[float | None, Flowable]] = []
    for name, label in (("notes", week.notes), ("medicines", week.medicines)):
        named = fields.lines(name, label, count) if fields else ()
        columns.append((None, RuledLines(theme, label, count=count, pitch=_LINE, fields=named)))
    return Row(columns, _COLUMNS_GAP)
