"""The file whose pages are imposed. It may come from anywhere, so nothing in it is believed or needed to be whole."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.frozen import dataclass
from layouts.imposition.geometry import PageBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.imposition.geometry import Box

BROKEN = (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, ValueError)
"""What is raised for files that can't be read, or not to the end, or that hold numbers out of all bounds."""
REMAKE = "open it in a viewer and print it into a new PDF file first"
LETTER: Box = (0, 0, 612, 792)
"""The size of a page that doesn't say one, as viewers have it."""
SMALLEST = 1.0
"""Points; what is smaller is no page."""
_LARGEST = 3.4e38
"""The largest number of a PDF (ISO 32000-1, annex C.2)."""
_DEEPEST = 50
"""Levels of a tree of pages; one that goes deeper goes round."""
_NO_INK = ("/Link", "/Popup")
"""Annotations that are never printed."""


logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what it logs of a file is told as a note


@dataclass(frozen=True)
class Source:
    """An open file."""

    pdf: pikepdf.Pdf
    leaves: tuple[pikepdf.Page, ...]
    pages: tuple[PageBox, ...]
    """What is seen of each."""
    notes: tuple[Diagnostic, ...]
    """What a person should know of its state."""

    def form(self, number: int) -> pikepdf.Object:
        """A page, counted from 1, as a form XObject of the same file (ISO 32000-1, 8.10): what is shared stays so.

        Links, form fields and all that a page has beside its content stay behind.
        """
        form = self.leaves[number - 1].as_form_xobject(handle_transformations=False)
        form.BBox = Array([round(edge, 4) for edge in self.pages[number - 1].box])
        if "/Resources" not in form:
            form.Resources = Dictionary()
        return form


def open_source(pdf: bytes, name: str) -> Source:
    """Open a file, with notes and filled-in fields drawn into its pages. ``name`` is what messages call it.

    Raises:
        HandoutError: it is no PDF, it asks for a password, it may not be printed, or it has no pages.
    """
    place = Place(name) if name else None
    try:
        opened = pikepdf.open(BytesIO(pdf), suppress_warnings=True, inherit_page_attributes=False)
        _refuse_forbidden(opened, place)
        tree = opened.Root.get("/Pages")
        stated = _number(tree.get("/Count")) if isinstance(tree, Dictionary) else None
        _draw_annotations(opened)
        leaves = tuple(opened.pages)
        pages = tuple(_page_box(leaf.obj, number, place) for number, leaf in enumerate(leaves, 1))
    except pikepdf.PasswordError as error:
        problem = Diagnostic("the file asks for a password", "save it without one first", place)
        raise HandoutError(problem) from error
    except BROKEN as error:
        problem = Diagnostic("not a readable PDF file", "check that the right file was chosen", place)
        raise HandoutError(problem) from error
    if not pages:
        raise HandoutError(Diagnostic("the file has no pages", "check that the right file was chosen", place))
    damaged = bool(opened.get_warnings()) or stated != len(pages)
    if damaged:
        _refuse_lost_pages(pdf, len(pages), place)
    return Source(opened, leaves, pages, tuple(_notes(place, damaged=damaged, protected=opened.is_encrypted)))


def _refuse_forbidden(pdf: pikepdf.Pdf, place: Place | None) -> None:
    """A file that opens without a password may still forbid printing (ISO 32000-1, 7.6.3)."""
    if not (pdf.allow.print_lowres or pdf.allow.print_highres):
        hint = "ask whoever made it for a copy that may be printed"
        raise HandoutError(Diagnostic("whoever made this file does not allow to print it", hint, place))


def _refuse_lost_pages(pdf: bytes, found: int, place: Place | None) -> None:
    """Pages of a damaged file that can't be read are passed over: no one must miss them in a booklet."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            all_pages = len(document)
    except pypdfium2.PdfiumError:  # it reads less than we do
        return
    if all_pages > found:
        message = f"the file is damaged: {all_pages - found} of {all_pages} pages can't be read"
        raise HandoutError(Diagnostic(message, REMAKE, place))


def _notes(place: Place | None, *, damaged: bool, protected: bool) -> Iterator[Diagnostic]:
    if damaged:
        hint = "look at every page of the print copy before you print it"
        yield Diagnostic("the file is damaged; what could be read was used", hint, place, "warning")
    if protected:
        message = "the file is protected by a password of its owner; the print copy is not"
        yield Diagnostic(message, "don't pass the print copy on", place, "note")


def _draw_annotations(pdf: pikepdf.Pdf) -> None:
    """Draw what is printed of annotations and form fields into the content of their pages, and drop the rest."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and form.get("/NeedAppearances"):
        pdf.generate_appearance_streams()
    if any(_has_ink(page.obj) for page in pdf.pages):
        pdf.flatten_annotations("print")
    for page in pdf.pages:
        if "/Annots" in page.obj:  # what nobody prints; pikepdf complains of fields that it finds without their form
            del page.obj["/Annots"]


def _has_ink(page: pikepdf.Object) -> bool:
    return any(
        isinstance(entry, Dictionary) and "/AP" in entry and entry.get("/Subtype") not in _NO_INK
        for entry in _entries(page.get("/Annots"))
    )


def _entries(array: Any) -> Iterator[Any]:
    return iter(array) if isinstance(array, Array) else iter(())


def _page_box(page: pikepdf.Object, number: int, place: Place | None) -> PageBox:
    """What viewers show of a page: its crop box, as far as that lies on the medium (ISO 32000-1, 14.11.2)."""
    medium = _box(_inherited(page, Name.MediaBox)) or LETTER
    crop = _box(_inherited(page, Name.CropBox)) or medium
    left, bottom = max(medium[0], crop[0]), max(medium[1], crop[1])
    right, top = min(medium[2], crop[2]), min(medium[3], crop[3])
    if right - left < SMALLEST or top - bottom < SMALLEST:
        left, bottom, right, top = medium
    if right - left < SMALLEST or top - bottom < SMALLEST:
        raise HandoutError(Diagnostic(f"page {number} has no size", "leave it out, or make the file again", place))
    turn = round((_number(_inherited(page, Name.Rotate)) or 0) / 90) * 90 % 360
    unit = _number(page.get("/UserUnit"))
    return PageBox((left, bottom, right, top), turn, unit if unit and unit > 0 else 1.0)


def _inherited(page: pikepdf.Object, key: Name) -> Any:
    """An attribute of a page, or of the nearest node above it that has one (ISO 32000-1, 7.7.3.4)."""
    node: Any = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary) or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if isinstance(node, Dictionary) else None


def _box(value: Any) -> Box | None:
    """A rectangle, whichever of its corners come first."""
    numbers = [_number(entry) for entry in _entries(value)]
    if len(numbers) != len(LETTER) or None in numbers:
        return None
    x0, y0, x1, y1 = (float(number or 0) for number in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if abs(number) <= _LARGEST else None
