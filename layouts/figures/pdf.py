"""A drawing as the operators of a PDF page (ISO 32000-1, 8.5)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.figures.shapes import Shape, Sketch

_CURVE = 6


def operators(sketch: Sketch, tones: Mapping[str, str | None]) -> str:
    """What paints the drawing where its coordinates are points; round joins and ends throughout."""
    writer = _Writer(tones)
    for shape in sketch.shapes:
        writer.paint(shape)
    return "\n".join(("q 1 j 1 J", *writer.lines, "Q"))


class _Writer:
    """Writes shapes and remembers the graphics state, so that it is set only when it changes."""

    def __init__(self, tones: Mapping[str, str | None]) -> None:
        self.tones = tones
        self.lines: list[str] = []
        self.state: dict[str, str] = {}

    def paint(self, shape: Shape) -> None:
        fill = self.tones[shape.fill] if shape.fill else None
        stroke = self.tones[shape.stroke] if shape.stroke else None
        if not fill and not stroke:
            return
        if fill:
            self.set(f"{_rgb(fill)} rg")
        if stroke:
            self.set(f"{_rgb(stroke)} RG")
            self.set(f"{shape.width:g} w")
            self.set("[2 1.6] 0 d" if shape.dashed else "[] 0 d")
        path = " ".join((f"{shape.start[0]:g} {shape.start[1]:g} m", *map(_step, shape.steps)))
        end = ("b" if shape.closed else "B") if fill and stroke else "f" if fill else "s" if shape.closed else "S"
        self.lines.append(f"{path} {end}")

    def set(self, operator: str) -> None:
        kind = operator.rpartition(" ")[2]
        if self.state.get(kind) != operator:
            self.state[kind] = operator
            self.lines.append(operator)


def _step(step: tuple[float, ...]) -> str:
    return " ".join([*[f"{number:g}" for number in step], "c" if len(step) == _CURVE else "l"])


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3g}" for start in (1, 3, 5))
