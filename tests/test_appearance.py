"""What the pages look like, against pictures that someone has looked at. ``UPDATE_GOLDEN=1`` rewrites them."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from looks import MOST_CHANGED, MOST_DIFFERENCE, REFERENCES, assert_looks_as_it_did, difference, side_by_side
from pdf_tree import read
from PIL import Image, ImageChops
from printed import MONO, THEME, faults
from reading_order import expected, found
from reference_document import REFERENCE

from layouts.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from layouts.theme import Theme

THEMES = {"colour": THEME, "mono": MONO}
PAGES = ["first", "exercises", "diary", "last"]
DOTS_PER_INCH = 50


@cache
def pictures(theme: str) -> list[Image.Image]:
    """The pages of the reference document in grey."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf(THEMES[theme]))) as document:
        scale = DOTS_PER_INCH / 72
        return [document[number].render(scale=scale, grayscale=True).to_pil() for number in range(len(document))]


@cache
def pdf(theme: Theme) -> bytes:
    return render(REFERENCE, theme)


def test_the_reference_document_has_a_page_for_each_picture() -> None:
    assert len(pictures("colour")) == len(pictures("mono")) == len(PAGES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(tmp_path: Path, page: str, theme: str) -> None:
    picture = pictures(theme)[PAGES.index(page)]
    assert_looks_as_it_did(picture, f"{page}-{theme}", tmp_path)


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
