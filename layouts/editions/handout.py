"""The handout: a few sheets of A4 or Letter, handed over with a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.editions import Composition, Edition
from layouts.foot import FootedPage
from layouts.pages import compose
from layouts.story import story
from layouts.theme import Theme

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.images import Image
    from layouts.theme import PageSetup


def handout_theme(setup: PageSetup) -> Theme:
    """The look that all others depart from."""
    return Theme(page=setup.page, palette=setup.palette, mono=setup.mono)


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    pages = compose(theme, story(theme, document, logo))
    return Composition([FootedPage(theme, document.foot, page) for page in pages])


EDITION = Edition("A few sheets to hand over: body text of 12 points, two exercises a page", handout_theme, _composed)
