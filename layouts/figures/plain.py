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


def draw_plain(sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
    """The outline, the head, and a few lines that tell the back from the front."""
    sketch.union([(points, "paper") for points in _outlines(camera, body, person)], "ink", BODY_LINE)
    if body.frames["pelvis"].forward.dot(camera.toward) < 0:
        for crease in _CREASES:
            points = [camera.see(on_skin(body, spot, camera.toward)) for spot in crease]
            sketch.add(points, None, "ink-far", HAIR_LINE, closed=False)
    _draw_head(sketch, camera, body, person)


def _outlines(camera: Camera, body: Body, person: Person) -> Iterator[list[Point]]:
    trunk, limbs = Trunk(camera, body, person), Limbs(camera, body, person)
    yield trunk.neck()
    for side in SIDES:
        for part in (*(part for parts in limbs.leg(side) for part in parts), *limbs.whole_arm(side)):
            yield part.points
    yield trunk.outline(_LOWEST, 1)


def _draw_head(sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
    """Features and hair as lines only."""
    head = Sketch(sketch.scale)
    draw_head(head, camera, body.joints["head"], body.frames["head"], person)
    for shape in head.shapes:
        filled = shape.fill is not None and shape.fill != "ink"
        sketch.shapes.append(shape._replace(fill="paper") if filled else shape)
    sketch.include(((head.left, head.bottom), (head.right, head.top)))
