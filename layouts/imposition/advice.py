"""What a person should know who prints the sheets: how to print and fold them, and what became of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from layouts.imposition.geometry import grid_for
from layouts.imposition.papers import NAMES, PAPERS, usual
from layouts.imposition.plan import padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.imposition.job import Job

MOST_STAPLED = 20
"""Sheets of office paper that an ordinary staple (26/6) holds."""
_ORDER = {
    (2, 1): "the left pile on the right one",
    (1, 2): "the upper pile on the lower one",
    (2, 2): "the upper left pile on the upper right, on the lower left, on the lower right",
}


def advice(job: Job) -> Iterator[Diagnostic]:
    """All notes of a job, how to print it first."""
    yield _how_to_print(job)
    sheets = job.plan.deepest + 1
    if sheets > MOST_STAPLED:
        message = f"{sheets} sheets are folded together; an ordinary stapler holds {MOST_STAPLED}"
        yield _note(message, "use thread or a heavier stapler, or fold fewer at a time: --signature 8")
    blanks = padded(len(job.pages)) - len(job.pages) if job.grid.folded else 0
    if blanks:
        stay = "1 page stays blank" if blanks == 1 else f"{blanks} pages stay blank"
        yield _note(f"{stay} at the end: a booklet has a multiple of four", "the back cover is one of them")
    yield from _made_smaller(job)


def _how_to_print(job: Job) -> Diagnostic:
    count = len(job.plan.sheets) + len(job.plan.cover)
    sheets = f"{count} {'sheet' if count == 1 else 'sheets'} of {NAMES[job.paper]}"
    hint = "`impose --flip-test -o test.pdf` makes a sheet that shows which edge your printer turns on"
    if job.settings.one_sided:
        top = "first" if job.settings.one_sided == "face-down" else "last"
        how = f"print the fronts at 100%; put the pile back for its blank sides, the {top} one on top; print the backs"
    elif job.settings.flip == "none":
        how, hint = "print at 100% on one side", ""
    else:
        how = f"print at 100% on both sides, turned on the {job.settings.flip} edge"
    return _note(f"{sheets}: {how}; then {_then(job)}", hint)


def _then(job: Job) -> str:
    if not job.grid.folded:
        return f"cut the pile and lay {_ORDER[job.grid.columns, job.grid.rows]}"
    at_once = job.settings.signature
    if at_once and len(job.plan.sheets) > at_once:
        bundle = "each sheet" if at_once == 1 else f"{at_once} at a time"
        fold = f"fold {bundle} and lay one on the other"
    else:
        fold = "fold them in the middle, all together"
    return f"{fold}, the cover around them" if job.plan.cover else fold


def _made_smaller(job: Job) -> Iterator[Diagnostic]:
    scales = [job.grid.scale(page.size) for page in job.pages]
    smaller = [scale for scale in scales if scale < 1]
    if not smaller:
        return
    who = "all pages" if len(smaller) == len(scales) else f"{len(smaller)} of {len(scales)} pages"
    least, most = (f"{scale:.0%}" for scale in (min(smaller), max(smaller)))
    percent = least if least == most else f"{least} to {most}"
    yield _note(f"made smaller, to {percent}, to fit their place on the sheet: {who}", _larger(job))


def _larger(job: Job) -> str:
    """The paper that would keep the size of all pages."""
    size = usual([page.size for page in job.pages])
    for paper in PAPERS:
        grid = grid_for(job.settings.scheme, paper, size)
        if all(grid.scale(page.size) == 1 for page in job.pages):
            return f"--paper {paper} keeps their size"
    return ""


def _note(message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(message, hint, severity="note")
