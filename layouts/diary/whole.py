"""Weeks of the diary that are whole on a page, so that they can be filled in without turning over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.flowables import Flowable, Pieces
from layouts.pages import AIR
from layouts.ruled import Ruled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme


class WholeWeek(Flowable):
    """A week that is divided only if it is taller than a page: a page before it may stay all but empty."""

    def __init__(self, theme: Theme, week: Flowable) -> None:
        self.theme = theme
        self.week = week
        self.space_before = week.space_before

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.week.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.week.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        return self.week.split(room)

    def divide(self, room: float) -> Pieces | None:
        return self.week.divide(room) if self.height > self.theme.height else None


def with_whole_weeks(theme: Theme, diary: Sequence[Flowable], weeks: int) -> list[Flowable]:
    """The diary with so many weeks, which stand last in it.

    Where a week finds no room below the words that lead up to it, lines to write on take that room.
    """
    words, grids = diary[: len(diary) - weeks], diary[len(diary) - weeks :]
    result = [*words, *(WholeWeek(theme, grid) for grid in grids)]
    if not grids:
        return result
    least = AIR[-1]
    first = grids[0].wrap(theme.width, least)
    lead_up = sum(flowable.wrap(theme.width, least) + flowable.space_before * least for flowable in words)
    if first <= theme.height < lead_up + grids[0].space_before * least + first:
        result.insert(len(words), Ruled(theme))
    return result
