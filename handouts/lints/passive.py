"""Does the text say who does what? Finds the passive voice by its look.

The pattern is a form of be, adverbs, and a participle: a word in -ed or an irregular one of the style file. What looks
alike and says how something is ("is tired", "are swollen", anything in un-) is let pass, unless "by" follows. It
knows no grammar, so it is only a warning. A glossary says what things are, so it may use the passive voice.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.lints.sentences import sentences
from handouts.lints.terms import any_of
from handouts.pack_files import GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Manuscript
    from handouts.lints.style import Passive, Style

HINT = 'say who does it ("we check it"), or tell the reader to do it ("check it")'
_SHORTEST = 5
"""Shorter words in -ed are no participles: red, bed, need."""


def passive_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Sentences in the passive voice."""
    if not style.passive.be:
        return
    finder = _finder(style.passive)
    glossary = manuscript.draft.text_path(GLOSSARY)
    for passage in manuscript.passages:
        if passage.path == glossary:
            continue
        for sentence in sentences(passage.string, style.abbreviations):
            for found in finder.find(sentence):
                message = f"passive voice: {shown(found)} in {shown(sentence, 160)}"
                yield Diagnostic(message, HINT, passage.place(manuscript.draft), "warning")


class _Finder:
    """Finds passives by the words of one language."""

    def __init__(self, passive: Passive) -> None:
        agent = rf"(?P<agent>\s+{any_of([passive.agent])}\b)?"
        # A look ahead, so that "be" in "to be being checked" can be the start of the next match.
        self._pattern = re.compile(
            rf"\b{any_of(passive.be)}(?=(?:\s+{any_of(passive.between)})*\s+(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*){agent})",
            re.IGNORECASE,
        )
        self._participles = frozenset(passive.participles)
        self._adjectives = frozenset(passive.adjectives)
        self._allowed = frozenset(passive.allowed)

    def find(self, sentence: str) -> Iterator[str]:
        """The verbs in the passive voice, as they stand in the sentence."""
        for match in self._pattern.finditer(sentence):
            word = match["word"].lower()
            if self._is_participle(word) and word not in self._allowed and (match["agent"] or not self._is_state(word)):
                yield sentence[match.start() : match.end("word")]

    def _is_participle(self, word: str) -> bool:
        return word in self._participles or (word.endswith("ed") and len(word) >= _SHORTEST and word[-3] != "e")

    def _is_state(self, word: str) -> bool:
        return word in self._adjectives or word.startswith("un")


@cache
def _finder(passive: Passive) -> _Finder:
    return _Finder(passive)
