"""A figure on the page: one element of the structure with its alternative text, drawn as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.figures.cache import MARGIN, Look, drawn
from layouts.flowables import Flowable, Stack
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts.document_blocks import Drawing
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme


class FigureDrawing(Flowable):
    """The drawing alone, without a caption; it keeps its size, however wide its column is."""

    def __init__(self, theme: Theme, block: Drawing, widest: float) -> None:
        look = Look(block.person, block.mirrored, theme.mono, theme.figure_scale, widest - 2 * MARGIN)
        self.drawn = drawn(block.figure, look)
        self.tag = Tag("Figure", alt=block.alt.text.line, attributes={"Placement": "Block"})
        self.natural_width = self.drawn.width + 2 * MARGIN

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.drawn.height + 2 * MARGIN
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        x += max(0.0, (self.width - self.natural_width) / 2)
        bottom = top - self.height
        with canvas.content(self.tag, bbox=(x, bottom, x + self.natural_width, top)):
            box = (-MARGIN, -MARGIN, self.drawn.width + MARGIN, self.drawn.height + MARGIN)
            canvas.paint(self.drawn.operators, box, x + MARGIN, bottom + MARGIN)


def captioned(theme: Theme, block: Drawing) -> Flowable:
    """A drawing as a block of its own, with its caption below."""
    figure = FigureDrawing(theme, block, theme.width)
    if block.caption is None:
        return figure
    caption = Paragraph(theme, block.caption, theme.type.label.but(colour="ink"), "Caption", align="centre")
    return Stack([figure, caption], 4, Tag("Sect"))
