"""A request: everything that a clinician asked for, from options or from one YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Annotated, Any, Literal, get_args

from handouts.diagnostics import HandoutError, Place
from handouts.fields import Dosage, Person, Side, Stage, Strict
from handouts.frozen import dataclass
from handouts.limits import Between

Paper = Literal["a4", "letter"]
Edition = Literal["handout", "large-print", "booklet", "leaflet", "cards", "diary"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
EDITIONS: tuple[Edition, ...] = get_args(Edition)

MOST_WEEKS = 12
"""Longest diary."""
BODY_SIZES = (16, 28)
"""Points; the smallest and the largest body text of large print."""

Places = Mapping[tuple[str | int, ...], Place]
"""Where each part of a request stands in its file; empty for options."""
NOWHERE: Places = {}


def place_of(places: Places, path: tuple[str | int, ...]) -> Place | None:
    """The place of a part of a request, or of the nearest part around it; none when it came from an option."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path) if path else None


class _ItemOrId:
    """Lets an exercise be written as an id, or in the form of the option ``-x``, or as a mapping."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        from handouts.exercise_option import parse_exercise

        def read(value: Any) -> Any:
            if not isinstance(value, str):
                return value
            try:
                return parse_exercise(value)
            except HandoutError as error:
                raise ValueError("; ".join(f"{p.message} ({p.hint})" for p in error.problems)) from error

        return core_schema.no_info_before_validator_function(read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


@dataclass(frozen=True, kw_only=True)
class ExerciseRequest(Dosage):
    """An exercise that was asked for by name; what is not given is taken from the pack."""

    id: str
    side: Side | None = None
    note: str = ""
    """The clinician's note on the card."""

    def dosage(self, default: Dosage) -> Dosage:
        """The dosage to print: what was asked for, over the pack's ``default``."""
        asked = {f.name: getattr(self, f.name) for f in fields(Dosage)}
        return replace(default, **{name: value for name, value in asked.items() if value is not None})


@dataclass(frozen=True)
class PatientRequest(Strict):
    """Whom the handout is for."""

    name: str = ""
    id: str = ""


@dataclass(frozen=True)
class DiaryRequest(Strict):
    """The diary that is wanted."""

    weeks: Annotated[int, Between(0, MOST_WEEKS)]
    """Weeks of the diary; 0 for none."""


@dataclass(frozen=True, kw_only=True)
class Request(Strict):
    """What one handout should be. Empty fields are printed as lines to write on, or take the pack's default."""

    pack: str = "sciatica"
    patient: PatientRequest = PatientRequest()
    clinician: str = ""
    date: str = ""
    """Date of the sheet as YYYY-MM-DD; a line to write on when empty."""
    next_visit: str = ""
    stage: Stage | None = None
    side: Side | None = None
    conditions: tuple[str, ...] = ()
    """What the patient has, by the ids of the pack: `make-pdf list conditions`."""
    cleared: tuple[str, ...] = ()
    """Conditions that the named clinician has agreed to."""
    sections: tuple[str, ...] = ()
    exercises: tuple[Annotated[ExerciseRequest, _ItemOrId()], ...] = ()
    notes: str = ""
    edition: Edition = "handout"
    paper: Paper = "a4"
    body_size: Annotated[int, Between(*BODY_SIZES)] | None = None
    """Points; of large print."""
    language: str = "en"
    mono: bool = False
    """True for a sheet without filled areas."""
    diary: DiaryRequest | None = None
    person: Person = "a"
    """Who is drawn in all figures."""


def as_plain(request: Request) -> dict[str, Any]:
    """The request as the data of a request file; what is empty is left out."""
    default = Request()
    plain: dict[str, Any] = {"pack": request.pack}
    for name in ("patient", "clinician", "date", "next_visit", "stage", "side", "conditions", "cleared", "sections"):
        _put(plain, name, getattr(request, name), getattr(default, name))
    if request.exercises:
        plain["exercises"] = [_plain_exercise(item) for item in request.exercises]
    for name in ("notes", "edition", "paper", "body_size", "language", "mono", "diary", "person"):
        _put(plain, name, getattr(request, name), getattr(default, name))
    return plain


def _put(plain: dict[str, Any], name: str, value: Any, default: Any) -> None:
    if value == default:
        return
    if isinstance(value, PatientRequest | DiaryRequest):
        value = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != ""}
    plain[name] = list(value) if isinstance(value, tuple) else value


def _plain_exercise(item: ExerciseRequest) -> str | Mapping[str, Any]:
    given = {f.name: getattr(item, f.name) for f in fields(item) if getattr(item, f.name) not in (None, "")}
    return item.id if len(given) == 1 else {"id": given.pop("id"), **given}
