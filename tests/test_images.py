"""Logos made of pixels: whatever a clinic has comes out right, whatever is broken or huge is refused with a hint."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from logos import PINK, RED, SQUARE, WHITE, encoded, near, picture, read, refusal, shown, svg
from pdf_tree import Element
from PIL import Image as Pillow
from printed import faults, pages_of, printed, tree_of
from sheets import CLINIC

from handouts.diagnostics import ExitStatus, HandoutError
from handouts.request import Request
from layouts.images import MOST_BYTES, MOST_PIXELS, read_image

if TYPE_CHECKING:
    from pathlib import Path


# ---- what comes out right


def two_colours(**options: Any) -> bytes:
    """A PNG with a palette, whose first colour is red and whose second is white."""
    picture = Pillow.new("P", (120, 60), 1)
    picture.putpalette([*RED, *WHITE])
    picture.paste(0, (0, 0, 60, 60))
    stream = io.BytesIO()
    picture.save(stream, "PNG", **options)
    return stream.getvalue()


PICTURES = {
    "RGB": (encoded("RGB", RED), RED),
    "alpha": (encoded("RGBA", (*RED, 128)), PINK),
    "transparent": (encoded("RGBA", (*RED, 0)), WHITE),
    "palette": (two_colours(), RED),
    "palette with a transparent colour": (two_colours(transparency=0), WHITE),
    "grey": (encoded("L", (90, 90, 90)), (90, 90, 90)),
    "grey with alpha": (encoded("LA", (90, 90, 90, 0)), WHITE),
    "black and white": (encoded("1", "black"), (0, 0, 0)),
    "RGB with a transparent colour": (encoded("RGB", RED, transparency=RED), WHITE),
    "JPEG": (encoded("RGB", RED, "JPEG"), RED),
    "CMYK JPEG": (encoded("CMYK", RED, "JPEG"), RED),
    "grey JPEG": (encoded("L", (90, 90, 90), "JPEG"), (90, 90, 90)),
    "SVG": (svg(SQUARE), RED),
}


@pytest.mark.parametrize(("data", "colour"), PICTURES.values(), ids=PICTURES)
def test_colours_are_kept_and_white_paper_shows_through(tmp_path: Path, data: bytes, colour: tuple[int, ...]) -> None:
    one, other = shown(read(tmp_path, data))
    assert near(one, colour)
    assert near(other, WHITE)


def test_sixteen_bits_of_grey_are_not_white(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Pillow.new("I;16", (120, 60), 90 * 257).save(stream, "PNG")
    assert near(shown(read(tmp_path, stream.getvalue()))[0], (90, 90, 90))


def test_a_photograph_is_turned_upright(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # orientation: turned a quarter to the left
    image = read(tmp_path, encoded("RGB", RED, "JPEG", exif=exif))
    assert (image.width, image.height) == (60, 120)


def test_large_pictures_are_made_smaller(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Pillow.new("RGB", (3000, 1000), RED).save(stream, "PNG")
    image = read(tmp_path, stream.getvalue())
    assert (image.width, image.height) == (600, 200)


@pytest.mark.parametrize("name", ["logo", "logo.jpg", "logo.svg", "Logo.PNG"])
def test_what_counts_is_what_the_file_holds(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, encoded("RGB", RED), name).kind == "pixels"
    assert read(tmp_path, svg(SQUARE), name).kind == "drawing"


@pytest.mark.parametrize(
    ("height", "widest", "size"), [(30, 300, (60, 30)), (30, 40, (40, 20)), (60, 40, (40, 20)), (15, 40, (30, 15))]
)
def test_a_logo_keeps_its_shape_in_the_room_that_it_has(
    tmp_path: Path, height: float, widest: float, size: tuple[float, float]
) -> None:
    for data in (encoded("RGB", RED), svg(SQUARE)):
        flowable = picture(read(tmp_path, data), height, widest)
        assert (flowable.natural_width, flowable.height) == pytest.approx(size)


@pytest.mark.parametrize("data", [encoded("RGB", RED), svg(SQUARE)], ids=["pixels", "drawing"])
def test_a_logo_is_a_figure_with_words(tmp_path: Path, data: bytes) -> None:
    [figure] = tree_of(picture(read(tmp_path, data))).root.kids
    assert isinstance(figure, Element)
    assert (figure.role, figure.properties["alt"]) == ("Figure", "'Logo of the clinic'")
    assert "BBox" in figure.properties


@pytest.mark.parametrize("data", [encoded("RGB", RED), svg(SQUARE)], ids=["pixels", "drawing"])
def test_a_handout_with_a_logo_conforms_and_is_the_same_each_time(tmp_path: Path, data: bytes) -> None:
    clinic = replace(CLINIC, logo="logo.png")
    pdf = printed(Request(), clinic, read(tmp_path, data))
    assert faults(pdf) == []
    assert printed(Request(), clinic, read(tmp_path, data)) == pdf


def test_pixels_lie_in_the_file_as_rgb_without_a_mask(tmp_path: Path) -> None:
    for data in (encoded("CMYK", RED, "JPEG"), encoded("RGBA", (*RED, 9)), encoded("L", RED)):
        with pikepdf.open(io.BytesIO(pages_of(picture(read(tmp_path, data))))) as pdf:
            [image] = [it for it in pdf.objects if isinstance(it, pikepdf.Stream) and it.get("/Subtype") == "/Image"]
            assert (str(image.ColorSpace), "/SMask" in image, "/Mask" in image) == ("/DeviceRGB", False, False)


# ---- pictures that are refused


def renamed(kind: str) -> bytes:
    """A file of another kind, under the name of a PNG."""
    stream = io.BytesIO()
    Pillow.new("RGB", (9, 9)).save(stream, kind)
    return stream.getvalue()


PNG = encoded("RGB", RED)
BROKEN = {
    "an empty file": b"",
    "words": b"logo",
    "a broken PNG": PNG[:60] + bytes(20) + PNG[80:],
    "a PNG cut off": PNG[:-30],
    "a PNG without pixels": PNG[:33],
    "a JPEG cut off": encoded("RGB", RED, "JPEG")[:-200],
    "the start of a JPEG": b"\xff\xd8\xff\xe0",
    "a GIF": renamed("GIF"),
    "a TIFF": renamed("TIFF"),
    "a PDF": renamed("PDF"),
    "a BMP": renamed("BMP"),
    "a WebP": renamed("WEBP"),
    "an SVG in a ZIP": zlib.compress(svg(SQUARE)),
}


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_picture_of_a_known_kind_is_refused(tmp_path: Path, data: bytes, name: str) -> None:
    assert refusal(tmp_path, data, name) == "the logo is not a readable PNG, JPEG or SVG file"


def png_of_size(width: int, height: int) -> bytes:
    """A small PNG that says that it is so large."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG[:12] + chunk + struct.pack(">I", zlib.crc32(chunk)) + PNG[33:]


@pytest.mark.parametrize("side", [5001, 20_000, 2_000_000])
def test_a_huge_picture_is_refused_before_it_is_unpacked(tmp_path: Path, side: int) -> None:
    assert side * side > MOST_PIXELS
    assert refusal(tmp_path, png_of_size(side, side)) == f"the logo is too large: {side} x {side} pixels"


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, PNG.ljust(MOST_BYTES + 100_000)) == "the logo is too large: 5.1 MB"


def test_a_missing_file_is_a_problem_of_the_path(tmp_path: Path) -> None:
    with pytest.raises(HandoutError) as caught:
        read_image(tmp_path / "none.png")
    assert caught.value.status is ExitStatus.PATH
