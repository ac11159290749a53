"""The font of form fields: a viewer sets in it what people type, so it is embedded with all that its encoding holds.

A simple TrueType font with WinAnsiEncoding, because viewers don't write the codes of composite fonts into a field.
"""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase import pdfdoc

from layouts import fonts

if TYPE_CHECKING:
    from layouts.pdffile import PDFFile

NAME = "OpenSans-Forms"
"""A name of its own: viewers refuse to type in a font that says it is a subset."""
FIRST, LAST = 32, 255
_NON_SYMBOLIC = 1 << 5


class FormFont(NamedTuple):
    """What is embedded; widths are thousandths of an em for the codes from ``FIRST`` to ``LAST``."""

    file: bytes
    widths: tuple[int, ...]


@cache
def form_font() -> FormFont:
    """Open Sans Regular with the letters of WinAnsiEncoding alone."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[6])
    font = TTFont(fonts.register()[fonts.REGULAR].face.filename, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in map(_unicode, range(FIRST, LAST + 1)) if code in font.getBestCmap()])
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = NAME
    glyphs, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    widths = tuple(round(advances[glyphs[_unicode(code)]][0] * 1000 / units) for code in range(FIRST, LAST + 1))
    written = io.BytesIO()
    font.save(written)
    return FormFont(written.getvalue(), widths)


def _unicode(code: int) -> int:
    """What a code of WinAnsiEncoding stands for (ISO 32000-1, annex D.2); codes without a letter show a bullet."""
    known = {0x7F: "•", 0xA0: " ", 0xAD: "-"}
    letter = known.get(code) or bytes([code]).decode("cp1252", errors="replace")
    return ord("•" if letter == "\N{REPLACEMENT CHARACTER}" else letter)


def embedded(document: PDFFile) -> bytes:
    """The reference to the font, embedded in a document."""
    made, face = form_font(), fonts.register()[fonts.REGULAR].face
    keys = {"Filter": pdfdoc.PDFName("FlateDecode"), "Length1": len(made.file)}
    file = document.reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(keys), zlib.compress(made.file)))
    box = b" ".join([b"%d" % round(number) for number in face.bbox])
    descriptor = document.reference(
        Written(
            b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%b]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d"
            b"/StemV %d/FontFile2 %b>>"
            % (NAME.encode(), _NON_SYMBOLIC, box, face.ascent, face.descent, face.capHeight, face.stemV, file)
        )
    )
    widths = b" ".join([b"%d" % width for width in made.widths])
    return document.reference(
        Written(
            b"<</Type/Font/Subtype/TrueType/BaseFont/%b/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d/Widths[%b]"
            b"/FontDescriptor %b>>" % (NAME.encode(), FIRST, LAST, widths, descriptor)
        )
    )


class Written(pdfdoc.PDFObject):
    """An object whose bytes are known."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def format(self, document: PDFFile) -> bytes:
        """The bytes."""
        return self.written
