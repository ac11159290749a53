"""The foot of a page: which handout, which version, which page, and whether anyone has reviewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.inline import Text, fill
from layouts import fonts
from layouts.line_breaking import broken, words_of
from layouts.theme import SEMIBOLD

if TYPE_CHECKING:
    from handouts.document import Foot
    from layouts.pages import Page
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_ABOVE = 12
"""From the text column to the rule."""
_BESIDE = 12
"""Between what the handout is called and the number of the page."""
_LONGEST = "888"
"""Stands for a number of pages when the foot is measured."""


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
    """Lines under a rule, in the margin at the foot of the page."""
    style = theme.type.foot
    left, right = theme.side, theme.page[0] - theme.side
    line = theme.bottom - _ABOVE
    page = fill(foot.page, {"page": str(number), "pages": str(total)})
    identity, warning, aside = _lines(theme, foot, page)
    with canvas.artifact("Pagination", "Footer"):
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(left, line, right, line)
        canvas.setFillColor(theme.colour(style.colour))
        baseline = line - style.leading
        canvas.show(left, baseline, identity[0], style.font, style.size)
        canvas.show(right - fonts.width(page, SEMIBOLD, style.size), baseline, page, SEMIBOLD, style.size)
        for words in identity[1:]:
            baseline -= style.leading
            canvas.show(left, baseline, words, style.font, style.size)
        canvas.setFillColor(theme.colour("care"))
        for words in warning:
            baseline -= style.leading
            canvas.show(left, baseline, words, SEMIBOLD, style.size)
        if aside:
            canvas.setFillColor(theme.colour(style.colour))
            canvas.show(right - fonts.width(aside, style.font, style.size), baseline, aside, style.font, style.size)


def foot_height(theme: Theme, foot: Foot) -> float:
    """Height of the foot of every page, from the text column down to its last line."""
    page = fill(foot.page, {"page": _LONGEST, "pages": _LONGEST})
    identity, warning, _ = _lines(theme, foot, page)
    return _ABOVE + (len(identity) + len(warning) * bool(foot.warning)) * theme.type.foot.leading


def _lines(theme: Theme, foot: Foot, page: str) -> tuple[list[str], list[str], str]:
    """What the handout is, beside the number of the page, in as few lines as it takes; the warning; what is beside it.

    The last words of what the handout is stand at the right of the warning if they would need a line of their own.
    """
    style = theme.type.foot
    strong = style.but(font=SEMIBOLD)
    room = theme.width - fonts.width(page, SEMIBOLD, style.size) - _BESIDE
    identity = _wrapped(foot.title, style, room)
    for entry in (foot.version, foot.date):
        longer = f"{identity[-1]}  ·  {entry}"
        if fonts.width(longer, style.font, style.size) <= room:
            identity[-1] = longer
        else:
            identity += _wrapped(entry, style, room)
    warning = _wrapped(foot.warning, strong, theme.width)
    free = theme.width - _BESIDE - fonts.width(warning[-1], strong.font, strong.size)
    if len(identity) > 1 and fonts.width(identity[-1], style.font, style.size) <= free:
        return identity[:-1], warning, identity[-1]
    return identity, warning, ""


def _wrapped(text: str, style: Style, width: float) -> list[str]:
    """The text in lines of a width."""
    lines = broken(list(words_of(Text.plain(text).spans, style)), width, style)
    return ["".join(run.text for run in line.runs) for line in lines]
