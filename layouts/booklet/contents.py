"""The contents of a booklet: chapters, and exercises by name, with the pages on which they really are."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.booklet.places import Place, Placed
from layouts.flowables import Flowable, Stack
from layouts.pages import compose
from layouts.story import Bookmarked
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_DEEPER = 14
"""How far what stands in a chapter is moved to the right."""
_WIDEST = "000"
"""A page number takes this room, so that lines break the same whatever the numbers are."""
_APART = 12
"""Between a title and the number of its page."""
_LEADER = (0.75, 3.25)
"""Dots from the title to the number: points of ink and of white."""
_GAPS = {1: 9, 2: 3}
"""Above an entry of each level."""


def contents(
    theme: Theme, title: str, places: Sequence[tuple[Place, int]], above: Sequence[Flowable] = ()
) -> list[Page]:
    """Pages with an entry for each of the places, and their page numbers; what stands ``above`` starts the first one.

    How many pages it takes doesn't depend on the numbers.
    """
    heading = Bookmarked(theme, Text.plain(title), theme.type.head, "H2", 0)
    heading.space_before = theme.gap_section
    start = Placed(Stack([*above, heading]), Place(title, 1, "contents", listed=False))
    start.keep_with_next = True
    return compose(theme, [start, *_entries(theme, places)])


def _entries(theme: Theme, places: Sequence[tuple[Place, int]]) -> Iterator[Entry]:
    """Entries in one structure: those of exercises are a list within the item of their chapter."""
    whole, chapter, inner = Tag("TOC"), Tag("TOCI"), Tag("TOC")
    for index, (place, number) in enumerate(places):
        if place.level == 1:
            chapter, inner = Tag("TOCI"), Tag("TOC")
            entry = Entry(theme, place, number, (whole, chapter))
        else:
            entry = Entry(theme, place, number, (whole, chapter, inner, Tag("TOCI")))
        following = places[index + 1][0].level if index + 1 < len(places) else 1
        entry.keep_with_next = place.level < following
        yield entry


class Entry(Flowable):
    """A title and the number of its page: all of it is one link."""

    def __init__(self, theme: Theme, place: Place, number: int, parents: Sequence[Tag]) -> None:
        self.theme = theme
        self.place = place
        self.number = str(number)
        self.parents = (*parents, Tag("Reference"))
        self.link = Tag("Link")
        self.style = theme.type.strong if place.level == 1 else theme.type.body
        self.words = Paragraph(theme, Text.plain(place.title), self.style)
        self.words.tag = self.link
        self.space_before = _GAPS[place.level]
        self.indent = _DEEPER * theme.scale * (place.level - 1)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        reserved = _APART + fonts.width(_WIDEST, self.style.font, self.style.size)
        self.height = self.words.wrap(width - self.indent - reserved, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style = self.style
        baseline = top - self.height + style.leading - self.words.first_baseline()
        number = x + self.width - fonts.width(self.number, style.font, style.size)
        space = fonts.width(" ", style.font, style.size)
        with ExitStack() as open_elements:
            for tag in self.parents:
                open_elements.enter_context(canvas.element(tag))
            self.words.draw(canvas, x + self.indent, top)
            with canvas.content(self.link):
                canvas.show(number - space, baseline, " " + self.number, style.font, style.size)
            area = (x, top - self.height, x + self.width, top)
            canvas.link_to(self.place.name, area, self.link, f"{self.place.title} {self.number}")
        last = self.words.lines[-1].runs[-1]
        self.draw_leader(canvas, x + self.indent + last.x + last.width + space, number - space, baseline)

    def draw_leader(self, canvas: TaggedCanvas, left: float, right: float, y: float) -> None:
        if right - left < _APART:
            return
        with canvas.artifact():
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.setDash(*_LEADER)
            canvas.line(right, y, left, y)
            canvas.setDash()
