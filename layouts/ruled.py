"""Lines to write on."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from layouts.flowables import Flowable, Pieces
from layouts.pages import PageStart
from layouts.theme import MM
from layouts.write_line import rule

if TYPE_CHECKING:
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_LINES = 9 * MM
"""From one line to the next."""


class Ruled(Flowable):
    """Lines from edge to edge: as many as a page holds, or what is left of one."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.theme.height
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for line in range(1, int(self.height / _LINES) + 1):
            rule(canvas, self.theme, x, x + self.width, top - line * _LINES)

    def split(self, room: float) -> Pieces | None:
        """Lines down to the foot of the page; what follows starts the next one."""
        if room < _LINES:
            return None
        fragment = copy(self)
        fragment.height = room
        return fragment, PageStart()
