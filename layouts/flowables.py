"""Pieces of a page: each says its height for a width before it is drawn, and may split where a page ends.

The protocol is that of ReportLab's flowables (wrap, draw, split) without its doctemplate, whose import alone takes
longer than laying out a whole handout. Lengths are points; ``top`` is the upper edge, measured from the foot of the
page. ``air`` from 1 down to 0.5 shrinks gaps (never type) when a page is a little short.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.structure import Tag
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

Pieces = tuple["Flowable", "Flowable"]
THIRD = 1 / 3
"""Of a page: pages are fuller than this, boxes that are smaller stay whole."""


class Flowable:
    """Base of everything that is set on a page."""

    width: float = 0
    height: float = 0
    keep_with_next: bool = False
    """True for headings: never last on a page."""
    starts_part: bool = False
    """True for the heading of a part: gaps are not shrunk to begin one at the foot of a page."""
    space_before: float = 0
    """Gap above, dropped at the top of a page; shrinks with ``air``."""

    def wrap(self, width: float, air: float = 1) -> float:
        """Lay out within ``width``; returns the height, kept in ``self.height``."""
        raise NotImplementedError

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint with the upper left corner at ``(x, top)``; :meth:`wrap` came before."""
        raise NotImplementedError

    def split(self, room: float) -> Pieces | None:
        """Two flowables, the first at most ``room`` high, or ``None`` when it can't be divided there."""
        return None

    def divide(self, room: float) -> Pieces | None:
        """As :meth:`split`, for a flowable that finds no room as a whole on any page."""
        return self.split(room)


