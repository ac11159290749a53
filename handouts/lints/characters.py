"""Can every text be printed? Finds characters that the fonts lack."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.lints.chapters import every_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handouts.lints.chapters import Passage
    from handouts.pack_draft import Draft

HINT = "the fonts have Latin, Greek and Cyrillic letters; write it with those"


def character_problems(draft: Draft, missing: Callable[[str], Sequence[str]]) -> Iterator[Diagnostic]:
    """Texts with characters that ``missing`` returns: it tells what the fonts lack."""
    for _, group in groupby(every_string(draft), key=lambda passage: passage.path):
        passages = list(group)
        if missing("".join(map(_in_lines, passages))):  # most files lack nothing
            for passage in passages:
                if lacking := missing(_in_lines(passage)):
                    message = "can't be printed: " + ", ".join(map(_named, lacking))
                    yield Diagnostic(message, HINT, passage.place(draft))


def _in_lines(passage: Passage) -> str:
    """A passage without the breaks that only inline text can hold: they are no characters on paper."""
    return passage.string.replace("\n", "")


def _named(character: str) -> str:
    return f"{character!r} (U+{ord(character):04X} {unicodedata.name(character, 'without a name')})"
