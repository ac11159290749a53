"""The foot of a page: which handout, which version, which page, and whether anyone has reviewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.inline import fill
from layouts import fonts
from layouts.theme import SEMIBOLD

if TYPE_CHECKING:
    from handouts.document import Foot
    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme


@dataclass(frozen=True)
class FootedPage:
    """A page of flowables with the foot below it."""

    theme: Theme
    foot: Foot
    page: Page

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint the text, then the foot."""
        self.page.draw(canvas, self.theme.side, self.theme.page[1] - self.theme.top)
        draw_foot(canvas, self.theme, self.foot, number, total)


def draw_foot(canvas: TaggedCanvas, theme: Theme, foot: Foot, number: int, total: int) -> None:
    """Two lines under a rule, in the margin at the foot of the page."""
    style = theme.type.foot
    left, right = theme.side, theme.page[0] - theme.side
    line = theme.bottom - 12
    page = fill(foot.page, {"page": str(number), "pages": str(total)})
    with canvas.artifact("Pagination", "Footer"):
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(left, line, right, line)
        canvas.setFillColor(theme.colour(style.colour))
        baseline = line - style.leading
        canvas.show(left, baseline, f"{foot.title}  ·  {foot.version}  ·  {foot.date}", style.font, style.size)
        canvas.show(right - fonts.width(page, SEMIBOLD, style.size), baseline, page, SEMIBOLD, style.size)
        canvas.setFillColor(theme.colour("care"))
        canvas.show(left, baseline - style.leading, foot.warning, SEMIBOLD, style.size)
