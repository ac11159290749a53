"""Digits, letters and signs as strokes: figures are drawings without fonts.

Each stroke is a row of points in a box of height 1, with the middle of the box at (0, 0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from handouts.pose.marks import Label
    from layouts.figures.shapes import Point


class Stroke(NamedTuple):
    """A line of the pen: round, or with corners."""

    points: tuple[Point, ...]
    smooth: bool = False


GLYPHS: Final[dict[Label, tuple[Stroke, ...]]] = {
    "1": (Stroke(((-0.22, 0.28), (0.06, 0.5), (0.06, -0.5))),),
    "2": (
        Stroke(
            ((-0.29, 0.24), (-0.2, 0.43), (0.02, 0.5), (0.24, 0.4), (0.28, 0.17), (0.13, -0.08), (-0.3, -0.5)),
            smooth=True,
        ),
        Stroke(((-0.3, -0.5), (0.32, -0.5))),
    ),
    "3": (
        Stroke(((-0.27, 0.38), (-0.06, 0.5), (0.2, 0.42), (0.25, 0.22), (0.12, 0.06), (-0.08, 0.02)), smooth=True),
        Stroke(((-0.08, 0.02), (0.18, -0.04), (0.3, -0.24), (0.2, -0.44), (-0.06, -0.51), (-0.3, -0.38)), smooth=True),
    ),
    "4": (Stroke(((0.16, -0.5), (0.16, 0.5), (-0.33, -0.22), (0.36, -0.22))),),
    "R": (
        Stroke(((-0.3, -0.5), (-0.3, 0.5), (0.02, 0.5))),
        Stroke(((0.02, 0.5), (0.22, 0.43), (0.29, 0.25), (0.22, 0.08), (0.02, 0.0)), smooth=True),
        Stroke(((-0.3, 0.0), (0.04, 0.0), (0.33, -0.5))),
    ),
    "L": (Stroke(((-0.24, 0.5), (-0.24, -0.5), (0.3, -0.5))),),
    "tick": (Stroke(((-0.42, -0.02), (-0.12, -0.38), (0.44, 0.42))),),
    "cross": (Stroke(((-0.38, 0.38), (0.38, -0.38))), Stroke(((-0.38, -0.38), (0.38, 0.38)))),
}
OPPOSITE: Final[dict[Label, Label]] = {"R": "L", "L": "R"}
"""What a mirrored figure writes instead."""
