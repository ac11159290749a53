"""Is a medical word explained where a section first uses it?

It is when brackets follow it ("a disc (a cushion between two bones)"); when it stands in brackets itself after plain
words ("blood thinners (anticoagulants)"); when the sentence says what it is ("Sciatica is …", "Disc: …", "the sciatic
nerve, the longest nerve in your body") or names it ("called sciatica"); or when the next sentence does so or points
back ("This nerve runs …"). A title can't explain, so a word counts from its first use in other text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.lints.sentences import sentences
from handouts.lints.terms import Phrase, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Chapter, Manuscript, Passage
    from handouts.lints.style import Explaining, Style
    from handouts.model import Term

_MARK = "\ufffc"
"""Stands for the term: a character that no text holds."""


def explanation_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Terms of the glossary that a section uses before it explains them, unless everyone knows them."""
    if not manuscript.draft.glossary:
        return
    explains = _explains(style.explaining)
    for term in manuscript.draft.glossary.terms:
        if term.everyday:
            continue
        phrase = Phrase(term.term)
        for chapter in manuscript.chapters:
            passage = _first_use(chapter, phrase)
            if passage and not explains(sentences(passage.string, style.abbreviations), phrase):
                yield _problem(term, chapter, passage, manuscript)


def _first_use(chapter: Chapter, phrase: Phrase) -> Passage | None:
    uses = [passage for passage in chapter.passages if phrase.spans(passage.string)]
    return next((passage for passage in uses if not passage.is_title), uses[0] if uses else None)


def _problem(term: Term, chapter: Chapter, passage: Passage, manuscript: Manuscript) -> Diagnostic:
    message = f"{shown(term.term)} is not explained where the section {shown(chapter.id)} first uses it"
    hint = f"add a few words, as in {shown(f'{term.term} ({_beginning(term)})', 100)}, or mark it as everyday"
    return Diagnostic(f"{message}: {shown(passage.string, 100)}", hint, passage.place(manuscript.draft), "warning")


def _beginning(term: Term) -> str:
    first = sentences(term.meaning.string)[0].rstrip(".")
    return first[:1].lower() + first[1:]


class _Explains:
    """Tells whether a text explains a term at its first use."""

    def __init__(self, words: Explaining) -> None:
        articles = any_of(words.articles)
        # Brackets after the term and a word or two that belong to it.
        followed = rf"{_MARK}(?:\s+[\w-]+){{0,2}}\s*\([^)]"
        in_brackets = rf"\w\s*\([^()]*{_MARK}[^()]*\)"
        defined = rf"^(?:{articles}\s+)?{_MARK}(?:\s*:|\s+{any_of(words.verbs)}\b)"
        apposed = rf"{_MARK},\s+{articles}\s"
        named = rf"\b{any_of(words.names)}\s+(?:{articles}\s+)?{_MARK}"
        self._here = re.compile(f"{followed}|{in_brackets}|{defined}|{apposed}|{named}", re.IGNORECASE)
        self._next = re.compile(rf"{defined}|^{any_of(words.pointers)}\b", re.IGNORECASE)

    def __call__(self, sentences: tuple[str, ...], phrase: Phrase) -> bool:
        text = [_marked(sentence, phrase) for sentence in sentences]
        first = next((index for index, sentence in enumerate(text) if _MARK in sentence), 0)
        return bool(self._here.search(text[first]) or any(map(self._next.match, text[first + 1 : first + 2])))


def _marked(sentence: str, phrase: Phrase) -> str:
    """The sentence with a mark in place of the phrase, so that one expression serves for all."""
    for start, end in reversed(phrase.spans(sentence)):
        sentence = sentence[:start] + _MARK + sentence[end:]
    return sentence


@cache
def _explains(words: Explaining) -> _Explains:
    return _Explains(words)
