"""Signs drawn in a square of 24 units: they carry meaning beside a word, never instead of it."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

Icon = Literal["emergency", "same_day", "soon", "care", "stop", "info", "up", "down", "tick_box"]
_UNITS = 24


def draw_icon(
    canvas: TaggedCanvas, theme: Theme, icon: Icon, corner: tuple[float, float], size: float, colour: str
) -> None:
    """Paint a sign with its lower left corner at ``corner``; the caller says what it is content of.

    In mono, filled shapes become outlines.
    """
    shape = theme.colour(colour)
    white = theme.colour("white")
    outline = theme.mono
    canvas.saveState()
    canvas.translate(*corner)
    canvas.scale(size / _UNITS, size / _UNITS)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    canvas.setStrokeColor(shape)
    canvas.setFillColor(white if outline else shape)
    canvas.setLineWidth(2)
    _ground(canvas, icon)
    mark = shape if outline or icon in ("up", "down", "tick_box") else white
    canvas.setStrokeColor(mark)
    canvas.setFillColor(mark)
    canvas.setLineWidth(2.4)
    _mark(canvas, icon)
    canvas.restoreState()


def _ground(canvas: TaggedCanvas, icon: Icon) -> None:
    """The filled shape: octagon, disc, calendar leaf or triangle."""
    if icon == "emergency":
        corners = (pi / 8 + pi / 4 * corner for corner in range(8))
        _polygon(canvas, [(12 + 11 * cos(angle), 12 + 11 * sin(angle)) for angle in corners])
    elif icon in ("same_day", "stop", "info"):
        canvas.circle(12, 12, 10.6, fill=1, stroke=1)
    elif icon == "soon":
        canvas.roundRect(2, 2, 20, 19, 2.5, fill=1, stroke=1)
        _lines(canvas, (7.5, 19, 7.5, 23), (16.5, 19, 16.5, 23))
    elif icon == "care":
        _polygon(canvas, [(12, 22), (1.8, 3.2), (22.2, 3.2)])


def _mark(canvas: TaggedCanvas, icon: Icon) -> None:
    """What stands in the shape: exclamation mark, clock hands, tick, bar, or an arrow or box alone."""
    if icon == "emergency":
        _lines(canvas, (12, 18, 12, 11.4))
        canvas.circle(12, 6.8, 1, fill=1, stroke=1)
    elif icon == "care":
        _lines(canvas, (12, 15.6, 12, 10.4))
        canvas.circle(12, 6.6, 0.7, fill=1, stroke=1)
    elif icon == "same_day":
        _lines(canvas, (12, 12, 12, 18), (12, 12, 16, 9.6))
    elif icon == "soon":
        _lines(canvas, (6.6, 10, 10.6, 6.4), (10.6, 6.4, 17.4, 13.6))
    elif icon == "stop":
        _lines(canvas, (7, 12, 17, 12))
    elif icon == "info":
        _lines(canvas, (12, 12.6, 12, 6.4))
        canvas.circle(12, 17.2, 0.8, fill=1, stroke=1)
    elif icon == "up":
        _lines(canvas, (12, 3, 12, 21), (12, 21, 5.5, 14.5), (12, 21, 18.5, 14.5))
    elif icon == "down":
        _lines(canvas, (12, 21, 12, 3), (12, 3, 5.5, 9.5), (12, 3, 18.5, 9.5))
    elif icon == "tick_box":
        canvas.setLineWidth(1.6)
        canvas.rect(2, 2, 20, 20, fill=0, stroke=1)


def _polygon(canvas: TaggedCanvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, fill=1, stroke=1)


def _lines(canvas: TaggedCanvas, *lines: tuple[float, float, float, float]) -> None:
    for line in lines:
        canvas.line(*line)
