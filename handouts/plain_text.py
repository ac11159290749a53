"""Plain text that people type or that files bring: tidied, judged, made fit to show."""

from __future__ import annotations

import unicodedata
from datetime import date

_CONTROL = ("Cc", "Cs", "Zl", "Zp")
"""Categories of characters that are never printed: control characters, halves of pairs, separators of lines."""


def tidy(text: str) -> str:
    """Text in composed form (NFC), without surrounding space and the unseen marks that pasting leaves behind."""
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFC", seen.replace("\r\n", "\n").replace("\t", " ")).strip()


def control_character(text: str, allowed: str = "") -> str | None:
    """The first character of a text that can't be printed in any font, a break of the line among them."""
    return next((c for c in text if unicodedata.category(c) in _CONTROL and c not in allowed), None)


def in_one_line(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: it has several lines or holds a control character; after the colon stands what to do.
    """
    if control_character(text) is not None:
        raise ValueError("holds a line break or a control character: write it in one line")
    return text


def is_date(text: str) -> bool:
    """Whether the calendar has this day, written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def fit_to_show(text: str, limit: int) -> str:
    """One line of printable characters, of what a file from anywhere says."""
    line = " ".join(text.split())[:limit].rstrip()
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
