"""Kinds of fields that content and requests are made of, with the limits that validation enforces."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_type_hints

from handouts.frozen import dataclass
from handouts.limits import Between, Matches, OneLine

Stage = Literal["acute", "settling", "remission"]
Side = Literal["left", "right", "both"]
Urgency = Literal["emergency", "same_day", "soon"]
Level = Literal["never", "never_at_home", "never_without_clinician", "ask_first", "postpone", "never_on_area"]
Person = Literal["a", "b", "c", "d"]
"""Who is drawn."""
Position = Literal["standing", "sitting", "lying", "kneeling", "water"]

STAGES: tuple[Stage, ...] = ("acute", "settling", "remission")
SIDES: tuple[Side, ...] = ("left", "right", "both")
PEOPLE: tuple[Person, ...] = ("a", "b", "c", "d")
LEVELS: tuple[Level, ...] = (
    "never",
    "never_at_home",
    "never_without_clinician",
    "ask_first",
    "postpone",
    "never_on_area",
)
"""Strictest first."""


class Strict:
    """Base of everything that is read from YAML: unknown keys are problems."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


Line = Annotated[str, OneLine()]
"""Words that stand in one line of paper or in the properties of a file."""
Id = Annotated[str, Matches(r"^[a-z0-9]+(-[a-z0-9]+)*$", "an id (small letters, digits and hyphens)")]
FactId = Annotated[str, Matches(r"^[A-Z]{2,3}-[0-9]{2}$", "the id of a fact, such as RFG-01")]
FactItem = Annotated[
    str,
    Matches(r"^[A-Z]{2,3}-[0-9]{2}(/[1-9][0-9]?)?$", "the id of a fact, such as CPS-02, or of an item of it, EX-01/2"),
]
Date = Annotated[str, Matches(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a date as YYYY-MM-DD")]


@dataclass(frozen=True)
class Dosage(Strict):
    """How much of an exercise. ``None`` means that it is not said on the sheet.

    The limits stop slips of the pen (300 repetitions); they are no clinical judgement.
    """

    sets: Annotated[int, Between(1, 10)] | None = None
    """Rounds in one go."""
    reps: Annotated[int, Between(1, 50)] | None = None
    """Repetitions in a round."""
    hold: Annotated[int, Between(1, 300)] | None = None
    """Seconds to hold each repetition."""
    minutes: Annotated[int, Between(1, 120)] | None = None
    """Minutes in one go."""
    per_day: Annotated[int, Between(1, 12)] | None = None
    """Times a day."""
    per_week: Annotated[int, Between(1, 7)] | None = None
    """Days a week."""
    load: Line | None = None
    """Weight, band or setting, in words."""


@cache
def dose_limits() -> dict[str, tuple[int, int]]:
    """Least and most of each number of a dosage, read from the fields of :class:`Dosage`."""
    limits = {}
    for name, hint in get_type_hints(Dosage, include_extras=True).items():
        for option in get_args(hint):
            match getattr(option, "__metadata__", ()):
                case (Between() as bounds,):
                    limits[name] = (bounds.least, bounds.most)
    return limits
