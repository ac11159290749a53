"""The booklet: half pages to fold and staple, with everything that the document says.

Cover, warning signs, contents, a chapter for each part, notes, back cover. The number of pages is a multiple of four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.booklet.back_cover import back_cover
from layouts.booklet.chapters import chapters
from layouts.booklet.contents import contents
from layouts.booklet.cover import Cover
from layouts.booklet.furniture import with_furniture
from layouts.booklet.notes import filled, notes_page
from layouts.booklet.places import Place, Placed, found
from layouts.editions import Composition, Edition
from layouts.emergency import emergency_box
from layouts.front_matter import patient_block
from layouts.pages import compose
from layouts.theme import BOLD, MM, SEMIBOLD, Style, Theme, TypeScale

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.images import Image
    from layouts.pages import Page
    from layouts.theme import PageSetup

PAGES = {"a4": (148 * MM, 210 * MM), "letter": (396.0, 612.0)}
"""Half of each paper, upright: A5 and half-Letter."""
_TYPE = TypeScale(
    title=Style(30, 37, BOLD, balanced=True),
    lead=Style(14, 20, SEMIBOLD, colour="main", balanced=True),
    head=Style(20, 25, BOLD, colour="main", balanced=True),
    subhead=Style(14, 19, BOLD, colour="main", balanced=True),
)
"""Body text as in the handout. Heads are smaller, because lines are shorter; the title has a cover for itself."""


def booklet_theme(setup: PageSetup) -> Theme:
    """Half of the paper, upright."""
    return Theme(
        page=PAGES[setup.paper],
        palette=setup.palette,
        type=_TYPE,
        mono=setup.mono,
        side=15 * MM,
        top=13 * MM,
        bottom=16 * MM,
        gap_section=20,
    )


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    cover = Cover(theme, document, logo)
    signs = compose(theme, [_warning_signs(theme, document)])
    text = [*compose(theme, chapters(theme, document)), notes_page(theme, document.labels.notes)]
    back = back_cover(theme, document)
    moved = [patient_block(theme, cover.left_over)] if cover.left_over else []

    def listing(pages: list[Page], first: int) -> list[Page]:
        places = [*found(signs, 2), *found(pages, first)]
        return contents(theme, document.labels.contents, places, moved)

    before = 1 + len(signs) + len(listing([*text, *back], 0))
    pages = [*filled(theme, document, text, before + len(back)), *back]
    pages = [*signs, *listing(pages, before + 1), *pages]
    return Composition([cover, *with_furniture(theme, document.foot, pages)])


def _warning_signs(theme: Theme, document: Document) -> Placed:
    title = document.emergency.title.line
    return Placed(emergency_box(theme, document.emergency), Place(title, 1, "warning signs", outlined=True))


EDITION = Edition("Half pages to fold and staple: everything, with a cover and contents", booklet_theme, _composed)
