"""Geometry on the picture plane."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from layouts.figures.shapes import Point


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, against the clock (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))

    def half(row: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for x, y in row:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return thinned([*half(ordered), *half(reversed(ordered))], 1.5)


def thinned(points: Sequence[Point], least: float) -> list[Point]:
    """The points without those that are nearer than ``least`` to the one before."""
    kept = [points[0]]
    for x, y in points[1:]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept


def is_within(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether a point lies inside a polygon (even-odd rule)."""
    x, y = point
    inside = False
    ax, ay = polygon[-1]
    for bx, by in polygon:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside
