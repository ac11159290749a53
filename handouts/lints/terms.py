"""Finds words and phrases in text, whole and in singular and plural."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABBREVIATION = re.compile(r"[A-Z]{2}")
_WORD = re.compile(r"\w+")


class Phrase:
    """A word or phrase to be found in text.

    It is found as whole words, in the plural too, and in the singular if it is a plural. Small and capital letters are
    the same, except in an abbreviation such as MRI.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._start = beginning(text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = r"\s+".join(map(re.escape, self.text.split()))
        if self.text.endswith("s") and not self.text.endswith(("ss", "is", "us")):
            words = f"{words[:-1]}s?"
        elif self.text.endswith("y") and self.text[-2:-1] not in "aeiou":
            words = f"{words[:-1]}(?:y|ies)"
        else:
            words = f"{words}(?:s|es)?"
        flags = re.NOFLAG if _ABBREVIATION.search(self.text) else re.IGNORECASE
        return re.compile(rf"(?<![\w-]){words}(?![\w-])", flags)

    def is_possible(self, known: frozenset[str]) -> bool:
        """False when a text whose vocabulary is ``known`` can't hold it; much quicker than to look for it."""
        *firsts, last = _WORD.findall(self.text.lower()) or [""]
        forms = {last, f"{last}s", f"{last}es", last[:-1], f"{last[:-1]}ies"}
        return known.issuperset(firsts) and not known.isdisjoint(forms)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """From where to where it stands in a text, each time."""
        if self._start not in text.lower():  # much quicker than the expression
            return []
        return [match.span() for match in self._pattern.finditer(text)]


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(_WORD.findall(text.lower()))


def may_stand_in(known: frozenset[str], phrase: str) -> bool:
    """False when a text whose vocabulary is ``known`` can't hold a phrase in this very form."""
    return "*" in phrase or known.issuperset(_WORD.findall(phrase.lower()))


def beginning(phrase: str) -> str:
    """Letters that every form of a phrase has in common, from its first on; in small letters."""
    first = phrase.split("*", 1)[0].split() or [""]
    return first[0].lower().rstrip("sy")


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for one of some words or phrases, longest first; an asterisk stands for any letters."""
    found = (r"\s+".join(map(re.escape, phrase.split())).replace(r"\*", r"\w*") for phrase in phrases)
    return "(?:" + ("|".join(sorted(found, key=len, reverse=True)) or "(?!)") + ")"
