"""Which page stands where on which sheet: numbers only, no PDF and no lengths.

A sheet is described as a person sees it who holds its front upright and then turns it over like the page of a book,
about an upright axis. What a printer has to be sent for that is the business of :meth:`Side.turned`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLANK = 0
"""Stands for a page where nothing is printed; pages count from 1."""
PAGES_OF_A_SHEET = 4
"""That is folded once."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its pages, row by row from the upper left corner."""

    pages: tuple[int, ...]
    upside_down: bool = False
    """True when each page is printed head down."""

    def turned(self) -> Side:
        """The same side, turned by half a circle."""
        return Side(self.pages[::-1], not self.upside_down)


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper."""

    front: Side
    back: Side | None
    """None when nothing is printed there."""
    depth: int = 0
    """How many sheets lie around it in the same fold: 0 is the outermost."""


@dataclass(frozen=True)
class Plan:
    """All sheets of a job, in the order in which they are printed."""

    sheets: tuple[Sheet, ...]
    cover: tuple[Sheet, ...] = ()
    """The outermost sheet, when it is printed apart."""

    @property
    def deepest(self) -> int:
        """The depth of the inmost sheet."""
        return max((sheet.depth for sheet in chain(self.cover, self.sheets)), default=0)


def booklet(pages: int, signature: int | None = None, *, right_bound: bool = False, cover_apart: bool = False) -> Plan:
    """Sheets with two pages on a side, folded in the middle and laid into one another (saddle stitch).

    Blank pages at the end make the number of pages a multiple of four. With ``signature``, so many sheets at most are
    folded together, and these bundles are laid one on the other; without it, all are. ``right_bound`` is for scripts
    that run from right to left. ``cover_apart`` takes the two outer leaves as a sheet of its own, around all others.
    """
    folding = _Folding(pages, signature, right_bound)
    total = padded(pages)
    if not cover_apart:
        return Plan(tuple(folding.bundles(1, total, 0)))
    depth = 0 if signature else 1  # in a single fold, the cover is the outermost sheet
    return Plan(tuple(folding.bundles(3, total - 2, depth)), (folding.sheet(1, total, 0),))


def padded(pages: int) -> int:
    """The number of pages that folded sheets have room for."""
    return -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET


@dataclass(frozen=True)
class _Folding:
    """How pages are divided into bundles of folded sheets."""

    pages: int
    signature: int | None
    right_bound: bool

    def bundles(self, first: int, last: int, depth: int) -> Iterator[Sheet]:
        """The sheets of all bundles, each from the outside in; the last bundle may be thinner."""
        step = PAGES_OF_A_SHEET * self.signature if self.signature else max(1, last - first + 1)
        for low in range(first, last, step):
            high = min(low + step - 1, last)
            for inner in range((high - low + 1) // PAGES_OF_A_SHEET):
                yield self.sheet(low + 2 * inner, high - 2 * inner, depth + inner)

    def sheet(self, low: int, high: int, depth: int) -> Sheet:
        """The sheet around the pages between ``low``, its first, and ``high``, its last."""
        front, back = self._side(high, low), self._side(low + 1, high - 1)
        return Sheet(front, back, depth)

    def _side(self, left: int, right: int) -> Side:
        pages = (right, left) if self.right_bound else (left, right)
        return Side(tuple(page if page <= self.pages else BLANK for page in pages))


def stack(pages: int, columns: int, rows: int, *, two_sided: bool = True) -> Plan:
    """Sheets to be cut: the piles that this makes, laid one on the other row by row, are in order.

    The pile of the upper left corner comes first. A leaf carries two pages, or one when only fronts are printed.
    """
    of_leaf, piles = (2 if two_sided else 1), columns * rows
    leaves = -(-pages // of_leaf)
    height = -(-leaves // piles)

    def page(leaf: int, side: int) -> int:
        number = leaf * of_leaf + side
        return number if number <= pages else BLANK

    sheets = []
    for level in range(height):
        here = [level + pile * height for pile in range(piles)]
        back = Side(_mirrored([page(leaf, 2) for leaf in here], columns)) if two_sided else None
        sheets.append(Sheet(Side(tuple(page(leaf, 1) for leaf in here)), back))
    return Plan(tuple(sheets))


def _mirrored(pages: Sequence[int], columns: int) -> tuple[int, ...]:
    """What stands behind: the columns from right to left."""
    rows = (pages[start : start + columns] for start in range(0, len(pages), columns))
    return tuple(chain.from_iterable(row[::-1] for row in rows))
