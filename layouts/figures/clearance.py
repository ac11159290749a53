"""What is painted already and should not be crossed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.figures.planar import is_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from layouts.figures.shapes import Point, Sketch

_REACH = 3.4
"""Points round the line of an arrow that should be free, too."""
_AROUND = ((0, 0), (_REACH, 0), (-_REACH, 0), (0, _REACH), (0, -_REACH))


class Obstacles:
    """The filled shapes of a drawing as polygons, each with the rectangle round it."""

    def __init__(self, sketch: Sketch) -> None:
        self.scale = sketch.scale
        self.polygons: list[tuple[float, float, float, float, Sequence[Point]]] = []
        for shape in sketch.shapes:
            if shape.fill and shape.closed:
                xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
                self.polygons.append((min(xs), max(xs), min(ys), max(ys), shape.points))

    def covered(self, points: Iterable[Point]) -> int:
        """How many points of a line (in centimetres) are on a shape or all but touch one."""
        return sum(any(self._holds(x * self.scale + dx, y * self.scale + dy) for dx, dy in _AROUND) for x, y in points)

    def _holds(self, x: float, y: float) -> bool:
        return any(
            left <= x <= right and bottom <= y <= top and is_within((x, y), corners)
            for left, right, bottom, top, corners in self.polygons
        )
