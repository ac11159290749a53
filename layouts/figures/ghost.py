"""The pose before a movement: pale, dashed outlines of what moves, behind the pose after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.pose.skeleton import SIDES
from layouts.figures.head import head_outline
from layouts.figures.limbs import Limbs
from layouts.figures.shapes import HAIR_LINE
from layouts.figures.trunk import COLLAR, HEM, Trunk

if TYPE_CHECKING:
    from handouts.pose.skeleton import Body, Side
    from layouts.figures.camera import Camera
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point, Sketch

_FAR: Final = 9
"""Centimetres that a joint moves at least to be worth a line."""
_LEG: Final = ("knee", "ankle")
_ARM: Final = ("elbow", "wrist")


def draw_ghost(sketch: Sketch, camera: Camera, before: Body, after: Body, person: Person) -> None:
    """Paint where the limbs and the trunk were that are elsewhere ``after`` the movement."""
    outlines = _outlines(camera, before, after, person)
    for points in outlines:
        sketch.add(points, None, "ghost", 2 * HAIR_LINE, dashed=True)
    for points in outlines:
        sketch.add(points, "paper")


def _outlines(camera: Camera, before: Body, after: Body, person: Person) -> list[list[Point]]:
    limbs, outlines = Limbs(camera, before, person), []
    for side in SIDES:
        if _moves(before, after, side, _LEG):
            outlines += [part.points for parts in limbs.leg(side) for part in parts]
        # A hand that takes hold of the body only follows what moves.
        if _moves(before, after, side, _ARM) and "." not in (after.limbs(side).hand or ""):
            outlines += [part.points for part in limbs.whole_arm(side)]
    if any((before.spine_at(share)[0] - after.spine_at(share)[0]).length > _FAR for share in (HEM, 0.5, COLLAR)):
        trunk = Trunk(camera, before, person)
        outlines += [trunk.outline(-1, COLLAR), trunk.neck()]
    if (before.joints["head"] - after.joints["head"]).length > _FAR:
        outlines.append(head_outline(camera, before.joints["head"], before.frames["head"]))
    return outlines


def _moves(before: Body, after: Body, side: Side, names: tuple[str, ...]) -> bool:
    return any((before.joints[f"{side}.{name}"] - after.joints[f"{side}.{name}"]).length > _FAR for name in names)
