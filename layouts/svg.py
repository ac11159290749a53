"""A logo drawn in SVG: plain shapes, and nothing that reaches beyond the file or prints otherwise than it looks.

svglib draws what it knows, leaves out the rest and mends broken files by guessing. So the file is read strictly here,
and only a plain copy of it is handed on: shapes and groups with what places and paints them, under no namespace.
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import TreeBuilder, tostring
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 300_000
"""Drawing this much takes a second or two."""
DEEPEST = 20
"""Groups in groups; a page may nest 28 graphics states (ISO 19005-2, 6.1.13)."""
FARTHEST = 100_000
"""Points from the corner; an SVG may name any number, a PDF may not."""

_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset("svg g defs style path rect circle ellipse line polyline polygon".split())  # noqa: SIM905
_SILENT = frozenset(("title", "desc", "metadata"))
_ATTRIBUTES = frozenset(
    "id class style type display visibility color transform viewBox preserveAspectRatio width height x y rx ry cx cy r "  # noqa: SIM905
    "x1 y1 x2 y2 d points fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linejoin "
    "stroke-linecap stroke-miterlimit stroke-dasharray stroke-dashoffset".split()
)
_NAMES = {
    "text": "text",
    "tspan": "text",
    "foreignObject": "text",
    "image": "a picture",
    "script": "a script",
    "a": "a link",
    "use": "a reference",
    "linearGradient": "a colour gradient",
    "radialGradient": "a colour gradient",
}
_IN_STYLES = (
    (re.compile(r"url\s*\(", re.IGNORECASE), "a reference"),
    (re.compile(r"@import", re.IGNORECASE), "a style sheet"),
    (re.compile(r"(?<![-\w])opacity\s*:(?!\s*1(\.0*)?\s*([;}!]|$))", re.IGNORECASE), "see-through layers"),
)


class Unfit(Exception):
    """The file holds something that a logo must not hold; the message names it."""


class _NoGuessing(logging.Handler):
    """Makes of svglib's warnings what they are: it would draw something else than the file says."""

    def emit(self, record: logging.LogRecord) -> None:
        raise Unfit(f"what can't be drawn ({record.getMessage()[:80]})")


logging.getLogger("svglib").addHandler(_NoGuessing(logging.WARNING))


def read_drawing(data: bytes) -> Any:
    """The drawing of an SVG file, as ReportLab graphics.

    Raises:
        Unfit: it holds what can't be printed safely and truly, such as text, pictures or entities.
        Exception: it is broken; whatever the libraries raise.
    """
    if len(data) > MOST_BYTES:
        raise Unfit(f"{len(data) / 1000:.0f} kB of lines")
    plain = _PlainCopy().read(data)

    from reportlab.lib.colors import Color
    from svglib.svglib import svg2rlg

    def in_rgb(colour: Any) -> Any:
        """CMYK has no meaning in a file whose colours are sRGB (ISO 19005-2, 6.2.4.3)."""
        return Color(colour.red, colour.green, colour.blue, colour.alpha)

    drawing: Any = svg2rlg(BytesIO(plain), color_converter=in_rgb)
    bounds = drawing.getBounds()
    if bounds is None:
        raise Unfit("nothing to print")
    if not all(-FARTHEST < number < FARTHEST for number in (*bounds, drawing.width, drawing.height)):
        raise Unfit("lines that are too long")
    if min(drawing.width, drawing.height) <= 0:
        raise Unfit("no width or no height")
    _try(drawing)
    return drawing


def draw(drawing: Any, canvas: Any) -> None:
    """Paint with the lower left corner at the origin; nothing beyond the edges of the drawing."""
    from reportlab.graphics import renderPDF

    canvas.saveState()
    edges = canvas.beginPath()
    edges.rect(0, 0, drawing.width, drawing.height)
    canvas.clipPath(edges, stroke=0, fill=0)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()


def _try(drawing: Any) -> None:
    """Draw once on paper that nobody sees: numbers that make no sense raise here, not in the midst of a handout."""
    from reportlab.pdfgen.canvas import Canvas

    from layouts import fonts

    fonts.register()
    draw(drawing, Canvas(None, initialFontName=fonts.REGULAR))


class _PlainCopy:
    """Copies what may be drawn while the file is being read; what may not is refused where it starts."""

    def __init__(self) -> None:
        self.copy = TreeBuilder()
        self.depth = 0
        self.unseen = 0
        """How deep we are in something that is left out: a description, or what an editor keeps for itself."""
        self.in_style = False
        self.style = ""

    def read(self, data: bytes) -> bytes:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.Parse(data, True)
        copied: bytes = tostring(self.copy.close())
        return copied

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        """Old editors name the standard, which is never fetched; declarations of one's own can do harm."""
        if has_subset:
            raise Unfit("entities")

    def start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        if self.unseen or namespace not in (_SVG, "") or name in _SILENT:
            self.unseen += 1
            return
        if name not in _DRAWN:
            raise Unfit(_NAMES.get(name, f"the element {name[:20]!r}"))
        if self.depth == 0 and name != "svg":
            raise Unfit("no drawing")
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unfit("too many groups within groups")
        _check_attributes(attributes)
        self.copy.start(name, {key: value for key, value in attributes.items() if key in _ATTRIBUTES})
        self.in_style = name == "style"

    def end(self, qualified: str) -> None:
        if self.unseen:
            self.unseen -= 1
            return
        if self.in_style:
            _check_style(self.style)
            self.copy.data(self.style)
        self.in_style, self.style = False, ""
        self.depth -= 1
        self.copy.end(qualified.rpartition(" ")[2])

    def text(self, data: str) -> None:
        if self.in_style and not self.unseen:
            self.style += data


def _check_attributes(attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if name.startswith("on"):
            raise Unfit("a script")
        if " " not in name:  # else it has a namespace and belongs to an editor
            _check_style(f"{name}:{value}")


def _check_style(text: str) -> None:
    for pattern, what in _IN_STYLES:
        if pattern.search(text):
            raise Unfit(what)
