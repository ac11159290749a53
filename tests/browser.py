"""A page in headless Chromium: how it is laid out, and what axe-core says of it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = Path(str(axe_playwright_python.__file__)).with_name("axe.min.js").read_text(encoding="utf-8")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Shapes of a drawing have no words, and there are thousands; the drawing itself is looked at.
_SCOPE = {"exclude": [["svg[role=img] > g"]]}
_RULES = {name: {"enabled": True} for name in ("color-contrast-enhanced", "target-size")}


def chromium() -> str:
    """Where Chromium is. Without it a test is skipped, but never where everything must be tested."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium")
    assert found, "CI has no Chromium: see .ci/run"
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser of its own."""
    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=chromium())
        try:
            yield running
        finally:
            running.close()


@contextmanager
def opened(running: Browser, path: Path, width: int) -> Iterator[Page]:
    """A file in a window of some pixels' width."""
    page = running.new_page(viewport={"width": width, "height": 800})
    try:
        page.goto(path.as_uri())
        yield page
    finally:
        page.close()


def complaints(page: Page) -> list[str]:
    """What axe-core finds wrong, or can't decide: its standard rules, and those of level AAA for contrast."""
    page.evaluate(AXE)
    options = {"rules": _RULES, "resultTypes": ["violations", "incomplete"]}
    found: Any = page.evaluate("([scope, options]) => axe.run(scope, options)", [_SCOPE, options])
    return [
        f"{kind}: {entry['id']}: {node['html'][:120]}"
        for kind in ("violations", "incomplete")
        for entry in found[kind]
        for node in entry["nodes"]
    ]
