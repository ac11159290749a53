"""Can it be printed? Text that the fonts cannot show is a clear error, never an empty box on paper."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.request import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handouts.clinic import Clinic
    from handouts.document import Document
    from handouts.request import Places, Request

HINT = "the fonts have Latin, Greek and Cyrillic letters; write it with those"


def unprintable(
    request: Request, places: Places, clinic: Clinic, document: Document, missing: Callable[[str], Sequence[str]]
) -> list[Diagnostic]:
    """A problem for each field that holds a character which ``missing`` returns: it tells what the fonts lack."""
    problems = [
        Diagnostic(f"the {name} holds {_named(lacking)}, which can't be printed", HINT, place_of(places, path))
        for name, path, text in _typed(request, clinic)
        if (lacking := missing(text))
    ]
    if problems:
        return problems
    return [
        Diagnostic(f"the content of {where} holds {_named(lacking)}, which can't be printed", HINT)
        for where, text in document.strings()
        if (lacking := missing(text))
    ]


def _typed(request: Request, clinic: Clinic) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    yield "patient name", ("patient", "name"), request.patient.name
    yield "patient id", ("patient", "id"), request.patient.id
    yield "clinician", ("clinician",), request.clinician
    yield "next visit", ("next_visit",), request.next_visit
    yield "note", ("notes",), request.notes.replace("\n", " ")
    for index, item in enumerate(request.exercises):
        yield f"note of exercise {index + 1}", ("exercises", index, "note"), item.note
        yield f"load of exercise {index + 1}", ("exercises", index, "load"), item.load or ""
    for entry in fields(clinic):
        value = getattr(clinic, entry.name)
        if isinstance(value, str) and entry.name != "logo":
            yield f"clinic's {entry.name.replace('_', ' ')}", ("clinic", entry.name), value


def _named(characters: Sequence[str]) -> str:
    """The first character; all of them might spell a patient's name."""
    first, *others = characters
    return f"{first!r} (U+{ord(first):04X} {unicodedata.name(first, 'without a name')})" + " and more" * bool(others)
