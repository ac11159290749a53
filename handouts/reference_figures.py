"""Checks of figures: their poses can be held by a person, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.pack_files import EXERCISES, FIGURES
from handouts.pose.problems import figure_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft
    from handouts.pose.model import Figure


def figure_problems(draft: Draft) -> Iterator[Diagnostic]:
    """What is wrong with the figures of exercises and sections, each where its file says it."""
    for stem, exercise in draft.exercises.items():
        if exercise.figure:
            yield from _told(draft, f"{EXERCISES}/{stem}.yaml", exercise.figure, sided=exercise.sided)
    for stem, file in draft.figures.items():
        yield from _told(draft, f"{FIGURES}/{stem}.yaml", file.figure, sided=False)


def _told(draft: Draft, path: str, figure: Figure, *, sided: bool) -> Iterator[Diagnostic]:
    for finding in figure_findings(figure, sided=sided):
        place = draft.key_place(path, "figure", *finding.trail)
        yield Diagnostic(finding.message, finding.hint, place)
