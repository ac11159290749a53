"""Fields of a form: boxes to tick and lines to type in (ISO 32000-1, 12.7; ISO 14289-1, 7.18.4; ISO 19005-2, 6.4.1).

What a field looks like on paper is painted on the page. Its widget adds nothing but the tick or what was typed.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase import pdfdoc

from handouts.frozen import dataclass
from layouts import form_font

if TYPE_CHECKING:
    from layouts.links import Rect
    from layouts.pdffile import PDFFile

_FONT = b"OpenSans"
_NO_SPELLING, _NO_SCROLLING = 1 << 22, 1 << 23
"""Flags of text fields (ISO 32000-1, table 228): what would not fit on paper can't be typed."""
_PRINT = 4
_TICK = ((0.2, 0.52), (0.42, 0.27), (0.82, 0.78))
"""Corners of a tick in a square of side 1."""


@dataclass(frozen=True)
class CheckBox:
    """A box to tick. In the same document, fields of the same name are one field in several places."""

    name: str
    """Parts with full stops between them: ``week1.2-bridge.mon.1``."""
    tooltip: str
    """What it is called when it is entered; read aloud."""
    colour: str
    """Of the tick, as ``#rrggbb``."""


@dataclass(frozen=True)
class TextField:
    """A line to type in; see :class:`CheckBox`."""

    name: str
    tooltip: str
    colour: str
    size: float
    """Of the letters, in points."""
    centred: bool = False
    most: int | None = None
    """How many letters it takes; as many as fit, when that is None."""


Field: TypeAlias = CheckBox | TextField


class AcroForm(pdfdoc.PDFObject):
    """All fields of a document."""

    def __init__(self, document: PDFFile) -> None:
        self.document = document
        self.roots: dict[str, _Branch | _Leaf] = {}
        self.appearances: dict[tuple[object, ...], bytes] = {}
        self.font = form_font.embedded(document)

    def widget(self, field: Field, rect: Rect, struct_parent: int) -> pdfdoc.PDFObject:
        """The annotation for one more place of a field.

        Raises:
            ValueError: another field has this name already, or it is also the beginning of another name.
        """
        leaf = self._leaf(field)
        widget = _Widget(leaf, rect, struct_parent, self._appearance(field, rect))
        leaf.widgets.append(widget)
        return widget

    def format(self, document: PDFFile) -> bytes:
        """The dictionary in the catalogue. Nothing asks viewers to make appearances: all are there."""
        return b"<</Fields[%b]/DR<</Font<</%b %b>>>>/DA(/%b 12 Tf 0 g)>>" % (
            b" ".join([root.reference(document) for root in self.roots.values()]),
            _FONT,
            self.font,
            _FONT,
        )

    def _leaf(self, field: Field) -> _Leaf:
        *path, last = field.name.split(".")
        parent, kids = None, self.roots
        for name in path:
            branch = kids.setdefault(name, _Branch(name, parent))
            if not isinstance(branch, _Branch):
                raise ValueError(f"{field.name}: {name} is a field already")  # noqa: TRY004 - its type is no caller's
            parent, kids = branch, branch.kids
        leaf = kids.setdefault(last, _Leaf(last, parent, field))
        if not isinstance(leaf, _Leaf) or leaf.field != field:
            raise ValueError(f"another field is called {field.name}, or begins so")
        return leaf

    def _appearance(self, field: Field, rect: Rect) -> bytes:
        """The appearances of a field (ISO 32000-1, 12.5.5), shared by all of the same size."""
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        if isinstance(field, TextField):
            return b"/N %b" % self._stream(b"/Tx BMC EMC", width, height)
        ticked = self._stream(_tick(field.colour, width, height), width, height)
        return b"/N<</Yes %b/Off %b>>" % (ticked, self._stream(b"", width, height))

    def _stream(self, operators: bytes, width: float, height: float) -> bytes:
        from layouts.pdffile import form

        key = (operators, round(width, 2), round(height, 2))
        if key not in self.appearances:
            self.appearances[key] = self.document.reference(form(zlib.compress(operators), (0, 0, width, height)))
        return self.appearances[key]


