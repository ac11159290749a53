"""Selection of exercises: those that were asked for, or a programme of the pack made to fit the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.reasons import not_for_stage, other_stage, reason, way_out
from handouts.request import ExerciseRequest
from handouts.safety import Target, Verdict, judge, replacements

if TYPE_CHECKING:
    from collections.abc import Container

    from handouts.fields import Dosage, Side, Stage
    from handouts.model import Exercise, Pack
    from handouts.request import Request
    from handouts.safety import Circumstances
    from handouts.safety_model import Contraindication
    from handouts.selection_report import Report

ALL = "all"
"""Asks for every section, or every exercise, that is safe for the patient."""


@dataclass(frozen=True)
class ChosenExercise:
    """An exercise that will be printed, as it was prescribed."""

    exercise: Exercise
    dosage: Dosage
    side: Side | None
    note: str
    verdict: Verdict


class ExerciseSelector:
    """Chooses exercises for one patient; what it refuses or changes goes into the report."""

    def __init__(self, pack: Pack, request: Request, patient: Circumstances, report: Report) -> None:
        self.stage: Stage = request.stage or pack.facts.default_stage
        self._pack = pack
        self._request = request
        self._patient = patient
        self._report = report

    def chosen(self) -> tuple[ChosenExercise, ...]:
        """The exercises of the request, or the programme for the stage."""
        return self._asked_for() if self._request.exercises else self.programme(self.stage)

    def programme(self, name: str, taken: Container[str] = ()) -> tuple[ChosenExercise, ...]:
        """A programme of the pack without what is ``taken``; what does not fit the patient is replaced or left out."""
        chosen: dict[str, ChosenExercise] = {}
        for wanted in self._pack.facts.programmes[name]:
            if wanted in taken:
                continue
            fitting = self._fitting(wanted, chosen)
            if fitting is not None and fitting not in chosen and fitting not in taken:
                chosen[fitting] = self._as_prescribed(ExerciseRequest(id=fitting))
        return tuple(chosen.values())

    # ---- asked for

    def _asked_for(self) -> tuple[ChosenExercise, ...]:
        chosen: dict[str, ChosenExercise] = {}
        for index, item in enumerate(self._request.exercises):
            path = ("exercises", index)
            if item.id == ALL:
                if item != ExerciseRequest(id=ALL):
                    hint = "prescribe by name, too: -x all -x ID:sets=2"
                    self._report.refuse("all exercises have the dosage of the pack", hint, path)
                continue
            if item.id not in self._pack.exercises:
                self._report.refuse_unknown("exercise", item.id, self._pack.exercises, path)
                continue
            if item.id in chosen:
                self._report.refuse(f"{item.id} is asked for twice", "ask for each exercise once", path)
            self._check(item, path)
            chosen[item.id] = self._as_prescribed(item)
        if any(item.id == ALL for item in self._request.exercises):
            others = [name for name in self._pack.exercises if name not in chosen and self._is_left_in(name)]
            chosen |= {name: self._as_prescribed(ExerciseRequest(id=name)) for name in others}
        return tuple(chosen.values())

    def _check(self, item: ExerciseRequest, path: tuple[str | int, ...]) -> None:
        exercise = self._pack.exercises[item.id]
        if item.side and not exercise.facts.sided:
            hint = f"leave out side={item.side}: both sides work at once or in turn"
            self._report.refuse(f"{item.id} is not done on one side", hint, path)
        if self.stage not in exercise.facts.stages:
            self._report.refuse(not_for_stage(item.id, self.stage), other_stage(exercise), path)
        for rule in self._verdict(item.id).refused:
            why = reason(self._pack, "exercise", item.id, rule)
            self._report.refuse(why, way_out(rule, self._other_exercise(rule, item.id)), path)

    def _is_left_in(self, name: str) -> bool:
        """True when an exercise is safe, and for the stage if one was said. Tells of each that is left out."""
        refused = self._verdict(name).refused
        if refused:
            self._report.warn(f"left out: {reason(self._pack, 'exercise', name, refused[0])}")
        elif self._request.stage and not self._is_for_stage(name):
            self._report.note(f"left out: {not_for_stage(name, self.stage)}")
            return False
        return not refused

    # ---- programmes

    def _fitting(self, name: str, taken: Container[str]) -> str | None:
        """``name``, or what the pack offers instead of it for this patient, or nothing. Tells of every change."""
        if not self._is_for_stage(name):
            self._report.note(f"left out: {not_for_stage(name, self.stage)}")
            return None
        verdict = self._verdict(name)
        if verdict.allowed:
            return name
        why = reason(self._pack, "exercise", name, verdict.refused[0])
        for other in replacements(verdict.refused, name):
            if other not in taken and self._is_safe(other):
                self._report.warn(f"replaced by {other}: {why}")
                return other
        self._report.warn(f"left out: {why}")
        return None

    def _other_exercise(self, rule: Contraindication, name: str) -> str:
        """What can be had instead of a refused exercise; only what is safe for this patient is named."""
        other = rule.instead.get(name)
        return f"use {other} instead" if other and self._is_safe(other) else "choose another exercise"

    def _is_safe(self, name: str) -> bool:
        """True when an exercise fits the stage and no rule refuses it."""
        return self._is_for_stage(name) and self._verdict(name).allowed

    def _is_for_stage(self, name: str) -> bool:
        return self.stage in self._pack.exercises[name].facts.stages

    # ---- both

    def _verdict(self, name: str) -> Verdict:
        return judge(self._pack.safety, Target(exercise=name), self._patient)

    def _as_prescribed(self, item: ExerciseRequest) -> ChosenExercise:
        exercise = self._pack.exercises[item.id]
        side = (item.side or self._request.side) if exercise.facts.sided else None
        return ChosenExercise(exercise, item.dosage(exercise.facts.dosage), side, item.note, self._verdict(item.id))
