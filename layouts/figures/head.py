"""The head: a skull and a jaw, the profile of a face, ears, and small, calm features where they face the reader."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from layouts.figures.egg import Egg, seen_head
from layouts.figures.hair import CUTS, draw_bun, draw_hair
from layouts.figures.planar import hull
from layouts.figures.shapes import BODY_LINE, HAIR_LINE

if TYPE_CHECKING:
    from handouts.pose.vectors import Frame, Vector
    from layouts.figures.camera import Camera
    from layouts.figures.egg import Place, Pose
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point, Sketch

_EGGS: Final = (
    Egg((-0.7, 0, 2.2), (9.5, 7.6, 8.9)),
    Egg((2.4, 0, -4.8), (5.2, 5.7, 6.0)),
    Egg((5.9, 0, -9.0), (2.2, 2.8, 2.0)),
)
"""Skull, jaw and chin."""
_PROFILE: Final = (
    (6.0, 8.0),
    (8.6, 4.6),
    (9.0, 2.2),
    (8.7, 0.9),
    (10.9, -2.6),
    (10.5, -3.5),
    (9.1, -3.9),
    (9.5, -5.2),
    (9.0, -5.9),
    (9.3, -6.8),
    (8.5, -7.8),
    (8.7, -9.4),
    (7.4, -10.9),
    (5.0, -10.6),
    (2.0, -4.0),
)
"""The middle of a face from forehead to chin, seen from its side: forward and up."""
_NOSE: Final = ((7.0, 1.9, -2.6), (10.4, 1.3, -2.6), (11.4, 0, -2.6), (10.4, -1.3, -2.6), (7.0, -1.9, -2.6))
_EAR: Final = ((0.5, 1.2), (-0.8, 2.3), (-2.3, 1.7), (-2.5, -0.4), (-1.4, -2.9), (-0.2, -2.6))
"""Forward and up."""


def draw_head(sketch: Sketch, camera: Camera, middle: Vector, frame: Frame, person: Person) -> None:
    """Paint a head whose middle and directions are those of the body."""
    head = seen_head(camera, middle, frame)
    ears = [side for side in (1, -1) if CUTS[person.hair].ears and head.faces((0, side, 0)) > -0.5]
    draw_bun(sketch, head, person, behind=True)
    for side in ears:
        if head.faces((0, side, 0)) <= 0.5:
            _draw_ear(sketch, head, side, person)
    sketch.union([(points, person.skin) for points in _face(head)], "ink", BODY_LINE)
    draw_hair(sketch, head, person)
    for side in ears:
        if head.faces((0, side, 0)) > 0.5:
            _draw_ear(sketch, head, side, person)
    draw_bun(sketch, head, person, behind=False)
    _draw_features(sketch, head)


def head_outline(camera: Camera, middle: Vector, frame: Frame) -> list[Point]:
    """All round a head without hair."""
    return _skull(seen_head(camera, middle, frame))


def _skull(head: Pose) -> list[Point]:
    return hull(point for egg in _EGGS for point in head.rim(egg))


def _face(head: Pose) -> list[list[Point]]:
    """The skull, and the profile where it is seen; from above, a nose tells where the face is."""
    if head.faces((0, 0, 1)) > 0.7:
        return [_skull(head), [head.see(place) for place in _NOSE]]
    if abs(head.faces((0, 1, 0))) < 0.6:
        return [_skull(head)]
    return [_skull(head), [head.see((forward, 0, up)) for forward, up in _PROFILE]]


def _draw_ear(sketch: Sketch, head: Pose, side: int, person: Person) -> None:
    points = [head.see((forward, side * (8.0 - 0.5 * forward), up)) for forward, up in _EAR]
    sketch.union([(points, person.skin)], "ink", HAIR_LINE)


def _draw_features(sketch: Sketch, head: Pose) -> None:
    """Eyes, brows, nose and mouth."""

    def line(*places: Place) -> None:
        sketch.add([head.see(place) for place in places], None, "ink", HAIR_LINE, closed=False)

    for side in (1, -1):
        if head.faces((0.9, side * 0.44, 0)) > 0.35:
            sketch.add(_dot(head.see((8.1, side * 3.1, 0.2))), "ink")
            line((8.6, side * 1.7, 2.6), (8.2, side * 3.2, 3.1), (7.2, side * 4.7, 2.5))
    ahead, aside = head.faces((1, 0, 0)), head.faces((0, 1, 0))
    if ahead > 0.3 and abs(aside) < 0.6:
        lean = 0.9 if aside > 0 else -0.9
        line((9.9, -lean, -2.2), (10.2, 0, -3.0), (9.9, lean, -2.6))
    if ahead > 0.3:
        line((8.0, 1.9, -6.0), (8.6, 0, -6.4), (8.0, -1.9, -6.0))
    elif abs(aside) > 0.6:
        near = 1 if aside > 0 else -1
        line((9.1, near * 0.2, -5.9), (7.2, near * 2.2, -5.8))


def _dot(centre: Point, radius: float = 0.75) -> list[Point]:
    return [(centre[0] + radius * cos(k * pi / 3), centre[1] + radius * sin(k * pi / 3)) for k in range(6)]