class _Branch(pdfdoc.PDFObject):
    """The beginning of names, up to a full stop."""

    def __init__(self, name: str, parent: _Branch | None) -> None:
        self.name = name
        self.parent = parent
        self.kids: dict[str, _Branch | _Leaf] = {}

    def reference(self, document: PDFFile) -> bytes:
        return document.reference(self)

    def format(self, document: PDFFile) -> bytes:
        kids = b" ".join([kid.reference(document) for kid in self.kids.values()])
        return b"<<%b/Kids[%b]>>" % (_named(self.name, self.parent, document), kids)


class _Leaf(pdfdoc.PDFObject):
    """A field. One that has a single place is written together with its widget."""

    def __init__(self, name: str, parent: _Branch | None, field: Field) -> None:
        self.name = name
        self.parent = parent
        self.field = field
        self.widgets: list[_Widget] = []

    def reference(self, document: PDFFile) -> bytes:
        return document.reference(self.widgets[0] if len(self.widgets) == 1 else self)

    def format(self, document: PDFFile) -> bytes:
        widgets = b" ".join([document.reference(widget) for widget in self.widgets])
        return b"<<%b/Kids[%b]>>" % (self.entries(document), widgets)

    def entries(self, document: PDFFile) -> bytes:
        """What makes it a field."""
        field = self.field
        named = b"%b/TU%b" % (_named(self.name, self.parent, document), _string(field.tooltip, document))
        if isinstance(field, CheckBox):
            return named + b"/FT/Btn/V/Off"
        most = b"" if field.most is None else b"/MaxLen %d" % field.most
        style = b"/DA(/%b %g Tf %b rg)/Q %d" % (_FONT, field.size, _operands(field.colour), field.centred)
        return b"%b/FT/Tx/Ff %d%b%b" % (named, _NO_SPELLING | _NO_SCROLLING, most, style)


class _Widget(pdfdoc.PDFObject):
    """A place of a field on a page."""

    def __init__(self, leaf: _Leaf, rect: Rect, struct_parent: int, appearance: bytes) -> None:
        self.leaf = leaf
        self.rect = rect
        self.struct_parent = struct_parent
        self.appearance = appearance

    def format(self, document: PDFFile) -> bytes:
        leaf = self.leaf
        if len(leaf.widgets) == 1:
            field = leaf.entries(document)
        else:
            field = b"/Parent %b/TU%b" % (document.reference(leaf), _string(leaf.field.tooltip, document))
        return b"<</Type/Annot/Subtype/Widget/F %d/Rect[%b]/AP<<%b>>%b/StructParent %d%b>>" % (
            _PRINT,
            b" ".join([b"%.2f" % edge for edge in self.rect]),
            self.appearance,
            b"/AS/Off" if isinstance(leaf.field, CheckBox) else b"",
            self.struct_parent,
            field,
        )


def _named(name: str, parent: _Branch | None, document: PDFFile) -> bytes:
    over = b"/Parent %b" % document.reference(parent) if parent else b""
    return b"/T%b%b" % (_string(name, document), over)


def _string(text: str, document: PDFFile) -> bytes:
    written: bytes = pdfdoc.PDFString(text).format(document)
    return written


def _operands(colour: str) -> bytes:
    return b" ".join([b"%.3g" % (int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5)])


def _tick(colour: str, width: float, height: float) -> bytes:
    """Operators that paint a tick in the middle of a box."""
    side = min(width, height)
    left, bottom = (width - side) / 2, (height - side) / 2
    points = [b"%.2f %.2f" % (left + x * side, bottom + y * side) for x, y in _TICK]
    line = b"%.2f w 1 J 1 j %b RG" % (side * 0.11, _operands(colour))
    return b"%b %b m %b l %b l S" % (line, *points)
