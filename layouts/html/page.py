"""A document as a web page: one file without scripts, which loads nothing. A pure function, as the PDF is.

Templates say what stands where. Each form of block has a macro of the name of its class in ``templates/blocks.html``.
Whatever a template prints is escaped, so nothing that was typed becomes markup; what is markup already is made here or
in :mod:`layouts.html.pictures`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handouts.document_blocks import Drawing
from handouts.inline import fill
from layouts.html.pictures import drawing, logo_address, qr_code
from layouts.html.style import style
from layouts.html.telephone import dialled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.document import Document
    from handouts.document_blocks import Block
    from layouts.images import Image
    from layouts.theme import Theme


def as_html(document: Document, theme: Theme, logo: Image | None = None) -> bytes:
    """The page in UTF-8, in the colours of ``theme``."""
    page = _templates().get_template("page.html")
    text = page.render(
        document=document,
        mono=theme.mono,
        style=style(theme.palette, document.foot),
        logo=logo_address(logo) if logo else "",
        drawing=lambda block: drawing(block, mono=theme.mono),
    )
    return text.encode("utf-8")


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    templates = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters.update(lines=_lines, form=_form, rows=_rows, filled=_filled, dialled=dialled, qr_code=qr_code)
    return templates


def _lines(text: str) -> Markup:
    """Text whose line breaks are seen."""
    return Markup("<br>").join(text.split("\n"))


def _filled(template: str, **values: object) -> str:
    return fill(template, {name: str(value) for name, value in values.items()})


def _form(block: Block) -> str:
    return type(block).__name__


def _rows(blocks: Iterable[Block]) -> list[list[Block]]:
    """Blocks in groups of which each stands alone, but drawings that follow each other stand together."""
    rows: list[list[Block]] = []
    for block in blocks:
        if rows and isinstance(block, Drawing) and isinstance(rows[-1][-1], Drawing):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows
