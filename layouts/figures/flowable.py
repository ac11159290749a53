"""A figure on the page: one element of the structure with its alternative text, drawn as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layouts.figures.cache import Look, drawn
from layouts.flowables import Flowable, Row, Whole
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import FIGURE_MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document_blocks import Drawing
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_GAP: Final = 14.0
"""Points between drawings side by side."""


class FigureDrawing(Flowable):
    """The drawing alone, without a caption; it keeps its size, however wide its column is."""

    def __init__(self, theme: Theme, block: Drawing, widest: float) -> None:
        look = Look(block.person, block.mirrored, theme.mono, theme.figure_scale, widest - 2 * FIGURE_MARGIN)
        self.drawn = drawn(block.figure, look)
        self.tag = Tag("Figure", alt=block.alt.text.line, attributes={"Placement": "Block"})
        self.natural_width = self.drawn.width + 2 * FIGURE_MARGIN
        self.natural_height = self.drawn.height + 2 * FIGURE_MARGIN
        self.least_height = 0.0
        """Of what a taller drawing stands beside: the room is above."""

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = max(self.natural_height, self.least_height)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        x += max(0.0, (self.width - self.natural_width) / 2)
        bottom = top - self.height
        with canvas.content(self.tag, bbox=(x, bottom, x + self.natural_width, bottom + self.natural_height)):
            margin = FIGURE_MARGIN
            box = (-margin, -margin, self.drawn.width + margin, self.drawn.height + margin)
            canvas.paint(self.drawn.operators, box, x + margin, bottom + margin)


def figure_row(theme: Theme, blocks: Sequence[Drawing]) -> Flowable:
    """Drawings side by side in columns of one width, on one ground line, each with its caption below."""
    figures = [FigureDrawing(theme, block, theme.width) for block in blocks]
    for figure in figures:
        figure.least_height = max(other.wrap(theme.width) for other in figures)
    columns = [(None, _captioned(theme, *pair)) for pair in zip(figures, blocks, strict=True)]
    return Row(columns, _GAP) if len(columns) > 1 else columns[0][1]


def in_rows(theme: Theme, blocks: Sequence[Drawing]) -> list[list[Drawing]]:
    """Drawings that follow each other, as many in a row as find room."""
    rows: list[list[Drawing]] = []
    for block in blocks:
        together = [*rows[-1], block] if rows else [block]
        widest = max(FigureDrawing(theme, other, theme.width).natural_width for other in together)
        if rows and len(together) * (widest + _GAP) - _GAP <= theme.width:
            rows[-1] = together
        else:
            rows.append([block])
    return rows


def _captioned(theme: Theme, figure: FigureDrawing, block: Drawing) -> Flowable:
    if block.caption is None:
        return figure
    caption = Paragraph(theme, block.caption, theme.type.label.but(colour="ink"), "Caption", align="centre")
    return Whole([figure, caption], 4, Tag("Sect"))
