"""The front of a leaflet: who gives it, what it is about, a picture, whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable, frame
from layouts.front_matter import letterhead, patient_block
from layouts.story import Bookmarked
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.document_blocks import Drawing
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_ABOVE_TITLE = 40
_BELOW_TITLE = 6
_AROUND = 16
"""Above and below the picture."""
_PADDING = 12
"""Between the picture and the edge of its ground."""
_LEAST_PICTURE = 60
_PICTURE_SCALE = 1.2
"""Points for a centimetre of body, about twice as much as beside words."""
_SMALLER = 0.98
"""A step that makes it smaller: the margin of a drawing does not shrink with it."""


class Cover(Flowable):
    """A whole panel: the title near the top, the patient at the foot, the picture in the room between."""

    def __init__(self, theme: Theme, document: Document, logo: Image | None, picture: Drawing | None) -> None:
        self.theme = theme
        self.picture = picture
        self.head = letterhead(theme, document.letterhead, logo)
        self.title = Bookmarked(theme, document.title, theme.type.title, "H1", 0)
        self.lead = Paragraph(theme, document.lead, theme.type.lead)
        self.patient = patient_block(theme, document.patient)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        head = self.head.wrap(width) if self.head else 0
        self.above_title = head + _ABOVE_TITLE * air if head else 0
        self.words = self.above_title + self.title.wrap(width) + _BELOW_TITLE + self.lead.wrap(width)
        self.height = self.words + _AROUND + self.patient.wrap(width)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        theme = self.theme
        if self.head:
            self.head.draw(canvas, x, top)
        self.title.draw(canvas, x, top - self.above_title)
        self.lead.draw(canvas, x, top - self.words + self.lead.height)
        self.draw_picture(canvas, x, top - self.words - _AROUND, theme.height - self.height - _AROUND)
        self.patient.draw(canvas, x, top - theme.height + self.patient.height)

    def draw_picture(self, canvas: TaggedCanvas, x: float, top: float, room: float) -> None:
        """Paint the picture in the ``room`` below ``top``: decoration, its words stand with the exercise inside."""
        if self.picture is None or room < _LEAST_PICTURE + 2 * _PADDING:
            return
        figure = as_large_as(self.theme, self.picture, self.width - 2 * _PADDING, room - 2 * _PADDING)
        ground = min(room, 2 * (figure.height + _PADDING))
        top -= (room - ground) / 2
        with canvas.artifact():
            frame(canvas, self.theme, (x, top - ground, self.width, ground), "main_tint", None, self.theme.line)
            figure.draw(canvas, x + _PADDING, top - (ground - figure.height) / 2)


def as_large_as(theme: Theme, picture: Drawing, width: float, height: float) -> FigureDrawing:
    """The drawing as large as the room allows. One that is as wide as the room may have to shrink more than once."""
    scale = _PICTURE_SCALE
    figure = FigureDrawing(replace(theme, figure_scale=scale), picture, width)
    while figure.wrap(width) > height:
        scale *= min(_SMALLER, height / figure.height)
        figure = FigureDrawing(replace(theme, figure_scale=scale), picture, width)
    return figure
