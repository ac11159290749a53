"""What a figure says to no effect: its author meant something that is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.pose.finding import Finding
from handouts.pose.model import Arrow
from handouts.pose.presets import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.finding import Trail
    from handouts.pose.model import Figure, Limbs

_OF_PLANTED: Final = {"hand_shift": "hand", "fingers": "hand", "foot_shift": "foot"}
"""What is only said of a planted hand or foot."""
_OF_OTHERS: Final = {"track": ("start", "end", "level", "length"), "at": ("start", "end", "level")}
"""What an arrow of a kind has no use for."""
_PLAIN: Final = Arrow()


def unused_findings(figure: Figure) -> Iterator[Finding]:
    """Shifts of what is planted nowhere, and measures of arrows that follow from something else."""
    for index, pose in enumerate(figure.poses):
        resolved = resolve(pose)
        right, left = resolved.right, resolved.left
        yield from _of_limbs(pose.both, (right, left), ("poses", index, "both"))
        yield from _of_limbs(pose.right, (right,), ("poses", index, "right"))
        yield from _of_limbs(pose.left, (left,), ("poses", index, "left"))
        for number, arrow in enumerate(pose.arrows):
            yield from _of_arrow(arrow, ("poses", index, "arrows", number))


def _of_limbs(said: Limbs, drawn: tuple[Limbs, ...], trail: Trail) -> Iterator[Finding]:
    """``drawn`` are the sides that something is said of."""
    for key, planted in _OF_PLANTED.items():
        if getattr(said, key) is not None and all(getattr(limbs, planted) is None for limbs in drawn):
            hint = f"say what it touches, such as `{planted}: floor`, or delete `{key}`"
            yield Finding((*trail, key), f"{key}: the {planted} is planted nowhere", hint)


def _of_arrow(arrow: Arrow, trail: Trail) -> Iterator[Finding]:
    for kind, keys in _OF_OTHERS.items():
        if getattr(arrow, kind) is None or arrow.round:
            continue
        for key in keys:
            if getattr(arrow, key) != getattr(_PLAIN, key):
                yield Finding((*trail, key), f"{key}: an arrow with {kind} has no use for it", f"delete `{key}`")
