"""Pictures of a web page, all of them inside the file: figures, the QR code, the logo."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from layouts.figures import tones
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.svg import svg
from layouts.theme import FIGURE_SCALE

if TYPE_CHECKING:
    from handouts.document_blocks import Drawing, QrCode
    from handouts.fields import Person
    from handouts.pose.model import Figure
    from layouts.figures.shapes import Sketch
    from layouts.images import Image

_SCALE: Final = FIGURE_SCALE * 1.5
"""Text on a screen is larger than on paper, and so are figures."""
_WIDEST: Final = 480.0
"""Points: pictures in a row get smaller until they fit. A narrow screen makes all of it smaller."""
_QUIET_ZONE: Final = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""
_KEPT: Final = 128
"""Figures kept for the next handout of a run."""


def drawing(block: Drawing, *, mono: bool) -> Markup:
    """A figure with its alternative text."""
    sketch = _sketch(block.figure, block.person, mirrored=block.mirrored)
    return Markup(svg(sketch, block.alt.text.line, tones.MONO if mono else tones.COLOUR))  # noqa: S704 - svg escapes


@lru_cache(_KEPT)
def _sketch(figure: Figure, name: Person, *, mirrored: bool) -> Sketch:
    person = next(entry for entry in PEOPLE if entry.name == name)
    return draw_figure(figure, person, _SCALE, mirrored=mirrored, width=_WIDEST)


def qr_code(block: QrCode) -> Markup:
    """The code with its quiet zone: black on white, whatever the colours of the page."""
    import segno

    code = segno.make_qr(block.url, error="m", boost_error=False)
    drawn = code.svg_inline(border=_QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass="code")
    label = Markup('<svg role="img" aria-label="{}" ').format(block.alt)
    return label + Markup(drawn.removeprefix("<svg "))  # noqa: S704 - drawn by us, without words


def logo_address(logo: Image) -> str:
    """The logo as an address that holds all of it (RFC 2397): no markup of it gets into the page."""
    if logo.kind == "pixels":
        stream = BytesIO()
        logo.content.save(stream, "PNG")
        return _data("image/png", stream.getvalue())
    from reportlab.graphics import renderSVG

    return _data("image/svg+xml", renderSVG.drawToString(logo.content).encode("utf-8"))


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"
