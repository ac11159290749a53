"""Lines to write on under one label, with a pen or, in a form, on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import fonts
from layouts.flowables import Flowable
from layouts.structure import Tag
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.form_fields import TextField
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_BELOW = 5
"""From the baseline of the label to the foot of its line."""
_AFTER_LABEL = 8
_FIELD = 1.45
"""Height of a field, in sizes of its letters: what is typed stands in its middle, so close to the line."""


class RuledLines(Flowable):
    """A small label; its line goes on up to the edge of the column, further lines take all of the width."""

    def __init__(
        self, theme: Theme, label: str, *, count: int = 1, pitch: float = 24, fields: Sequence[TextField] = ()
    ) -> None:
        self.theme = theme
        self.label = label
        self.count = count
        self.pitch = pitch
        self.fields = fields
        """None, or one for each line."""
        self.tag = Tag("P")

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.pitch * self.count
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style = self.theme.type.label
        canvas.setFillColor(self.theme.colour(style.colour))
        with canvas.content(self.tag):
            canvas.show(x, top - self.pitch + _BELOW, self.label, style.font, style.size)
        starts = [x + fonts.width(self.label, style.font, style.size) + _AFTER_LABEL] + [x] * (self.count - 1)
        feet = [top - self.pitch * (line + 1) + _BELOW - 2 for line in range(self.count)]
        for start, foot in zip(starts, feet, strict=True):
            rule(canvas, self.theme, start, x + self.width, foot)
        with canvas.element(self.tag):
            for field, start, foot in zip(self.fields, starts, feet, strict=False):
                canvas.field(field, (start, foot, x + self.width, foot + _FIELD * field.size))
