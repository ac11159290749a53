"""A canvas on which nothing can be painted that a screen reader would not know of.

Whatever is painted stands in a marked-content sequence: it is content of a structure element or an artifact (ISO
32000-1, 14.6 to 14.8; ISO 14289-1, 7.1). Layout code says which:

    with canvas.element(section):
        with canvas.content(heading):
            canvas.show(x, y, "Red flags", "Sans-Bold", 18)
        with canvas.artifact():
            canvas.line(x, y, x + width, y)

Coordinates are points; unless said otherwise they obey the current transformation.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from layouts import fonts, links
from layouts.pdffile import PDFFile, form
from layouts.structure import Annotation, MarkedContent, StructElem, StructTree, Tag
from layouts.typeset import LineWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.form_fields import Field
    from layouts.links import Rect
    from layouts.metadata import Metadata

ArtifactKind: TypeAlias = Literal["Pagination", "Layout", "Page", "Background"]

# ISO 32000-1, table 51, and the operators that show text.
PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", '"'})

# ReportLab has these for the whole process only: streams are binary, drawings start with a font that is embedded.
rl_config.useA85 = 0
rl_config.defaultGraphicsFontName = fonts.REGULAR


@cache
def _components(colour: str) -> str:
    """Red, green and blue of ``#rrggbb`` as operands, from 0 to 1."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))


class UntaggedContent(ValueError):
    """Something was painted that is neither content of a structure element nor an artifact."""


