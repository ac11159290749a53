"""Requests of the shipped pack that between them use everything, and random ones."""

from __future__ import annotations

import random
from dataclasses import replace

from sheets import CLINICIAN, asked, sciatica

from handouts.fields import SIDES, STAGES, dose_limits
from handouts.request import DiaryRequest, ExerciseRequest, PatientRequest, Request
from handouts.safety import Circumstances, Target, judge

NOTE = "Well done so far.\nKeep going: a little every day.\n\nAsk when you are unsure. " * 20
EVERYTHING = Request(
    patient=PatientRequest("Ana Müller", "0042"),
    clinician=CLINICIAN,
    date="2026-11-24",
    next_visit="2026-12-08 10:30",
    stage="settling",
    side="left",
    conditions=("keloid", "eczema", "wrist-pain"),
    cleared=("keloid",),
    sections=tuple(sciatica().sections),
    exercises=tuple(
        ExerciseRequest(
            id=name, sets=2, reps=8, hold=5, per_day=2, per_week=5, load="a red band", note="Slowly, please."
        )
        for name, exercise in sciatica().exercises.items()
        if "settling" in exercise.facts.stages
    ),
    notes=NOTE,
    diary=DiaryRequest(3),
)
CUPPING = Request(
    sections=("cupping",), conditions=("anticoagulants",), cleared=("anticoagulants",), clinician=CLINICIAN
)
SAMPLES = {
    "default": Request(),
    "issue": asked(
        "bridge:sets=2,reps=8,hold=5",
        patient=PatientRequest("Ana Müller"),
        sections=("red-flags", "exercises", "prevention", "cupping-precautions"),
    ),
    "cupping": CUPPING,
    "everything": EVERYTHING,
    "full copy": asked("all", sections=("all",)),
    "everything on letter": replace(EVERYTHING, paper="letter"),
    "mono": Request(mono=True),
    "letter": Request(paper="letter", side="right"),
    "acute": Request(stage="acute", conditions=("no-floor",)),
    "remission": Request(stage="remission", paper="letter", mono=True),
    "one section": Request(sections=("overview",), diary=DiaryRequest(0)),
    "diary": Request(sections=("exercises",), diary=DiaryRequest(8)),
    "note": Request(notes=NOTE, sections=("outlook", "red-flags")),
}

NAMES = ("", "Ana Müller", "Анна Ковальчук", "Ελένη Παπαδοπούλου", "Nguyễn Thị Ánh", "<b>Bo & Co</b>", "O'Neill-" * 9)


def random_request(seed: int) -> Request:
    """A request for whatever is safe."""
    chance, pack = random.Random(seed), sciatica()

    def some(known: object, most: int) -> list[str]:
        return chance.sample(sorted(known), chance.randint(0, most))  # type: ignore[call-overload]

    conditions, stage = tuple(some(pack.safety.conditions, 3)), chance.choice(STAGES)
    cleared = conditions if chance.random() < 0.5 else ()
    patient = Circumstances(frozenset(conditions), frozenset(cleared), CLINICIAN)
    sections = [name for name in some(pack.sections, 5) if judge(pack.safety, Target(section=name), patient).allowed]
    exercises = [
        ExerciseRequest(
            id=name,
            side=chance.choice([None, *SIDES]) if pack.exercises[name].facts.sided else None,
            note=chance.choice(["", "Slowly, please. " * 9]),
            load=chance.choice([None, "2 kg dumbbell"]),
            **{key: chance.choice([None, chance.randint(*limits)]) for key, limits in dose_limits().items()},
        )
        for name in some(pack.exercises, 5)
        if stage in pack.exercises[name].facts.stages and judge(pack.safety, Target(exercise=name), patient).allowed
    ]
    if not exercises:
        sections = [name for name in sections if name != "exercises"] or ["red-flags"]
    return Request(
        patient=PatientRequest(chance.choice(NAMES), chance.choice(["", "0042"])),
        clinician=CLINICIAN,
        date=chance.choice(["", "2026-02-28"]),
        next_visit=chance.choice(["", "Tuesday, 10:30"]),
        stage=stage,
        side=chance.choice([None, *SIDES]),
        conditions=conditions,
        cleared=cleared,
        sections=tuple(sections),
        exercises=tuple(exercises),
        notes=chance.choice(["", "Well done!", NOTE]),
        paper=chance.choice(["a4", "letter"]),
        mono=chance.random() < 0.3,
        diary=chance.choice([None, DiaryRequest(0), DiaryRequest(4)]),
    )
