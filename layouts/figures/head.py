"""The head: two convex bodies, hair and face, that a plane cuts out of an egg, and the features that look our way.

The picture of a convex body is the convex hull of the pictures of its points, so that one description serves every view.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from handouts.pose.vectors import Vector
from layouts.figures.outline import hull, thinned
from layouts.figures.shapes import HAIR_LINE, LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handouts.pose.vectors import Frame
    from layouts.figures.camera import Camera
    from layouts.figures.people import Hair, Person
    from layouts.figures.shapes import Point, Sketch

# Eggs of the head: middle (forward, left, up) and radii, in centimetres from the middle of the head.
_CRANIUM: Final = ((-0.6, 0, 2.2), (9.6, 7.7, 9.0))
_JAW: Final = ((2.6, 0, -5.2), (5.4, 5.2, 5.9))
_CHIN: Final = ((6.2, 0, -9.0), (1.9, 2.6, 1.9))
_HAIRLINES: Final[dict[Hair, tuple[tuple[float, float, float], float]]] = {
    # A direction within the head and how far along it hair begins.
    "short": ((-0.62, 0, 0.78), 2.9),
    "bun": ((-0.60, 0, 0.80), 2.6),
    "long": ((-0.66, 0, 0.75), 2.4),
    "bald": ((-0.97, 0, -0.10), 4.4),
}
_FULLNESS: Final[dict[Hair, float]] = {"short": 0.9, "bun": 0.8, "long": 1.1, "bald": 0.35}


@cache
def _ball(rings: int = 9, points: int = 16) -> tuple[tuple[float, float, float], ...]:
    around = [(cos(2 * pi * step / points), sin(2 * pi * step / points)) for step in range(points)]
    levels = [(cos(pi * (ring / (rings - 1) - 0.5)), sin(pi * (ring / (rings - 1) - 0.5))) for ring in range(rings)]
    return tuple((c * ring, s * ring, height) for ring, height in levels for c, s in around)


def _egg(middle: Sequence[float], radii: Sequence[float], swell: float = 0) -> list[tuple[float, float, float]]:
    return [
        (
            middle[0] + x * (radii[0] + swell),
            middle[1] + y * (radii[1] + swell),
            middle[2] + z * (radii[2] + swell),
        )
        for x, y, z in _ball()
    ]


@cache
def _pieces(hair: Hair) -> tuple[tuple[tuple[float, float, float], ...], tuple[tuple[float, float, float], ...]]:
    """Points of the face and of the hair: the egg on either side of the hairline, and the cut itself."""
    normal, start = _HAIRLINES[hair]

    def height(point: Sequence[float]) -> float:
        return sum(a * b for a, b in zip(normal, point, strict=True)) - start

    cranium, full = _egg(*_CRANIUM), _egg(*_CRANIUM, swell=_FULLNESS[hair])
    jaw = [*_egg(*_JAW), *_egg(*_CHIN)]
    skin = [*cranium, *jaw]
    face = [point for point in skin if height(point) <= 0]
    covered = [point for point in full if height(point) >= 0]
    # Points just off the plane leave ragged edges: those on the other side are drawn down to the plane.
    face += [_to_plane(point, normal, height(point)) for point in cranium if 0 < height(point) < 3.5]
    covered += [_to_plane(point, normal, height(point)) for point in full if -3.5 < height(point) < 0]
    return tuple(face), tuple(covered)


def _to_plane(point: tuple[float, float, float], normal: Sequence[float], height: float) -> tuple[float, float, float]:
    """Slide a point along the surface of its egg, roughly: along the radius first, so that it does not bulge."""
    x, y, z = (a - b * height for a, b in zip(point, normal, strict=True))
    return x, y * 0.995, z


def draw_head(sketch: Sketch, camera: Camera, middle: Vector, frame: Frame, person: Person) -> None:
    """Hair and face in the order that the view asks for, then what looks at the reader."""

    def see(points: Iterable[Sequence[float]]) -> list[Point]:
        return [camera.see(middle + frame.at(*point)) for point in points]

    face, covered = _pieces(person.hair)
    skin, hair = "skin", "hair-grey" if person.grey else "hair"
    normal = frame.at(*_HAIRLINES[person.hair][0])
    hair_in_front = normal.dot(camera.toward) > 0
    bun = see(_egg((-10.6, 0, 6.4), (4.2, 4.2, 4.2))) if person.hair == "bun" else None
    tail = see([*_egg((-5.2, 0, -5.5), (6.2, 7.6, 8.0))]) if person.hair == "long" else None
    bun_behind = frame.at(-1, 0, 0.2).dot(camera.toward) <= 0
    parts = [(thinned(hull(see(covered)), 1.2), hair), (_face(see(face), see), skin)]
    if hair_in_front:
        parts.reverse()
    for extra in (bun, tail):
        if extra:
            piece = (thinned(hull(extra), 1.0), hair)
            parts.insert(0 if bun_behind or extra is tail and not hair_in_front else len(parts), piece)
    for points, tone in parts:
        sketch.union([(points, tone)], "ink", LINE * 0.9)
    _draw_features(sketch, camera, middle, frame, person)


def _face(points: list[Point], see: object) -> list[Point]:
    return thinned(hull(points), 1.0)


def _draw_features(sketch: Sketch, camera: Camera, middle: Vector, frame: Frame, person: Person) -> None:
    """Ears, eyes, nose and mouth that are turned towards the reader."""

    def see(*point: float) -> Point:
        return camera.see(middle + frame.at(*point))

    def faces(*direction: float) -> float:
        return frame.at(*direction).dot(camera.toward)

    profile = abs(faces(0, 1, 0)) > 0.75 and faces(1, 0, 0) > -0.4  # noqa: PLR2004
    if profile or faces(1, 0, 0) > 0.15:
        _draw_nose(sketch, see, profile=profile)
    for side in (1, -1):
        if person.hair != "long" and faces(0, side, 0) > 0.15:
            ear = [(-0.4, side * 7.6, 1.4), (-1.6, side * 8.4, 1.2), (-2.0, side * 8.4, -0.8), (-0.9, side * 8.0, -2.2), (0.2, side * 7.6, -1.0)]
            sketch.add([see(*point) for point in ear], "skin", "ink", HAIR_LINE)
        if faces(0.85, side * 0.35, 0) > 0.3:
            eye = see(8.6, side * 3.0, 0.4)
            sketch.add(_dot(eye, 0.85), "ink")
            sketch.add([see(8.7, side * 1.6, 2.9), see(8.4, side * 3.2, 3.4), see(7.6, side * 4.6, 2.9)], None, "ink", HAIR_LINE, closed=False)
    if faces(1, 0, -0.1) > 0.2:
        sketch.add([see(7.0, 2.1, -5.6), see(7.7, 0, -6.2), see(7.0, -2.1, -5.6)], None, "ink", HAIR_LINE, closed=False)
    elif profile:
        near = 1 if faces(0, 1, 0) > 0 else -1
        sketch.add([see(8.3, near * 0.5, -5.5), see(6.6, near * 2.4, -5.4)], None, "ink", HAIR_LINE, closed=False)


def _draw_nose(sketch: Sketch, see: object, *, profile: bool) -> None:
    points = [(8.7, 0, 1.6), (11.2, 0, -2.3), (10.6, 0, -3.4), (8.2, 0, -3.4)]
    if profile:
        seen = [see(*point) for point in points]  # type: ignore[operator]
        sketch.add(seen, "skin", "ink", LINE * 0.9, closed=False, smooth=False)
    else:
        sketch.add([see(9.0, 0.4, 0), see(10.4, 0.9, -2.6), see(9.4, -0.6, -2.9)], None, "ink", HAIR_LINE, closed=False)  # type: ignore[operator]


def _dot(centre: Point, radius: float) -> list[Point]:
    return [(centre[0] + radius * cos(k * pi / 3), centre[1] + radius * sin(k * pi / 3)) for k in range(6)]
