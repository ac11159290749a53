"""From space to paper: parallel projection, as in drawings of anatomy."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from handouts.frozen import dataclass
from handouts.pose.vectors import Vector

if TYPE_CHECKING:
    from handouts.pose.model import View
    from layouts.figures.shapes import Point


@dataclass(frozen=True)
class Camera:
    """The directions that are right and up on paper, and the one that looks out of it."""

    right: Vector
    up: Vector
    toward: Vector

    def see(self, point: Vector) -> Point:
        """Where a point is on paper, in centimetres."""
        return point.dot(self.right), point.dot(self.up)

    def depth(self, point: Vector) -> float:
        """How near it is to the reader."""
        return point.dot(self.toward)


def _looking(azimuth: float, elevation: float) -> Camera:
    """From the person's right (0°) round to their front (90°), raised by some degrees above the floor."""
    a, e = radians(azimuth), radians(elevation)
    right = Vector(cos(a), sin(a), 0)
    toward = Vector(sin(a) * cos(e), -cos(a) * cos(e), sin(e))
    return Camera(right, toward.cross(right), toward)


CAMERAS: Final[dict[View, Camera]] = {
    "side": _looking(0, 0),
    "front": _looking(90, 0),
    "feet": _looking(90, 12),
    "back": Camera(Vector(0, -1, 0), Vector(0, 0, 1), Vector(-1, 0, 0)),
    "above": Camera(Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1)),
    "corner": _looking(30, 15),
    "corner-back": _looking(-72, 24),
}
