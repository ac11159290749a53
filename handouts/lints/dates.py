"""Is the pack current? Its next review lies ahead, and it was not published in the future."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.pack_files import PACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft


def date_problems(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """A review that is due, and a day of publication that is still to come."""
    if not draft.pack:
        return
    due, published = _day(draft.pack.next_review), _day(draft.pack.published)
    if due and due < today:
        message = f"the review of the pack was due on {due}"
        hint = "look at all of it again, raise `version` and set a new date"
        yield Diagnostic(message, hint, draft.place(PACK, "next_review"), "warning")
    if published and published > today:
        message = f"the pack says that it was published on {published}, which is still to come"
        yield Diagnostic(message, "write the day on which it goes out", draft.place(PACK, "published"), "warning")


def _day(text: str) -> date | None:
    """The day, unless the calendar has none such, which is told elsewhere."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
