"""Selection: from what was asked for to what will be printed, with the safety rules obeyed.

Asked for by name and unsafe: refused. Only a default and unsafe: left out or replaced, and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError, unknown
from handouts.frozen import dataclass
from handouts.reasons import not_for_stage, other_stage, reason, way_out
from handouts.request import NOWHERE, ExerciseRequest, Request, place_of
from handouts.safety import Circumstances, Target, Verdict, judge, replacements

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from handouts.fields import Dosage, Side, Stage
    from handouts.model import Exercise, Pack, Section
    from handouts.request import Places
    from handouts.safety_model import Contraindication

EXERCISES = "exercises"
"""Id of the section that holds the cards of exercises."""
RED_FLAGS = "red-flags"
"""Id of the section of all warning signs. The short list on page 1 comes along without being asked for."""
NOTHING_LEFT = "warning signs come first: `-s red-flags` prints them alone"
MANY_EXERCISES = 6
"""More than this on a sheet is a warning: people do fewer exercises more often."""


@dataclass(frozen=True)
class ChosenSection:
    """A section that will be printed."""

    section: Section
    verdict: Verdict


@dataclass(frozen=True)
class ChosenExercise:
    """An exercise that will be printed, as it was prescribed."""

    exercise: Exercise
    dosage: Dosage
    side: Side | None
    note: str
    verdict: Verdict


@dataclass(frozen=True)
class Selection:
    """What will be printed, and what the person at the keyboard should be told."""

    sections: tuple[ChosenSection, ...]
    exercises: tuple[ChosenExercise, ...]
    stage: Stage
    notices: tuple[Diagnostic, ...]


def select(pack: Pack, request: Request, places: Places = NOWHERE) -> Selection:
    """Choose sections and exercises of ``pack`` for ``request``.

    Raises:
        HandoutError: unknown ids and safety refusals, all of them at once, each with its place in the request file.
    """
    return _Selector(pack, request, places).run()


class _Selector:
    """The state of one selection."""

    def __init__(self, pack: Pack, request: Request, places: Places) -> None:
        self.pack = pack
        self.request = request
        self.places = places
        self.stage: Stage = request.stage or pack.facts.default_stage
        self.patient = Circumstances(frozenset(request.conditions), frozenset(request.cleared), request.clinician)
        self.problems: list[Diagnostic] = []
        self.notices: list[Diagnostic] = []

    def run(self) -> Selection:
        self.check_conditions()
        exercises = self.chosen_exercises() if self.wants_exercises() else []
        sections = self.chosen_sections(exercises)
        if self.problems:
            raise HandoutError(self.problems)
        if not sections:
            raise HandoutError([*self.notices, Diagnostic("nothing is left to print for this patient", NOTHING_LEFT)])
        self.tell_what_came_along(sections, exercises)
        return Selection(tuple(sections), tuple(exercises), self.stage, tuple(self.notices))

    # ---- conditions

    def check_conditions(self) -> None:
        known = self.pack.safety.conditions
        for name in ("conditions", "cleared"):
            for index, condition in enumerate(getattr(self.request, name)):
                if condition not in known:
                    self.refuse_unknown("condition", condition, known, (name, index))
        if self.request.cleared and not self.request.clinician:
            self.refuse(
                "cleared by nobody: a condition is cleared by a named clinician",
                'add who has agreed: --clinician "NAME"',
                ("cleared",),
            )

    # ---- sections

    def wants_exercises(self) -> bool:
        asked = self.request.sections
        if self.request.exercises:
            return True
        safe = judge(self.pack.safety, Target(section=EXERCISES), self.patient).allowed
        return safe and EXERCISES in (asked or self.pack.facts.default_sections)

    def chosen_sections(self, exercises: list[ChosenExercise]) -> list[ChosenSection]:
        chosen: dict[str, ChosenSection] = {}
        for index, name in enumerate(self.section_names()):
            section = self.pack.sections.get(name)
            if section is None:
                self.refuse_unknown("section", name, self.pack.sections, ("sections", index))
                continue
            verdict = judge(self.pack.safety, Target(section=name), self.patient)
            if not verdict.allowed:
                self.refuse_or_leave_out(name, verdict, ("sections", index))
                continue
            if name == EXERCISES and not exercises and not self.problems:
                self.no_exercise_left()
                continue
            for companion in self.pack.safety.companions.get(name, ()):
                if companion not in chosen:
                    chosen[companion] = ChosenSection(self.pack.sections[companion], Verdict())
            chosen.setdefault(name, ChosenSection(section, verdict))
        return list(chosen.values())

    def section_names(self) -> list[str]:
        names = list(self.request.sections or self.pack.facts.default_sections)
        if self.request.exercises and EXERCISES not in names:
            names.append(EXERCISES)
            self.notices.append(Diagnostic(f"the section {EXERCISES} was added for the exercises", severity="note"))
        return names

    def refuse_or_leave_out(self, name: str, verdict: Verdict, path: tuple[str | int, ...]) -> None:
        for rule in verdict.refused:
            if self.request.sections:
                self.refuse(reason(self.pack, "section", name, rule), way_out(rule, "leave the section out"), path)
            else:
                why = f"left out: {reason(self.pack, 'section', name, rule)}"
                self.notices.append(Diagnostic(why, way_out(rule, "nothing needs to be done"), severity="warning"))

    def no_exercise_left(self) -> None:
        message = "no exercise of the pack's programme fits this patient"
        if EXERCISES in self.request.sections:
            self.refuse(message, "choose exercises with -x, or leave the section out", ("sections",))
        else:
            self.notices.append(Diagnostic(f"the exercises were left out: {message}", severity="warning"))

    # ---- exercises

    def chosen_exercises(self) -> list[ChosenExercise]:
        if self.request.exercises:
            return self.named_exercises()
        return self.programme()

    def named_exercises(self) -> list[ChosenExercise]:
        chosen: dict[str, ChosenExercise] = {}
        for index, item in enumerate(self.request.exercises):
            path = ("exercises", index)
            exercise = self.pack.exercises.get(item.id)
            if exercise is None:
                self.refuse_unknown("exercise", item.id, self.pack.exercises, path)
                continue
            if item.id in chosen:
                self.refuse(f"{item.id} is asked for twice", "ask for each exercise once", path)
            if item.side and not exercise.facts.sided:
                hint = f"leave out side={item.side}: both sides work at once or in turn"
                self.refuse(f"{item.id} is not done on one side", hint, path)
            if self.stage not in exercise.facts.stages:
                self.refuse(not_for_stage(item.id, self.stage), other_stage(exercise), path)
            verdict = judge(self.pack.safety, Target(exercise=item.id), self.patient)
            for rule in verdict.refused:
                self.refuse(
                    reason(self.pack, "exercise", item.id, rule),
                    way_out(rule, self.other_exercise(rule, item.id)),
                    path,
                )
            chosen[item.id] = self.chosen(exercise, item, verdict)
        return list(chosen.values())

    def programme(self) -> list[ChosenExercise]:
        chosen: dict[str, ChosenExercise] = {}
        for name in getattr(self.pack.facts.programmes, self.stage):
            fitting = self.fitting(name, chosen)
            if fitting is not None and fitting not in chosen:
                exercise = self.pack.exercises[fitting]
                verdict = judge(self.pack.safety, Target(exercise=fitting), self.patient)
                chosen[fitting] = self.chosen(exercise, ExerciseRequest(id=fitting), verdict)
        return list(chosen.values())

    def fitting(self, name: str, taken: Container[str]) -> str | None:
        """``name``, or what the pack offers instead of it for this patient, or nothing. Tells of every change."""
        verdict = judge(self.pack.safety, Target(exercise=name), self.patient)
        if not verdict.refused:
            return name
        why = reason(self.pack, "exercise", name, verdict.refused[0])
        for other in replacements(verdict.refused, name):
            if other not in taken and self.is_safe(other):
                self.notices.append(Diagnostic(f"replaced by {other}: {why}", severity="warning"))
                return other
        self.notices.append(Diagnostic(f"left out: {why}", severity="warning"))
        return None

    def is_safe(self, name: str) -> bool:
        """True when an exercise fits the stage and no rule refuses it."""
        in_stage = self.stage in self.pack.exercises[name].facts.stages
        return in_stage and judge(self.pack.safety, Target(exercise=name), self.patient).allowed

    def other_exercise(self, rule: Contraindication, name: str) -> str:
        """What can be had instead of a refused exercise; only what is safe for this patient is named."""
        other = rule.instead.get(name)
        return f"use {other} instead" if other and self.is_safe(other) else "choose another exercise"

    def chosen(self, exercise: Exercise, item: ExerciseRequest, verdict: Verdict) -> ChosenExercise:
        side = (item.side or self.request.side) if exercise.facts.sided else None
        return ChosenExercise(exercise, item.dosage(exercise.facts.dosage), side, item.note, verdict)

    # ---- words for the person at the keyboard

    def tell_what_came_along(self, sections: list[ChosenSection], exercises: list[ChosenExercise]) -> None:
        names = [chosen.section.id for chosen in sections]
        verdicts = [*(chosen.verdict for chosen in sections), *(chosen.verdict for chosen in exercises)]
        lifted = {rule.condition for verdict in verdicts for rule in verdict.cleared}
        for condition in self.request.cleared:
            if condition not in lifted:
                message = f"nothing to clear: {condition} forbids nothing that is printed"
                self.notices.append(Diagnostic(message, "leave --cleared out", severity="warning"))
        if RED_FLAGS not in names:
            self.notices.append(
                Diagnostic("the warning signs are printed on page 1: they always come along", severity="note")
            )
        for name in names:
            for companion in self.pack.safety.companions.get(name, ()):
                if companion not in (self.request.sections or self.pack.facts.default_sections):
                    self.notices.append(
                        Diagnostic(f"{companion} was added: it always comes with {name}", severity="note")
                    )
        if len(exercises) > MANY_EXERCISES:
            self.notices.append(
                Diagnostic(
                    f"{len(exercises)} exercises are many for one sheet",
                    f"people do {MANY_EXERCISES} or fewer more often",
                    severity="warning",
                )
            )

    def refuse(self, message: str, hint: str, path: tuple[str | int, ...]) -> None:
        self.problems.append(Diagnostic(message, hint, place_of(self.places, path)))

    def refuse_unknown(self, kind: str, word: str, known: Iterable[str], path: tuple[str | int, ...]) -> None:
        pack = "" if self.pack.id == Request().pack else f" --pack {self.pack.id}"
        problem = unknown(kind, word, known, f"make-pdf list {kind}s{pack}")
        self.problems.append(Diagnostic(problem.message, problem.hint, place_of(self.places, path)))
