"""Rendering: a document becomes the bytes of a PDF. A pure function; the same inputs give the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handouts import __version__
from handouts.inline import fill
from layouts import fonts
from layouts.metadata import Metadata
from layouts.pages import compose, draw_page
from layouts.story import story
from layouts.tagging import TaggedCanvas
from layouts.theme import SEMIBOLD

if TYPE_CHECKING:
    from handouts.document import Document, Foot
    from layouts.images import Image
    from layouts.theme import Theme


def render(document: Document, theme: Theme, logo: Image | None = None) -> bytes:
    """The handout as a tagged PDF (PDF/UA-1 and PDF/A-2a).

    Raises:
        layouts.fonts.MissingGlyph: the document holds a character that the fonts lack; see `unprintable`.
    """
    pages = compose(theme, story(theme, document, logo))
    canvas = TaggedCanvas(_metadata(document), theme.page)
    for number, page in enumerate(pages, start=1):
        draw_page(canvas, theme, page)
        _draw_foot(canvas, theme, document.foot, number, len(pages))
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


def _draw_foot(canvas: TaggedCanvas, theme: Theme, foot: Foot, number: int, total: int) -> None:
    style = theme.type.foot
    left, right = theme.side, theme.page[0] - theme.side
    line = theme.bottom - 12
    page = fill(foot.page, {"page": str(number), "pages": str(total)})
    with canvas.artifact("Pagination", "Footer"):
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(left, line, right, line)
        canvas.setFillColor(theme.colour(style.colour))
        baseline = line - style.leading
        canvas.show(left, baseline, f"{foot.title}  ·  {foot.version}  ·  {foot.date}", style.font, style.size)
        canvas.show(right - fonts.width(page, SEMIBOLD, style.size), baseline, page, SEMIBOLD, style.size)
        canvas.setFillColor(theme.colour("care"))
        canvas.show(left, baseline - style.leading, foot.warning, SEMIBOLD, style.size)
