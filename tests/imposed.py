"""Files to impose, and what is seen on the sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from layouts.imposition.impose import PrintCopy, impose
from layouts.imposition.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

A4, A5, A6 = (595.28, 841.89), (419.53, 595.28), (297.64, 419.53)


def numbered(pages: int = 4, size: tuple[float, float] = A5) -> bytes:
    """A file whose pages say at their head and foot which they are."""
    return mixed([size] * pages)


def mixed(sizes: Sequence[tuple[float, float]]) -> bytes:
    """The same with a size for each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for number, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width, height))
        canvas.drawCentredString(width / 2, height - 40, f"Head{number}.")
        canvas.drawCentredString(width / 2, 30, f"Foot{number}.")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], Any], **saving: Any) -> bytes:
    """A file after a change of its objects."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(stream, **saving)
    return stream.getvalue()


def sheets(pdf: bytes, **chosen: Any) -> bytes:
    """The one print file of a job."""
    [made] = copies(pdf, **chosen).files.values()
    return made


def copies(pdf: bytes, **chosen: Any) -> PrintCopy:
    """All files of a job."""
    return impose(pdf, Settings(**chosen), "in.pdf")


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@dataclass(frozen=True)
class Seen:
    """A page of the source, as it is found on a sheet."""

    number: int
    left: bool
    upright: bool
    x: float
    """The middle of its head."""


def seen(pdf: bytes, pages: int) -> list[list[Seen]]:
    """On each page of a print file, the numbered pages from left to right."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_seen(document[index], pages) for index in range(len(document))]


def _seen(page: pypdfium2.PdfPage, pages: int) -> list[Seen]:
    text = page.get_textpage()
    found = []
    for number in range(1, pages + 1):
        head, foot = (_middle(text, f"{word}{number}.") for word in ("Head", "Foot"))
        if head and foot:
            upright = head[1] > foot[1]
            found.append(Seen(number, head[0] < page.get_width() / 2, upright, head[0]))
    return sorted(found, key=lambda entry: entry.x)


def _middle(text: pypdfium2.PdfTextPage, word: str) -> tuple[float, float] | None:
    place = text.search(word, match_case=True).get_next()
    if place is None:
        return None
    boxes = [text.get_charbox(place[0] + offset) for offset in range(len(word))]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return (left + right) / 2, (bottom + top) / 2


def picture(pdf: bytes, page: int = 0, scale: float = 1) -> Any:
    """A page as viewers show it, in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=scale).to_pil().convert("L")
