"""The diary of a booklet: each week whole on a page, so that it can be filled in without turning over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document import DIARY
from handouts.document_blocks import DiaryWeek
from layouts.booklet.places import chapter_opened_by, places_on
from layouts.booklet.ruled import Ruled
from layouts.diary import diary_week
from layouts.flowables import Flowable, Pieces
from layouts.pages import AIR, compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Document
    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_FURTHER = 2
"""Weeks on a page of further ones, if both find room."""


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


def further_weeks(theme: Theme, document: Document) -> Page | None:
    """A page of weeks beyond those that were asked for; nothing if there is no diary, or a week takes more."""
    weeks = [block for part in document.parts for block in part.blocks if isinstance(block, DiaryWeek)]
    if not weeks:
        return None
    further = replace(weeks[-1], title=document.labels.further_week)
    grids = [WholeWeek(theme, diary_week(theme, further)) for _ in range(_FURTHER)]
    grids[-1].space_before = theme.gap
    return compose(theme, grids)[0] if grids[0].wrap(theme.width) <= theme.height else None


def end_of_diary(pages: Sequence[Page]) -> int:
    """The number of pages up to the end of the diary; 0 without one, or if another chapter starts on its last page."""
    in_diary = False
    for number, page in enumerate(pages):
        if in_diary and chapter_opened_by(page):
            return number
        chapters = [place for place in places_on(page) if place.level == 1]
        if chapters:
            in_diary = chapters[-1].name == f"chapter {DIARY}"
    return 0
