"""The surface of a pool: waves across the picture, over the person who stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.figures.shapes import LINE

if TYPE_CHECKING:
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Point, Sketch

_WAVE = 9.0
"""Half a wave's length, and"""
_SWELL = 1.3
"""half its height, in centimetres."""


def draw_water(sketch: Sketch, camera: Camera, height: int) -> None:
    """A line of waves at a height above the floor, and short ones below it: at either side, and over the person."""
    left, right = sketch.left / sketch.scale - 4, sketch.right / sketch.scale + 4
    middle = (left + right) / 2
    level = height * camera.up.z
    short = (
        (12, left, left + 26),
        (24, left + 6, left + 22),
        (16, middle - 14, middle + 4),
        (12, right - 26, right),
        (24, right - 22, right - 6),
    )
    for drop, start, end in short:
        sketch.add(_waves(start, end, level - drop), None, "water", LINE, closed=False)
    surface = _waves(left, right, level)
    sketch.add(surface, None, "halo", 3 * LINE, closed=False)
    sketch.add(surface, None, "water", LINE * 1.8, closed=False)


def _waves(start: float, end: float, level: float) -> list[Point]:
    count = max(int((end - start) / _WAVE), 2)
    return [
        (start + (end - start) * step / count, level + (_SWELL if step % 2 else -_SWELL)) for step in range(count + 1)
    ]
