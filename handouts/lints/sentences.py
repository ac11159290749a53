"""Text in sentences, and sentences in words.

A sentence ends with a full stop, a question mark or an exclamation mark before a capital letter, a digit or a
placeholder; at a line break; and at the end of its text. So a heading, a bullet or a cell is a sentence of its own,
unless it holds several. A colon or a semicolon ends none.
"""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"""(?<=[.?!…])["'”’)\]]*\s+(?=["'“‘(\[]*[^\W_a-z]|\{)|\s*\n\s*""")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

SHORT_WORD = "us"
"""Counts in place of a placeholder."""


@lru_cache(maxsize=8192)
def sentences(text: str, abbreviations: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The sentences of a text, in order, without the blanks around them."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        head = text[start : end.start()]
        word = _LAST_WORD.search(head)
        if word and word.group(1) in abbreviations and "\n" not in end.group():
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return tuple(sentence for sentence in [*found, text[start:].strip()] if sentence)


@lru_cache(maxsize=8192)
def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, also numbers and compounds with hyphens; a placeholder is one short word."""
    return tuple(_WORD.findall(_PLACEHOLDER.sub(f" {SHORT_WORD} ", sentence)))
