"""What the printer gets: the printed sides of sheets, file by file, in the order in which they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from layouts.imposition.settings import BACKS, COVER, FRONTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.imposition.job import Job
    from layouts.imposition.plan import Sheet, Side


@dataclass(frozen=True)
class Face:
    """One page of a file: a side of a sheet, as the printer gets it."""

    side: Side
    depth: int
    is_front: bool


def runs(job: Job) -> dict[str, list[Face]]:
    """The pages of each file, by what is added to its name."""
    parts = {"": job.plan.sheets} | ({COVER: job.plan.cover} if job.plan.cover else {})
    turn_back = job.grid.turns_back(job.settings.flip)
    printed: dict[str, list[Face]] = {}
    for ending, sheets in parts.items():
        sides = [_faces(sheet, turn_back=turn_back) for sheet in sheets]
        if job.settings.one_sided is None:
            printed[ending] = [face for pair in sides for face in pair]
            continue
        # The sheet that lies on top when the pile goes back into the tray is printed first.
        again = sides if job.settings.one_sided == "face-down" else sides[::-1]
        printed[ending + FRONTS] = [pair[0] for pair in sides]
        printed[ending + BACKS] = [pair[1] for pair in again]
    return printed


def _faces(sheet: Sheet, *, turn_back: bool) -> Sequence[Face]:
    """The sides of a sheet that are printed, front first; ``turn_back`` prints backs head down."""
    front = Face(sheet.front, sheet.depth, is_front=True)
    if sheet.back is None:
        return (front,)
    return front, Face(sheet.back.turned() if turn_back else sheet.back, sheet.depth, is_front=False)
