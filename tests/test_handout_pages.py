"""The pages of whole handouts: full but not too full, the warning signs first, and fit for a photocopier in mono."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops
from printed import MONO, THEME, printed
from reference_document import REFERENCE
from sample_requests import EVERYTHING, SAMPLES
from sheets import CLINIC, made

from handouts.clinic import ClinicColours
from handouts.request import Request
from layouts.editions.handout import handout_theme
from layouts.emergency import Framed
from layouts.pages import Page, compose
from layouts.story import Bookmarked, story
from layouts.theme import PageSetup, Theme

samples = pytest.mark.parametrize("request_", SAMPLES.values(), ids=SAMPLES)
MONO_SAMPLES = {"default": Request(mono=True), "everything": replace(EVERYTHING, mono=True)}
in_mono = pytest.mark.parametrize("request_", MONO_SAMPLES.values(), ids=MONO_SAMPLES)


def composed(request: Request) -> tuple[Theme, list[Page]]:
    theme = handout_theme(PageSetup(request.paper, request.mono))
    return theme, compose(theme, story(theme, made(request), None))


# ---- the pages


def test_the_default_handout_takes_three_sheets_at_most() -> None:
    assert len(composed(Request())[1]) <= 6


@samples
def test_the_emergency_box_stands_on_page_1_and_takes_a_third_at_most(request_: Request) -> None:
    theme, (first, *others) = composed(request_)
    [box] = [item for item, _ in first.items if isinstance(item, Framed)]
    assert box.height <= theme.page[1] / 3
    assert not [item for page in others for item, _ in page.items if isinstance(item, Framed)]


@samples
def test_no_page_but_the_last_is_under_a_third_full(request_: Request) -> None:
    theme, pages = composed(request_)
    assert all(page.used >= theme.height / 3 for page in pages[:-1])


@samples
def test_no_heading_is_last_on_a_page(request_: Request) -> None:
    assert not [page for page in composed(request_)[1] if page.items[-1][0].keep_with_next]


def test_the_heading_of_a_part_goes_along_to_the_page_of_the_pain_guide() -> None:
    first, second, *_ = compose(THEME, story(THEME, REFERENCE, None))
    titles = [[item.title for item, _ in page.items if isinstance(item, Bookmarked)] for page in (first, second)]
    assert titles == [["Sciatica: keep moving", "What is it?"], ["Your exercises"]]


@samples
def test_nothing_runs_over_the_foot(request_: Request) -> None:
    theme, pages = composed(request_)
    assert max(page.used for page in pages) <= theme.height + 0.01


# ---- in mono


@in_mono
def test_mono_paints_in_ink_and_white_alone(request_: Request) -> None:
    """Also when the clinic has colours."""
    clinic = replace(CLINIC, colours=ClinicColours(main="#005A5B", accent="#B25D00"))
    colours = set()
    with pikepdf.open(io.BytesIO(printed(request_, clinic))) as pdf:
        for page in pdf.pages:
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) in ("rg", "RG"):
                    colours.add((str(step.operator), tuple(round(float(value) * 255) for value in step.operands)))
    ink, white, rule = (channels(MONO.colour(name)) for name in ("ink", "white", "rule"))
    assert {colour for operator, colour in colours if operator == "rg"} <= {ink, white}
    assert {colour for operator, colour in colours if operator == "RG"} <= {ink, white, rule}


def channels(colour: str | None) -> tuple[int, ...]:
    assert colour is not None
    return tuple(bytes.fromhex(colour[1:]))


def least_white(pdf: bytes) -> int:
    """The darkest that the lightest point of any square of 3 mm is; 255 if there is white paper in all of them."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        pictures = [document[number].render(scale=2, grayscale=True).to_pil() for number in range(len(document))]
    darkest: list[int] = []
    for picture in pictures:
        lightest = picture
        for step in (1, 2, 4, 8, 1):  # shifted so and laid over itself, each point shows the lightest of 17 x 17
            for shift in ((step, 0), (0, step)):
                lightest = ImageChops.lighter(lightest, ImageChops.offset(lightest, *shift))
        darkest.append(lightest.getextrema()[0])
    return min(darkest)


@in_mono
def test_mono_fills_no_areas(request_: Request) -> None:
    assert least_white(printed(request_)) == 255
    assert least_white(printed(replace(request_, mono=False))) < 128, "signs and discs are filled in colour"
