"""The content of a pack: what the files of ``content/<pack>/`` say, as frozen data.

Facts that hold in every language (dosage, levels, urgency) stand once, beside the folder of each language, which holds
only words. A class named ``…File`` is one such file; the classes after them are what the library joins them to.
The classes are plain dataclasses, so that a compiled pack loads without the validation library.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Literal

from handouts.blocks import Block
from handouts.fields import Date, Dosage, FactId, Id, Level, Position, Stage, Strict, Urgency
from handouts.frozen import dataclass
from handouts.inline import Text
from handouts.limits import Items

if TYPE_CHECKING:
    from handouts.words import Words

# ---- pack.yaml


@dataclass(frozen=True)
class Programmes(Strict):
    """The exercises that a sheet gets when none was asked for, by stage."""

    acute: tuple[Id, ...]
    settling: tuple[Id, ...]
    remission: tuple[Id, ...]


@dataclass(frozen=True)
class Review(Strict):
    """Who vouches for the content. Nobody has, until the sign-off command writes a record."""

    status: Literal["unreviewed"]
    next_review: Date
    """By when the content must be looked at again."""


@dataclass(frozen=True)
class PackFile(Strict):
    """``pack.yaml``: what the pack is and what a sheet holds when nothing is asked for."""

    id: Id
    version: str
    published: Date
    review: Review
    default_sections: Annotated[tuple[Id, ...], Items(1)]
    default_stage: Stage
    programmes: Programmes
    diary_weeks: int = 2


@dataclass(frozen=True)
class PackText(Strict):
    """``<language>/pack.yaml``: the words of the pack as a whole."""

    title: Text
    """Names the sheet and says its message."""
    lead: Text
    """The one thing to remember."""
    subject: str
    """One line for the properties of the PDF."""
    equipment: dict[Id, str] = field(default_factory=dict)
    """Names of things that exercises need."""


# ---- sections


@dataclass(frozen=True)
class Section(Strict):
    """``<language>/sections/<id>.yaml``: a titled part of the pack."""

    id: Id
    title: Text
    blocks: Annotated[tuple[Block, ...], Items(1)]
    lead: Text | None = None
    """What the reader should take away, in one or two sentences."""
    sources: tuple[str, ...] = ()
    """Ids of `sources.yaml` that the section rests on."""


# ---- exercises


@dataclass(frozen=True)
class ExerciseFile(Strict):
    """``exercises/<id>.yaml``: what holds for an exercise in every language."""

    id: Id
    fact: FactId
    """The exercise in the fact files that this one is made from."""
    position: Position
    dosage: Dosage
    stages: Annotated[tuple[Stage, ...], Items(1)]
    sided: bool = False
    """True when it is done on one side, so that a side can be prescribed."""
    each_side: bool = False
    """True when repetitions count for each leg."""
    equipment: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExerciseText(Strict):
    """``<language>/exercises/<id>.yaml``: the words of an exercise."""

    id: Id
    name: Text
    purpose: Text
    """What it is good for."""
    start: Text
    """The start position."""
    steps: Annotated[tuple[Text, ...], Items(1)]
    """One action a step."""
    easier: Text
    harder: Text
    stop_if: Text
    """When to stop, and what to do then."""
    ask_first: Text
    """Who should leave it out or ask first."""
    steps_one_side: tuple[Text, ...] = ()
    """Steps for one prescribed side, with `{side}` and `{other_side}`; needed when the exercise is sided."""


@dataclass(frozen=True)
class Exercise:
    """An exercise in one language."""

    facts: ExerciseFile
    text: ExerciseText

    @property
    def id(self) -> str:
        """The id that requests name it by."""
        return self.facts.id


# ---- red flags


@dataclass(frozen=True)
class RedFlagFile(Strict):
    """A warning sign and how urgent it is."""

    id: Id
    fact: FactId
    urgency: Urgency
    cauda_equina: bool = False
    """A sign of pressure on the nerves of bladder and bowel: printed before all others."""
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


@dataclass(frozen=True)
class Contraindication(Strict):
    """Someone must not, or not yet: a rule that selection obeys."""

    id: Id
    fact: FactId
    level: Level
    section: Id | None = None
    """The section that it forbids …"""
    exercises: tuple[Id, ...] = ()
    """… or the exercises."""
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
    fact: FactId
    condition: Id
    section: Id | None = None
    exercises: tuple[Id, ...] = ()


@dataclass(frozen=True)
class SafetyFile(Strict):
    """``safety.yaml``: for whom what is unsafe."""

    conditions: tuple[Id, ...]
    contraindications: tuple[Contraindication, ...]
    precautions: tuple[Precaution, ...] = ()
    companions: dict[Id, tuple[Id, ...]] = field(default_factory=dict)
    """Sections that always come along with a section, such as the precautions of a treatment."""


@dataclass(frozen=True)
class SafetyText(Strict):
    """``<language>/safety.yaml``: the words of the rules."""

    conditions: dict[Id, str]
    """Each condition as a clinician says it, for lists and messages: "takes blood thinners"."""
    contraindications: dict[Id, Text]
    """Each rule as it goes on under the heading of its level: "take blood thinners"."""
    precautions: dict[Id, Text]
    """Each precaution as a full sentence for the patient."""


# ---- sources and glossary


@dataclass(frozen=True)
class Source(Strict):
    """A publication that facts rest on."""

    id: str
    organisation: str
    title: str
    year: str
    """As it is printed: "2016, updated 2020"."""


@dataclass(frozen=True)
class SourcesFile(Strict):
    """``sources.yaml``: where the facts come from."""

    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Term(Strict):
    """A medical word."""

    term: str
    """The word as it stands in the text."""
    meaning: Text


@dataclass(frozen=True)
class GlossaryFile(Strict):
    """``<language>/glossary.yaml``: medical words and what they mean."""

    terms: tuple[Term, ...]


# ---- the whole


@dataclass(frozen=True)
class Pack:
    """All content for one condition in one language, joined and checked."""

    facts: PackFile
    text: PackText
    sections: dict[str, Section]
    exercises: dict[str, Exercise]
    red_flags: tuple[RedFlag, ...]
    red_flags_text: RedFlagsText
    safety: SafetyFile
    safety_text: SafetyText
    sources: dict[str, Source]
    terms: tuple[Term, ...]
    words: Words
    language: str
    content_hash: str
    """SHA-256 of all files that the pack was made from, in hexadecimal."""

    @property
    def id(self) -> str:
        """The id that requests name it by."""
        return self.facts.id