class Stack(Flowable):
    """Flowables one under the other, with ``gap`` or their own ``space_before`` between them."""

    def __init__(self, items: Sequence[Flowable], gap: float = 0, tag: Tag | None = None) -> None:
        self.items = list(items)
        self.gap = gap
        self.tag = tag

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.air = width, air
        self.height = sum(item.wrap(width, air) for item in self.items) + sum(map(self.above, range(len(self.items))))
        return self.height

    def above(self, index: int) -> float:
        """The gap above an item."""
        return (self.gap + self.items[index].space_before) * self.air if index else 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.tag is None:
            self.draw_items(canvas, x, top)
            return
        with canvas.element(self.tag):
            self.draw_items(canvas, x, top)

    def draw_items(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for index, item in enumerate(self.items):
            top -= self.above(index)
            item.draw(canvas, x, top)
            top -= item.height

    def split(self, room: float) -> Pieces | None:
        used = 0.0
        for index, item in enumerate(self.items):
            used += self.above(index)
            if used + item.height > room + 0.01:
                return self.cut(index, room - used)
            used += item.height
        return None

    def cut(self, index: int, room: float) -> Pieces | None:
        """Divide at item ``index``, of which ``room`` points fit; headings go with what follows them."""
        parts = self.items[index].split(room)
        if parts is not None:
            return self.part([*self.items[:index], parts[0]]), self.part([parts[1], *self.items[index + 1 :]])
        while index and self.items[index - 1].keep_with_next:
            index -= 1
        return (self.part(self.items[:index]), self.part(self.items[index:])) if index else None

    def part(self, items: Sequence[Flowable]) -> Stack:
        """A fragment of this stack: the same structure element goes on."""
        fragment = Stack(items, self.gap, self.tag)
        fragment.wrap(self.width, self.air)
        return fragment


class Whole(Stack):
    """A stack that is not divided, such as a drawing over its caption."""

    def split(self, room: float) -> Pieces | None:
        return None


class Row(Flowable):
    """Columns side by side. A column's width is in points, or ``None`` for a share of what is left."""

    def __init__(
        self,
        columns: Sequence[tuple[float | None, Flowable]],
        gap: float = 12,
        align: Literal["top", "middle"] = "top",
        tag: Tag | None = None,
    ) -> None:
        self.columns = columns
        self.gap = gap
        self.align = align
        self.tag = tag

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.air = width, air
        fixed = sum(column or 0 for column, _ in self.columns)
        shares = sum(1 for column, _ in self.columns if column is None)
        share = (width - fixed - self.gap * (len(self.columns) - 1)) / max(1, shares)
        self.widths = [share if column is None else column for column, _ in self.columns]
        self.height = max(item.wrap(wide, air) for wide, (_, item) in zip(self.widths, self.columns, strict=True))
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.tag is None:
            self.draw_columns(canvas, x, top)
            return
        with canvas.element(self.tag):
            self.draw_columns(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        """Each column is divided where it must be; a column that is already used up leaves nothing below."""
        upper: list[tuple[float | None, Flowable]] = []
        lower: list[tuple[float | None, Flowable]] = []
        for wide, (_, item) in zip(self.widths, self.columns, strict=True):
            parts = (item, Stack([])) if item.height <= room + 0.01 else item.split(room)
            if parts is None:
                return None
            upper.append((wide, parts[0]))
            lower.append((wide, parts[1]))
        return self.part(upper), self.part(lower)

    def part(self, columns: Sequence[tuple[float | None, Flowable]]) -> Row:
        """A fragment of this row: the same structure element goes on."""
        fragment = Row(columns, self.gap, self.align, self.tag)
        fragment.wrap(self.width, self.air)
        return fragment

    def draw_columns(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for wide, (_, item) in zip(self.widths, self.columns, strict=True):
            drop = (self.height - item.height) / 2 if self.align == "middle" else 0
            item.draw(canvas, x, top - drop)
            x += wide + self.gap


class Box(Flowable):
    """A frame around one flowable. Colours are names of the palette."""

    def __init__(
        self,
        theme: Theme,
        inside: Flowable,
        *,
        padding: tuple[float, float] | None = None,
        fill: str | None = None,
        stroke: str | None = None,
        line: float | None = None,
        whole: bool = False,
    ) -> None:
        self.theme = theme
        self.inside = inside
        self.padding = padding or (theme.padding - 2, theme.padding)
        self.fill = fill
        self.stroke = stroke
        self.line = line or theme.line
        self.whole = whole
        """True when it is divided only if it is taller than a page; others are divided from a third of one on."""

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.air = width, air
        vertical, horizontal = self.padding
        self.edge = vertical * (0.5 + air / 2)
        self.height = self.inside.wrap(width - 2 * horizontal, air) + 2 * self.edge
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        frame(canvas, self.theme, (x, top - self.height, self.width, self.height), self.fill, self.stroke, self.line)
        self.inside.draw(canvas, x + self.padding[1], top - self.edge)

    def split(self, room: float) -> Pieces | None:
        if self.height <= self.theme.height * (1 if self.whole else THIRD):
            return None
        return self.divide(room)

    def divide(self, room: float) -> Pieces | None:
        parts = self.inside.split(room - 2 * self.edge)
        return (self.part(parts[0]), self.part(parts[1])) if parts else None

    def part(self, inside: Flowable) -> Box:
        """A fragment with a frame of its own."""
        fragment = copy(self)
        fragment.inside = inside
        fragment.wrap(self.width, self.air)
        return fragment


def frame(
    canvas: TaggedCanvas,
    theme: Theme,
    rectangle: tuple[float, float, float, float],
    fill: str | None,
    stroke: str | None,
    line: float,
) -> None:
    """Paint a rounded rectangle ``(x, y, width, height)`` as decoration."""
    inner, outer = theme.colour(fill) if fill else None, theme.colour(stroke) if stroke else None
    if theme.mono and fill and not outer:
        outer = theme.colour("rule")
    if not inner and not outer:
        return
    x, y, width, height = rectangle
    inset = line / 2 if outer else 0
    with canvas.artifact():
        if inner:
            canvas.setFillColor(inner)
        if outer:
            canvas.setStrokeColor(outer)
            canvas.setLineWidth(line)
        canvas.roundRect(
            x + inset,
            y + inset,
            width - 2 * inset,
            height - 2 * inset,
            theme.radius,
            fill=bool(inner),
            stroke=bool(outer),
        )


class Rule(Flowable):
    """A thin line across the column."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.theme.line
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.line(x, top, x + self.width, top)
