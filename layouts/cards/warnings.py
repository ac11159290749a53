"""The card of warning signs, for a place that no exercise takes: tiers in front, the pain guide and contacts behind."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handouts import document_blocks as blocks
from handouts.diagnostics import Diagnostic, HandoutError
from handouts.inline import Text
from layouts.callouts import callout, pain_guide
from layouts.cards.pieces import Card, CardFoot, Spread
from layouts.emergency_strip import emergency_strip
from layouts.flowables import Stack
from layouts.last_page import qr_code
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Document
    from layouts.flowables import Flowable
    from layouts.theme import Theme

_GAP = 14


class WarningCard(NamedTuple):
    """The card, and how many tiers of the warning signs it holds."""

    card: Card
    tiers: int


def warning_card(theme: Theme, document: Document, minding: Sequence[blocks.Callout]) -> WarningCard:
    """As many tiers as find room, the first at least; behind them first of all what this patient must mind.

    ``theme`` is that of one card.

    Raises:
        HandoutError: the patient must mind more than one side of a card can hold.
    """
    foot = CardFoot(theme, document.foot)
    room = theme.height - foot.wrap(theme.width) - theme.gap_inside
    tiers = len(document.emergency.tiers)
    strip = emergency_strip(theme, document.emergency, role="H2", tiers=tiers)
    while strip.wrap(theme.width) > room and tiers > 1:
        tiers -= 1
        strip = emergency_strip(theme, document.emergency, role="H2", tiers=tiers)
    behind: list[Flowable] = [callout(theme, block) for block in minding]
    if behind and Stack(behind, _GAP).wrap(theme.width) > theme.height - foot.behind:
        hint = "print it in another edition: --edition handout"
        raise HandoutError(Diagnostic("this patient must mind more than a card can hold", hint))
    for piece in (*_pain(theme, document), *_contact(theme, document), *_download(theme, document)):
        if Stack([*behind, piece], _GAP).wrap(theme.width) <= theme.height - foot.behind:
            behind.append(piece)
    back = _laid_out(theme, behind, theme.height - foot.behind) if behind else None
    return WarningCard(Card(Tag("Sect"), _laid_out(theme, [strip], room), back, foot), tiers)


def _laid_out(theme: Theme, items: list[Flowable], room: float) -> Spread:
    side = Spread(items, _GAP, room, before=())
    side.wrap(theme.width)
    return side


def _pain(theme: Theme, document: Document) -> Iterator[Flowable]:
    for part in document.parts:
        for before, block in pairwise(part.blocks):
            if isinstance(block, blocks.PainGuide):
                title = before.text if isinstance(before, blocks.Heading) else block.label
                yield Stack([Paragraph(theme, title, theme.type.subhead, "H3"), pain_guide(theme, block)], 4)


def _contact(theme: Theme, document: Document) -> Iterator[Flowable]:
    clinic = document.letterhead
    lines = [Paragraph(theme, Text.plain(line), theme.type.body) for line in (clinic.name, clinic.phone) if line]
    if lines:
        title = Paragraph(theme, Text.plain(document.labels.contact), theme.type.subhead, "H3")
        yield Stack([title, *lines], 2)


def _download(theme: Theme, document: Document) -> Iterator[Flowable]:
    for part in document.parts:
        yield from (qr_code(theme, block) for block in part.blocks if isinstance(block, blocks.QrCode))
