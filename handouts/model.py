"""The content of a pack: what the files of ``content/<pack>/`` say, as frozen data.

Facts that hold in every language (dosage, levels, urgency) stand once, beside the folder of each language, which holds
only words. A class named ``…File`` is one such file; the classes after them are what the library joins them to.
The classes are plain dataclasses, so that a compiled pack loads without the validation library.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated

from handouts.blocks import Block
from handouts.fields import Date, Dosage, FactId, Id, Line, Position, Stage, Strict
from handouts.frozen import dataclass
from handouts.inline import Text
from handouts.limits import Items
from handouts.pose.model import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.safety_model import RedFlag, RedFlagsText, SafetyFile, SafetyText
    from handouts.words import Words

# ---- pack.yaml


@dataclass(frozen=True)
class PackFile(Strict):
    """``pack.yaml``: what the pack is and what a sheet holds when nothing is asked for."""

    id: Id
    version: Line
    published: Date
    next_review: Date
    """By when the content must be looked at again."""
    default_sections: Annotated[tuple[Id, ...], Items(1)]
    default_stage: Stage
    programmes: dict[Id, tuple[Id, ...]]
    """Sets of exercises: one for each stage, printed when none was asked for; others under names of their own."""
    section_order: tuple[Id, ...] = ()
    """All sections as a full copy prints them; those that are not named come last."""
    diary_weeks: int = 2


@dataclass(frozen=True)
class PackText(Strict):
    """``<language>/pack.yaml``: the words of the pack as a whole."""

    title: Text
    """Names the sheet and says its message."""
    lead: Text
    """The one thing to remember."""
    subject: Line
    """One line for the properties of the PDF."""
    equipment: dict[Id, Line] = field(default_factory=dict)
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
    sources: tuple[Line, ...] = ()
    """Ids of `sources.yaml` that the section rests on."""
    hard_to_read: str | None = None
    """Why the section may be harder to read than others."""


@dataclass(frozen=True)
class FigureFile(Strict):
    """``figures/<id>.yaml``: a drawing that sections show. It has no words, so that it serves every language."""

    id: Id
    figure: Figure


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
    """True when repetitions count for each side."""
    equipment: tuple[Id, ...] = ()
    sources: tuple[Line, ...] = ()
    figure: Figure | None = None
    """The poses that are drawn, for the right side of what is done on one side."""


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
    picture: Line | None = None
    """Says the movement to who can't see the figure; needed when there is one."""
    picture_one_side: Line | None = None
    """The same for one prescribed side, with `{side}`; needed when the exercise is sided and has a figure."""


@dataclass(frozen=True)
class Exercise:
    """An exercise in one language."""

    facts: ExerciseFile
    text: ExerciseText

    @property
    def id(self) -> str:
        """The id that requests name it by."""
        return self.facts.id


# ---- sources and glossary


@dataclass(frozen=True)
class Source(Strict):
    """A publication that facts rest on."""

    id: Line
    organisation: Line
    title: Line
    year: Line
    """As it is printed: "2016, updated 2020"."""


@dataclass(frozen=True)
class SourcesFile(Strict):
    """``sources.yaml``: where the facts come from."""

    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Term(Strict):
    """A medical word."""

    term: Line
    """The word as it stands in the text."""
    meaning: Text
    everyday: bool = False
    """True when readers know the word well enough to meet it without an explanation beside it."""


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
    sections: Mapping[str, Section]
    exercises: Mapping[str, Exercise]
    figures: Mapping[str, Figure]
    """Drawings of sections."""
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
    part_hashes: dict[str, str]
    """The first digits of the hash of each part, such as `sections/overview`, `safety` and `words`."""

    @property
    def id(self) -> str:
        """The id that requests name it by."""
        return self.facts.id
