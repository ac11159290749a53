"""What the pages look like, against pictures that someone has looked at. ``UPDATE_GOLDEN=1`` rewrites them."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from golden import updating
from pdf_tree import read
from PIL import Image, ImageChops, ImageStat
from printed import MONO, THEME, faults
from reading_order import expected, found
from reference_document import REFERENCE

from layouts.render import render

if TYPE_CHECKING:
    from layouts.theme import Theme

REFERENCES = Path(__file__).parent / "references"
THEMES = {"colour": THEME, "mono": MONO}
PAGES = ["first", "exercises", "diary", "last"]
DOTS_PER_INCH = 50
MOST_DIFFERENCE = 1.5
"""Mean difference of grey levels, of 255: rendering differs a little between systems, layouts differ more."""
MOST_CHANGED = 0.01
"""Share of pixels that may differ by more than a quarter of black."""


@cache
def pictures(theme: str) -> list[Image.Image]:
    """The pages of the reference document in grey."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf(THEMES[theme]))) as document:
        scale = DOTS_PER_INCH / 72
        return [document[number].render(scale=scale, grayscale=True).to_pil() for number in range(len(document))]


@cache
def pdf(theme: Theme) -> bytes:
    return render(REFERENCE, theme)


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of two pictures of one size, and the share of pixels that differ a lot."""
    changes = ImageChops.difference(one, other)
    changed = changes.point(lambda value: 255 if value > 64 else 0)
    return ImageStat.Stat(changes).mean[0], ImageStat.Stat(changed).mean[0] / 255


def side_by_side(expected_: Image.Image, found_: Image.Image) -> Image.Image:
    """Expected, found, and both laid over each other: what is gone in red, what is new in blue."""
    size = (max(expected_.width, found_.width), max(expected_.height, found_.height))
    one, other = Image.new("L", size, "white"), Image.new("L", size, "white")
    one.paste(expected_)
    other.paste(found_)
    both = Image.merge("RGB", (other, ImageChops.darker(one, other), one))
    sheet = Image.new("RGB", (3 * size[0], size[1]), "white")
    for place, picture in enumerate((one, other, both)):
        sheet.paste(picture.convert("RGB"), (place * size[0], 0))
    return sheet


def test_the_reference_document_has_a_page_for_each_picture() -> None:
    assert len(pictures("colour")) == len(pictures("mono")) == len(PAGES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(tmp_path: Path, page: str, theme: str) -> None:
    path = REFERENCES / f"{page}-{theme}.png"
    picture = pictures(theme)[PAGES.index(page)]
    if updating():
        path.parent.mkdir(exist_ok=True)
        picture.quantize(16).save(path, optimize=True)
    with Image.open(path) as file:
        reference = file.convert("L")
    mean, changed = difference(reference, picture) if reference.size == picture.size else (255, 1)
    if mean > MOST_DIFFERENCE or changed > MOST_CHANGED:
        report = tmp_path / f"{page}-{theme}.png"
        side_by_side(reference, picture).save(report)
        pytest.fail(
            f"the page looks different (mean {mean:.2f} of 255, {changed:.1%} of the pixels): see {report}\n"
            "UPDATE_GOLDEN=1 accepts it"
        )


@pytest.mark.parametrize("theme", THEMES)
def test_references_are_small(theme: str) -> None:
    assert all((REFERENCES / f"{page}-{theme}.png").stat().st_size < 40_000 for page in PAGES)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_form_conforms_and_is_read_in_order(theme: Theme) -> None:
    assert faults(pdf(theme)) == []
    assert found(read(pdf(theme))) == expected(REFERENCE)


@pytest.mark.parametrize("shift", [(0, 1), (1, 0), (0, 4)])
def test_the_comparison_sees_what_moves(shift: tuple[int, int]) -> None:
    picture = pictures("colour")[0]
    mean, changed = difference(picture, ImageChops.offset(picture, *shift))
    assert mean > MOST_DIFFERENCE
    assert changed > MOST_CHANGED


def test_the_comparison_overlooks_what_no_eye_sees() -> None:
    picture = pictures("colour")[0]
    assert difference(picture, picture.point(lambda value: value ^ 1)) == (1, 0)


def test_the_report_marks_what_is_gone_and_what_is_new() -> None:
    dark, light = Image.new("L", (9, 9), "black"), Image.new("L", (9, 9), "white")
    assert side_by_side(dark, light).getpixel((18, 0)) == (255, 0, 0)
    assert side_by_side(light, dark).getpixel((18, 0)) == (0, 0, 255)
    assert side_by_side(dark, dark).getpixel((18, 0)) == (0, 0, 0)
    assert side_by_side(light, Image.new("L", (20, 4), "white")).size == (60, 9)
