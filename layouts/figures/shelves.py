"""Figures side by side, each over its name, as many in a row as find room: all stand on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.inline import Text
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable, Row, Stack
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.document_blocks import Drawing
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_GAP: Final = 14.0
"""Points between figures, side by side and one under the other."""
_NARROWEST: Final = 90.0
"""Points that a name finds room in, however narrow its figure is."""


class Shelf(Row):
    """A row whose columns end at its foot."""

    space_before = _GAP

    def draw_columns(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for wide, (_, item) in zip(self.widths, self.columns, strict=True):
            item.draw(canvas, x, top - (self.height - item.height))
            x += wide + self.gap


def shelves(theme: Theme, drawings: Mapping[str, Drawing]) -> Iterator[Shelf]:
    """All drawings with their names, in rows as wide as the page."""
    row: list[tuple[float | None, Flowable]] = []
    room = theme.width
    for name, drawing in drawings.items():
        figure = FigureDrawing(theme, drawing, theme.width)
        wide = min(max(figure.natural_width, _NARROWEST), theme.width)
        if row and wide > room:
            yield Shelf(row, _GAP)
            row, room = [], theme.width
        row.append((wide, _named(theme, figure, name)))
        room -= wide + _GAP
    if row:
        yield Shelf(row, _GAP)


def _named(theme: Theme, figure: FigureDrawing, name: str) -> Flowable:
    caption = Paragraph(theme, Text.plain(name), theme.type.label.but(colour="ink"), "Caption", align="centre")
    return Stack([figure, caption], 4, Tag("Sect"))
