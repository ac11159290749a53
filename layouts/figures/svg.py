"""A drawing as an SVG file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from layouts.figures.tones import COLOUR

if TYPE_CHECKING:
    from layouts.figures.shapes import Shape, Sketch


def svg(sketch: Sketch, alt: str, tones: dict[str, str | None] | None = None) -> str:
    """The drawing with its alternative text."""
    looks = tones or COLOUR
    margin = 2
    width, height = sketch.width + 2 * margin, sketch.height + 2 * margin
    box = f"{sketch.left - margin:.2f} {-sketch.top - margin:.2f} {width:.2f} {height:.2f}"
    paths = "\n".join(_path(shape, looks) for shape in sketch.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width:.1f}pt" height="{height:.1f}pt" '
        f'role="img"><title>{escape(alt)}</title>\n<g transform="scale(1 -1)" stroke-linejoin="round" '
        f'stroke-linecap="round">\n{paths}\n</g></svg>\n'
    )


def _path(shape: Shape, tones: dict[str, str] | dict[str, str | None]) -> str:
    words = [f"M{shape.points[0][0]:.2f} {shape.points[0][1]:.2f}"]
    for step in shape.steps():
        words.append(("C" if len(step) > 2 else "L") + " ".join(f"{number:.2f}" for number in step))  # noqa: PLR2004
    words += ["Z"] if shape.closed else []
    fill = (tones[shape.fill] if shape.fill else None) or "none"
    stroke = tones[shape.stroke] if shape.stroke else None
    line = f' stroke="{stroke}" stroke-width="{shape.width:g}"' if stroke else ""
    dashes = ' stroke-dasharray="2 1.6"' if shape.dashed else ""
    return f'<path d="{"".join(words)}" fill="{fill}"{line}{dashes}/>'
