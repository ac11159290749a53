"""The emergency box of page 1: what to look for, whom to call, what to do, in three tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.callouts import IconHeading
from layouts.flowables import THIRD, Box, Flowable, Row, Stack, frame
from layouts.lists import item_list
from layouts.structure import Tag
from layouts.text import Paragraph, first_baseline

if TYPE_CHECKING:
    from handouts.document import EmergencyBox, Tier
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_CALL_COLUMN = 142
_COLOURS = {"emergency": ("alarm", "alarm"), "same_day": ("care", "urgent_line"), "soon": ("main", "main")}
"""Colour of the title and of the sign."""


def emergency_box(theme: Theme, box: EmergencyBox) -> Flowable:
    """All tiers in one heavy frame."""
    tiers = [_tier(theme, tier, first=index == 0) for index, tier in enumerate(box.tiers)]
    return Framed(theme, Stack(tiers, tag=Tag("Sect")))


class Framed(Box):
    """The heavy frame, drawn over the tints of the tiers so that it stays even."""

    def __init__(self, theme: Theme, inside: Flowable) -> None:
        super().__init__(theme, inside, padding=(theme.frame, theme.frame), stroke="alarm", line=theme.frame)

    def wrap(self, width: float, air: float = 1) -> float:
        """Gaps give way, as far as they go, before the box takes more than a third of the page."""
        for step in (air, 0.5, 0.25, 0):
            if super().wrap(width, min(air, step)) <= self.theme.page[1] * THIRD:
                break
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.inside.draw(canvas, x + self.padding[1], top - self.edge)
        frame(canvas, self.theme, (x, top - self.height, self.width, self.height), None, self.stroke, self.line)


class TierBand(Flowable):
    """One tier: a band across the box, with a rule above all but the first."""

    def __init__(self, theme: Theme, inside: Flowable, fill: str | None, *, first: bool) -> None:
        self.theme = theme
        self.inside = inside
        self.fill = theme.colour(fill) if fill else None
        self.first = first

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.edge = 7 * (0.5 + air / 2)
        self.height = self.inside.wrap(width - 2 * self.theme.padding, air) + 2 * self.edge
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            if self.fill:
                canvas.setFillColor(self.fill)
                canvas.rect(x, top - self.height, self.width, self.height, fill=1, stroke=0)
            if not self.first:
                canvas.setStrokeColor(self.theme.colour("rule"))
                canvas.setLineWidth(self.theme.line)
                canvas.line(x, top, x + self.width, top)
        self.inside.draw(canvas, x + self.theme.padding, top - self.edge)


def _tier(theme: Theme, tier: Tier, *, first: bool) -> Flowable:
    title, sign = _COLOURS[tier.kind]
    style = theme.type.card.but(leading=19) if first else theme.type.dense.but(font=theme.type.card.font)
    heading = IconHeading(theme, tier.kind, tier.title, style.but(colour=title), sign, role="H2")
    signs = item_list(theme, tier.signs, "bullet", theme.type.dense, gap=0, colour=sign)
    columns = [(None, Stack([heading, signs], 2)), (_CALL_COLUMN, _call(theme, tier, first=first))]
    return TierBand(theme, Row(columns, gap=12), "alarm_tint" if first else None, first=first)


def _call(theme: Theme, tier: Tier, *, first: bool) -> Flowable:
    large = CallNumber(theme, tier, theme.type.call if first else theme.type.call_small)
    if any(character.isdigit() for character in tier.number) and large.fits(_CALL_COLUMN):
        number: Flowable = large
    else:
        style = theme.type.card.but(leading=19, colour="alarm" if first else "ink")
        number = Paragraph(theme, Text.plain(f"{tier.call} {tier.number}"), style)
    return Stack([number, *(Paragraph(theme, line, theme.type.dense) for line in tier.do)], 2)


class CallNumber(Flowable):
    """The word "Call" and a number on one baseline; the number is the largest thing in the box."""

    def __init__(self, theme: Theme, tier: Tier, style: Style) -> None:
        self.theme = theme
        self.word, self.number = tier.call, tier.number
        self.style = style
        self.small = theme.type.card.but(colour=style.colour)
        self.tag = Tag("P")

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.gap = fonts.width(" ", self.small.font, self.small.size) + 2
        self.word_width = fonts.width(self.word, self.small.font, self.small.size)
        self.size = self.style.size
        while self.size > self.theme.type.label.size and self.word_width + self.gap + self.number_width() > width:
            self.size -= 1
        self.height = self.style.leading
        return self.height

    def fits(self, width: float) -> bool:
        """True unless it is too long for one line, however small."""
        self.wrap(width)
        return self.word_width + self.gap + self.number_width() <= width

    def number_width(self) -> float:
        return fonts.width(self.number, self.style.font, self.size)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = top - first_baseline(self.style)
        canvas.setFillColor(self.theme.colour(self.style.colour))
        with canvas.content(self.tag):
            canvas.show(x, baseline, self.word + " ", self.small.font, self.small.size)
            canvas.show(x + self.word_width + self.gap, baseline, self.number, self.style.font, self.size)
