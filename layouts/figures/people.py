"""The people that are drawn: build, hair and skin. One handout shows one of them throughout."""

from __future__ import annotations

from typing import Final, Literal

from handouts.frozen import dataclass

Hair = Literal["short", "bun", "receding", "bob"]


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

    @property
    def skin(self) -> str:
        """The name of the skin's tone."""
        return "skin" if self.tone == "light" else "skin-dark"


PEOPLE: Final[tuple[Person, ...]] = (
    Person("a", "short"),
    Person("b", "bun", trunk=0.93, hips=1.06, limbs=0.93, shoulders=0.93, tone="dark"),
    Person("c", "receding", trunk=1.06, belly=4, limbs=1.06, grey=True),
    Person("d", "bob", trunk=1.01, belly=1.5, hips=1.08, shoulders=0.95),
)
