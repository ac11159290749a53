"""Places of a booklet that its contents lead to."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from layouts.flowables import Flowable, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas

_ABOVE = 4
"""Points of white over what a link leads to."""


@dataclass(frozen=True)
class Place:
    """Where a chapter starts, or something in a chapter that people look for."""

    title: str
    level: int
    """1 for a chapter, 2 for what stands in one."""
    name: str
    """Names the destination of links; no two places share one."""
    listed: bool = True
    """False for the contents themselves."""
    outlined: bool = False
    """True when it enters itself in the outline of the file; headings of chapters do that already."""


class Placed(Flowable):
    """A flowable with which a place starts."""

    def __init__(self, inside: Flowable, place: Place) -> None:
        self.inside = inside
        self.place = place
        self.keep_with_next = inside.keep_with_next
        self.starts_part = inside.starts_part
        self.space_before = inside.space_before

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.inside.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.destination(self.place.name, top + _ABOVE)
        if self.place.outlined:
            canvas.outline(self.place.title, self.place.level - 1, top + _ABOVE)
        self.inside.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        return self.part(self.inside.split(room))

    def divide(self, room: float) -> Pieces | None:
        return self.part(self.inside.divide(room))

    def part(self, pieces: Pieces | None) -> Pieces | None:
        """The place is where the first of the pieces is."""
        if pieces is None:
            return None
        first = copy(self)
        first.inside, first.height = pieces[0], pieces[0].height
        return first, pieces[1]


def places_on(page: Page) -> Iterator[Place]:
    """The places of a page from top to bottom."""
    return (item.place for item, _ in page.items if isinstance(item, Placed))


def chapter_opened_by(page: Page) -> Place | None:
    """The chapter that starts at the top of a page."""
    first = next(places_on(page), None)
    top = page.items[0][0] if page.items else None
    return first if first and first.level == 1 and isinstance(top, Placed) else None


def found(pages: Sequence[Page], first: int) -> Iterator[tuple[Place, int]]:
    """All places that are listed, with the numbers of their pages, of which the first one has the number ``first``."""
    for number, page in enumerate(pages, start=first):
        yield from ((place, number) for place in places_on(page) if place.listed)
