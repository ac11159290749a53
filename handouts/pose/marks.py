"""What a content file marks on the body: numbered points, areas, the course of a nerve, ways of a hand or a cup.

A mark keeps to the skin: its places move with the pose and turn with the view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal, TypeAlias

from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.limits import Items

Part = Literal[
    "trunk",
    "neck",
    "head",
    "right.thigh",
    "right.shank",
    "right.upper-arm",
    "right.forearm",
    "left.thigh",
    "left.shank",
    "left.upper-arm",
    "left.forearm",
]
Spot: TypeAlias = tuple[Part, int, int]
"""A part of the body; how far along it, in percent: trunk, neck and head from below, limbs from where they join the
trunk; and how far beside its middle, in percent of half its width: outward, or to the left for what has no side. In
the side view, forward. The skin that faces the reader is meant."""
Kind = Literal["point", "zone", "area", "line", "arrow"]
"""A point; a hatched zone (something is wrong there, or must not be done); an area that is only outlined (something
may be done there); a thick line, such as a nerve; an arrow on the skin."""
Label = Literal["1", "2", "3", "4", "R", "L", "tick", "cross"]
"""What is written at a point. It is drawn, so that a figure needs no words: captions say what it means."""
Sign = Literal["tick", "cross"]


@dataclass(frozen=True)
class Mark(Strict):
    """One mark."""

    kind: Kind
    at: Annotated[tuple[Spot, ...], Items(1)]
    """Its place, the corners of a zone in order (they are rounded), or the way of a line or an arrow."""
    both: bool = False
    """True to draw it on the other side of the body, too."""
    label: Label | None = None
    """Of a point."""
    shift: Annotated[tuple[int, ...], Items(2, 2)] = (0, 0)
    """Where its label stands: centimetres on the paper to the right and up. A thin line leads to it."""
    two_heads: bool = False
    """Of an arrow that goes and comes back."""


def other_side(mark: Mark) -> Mark:
    """The same mark on the other side of the body."""
    return replace(mark, at=tuple([_across(spot) for spot in mark.at]), shift=(-mark.shift[0], mark.shift[1]))


def _across(spot: Spot) -> Spot:
    part, along, aside = spot
    side, dot, name = part.rpartition(".")
    if not dot:
        return part, along, -aside
    other = "left" if side == "right" else "right"
    return f"{other}.{name}", along, aside  # type: ignore[return-value]  # every part of one side is there on the other
