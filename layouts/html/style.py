"""The style sheet of a web page: ``style.css``, with the colours of a palette and the foot of printed pages."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from handouts.document import Foot
    from layouts.theme import Palette

_COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}


def style(palette: Palette, foot: Foot) -> Markup:
    """What stands between ``<style>`` and ``</style>``. What is not painted has the colour of the page."""
    colours = {name.replace("_", "-"): colour or palette.white for name, colour in asdict(palette).items()}
    properties = "".join(f"  --{name}: {colour};\n" for name, colour in colours.items())
    text = f":root {{\n{properties}}}\n{_sheet()}\n{_printed_foot(palette, foot)}"
    return Markup(text)  # noqa: S704 - colours are checked where they are read, words are escaped below


def _printed_foot(palette: Palette, foot: Foot) -> str:
    """The foot of every printed page, for browsers that print one (CSS Paged Media, margin boxes)."""
    says = _string(f"{foot.title}  ·  {foot.version}  ·  {foot.date}")
    page = " ".join(_COUNTERS.get(part) or _string(part) for part in re.split(r"(\{pages?\})", foot.page) if part)
    return (
        "@page {\n"
        f"  @bottom-left {{ content: {says} '\\A' {_string(foot.warning)}; color: {palette.soft}; }}\n"
        f"  @bottom-right {{ content: {page}; color: {palette.soft}; }}\n"
        "}\n"
    )


def _string(words: str) -> str:
    """Words as a string of CSS: what isn't a letter or a digit of ASCII is written as its number."""
    escaped = (letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}" for letter in words)
    return f"'{''.join(escaped)}'"


@cache
def _sheet() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
