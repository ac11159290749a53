"""Are medical words in the glossary, and the words of the glossary in the text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.lints.terms import Phrase, vocabulary
from handouts.pack_files import GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.lints.chapters import Manuscript, Passage
    from handouts.lints.style import Style


def word_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Medical words that no glossary explains, each at its first place; and terms that nothing uses."""
    draft = manuscript.draft
    if not draft.glossary:
        return
    path = draft.text_path(GLOSSARY)
    passages = [passage for passage in manuscript.passages if passage.path not in {path, draft.words_path}]
    known = vocabulary("\n".join(passage.string for passage in passages))
    terms = [Phrase(term.term) for term in draft.glossary.terms]
    told = [*terms]
    for word in map(Phrase, sorted(style.medical_words, key=len, reverse=True)):
        if not word.is_possible(known) or any(term.spans(word.text) == [(0, len(word.text))] for term in terms):
            continue
        if places := [passage for passage in passages if _is_alone(word, passage, told)]:
            told.append(word)
            times = "one text" if len(places) == 1 else f"{len(places)} texts"
            message = f"the medical word {shown(word.text)} is not in the glossary; it stands in {times}"
            hint = f"explain it in {path}, or write a plain word; here: {shown(places[0].string, 100)}"
            yield Diagnostic(message, hint, places[0].place(draft))
    for index, term in enumerate(terms):
        if not any(term.spans(passage.string) for passage in passages):
            place = draft.place(path, "terms", index, "term")
            yield Diagnostic(f"the pack does not use the term {shown(term.text)}", "delete it", place, "warning")


def _is_alone(word: Phrase, passage: Passage, known: Sequence[Phrase]) -> bool:
    """True when a word stands in a passage other than as a part of a known one, as "vein" does in "deep vein"."""
    found = word.spans(passage.string)
    around = [span for phrase in known for span in phrase.spans(passage.string)] if found else []
    return any(not any(start <= first and last <= end for start, end in around) for first, last in found)
