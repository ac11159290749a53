"""Facts that content rests on, and where each is printed: what reviewers read, and nothing that patients see."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from handouts.fields import FactId, Id, Level, Strict
from handouts.frozen import dataclass
from handouts.limits import Items, Matches

Stance = Literal["use", "correct", "caution", "outdated"]
"""What may be printed of a fact from a source of doubtful quality; facts from guidance have none."""

Target = Annotated[
    str,
    Matches(
        r"^(pack|safety|red-flags|(sections|exercises)/[a-z0-9]+(-[a-z0-9]+)*)(#[a-z0-9]+([-_][a-z0-9]+)*)?$",
        "a place in the content, such as sections/overview#nerve",
    ),
]
"""A file of the words of a pack without its ending, and after # the id of a block, sign or rule, or a key."""


@dataclass(frozen=True)
class Fact(Strict):
    """One statement, with what is known of it."""

    id: FactId
    topic: Id
    fact: str
    stance: Stance | None = None
    """`use`: as it is; `correct`: only what `guidance` says; `caution`: with it; `outdated`: it, instead."""
    guidance: str | None = None
    level: Level | None = None
    """Of a contraindication: some rule of the pack must be as strict."""
    safety: tuple[str, ...] = ()
    """Who must not or should ask first, one each: a rule of the pack must speak of each."""
    details: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of an exercise: start, steps, dosage and the rest."""
    see: tuple[FactId, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Literal["high", "medium", "low"] | None = None
    verified: bool | None = None
    """True when the text that supports it was seen."""
    note: str | None = None


@dataclass(frozen=True)
class FactsFile(Strict):
    """``facts/<name>.yaml``: facts."""

    facts: Annotated[tuple[Fact, ...], Items(1)]


@dataclass(frozen=True)
class ProvenanceFile(Strict):
    """``provenance.yaml``: for each fact, where it is printed or why it is not."""

    printed: dict[FactId, Annotated[tuple[Target, ...], Items(1)]] = field(default_factory=dict)
    left_out: dict[FactId, str] = field(default_factory=dict)
