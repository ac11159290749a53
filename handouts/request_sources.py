"""Where requests come from: the options of the command line, and YAML files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from handouts.diagnostics import Diagnostic, HandoutError, shown, unknown
from handouts.exercise_option import parse_exercise
from handouts.fields import PEOPLE, SIDES, STAGES
from handouts.request import (
    BODY_SIZES,
    EDITIONS,
    MOST_WEEKS,
    PAPERS,
    DiaryRequest,
    ExerciseRequest,
    PatientRequest,
    Places,
    Request,
    as_plain,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_CHOICES: dict[str, Sequence[str]] = {
    "stage": STAGES,
    "side": SIDES,
    "paper": PAPERS,
    "edition": EDITIONS,
    "person": PEOPLE,
}
CLEAR_AGAIN = "when the one who gives this handout has agreed, too: --cleared ID for each"

_TEXTS = ("pack", "clinician", "date", "next_visit", "language")


def read_request(path: Path) -> tuple[Request, Places]:
    """A request file, and where each part of it stands.

    Raises:
        HandoutError: with every problem of the file.
    """
    from handouts.validation import validate
    from handouts.yaml_source import read_yaml

    source = read_yaml(path, str(path))
    request, problems = validate(source, Request)
    if request is None or problems:
        raise HandoutError(problems)
    return request, dict(source.marks)


def with_options(
    request: Request, places: Places, options: Mapping[str, Any], gathered: list[Diagnostic] | None = None
) -> tuple[Request, Places]:
    """The request with the options that were given: they win over the file, and have no place in it.

    Conditions are added to those of the file: leaving one out of the options must not make anything safe. What another
    clinician has agreed to does not hold for the one that the options name.

    Bad values go to ``gathered`` and are left out of the request, for a caller that wants to check the rest, too.

    Raises:
        HandoutError: with every option that has a bad value, when there is no ``gathered``.
    """
    problems: list[Diagnostic] = [] if gathered is None else gathered
    readers: dict[str, Callable[[Any], Any]] = {
        **dict.fromkeys(_TEXTS, str),
        **{name: partial(_choice, name, choices, problems) for name, choices in _CHOICES.items()},
        **dict.fromkeys(("conditions", "cleared", "sections"), separated),
        "exercises": partial(_exercises, problems),
        "diary": partial(_diary, problems),
        "body_size": partial(_body_size, problems),
        "notes": str,
        "mono": bool,
    }
    given = {name: value for name, value in options.items() if value not in (None, (), False)}
    values = {name: read(given[name]) for name, read in readers.items() if name in given}
    changes = {name: value for name, value in values.items() if value is not None}
    if "patient" in given or "patient_id" in given:
        patient = request.patient
        changes["patient"] = PatientRequest(given.get("patient", patient.name), given.get("patient_id", patient.id))
    if "conditions" in changes:
        changes["conditions"] = tuple(dict.fromkeys([*request.conditions, *changes["conditions"]]))
    if request.cleared and request.clinician and changes.get("clinician", request.clinician) != request.clinician:
        if "cleared" not in changes:
            message = "the conditions of the request file were cleared by another clinician"
            problems.append(Diagnostic(message, CLEAR_AGAIN, place_of(places, ("cleared",))))
        changes["conditions"] = tuple(dict.fromkeys([*changes.get("conditions", request.conditions), *request.cleared]))
    if problems and gathered is None:
        raise HandoutError(problems)
    kept = {path: place for path, place in places.items() if not changes.keys() & path[:1]}
    return replace(request, **changes), kept


def saved(request: Request) -> bytes:
    """The request as the YAML of a request file: what :func:`read_request` reads back."""
    import yaml

    text: str = yaml.safe_dump(as_plain(request), allow_unicode=True, sort_keys=False, width=100)
    return text.encode("utf-8")


def separated(values: Sequence[str]) -> tuple[str, ...]:
    """The ids of an option that may be repeated, or hold several with commas between them."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _choice(kind: str, choices: Sequence[str], problems: list[Diagnostic], value: str) -> str | None:
    if value.casefold() not in choices:
        problems.append(unknown(kind, value, choices))
        return None
    return value.casefold()


def _exercises(problems: list[Diagnostic], written: Sequence[str]) -> tuple[Any, ...]:
    items: list[ExerciseRequest] = []
    for text in written:
        try:
            items.append(parse_exercise(text))
        except HandoutError as error:
            problems.extend(error.problems)
            items.append(ExerciseRequest(id=text.partition(":")[0].strip()))
    return tuple(items)


def _diary(problems: list[Diagnostic], value: str) -> DiaryRequest | None:
    if value not in map(str, range(MOST_WEEKS + 1)):
        message = f"a diary has 0 to {MOST_WEEKS} weeks, not {shown(value)}"
        problems.append(Diagnostic(message, "write the number of weeks; 0 leaves the diary out"))
        return None
    return DiaryRequest(int(value))


def _body_size(problems: list[Diagnostic], value: str) -> int | None:
    least, most = BODY_SIZES
    if value not in map(str, range(least, most + 1)):
        message = f"large print has text of {least} to {most} points, not {shown(value)}"
        problems.append(Diagnostic(message, "write a whole number, such as --body-size 20"))
        return None
    return int(value)
