"""Further weeks of the diary, on a page of a booklet that would else be left over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document import DIARY
from handouts.document_blocks import DiaryWeek
from layouts.booklet.places import chapter_opened_by, places_on
from layouts.diary import diary_week
from layouts.diary.whole import WholeWeek
from layouts.pages import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Document
    from layouts.pages import Page
    from layouts.theme import Theme

_FURTHER = 2
"""Weeks on a page of further ones, if both find room."""


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
