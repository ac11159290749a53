"""Lines across an area, cut at its edge, so that it stays an area on a photocopy."""

from __future__ import annotations

from math import cos, floor, radians, sin
from typing import TYPE_CHECKING, Final

from layouts.figures.curves import smoothed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.figures.shapes import Point, Step

SLANT: Final = 45.0
"""Degrees of the lines above the horizontal."""
_PIECES: Final = 6
"""Straight pieces of a curve between two corners."""


def rounded(corners: Sequence[Point]) -> list[Point]:
    """The polygon that looks like the smooth outline through some corners."""
    points = []
    start = corners[0]
    for way in smoothed(tuple(corners), closed=True):
        points.append(start)
        if len(way) > 2:  # a curve, not a straight line
            points += [_on_curve(start, way, step / _PIECES) for step in range(1, _PIECES)]
        start = (way[-2], way[-1])
    return points


def _on_curve(start: Point, way: Step, share: float) -> Point:
    """The point of a cubic Bézier curve at a share of its way."""
    x1, y1, x2, y2, x3, y3 = way
    a, b, c, d = (1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3
    return a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


def hatched(polygon: Sequence[Point], distance: float, slant: float = SLANT) -> Iterator[tuple[Point, Point]]:
    """Parallel lines within a polygon (even-odd rule), so far apart, each with its two ends.

    The lines of all areas of a drawing lie on one grid, so that areas that touch look like one.
    """
    c, s = cos(radians(slant)), sin(radians(slant))
    turned = [(x * c + y * s, y * c - x * s) for x, y in polygon]
    levels = [y for _, y in turned]
    for index in range(floor(min(levels) / distance), floor(max(levels) / distance) + 2):
        # Half a step beside the grid's origin: no line runs exactly through what stands in the middle.
        level = (index - 0.5) * distance
        crossings = sorted(_crossings(turned, level))
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            yield (start * c - level * s, start * s + level * c), (end * c - level * s, end * s + level * c)


def _crossings(polygon: Sequence[Point], level: float) -> Iterator[float]:
    """Where the edges of a polygon cross a horizontal line: always an even number of places."""
    ax, ay = polygon[-1]
    for bx, by in polygon:
        if (ay > level) != (by > level):
            yield ax + (bx - ax) * (level - ay) / (by - ay)
        ax, ay = bx, by
