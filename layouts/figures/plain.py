"""A body as one outline without clothes, for charts: to mark places on it, or to write on it.

Only for people who stand or lie straight: nothing is in front of anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.pose import contours
from handouts.pose.skeleton import SIDES
from handouts.pose.skin import on_skin
from layouts.figures.head import draw_head
from layouts.figures.limbs import Limbs
from layouts.figures.shapes import BODY_LINE, HAIR_LINE, Sketch
from layouts.figures.trunk import Trunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.marks import Spot
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point

_CREASES: Final[tuple[tuple[Spot, ...], ...]] = (
    (("trunk", -6, 0), ("trunk", 10, 0)),
    (("right.thigh", 17, -45), ("right.thigh", 19, 0), ("right.thigh", 16, 55)),
    (("left.thigh", 17, -45), ("left.thigh", 19, 0), ("left.thigh", 16, 55)),
    (("right.shank", 1, -40), ("right.shank", 2, 40)),
    (("left.shank", 1, -40), ("left.shank", 2, 40)),
)
"""Lines on the back that help to find one's way: between and below the buttocks, and behind the knees."""
_LOWEST: Final = contours.TORSO[0][0]
_STUMP: Final = 0.42
"""The share of thigh and upper arm that is drawn with the trunk alone."""


def draw_plain(sketch: Sketch, camera: Camera, body: Body, person: Person, *, whole: bool) -> None:
    """The outline, and a few lines that tell the back from the front; without the head when only the trunk is drawn."""
    trunk, limbs = Trunk(camera, body, person), Limbs(camera, body, person)
    closed, cut = [trunk.outline(_LOWEST, 1)], []
    if whole:
        closed += [trunk.neck(), *_limbs(limbs)]
    else:
        cut += [trunk.neck(blunt=False), *_stumps(limbs)]
    for points in closed:
        sketch.add(points, None, "ink", 2 * BODY_LINE)
    for points in cut:
        sketch.add(_from_cut(points), None, "ink", 2 * BODY_LINE, closed=False)
    for points in (*closed, *cut):
        sketch.add(points, "paper")
    if body.frames["pelvis"].forward.dot(camera.toward) < 0:
        _draw_creases(sketch, camera, body)
    if whole:
        _draw_head(sketch, camera, body, person)


def _limbs(limbs: Limbs) -> Iterator[list[Point]]:
    for side in SIDES:
        for part in (*(part for parts in limbs.leg(side) for part in parts), *limbs.whole_arm(side)):
            yield part.points


def _stumps(limbs: Limbs) -> Iterator[list[Point]]:
    """What joins the trunk, as far as it is drawn."""
    for side in SIDES:
        for name, profile in (("thigh", contours.THIGH), ("upper-arm", contours.UPPER_ARM)):
            yield limbs.bone(side, name, tuple(contours.within(profile, -1, _STUMP))).outline(blunt=False)


def _from_cut(points: list[Point]) -> list[Point]:
    """The way round a part from one corner of its far end to the other: no line runs across the cut."""
    half = len(points) // 2
    return [*points[half:], *points[:half]]


def _draw_creases(sketch: Sketch, camera: Camera, body: Body) -> None:
    shown = sketch.bottom
    for crease in _CREASES:
        points = [camera.see(on_skin(body, spot, camera.toward)) for spot in crease]
        if min(y for _, y in points) * sketch.scale > shown:
            sketch.add(points, None, "ink-far", HAIR_LINE, closed=False)


def _draw_head(sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
    """Features and hair as lines only."""
    head = Sketch(sketch.scale)
    draw_head(head, camera, body.joints["head"], body.frames["head"], person)
    for shape in head.shapes:
        filled = shape.fill is not None and shape.fill != "ink"
        sketch.shapes.append(shape._replace(fill="paper") if filled else shape)
    sketch.include(((head.left, head.bottom), (head.right, head.top)))
