"""Tables: a head that repeats on every page, rows kept whole."""

from __future__ import annotations

from contextlib import nullcontext
from copy import copy
from typing import TYPE_CHECKING, Generic, TypeVar

from layouts.flowables import Flowable, Pieces, Row
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from handouts import document_blocks as blocks
    from handouts.inline import Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

BodyRow = TypeVar("BodyRow", bound=Flowable)
_PADDING = 5
_GAP = 14
_LEAST_SHARE = 0.2


class TableRow(Flowable):
    """One row; ``shares`` are the parts of the width that its cells take."""

    def __init__(self, theme: Theme, cells: Sequence[Text], shares: Sequence[float], *, head: bool) -> None:
        self.tag = Tag("TR")
        self.cells = []
        for index, cell in enumerate(cells):
            scope = "Column" if head else "Row" if index == 0 else None
            tag = Tag("TH", attributes={"Scope": scope}) if scope else Tag("TD")
            style = theme.type.strong if scope else theme.type.body
            paragraph = Paragraph(theme, cell, style)
            paragraph.tag = tag
            self.cells.append(paragraph)
        self.shares = shares

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        room = width - _GAP * (len(self.cells) - 1)
        columns = [(room * share, cell) for share, cell in zip(self.shares, self.cells, strict=True)]
        self.row = Row(columns, _GAP, tag=self.tag)
        self.height = self.row.wrap(width, air) + 2 * _PADDING
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.row.draw(canvas, x, top - _PADDING)


class RowsTable(Flowable, Generic[BodyRow]):
    """Rows under a head. It is divided between rows; the head is then repeated, for eyes only."""

    def __init__(self, theme: Theme, head: Flowable, rows: Sequence[BodyRow]) -> None:
        self.theme = theme
        self.tag = Tag("Table")
        self.head = head
        self.rows = rows
        self.first = True

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.head.wrap(width, air) + sum(row.wrap(width, air) for row in self.rows)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        row_top = top - self.head.height
        with canvas.element(self.tag):
            with nullcontext() if self.first else canvas.artifact("Pagination"):
                self.head.draw(canvas, x, top)
            for row in self.rows:
                row.draw(canvas, x, row_top)
                row_top -= row.height
        self.draw_lines(canvas, x, top - self.head.height)

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint the lines between rows, of which the first starts at ``top``."""
        rule(canvas, self.theme, x, x + self.width, top)
        for row in self.rows:
            top -= row.height
            rule(canvas, self.theme, x, x + self.width, top)

    def split(self, room: float) -> Pieces | None:
        used, count = self.head.height, 0
        while count < len(self.rows) and used + self.rows[count].height <= room:
            used += self.rows[count].height
            count += 1
        if not 0 < count < len(self.rows):
            return None
        return self.part(self.rows[:count], first=self.first), self.part(self.rows[count:], first=False)

    def part(self, rows: Sequence[BodyRow], *, first: bool) -> Self:
        """Some of the rows, with the head that they were laid out with."""
        fragment = copy(self)
        fragment.rows, fragment.first = rows, first
        fragment.height = self.head.height + sum(row.height for row in rows)
        return fragment


class Table(RowsTable[TableRow]):
    """Facts to look up; rules between rows, none between columns."""

    def __init__(self, theme: Theme, block: blocks.Table) -> None:
        shares = _shares([block.columns, *block.rows])
        rows = [TableRow(theme, row, shares, head=False) for row in block.rows]
        super().__init__(theme, TableRow(theme, block.columns, shares, head=True), rows)


def _shares(rows: Sequence[Sequence[Text]]) -> list[float]:
    """Parts of the width, by the longest cell of each column; none gets less than a fifth or so."""
    longest = [max(len(cell.string) for cell in column) for column in zip(*rows, strict=True)]
    total = sum(longest)
    wanted = [max(_LEAST_SHARE, length / total) for length in longest]
    return [share / sum(wanted) for share in wanted]
