"""A job: everything that is decided before a file is written. No PDF here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.frozen import dataclass
from layouts.imposition import plan
from layouts.imposition.geometry import Creep, grid_for
from layouts.imposition.papers import suiting, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from layouts.imposition.geometry import Grid, PageBox
    from layouts.imposition.papers import Paper, Size
    from layouts.imposition.plan import Plan
    from layouts.imposition.settings import Settings


@dataclass(frozen=True)
class Job:
    """Pages, and the sheets that they are laid on."""

    settings: Settings
    pages: Sequence[PageBox]
    paper: Paper
    grid: Grid
    plan: Plan
    creep: Creep
    trim: Size
    """What the pages are cut to, in points: none on the sheets is wider or higher."""


def job_for(pages: Sequence[PageBox], settings: Settings, name: str = "") -> Job:
    """The job for these pages; ``name`` is what messages call their file.

    Raises:
        HandoutError: they can't be folded as is asked.
    """
    size = usual([page.size for page in pages])
    paper = settings.paper or suiting(size)
    grid = grid_for(settings.scheme, paper, size)
    planned = _planned(len(pages), grid, settings, name)
    trim = _largest(grid, (page.size for page in pages))
    spare = max(0.0, grid.cell[0] - trim[0]) if grid.folded else 0.0
    creep = Creep(settings.thickness, planned.deepest, spare)
    creep.refuse_too_much(trim[0])
    return Job(settings, pages, paper, grid, planned, creep, trim)


def _planned(pages: int, grid: Grid, settings: Settings, name: str) -> Plan:
    if not settings.folded:
        return plan.stack(pages, grid.columns, grid.rows, two_sided=settings.flip != "none")
    right_bound = settings.binding == "right"
    made = plan.booklet(pages, settings.signature, right_bound=right_bound, cover_apart=settings.cover_apart)
    if not made.sheets:
        hint = "leave out --cover apart, and print that sheet on card"
        place = Place(name) if name else None
        raise HandoutError(Diagnostic("all pages go on one sheet: nothing is left for inside the cover", hint, place))
    return made


def _largest(grid: Grid, sizes: Iterable[Size]) -> Size:
    placed = [(size[0] * scale, size[1] * scale) for size in sizes for scale in [grid.scale(size)]]
    return max(width for width, _ in placed), max(height for _, height in placed)
