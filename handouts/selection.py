"""Selection: from what was asked for to what will be printed, with the safety rules obeyed.

Asked for by name and unsafe: refused. Only a default and unsafe: left out or replaced, and told.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from handouts.blocks import CHOSEN, ExerciseCards
from handouts.diagnostics import Diagnostic, HandoutError
from handouts.exercise_selection import ALL, ExerciseSelector
from handouts.frozen import dataclass
from handouts.reasons import reason, way_out
from handouts.request import NOWHERE
from handouts.safety import Circumstances, Target, Verdict, judge
from handouts.selection_report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.exercise_selection import ChosenExercise
    from handouts.fields import Stage
    from handouts.model import Pack, Section
    from handouts.request import Places, Request

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
    cards: dict[str, tuple[ChosenExercise, ...]] = field(default_factory=dict)
    """The exercises of its blocks of cards, by the programme that a block names."""


@dataclass(frozen=True)
class Selection:
    """What will be printed, and what the person at the keyboard should be told."""

    sections: tuple[ChosenSection, ...]
    stage: Stage
    notices: tuple[Diagnostic, ...]

    @property
    def exercises(self) -> tuple[ChosenExercise, ...]:
        """All exercises in the order of their cards."""
        return tuple(exercise for section in self.sections for cards in section.cards.values() for exercise in cards)


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
        self.patient = Circumstances(frozenset(request.conditions), frozenset(request.cleared), request.clinician)
        self.report = Report(pack, places)
        self.exercises = ExerciseSelector(pack, request, self.patient, self.report)
        self.companions: dict[str, str] = {}
        """Sections that came along, and with what."""

    def run(self) -> Selection:
        self.check_conditions()
        exercises = self.exercises.chosen() if self.wants_exercises() else ()
        sections = self.chosen_sections(exercises)
        if self.report.problems:
            raise HandoutError(self.report.problems)
        if not sections:
            hint = Diagnostic("nothing is left to print for this patient", NOTHING_LEFT)
            raise HandoutError([*self.report.notices, hint])
        selection = Selection(tuple(sections.values()), self.exercises.stage, ())
        self.tell_what_came_along(selection)
        return Selection(selection.sections, selection.stage, tuple(self.report.notices))

    def check_conditions(self) -> None:
        known = self.pack.safety.conditions
        for name in ("conditions", "cleared"):
            for index, condition in enumerate(getattr(self.request, name)):
                if condition not in known:
                    self.report.refuse_unknown("condition", condition, known, (name, index))
        if self.request.cleared and not self.request.clinician:
            self.report.refuse(
                "cleared by nobody: a condition is cleared by a named clinician",
                'add who has agreed: --clinician "NAME"',
                ("cleared",),
            )

    # ---- sections

    def wants_exercises(self) -> bool:
        if self.request.exercises:
            return True
        safe = judge(self.pack.safety, Target(section=EXERCISES), self.patient).allowed
        return safe and EXERCISES in self.section_names()

    def section_names(self) -> dict[str, int]:
        """What was asked for, or the default, by its place there; `all` stands for every section of the pack."""
        asked = self.request.sections or self.pack.facts.default_sections
        names: dict[str, int] = {}
        for index, entry in enumerate(asked):
            for name in self.pack.sections if entry == ALL else (entry,):
                if name not in names or asked[names[name]] == ALL:
                    names[name] = index
        if self.request.exercises:
            names.setdefault(EXERCISES, len(asked))
        return names

    def chosen_sections(self, exercises: tuple[ChosenExercise, ...]) -> dict[str, ChosenSection]:
        chosen: dict[str, ChosenSection] = {}
        for name, index in self.section_names().items():
            path = ("sections", index)
            section = self.pack.sections.get(name)
            if section is None:
                self.report.refuse_unknown("section", name, self.pack.sections, path)
                continue
            verdict = judge(self.pack.safety, Target(section=name), self.patient)
            if not verdict.allowed:
                self.refuse_or_leave_out(name, verdict, path)
                continue
            if name == EXERCISES and not exercises and not self.report.problems:
                self.no_exercise_left()
                continue
            cards = self.cards(section, exercises, chosen.values())
            if self.take_companions(name, cards, chosen, path):
                chosen[name] = ChosenSection(section, verdict, cards)
        return chosen

    def take_companions(
        self,
        name: str,
        cards: dict[str, tuple[ChosenExercise, ...]],
        chosen: dict[str, ChosenSection],
        path: tuple[str | int, ...],
    ) -> bool:
        """Add what always comes along with a section and its exercises; False when it is unsafe, and so are they."""
        exercises = (card.exercise.id for group in cards.values() for card in group)
        for bringer in (name, *exercises):
            for companion in self.pack.safety.companions.get(bringer, ()):
                verdict = judge(self.pack.safety, Target(section=companion), self.patient)
                if not verdict.allowed:
                    self.refuse_or_leave_out(name, verdict, path)
                    return False
                if companion not in chosen:
                    chosen[companion] = ChosenSection(self.pack.sections[companion], verdict)
                    self.companions[companion] = bringer
        return True

    def cards(
        self, section: Section, exercises: tuple[ChosenExercise, ...], before: Iterable[ChosenSection]
    ) -> dict[str, tuple[ChosenExercise, ...]]:
        """The exercises of each block of cards: those that were chosen, or what a programme has beside all others."""
        cards: dict[str, tuple[ChosenExercise, ...]] = {}
        taken = [chosen.exercise.id for chosen in exercises]
        taken += [card.exercise.id for earlier in before for group in earlier.cards.values() for card in group]
        for name in [block.exercise_cards for block in section.blocks if isinstance(block, ExerciseCards)]:
            if name not in cards:
                cards[name] = exercises if name == CHOSEN else self.exercises.programme(name, taken)
                taken += [card.exercise.id for card in cards[name]]
        return cards

    def refuse_or_leave_out(self, name: str, verdict: Verdict, path: tuple[str | int, ...]) -> None:
        for rule in verdict.refused:
            why = reason(self.pack, "section", name, rule)
            if name in self.request.sections:
                self.report.refuse(why, way_out(rule, "leave the section out"), path)
            else:
                self.report.warn(f"left out: {why}", way_out(rule, "nothing needs to be done"))

    def no_exercise_left(self) -> None:
        message = "no exercise of the pack's programme fits this patient"
        if EXERCISES in self.request.sections:
            self.report.refuse(message, "choose exercises with -x, or leave the section out", ("sections",))
        else:
            self.report.warn(f"the exercises were left out: {message}")

    # ---- words for the person at the keyboard

    def tell_what_came_along(self, selection: Selection) -> None:
        names = [chosen.section.id for chosen in selection.sections]
        verdicts = [chosen.verdict for chosen in selection.sections]
        verdicts += [chosen.verdict for chosen in selection.exercises]
        lifted = {rule.condition for verdict in verdicts for rule in verdict.cleared}
        for condition in self.request.cleared:
            if condition not in lifted:
                self.report.warn(
                    f"nothing to clear: {condition} forbids nothing that is printed", "leave --cleared out"
                )
        asked = self.request.sections or self.pack.facts.default_sections
        if self.request.exercises and not {EXERCISES, ALL} & set(asked):
            self.report.note(f"the section {EXERCISES} was added for the exercises")
        if RED_FLAGS not in names:
            self.report.note("the warning signs are printed, too: they always come along")
        for companion, wanted in self.companions.items():
            if not {companion, ALL} & set(asked):
                self.report.note(f"{companion} was added: it always comes with {wanted}")
        if len(selection.exercises) > MANY_EXERCISES:
            self.report.warn(
                f"{len(selection.exercises)} exercises are many for one sheet",
                f"people do {MANY_EXERCISES} or fewer more often",
            )
