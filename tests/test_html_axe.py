"""The web page in a browser: accessible by the rules of axe-core, readable on a telephone, fit to print."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from browser import browser, complaints, opened
from logos import encoded, read
from printed import MONO, THEME
from sample_requests import SAMPLES
from sheets import CLINIC, made

from handouts.clinic import Clinic
from layouts.html.page import as_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

NARROW, WIDE = 320, 1200
"""WCAG 2.1, 1.4.10: what is readable at 320 pixels is readable at 400 % on a screen of 1280."""
PAGES = ("default", "full copy", "patient", "mono")
SEEN = (("default", NARROW), ("default", WIDE), ("full copy", NARROW), ("patient", WIDE), ("mono", WIDE))
"""Each page, in both widths between them: axe-core takes its time for the long ones."""


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages that between them show everything, as files."""
    folder = tmp_path_factory.mktemp("pages")
    branded = replace(CLINIC, logo="logo.png")
    logo = read(folder, encoded("RGB", (200, 0, 0)))
    written = {
        "default": as_html(made(SAMPLES["default"], Clinic()), THEME),
        "full copy": as_html(made(SAMPLES["full copy"]), THEME),
        "patient": as_html(made(SAMPLES["everything"], branded), THEME, logo),
        "mono": as_html(made(SAMPLES["mono"]), MONO),
    }
    for name, data in written.items():
        (folder / f"{name}.html").write_bytes(data)
    return {name: folder / f"{name}.html" for name in written}


@pytest.mark.parametrize(("name", "width"), SEEN)
def test_axe_finds_nothing(running: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    with opened(running, pages[name], width) as page:
        assert complaints(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_scrolled_sideways_on_a_narrow_screen(running: Browser, pages: dict[str, Path], name: str) -> None:
    with opened(running, pages[name], NARROW) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_nothing_is_asked_for_beyond_the_file(running: Browser, pages: dict[str, Path]) -> None:
    asked: list[str] = []
    page = running.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages["patient"].as_uri())
    page.close()
    assert [url for url in asked if not url.startswith("data:")] == [pages["patient"].as_uri()]


def test_text_is_large_enough_and_lines_are_short(running: Browser, pages: dict[str, Path]) -> None:
    """RNIB clear print: 50 to 70 characters a line, of which one takes about half its height."""
    with opened(running, pages["default"], WIDE) as page:
        body = page.evaluate("(({fontSize, lineHeight}) => [fontSize, lineHeight])(getComputedStyle(document.body))")
        widths = page.evaluate("[...document.querySelectorAll('.part > p:not(.write)')].map(p => p.clientWidth)")
        sizes = page.evaluate("[...document.querySelectorAll('main *')].map(e => getComputedStyle(e).fontSize)")
    assert body == ["18px", "27px"]
    assert max(widths) <= 34 * 18
    assert min(float(size.removesuffix("px")) for size in sizes) >= 15


def test_the_first_press_of_tab_leads_over_the_head(running: Browser, pages: dict[str, Path]) -> None:
    with opened(running, pages["patient"], WIDE) as page:
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_every_printed_page_says_what_it_is(running: Browser, pages: dict[str, Path]) -> None:
    document = made(SAMPLES["default"], Clinic())
    with opened(running, pages["default"], WIDE) as page:
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(BytesIO(pdf)) as printed:
        texts = [printed[number].get_textpage().get_text_bounded() for number in range(len(printed))]
    assert all(document.foot.warning in text and document.foot.version in text for text in texts)
    assert [f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)
    assert not any(document.labels.skip in text or document.labels.contents in text for text in texts)
