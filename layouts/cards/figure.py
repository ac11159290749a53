"""The figure of a card: as large as the room for it allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from layouts.figures.flowable import FigureDrawing
from layouts.theme import FIGURE_SCALE

if TYPE_CHECKING:
    from handouts.document_blocks import Drawing
    from layouts.theme import Theme

_STEP = 0.02
"""Scales are multiples of it, so that a drawing is found again that was made for another card."""
_LARGEST = 0.92
"""Points for a centimetre of body: half as large again as in the handout."""


class CardFigure:
    """One figure in the forms that it may take: as it was made, or with its pictures side by side."""

    def __init__(self, theme: Theme, picture: Drawing) -> None:
        self.theme = theme
        in_a_row = replace(picture, figure=replace(picture.figure, layout="row"))
        self.forms = [picture, in_a_row] if len(picture.figure.poses) > 1 else [picture]
        self.usual = [self.at(FIGURE_SCALE, form) for form in self.forms]

    def at(self, scale: float, form: Drawing) -> FigureDrawing:
        """A form drawn to a scale, as wide as the card at most."""
        return FigureDrawing(replace(self.theme, figure_scale=scale), form, self.theme.width)

    def scale(self, form: int, height: float) -> float:
        """The largest scale for so much room, as far as the size at the usual scale tells."""
        drawing = self.usual[form]
        fit = min(self.theme.width / drawing.natural_width, height / drawing.natural_height)
        return min(_LARGEST, round(FIGURE_SCALE * fit // _STEP * _STEP, 2))

    def largest(self, height: float) -> float:
        """The largest scale of any form."""
        return max(self.scale(form, height) for form in range(len(self.forms)))

    def drawing(self, height: float) -> FigureDrawing:
        """The form that gets largest, as large as it fits a height."""
        best = max(range(len(self.forms)), key=lambda form: self.scale(form, height))
        scale = self.scale(best, height)
        while (drawing := self.at(scale, self.forms[best])).natural_height > height:
            scale = round(scale - _STEP, 2)
        return drawing
