"""What stands on paper more than once and is read aloud only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.flowables import Flowable, Pieces, Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.structure import Tag
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


class TitledStack(Stack):
    """A stack that tells on every page what it is about: where it goes on, its title stands again."""

    def __init__(self, items: Sequence[Flowable], gap: float, tag: Tag | None, titles: Sequence[Flowable]) -> None:
        super().__init__(items, gap, tag)
        self.titles = titles
        """Those of the ``items`` that are titles, or of what came before on an earlier page."""

    def split(self, room: float) -> Pieces | None:
        parts = super().split(room)
        if parts is None:
            return None
        upper, lower = (part.items for part in parts if isinstance(part, TitledStack))
        if not self.titles or lower[0] in self.titles:
            return parts
        above = [item.inside if isinstance(item, Repeated) else item for item in upper]
        again = Repeated(next(item for item in reversed(above) if item in self.titles))
        again.keep_with_next = True
        return parts[0], self.part([again, *lower])

    def part(self, items: Sequence[Flowable]) -> TitledStack:
        fragment = TitledStack(items, self.gap, self.tag, self.titles)
        fragment.wrap(self.width, self.air)
        return fragment
