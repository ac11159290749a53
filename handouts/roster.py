"""One row of a roster: a request whose fields are all text, as they stand in the cells of a spreadsheet."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.request import NOWHERE, Request
from handouts.request_sources import with_options

if TYPE_CHECKING:
    from collections.abc import Callable

SEPARATOR = ";"
"""Between the items of a list in one cell."""


@dataclass(frozen=True, kw_only=True)
class RosterRow(Strict):
    """The fields of a request as columns; an empty cell takes the default."""

    patient_name: str = ""
    patient_id: str = ""
    clinician: str = ""
    date: str = ""
    next_visit: str = ""
    stage: str = ""
    side: str = ""
    conditions: str = ""
    """Ids, separated by `;`."""
    cleared: str = ""
    sections: str = ""
    exercises: str = ""
    """In the form of the option `-x`, separated by `;`."""
    notes: str = ""
    edition: str = ""
    paper: str = ""
    body_size: str = ""
    language: str = ""


_OPTIONS = {"patient_name": "patient"}
_LISTS = {"conditions", "cleared", "sections", "exercises"}


def as_request(row: RosterRow, defaults: Request | None = None) -> Request:
    """The request that a row asks for, over ``defaults`` (what holds for the whole roster).

    Raises:
        HandoutError: with every cell that has a bad value.
    """
    read: Callable[[str], Any]
    options: dict[str, Any] = {}
    for entry in fields(row):
        cell = getattr(row, entry.name).strip()
        if cell:
            read = _items if entry.name in _LISTS else str
            options[_OPTIONS.get(entry.name, entry.name)] = read(cell)
    return with_options(defaults or Request(), NOWHERE, options)[0]


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(SEPARATOR) if item.strip())
