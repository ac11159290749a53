"""Leaflets of the shipped pack: composed, as files, and read panel by panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from printed import tidy
from sheets import CLINIC, made

from layouts.editions.leaflet import EDITION, leaflet_theme
from layouts.leaflet.panels import inside, outside
from layouts.render import painted
from layouts.theme import MM, PageSetup

if TYPE_CHECKING:
    from handouts.clinic import Clinic
    from handouts.document import Document
    from handouts.request import Request
    from layouts.editions import Composition

PANELS = ("flap", "back", "front", "left", "middle", "right")
"""From left to right on the first side, then on the second."""


def composed(request: Request, clinic: Clinic = CLINIC, document: Document | None = None) -> Composition:
    """The sides of the leaflet that a request asks for, or of a document."""
    theme = leaflet_theme(PageSetup(request.paper, request.mono, clinic.colours))
    return EDITION.compose(theme, document or made(request, clinic), None)


def leaflet(request: Request, clinic: Clinic = CLINIC) -> bytes:
    """The file."""
    theme = leaflet_theme(PageSetup(request.paper, request.mono, clinic.colours))
    return painted(made(request, clinic), theme, composed(request, clinic))


def panels_of(pdf: bytes) -> dict[str, str]:
    """What each panel says, as it is copied from the page."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        pages = [document[number].get_textpage() for number in range(len(document))]
        places = [(page, panel) for page, side in zip(pages, (outside, inside), strict=True) for panel in side(width)]
        texts = [page.get_text_bounded(panel.left, 0, panel.right, height) for page, panel in places]
    return dict(zip(PANELS, map(tidy, texts), strict=True))


def letters_near_folds(pdf: bytes, least: float) -> list[str]:
    """Letters that stand nearer than ``least`` millimetres to a fold or to the edge of the paper."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        for number, side in enumerate((outside, inside)):
            page = document[number].get_textpage()
            edges = [edge for panel in side(width) for edge in (panel.left, panel.right)]
            for index in range(page.count_chars()):
                left, bottom, right, top = page.get_charbox(index)
                across = min(abs(x - edge) for x in (left, right) for edge in edges)
                letter = page.get_text_range(index, 1)
                if letter.strip() and min(across, bottom, height - top) < least * MM:
                    found.append(letter)
    return found
