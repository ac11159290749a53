"""A drawing as the operators of a PDF page (ISO 32000-1, 8.5)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.figures.shapes import Shape, Sketch

_GRAIN: Final = 0.05
"""Coordinates are whole multiples of this many points: finer than a printer's dot, and short to write."""
_DASHES: Final = (2.0, 1.6)
_CURVE: Final = 6


def operators(sketch: Sketch, tones: Mapping[str, str | None]) -> str:
    """What paints the drawing where its coordinates are points; round joins and ends throughout."""
    writer = _Writer(tones)
    for shape in sketch.shapes:
        writer.paint(shape)
    return "\n".join((f"q {_GRAIN:g} 0 0 {_GRAIN:g} 0 0 cm 1 j 1 J", *writer.lines, "Q"))


class _Writer:
    """Writes shapes and remembers the graphics state, so that it is set only when it changes."""

    def __init__(self, tones: Mapping[str, str | None]) -> None:
        self.tones = tones
        self.lines: list[str] = []
        self.state: dict[str, str] = {}
        self.paths: dict[tuple[object, ...], str] = {}

    def paint(self, shape: Shape) -> None:
        fill = self.tones[shape.fill] if shape.fill else None
        stroke = self.tones[shape.stroke] if shape.stroke else None
        if not fill and not stroke:
            return
        if fill:
            self.set("rg", _rgb(fill))
        if stroke:
            self.set("RG", _rgb(stroke))
            self.set("w", f"{shape.width / _GRAIN:g}")
            self.set("d", f"[{' '.join(f'{dash / _GRAIN:g}' for dash in _DASHES)}] 0" if shape.dashed else "[] 0")
        end = ("b" if shape.closed else "B") if fill and stroke else "f" if fill else "s" if shape.closed else "S"
        self.lines.append(f"{self.path(shape)} {end}")

    def path(self, shape: Shape) -> str:
        """Most paths are painted twice: first their line, then their inside."""
        key = (shape.points, shape.closed, shape.smooth)
        if key not in self.paths:
            x, y = shape.points[0]
            self.paths[key] = " ".join([f"{round(x / _GRAIN)} {round(y / _GRAIN)} m", *map(_step, shape.steps())])
        return self.paths[key]

    def set(self, operator: str, operands: str) -> None:
        if self.state.get(operator) != operands:
            self.state[operator] = operands
            self.lines.append(f"{operands} {operator}")


def _step(step: tuple[float, ...]) -> str:
    numbers = " ".join([str(round(number / _GRAIN)) for number in step])
    return f"{numbers} c" if len(step) == _CURVE else f"{numbers} l"


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3g}" for start in (1, 3, 5))
