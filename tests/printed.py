"""What comes out on paper: flowables on pages, handouts as PDF, and what can be read in both."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import page
import pypdfium2
from pdf_tree import read
from sheets import CLINIC, made
from tagged_sample import METADATA

from layouts.editions.handout import handout_theme
from layouts.render import render
from layouts.tagging import TaggedCanvas
from layouts.theme import PageSetup, Theme

if TYPE_CHECKING:
    from pdf_tree import Tree

    from handouts.clinic import Clinic
    from handouts.request import Request
    from layouts.flowables import Flowable
    from layouts.images import Image

THEME = handout_theme(PageSetup())
MONO = handout_theme(PageSetup(mono=True))


def pages_of(*flowables: Flowable, theme: Theme = THEME) -> bytes:
    """A document with a page for each flowable; all have been laid out."""
    canvas = TaggedCanvas(METADATA, theme.page)
    for flowable in flowables:
        flowable.draw(canvas, theme.side, theme.page[1] - theme.top)
        canvas.showPage()
    return canvas.getpdfdata()


def tree_of(*flowables: Flowable) -> Tree:
    """What a screen reader finds in a document with a page for each flowable; without errors."""
    tree = read(pages_of(*flowables))
    assert tree.errors == []
    return tree


def printed(request: Request, clinic: Clinic = CLINIC, logo: Image | None = None) -> bytes:
    """The handout of the shipped pack that a request asks for."""
    theme = handout_theme(PageSetup(request.paper, request.mono, clinic.colours))
    return render(made(request, clinic), theme, logo)


def faults(pdf: bytes) -> list[str]:
    """What breaks PDF/UA-1 or PDF/A-2a in a file, or leads a screen reader astray; nothing, if all is well."""
    reports = {profile: page.validate_pdf_bytes(pdf, profile=profile) for profile in ("ua1", "2a")}
    found = [f"{profile}: {entry.message}" for profile, report in reports.items() for entry in report.failures]
    found += [f"{profile}: not compliant" for profile, report in reports.items() if not report.is_compliant]
    return found + read(pdf).errors


def extracted(pdf: bytes) -> str:
    """The text as a viewer copies it, page after page; every stretch of white space is one space."""
    return tidy(" ".join(page_texts(pdf)))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as a viewer copies it; every stretch of white space is one space."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [tidy(document[number].get_textpage().get_text_bounded()) for number in range(len(document))]


def tidy(text: str) -> str:
    """Text with every stretch of white space as one space."""
    return " ".join(text.split())
