"""Safety rules: what a patient's conditions forbid. Pure: packs declare the rules, nothing here can be switched off.

The engine fails closed. A level is refused unless this module says how it may be lifted, and only a named clinician
lifts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.fields import LEVELS
from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.fields import Level
    from handouts.safety_model import Contraindication, Precaution, SafetyFile

CLEARABLE: frozenset[Level] = frozenset({"never_without_clinician", "ask_first", "postpone"})
"""Levels that a named clinician may lift."""


@dataclass(frozen=True)
class Target:
    """What is judged: a section or an exercise of a pack."""

    section: str | None = None
    exercise: str | None = None

    def is_meant_by(self, rule: Contraindication | Precaution) -> bool:
        """True when the rule speaks of this section or exercise."""
        if self.section is not None:
            return rule.section == self.section
        return rule.every_exercise or self.exercise in rule.exercises


@dataclass(frozen=True)
class Circumstances:
    """What is known of the patient, and which conditions a clinician has agreed to."""

    conditions: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    clinician: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the rules say of one target for one patient."""

    refused: tuple[Contraindication, ...] = ()
    cleared: tuple[Contraindication, ...] = ()
    """Rules that would refuse, lifted by the clinician: the sheet says so."""
    printed: tuple[Contraindication, ...] = ()
    """Rules about a part of the body: the treatment goes on, the sheet says where not."""
    precautions: tuple[Precaution, ...] = ()

    @property
    def allowed(self) -> bool:
        """True when no rule refuses."""
        return not self.refused


def judge(rules: SafetyFile, target: Target, patient: Circumstances) -> Verdict:
    """Apply every rule of the pack to one section or exercise."""
    present = patient.conditions | patient.cleared
    refused, cleared, printed = [], [], []
    for rule in rules.contraindications:
        if rule.condition not in present or not target.is_meant_by(rule):
            continue
        if rule.level == "never_on_area" and not rule.whole_area:
            printed.append(rule)
        elif is_lifted(rule, patient):
            cleared.append(rule)
        else:
            refused.append(rule)
    care = tuple(rule for rule in rules.precautions if rule.condition in present and target.is_meant_by(rule))
    return Verdict(tuple(refused), tuple(cleared), tuple(printed), care)


def is_lifted(rule: Contraindication, patient: Circumstances) -> bool:
    """True when a named clinician has agreed to a condition whose level a clinician may lift."""
    return rule.level in CLEARABLE and rule.condition in patient.cleared and bool(patient.clinician.strip())


def strictness(rule: Contraindication) -> int:
    """The rank of a rule among the levels: 0 is the strictest.

    A rule for the whole area refuses, and no clinician can lift it: it counts as ``never_at_home``.
    """
    whole_area = rule.level == "never_on_area" and rule.whole_area
    return LEVELS.index("never_at_home" if whole_area else rule.level)


def replacements(refused: Iterable[Contraindication], exercise: str) -> tuple[str, ...]:
    """What the refusing rules offer instead of ``exercise``, each once; every offer has to be judged in its turn."""
    return tuple(dict.fromkeys(rule.instead[exercise] for rule in refused if exercise in rule.instead))
