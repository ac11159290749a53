"""How hard an English text is to read, as the US grade in which children can read it.

Two formulas, because each can be fooled: many short words hide a few long ones from the first, and the second does not
see that all words have two syllables. Why these two: ``docs/decisions/0010-readability.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.lints.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.lints.syllables import SyllableCounter

LONG = 3
"""From so many syllables on, a word is long."""


@dataclass(frozen=True)
class Counts:
    """What the formulas are made of."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    long_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )


def count(sentences: Iterable[str], syllables: SyllableCounter) -> Counts:
    """The counts of some sentences. What holds no word, such as a dash in a cell, is no sentence."""
    total = Counts()
    for sentence in sentences:
        found = words(sentence)
        if found:
            number = sum(map(syllables.count, found))
            total += Counts(1, len(found), number, len(long_words(sentence, syllables)))
    return total


def long_words(sentence: str, syllables: SyllableCounter) -> list[str]:
    """The words of a sentence that are hard for the fog index.

    These have three syllables or more. By Gunning's rules names don't count (here: capitals after the first word), nor
    do compounds of easy words (here: those with a hyphen), nor what comes to three syllables only by -es or -ed.
    """
    found = words(sentence)
    return [
        word
        for index, word in enumerate(found)
        if syllables.count(word) >= LONG
        and not (index and word[0].isupper())
        and any(syllables.count(part) >= LONG for part in _without_ending(word).split("-"))
    ]


def _without_ending(word: str) -> str:
    return word[:-2] if word.endswith(("es", "ed")) else word


def flesch_kincaid(counts: Counts) -> float:
    """Grade by words a sentence and syllables a word: ``0.39 w/s + 11.8 y/w - 15.59``.

    J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom: Derivation of New Readability Formulas for Navy
    Enlisted Personnel. Research Branch Report 8-75, 1975. A text without words has the grade 0.
    """
    if not counts.words:
        return 0.0
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Grade by words a sentence and long words in a hundred: ``0.4 (w/s + 100 l/w)``.

    R. Gunning: The Technique of Clear Writing. McGraw-Hill, 1952; revised 1968. A text without words has the grade 0.
    """
    if not counts.words:
        return 0.0
    return 0.4 * (counts.words / counts.sentences + 100 * counts.long_words / counts.words)
