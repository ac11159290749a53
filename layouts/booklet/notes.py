"""Pages to write on, and what fills a booklet up to a multiple of four pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document_blocks import DiaryWeek
from handouts.inline import Text
from layouts.booklet.places import Place, Placed, chapter_opened_by, places_on
from layouts.diary import diary_week
from layouts.flowables import Flowable
from layouts.pages import Page, compose
from layouts.story import Bookmarked
from layouts.theme import MM
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Document
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

SHEET = 4
"""Pages of a folded sheet."""
_LINES = 9 * MM
"""From one line to write on to the next."""
_MANY = 3
"""So many pages to fill are too many for notes alone."""
_DIARY = "diary"


class RuledPage(Flowable):
    """A whole page of lines to write on, below a heading if it has one."""

    def __init__(self, theme: Theme, heading: Flowable | None = None) -> None:
        self.theme = theme
        self.heading = heading

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.height = width, self.theme.height
        self.used = self.heading.wrap(width, air) if self.heading else 0.0
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.heading:
            self.heading.draw(canvas, x, top)
        y, foot = top - self.used - _LINES, top - self.height
        while y >= foot:
            rule(canvas, self.theme, x, x + self.width, y)
            y -= _LINES


def notes_page(theme: Theme, title: str) -> Page:
    """The first page for notes."""
    heading = Bookmarked(theme, Text.plain(title), theme.type.head, "H2", 0)
    return _page(theme, Placed(RuledPage(theme, heading), Place(title, 1, "notes")))


def filled(theme: Theme, document: Document, text: Sequence[Page], others: int) -> list[Page]:
    """The pages of the text, of which the last is for notes, with as many more to write on as are missing.

    Together with ``others`` their number is a multiple of four. When many are missing, a page of further weeks follows
    the diary.
    """
    result = list(text)
    missing = -(len(result) + others) % SHEET
    weeks = _further_weeks(theme, document) if missing >= _MANY else None
    place = _end_of_diary(result)
    if weeks and place:
        result.insert(place, weeks)
        missing -= 1
    return result + [_page(theme, RuledPage(theme)) for _ in range(missing)]


def _further_weeks(theme: Theme, document: Document) -> Page | None:
    """A page of the diary with as many weeks as find room; nothing if there is no diary, or a week takes more."""
    weeks = [block for part in document.parts for block in part.blocks if isinstance(block, DiaryWeek)]
    if not weeks:
        return None
    grids = []
    for _ in range(2):
        grid = diary_week(theme, replace(weeks[-1], title=document.labels.further_week))
        grid.space_before = theme.gap
        grids.append(grid)
    first = compose(theme, grids)[0]
    return first if first.used <= theme.height and grids[0] in (item for item, _ in first.items) else None


def _end_of_diary(pages: Sequence[Page]) -> int:
    """The number of pages up to the end of the diary; 0 if the next chapter begins on its last page."""
    in_diary = False
    for number, page in enumerate(pages):
        opened = chapter_opened_by(page)
        if in_diary and opened:
            return number
        chapters = [place for place in places_on(page) if place.level == 1]
        if chapters:
            in_diary = chapters[-1].name == f"chapter {_DIARY}"
    return 0


def _page(theme: Theme, flowable: Flowable) -> Page:
    """A page with this alone."""
    page = Page()
    flowable.wrap(theme.width)
    page.add(flowable, 0)
    return page
