"""The file around the pages: catalogue, object stream, cross-references (ISO 32000-1, 7.5).

ReportLab writes one plain object after the other. A tagged document has hundreds of small ones, which packed into a
compressed object stream take a fifth of the room.
"""

from __future__ import annotations

import zlib
from hashlib import md5
from struct import Struct
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from layouts.metadata import information, output_intents, xmp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from layouts.form_fields import AcroForm
    from layouts.metadata import Metadata

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
STREAM_END = b"endstream\n"
"""How ReportLab ends a stream: without the end of line that ISO 19005-2, 6.1.7.1 wants."""
END_STREAM = b"\r\nendstream"
"""How we do. After data that ends with a carriage return, a line feed alone would make it look one byte shorter."""

# A row of the cross-reference stream (ISO 32000-1, table 18): kind; offset or object stream; generation or index.
ROW = Struct(">BIH")
ROW_WIDTHS = b"[1 4 2]"
FREE, PLAIN, PACKED = 0, 1, 2


class PDFFile(pdfdoc.PDFDocument):
    """A document that claims PDF/UA-1 and PDF/A-2a, and whose bytes depend on nothing but its content."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(compression=1, invariant=1, lang=metadata.language)
        self.info = information(metadata)
        catalog = self.Catalog
        # ReportLab writes only the entries that it lists.
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = xmp(metadata)
        catalog.OutputIntents = output_intents()
        self._form: AcroForm | None = None

    def reference(self, obj: object) -> bytes:
        """The reference to `obj`, which gets a number unless it has one."""
        reference: bytes = self.Reference(obj).format(self)
        return reference

    def page_reference(self, page: int) -> bytes:
        """The reference to a finished page; pages count from 1."""
        return b"%d 0 R" % self.idToObjectNumberAndVersion[f"Page{page}"][0]

    def getInternalFontName(self, psfontname: str) -> str:  # noqa: N802 - ReportLab asks it for fonts of the PDF viewer
        """Refused: every font must be embedded (ISO 14289-1, 7.21.4)."""
        raise ValueError(f"the font {psfontname} cannot be embedded")

    def acro_form(self) -> AcroForm:
        """The form of the document, which it has from the first time on that this is asked for."""
        if self._form is None:
            from layouts.form_fields import AcroForm

            self._form = self.Catalog.AcroForm = AcroForm(self)
        return self._form

    def tag_last_page(self, struct_parents: int | None) -> None:
        """Complete the page that was added last; `struct_parents` is its key in the parent tree, if it has marks."""
        page = self.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = struct_parents
        page.Tabs = "/S"  # ISO 14289-1, 7.18.3: the tab key follows the structure.

    def GetPDFData(self, canvas: Any) -> bytes:  # noqa: N802 - ReportLab's hook, called to save
        """The finished file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        return self.format()

    def format(self) -> bytes:
        """The bytes of the file, once every object is known."""
        root, info = self.reference(self.Catalog), self.reference(self.info)
        bodies: list[bytes] = []
        while name := self.numberToId.get(len(bodies) + 1):  # objects appear while others are written
            bodies.append(pdfdoc.format(self.idToObject[name], self, toplevel=1))
        return _write(bodies, root, info)


def form(packed: bytes, box: Sequence[float]) -> pdfdoc.PDFStream:
    """A form XObject of vector graphics, packed with deflate, in a rectangle: left, bottom, right, top."""
    keys = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Form"),
        "BBox": pdfdoc.PDFArray([f"{number:.2f}" for number in box]),
        "Resources": pdfdoc.PDFDictionary({}),
        "Filter": pdfdoc.PDFName("FlateDecode"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(keys), packed)


def _write(bodies: Sequence[bytes], root: bytes, info: bytes) -> bytes:
    """A file of objects 1, 2, 3…: streams as they are, everything else in an object stream behind them."""
    file = bytearray(HEADER)
    rows = [ROW.pack(FREE, 0, 65535)]
    packed: list[tuple[int, bytes]] = []
    holder = len(bodies) + 1
    for number, body in enumerate(bodies, 1):
        if body.endswith(STREAM_END):
            rows.append(ROW.pack(PLAIN, len(file), 0))
            file += _indirect(number, body.removesuffix(STREAM_END) + END_STREAM)
        else:
            rows.append(ROW.pack(PACKED, holder, len(packed)))
            packed.append((number, body))
    rows.append(ROW.pack(PLAIN, len(file), 0))
    file += _indirect(holder, _object_stream(packed))
    start = len(file)
    rows.append(ROW.pack(PLAIN, start, 0))
    file += _indirect(holder + 1, _cross_references(rows, root, info, md5(file, usedforsecurity=False).hexdigest()))
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _object_stream(objects: Iterable[tuple[int, bytes]]) -> bytes:
    """Objects without generation and keywords, behind an index of numbers and offsets (ISO 32000-1, 7.5.7)."""
    index, content = [], bytearray()
    for number, body in objects:
        index.append(b"%d %d" % (number, len(content)))
        content += body + b"\n"
    head = b" ".join(index) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(index), len(head)), head + content)


def _cross_references(rows: Sequence[bytes], root: bytes, info: bytes, fingerprint: str) -> bytes:
    """Where each object lies, and the trailer (ISO 32000-1, 7.5.8)."""
    identifier = b"<%b>" % fingerprint.encode()
    keys = b"/Type/XRef/Size %d/W%b/Root %b/Info %b/ID[%b%b]"
    return _stream(keys % (len(rows), ROW_WIDTHS, root, info, identifier, identifier), b"".join(rows))


def _stream(keys: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b%b" % (keys, len(packed), packed, END_STREAM)


def _indirect(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)
