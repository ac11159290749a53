"""A request: everything that a clinician asked for, from options or from one YAML file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from handouts.diagnostics import Diagnostic, HandoutError, Place, did_you_mean, shown
from handouts.fields import SIDES, Dosage, Side, Stage, Strict, dose_limits
from handouts.frozen import dataclass
from handouts.limits import Between

if TYPE_CHECKING:
    from collections.abc import Iterator

Paper = Literal["a4", "letter"]
Edition = Literal["handout"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
EDITIONS: tuple[Edition, ...] = get_args(Edition)

# Longest text of each field, in characters. A name may fill a few lines, a note about three pages.
_NAME, _LINE, _NOTE, _NOTES = 200, 100, 500, 12_000
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
"""Categories of characters that are refused: control characters, halves of pairs, separators of lines."""

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

    weeks: Annotated[int, Between(0, 8)]
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
    language: str = "en"
    mono: bool = False
    """True for a sheet without filled areas."""
    diary: DiaryRequest | None = None


# ---- the form of the option -x


def parse_exercise(written: str) -> ExerciseRequest:
    """Read ``ID[:key=value,…]``; a note may hold commas when it stands last.

    Raises:
        HandoutError: with every problem of the item.
    """
    identity, _, rest = written.partition(":")
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, value in _pairs(rest):
        if key in values:
            problems.append(Diagnostic(f"{shown(identity)}: {key} is given twice", "give each key once"))
        elif key in dose_limits():
            values[key] = _number(identity, key, value, problems)
        elif key == "side":
            if value not in SIDES:
                hint = did_you_mean(value, SIDES)
                problems.append(Diagnostic(f"{shown(identity)}: unknown side: {shown(value)}", hint))
            values[key] = value
        elif key in ("load", "note"):
            values[key] = value
        else:
            known = [*dose_limits(), "load", "side", "note"]
            problems.append(Diagnostic(f"{shown(identity)}: unknown key: {shown(key)}", did_you_mean(key, known)))
    if problems:
        raise HandoutError(problems)
    return ExerciseRequest(id=identity.strip(), **values)


def written_exercise(item: ExerciseRequest) -> str:
    """The form of the option ``-x`` for an exercise: what :func:`parse_exercise` reads."""
    order = [*dose_limits(), "load", "side", "note"]
    given = [f"{key}={getattr(item, key)}" for key in order if getattr(item, key) not in (None, "")]
    return item.id + (":" + ",".join(given) if given else "")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    while text := text.lstrip():
        if text.startswith("note="):
            yield "note", text.removeprefix("note=")
            return
        pair, _, text = text.partition(",")
        key, _, value = pair.partition("=")
        yield key.strip(), value.strip()


def _number(identity: str, key: str, value: str, problems: list[Diagnostic]) -> int | None:
    low, high = dose_limits()[key]
    if not re.fullmatch(r"[0-9]{1,9}", value):
        problems.append(
            Diagnostic(
                f"{shown(identity)}: {key} is not a whole number: {shown(value)}", f"write {key}={low} to {high}"
            )
        )
        return None
    if not low <= int(value) <= high:
        problems.append(
            Diagnostic(f"{shown(identity)}: {key} is out of range: {value}", f"a sheet may say {low} to {high}")
        )
    return int(value)


# ---- text that people typed


def tidied(request: Request, places: Places = NOWHERE) -> Request:
    """The request with its free text in composed Unicode form (NFC) and without surrounding space.

    Raises:
        HandoutError: a text is too long or holds control characters, or a date does not exist; all of them at once.
    """
    problems: list[Diagnostic] = []

    def text(name: str, value: str, limit: int, *path: str | int, lines: bool = False) -> str:
        value = "".join(c for c in value if unicodedata.category(c) != "Cf")  # unseen marks that pasting leaves behind
        value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\t", " ")).strip()
        bad = next((c for c in value if unicodedata.category(c) in _UNSEEN and not (lines and c == "\n")), None)
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
    tidy = replace(
        request,
        patient=patient,
        exercises=exercises,
        clinician=text("clinician", request.clinician, _NAME, "clinician"),
        next_visit=text("next visit", request.next_visit, _LINE, "next_visit"),
        notes=text("note", request.notes, _NOTES, "notes", lines=True),
    )
    if request.date and not _is_date(request.date):
        hint = "write it as YYYY-MM-DD, such as 2026-11-24"
        problems.append(Diagnostic(f"not a date: {shown(request.date)}", hint, place_of(places, ("date",))))
    if problems:
        raise HandoutError(problems)
    return tidy


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


# ---- as plain data, for request files


def as_plain(request: Request) -> dict[str, Any]:
    """The request as the data of a request file; what is empty is left out."""
    default = Request()
    plain: dict[str, Any] = {"pack": request.pack}
    for name in ("patient", "clinician", "date", "next_visit", "stage", "side", "conditions", "cleared", "sections"):
        _put(plain, name, getattr(request, name), getattr(default, name))
    if request.exercises:
        plain["exercises"] = [_plain_exercise(item) for item in request.exercises]
    for name in ("notes", "edition", "paper", "language", "mono", "diary"):
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
