"""Whether what hands, feet and hips rest on is below them: heights alone would let them rest on air."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.pose.collisions import is_over
from handouts.pose.finding import MISS, Finding, limb_trail
from handouts.pose.furniture import furniture
from handouts.pose.skeleton import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.model import Place, Pose, Props
    from handouts.pose.skeleton import Body, Side
    from handouts.pose.vectors import Vector

_THINGS: Final[dict[Place, str]] = {"step": "step", "seat": "chair", "bed": "bed", "counter": "counter"}
"""The thing that a surface to rest on belongs to."""
_AROUND: Final = 4.0
"""Centimetres around a thing that still count: a heel or a palm is as wide."""
_BALL: Final = 0.75
"""Where the ball of a foot is, as a share of the way from the heel to the toes."""


def support_findings(pose: Pose, index: int, body: Body, props: Props) -> Iterator[Finding]:
    """Hands and feet beside the thing that they are planted on, and people who sit beside their chair."""
    missed = {limb for limb, miss in body.misses if miss > MISS}
    for side in SIDES:
        limbs = body.limbs(side)
        for key, place, points in (
            ("foot", limbs.foot, _sole(body, side)),
            ("hand", limbs.hand, [body.joints[f"{side}.wrist"], body.joints[f"{side}.hand"]]),
        ):
            thing = _THINGS.get(place) if place else None
            if thing and f"{side} {key}" not in missed and not _carries(thing, points, props):
                message = f"the {side} {key} is not over the {thing}"
                hint = f"move the {thing} (`{thing}` under `props`) or the hips (`x`), or write a `{key}_shift`"
                yield Finding(limb_trail(pose, index, side, key), message, hint)
    sits = body.pose.rests == "seat" and pose.height is None
    if sits and not _carries("chair", [body.spine[0][0]], props):
        hint = "move the chair (`chair` under `props`) or the hips (`x`)"
        yield Finding(("poses", index, "base"), "the hips are not over the chair", hint)


def _sole(body: Body, side: Side) -> list[Vector]:
    """Heel and ball: one of them is enough to stand on."""
    heel, toe = body.joints[f"{side}.heel"], body.joints[f"{side}.toe"]
    return [heel, heel.toward(toe, _BALL)]


def _carries(thing: str, points: list[Vector], props: Props) -> bool:
    boxes = [box for name, box in furniture(props) if name == thing]
    return any(is_over(point, box, _AROUND) for point in points for box in boxes)
