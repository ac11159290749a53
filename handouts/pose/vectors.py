"""Vectors, and frames that say how a part of the body is turned."""

from __future__ import annotations

from math import cos, hypot, radians, sin
from typing import NamedTuple


class Vector(NamedTuple):
    """A point or a direction in space."""

    x: float
    y: float
    z: float

    def __add__(self, other: Vector) -> Vector:  # type: ignore[override]  # of points, not of tuples
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor: float) -> Vector:  # type: ignore[override]
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other: Vector) -> float:
        """The length of one along the other, times that other's length."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vector) -> Vector:
        """A direction square to both."""
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """Its length."""
        return hypot(self.x, self.y, self.z)

    @property
    def unit(self) -> Vector:
        """The same direction, of length 1; a vector without length stays as it is."""
        length = self.length
        return self * (1 / length) if length else self

    def toward(self, other: Vector, share: float) -> Vector:
        """The point at a share of the way to another one."""
        return self + (other - self) * share


class Frame(NamedTuple):
    """Three directions that are square to each other and move with a part of the body."""

    forward: Vector
    left: Vector
    up: Vector

    def pitched(self, degrees: float) -> Frame:
        """Tipped forward: up goes towards forward."""
        c, s = _turn(degrees)
        return Frame(self.forward * c - self.up * s, self.left, self.up * c + self.forward * s)

    def tipped(self, degrees: float) -> Frame:
        """Tipped to the right: up goes towards right."""
        c, s = _turn(degrees)
        return Frame(self.forward, self.left * c + self.up * s, self.up * c - self.left * s)

    def turned(self, degrees: float) -> Frame:
        """Turned to the right: forward goes towards right."""
        c, s = _turn(degrees)
        return Frame(self.forward * c - self.left * s, self.left * c + self.forward * s, self.up)

    def at(self, forward: float = 0, left: float = 0, up: float = 0) -> Vector:
        """A direction in space from one within the frame."""
        return self.forward * forward + self.left * left + self.up * up


WORLD = Frame(Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1))
ORIGIN = Vector(0, 0, 0)


def _turn(degrees: float) -> tuple[float, float]:
    angle = radians(degrees)
    return cos(angle), sin(angle)


def frame_along(up: Vector, forward: Vector) -> Frame:
    """The frame whose up is exactly ``up`` and whose forward is as near to ``forward`` as that allows."""
    up = up.unit
    left = up.cross(forward)
    if left.length < 1e-6:  # noqa: PLR2004 - forward says nothing: any direction square to up will do
        left = up.cross(Vector(0.31, 0, 0.17))  # no way to either side, so that mirrored bodies stay mirrored
    left = left.unit
    return Frame(left.cross(up), left, up)
