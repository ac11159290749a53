"""All that is wrong with a figure: what it says, and how its bodies come out in space."""

from __future__ import annotations

from itertools import chain, product
from math import acos, atan2, degrees
from typing import TYPE_CHECKING, Final

from handouts.pose.collisions import furniture_hits, ground_hits
from handouts.pose.finding import MISS, Finding, limb_trail
from handouts.pose.proportions import RANGES
from handouts.pose.skeleton import SIDES
from handouts.pose.solve import solve
from handouts.pose.statements import (
    arrow_findings,
    mark_findings,
    planting_findings,
    prop_findings,
    range_findings,
    side_findings,
)
from handouts.pose.support import support_findings
from handouts.pose.unused import unused_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.collisions import Part
    from handouts.pose.finding import Trail
    from handouts.pose.model import Figure, Pose, Props
    from handouts.pose.skeleton import Body, Side

_STILL: Final = 2.0
"""Centimetres below which a place has not moved."""
_KEYS: Final = {
    "leg": ("foot", "foot_shift", "hip", "knee", "hip_out", "hip_turn", "ankle", "toes"),
    "arm": ("hand", "hand_shift", "shoulder", "elbow", "arm_out", "arm_turn", "wrist"),
    "trunk": ("lean", "low_back", "upper_back", "tip", "bend"),
    "head": ("neck", "neck_bend", "low_back", "upper_back", "lean"),
}
"""What moves a part of the body, likeliest first."""
_MOVES: Final = {
    "leg": "change `hip`, `knee` or `ankle`, or plant the foot: `foot: floor`",
    "arm": "change `shoulder`, `elbow` or `wrist`, or plant the hand and say where its `fingers` point",
    "trunk": "change `lean`, `low_back` or `upper_back`",
    "head": "change `neck`, `lean` or `upper_back`",
}
_HINGES: Final = {"foot": ("knee", "thigh", "shank", 1), "hand": ("elbow", "upper-arm", "forearm", -1)}
"""Joints that follow from where a hand or a foot is: name, bones, and the sign of pitching that bends it."""


def figure_findings(figure: Figure, *, sided: bool = False) -> list[Finding]:
    """The problems of a figure; ``sided`` when it shows what is done on one side.

    Bodies are only tried where nothing is wrong with what is said of them.
    """
    unheld = [*range_findings(figure), *planting_findings(figure)]
    said = [*unheld, *arrow_findings(figure), *prop_findings(figure), *mark_findings(figure), *unused_findings(figure)]
    if sided:
        said += side_findings(figure)
    if unheld:
        return said
    bodies = [solve(pose, figure.props) for pose in figure.poses]
    for index, (pose, body) in enumerate(zip(figure.poses, bodies, strict=True)):
        said += chain(
            _misses(pose, index, body),
            _bent_too_far(pose, index, body),
            support_findings(pose, index, body, figure.props),
            _below_ground(pose, index, body, figure.props),
            _through_things(pose, index, body, figure.props),
        )
        if index:
            said += _still(pose, index, bodies[index - 1], body)
    return said


def _misses(pose: Pose, index: int, body: Body) -> Iterator[Finding]:
    """Hands and feet that don't reach what they are planted on."""
    for limb, miss in body.misses:
        side: Side = "left" if limb.startswith("left") else "right"
        key = limb.removeprefix(f"{side} ")
        if miss > MISS:
            message = f"the {limb} misses its place, {getattr(body.limbs(side), key)}, by {miss:.1f} cm"
            hint = f"move the trunk or the thing, or shift the {key}: `{key}_shift: [forward, outward, up]`"
            yield Finding(limb_trail(pose, index, side, key), message, hint)


def _bent_too_far(pose: Pose, index: int, body: Body) -> Iterator[Finding]:
    """Hips, knees and elbows that what they are planted on would bend as none can."""
    missed = {limb for limb, miss in body.misses if miss > MISS}
    for side, key in product(SIDES, _HINGES):
        place = getattr(body.limbs(side), key)
        if not place or f"{side} {key}" in missed:
            continue
        for joint, angle in _planted_angles(body, side, key):
            least, most = RANGES[joint]
            if not least - 1 <= angle <= most + 1:
                message = f"the {side} {joint} would bend by {angle:.0f} degrees, to have the {key} on {place}"
                hint = f"people can do {least} to {most}: plant it elsewhere, or move the trunk"
                yield Finding(limb_trail(pose, index, side, key), message, hint)


def _planted_angles(body: Body, side: Side, key: str) -> Iterator[tuple[str, float]]:
    """Joints between the trunk and a planted hand or foot, and by how many degrees they bend."""
    joint, upper, lower, sign = _HINGES[key]
    above, below = body.frames[f"{side}.{upper}"], body.frames[f"{side}.{lower}"]
    yield joint, degrees(atan2(sign * below.up.dot(above.forward), below.up.dot(above.up)))
    if key == "foot":  # the thigh may point anywhere: how far it is from hanging, whichever way
        straight = body.frames["pelvis"].up.dot(above.up)
        yield "hip", degrees(acos(min(max(straight, -1.0), 1.0)))


def _below_ground(pose: Pose, index: int, body: Body, props: Props) -> Iterator[Finding]:
    hits = ground_hits(body, props)
    if pose.height is not None:  # then all goes up and down together
        hits = sorted(hits, key=lambda hit: -hit.depth)[:1]
    for part, ground, depth in hits:
        message = f"the {part.name} is {depth:.1f} cm below the {ground}"
        if pose.height is not None:
            yield Finding(
                ("poses", index, "height"), message, "write more, or leave it out: then the lowest part rests"
            )
        else:
            yield Finding(_trail(pose, index, part), message, _MOVES[part.limb.rpartition(" ")[2]])


def _through_things(pose: Pose, index: int, body: Body, props: Props) -> Iterator[Finding]:
    for part, thing, _ in furniture_hits(body, props):
        hint = (
            f"move the {thing} (`{thing}` under `props`) or the hips (`x`), or {_MOVES[part.limb.rpartition(' ')[2]]}"
        )
        yield Finding(_trail(pose, index, part), f"the {part.name} goes through the {thing}", hint)


def _trail(pose: Pose, index: int, part: Part) -> Trail:
    """The way to the likeliest cause of where a part of the body is."""
    side, _, limb = part.limb.rpartition(" ")
    if side:
        return limb_trail(pose, index, "left" if side == "left" else "right", *_KEYS[limb])
    said = (key for key in _KEYS[limb] if getattr(pose, key) is not None)
    return ("poses", index, next(said, "base"))


def _still(pose: Pose, index: int, before: Body, after: Body) -> Iterator[Finding]:
    """Arrows along the way of a place that stays where it is."""
    for number, arrow in enumerate(pose.arrows):
        if arrow.track and (after.joints[arrow.track] - before.joints[arrow.track]).length < _STILL:
            message = f"track: {arrow.track} is where it was in the pose before"
            hint = "track what moves, or write `at` and `go`"
            yield Finding(("poses", index, "arrows", number, "track"), message, hint)
