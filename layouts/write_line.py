"""Lines to write on with a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import fonts
from layouts.flowables import Flowable
from layouts.structure import Tag

if TYPE_CHECKING:
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme


class WriteLine(Flowable):
    """A small label and, after it, a line up to the edge of the column."""

    def __init__(self, theme: Theme, label: str, *, height: float = 26, style: Style | None = None) -> None:
        self.theme = theme
        self.label = label
        self.style = style or theme.type.label
        self.line_height = height
        self.tag = Tag("P")

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.line_height
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = top - self.height + 5
        canvas.setFillColor(self.theme.colour(self.style.colour))
        with canvas.content(self.tag):
            canvas.show(x, baseline, self.label, self.style.font, self.style.size)
        start = x + fonts.width(self.label, self.style.font, self.style.size) + 8
        rule(canvas, self.theme, start, x + self.width, baseline - 2)


def rule(canvas: TaggedCanvas, theme: Theme, left: float, right: float, y: float) -> None:
    """A thin line as decoration."""
    with canvas.artifact():
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(left, y, right, y)
