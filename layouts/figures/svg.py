"""A drawing as an SVG file (SVG 1.1), to be put on a web page or into another document.

Nothing in it has an id, so that several can stand in one page. Its words are its title, and its label for programs
that read only that (SVG Accessibility API Mappings, WAI-ARIA 1.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layouts.figures.tones import COLOUR
from layouts.metadata import CONTROL
from layouts.theme import FIGURE_MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.figures.shapes import Shape, Sketch

_CURVE: Final = 6
_DASHES: Final = "2 1.6"
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg(sketch: Sketch, alt: str, tones: Mapping[str, str | None] = COLOUR) -> str:
    """The drawing with its alternative text; a tone that is ``None`` is not painted. Sizes are points.

    Raises:
        ValueError: there is no alternative text.
    """
    words = CONTROL.sub(" ", alt).strip().translate(_ESCAPES)
    if not words:
        raise ValueError("a drawing needs an alternative text")
    left, top = sketch.left - FIGURE_MARGIN, -sketch.top - FIGURE_MARGIN
    width, height = sketch.width + 2 * FIGURE_MARGIN, sketch.height + 2 * FIGURE_MARGIN
    box = " ".join(map(_number, (left, top, width, height)))
    paths = filter(None, (_path(shape, tones) for shape in sketch.shapes))
    size = f'viewBox="{box}" width="{_number(width)}pt" height="{_number(height)}pt"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{words}">',
            f"<title>{words}</title>",
            '<g transform="scale(1 -1)" stroke-linejoin="round" stroke-linecap="round">',
            *paths,
            "</g>",
            "</svg>\n",
        )
    )


def _path(shape: Shape, tones: Mapping[str, str | None]) -> str:
    """One path; empty if nothing of it is painted."""
    fill = tones[shape.fill] if shape.fill else None
    stroke = tones[shape.stroke] if shape.stroke else None
    if not fill and not stroke:
        return ""
    x, y = shape.points[0]
    way = [f"M{_number(x)} {_number(y)}", *map(_step, shape.steps()), "Z" * shape.closed]
    line = f' stroke="{stroke}" stroke-width="{_number(shape.width)}"' if stroke else ""
    dashes = f' stroke-dasharray="{_DASHES}"' if stroke and shape.dashed else ""
    return f'<path d="{"".join(way)}" fill="{fill or "none"}"{line}{dashes}/>'


def _step(step: tuple[float, ...]) -> str:
    return ("C" if len(step) == _CURVE else "L") + " ".join(map(_number, step))


def _number(value: float) -> str:
    """Two digits after the point are finer than a printer's dot."""
    return f"{round(value, 2) + 0.0:g}"
