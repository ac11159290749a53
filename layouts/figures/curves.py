"""Smooth ways through points."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.figures.shapes import Point, Step

_CORNER: Final = 0.3
"""Cosine of the turn from which a way has a corner."""
_SHORT: Final = 0.6
"""Points on paper of a third of a chord that is as good as its curve."""


def smoothed(points: Sequence[Point], *, closed: bool) -> tuple[Step, ...]:
    """Bézier curves through points, with the tangents of Catmull and Rom (1974) and handles of a third of each chord.

    Where the way turns sharply, as at the corner of a hem, the curve has a corner too instead of a curl.
    """
    tangents = _tangents(points, closed=closed)
    steps: list[Step] = []
    (bx, by), (sx, sy) = points[0], tangents[0]
    for index in range(1, len(points) + closed):
        (cx, cy), (ex, ey) = points[index % len(points)], tangents[index % len(points)]
        third = hypot(cx - bx, cy - by) / 3
        if third > _SHORT and (sx or sy or ex or ey):
            steps.append((bx + sx * third, by + sy * third, cx - ex * third, cy - ey * third, cx, cy))
        else:
            steps.append((cx, cy))
        bx, by, sx, sy = cx, cy, ex, ey
    return tuple(steps)


def _tangents(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """Directions of length 1, along the line between the neighbours; none at corners and at open ends."""
    tangents: list[Point] = []
    (ax, ay), (bx, by) = points[-1], points[0]
    for cx, cy in (*points[1:], points[0]):
        ux, uy, vx, vy = bx - ax, by - ay, cx - bx, cy - by
        length = hypot(cx - ax, cy - ay)
        if not length or ux * vx + uy * vy < _CORNER * hypot(ux, uy) * hypot(vx, vy):
            tangents.append((0.0, 0.0))
        else:
            tangents.append(((cx - ax) / length, (cy - ay) / length))
        ax, ay, bx, by = bx, by, cx, cy
    if not closed:
        tangents[0] = tangents[-1] = (0.0, 0.0)
    return tangents
