"""The emergency strip: the first tier of the warning signs in little room, for paper that is used away from page 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.callouts import IconHeading
from layouts.emergency import TIER_COLOURS, Framed, TierBand, large_number
from layouts.flowables import Box, Flowable, Row, Stack
from layouts.lists import TwoColumnList, item_list
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import EmergencyBox, Tier
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_CALL_COLUMN = 142
"""Width of the number and of what to do, beside the signs. Lengths are for body text of 12, and grow with it."""
_BESIDE_HEADING = 84
"""The most that a number takes beside the heading of a narrow strip; a longer one stands under it."""
_GAP = 12


def emergency_strip(theme: Theme, box: EmergencyBox, *, role: str = "H3", tiers: int = 1) -> Flowable:
    """The first ``tiers`` of the box in one heavy frame, with signs and what to do in the ``dense`` type of the theme.

    ``role`` is that of their titles: a heading one level below the one that the strip stands under.
    """
    look = _narrow_tier if theme.narrow else _wide_tier
    bands = []
    for tier in box.tiers[:tiers]:
        first = tier is box.tiers[0]
        bands.append(
            TierBand(theme, look(theme, tier, role, first=first), "alarm_tint" if first else None, first=first)
        )
    inside = Stack(bands, tag=Tag("Sect"))
    return Tight(theme, inside) if theme.narrow else Framed(theme, inside)


def not_in_strip(box: EmergencyBox, tiers: int) -> tuple[str, ...]:
    """What a strip of so many tiers leaves out of the warning signs, by title."""
    return tuple(f"{box.title.line}: {tier.title.line}" for tier in box.tiers[tiers:])


class Tight(Framed):
    """In a narrow column gaps are as small as they get, whatever the air: the room is for words."""

    def wrap(self, width: float, air: float = 1) -> float:
        return Box.wrap(self, width, min(air, 0))


def _wide_tier(theme: Theme, tier: Tier, role: str, *, first: bool) -> Flowable:
    """The number stands beside the signs."""
    style = theme.type.card.but(leading=19) if first else theme.type.dense.but(font=theme.type.card.font)
    left = Stack([_heading(theme, tier, role, style), _signs(theme, tier)], 2)
    column = _CALL_COLUMN * theme.scale
    number = large_number(theme, tier, column, first=first)
    right = Stack([number or _number_in_words(theme, tier), _what_to_do(theme, tier)], 2)
    return Row([(None, left), (column, right)], _GAP)


def _narrow_tier(theme: Theme, tier: Tier, role: str, *, first: bool) -> Flowable:
    """The number stands beside the heading, or under it if it is long."""
    style = theme.type.body.but(font=theme.type.card.font, leading=15 * theme.scale, balanced=True)
    heading = _heading(theme, tier, role, style)
    column = _BESIDE_HEADING * theme.scale
    number = large_number(theme, tier, column, first=first)
    beside = Row([(None, heading), (column, number)], _GAP, "middle") if number else None
    head = [beside] if beside else [heading, _number_in_words(theme, tier)]
    return Stack([*head, _signs(theme, tier), _what_to_do(theme, tier)], 2)


def _heading(theme: Theme, tier: Tier, role: str, style: Style) -> Flowable:
    title, sign = TIER_COLOURS[tier.kind]
    return IconHeading(theme, tier.kind, tier.title, style.but(colour=title), sign, role=role)


def _number_in_words(theme: Theme, tier: Tier) -> Flowable:
    style = theme.type.card.but(leading=19, colour="alarm" if tier.kind == "emergency" else "ink")
    return Paragraph(theme, Text.plain(f"{tier.call} {tier.number}"), style)


def _signs(theme: Theme, tier: Tier) -> Flowable:
    signs = item_list(theme, tier.signs, "bullet", theme.type.dense, gap=0, colour=TIER_COLOURS[tier.kind][1])
    return FewestLines([signs, TwoColumnList(signs)]) if len(tier.signs) > 1 else signs


def _what_to_do(theme: Theme, tier: Tier) -> Flowable:
    style = theme.type.dense.but(font=theme.type.strong.font)
    return Stack([Paragraph(theme, line, style) for line in tier.do])


class FewestLines(Flowable):
    """The same in several forms, of which the lowest is printed."""

    def __init__(self, forms: Sequence[Flowable]) -> None:
        self.forms = forms

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.lowest = min(self.forms, key=lambda form: form.wrap(width, air))
        # The forms share their pieces: the last that was laid out is the one that they are laid out for.
        self.height = self.lowest.wrap(width, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.lowest.draw(canvas, x, top)
