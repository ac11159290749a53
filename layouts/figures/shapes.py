"""What a drawing is made of: smooth outlines with a tone for the inside and one for the line.

Lengths are points of the finished drawing, y goes up. Tones are names; `tones` says what they look like, so that one
drawing serves colour and plain line art.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[float, ...]
"""A line to (x, y), or a Bézier curve (x1, y1, x2, y2, x, y)."""

HAIR_LINE = 0.5
LINE = 0.65
"""Widths of lines on paper."""


@dataclass(frozen=True)
class Shape:
    """A path, painted at once."""

    start: Point
    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = LINE
    closed: bool = True
    dashed: bool = False


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

    def add(  # noqa: PLR0913 - how a path looks
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
        scaled = [(round(x * self.scale, 2), round(y * self.scale, 2)) for x, y in points]
        self.include(scaled)
        steps = smoothed(scaled, closed=closed) if smooth else tuple(scaled[1:])
        self.shapes.append(Shape(scaled[0], steps, fill, stroke, width, closed, dashed))

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
        for x, y in points:
            self.left, self.right = min(self.left, x), max(self.right, x)
            self.bottom, self.top = min(self.bottom, y), max(self.top, y)

    def paste(self, other: Sketch, dx: float, dy: float, sign: int = 1) -> None:
        """Add another drawing, moved by some points; mirrored when ``sign`` is -1."""
        self.shapes += [moved(shape, dx, dy, sign) for shape in other.shapes]
        xs = sorted((sign * other.left + dx, sign * other.right + dx))
        self.include(((xs[0], other.bottom + dy), (xs[1], other.top + dy)))

    def at_origin(self) -> Sketch:
        """The drawing with its lower left corner at (0, 0)."""
        sheet = Sketch(self.scale)
        sheet.paste(self, -self.left, -self.bottom)
        return sheet

    def mirrored(self) -> Sketch:
        """Left and right changed, for the other side of the body."""
        sheet = Sketch(self.scale)
        sheet.paste(self, self.right, 0, -1)
        return sheet

    @property
    def width(self) -> float:
        """Of the rectangle."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of the rectangle."""
        return self.top - self.bottom


def smoothed(points: Sequence[Point], *, closed: bool) -> tuple[Step, ...]:
    """Bézier curves through points, after Catmull and Rom (1974): tangents follow the neighbours."""
    count = len(points)
    last = count - 1

    def near(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), last)]

    steps: list[Step] = []
    for index in range(count if closed else last):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (near(index + offset) for offset in (-1, 0, 1, 2))
        steps.append(
            (
                round(bx + (cx - ax) / 6, 2),
                round(by + (cy - ay) / 6, 2),
                round(cx - (dx - bx) / 6, 2),
                round(cy - (dy - by) / 6, 2),
                cx,
                cy,
            )
        )
    return tuple(steps)


def moved(shape: Shape, dx: float, dy: float, sign: int = 1) -> Shape:
    """The shape somewhere else, or mirrored at x = 0 when ``sign`` is -1."""

    def step(numbers: Step) -> Step:
        return tuple(
            round(sign * number + dx, 2) if index % 2 == 0 else round(number + dy, 2)
            for index, number in enumerate(numbers)
        )

    x, y = step(shape.start)
    return replace(shape, start=(x, y), steps=tuple(map(step, shape.steps)))
