"""What is unsafe, and when to get help: the warning signs and safety rules of a pack, as frozen data."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from handouts.fields import FactId, FactItem, Id, Level, Line, Strict, Urgency
from handouts.frozen import dataclass
from handouts.inline import Text
from handouts.limits import Items

# ---- red flags


@dataclass(frozen=True)
class RedFlagFile(Strict):
    """A warning sign and how urgent it is."""

    id: Id
    fact: FactId
    urgency: Urgency
    first: bool = False
    """An emergency that is printed before all others, such as a sign of cauda equina syndrome."""
    in_box: bool = False
    """True when it belongs to the short list of the box on page 1."""


@dataclass(frozen=True)
class RedFlagsFile(Strict):
    """``red-flags.yaml``: the warning signs, most pressing first."""

    red_flags: Annotated[tuple[RedFlagFile, ...], Items(1)]


@dataclass(frozen=True)
class RedFlagText(Strict):
    """The words of a warning sign."""

    look_for: Text
    """What to look for, in full."""
    short: Text | None = None
    """A few words for the box on page 1; needed when the sign is `in_box`."""
    do: Text | None = None
    """What to do, where it differs from what the tier says."""


@dataclass(frozen=True)
class TierText(Strict):
    """The words of a tier of warning signs."""

    title: Text
    """Heading of the tier in the box."""
    do: tuple[Text, ...]
    """What to do: the lines under the number to call, in the box."""
    action: Text
    """What to do, in a full sentence, for the section of all warning signs."""


@dataclass(frozen=True)
class RedFlagsText(Strict):
    """``<language>/red-flags.yaml``: the words of the warning signs and of the three tiers."""

    title: Text
    """Heading of the box on page 1."""
    emergency: TierText
    same_day: TierText
    soon: TierText
    red_flags: dict[Id, RedFlagText]


@dataclass(frozen=True)
class RedFlag:
    """A warning sign in one language."""

    facts: RedFlagFile
    text: RedFlagText


# ---- safety

Facts = Annotated[tuple[FactItem, ...], Items(1)]
"""Facts, or items of facts, that a rule stands on."""


@dataclass(frozen=True)
class Contraindication(Strict):
    """Someone must not, or not yet: a rule that selection obeys."""

    id: Id
    facts: Facts
    level: Level
    section: Id | None = None
    """The section that it forbids …"""
    exercises: tuple[Id, ...] = ()
    """… or the exercises …"""
    every_exercise: bool = False
    """… or all exercises, a clinic's own too."""
    condition: Id | None = None
    """The condition of the patient; none when the rule speaks of places or methods and is only printed."""
    whole_area: bool = False
    """For `never_on_area`: the condition concerns the whole area that is treated, so nothing is left to treat."""
    instead: dict[Id, Id] = field(default_factory=dict)
    """What takes the place of an exercise of the pack's own programme."""


@dataclass(frozen=True)
class Precaution(Strict):
    """Someone may, with care: printed where it applies, refuses nothing."""

    id: Id
    facts: Facts
    condition: Id
    section: Id | None = None
    exercises: tuple[Id, ...] = ()
    every_exercise: bool = False


@dataclass(frozen=True)
class SafetyFile(Strict):
    """``safety.yaml``: for whom what is unsafe."""

    conditions: tuple[Id, ...]
    contraindications: tuple[Contraindication, ...]
    precautions: tuple[Precaution, ...] = ()
    companions: dict[Id, tuple[Id, ...]] = field(default_factory=dict)
    """Sections that always come along with a section or an exercise, such as the precautions of a treatment."""
    no_rule: dict[FactItem, str] = field(default_factory=dict)
    """Items of facts about safety that need no rule, and why."""


@dataclass(frozen=True)
class SafetyText(Strict):
    """``<language>/safety.yaml``: the words of the rules."""

    conditions: dict[Id, Line]
    """Each condition as a clinician says it, for lists and messages: "takes blood thinners"."""
    contraindications: dict[Id, Text]
    """Each rule as it goes on under the heading of its level: "take blood thinners"."""
    precautions: dict[Id, Text]
    """Each precaution as a full sentence for the patient."""
