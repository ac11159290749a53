"""What stands around the text of a booklet's pages: the chapter above, and below what a handout says at its foot.

Page numbers stand at the outer edge, where a thumb turns the page: on the right of odd pages, on the left of even ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.inline import fill
from layouts import fonts
from layouts.booklet.places import chapter_opened_by, places_on
from layouts.theme import SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Foot
    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_HEAD = 12
"""Points from the text up to the baseline of the running head."""
_FOOT = 12
"""Points from the text down to the rule over the foot."""
_APART = 12
"""Least points between what stands on the left and on the right of a line."""


def with_furniture(theme: Theme, foot: Foot, pages: Sequence[Page]) -> Iterator[BookletPage]:
    """Pages with the title of the chapter that goes on at their top; where one starts, its own heading says it."""
    chapter = ""
    for page in pages:
        yield BookletPage(theme, foot, page, "" if chapter_opened_by(page) else chapter)
        for place in places_on(page):
            if place.level == 1:
                chapter = place.title


@dataclass(frozen=True)
class BookletPage:
    """One page but the cover."""

    theme: Theme
    foot: Foot
    page: Page
    chapter: str
    """Of the running head; empty where a chapter starts at the top."""

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint the text, then what stands around it."""
        theme, foot = self.theme, self.foot
        self.page.draw(canvas, theme.side, theme.page[1] - theme.top)
        line = _Line(canvas, theme, outer="right" if number % 2 else "left")
        if self.chapter:
            with canvas.artifact("Pagination", "Header"):
                line.show(theme.page[1] - theme.top + _HEAD, "", self.chapter)
        with canvas.artifact("Pagination", "Footer"):
            y = theme.bottom - _FOOT
            canvas.setStrokeColor(theme.colour("rule"))
            canvas.setLineWidth(theme.line)
            canvas.line(theme.side, y, theme.page[0] - theme.side, y)
            leading = theme.type.foot.leading
            page = fill(foot.page, {"page": str(number), "pages": str(total)})
            line.show(y - leading, foot.title, page, weight=SEMIBOLD, after=f"  ·  {foot.version}")
            line.show(y - 2 * leading, foot.warning, foot.date, warning=True)


@dataclass(frozen=True)
class _Line:
    """Lines of small print, from the inner to the outer edge of the text."""

    canvas: TaggedCanvas
    theme: Theme
    outer: str
    """``left`` or ``right``."""

    def show(
        self, y: float, inner: str, outer: str, *, after: str = "", weight: str = "", warning: bool = False
    ) -> None:
        """Paint both texts. The inner one, without what stands ``after`` it, is cut rather than run into the other."""
        style = self.theme.type.foot
        outer_font = weight or style.font
        font = SEMIBOLD if warning else style.font
        room = self.theme.width - fonts.width(outer, outer_font, style.size) - fonts.width(after, font, style.size)
        inner = shortened(inner, font, style.size, room - _APART) + after
        self.put(y, inner, font, "care" if warning else style.colour, at_outer=False)
        self.put(y, outer, outer_font, style.colour, at_outer=True)

    def put(self, y: float, text: str, font: str, colour: str, *, at_outer: bool) -> None:
        size = self.theme.type.foot.size
        text = shortened(text, font, size, self.theme.width)
        x = self.theme.side
        if at_outer == (self.outer == "right"):
            x = self.theme.page[0] - self.theme.side - fonts.width(text, font, size)
        self.canvas.setFillColor(self.theme.colour(colour))
        self.canvas.show(x, y, text, font, size)


def shortened(text: str, font: str, size: float, room: float) -> str:
    """The text as far as it fits, with dots for what is missing; whole words, if there are any."""
    if fonts.width(text, font, size) <= room:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        cut = " ".join(words[:count]).rstrip(",;:.") + "\u2026"
        if fonts.width(cut, font, size) <= room:
            return cut
    letters = len(words[0])
    while letters and fonts.width(words[0][:letters] + "\u2026", font, size) > room:
        letters -= 1
    return words[0][:letters] + "\u2026"
