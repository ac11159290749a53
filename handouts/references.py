"""Checks between the files of a pack: whatever one file names, another must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.reference_figures import figure_problems
from handouts.reference_ids import id_problems
from handouts.reference_pictures import picture_problems
from handouts.reference_safety import safety_problems
from handouts.reference_texts import text_problems

if TYPE_CHECKING:
    from handouts.diagnostics import Diagnostic
    from handouts.pack_draft import Draft


def reference_problems(draft: Draft) -> list[Diagnostic]:
    """All that doesn't fit together. Files with problems of their own are left out, lest one fault is told twice."""
    return [
        *id_problems(draft),
        *figure_problems(draft),
        *picture_problems(draft),
        *safety_problems(draft),
        *text_problems(draft),
    ]
