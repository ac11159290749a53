"""Are sentences short? None is very long, and in each section few are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.lints.reading_level import FEWEST_WORDS
from handouts.lints.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Manuscript
    from handouts.lints.style import Style

MOST_WORDS = 20
LONG = 15
"""A sentence of more words is long."""
FEW = 1 / 3
"""This share of sentences may be long."""
_QUOTED = 160


def sentence_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Sentences that are too long, and sections with too many long ones."""
    draft = manuscript.draft
    for passage in manuscript.passages:
        for sentence in sentences(passage.string, style.abbreviations):
            if (number := len(words(sentence))) > MOST_WORDS:
                message = f"a sentence of {number} words; the limit is {MOST_WORDS}: {shown(sentence, _QUOTED)}"
                yield Diagnostic(message, "make it two sentences, or a list", passage.place(draft))
    for chapter in manuscript.chapters:
        found = [text for passage in chapter.passages for text in sentences(passage.string, style.abbreviations)]
        long = [sentence for sentence in found if len(words(sentence)) > LONG]
        if sum(len(words(sentence)) for sentence in found) >= FEWEST_WORDS and len(long) > FEW * len(found):
            message = f"{len(long)} of {len(found)} sentences in the section {shown(chapter.id)} have over {LONG} words"
            hint = f"at most a third should; the first: {shown(long[0], _QUOTED)}"
            yield Diagnostic(message, hint, chapter.place(draft), "warning")
