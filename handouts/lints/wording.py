"""Is it said kindly and plainly? Words and signs that are not for patients, with what to write instead."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.lints.sentences import sentences
from handouts.lints.terms import any_of, beginning, may_stand_in, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Manuscript
    from handouts.lints.style import InsteadOf, Style


def wording_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Every use of words that the style file has better ones for."""
    known = vocabulary("\n".join(passage.string for passage in manuscript.passages))
    rules = [_Rule(rule) for rule in style.instead_of if any(may_stand_in(known, words) for words in rule.instead_of)]
    for passage in manuscript.passages:
        small = passage.string.lower()
        for rule in rules:
            if not rule.may_be_in(small):
                continue
            for sentence in sentences(passage.string, style.abbreviations):
                if found := rule.find(sentence):
                    message = f"not for patients: {shown(found)} in {shown(sentence, 160)}"
                    yield Diagnostic(message, rule.write, passage.place(manuscript.draft))


class _Rule:
    def __init__(self, rule: InsteadOf) -> None:
        self.write = rule.write
        self._rule = rule
        self._beginnings = {beginning(word) for word in rule.instead_of}

    def may_be_in(self, small: str) -> bool:
        """False for most texts (in small letters), at little cost."""
        return any(letters in small for letters in self._beginnings)

    def find(self, sentence: str) -> str:
        """The words as they stand in a sentence, unless another word before them makes them right."""
        found = self._words.search(sentence)
        return found.group() if found and not self._unless.search(sentence, 0, found.start()) else ""

    @cached_property
    def _words(self) -> re.Pattern[str]:
        signs = [word for word in self._rule.instead_of if not any(map(str.isalnum, word))]
        words = [word for word in self._rule.instead_of if word not in signs]
        return re.compile(rf"{any_of(signs)}|(?<!\w){any_of(words)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of(self._rule.unless)}(?!\w)", re.IGNORECASE)
