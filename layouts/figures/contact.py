"""Contact sheets: all figures of a pack in the size of a handout, to look at before anyone prints one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from handouts import __version__
from handouts.inline import Text, fill
from layouts import fonts
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.shelves import shelves
from layouts.figures.svg import svg
from layouts.figures.tones import COLOUR, MONO
from layouts.metadata import Metadata
from layouts.pages import compose
from layouts.preview import pictures
from layouts.tagging import TaggedCanvas
from layouts.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from handouts.document_blocks import Drawing
    from handouts.model import Pack
    from layouts.theme import Theme

CONTACT_SHEET: Final = "contact-sheet"
"""What its files are called, without numbers and endings."""


def contact_files(
    theme: Theme, pack: Pack, drawings: Mapping[str, Drawing], day: date, resolution: int
) -> dict[str, bytes]:
    """By their names: the contact sheet as PDF, its pages as PNG with so many dots per inch, each figure as SVG."""
    import pypdfium2

    sheet = contact_sheet(theme, pack, drawings, day)
    with pypdfium2.PdfDocument(sheet) as document:
        pages = dict(pictures(document, CONTACT_SHEET, resolution))
    single = {f"{name}.svg": _svg(theme, drawing).encode("utf-8") for name, drawing in drawings.items()}
    return {f"{CONTACT_SHEET}.pdf": sheet, **pages, **single}


def _svg(theme: Theme, drawing: Drawing) -> str:
    person = next(entry for entry in PEOPLE if entry.name == drawing.person)
    sketch = draw_figure(drawing.figure, person, theme.figure_scale, mirrored=drawing.mirrored)
    return svg(sketch, drawing.alt.text.line, MONO if theme.mono else COLOUR)


def contact_sheet(theme: Theme, pack: Pack, drawings: Mapping[str, Drawing], day: date) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1 and PDF/A-2a), dated; the same inputs give the same bytes."""
    title = pack.text.title.line
    heading = Paragraph(theme, Text.plain(title), theme.type.subhead, "H1")
    pages = compose(theme, [heading, *shelves(theme, drawings)])
    canvas = TaggedCanvas(_metadata(pack, title, day), theme.page)
    for number, page in enumerate(pages, start=1):
        page.draw(canvas, theme.side, theme.page[1] - theme.top)
        foot = fill(pack.words.pages.page, {"page": str(number), "pages": str(len(pages))})
        _draw_foot(canvas, theme, foot)
        canvas.showPage()
    return canvas.getpdfdata()


def _metadata(pack: Pack, title: str, day: date) -> Metadata:
    return Metadata(
        title=title,
        author=title,
        subject=pack.text.subject,
        language=pack.language,
        keywords=(pack.id, pack.facts.version),
        creator=f"Handouts {__version__}",
        date=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _draw_foot(canvas: TaggedCanvas, theme: Theme, page: str) -> None:
    style = theme.type.foot
    x = theme.page[0] - theme.side - fonts.width(page, style.font, style.size)
    with canvas.artifact("Pagination", "Footer"):
        canvas.setFillColor(theme.colour(style.colour))
        canvas.show(x, theme.bottom - 12 - style.leading, page, style.font, style.size)
