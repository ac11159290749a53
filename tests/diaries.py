"""Diaries to test with: the edition made for a request, and what its fields are."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pikepdf
from sheets import CLINIC, made

from handouts.document import Document, Part
from handouts.document_blocks import DiaryRow, DiaryWeek, Heading, Paragraph, WriteLine
from handouts.inline import Text
from handouts.request import DiaryRequest, Request
from layouts.editions import find
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.clinic import Clinic
    from layouts.images import Image
    from layouts.theme import Theme

REQUEST = Request(edition="diary")
PLAIN = DiaryRow("1  Bridge", "2 ticks a day", 2)
PAIN = DiaryRow("Worst pain", "0 none, 10 worst", heavy=True, written=True)


def diary_theme(*, paper: str = "a4", mono: bool = False, fillable: bool = False) -> Theme:
    """The look of the edition."""
    return find("diary").theme(PageSetup(paper, mono=mono, fillable=fillable))


def diary_of(document: Document, logo: Image | None = None, **look: bool | str) -> bytes:
    """The edition of a document."""
    return render(document, diary_theme(**look), logo, "diary")  # type: ignore[arg-type]


def diary(weeks: int = 1, request: Request = REQUEST, clinic: Clinic = CLINIC, **look: bool | str) -> bytes:
    """The edition of a request to the shipped pack."""
    return diary_of(made(replace(request, diary=DiaryRequest(weeks)), clinic), **look)


def with_rows(*rows: DiaryRow, weeks: int = 1) -> Document:
    """A document with nothing but a diary of these rows."""
    document = made(REQUEST)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    grids = [DiaryWeek(f"Week {number}", "from", days, rows, "Notes", "Medicines") for number in range(1, weeks + 1)]
    head = (Heading(Text.plain("Diary"), 1), Paragraph(Text.plain("Tick.")), WriteLine("Goal"))
    return replace(document, parts=(Part("diary", (*head, *grids)),))


@dataclass(frozen=True)
class Placed:
    """A field at one place: on a page counted from 0, with its edges in points."""

    name: str
    tooltip: str
    kind: str
    page: int
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        left, bottom, right, top = self.box
        return right - left, top - bottom


def fields_of(pdf: bytes) -> list[Placed]:
    """All fields of a file, at all their places, in the order of the annotations of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(_placed(file))


def _placed(file: pikepdf.Pdf) -> Iterator[Placed]:
    for number, page in enumerate(file.pages):
        for widget in page.obj.get("/Annots", []):
            chain = [widget]
            while "/Parent" in chain[-1]:
                chain.append(chain[-1].Parent)
            names = [str(link.T) for link in reversed(chain) if "/T" in link]
            kind = next(str(link.FT) for link in chain if "/FT" in link)
            left, bottom, right, top = (float(edge) for edge in widget.Rect)
            yield Placed(".".join(names), str(widget.TU), kind, number, (left, bottom, right, top))
