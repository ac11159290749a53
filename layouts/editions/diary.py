"""The diary: sheets to tick, on their side, for as many weeks as were asked for; on a screen a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.document import ABOUT
from handouts.document_blocks import DiaryWeek
from layouts.diary.sheet import diary_sheets
from layouts.editions import Composition, Edition
from layouts.emergency_strip import not_in_strip
from layouts.theme import MM, Style, Theme, TypeScale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document import Document, Part
    from layouts.images import Image
    from layouts.theme import PageSetup

_TYPE = TypeScale(body=Style(12, 16), dense=Style(11, 14))
_PRINTED_BY_ALL = (ABOUT,)
"""Parts that say what the foot says; nobody misses them here."""


def _theme(setup: PageSetup) -> Theme:
    """The paper on its side: three squares of 7 mm or more fit into a day."""
    return Theme(
        page=setup.page[::-1],
        palette=setup.palette,
        type=_TYPE,
        mono=setup.mono,
        fillable=setup.fillable,
        side=14 * MM,
        top=11 * MM,
        bottom=16 * MM,
    )


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    diary = next((part for part in document.parts if any(isinstance(block, DiaryWeek) for block in part.blocks)), None)
    if diary is None:
        raise HandoutError(Diagnostic("there is no diary to print", "say for how many weeks: --diary 4"))
    sheets, tiers = diary_sheets(theme, document, diary, logo)
    return Composition(sheets, (*not_in_strip(document.emergency, tiers), *_left_out(document, diary)))


def _left_out(document: Document, diary: Part) -> Iterator[str]:
    for part in document.parts:
        if part is not diary and part.id not in _PRINTED_BY_ALL:
            yield part.title
            yield from (f"{part.title}: {callout.title.line}" for callout in part.for_patient)


EDITION = Edition("Weeks to tick on sheets of their own, large squares, also to fill in on a screen", _theme, _composed)
