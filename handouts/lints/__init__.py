"""Lints: is a pack easy to read, well told, explained, sourced and current? One idea a module."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from handouts.lints.actions import section_action_problems, stop_problems
from handouts.lints.calls import call_problems
from handouts.lints.chapters import read_manuscript
from handouts.lints.characters import character_problems
from handouts.lints.dates import date_problems
from handouts.lints.explanations import explanation_problems
from handouts.lints.medical_words import word_problems
from handouts.lints.passive import passive_problems
from handouts.lints.reading_level import reading_problems
from handouts.lints.sentence_length import sentence_problems
from handouts.lints.sourcing import source_problems
from handouts.lints.wording import wording_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from handouts.diagnostics import Diagnostic
    from handouts.lints.style import Style
    from handouts.pack_draft import Draft

_BY_STYLE = (
    reading_problems,
    sentence_problems,
    passive_problems,
    word_problems,
    explanation_problems,
    wording_problems,
    section_action_problems,
    stop_problems,
)


def lint(
    draft: Draft, style: Style | None, today: date, missing: Callable[[str], Sequence[str]]
) -> Iterator[Diagnostic]:
    """What could be better in the files that have no problems of their own; ``missing`` tells what the fonts lack.

    A language without a style is only asked what needs none: sources, dates, characters, whom to call.
    """
    manuscript = read_manuscript(draft)
    yield from chain(
        source_problems(manuscript),
        date_problems(draft, today),
        character_problems(draft, missing),
        call_problems(draft),
    )
    if style:
        for problems in _BY_STYLE:
            yield from problems(manuscript, style)
