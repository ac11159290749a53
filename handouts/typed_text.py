"""Free text of a request: tidied, and refused where it could not be printed as it was meant."""

from __future__ import annotations

from dataclasses import replace

from handouts.diagnostics import Diagnostic, HandoutError, shown
from handouts.plain_text import control_character, is_date, tidy
from handouts.request import NOWHERE, PatientRequest, Places, Request, place_of

# Longest text of each field, in characters. A name may fill a few lines, a note about three pages.
_NAME, _LINE, _NOTE, _NOTES = 200, 100, 500, 12_000


def tidied(request: Request, places: Places = NOWHERE) -> Request:
    """The request with its free text in composed Unicode form (NFC) and without surrounding space.

    Raises:
        HandoutError: a text is too long or holds control characters, or a date does not exist; all of them at once.
    """
    problems: list[Diagnostic] = []

    def text(name: str, value: str, limit: int, *path: str | int, lines: bool = False) -> str:
        value = tidy(value)
        bad = control_character(value, allowed="\n" if lines else "")
        if len(value) > limit:
            hint = f"shorten it to at most {limit} characters"
            problems.append(
                Diagnostic(f"the {name} is too long: {len(value)} characters", hint, place_of(places, path))
            )
        elif bad is not None:
            where = value.index(bad) + 1
            message = f"the {name} holds a control character (U+{ord(bad):04X}, character {where})"
            problems.append(Diagnostic(message, "remove it and type the text again", place_of(places, path)))
        return value

    patient = PatientRequest(
        text("patient name", request.patient.name, _NAME, "patient", "name"),
        text("patient id", request.patient.id, _LINE, "patient", "id"),
    )
    exercises = tuple(
        replace(
            item,
            note=text(f"note of exercise {index + 1}", item.note, _NOTE, "exercises", index, "note"),
            load=text(f"load of exercise {index + 1}", item.load or "", _LINE, "exercises", index, "load") or None,
        )
        for index, item in enumerate(request.exercises)
    )
    clean = replace(
        request,
        patient=patient,
        exercises=exercises,
        clinician=text("clinician", request.clinician, _NAME, "clinician"),
        next_visit=text("next visit", request.next_visit, _LINE, "next_visit"),
        notes=text("note", request.notes, _NOTES, "notes", lines=True),
    )
    if request.date and not is_date(request.date):
        hint = "write it as YYYY-MM-DD, such as 2026-11-24"
        problems.append(Diagnostic(f"not a date: {shown(request.date)}", hint, place_of(places, ("date",))))
    if problems:
        raise HandoutError(problems)
    return clean
