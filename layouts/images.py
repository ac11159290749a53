"""A clinic's logo: PNG, JPEG or SVG, checked before it gets near a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import read_bytes
from handouts.frozen import dataclass
from layouts.flowables import Flowable
from layouts.structure import Tag

if TYPE_CHECKING:
    from pathlib import Path

    from layouts.tagging import TaggedCanvas

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
"""A photograph of a good camera; more is a mistake or an attack."""
PRINTED_PIXELS = 600
"""Longest side that is kept: sharp at the size of a logo, small in the file."""


@dataclass(frozen=True)
class Image:
    """A picture that is safe to draw: pixels (a Pillow image) or a drawing (ReportLab graphics)."""

    kind: str
    """``pixels`` or ``drawing``."""
    content: Any
    width: float
    height: float


def read_image(path: Path) -> Image:
    """Read a logo.

    Raises:
        HandoutError: it is missing, too large, broken, of another kind, or an SVG with text, pictures or entities.
    """
    data = read_bytes(path)
    if len(data) > MOST_BYTES:
        raise _refused(path, f"the logo is too large: {len(data) / 1e6:.1f} MB", "save it smaller: at most 5 MB")
    if path.suffix.lower() == ".svg" or data.lstrip()[:5] in (b"<?xml", b"<svg ", b"<svg>"):
        return _drawing(path, data)
    return _pixels(path, data)


def _pixels(path: Path, data: bytes) -> Image:
    from io import BytesIO

    from PIL import Image as Pillow

    try:
        with Pillow.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                size = f"{picture.width} x {picture.height} pixels"
                raise _refused(path, f"the logo is too large: {size}", f"save it at {PRINTED_PIXELS} pixels or so")
            picture.load()
            has_alpha = picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info
            converted = picture.convert("RGBA" if has_alpha else "RGB")
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise _refused(path, "the logo is not a readable PNG, JPEG or SVG file", "save it again as PNG") from error
    converted.thumbnail((PRINTED_PIXELS, PRINTED_PIXELS))
    if has_alpha:
        ground = Pillow.new("RGB", converted.size, "white")
        ground.paste(converted, mask=converted.getchannel("A"))
        converted = ground
    return Image("pixels", converted, converted.width, converted.height)


def _drawing(path: Path, data: bytes) -> Image:
    hint = "save it as a plain SVG with all text turned into outlines, or as PNG"
    lowered = data.lower()
    for mark, what in (
        (b"<!entity", "entities"),
        (b"<!doctype", "a document type"),
        (b"<text", "text"),
        (b"<image", "a picture"),
        (b"<script", "a script"),
        (b"@import", "a style sheet"),
        (b"url(", "references"),
        (b"<use", "references"),
    ):
        if mark in lowered:
            raise _refused(path, f"the logo holds {what}", hint)
    try:
        from io import BytesIO

        from svglib.svglib import svg2rlg

        drawing = svg2rlg(BytesIO(data))
    except Exception as error:  # svglib raises whatever its parsers raise
        raise _refused(path, "the logo is not a readable SVG file", hint) from error
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise _refused(path, "the logo is not a readable SVG file", hint)
    return Image("drawing", drawing, drawing.width, drawing.height)


def _refused(path: Path, message: str, hint: str) -> HandoutError:
    return HandoutError(Diagnostic(message, hint, Place(str(path))), ExitStatus.REFUSED)


class Picture(Flowable):
    """An image at a height, or narrower when it would be wider than ``widest``."""

    def __init__(self, image: Image, alt: str, height: float, widest: float) -> None:
        self.image = image
        self.tag = Tag("Figure", alt=alt)
        self.scale = min(height / image.height, widest / image.width)
        self.natural_width = image.width * self.scale

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = self.image.height * self.scale
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        bottom = top - self.height
        box = (x, bottom, x + self.natural_width, top)
        with canvas.content(self.tag, bbox=box):
            if self.image.kind == "pixels":
                from reportlab.lib.utils import ImageReader

                canvas.drawImage(ImageReader(self.image.content), x, bottom, self.natural_width, self.height)
                return
            from reportlab.graphics import renderPDF

            canvas.saveState()
            canvas.translate(x, bottom)
            canvas.scale(self.scale, self.scale)
            renderPDF.draw(self.image.content, canvas, 0, 0)
            canvas.restoreState()
