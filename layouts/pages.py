"""Pages: flowables are poured into them so that headings stay with their text and pages fill well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layouts.flowables import THIRD, Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

AIR = (1.0, 0.85, 0.7, 0.5)
"""The fit ladder: how far gaps shrink when a page is a little short. Type never shrinks."""


FEW_LINES = 100
"""Points; what is left of a divided item should be more than this, if shrinking gaps helps it."""


class PageStart(Flowable):
    """Asks for a new page, unless the current one is still under a third full, or as little as is said."""

    def __init__(self, most: float = THIRD) -> None:
        self.most = most
        """Part of a page that may be filled already."""

    def wrap(self, width: float, air: float = 1) -> float:
        return 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Nothing to see."""


class Page:
    """Flowables with their distance from the top of the text column."""

    def __init__(self) -> None:
        self.items: list[tuple[Flowable, float]] = []
        self.used = 0.0

    def add(self, item: Flowable, gap: float) -> None:
        self.items.append((item, self.used + gap))
        self.used += gap + item.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint the flowables, the upper left corner of the column at ``(x, top)``."""
        for item, drop in self.items:
            item.draw(canvas, x, top - drop)


class Filled(NamedTuple):
    """A page, and what is left of the story."""

    page: Page
    rest: list[Flowable]
    whole: int
    """How many items of the story went in as a whole."""
    short: bool = False
    """True when a little more room would let one more item in as a whole."""


def compose(theme: Theme, story: Sequence[Flowable]) -> list[Page]:
    """Divide a story into pages."""
    pages = []
    rest = list(story)
    while rest:
        filled = _fill(theme, rest, _best_air(theme, rest))
        pages.append(filled.page)
        rest = filled.rest
    return pages


def fit(themes: Sequence[Theme], story: Sequence[Flowable], ladder: Sequence[float] = AIR) -> list[Page] | None:
    """A story on one page of each theme, with the same air on all; nothing when there is no room for all of it."""
    return next((pages for air in ladder if (pages := _fitted(themes, story, air))), None)


def _fitted(themes: Sequence[Theme], story: Sequence[Flowable], air: float) -> list[Page] | None:
    pages, rest = [], list(story)
    for theme in themes:
        filled = _fill(theme, rest, air)
        if filled.page.used > theme.height + 0.01:
            return None
        pages.append(filled.page)
        rest = filled.rest
    return None if rest else pages


def _best_air(theme: Theme, story: list[Flowable]) -> float:
    """The most air, unless less of it lets in what would else leave a gap, or a few lines for the next page."""
    roomy = _fill(theme, story, AIR[0])
    if roomy.short:
        for air in AIR[1:]:
            if _fill(theme, story, air).whole > roomy.whole:
                return air
    return AIR[0]


def _fill(theme: Theme, story: list[Flowable], air: float) -> Filled:
    page, index = Page(), 0
    while index < len(story):
        start = story[index]
        if isinstance(start, PageStart):
            if page.used > theme.height * start.most:
                return Filled(page, story[index + 1 :], index)
            index += 1
            continue
        group = _group(story, index)
        height = sum(entry.wrap(theme.width, air) for entry in group)
        gaps = [entry.space_before * air for entry in group]
        if not page.items:
            gaps[0] = 0
        room = theme.height - page.used - sum(gaps)
        if height > room + 0.01:
            return _filled_to_the_foot(theme, page, story[index:], index, room, gaps)
        for entry, gap in zip(group, gaps, strict=True):
            page.add(entry, gap)
        index += len(group)
    return Filled(page, [], index)


def _filled_to_the_foot(
    theme: Theme, page: Page, story: list[Flowable], whole: int, room: float, gaps: list[float]
) -> Filled:
    """The page with as much of the next group as goes in: its last member may be divided, headings stay with it."""
    group, after = story[: len(gaps)], story[len(gaps) :]
    room -= sum(entry.height for entry in group[:-1])
    parts = group[-1].split(room)
    # What wants to stay whole is divided rather than leave a page all but empty.
    pieces = parts or (group[-1].divide(room) if page.used < theme.height * THIRD else None)
    if pieces is None and page.items:
        return Filled(page, story, whole, short=not group[0].starts_part)
    # What can't be divided is set on an empty page all the same: better over the foot than never.
    upper, lower = pieces or (group[-1], None)
    for entry, gap in zip([*group[:-1], upper], gaps, strict=True):
        page.add(entry, gap)
    if lower is None:
        return Filled(page, after, whole, short=True)
    return Filled(page, [lower, *after], whole, short=parts is None or lower.height < FEW_LINES)


def _group(story: list[Flowable], index: int) -> list[Flowable]:
    """Headings and the flowable that they belong to."""
    end = index
    while story[end].keep_with_next and end + 1 < len(story):
        end += 1
    return story[index : end + 1]
