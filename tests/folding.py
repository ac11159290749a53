"""Printing, folding and cutting with paper and hands: from the pages of print files back to the order of reading.

A leaf is known by what stands on its front and what shines through from its back. How a printer turns a sheet is done
here by geometry alone, so that it checks what the program assumes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from layouts.imposition.runs import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.imposition.job import Job
    from layouts.imposition.runs import Face


@dataclass(frozen=True)
class Leaf:
    """A cell of a printed sheet, seen from its front: 0 is blank paper."""

    front: int
    back: int


Printed = dict[tuple[int, int], Leaf]
"""The leaves of a sheet by column and row."""


def printed(job: Job) -> dict[str, list[Printed]]:
    """The sheets of each part, ``""`` and ``"-cover"``, as a printer lays them down in the order of printing."""
    files = runs(job)
    if job.settings.one_sided is None:
        step = 1 if job.settings.flip == "none" else 2
        return {
            part: [_sheet(job, faces[at : at + step]) for at in range(0, len(faces), step)]
            for part, faces in files.items()
        }
    parts = {}
    for part in {name.removesuffix("-fronts").removesuffix("-backs") for name in files}:
        fronts, backs = files[f"{part}-fronts"], files[f"{part}-backs"]
        # The first back lands on the sheet on top of the tray: the first, or the last that was printed.
        fed = fronts if job.settings.one_sided == "face-down" else fronts[::-1]
        sheets = [_sheet(job, pair) for pair in zip(fed, backs, strict=True)]
        parts[part] = sheets if job.settings.one_sided == "face-down" else sheets[::-1]
    return parts


def _sheet(job: Job, faces: Sequence[Face]) -> Printed:
    """What a printer makes of a page, or of two that it prints back to back."""
    front = _placed(job, faces[0])
    back = {}
    if len(faces) == 2:
        columns, rows = job.grid.columns, job.grid.rows
        lies = job.grid.sheet[0] > job.grid.sheet[1]
        for (column, row), (page, head_down) in _placed(job, faces[1]).items():
            if (job.settings.flip == "short") == lies:  # turned about an upright axis: left and right change
                back[columns - 1 - column, row] = page, head_down
            else:  # turned about a level axis: top and bottom change, and so does what is head down
                back[column, rows - 1 - row] = page, not head_down
    leaves = {}
    for cell, (page, head_down) in front.items():
        behind, behind_head_down = back.get(cell, (0, False))
        assert not (page and head_down)
        assert not (behind and behind_head_down)
        leaves[cell] = Leaf(page, behind)
    return leaves


def _placed(job: Job, face: Face) -> dict[tuple[int, int], tuple[int, bool]]:
    assert len(face.side.pages) == job.grid.columns * job.grid.rows
    cells = (divmod(index, job.grid.columns) for index in range(len(face.side.pages)))
    return {
        (column, row): (page, face.side.upside_down) for (row, column), page in zip(cells, face.side.pages, strict=True)
    }


def folded(job: Job) -> list[int]:
    """All pages of a booklet as one turns them over, blank ones at the end left out."""
    parts = printed(job)
    cover = parts.get("-cover", [])
    sheets = parts[""]
    size = job.settings.signature or len(sheets)
    inside = [
        page for at in range(0, len(sheets), size) for page in _bundle(sheets[at : at + size], job.settings.binding)
    ]
    outside = _bundle(cover, job.settings.binding)
    return _without_blanks([*outside[: len(outside) // 2], *inside, *outside[len(outside) // 2 :]])


def _bundle(sheets: Sequence[Printed], binding: str) -> list[int]:
    """Sheets folded together, front outside: through the leaves on one side, then back through those on the other."""
    first, second = ((1, 0), (0, 0)) if binding == "left" else ((0, 0), (1, 0))
    inwards = [page for sheet in sheets for page in (sheet[first].front, sheet[first].back)]
    outwards = [page for sheet in reversed(sheets) for page in (sheet[second].back, sheet[second].front)]
    return [*inwards, *outwards]


def cut(job: Job) -> list[int]:
    """All pages of a pile that was cut and laid pile on pile, row by row from the upper left corner."""
    sheets = printed(job)[""]
    cells = [(column, row) for row in range(job.grid.rows) for column in range(job.grid.columns)]
    leaves = [sheet[cell] for cell in cells for sheet in sheets]
    two_sided = job.settings.flip != "none"
    return _without_blanks([page for leaf in leaves for page in (leaf.front, *([leaf.back] if two_sided else []))])


def _without_blanks(pages: list[int]) -> list[int]:
    while pages and not pages[-1]:
        pages.pop()
    return pages
