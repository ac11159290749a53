"""Handouts of the shipped pack: short ways to ask for one, and requests of all kinds for properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from handouts.assembly import assemble
from handouts.clinic import Clinic
from handouts.diagnostics import HandoutError
from handouts.exercise_option import parse_exercise
from handouts.exercise_selection import ALL
from handouts.fields import SIDES, STAGES, dose_limits
from handouts.library import find_pack, read_files
from handouts.pack_compiler import compile_pack
from handouts.request import NOWHERE, DiaryRequest, ExerciseRequest, PatientRequest, Request
from handouts.safety import Circumstances, Target, judge
from handouts.selection import select
from handouts.typed_text import tidied

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.diagnostics import Diagnostic
    from handouts.document import Document
    from handouts.model import Pack
    from handouts.request import Places
    from handouts.selection import Selection

CLINICIAN = "Dr B. Example"
TODAY = date(2026, 11, 24)
CLINIC = Clinic(
    name="Example Physiotherapy",
    phone="+44 0000 000000",
    emergency_number="999",
    urgent_care="111",
    address="1 Example Street",
    website="https://example.org",
    download_url="https://example.org/handouts",
)


@cache
def sciatica() -> Pack:
    """The shipped pack, compiled once, with a hash that stays the same when a word of the pack is changed."""
    pack = compile_pack(read_files((), find_pack((), "sciatica"), "en"))
    return replace(pack, content_hash="0123456789abcdef" * 4)


def asked(*exercises: str, **fields: Any) -> Request:
    """A request for exercises in the form of ``-x``; other fields as a request has them."""
    return Request(exercises=tuple(parse_exercise(item) for item in exercises), **fields)


def selected(*exercises: str, **fields: Any) -> Selection:
    """What is printed for a request."""
    return select(sciatica(), asked(*exercises, **fields))


def sections_of(selection: Selection) -> list[str]:
    """The ids of the sections, in order."""
    return [chosen.section.id for chosen in selection.sections]


def exercises_of(selection: Selection) -> list[str]:
    """The ids of the exercises, in order."""
    return [chosen.exercise.id for chosen in selection.exercises]


def refusals(request: Request, places: Places = NOWHERE) -> list[Diagnostic]:
    """Why nothing is printed for a request."""
    return problems_of(lambda: select(sciatica(), request, places))


def problems_of(call: Callable[[], object]) -> list[Diagnostic]:
    """The problems that ``call`` ends in."""
    with pytest.raises(HandoutError) as caught:
        call()
    return list(caught.value.problems)


def made(request: Request, clinic: Clinic = CLINIC) -> Document:
    """The document of a request."""
    pack = sciatica()
    return assemble(pack, select(pack, request), request, clinic, TODAY)


# ---- requests of all kinds


def some_of(known: Any, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """A few different ids out of those that are known, in any order."""
    return st.lists(st.sampled_from(sorted(known)), max_size=most, unique=True).map(tuple)


def typed_text(most: int = 30, *, lines: bool = False) -> st.SearchStrategy[str]:
    """What people may type or paste: every character that a request accepts."""
    letters = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="{}")
    return st.text(letters | st.just("\n") if lines else letters, max_size=most)


def dosages(identity: st.SearchStrategy[str]) -> st.SearchStrategy[ExerciseRequest]:
    """Exercises with any dosage within the limits."""
    numbers = {name: st.none() | st.integers(least, most) for name, (least, most) in dose_limits().items()}
    return st.builds(ExerciseRequest, id=identity, load=st.none() | typed_text(), note=typed_text(), **numbers)


def requests() -> st.SearchStrategy[Request]:
    """Requests whose ids are known and whose texts are tidy; many of them are unsafe."""
    pack = sciatica()
    conditions = some_of(pack.safety.conditions, 4)
    exercises = st.lists(
        st.builds(replace, dosages(st.sampled_from(sorted(pack.exercises))), side=st.none() | st.sampled_from(SIDES))
        | st.just(ExerciseRequest(id=ALL)),
        max_size=4,
    )
    return st.builds(
        Request,
        patient=st.builds(PatientRequest, typed_text(), typed_text()),
        clinician=typed_text() | st.just(CLINICIAN),
        date=st.just("") | st.dates(date(1900, 1, 1)).map(date.isoformat),
        next_visit=typed_text(),
        stage=st.none() | st.sampled_from(STAGES),
        side=st.none() | st.sampled_from(SIDES),
        conditions=conditions,
        cleared=conditions,
        sections=some_of([*pack.sections, ALL], 4),
        exercises=exercises.map(tuple),
        notes=typed_text(80, lines=True),
        paper=st.sampled_from(["a4", "letter"]),
        mono=st.booleans(),
        diary=st.none() | st.integers(0, 8).map(DiaryRequest),
    ).map(tidied)


@st.composite
def safe_requests(draw: st.DrawFn) -> Request:
    """Requests that ask by name only for what suits the patient, so that each becomes a handout."""
    pack, request = sciatica(), draw(requests())
    if request.cleared and not request.clinician:
        request = replace(request, clinician=CLINICIAN)
    patient = Circumstances(frozenset(request.conditions), frozenset(request.cleared), request.clinician)
    stage = request.stage or pack.facts.default_stage

    def suits(item: ExerciseRequest) -> bool:
        if item.id == ALL:
            return True
        facts = pack.exercises[item.id].facts
        allowed = judge(pack.safety, Target(exercise=item.id), patient).allowed
        return allowed and stage in facts.stages and (facts.sided or item.side is None)

    exercises = {item.id: item for item in request.exercises if suits(item)}
    sections = [name for name in request.sections if judge(pack.safety, Target(section=name), patient).allowed]
    if not exercises:
        sections = [name for name in sections if name != "exercises"]
    sections = sections or ["red-flags"]
    return replace(request, sections=tuple(sections), exercises=tuple(exercises.values()))
