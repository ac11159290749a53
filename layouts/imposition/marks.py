"""Marks to fold and cut by: short lines at the edges of the sheet. Lengths are points.

They run along the edges of pages or between two of them, so never over text. Fronts carry what is cut by, for a pile is
cut with a front on top; backs, which are inside a folded sheet, carry the fold, so that no cover shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from layouts.theme import MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from layouts.imposition.geometry import Grid
    from layouts.imposition.papers import Size

Line: TypeAlias = tuple[float, float, float, float]
"""From (x, y) to (x, y)."""

LENGTH = 6 * MM
"""Printers leave 4 to 5 mm at the edges empty: what is left is seen and no more."""
TIGHT = 3.0
"""A gap that is smaller is not worth two cuts."""


def fold_marks(grid: Grid) -> tuple[Line, ...]:
    """The ends of the fold."""
    return tuple(_upright([grid.sheet[0] / 2], grid.sheet[1]))


def cut_marks(grid: Grid, trim: Size, from_fold: float = 0) -> tuple[Line, ...]:
    """The ends of all cuts around pages of this size; those of a folded sheet lie ``from_fold`` away from the fold."""
    width, height = grid.sheet
    across = _cuts_of_fold(grid, trim[0], from_fold) if grid.folded else _cuts(grid.columns, width, trim[0])
    along = _cuts(grid.rows, height, trim[1])
    return (*_upright(across, height), *_level(along, width))


def _cuts_of_fold(grid: Grid, trim: float, from_fold: float) -> list[float]:
    """The cuts at the outer edges of both pages, if those are narrower than their places."""
    middle = grid.sheet[0] / 2
    if middle - trim <= TIGHT:
        return []
    return [middle - from_fold - trim, middle + from_fold + trim]


def _cuts(cells: int, length: float, trim: float) -> list[float]:
    """The cuts across a side of the sheet: between cells that are filled, else at both edges of each page."""
    cell = length / cells
    if cell - trim <= TIGHT:
        return [cell * index for index in range(1, cells)]
    middles = [cell * (index + 0.5) for index in range(cells)]
    return [middle + side * trim / 2 for middle in middles for side in (-1, 1)]


def _upright(places: Iterable[float], height: float) -> Iterator[Line]:
    for x in places:
        yield (x, 0, x, LENGTH)
        yield (x, height - LENGTH, x, height)


def _level(places: Iterable[float], width: float) -> Iterator[Line]:
    for y in places:
        yield (0, y, LENGTH, y)
        yield (width - LENGTH, y, width, y)
