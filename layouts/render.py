"""Rendering: a document becomes the bytes of a PDF. A pure function; the same inputs give the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handouts import __version__
from layouts.editions import find
from layouts.metadata import Metadata
from layouts.tagging import TaggedCanvas

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.editions import Composition
    from layouts.images import Image
    from layouts.theme import Theme


def render(document: Document, theme: Theme, logo: Image | None = None, edition: str = "handout") -> bytes:
    """A document as a tagged PDF (PDF/UA-1 and PDF/A-2a), in the theme of its edition.

    Raises:
        HandoutError: the edition can't print it.
        layouts.fonts.MissingGlyph: the document holds a character that the fonts lack; see `unprintable`.
    """
    return painted(document, theme, find(edition).compose(theme, document, logo))


def painted(document: Document, theme: Theme, composition: Composition) -> bytes:
    """The sides of a composed document as a file."""
    canvas = TaggedCanvas(_metadata(document), theme.page)
    for number, side in enumerate(composition.sides, start=1):
        side.draw(canvas, number, len(composition.sides))
        canvas.showPage()
    return canvas.getpdfdata()


def _metadata(document: Document) -> Metadata:
    said = document.properties
    return Metadata(
        title=said.title,
        author=said.author,
        subject=said.subject,
        language=said.language,
        keywords=said.keywords,
        creator=f"Handouts {__version__}",
        date=datetime.fromisoformat(said.date).replace(tzinfo=UTC),
    )
