"""The name of an exercise with its number in a disc: what a patient finds it by, on every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import fonts
from layouts.flowables import Flowable
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts.inline import Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_DISC = 24
"""Diameter of the disc. Lengths are points for body text of 12, and grow with it."""
_BESIDE = 10
"""Between the disc and the name."""
_DIGITS = (14, 12)
"""Size of a number of one digit, and of more."""


class NumberedName(Flowable):
    """The number in a disc and the name, its first line in the middle of the disc; ``role`` is that of the heading."""

    def __init__(
        self,
        theme: Theme,
        number: int,
        name: Text,
        *,
        role: str = "H3",
        disc: float = _DISC,
        beside: float = _BESIDE,
    ) -> None:
        self.theme = theme
        self.number = str(number)
        self.disc = disc * theme.scale
        self.indent = self.disc + beside * theme.scale
        self.tag = Tag(role)
        self.name = Paragraph(theme, name, theme.type.card.but(balanced=False))
        self.name.tag = self.tag

    @property
    def above_name(self) -> float:
        """How far the first line of the name is below the top of a disc that is taller."""
        return max(0.0, (self.disc - self.name.style.leading) / 2)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.name.wrap(width - self.indent, air) + 2 * self.above_name
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.draw_number(canvas, x + self.disc / 2, top - max(self.disc, self.name.style.leading) / 2)
        self.name.draw(canvas, x + self.indent, top - self.above_name)

    def draw_number(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint the disc around ``(x, y)``."""
        theme, style = self.theme, self.theme.type.card
        main, white = theme.colour("main"), theme.colour("white")
        with canvas.artifact():
            canvas.setStrokeColor(main)
            canvas.setFillColor(white if theme.mono else main)
            canvas.setLineWidth(1.5)
            canvas.circle(x, y, self.disc / 2 - 0.75, fill=1, stroke=1)
        size = _DIGITS[len(self.number) > 1] * theme.scale
        canvas.setFillColor(main if theme.mono else white)
        left = x - fonts.width(self.number, style.font, size) / 2
        with canvas.content(self.tag):
            canvas.show(left, y - fonts.metrics(style.font).cap_height * size / 2, self.number + " ", style.font, size)
