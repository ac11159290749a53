"""What a drawing is made of: smooth outlines with a tone for the inside and one for the line.

Lengths are points of the finished drawing, y goes up. Tones are names; `tones` says what they look like, so that one
drawing serves colour and plain line art.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from layouts.figures.curves import smoothed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[float, ...]
"""A line to (x, y), or a Bézier curve (x1, y1, x2, y2, x, y)."""

HAIR_LINE = 0.5
LINE = 0.65
BODY_LINE = 0.8
"""Widths of lines on paper: details and what is far away, things, and the body."""


class Shape(NamedTuple):
    """A path, painted at once."""

    points: tuple[Point, ...]
    """What it runs through, in points on paper; rounded only when it is written."""
    fill: str | None = None
    stroke: str | None = None
    width: float = LINE
    closed: bool = True
    smooth: bool = True
    dashed: bool = False

    def steps(self) -> Sequence[Step]:
        """The way from the first point on: curves, or straight lines."""
        return smoothed(self.points, closed=self.closed) if self.smooth else self.points[1:]


@dataclass
class Sketch:
    """Shapes in the order of painting, and the rectangle that they fill."""

    scale: float
    """Points on paper for a centimetre of body."""
    shapes: list[Shape] = field(default_factory=list)
    left: float = 1e9
    bottom: float = 1e9
    right: float = -1e9
    top: float = -1e9

    def add(
        self,
        points: Sequence[Point],
        fill: str | None = None,
        stroke: str | None = None,
        width: float = LINE,
        *,
        closed: bool = True,
        smooth: bool = True,
        dashed: bool = False,
    ) -> None:
        """Paint a path through points that are centimetres on the picture plane."""
        scale = self.scale
        scaled = tuple([(x * scale, y * scale) for x, y in points])
        self.include(scaled)
        self.shapes.append(Shape(scaled, fill, stroke, width, closed, smooth, dashed))

    def union(self, outlines: Iterable[tuple[Sequence[Point], str]], stroke: str, width: float = LINE) -> None:
        """Paint shapes as one: a single line runs round all of them.

        Lines of double width are painted first, then every inside over them, so that only the outer half stays.
        """
        outlines = list(outlines)
        for points, _ in outlines:
            self.add(points, None, stroke, 2 * width)
        for points, fill in outlines:
            self.add(points, fill)

    def include(self, points: Iterable[Point]) -> None:
        """Make the rectangle hold these points."""
        points = tuple(points)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.left, self.right = min(self.left, *xs), max(self.right, *xs)
        self.bottom, self.top = min(self.bottom, *ys), max(self.top, *ys)

    def paste(self, other: Sketch, dx: float, dy: float, sign: int = 1) -> None:
        """Add another drawing, moved by some points; mirrored when ``sign`` is -1."""
        for shape in other.shapes:
            points = tuple([(sign * x + dx, y + dy) for x, y in shape.points])
            self.shapes.append(shape._replace(points=points))
        xs = sorted((sign * other.left + dx, sign * other.right + dx))
        self.include(((xs[0], other.bottom + dy), (xs[1], other.top + dy)))

    def at_origin(self) -> Sketch:
        """The drawing with its lower left corner at (0, 0)."""
        sheet = Sketch(self.scale)
        sheet.paste(self, -self.left, -self.bottom)
        return sheet

    @property
    def width(self) -> float:
        """Of the rectangle."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of the rectangle."""
        return self.top - self.bottom
