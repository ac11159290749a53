"""The structure tree: what a screen reader reads, and in which order (ISO 32000-1, 14.7).

A `Tag` is what layout code handles: one heading or one table cell, on however many pages its pieces land. A
`StructTree` holds what one document made of the tags that were drawn in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.pdffile import PDFFile

Attribute: TypeAlias = str | float | tuple[float, ...]
"""A name, a number or an array of numbers."""

# ISO 32000-1, 14.8.4; without ruby and warichu, which need scripts that we do not set.
STANDARD_ROLES = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody "  # noqa: SIM905
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split(),
)

# ISO 32000-1, 14.8.5: who owns an attribute.
ATTRIBUTE_OWNERS = {
    "ListNumbering": "List",
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "Summary": "Table",
    "Placement": "Layout",
    "BBox": "Layout",
    "Width": "Layout",
    "Height": "Layout",
}


class Tag:
    """An element of the document's logical structure, known by identity.

    Layout code makes it before anything is drawn and shares it between all pieces of what it splits over pages. One
    tag may be drawn in many documents; each makes its own element of it.

    Raises `ValueError` for what PDF/UA would refuse: an unknown role or attribute, a figure that has no words (ISO
    14289-1, 7.3), a header cell that does not say what it heads (7.5).
    """

    __slots__ = ("actual", "alt", "attributes", "lang", "role")

    def __init__(
        self,
        role: str,
        *,
        alt: str | None = None,
        lang: str | None = None,
        actual: str | None = None,
        attributes: Mapping[str, Attribute] | None = None,
    ) -> None:
        self.role = role
        """A standard structure type, such as ``P`` or ``TH``."""
        self.alt = alt
        """What a reader who cannot see it is told instead."""
        self.lang = lang
        """Language (BCP 47), where it differs from the document's."""
        self.actual = actual
        """The text that the content stands for."""
        self.attributes = attributes
        """``ListNumbering``, ``Scope``, ``ColSpan``, ``Placement``… Their owner follows from their name."""
        self._check()

    def _check(self) -> None:
        given = self.attributes or {}
        if self.role not in STANDARD_ROLES:
            raise ValueError(f"{self.role!r} is not a standard structure type")
        if unknown := given.keys() - ATTRIBUTE_OWNERS.keys():
            raise ValueError(f"unknown structure attributes: {', '.join(sorted(unknown))}")
        if self.role in ("Figure", "Formula") and not (self.alt or self.actual):
            raise ValueError(f"a {self.role} needs an alternative text")
        if self.role == "TH" and "Scope" not in given:
            raise ValueError("a TH needs the attribute Scope: Column, Row or Both")


class MarkedContent(NamedTuple):
    """A marked-content sequence: page and mark both count as the document does, from 1 and from 0."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation on a page, such as the clickable area of a link."""

    page: int
    reference: bytes


class StructElem(pdfdoc.PDFObject):
    """What one document made of a tag (ISO 32000-1, 14.7.2)."""

    def __init__(self, tag: Tag, parent: StructElem | StructTree) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes: dict[str, Attribute] = dict(tag.attributes or {})
        self.kids: list[StructElem | MarkedContent | Annotation] = []
        self.reference = b""
        self.id: bytes | None = None

    def format(self, document: PDFFile) -> bytes:
        """The dictionary of the element. Content on the page of its first content is a bare number in ``/K``."""
        tag = self.tag
        home = next((kid.page for kid in self.kids if isinstance(kid, MarkedContent)), None)
        parts = [b"<</Type/StructElem/S/%b/P %b" % (tag.role.encode(), self.parent.reference)]
        if home is not None:
            parts.append(b"/Pg %b" % document.page_reference(home))
        if self.kids:
            parts.append(b"/K[%b]" % b" ".join([_kid(kid, home, document) for kid in self.kids]))
        if self.attributes:
            parts.append(b"/A%b" % _attributes(self.attributes))
        if self.id is not None:
            parts.append(b"/ID(%b)" % self.id)
        for key, text in ((b"Alt", tag.alt), (b"Lang", tag.lang), (b"ActualText", tag.actual)):
            if text is not None:
                parts.append(b"/%b%b" % (key, pdfdoc.PDFString(text).format(document)))
        return b"".join([*parts, b">>"])


class StructTree(pdfdoc.PDFObject):
    """The root of one document's structure, with the way back from content to element (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, document: PDFFile) -> None:
        self._document = document
        self._elements: dict[Tag, StructElem] = {}
        self._parents: list[StructElem | list[StructElem]] = []
        self.reference = document.reference(self)
        self.root = self.element(Tag("Document"), self)

    def element(self, tag: Tag, parent: StructElem | StructTree) -> StructElem:
        """The element of `tag`, made as the last child of `parent` when the tag is drawn for the first time."""
        found = self._elements.get(tag)
        return found if found is not None else self._add(tag, parent)

    def drawn(self, tag: Tag) -> StructElem | None:
        """The element of `tag`, or None when nothing of it has been drawn yet."""
        return self._elements.get(tag)

    def add_parent(self, parent: StructElem | list[StructElem]) -> int:
        """Enter the element of an annotation, or the elements of a page's marks, and return their key."""
        self._parents.append(parent)
        return len(self._parents) - 1

    def format(self, document: PDFFile) -> bytes:
        """The dictionary of the root."""
        del document
        ways_back = b"\n".join([b"%d %b" % (key, _way_back(entry)) for key, entry in enumerate(self._parents)])
        names = b"".join([b"(%b)%b" % (it.id, it.reference) for it in self._elements.values() if it.id is not None])
        parts = [
            b"<</Type/StructTreeRoot/K[%b]" % self.root.reference,
            b"/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d" % (ways_back, len(self._parents)),
            b"/IDTree<</Names[%b]>>" % names if names else b"",
        ]
        return b"".join([*parts, b">>"])

    def _add(self, tag: Tag, parent: StructElem | StructTree) -> StructElem:
        element = self._elements[tag] = StructElem(tag, parent)
        element.reference = self._document.reference(element)
        if tag.role == "Note":  # ISO 14289-1, 7.9: only notes must have one. Padded, as a name tree is sorted.
            element.id = b"note-%08d" % len(self._elements)
        if isinstance(parent, StructElem):
            parent.kids.append(element)
        return element


def _kid(kid: StructElem | MarkedContent | Annotation, home: int | None, document: PDFFile) -> bytes:
    if isinstance(kid, StructElem):
        return kid.reference
    if isinstance(kid, Annotation):
        return b"<</Type/OBJR/Pg %b/Obj %b>>" % (document.page_reference(kid.page), kid.reference)
    if kid.page == home:
        return b"%d" % kid.mcid
    return b"<</Type/MCR/Pg %b/MCID %d>>" % (document.page_reference(kid.page), kid.mcid)


def _way_back(entry: StructElem | list[StructElem]) -> bytes:
    if isinstance(entry, list):
        return b"[%b]" % b" ".join([element.reference for element in entry])
    return entry.reference


def _attributes(attributes: Mapping[str, Attribute]) -> bytes:
    owners: dict[str, list[str]] = {}
    for name, value in attributes.items():
        owners.setdefault(ATTRIBUTE_OWNERS[name], []).append(f"/{name}{_value(value)}")
    return "".join(f"<</O/{owner}{''.join(pairs)}>>" for owner, pairs in owners.items()).join("[]").encode()


def _value(value: Attribute) -> str:
    if isinstance(value, str):
        return str(pdfdoc.PDFName(value))
    if isinstance(value, tuple):
        return "[" + " ".join(f"{round(number, 2):g}" for number in value) + "]"
    return f" {round(value, 2):g}"
