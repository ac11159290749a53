"""Pages to write on, which also fill a booklet up to whole sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.booklet.places import Place, Placed
from layouts.booklet.weeks import end_of_diary, further_weeks
from layouts.pages import compose
from layouts.ruled import Ruled
from layouts.story import Bookmarked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Document
    from layouts.pages import Page
    from layouts.theme import Theme

_SHEET = 4
"""Pages of a folded sheet."""
_MANY = 3
"""So many pages that are missing are too many for notes alone."""


def notes_page(theme: Theme, title: str) -> Page:
    """The first page for notes."""
    heading = Bookmarked(theme, Text.plain(title), theme.type.head, "H2", 0)
    return compose(theme, [Placed(heading, Place(title, 1, "notes")), Ruled(theme)])[0]


def filled(theme: Theme, document: Document, text: Sequence[Page], others: int) -> list[Page]:
    """The pages of the text, of which the last is for notes, with as many more to write on as are missing.

    Together with ``others`` their number is a multiple of four. When many are missing, a page of further weeks follows
    the diary.
    """
    result = list(text)
    missing = -(len(result) + others) % _SHEET
    place = end_of_diary(result)
    weeks = further_weeks(theme, document) if place and missing >= _MANY else None
    if weeks:
        result.insert(place, weeks)
        missing -= 1
    return [*result, *(compose(theme, [Ruled(theme)])[0] for _ in range(missing))]
