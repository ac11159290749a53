"""Text as it stands on paper, measured in the finished file: size, place, colour and font of every run."""

from __future__ import annotations

import io
from collections import defaultdict
from ctypes import byref, c_float, c_uint, create_string_buffer
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage


class Run(NamedTuple):
    """A stretch of text that was painted at once. Lengths are points, measured from the lower left corner."""

    page: int
    text: str
    size: float
    left: float
    """Where its first letter starts, with the white that belongs to it."""
    baseline: float
    right: float
    """Where its last letter ends, without."""
    colour: str
    font: str


def text_runs(pdf: bytes) -> list[Run]:
    """Every run of a file, in the order of painting."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [run for number in range(len(document)) for run in _runs(document, number)]


def lines_of(runs: list[Run]) -> dict[tuple[int, float], str]:
    """The text of each line, by its page and baseline: runs beside each other are one line."""
    lines: dict[tuple[int, float], str] = defaultdict(str)
    for run in sorted(runs, key=lambda run: (run.page, -run.baseline, run.left)):
        lines[run.page, round(run.baseline, 1)] += run.text
    return lines


def _runs(document: pypdfium2.PdfDocument, number: int) -> Iterator[Run]:
    page = document[number]
    words = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = c_float()
        raw.FPDFTextObj_GetFontSize(item.raw, byref(size))
        matrix = item.get_matrix()
        yield Run(
            number + 1,
            _text(item.raw, words),
            size.value * abs(matrix.d),
            matrix.e,
            matrix.f,
            item.get_bounds()[2],
            _colour(item.raw),
            _font(item.raw),
        )


def _text(item: object, words: PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(item, words.raw, None, 0)
    buffer = (raw.FPDF_WCHAR * length)()
    raw.FPDFTextObj_GetText(item, words.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _colour(item: object) -> str:
    channels = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *map(byref, channels))
    return "#" + "".join(f"{channel.value:02X}" for channel in channels[:3])


def _font(item: object) -> str:
    name = create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), name, len(name))
    return name.value.decode()
