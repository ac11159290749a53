"""The people that are drawn: build, hair and clothes. One handout shows one of them throughout."""

from __future__ import annotations

from typing import Final, Literal

from handouts.frozen import dataclass

Hair = Literal["short", "bun", "bald", "long"]


@dataclass(frozen=True)
class Person:
    """How one person differs from the others."""

    name: str
    hair: Hair
    trunk: float = 1
    """Girth of the trunk."""
    belly: float = 0
    """Added to the front of the trunk, in centimetres at its widest."""
    hips: float = 1
    limbs: float = 1
    shoulders: float = 1
    grey: bool = False
    """Hair of an older person."""
    tone: Literal["light", "dark"] = "light"
    """Of the skin."""


PEOPLE: Final[tuple[Person, ...]] = (
    Person("a", "short"),
    Person("b", "bun", trunk=0.93, hips=1.05, limbs=0.92, shoulders=0.9, tone="dark"),
    Person("c", "bald", trunk=1.06, belly=4.5, limbs=1.06, grey=True),
    Person("d", "long", trunk=1.02, belly=2, hips=1.1, limbs=1.0, shoulders=0.93, grey=True),
)
