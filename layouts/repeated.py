"""What stands on paper more than once and is read aloud only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.flowables import Flowable

if TYPE_CHECKING:
    from layouts.tagging import TaggedCanvas


class Repeated(Flowable):
    """What a screen reader meets in another place: here it is for eyes only."""

    def __init__(self, inside: Flowable) -> None:
        self.inside = inside

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.inside.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact("Pagination"):
            self.inside.draw(canvas, x, top)
