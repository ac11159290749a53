"""Tables: a head that repeats on every page, rows kept whole.

Where columns would be too narrow to read, the cells of a row stand one under the other, each under its heading.
"""

from __future__ import annotations

from contextlib import nullcontext
from copy import copy
from typing import TYPE_CHECKING, Generic, TypeVar

from layouts.flowables import Flowable, Pieces, Row
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import SEMIBOLD
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
"""Above and below a row. Lengths are points for body text of 12, and grow with it."""
_GAP = 14
_LEAST_SHARE = 0.2
_LEAST_COLUMN = 8
"""In em of body text: the least width of a column, unless there are many."""
_ROOM = 10
"""In em: when the columns of a narrow table have less on average, cells stand one under the other."""


class TableRow(Flowable):
    """One row; ``shares`` are the parts of the width that its cells take."""

    def __init__(self, theme: Theme, cells: Sequence[Text], shares: Sequence[float], *, head: bool) -> None:
        self.theme = theme
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
        gap, self.edge = _GAP * self.theme.scale, _PADDING * self.theme.scale
        room = width - gap * (len(self.cells) - 1)
        columns = [(room * share, cell) for share, cell in zip(self.shares, self.cells, strict=True)]
        self.row = Row(columns, gap, tag=self.tag)
        self.height = self.row.wrap(width, air) + 2 * self.edge
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.row.draw(canvas, x, top - self.edge)


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
        shares = _shares(theme, [block.columns, *block.rows])
        rows = [TableRow(theme, row, shares, head=False) for row in block.rows]
        super().__init__(theme, TableRow(theme, block.columns, shares, head=True), rows)


class StackedTable(RowsTable["StackedRow"]):
    """A table whose columns would be too narrow: each row is a block that starts with its name.

    The heading of the first column stands over the table, the others stand over every cell. Those of the first block
    are the cells of the head; all later ones are for eyes only, because a screen reader tells the heading of a cell.
    """

    def __init__(self, theme: Theme, block: blocks.Table) -> None:
        heads = [Tag("TH", attributes={"Scope": "Column"}) for _ in block.columns]
        rows = [StackedRow(theme, block.columns[1:], heads[1:], row) for row in block.rows]
        super().__init__(theme, StackedHead(theme, block.columns[0], heads[0]), rows)
        self.head_tag = Tag("TR")

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        row_top = top - self.head.height
        with canvas.element(self.tag):
            with nullcontext() if self.first else canvas.artifact("Pagination"), canvas.element(self.head_tag):
                self.head.draw(canvas, x, top)
                self.rows[0].draw_headings(canvas, x, row_top)
            for row in self.rows:
                if row is not self.rows[0]:
                    with canvas.artifact():
                        row.draw_headings(canvas, x, row_top)
                row.draw(canvas, x, row_top)
                row_top -= row.height
        self.draw_lines(canvas, x, top - self.head.height)


class StackedHead(Flowable):
    """The heading of the first column, as small as the others: larger, it would look like a line to write on."""

    def __init__(self, theme: Theme, text: Text, tag: Tag) -> None:
        self.words = Paragraph(theme, text, theme.type.label.but(font=SEMIBOLD))
        self.words.tag = tag
        self.edge = _PADDING * theme.scale

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.words.wrap(width) + self.edge
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.words.draw(canvas, x, top)


class StackedRow(Flowable):
    """The name of a row and its cells, each under the heading of its column."""

    def __init__(self, theme: Theme, columns: Sequence[Text], heads: Sequence[Tag], cells: Sequence[Text]) -> None:
        self.theme = theme
        self.tag = Tag("TR")
        self.name = Paragraph(theme, cells[0], theme.type.card)
        self.name.tag = Tag("TH", attributes={"Scope": "Row"})
        self.headings = [Paragraph(theme, text, theme.type.label.but(font=SEMIBOLD)) for text in columns]
        self.cells = [Paragraph(theme, cell, theme.type.body) for cell in cells[1:]]
        for heading, head, cell in zip(self.headings, heads, self.cells, strict=True):
            heading.tag, cell.tag = head, Tag("TD")

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.edge, self.gap = _PADDING * self.theme.scale * 1.5, 4 * self.theme.scale * air
        pairs = zip(self.headings, self.cells, strict=True)
        inside = sum(self.gap + heading.wrap(width) + cell.wrap(width) for heading, cell in pairs)
        self.height = self.name.wrap(width) + inside + 2 * self.edge
        return self.height

    def draw_headings(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint what stands over the cells."""
        top -= self.edge + self.name.height
        for heading, cell in zip(self.headings, self.cells, strict=True):
            heading.draw(canvas, x, top - self.gap)
            top -= self.gap + heading.height + cell.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element(self.tag):
            top -= self.edge
            self.name.draw(canvas, x, top)
            top -= self.name.height
            for heading, cell in zip(self.headings, self.cells, strict=True):
                top -= self.gap + heading.height
                cell.draw(canvas, x, top)
                top -= cell.height


def table(theme: Theme, block: blocks.Table) -> Flowable:
    """The table in the form that the column has room for."""
    stacked = theme.narrow and theme.width < _ROOM * theme.type.body.size * len(block.columns)
    return StackedTable(theme, block) if stacked else Table(theme, block)


def _shares(theme: Theme, rows: Sequence[Sequence[Text]]) -> list[float]:
    """Parts of the width, by the longest cell of each column; none gets less than a fifth or so."""
    longest = [max(len(cell.string) for cell in column) for column in zip(*rows, strict=True)]
    total = sum(longest)
    least = max(_LEAST_SHARE, _LEAST_COLUMN * theme.type.body.size / theme.width)
    wanted = [max(least, length / total) for length in longest]
    return [share / sum(wanted) for share in wanted]
