"""The back cover: what is looked for in a hurry, and by whoever finds the booklet on a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document import ABOUT
from handouts.document_blocks import Callout, QrCode, Signature
from handouts.inline import Text
from layouts.booklet.places import Place, Placed
from layouts.callouts import IconHeading
from layouts.emergency import emergency_box
from layouts.flowables import Flowable, Stack
from layouts.last_page import qr_code
from layouts.pages import Page, compose
from layouts.story import Bookmarked
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Document, Letterhead
    from handouts.document_blocks import Block
    from layouts.theme import Theme

_GAP = 20


def back_cover(theme: Theme, document: Document) -> list[Page]:
    """The clinic and when to call at once above; where to get it again and the review state at the foot.

    It is one page, unless texts of the clinic are of an unheard-of length.
    """
    about = [block for part in document.parts if part.id == ABOUT for block in part.blocks]
    first = replace(document.emergency, tiers=document.emergency.tiers[:1])
    above: list[Flowable] = [*_clinic(theme, document), emergency_box(theme, first)]
    if len(above) == 1:  # no heading says that the chapter before is at an end
        above = [Placed(above[0], Place("", 1, "back cover", listed=False))]
    below = list(_origin(theme, about))
    for flowable in (*above, *below):
        flowable.space_before = flowable.space_before or _GAP
    pages = compose(theme, [*above, *below])
    return [_spread(theme, pages[0], below)] if len(pages) == 1 else pages


def _spread(theme: Theme, page: Page, below: Sequence[Flowable]) -> Page:
    """The page with its white in the middle: what stands ``below`` goes down to the foot."""
    white = theme.height - page.used
    result = Page()
    result.items = [(item, drop + white if item in below else drop) for item, drop in page.items]
    result.used = theme.height
    return result


def _clinic(theme: Theme, document: Document) -> Iterator[Flowable]:
    """Who hands it out, with all contacts; nothing when nobody is named."""
    lines = list(_contacts(theme, document.letterhead))
    if lines:
        title = document.labels.contact
        heading = Bookmarked(theme, Text.plain(title), theme.type.head, "H2", 0)
        yield Placed(heading, Place(title, 1, "clinic"))
        contacts = Stack(lines, 4, Tag("Div"))
        contacts.space_before = 6
        yield contacts


def _contacts(theme: Theme, head: Letterhead) -> Iterator[Flowable]:
    if head.name:
        yield Paragraph(theme, Text.plain(head.name), theme.type.card)
    for line in (head.address, head.phone, head.website):
        if line:
            yield Paragraph(theme, Text.plain(line), theme.type.body)


def _origin(theme: Theme, about: Sequence[Block]) -> Iterator[Flowable]:
    """Where to get it again, and whether anyone has reviewed it."""
    for block in about:
        if isinstance(block, QrCode):
            yield qr_code(theme, block)
    for block in about:
        match block:
            case Callout(title=title):
                yield IconHeading(theme, "info", title, theme.type.strong.but(colour="main"), "main")
            case Signature(title=title):
                yield IconHeading(theme, "care", title, theme.type.strong.but(colour="care"), "care_line")
