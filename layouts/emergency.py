"""The emergency box of page 1: what to look for, whom to call, what to do, in three tiers.

What to do stands beside the signs, or under them where the column is narrow.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.callouts import IconHeading
from layouts.flowables import THIRD, Box, Flowable, Pieces, Row, Stack, frame
from layouts.lists import item_list
from layouts.repeated import TitledStack
from layouts.structure import Tag
from layouts.text import Paragraph, first_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import EmergencyBox, Tier
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_CALL_COLUMN = 142
TIER_COLOURS = {"emergency": ("alarm", "alarm"), "same_day": ("care", "urgent_line"), "soon": ("main", "main")}
"""Colour of the title and of the sign."""


def emergency_box(theme: Theme, box: EmergencyBox) -> Framed:
    """All tiers in one heavy frame. If no page holds it, the number to call comes first: it must stand on page 1."""
    look = _narrow_tier if theme.narrow else _wide_tier
    whole = _framed(theme, [look(theme, tier, first=tier is box.tiers[0]) for tier in box.tiers])
    if not theme.narrow or whole.wrap(theme.width) <= theme.height:
        return whole
    tiers = [_narrow_tier(theme, tier, first=tier is box.tiers[0], number_first=True) for tier in box.tiers]
    return _framed(theme, tiers)


def _framed(theme: Theme, tiers: Sequence[Flowable]) -> Framed:
    bands = [
        TierBand(theme, tier, None if index else "alarm_tint", first=index == 0) for index, tier in enumerate(tiers)
    ]
    return Framed(theme, TierStack(bands, tag=Tag("Sect")))


class Framed(Box):
    """The heavy frame, drawn over the tints of the tiers so that it stays even."""

    def __init__(self, theme: Theme, inside: Flowable) -> None:
        padding = (theme.frame, theme.frame)
        super().__init__(theme, inside, padding=padding, stroke="alarm", line=theme.frame, whole=theme.narrow)
        self.most = theme.height if theme.narrow else theme.page[1] * THIRD
        """Height that it should not exceed: all of a narrow column, or a third of a page."""

    def wrap(self, width: float, air: float = 1) -> float:
        """Gaps give way, as far as they go, before the box takes more than it should; not if it goes on over a page."""
        for step in (air, 0.5, 0.25, 0):
            if super().wrap(width, min(air, step)) <= self.most:
                return self.height
        return super().wrap(width, air) if self.theme.narrow else self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.inside.draw(canvas, x + self.padding[1], top - self.edge)
        frame(canvas, self.theme, (x, top - self.height, self.width, self.height), None, self.stroke, self.line)


class TierStack(Stack):
    """Tiers one under the other: each stays whole where a page ends, if it can."""

    def cut(self, index: int, room: float) -> Pieces | None:
        return (self.part(self.items[:index]), self.part(self.items[index:])) if index else super().cut(index, room)

    def part(self, items: Sequence[Flowable]) -> TierStack:
        fragment = TierStack(items, self.gap, self.tag)
        fragment.wrap(self.width, self.air)
        return fragment


class TierBand(Flowable):
    """One tier: a band across the box, with a rule above all but the first."""

    def __init__(self, theme: Theme, inside: Flowable, fill: str | None, *, first: bool) -> None:
        self.theme = theme
        self.inside = inside
        self.fill = theme.colour(fill) if fill else None
        self.first = first

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.air = width, air
        self.edge = 7 * self.theme.scale * (0.5 + air / 2)
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

    def split(self, room: float) -> Pieces | None:
        parts = self.inside.split(room - 2 * self.edge)
        return (self.part(parts[0]), self.part(parts[1])) if parts else None

    def part(self, inside: Flowable) -> TierBand:
        """A fragment on the same ground."""
        fragment = copy(self)
        fragment.inside = inside
        fragment.wrap(self.width, self.air)
        return fragment


def _wide_tier(theme: Theme, tier: Tier, *, first: bool) -> Flowable:
    """The number and what to do beside the signs."""
    left = Stack([_heading(theme, tier, first=first), _signs(theme, tier)], 2)
    right = Stack([_number(theme, tier, _CALL_COLUMN, first=first), *_what_to_do(theme, tier)], 2)
    return Row([(None, left), (_CALL_COLUMN, right)], gap=12)


def _narrow_tier(theme: Theme, tier: Tier, *, first: bool, number_first: bool = False) -> Flowable:
    """The number and what to do under the signs, or over them."""
    gap = 2 * theme.scale
    heading, signs = _heading(theme, tier, first=first), _signs(theme, tier)
    width = theme.width - 2 * (theme.padding + theme.frame)
    call = Call(theme, _number(theme, tier, width, first=first), _what_to_do(theme, tier))
    if number_first:
        call.keep_with_next = True
        signs.space_before = gap
        return TitledStack([heading, call, signs], gap, None, [heading])
    call.space_before = gap
    return TitledStack([heading, signs, call], gap, None, [heading])


def _heading(theme: Theme, tier: Tier, *, first: bool) -> Flowable:
    title, sign = TIER_COLOURS[tier.kind]
    style = _large(theme) if first else theme.type.dense.but(font=theme.type.card.font)
    return IconHeading(theme, tier.kind, tier.title, style.but(colour=title), sign, role="H2")


def _signs(theme: Theme, tier: Tier) -> Flowable:
    return item_list(theme, tier.signs, "bullet", theme.type.dense, gap=0, colour=TIER_COLOURS[tier.kind][1])


def _what_to_do(theme: Theme, tier: Tier) -> list[Flowable]:
    return [Paragraph(theme, line, theme.type.dense) for line in tier.do]


def _large(theme: Theme) -> Style:
    """The title of the first tier, and numbers that are made of words."""
    return theme.type.card.but(leading=theme.type.card.leading - 1)


def _number(theme: Theme, tier: Tier, width: float, *, first: bool) -> CallNumber | Paragraph:
    """The number in large digits, if one line of the ``width`` holds it; else in words."""
    style = _large(theme).but(colour="alarm" if first else "ink")
    in_words = Paragraph(theme, Text.plain(f"{tier.call} {tier.number}"), style)
    return large_number(theme, tier, width, first=first) or in_words


def large_number(theme: Theme, tier: Tier, width: float, *, first: bool) -> CallNumber | None:
    """The number in large digits; nothing if it is made of words, or too long for one line of the ``width``."""
    number = CallNumber(theme, tier, theme.type.call if first else theme.type.call_small)
    return number if any(map(str.isdigit, tier.number)) and number.fits(width) else None


class Call(Flowable):
    """A number and what to do: beside it if that takes less height, else under it."""

    def __init__(self, theme: Theme, number: CallNumber | Paragraph, what_to_do: Sequence[Flowable]) -> None:
        self.theme = theme
        self.number = number
        self.what_to_do = what_to_do

    def wrap(self, width: float, air: float = 1) -> float:
        gap = 2 * self.theme.scale
        below = Stack([self.number, *self.what_to_do], gap)
        self.width, self.height = width, below.wrap(width, air)
        self.inside: Flowable = below
        number = self.number.natural_width()
        if number < width / 2:
            beside = Row([(number, self.number), (None, Stack(self.what_to_do, gap))], 8 * gap, "middle")
            if beside.wrap(width, air) < self.height:
                self.inside = beside
        self.height = self.inside.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.inside.draw(canvas, x, top)


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

    def natural_width(self) -> float:
        """Of the word and the number at full size."""
        self.wrap(float("inf"))
        return self.word_width + self.gap + self.number_width()

    def number_width(self) -> float:
        return fonts.width(self.number, self.style.font, self.size)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = top - first_baseline(self.style)
        canvas.setFillColor(self.theme.colour(self.style.colour))
        with canvas.content(self.tag):
            canvas.show(x, baseline, self.word + " ", self.small.font, self.small.size)
            canvas.show(x + self.word_width + self.gap, baseline, self.number, self.style.font, self.size)
