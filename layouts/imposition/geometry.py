"""Where pages lie on a sheet. Lengths are points, measured from the lower left corner of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.frozen import dataclass
from layouts.imposition.papers import lying
from layouts.theme import MM

if TYPE_CHECKING:
    from layouts.imposition.papers import Paper, Size
    from layouts.imposition.settings import Flip, Scheme

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""As the operator ``cm`` takes it (ISO 32000-1, 8.3.4)."""

SLACK = 1.5
"""Sizes are rounded when files are made: a page that is larger than its place by less than this fits."""
MOST_LOST = 1 / 16
"""Of the width of a page: what creep may push over the fold, where a margin is empty; 9 mm of A5."""


@dataclass(frozen=True)
class PageBox:
    """What is seen of a page of the source."""

    box: Box
    """In the page's own units."""
    turn: int = 0
    """Degrees clockwise by which viewers turn it: 0, 90, 180 or 270."""
    unit: float = 1.0
    """Points of one of its units (``UserUnit``)."""

    @property
    def size(self) -> Size:
        """As it is seen."""
        left, bottom, right, top = self.box
        width, height = (right - left) * self.unit, (top - bottom) * self.unit
        return (height, width) if self.turn % 180 else (width, height)

    def matrix(self, x: float, y: float, scale: float, *, upside_down: bool) -> Matrix:
        """What sets the page, as it is seen or turned by half a circle, with its lower left corner at (x, y)."""
        left, bottom, right, top = self.box
        size = scale * self.unit
        match (self.turn + 180 * upside_down) % 360:
            case 90:
                return (0, -size, size, 0, x - size * bottom, y + size * right)
            case 180:
                return (-size, 0, 0, -size, x + size * right, y + size * top)
            case 270:
                return (0, size, -size, 0, x + size * top, y - size * left)
            case _:
                return (size, 0, 0, size, x - size * left, y - size * bottom)


@dataclass(frozen=True)
class Grid:
    """A sheet divided into equal cells, one for each page."""

    sheet: Size
    columns: int
    rows: int
    folded: bool = False
    """True when the sheet is folded between its two columns, so that pages lie against the fold."""

    @property
    def cell(self) -> Size:
        """The place that a page has."""
        return self.sheet[0] / self.columns, self.sheet[1] / self.rows

    def scale(self, page: Size) -> float:
        """By how much a page must be made smaller to fit; 1 at most, for nothing is enlarged."""
        width, height = self.cell
        if page[0] <= width + SLACK and page[1] <= height + SLACK:
            return 1.0
        return min(width / page[0], height / page[1])

    def turns_back(self, flip: Flip) -> bool:
        """Whether backs must be printed head down to come out as if the sheet were turned about an upright axis.

        A sheet that lies has short edges at its left and right: a printer that turns it on the short edge turns it
        about an upright axis, one that turns it on the long edge doesn't. For an upright sheet it is the other way.
        """
        upright_axis = "short" if self.sheet[0] > self.sheet[1] else "long"
        return flip != upright_axis

    def cell_box(self, index: int) -> Box:
        """The place of a page; cells are counted row by row from the upper left corner."""
        width, height = self.cell
        row, column = divmod(index, self.columns)
        left, top = column * width, self.sheet[1] - row * height
        return left, top - height, left + width, top

    def corner(self, index: int, page: Size, from_fold: float = 0) -> tuple[float, float]:
        """The lower left corner of a page of this size: in the middle of its cell, or ``from_fold`` off the fold."""
        left, bottom, right, top = self.cell_box(index)
        y = (bottom + top - page[1]) / 2
        if not self.folded:
            return (left + right - page[0]) / 2, y
        return (left + from_fold, y) if index % self.columns else (right - from_fold - page[0], y)


def grid_for(scheme: Scheme, paper: Paper, page: Size) -> Grid:
    """The sheet for a scheme, turned so that pages of this size stay as large as can be."""
    lie = lying(paper)
    stand = lie[::-1]
    if scheme == "booklet":
        return Grid(lie, 2, 1, folded=True)
    two, four = (Grid(lie, 2, 1), Grid(stand, 1, 2)), (Grid(stand, 2, 2), Grid(lie, 2, 2))
    ways = two if scheme == "stack2" else four
    return max(ways, key=lambda grid: min(grid.cell[0] / page[0], grid.cell[1] / page[1]))


@dataclass(frozen=True)
class Creep:
    """What the thickness of paper does to folded sheets, and what is done about it.

    Of sheets that are laid into one another, each lies one thickness further from the spine than the sheet around it,
    and sticks out by as much at the other side. So that the outer margins are equal when all are cut flush, the pages
    of the sheet at depth ``d`` (0 is the outermost) move towards the fold by

        d * thickness

    This is the usual rule of printers ("shingling"; https://www.impozycjoner.com/markers/reduction-of-creeping-pages
    has it with a factor from 1, for a fold that is pressed flat, to 1.4, for a loose one; who folds loosely gives
    a larger thickness). Seen from the inmost sheet, pages of outer sheets move outward, sheet by sheet.
    """

    thickness: float
    """Millimetres."""
    deepest: int
    """The depth of the inmost sheet."""
    spare: float = 0
    """Points that pages are narrower than half a sheet: so much may outer pages move away from the fold."""

    def towards_fold(self, depth: int) -> float:
        """Points by which the pages of a sheet move, against those of the outermost."""
        return depth * self.thickness * MM

    def from_fold(self, depth: int) -> float:
        """Points between the fold and the pages of a sheet; below zero where they reach over it and are cut off."""
        return min(self.spare, self.towards_fold(self.deepest)) - self.towards_fold(depth)

    def refuse_too_much(self, width: float) -> None:
        """Stop when too much of the inmost pages, which are ``width`` points wide, would be cut off at the fold.

        Raises:
            HandoutError: that is so.
        """
        lost = -self.from_fold(self.deepest)
        if lost <= width * MOST_LOST:
            return
        message = (
            f"{self.deepest + 1} sheets of {self.thickness:g} mm are too thick to be folded together: the inmost pages "
            f"would move by {lost / MM:.0f} mm and lose their inner margin"
        )
        raise HandoutError(Diagnostic(message, "fold fewer sheets at a time: --signature 8"))
