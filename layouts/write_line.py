"""Lines to write on with a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.flowables import Flowable
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_HEIGHT = 26
"""Room for handwriting. This and what follows are points for body text of 12, and grow with it."""
_BELOW = 5
"""From the baseline of the label to the foot of the line's room."""
_LEAST_LINE = 60
"""Length of a line that can be written on; a label that leaves less stands above it."""


class WriteLine(Flowable):
    """A small label and, after it or under it, a line up to the edge of the column."""

    def __init__(self, theme: Theme, label: str, *, height: float | None = None, style: Style | None = None) -> None:
        self.theme = theme
        self.label = label
        self.style = style or theme.type.label
        self.line_height = height or _HEIGHT * theme.scale
        self.tag = Tag("P")
        self.words = Paragraph(theme, Text.plain(label), self.style)
        self.words.tag = self.tag

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.start = self.words.natural_width() + 8
        self.beside = self.start + _LEAST_LINE * self.theme.scale <= width
        self.height = self.line_height if self.beside else self.words.wrap(width) + self.line_height
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = top - self.height + _BELOW * self.theme.scale
        if self.beside:
            canvas.setFillColor(self.theme.colour(self.style.colour))
            with canvas.content(self.tag):
                canvas.show(x, baseline, self.label, self.style.font, self.style.size)
        else:
            self.words.draw(canvas, x, top)
        rule(canvas, self.theme, x + self.start if self.beside else x, x + self.width, baseline - 2)


def rule(canvas: TaggedCanvas, theme: Theme, left: float, right: float, y: float) -> None:
    """A thin line as decoration."""
    with canvas.artifact():
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(left, y, right, y)
