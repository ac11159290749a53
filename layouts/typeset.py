"""One line of text as PDF operators: the hot path of drawing a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layouts.fonts import EmbeddedFont
    from layouts.pdffile import PDFFile

ELSEWHERE = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that is not in the first subset of its font; no code looks like it."""

ASCII_END = 0x7F
SPECIAL = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r"}
ESCAPED = [SPECIAL.get(code) or (chr(code) if code < ASCII_END else f"\\{code:03o}") for code in range(256)]
"""Each code in a literal string (ISO 32000-1, 7.3.4.2), in ASCII because ReportLab encodes pages as UTF-8."""


class LineWriter(dict[int, str]):
    """Writes lines in one font of one document; as a mapping, it says how a character is written."""

    def __init__(self, font: EmbeddedFont, document: PDFFile) -> None:
        super().__init__()
        self._font = font
        self._document = document
        self._name = self._subset_name(0)

    def __missing__(self, character: int) -> str:
        [(subset, code)] = self._font.splitString(chr(character), self._document)
        written = self[character] = ELSEWHERE if subset else ESCAPED[code[0]]
        return written

    def write(self, x: float, y: float, text: str, size: float) -> str:
        """The operators that paint `text` with its baseline starting at (x, y). Raises `MissingGlyph`."""
        string = text.translate(self)
        place = f"{round(x, 2):g} {round(y, 2):g} Td"
        if ELSEWHERE not in string:
            return f"BT {self._name} {size:g} Tf {place} ({string}) Tj ET"
        return f"BT {place} {self._pieces(text, size)} ET"

    def _pieces(self, text: str, size: float) -> str:
        return " ".join(
            f"{self._subset_name(subset)} {size:g} Tf ({''.join([ESCAPED[code] for code in codes])}) Tj"
            for subset, codes in self._font.splitString(text, self._document)
        )

    def _subset_name(self, subset: int) -> str:
        return str(self._font.getSubsetInternalName(subset, self._document))
