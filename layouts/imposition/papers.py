"""Sheets of paper, and which of them suits the pages. Lengths are points."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from layouts.theme import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

Paper: TypeAlias = Literal["a4", "letter", "a3", "tabloid"]
Size: TypeAlias = tuple[float, float]
"""Width and height."""

SIZES: dict[Paper, Size] = {
    "a4": (210 * MM, 297 * MM),
    "letter": (612.0, 792.0),
    "a3": (297 * MM, 420 * MM),
    "tabloid": (792.0, 1224.0),
}
"""Upright: ISO 216, and ANSI/ASME Y14.1."""
PAPERS: tuple[Paper, ...] = get_args(Paper)
NAMES: dict[Paper, str] = {"a4": "A4", "letter": "Letter", "a3": "A3", "tabloid": "Tabloid"}

_LETTER_SHAPES = (11 / 8.5, 8.5 / 5.5)
"""Long side by short side: a whole sheet of Letter and half of one."""
_SAME_SHAPE = 0.02


def usual(sizes: Sequence[Size]) -> Size:
    """The size that most pages have, to the point; of sizes that are as frequent, the first."""
    [(most, _)] = Counter(map(_rounded, sizes)).most_common(1)
    return next(size for size in sizes if _rounded(size) == most)


def _rounded(size: Size) -> tuple[int, int]:
    return round(size[0]), round(size[1])


def suiting(page: Size) -> Paper:
    """Letter for pages that have its shape or that of half a sheet of it, A4 for all others."""
    shape = max(page) / min(page)
    return "letter" if any(abs(shape / letter - 1) <= _SAME_SHAPE for letter in _LETTER_SHAPES) else "a4"


def lying(paper: Paper) -> Size:
    """A sheet with its long side at the foot."""
    width, height = SIZES[paper]
    return height, width
