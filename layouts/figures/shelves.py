"""Figures side by side, each over its name, as many in a row as find room: all stand on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.inline import Text
from layouts import fonts
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handouts.document_blocks import Drawing
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_GAP: Final = 14.0
"""Points between figures, side by side and one under the other."""
_ABOVE_NAME: Final = 4.0
_NARROWEST: Final = 72.0
"""Points that a name of several words finds room in, however narrow its figure is."""


class Named:
    """A figure and its name."""

    def __init__(self, theme: Theme, name: str, drawing: Drawing) -> None:
        style = theme.type.label.but(colour="ink")
        self.figure = FigureDrawing(theme, drawing, theme.width)
        self.caption = Paragraph(theme, Text.plain(name), style, "Caption", align="centre")
        self.tag = Tag("Sect")
        longest = max(fonts.width(word, style.font, style.size) for word in name.split())
        self.width = min(max(self.figure.natural_width, longest + 1, _NARROWEST), theme.width)
        self.figure.wrap(self.width)
        self.caption.wrap(self.width)


class Shelf(Flowable):
    """One row."""

    space_before = _GAP

    def __init__(self, items: Sequence[Named]) -> None:
        self.items = items
        self.tallest = max(item.figure.height for item in items)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.tallest + _ABOVE_NAME + max(item.caption.height for item in self.items)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        line = top - self.tallest
        for item in self.items:
            with canvas.element(item.tag):
                item.figure.draw(canvas, x, line + item.figure.height)
                item.caption.draw(canvas, x, line - _ABOVE_NAME)
            x += item.width + _GAP


def shelves(theme: Theme, drawings: Mapping[str, Drawing]) -> Iterator[Shelf]:
    """All drawings with their names, in rows as wide as the page."""
    row: list[Named] = []
    room = theme.width
    for name, drawing in drawings.items():
        item = Named(theme, name, drawing)
        if row and item.width > room:
            yield Shelf(row)
            row, room = [], theme.width
        row.append(item)
        room -= item.width + _GAP
    if row:
        yield Shelf(row)
