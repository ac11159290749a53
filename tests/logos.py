"""Logos made on the spot, and how they look on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image as Pillow
from printed import THEME, faults, pages_of

from handouts.diagnostics import ExitStatus, HandoutError
from layouts.images import Picture, read_image

if TYPE_CHECKING:
    from pathlib import Path

    from layouts.images import Image

RED, WHITE, PINK = (200, 0, 0), (255, 255, 255), (228, 128, 128)
SQUARE = '<rect width="60" height="60" fill="#c80000"/>'


def svg(content: str, attributes: str = 'viewBox="0 0 120 60"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode()


def encoded(mode: str, colour: Any, kind: str = "PNG", **options: Any) -> bytes:
    """A picture of 120 by 60 pixels, its left half in ``colour``, the other half white."""
    picture = Pillow.new("RGBA" if mode in ("RGBA", "LA", "PA") else "RGB", (120, 60), "white")
    picture.paste(colour, (0, 0, 60, 60))
    stream = io.BytesIO()
    picture.convert(mode).save(stream, kind, **options)
    return stream.getvalue()


def read(folder: Path, data: bytes, name: str = "logo.png") -> Image:
    path = folder / name
    path.write_bytes(data)
    return read_image(path)


def refusal(folder: Path, data: bytes, name: str = "logo.png") -> str:
    """Why a logo is refused; it comes with a hint and names the file."""
    with pytest.raises(HandoutError) as caught:
        read(folder, data, name)
    [problem] = caught.value.problems
    assert caught.value.status is ExitStatus.REFUSED
    assert problem.hint
    assert problem.place is not None
    assert problem.place.file == str(folder / name)
    return problem.message


def picture(image: Image, height: float = 30, widest: float = 300) -> Picture:
    result = Picture(image, "Logo of the clinic", height, widest)
    result.wrap(400)
    return result


def shown(image: Image) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours in the middle of the left and of the right half of a logo, on paper."""
    flowable = picture(image)
    pdf = pages_of(flowable)
    assert faults(pdf) == []
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        page = document[0].render(scale=2).to_pil().convert("RGB")
    left, top = THEME.side, THEME.top
    points = [(left + flowable.natural_width * share, top + flowable.height / 2) for share in (0.25, 0.75)]
    one, other = (page.getpixel((round(2 * x), round(2 * y))) for x, y in points)
    return one, other


def near(found: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    """Whether two colours look the same."""
    return all(abs(one - other) <= 3 for one, other in zip(found, colour, strict=True))
