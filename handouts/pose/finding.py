"""What is wrong with a figure, as data that knows no file: whoever read the figure knows where a key stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from handouts.pose.model import Pose
    from handouts.pose.skeleton import Side

Trail: TypeAlias = "tuple[str | int, ...]"
"""Keys and indexes on the way to a value, from the figure inward: ``("poses", 1, "right", "hand")``."""

MISS: Final = 0.5
"""Centimetres by which a hand or a foot may miss its place: nobody sees them."""


@dataclass(frozen=True)
class Finding:
    """One problem of a figure."""

    trail: Trail
    message: str
    hint: str


def limb_trail(pose: Pose, index: int, side: Side, *keys: str) -> Trail:
    """The way to the first of some keys that the pose says of a limb; to its base when it says none of them."""
    for key in keys:
        for name, limbs in ((side, getattr(pose, side)), ("both", pose.both)):
            if getattr(limbs, key) is not None:
                return ("poses", index, name, key)
    return ("poses", index, "base")
