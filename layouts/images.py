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

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_UNREADABLE = "is not a readable PNG, JPEG or SVG file"


@dataclass(frozen=True)
class Image:
    """A picture that is safe to draw: pixels (a Pillow image) or a drawing (ReportLab graphics)."""

    kind: str
    """``pixels`` or ``drawing``."""
    content: Any
    width: float
    height: float


def read_image(path: Path) -> Image:
    """Read a logo; what counts is what the file holds, whatever its name says.

    Raises:
        HandoutError: it is missing, too large, broken, of another kind, or an SVG with text, pictures or entities.
    """
    data = read_bytes(path)
    if len(data) > MOST_BYTES:
        raise _refused(path, f"the logo is too large: {len(data) / 1e6:.1f} MB", "save it smaller: at most 5 MB")
    if data.startswith((_PNG, _JPEG)):
        return _pixels(path, data)
    return _drawing(path, data)


def _pixels(path: Path, data: bytes) -> Image:
    from io import BytesIO

    try:
        picture = _reader(data)(BytesIO(data))
        if picture.width * picture.height > MOST_PIXELS:
            size = f"{picture.width} x {picture.height} pixels"
            raise _refused(path, f"the logo is too large: {size}", f"save it at {PRINTED_PIXELS} pixels or so")
        picture.load()
        printed = _on_white(picture)
    except (OSError, SyntaxError, ValueError, OverflowError) as error:
        raise _refused(path, f"the logo {_UNREADABLE}", "save it again as PNG") from error
    return Image("pixels", printed, printed.width, printed.height)


def _reader(data: bytes) -> Any:
    """The class that reads a kind of picture. `PIL.Image.open` would load readers that we never want, and warn."""
    if data.startswith(_PNG):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile


def _on_white(picture: Any) -> Any:
    """The picture upright, in RGB and no larger than it is printed; white paper shows where it is transparent."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    if picture.mode.startswith("I"):  # 16 bits of grey, of which `convert` would make white
        picture = picture.point(lambda value: value / 256).convert("L")
    picture = ImageOps.exif_transpose(picture)
    has_alpha = picture.has_transparency_data
    printed = picture.convert("RGBA" if has_alpha else "RGB")
    printed.thumbnail((PRINTED_PIXELS, PRINTED_PIXELS))
    if not has_alpha:
        return printed
    paper = Pillow.new("RGB", printed.size, "white")
    paper.paste(printed, mask=printed.getchannel("A"))
    return paper


def _drawing(path: Path, data: bytes) -> Image:
    from layouts.svg import Unfit, read_drawing

    hint = "save it as a plain SVG with all text turned into outlines, or as PNG"
    try:
        drawing = read_drawing(data)
    except Unfit as error:
        raise _refused(path, f"the logo holds {error}", hint) from error
    except Exception as error:  # svglib raises whatever its parsers raise
        raise _refused(path, f"the logo {_UNREADABLE}", hint) from error
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
            from layouts import svg

            canvas.saveState()
            canvas.translate(x, bottom)
            canvas.scale(self.scale, self.scale)
            svg.draw(self.image.content, canvas)
            canvas.restoreState()
