"""Ellipsoids on paper: what heads and hair are made of."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handouts.pose.vectors import Frame, Vector
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Point

Place = tuple[float, float, float]
"""Forward, to the left and up within the head, in centimetres from its middle."""


class Egg(NamedTuple):
    """An ellipsoid within the head."""

    middle: Place
    radii: Place


class Pose(NamedTuple):
    """How a head is seen: its middle, and the directions of its frame, on paper and towards the reader."""

    x: float
    y: float
    axes: tuple[Point, Point, Point]
    toward: Place

    def see(self, place: Place) -> Point:
        """Where a place of the head is on paper."""
        (fx, fy), (lx, ly), (ux, uy) = self.axes
        forward, left, up = place
        return self.x + forward * fx + left * lx + up * ux, self.y + forward * fy + left * ly + up * uy

    def faces(self, direction: Place) -> float:
        """The share of a direction within the head that is towards the reader."""
        return sum(a * b for a, b in zip(direction, self.toward, strict=True))

    def rim(self, egg: Egg, start: float = 0, end: float = 2 * pi, steps: int = 12) -> list[Point]:
        """Points of an egg's outline from one direction on paper to another (radians)."""
        points = []
        (fx, fy), (lx, ly), (ux, uy) = self.axes
        a, b, c = (radius * radius for radius in egg.radii)
        for step in range(steps):
            angle = start + (end - start) * step / steps
            dx, dy = cos(angle), sin(angle)
            forward, left, up = dx * fx + dy * fy, dx * lx + dy * ly, dx * ux + dy * uy
            reach = (a * forward * forward + b * left * left + c * up * up) ** 0.5
            place = (a * forward / reach, b * left / reach, c * up / reach)
            points.append(self.see(_plus(egg.middle, place)))
        return points

    def patch(self, egg: Egg, border: tuple[Place, ...], pole: Place) -> tuple[list[Point], int]:
        """What is seen of the part of an egg within a border, on the side of a pole, and how much of it is border.

        The border runs from where it comes into sight to where it goes out of it; then the egg's outline goes back on
        the side of the pole.
        """
        visible = [self._is_visible(egg, place) for place in border]
        if not any(visible):
            return (self.rim(egg), 0) if self.faces(pole) > 0 else ([], 0)
        start = _after_longest_gap(visible)
        order = [(start + index) % len(border) for index in range(len(border))]
        line = [self.see(border[index]) for index in order if visible[index]]
        if all(visible):
            return line, len(line)
        mx, my = self.see(egg.middle)
        px, py = self.see(_plus(egg.middle, pole))
        first, last = (atan2(y - my, x - mx) for x, y in (line[0], line[-1]))
        way = _signed(first - last)
        middle = last + way / 2
        if cos(middle) * (px - mx) + sin(middle) * (py - my) < 0:
            way -= 2 * pi if way > 0 else -2 * pi
        count = max(int(abs(way) / 0.5), 2)
        margin = way / count / 2
        return line + self.rim(egg, last + margin, last + way + margin, count), len(line)

    def _is_visible(self, egg: Egg, place: Place) -> bool:
        normal = tuple((p - m) / (r * r) for p, m, r in zip(place, egg.middle, egg.radii, strict=True))
        return self.faces(normal) > 0  # type: ignore[arg-type]  # three numbers


def seen_head(camera: Camera, middle: Vector, frame: Frame) -> Pose:
    """The head in a frame through a camera."""
    x, y = camera.see(middle)
    toward = camera.toward
    return Pose(
        x,
        y,
        (camera.see(frame.forward), camera.see(frame.left), camera.see(frame.up)),
        (frame.forward.dot(toward), frame.left.dot(toward), frame.up.dot(toward)),
    )


def on(egg: Egg, place: Place) -> Place:
    """The place pushed to the surface of an egg, from its middle."""
    rest = [p - m for p, m in zip(place, egg.middle, strict=True)]
    size = hypot(*(a / r for a, r in zip(rest, egg.radii, strict=True)))
    x, y, z = (m + a / size for m, a in zip(egg.middle, rest, strict=True))
    return x, y, z


def _plus(one: Place, other: Place) -> Place:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _signed(angle: float) -> float:
    return (angle + pi) % (2 * pi) - pi


def _after_longest_gap(visible: list[bool]) -> int:
    """Where the visible places begin, after the longest row of hidden ones."""
    best, start, length, count = 0, 0, 0, len(visible)
    for index in range(2 * count):
        if visible[index % count]:
            if length > best:
                best, start = length, index % count
            length = 0
        else:
            length += 1
    return start
