"""The leaflet: one sheet in six panels, folded twice, with the warning signs on its back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from layouts.editions import Composition, Edition
from layouts.emergency import emergency_box
from layouts.leaflet.arrangement import Room
from layouts.leaflet.choice import Choice
from layouts.leaflet.cover import Cover
from layouts.leaflet.opened import opened
from layouts.leaflet.panels import FilledPanel, LeafletSide, PanelFoot, column, inside, outside, widened
from layouts.pages import fit
from layouts.structure import Tag
from layouts.theme import BODY, BOLD, MM, SEMIBOLD, Style, Theme, TypeScale

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.images import Image
    from layouts.pages import Page
    from layouts.theme import PageSetup

_TYPE = TypeScale(
    body=Style(12, 16),
    strong=Style(12, 16, SEMIBOLD),
    dense=Style(12, 15),
    lead=Style(13, 17, SEMIBOLD, colour="main", balanced=True),
    title=Style(25, 30, BOLD, balanced=True),
    head=Style(18, 22, BOLD, colour="main", balanced=True),
    subhead=Style(13, 17, BOLD, colour="main", balanced=True),
    card=Style(14, 18, BOLD),
    dose=Style(18, 22, BOLD, colour="main"),
    call=Style(30, 34, BOLD, colour="alarm"),
    call_small=Style(16, 20, BOLD),
)

_EDGE = 6.5 * MM
"""From the text to the upper and the lower edge of the paper."""
_BACK_PADDING = 7
_BACK_AIR = (0.5, 0.25, 0)
_BACK_LEADINGS = (15, 14.5, 14)
"""Least gaps and distances of lines of the emergency box, the first that fit: it must stand on the back as a whole."""


def leaflet_theme(setup: PageSetup) -> Theme:
    """The sheet lies on its side; the column is that of a panel, in the middle of the sheet."""
    height, width = setup.page
    return Theme(
        page=(width, height),
        palette=setup.palette,
        mono=setup.mono,
        type=_TYPE,
        side=(width - column(width)) / 2,
        top=_EDGE,
        bottom=_EDGE,
        gap_inside=5,
        gap=10,
        gap_section=16,
        padding=9,
        radius=5,
    )


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    width = theme.page[0]
    left, middle, right = inside(width)
    flap, back, front = outside(width)
    foot = PanelFoot(theme, document.foot, titled=True)
    room = Room(theme, [theme, theme, foot.above(theme)])
    choice = Choice(document, room)
    if not choice.chosen:
        raise _no_room("nothing that was asked for fits into a leaflet as a whole")

    at_front, on_flap, at_inside, at_back = (Tag("Sect") for _ in range(4))
    outer = [FilledPanel(front, _cover(theme, document, logo, choice), at_front, theme.width)]
    flap_page = choice.flap_page()
    if flap_page:
        outer.append(FilledPanel(flap, flap_page, on_flap, theme.width))
    wide = widened(theme, back)
    back_foot = PanelFoot(wide, document.foot, titled=False)
    outer.append(FilledPanel(back, _warnings(back_foot.above(wide), document), at_back, wide.width))
    pages = opened(room.inside, choice.arrangement.opened, document.labels.notes)
    inner = [
        FilledPanel(panel, page, at_inside, theme.width)
        for panel, page in zip((left, middle, right), pages, strict=True)
    ]

    order = [at_front, *([on_flap] if flap_page else []), at_inside, at_back]
    sides = [
        LeafletSide(theme, outer, back_foot, (flap.right, back.right), order),
        LeafletSide(theme, inner, foot, (left.right, middle.right), order),
    ]
    return Composition(sides, tuple(choice.left_out()))


def _cover(theme: Theme, document: Document, logo: Image | None, choice: Choice) -> Cover:
    cover = Cover(theme, document, logo, choice.picture())
    if cover.wrap(theme.width) > theme.height:
        raise _no_room("the front of a leaflet has no room for the clinic, the title and the patient")
    return cover


def _warnings(theme: Theme, document: Document) -> Page:
    """The emergency box on the back: gaps give way, or the distance of lines a little, type never."""
    for air in _BACK_AIR:
        for leading in _BACK_LEADINGS:
            closer = replace(theme, padding=_BACK_PADDING, type=replace(theme.type, dense=Style(BODY, leading)))
            box = emergency_box(closer, document.emergency)
            pages = fit([closer], [box])
            if pages and box.air >= air:
                return pages[0]
    raise _no_room("the back of a leaflet has no room for the warning signs and the numbers to call")


def _no_room(message: str) -> HandoutError:
    return HandoutError(Diagnostic(message, "a booklet holds all of it: --edition booklet"))


EDITION = Edition(
    "One sheet folded twice, with a cover, to take away: what matters most",
    leaflet_theme,
    _composed,
    "print on both sides, turned on the short edge; fold at the marks, the narrow panel first",
)
