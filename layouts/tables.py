"""Tables of facts: a header row that repeats on every page, rows kept whole."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from layouts.flowables import Flowable, Pieces, Row
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts import document_blocks as blocks
    from handouts.inline import Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

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


class Table(Flowable):
    """Rows under a header; rules between them, none between columns."""

    def __init__(self, theme: Theme, block: blocks.Table) -> None:
        self.theme = theme
        self.tag = Tag("Table")
        shares = _shares([block.columns, *block.rows])
        self.head = TableRow(theme, block.columns, shares, head=True)
        self.rows = [TableRow(theme, row, shares, head=False) for row in block.rows]
        self.first = True

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.head.wrap(width, air) + sum(row.wrap(width, air) for row in self.rows)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element(self.tag):
            if self.first:
                self.head.draw(canvas, x, top)
            else:
                with canvas.artifact("Pagination"):
                    self.head.draw(canvas, x, top)
            top -= self.head.height
            for row in self.rows:
                rule(canvas, self.theme, x, x + self.width, top)
                row.draw(canvas, x, top)
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

    def part(self, rows: Sequence[TableRow], *, first: bool) -> Table:
        """Some of the rows: the header is repeated, for eyes only."""
        fragment = copy(self)
        fragment.rows, fragment.first = list(rows), first
        fragment.height = self.head.height + sum(row.height for row in rows)
        return fragment


def _shares(rows: Sequence[Sequence[Text]]) -> list[float]:
    """Parts of the width, by the longest cell of each column; none gets less than a fifth or so."""
    longest = [max(len(cell.string) for cell in column) for column in zip(*rows, strict=True)]
    total = sum(longest)
    wanted = [max(_LEAST_SHARE, length / total) for length in longest]
    return [share / sum(wanted) for share in wanted]