class TaggedCanvas(Canvas):
    """Draws one document and returns it as a PDF that conforms to PDF/UA-1 and PDF/A-2a.

    One marked-content sequence is open at a time: `content` and `artifact` may not stand in `content`. In an
    `artifact`, all three openers and links do nothing, so that what is content on one page (the head of a table) can
    be drawn again as an artifact on the next.
    """

    def __init__(self, metadata: Metadata, pagesize: tuple[float, float]) -> None:
        self._fonts = fonts.register()
        # With a font of our own, ReportLab does not add Helvetica, which cannot be embedded, to every page.
        super().__init__(None, pagesize=pagesize, pageCompression=1, initialFontName=fonts.REGULAR)
        self._doc = PDFFile(metadata)
        self._tree = StructTree(self._doc)
        self._doc.Catalog.StructTreeRoot = self._tree
        self._open = [self._tree.root]
        self._sequence: Literal["content", "artifact"] | None = None
        self._marks: list[StructElem] = []
        self._checked = 0
        self._writers: dict[str, LineWriter] = {}
        self._bookmarks = 0

    @contextmanager
    def element(self, tag: Tag) -> Iterator[None]:
        """Group: what is drawn inside becomes a child of `tag`, unless an earlier piece of it has a parent already.

        Opened again, say on the next page, the element goes on and keeps its own parent.
        """
        if self._sequence == "artifact":
            yield
            return
        self._forbid_in_content(tag.role)
        self._open.append(self._tree.element(tag, self._open[-1]))
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def content(self, tag: Tag, bbox: Rect | None = None) -> Iterator[None]:
        """Mark what is painted inside as content of `tag`; may be opened again, also on other pages.

        A figure needs `bbox`, the rectangle around it (ISO 32000-1, 14.8.5.4.3). Raises `ValueError` without it.
        """
        if self._sequence == "artifact":
            yield
            return
        self._forbid_in_content(tag.role)
        element = self._tree.element(tag, self._open[-1])
        if bbox is not None:
            element.attributes["BBox"] = bbox
        elif tag.role == "Figure":
            raise ValueError("the content of a Figure needs a bbox")
        mcid = len(self._marks)
        element.kids.append(MarkedContent(self.getPageNumber(), mcid))
        self._marks.append(element)
        with self._marked("content", f"/{tag.role} <</MCID {mcid}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: ArtifactKind | None = "Layout", subtype: str | None = None) -> Iterator[None]:
        """Mark what is painted inside as no part of the text: rules, boxes, running heads.

        `subtype` says what a ``Pagination`` artifact is: ``Header``, ``Footer`` or ``Watermark``.
        """
        if self._sequence == "artifact":
            yield
            return
        self._forbid_in_content("an artifact")
        properties = f"/Type /{kind}" * bool(kind) + f" /Subtype /{subtype}" * bool(subtype)
        with self._marked("artifact", f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC"):
            yield

    def show(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Paint a line of text in the current fill colour, its baseline starting at (x, y).

        A line that goes on in the next one should end with its space, or the words join when the text is extracted.
        Raises `MissingGlyph`, and `UntaggedContent` at once.
        """
        if self._sequence is None and not self._formData:
            raise UntaggedContent(f"page {self.getPageNumber()}: {text!r} is neither content nor an artifact")
        writer = self._writers.get(font)
        if writer is None:
            writer = self._writers[font] = LineWriter(self._fonts[font], self._doc)
        self._code.append(writer.write(x, y, text, size))

    def paint(self, packed: bytes, box: Rect, x: float, y: float) -> None:
        """Paint operators that are packed with deflate, their origin at (x, y); nothing outside of `box` is seen.

        They become a form (ISO 32000-1, 8.10), which the file holds once, however often the same is painted.
        """
        name = sha256(packed).hexdigest()
        if not self.hasForm(name):
            self._doc.addForm(name, form(packed, box))
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        self.doForm(name)
        self._code.append("Q")

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803 - ReportLab's names
        """Fill with a colour; one written ``#rrggbb`` is not parsed anew each time."""
        if isinstance(aColor, str):
            self._code.append(f"{_components(aColor)} rg")
        else:
            super().setFillColor(aColor, alpha)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw lines in a colour; one written ``#rrggbb`` is not parsed anew each time."""
        if isinstance(aColor, str):
            self._code.append(f"{_components(aColor)} RG")
        else:
            super().setStrokeColor(aColor, alpha)

    def link(self, url: str, rect: Rect, tag: Tag, contents: str) -> None:
        """Make `rect` of the page open `url`. The text of the Link `tag` was painted; `contents` says where it leads.

        Raises `ValueError` for a URL that is not plain ASCII, for a tag that is no Link or has no text yet, and for
        empty `contents`.
        """
        self._add_link(links.to_url(url), rect, tag, contents)

    def link_to(self, destination: str, rect: Rect, tag: Tag, contents: str) -> None:
        """As `link`, to a place in the document that `destination` has named or will name."""
        self._add_link({"Dest": self._bookmarkReference(destination)}, rect, tag, contents)

    def field(self, field: Field, rect: Rect) -> None:
        """Lay a form field over `rect` of the page; it gets a Form of its own in the structure (ISO 14289-1, 7.18.4).

        Raises `ValueError` within content, and for a name that another field has.
        """
        if self._sequence == "artifact":
            return
        self._forbid_in_content(field.name)
        element = self._tree.element(Tag("Form"), self._open[-1])
        widget = self._doc.acro_form().widget(field, rect, self._tree.add_parent(element))
        self._addAnnotation(widget)
        element.kids.append(Annotation(self.getPageNumber(), self._doc.reference(widget)))

    def destination(self, name: str, y: float) -> None:
        """Name the height `y` of this page, so that links can lead to it."""
        self.bookmarkHorizontalAbsolute(name, y)

    def outline(self, title: str, level: int, y: float) -> None:
        """Add a bookmark to the height `y` of this page. The outermost level is 0; none may be skipped."""
        self._bookmarks += 1
        name = f"outline {self._bookmarks}"
        self.destination(name, y)
        self.addOutlineEntry(title, name, level)

    def drawInlineImage(self, *_args: object, **_options: object) -> None:  # noqa: N802
        """Refused: pages are text, an inline image is binary. `drawImage` does the same and keeps each image once."""
        raise NotImplementedError("use drawImage")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page. Elements may stay open, content may not. Raises `ValueError` and `UntaggedContent`."""
        if self._sequence is not None:
            raise ValueError(f"page {self.getPageNumber()} ends inside {self._sequence}")
        self._check_unmarked()
        super().showPage()
        self._doc.tag_last_page(self._tree.add_parent(self._marks) if self._marks else None)
        self._marks = []
        self._checked = 0

    def getpdfdata(self) -> bytes:
        """End the last page, unless it is empty, and return the document. The canvas must not be used further."""
        if len(self._open) > 1:
            raise ValueError(f"the document ends inside {self._open[-1].tag.role}")
        pdf: bytes = super().getpdfdata()
        return pdf

    @contextmanager
    def _marked(self, kind: Literal["content", "artifact"], operator: str) -> Iterator[None]:
        self._check_unmarked()
        self._code.append(operator)
        self._sequence = kind
        try:
            yield
        finally:
            self._sequence = None
            self._code.append("EMC")
            self._checked = len(self._code)

    def _forbid_in_content(self, what: str) -> None:
        if self._sequence is not None:
            raise ValueError(f"{what} inside content: marked content cannot be nested")
        if self._formData:
            raise ValueError(f"{what} inside a form: it gets its tag where the form is drawn")

    def _check_unmarked(self) -> None:
        """Outside of sequences, only the graphics state may have changed."""
        for line in self._code[self._checked :]:
            if not PAINTING.isdisjoint(line.split()):
                raise UntaggedContent(f"page {self.getPageNumber()}: {line!r} is neither content nor an artifact")

    def _add_link(self, target: dict[str, object], rect: Rect, tag: Tag, contents: str) -> None:
        if self._sequence == "artifact":
            return
        element = self._tree.drawn(tag)
        if tag.role != "Link" or element is None:
            raise ValueError("a link needs a Link whose text has been painted")
        area = links.annotation(target, rect, contents, self._tree.add_parent(element))
        self._addAnnotation(area)
        element.kids.append(Annotation(self.getPageNumber(), self._doc.reference(area)))
