"""Does each section say what it rests on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.blocks import ExerciseCards, Heading, RedFlagList
from handouts.diagnostics import Diagnostic, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Manuscript

_DRAWN_FROM_FACTS = (ExerciseCards, RedFlagList)
"""Blocks whose words have facts and sources of their own."""


def source_problems(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Sections with words of their own and no source."""
    for chapter in manuscript.chapters:
        section = chapter.section
        if not section or section.sources:
            continue
        own = [block for block in section.blocks if not isinstance(block, (*_DRAWN_FROM_FACTS, Heading))]
        if own or section.lead:
            message = f"the section {shown(chapter.id)} names no source"
            hint = "name what it rests on: `sources: [ID]`, with an id of sources.yaml"
            yield Diagnostic(message, hint, chapter.place(manuscript.draft))
