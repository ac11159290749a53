"""Line breaking: ragged right, never hyphenated, last words kept together, headings balanced. Lengths are points.

A telephone number stays on one line, and the address of a page breaks after a slash, wherever the column has room.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handouts.frozen import dataclass
from layouts import fonts
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.inline import Span
    from layouts.theme import Style

NBSP = "\u00a0"
_TOKENS = re.compile(r"\n| +|[^ \n]+")
_DIGITS = re.compile(rf"[+(]*\d[\d(){NBSP}/-]+")
_LAST_DIGITS = re.compile(rf"\(?\d[\d(){NBSP}/-]+[.,;:!?)]*")
"""A group of digits in a telephone number, and the last one with what follows it."""


class Target:
    """Where one link leads. Two links of a paragraph are two, even when they lead to the same place."""

    def __init__(self, href: str) -> None:
        self.href = href
        self.tag = Tag("Link")


class Run(NamedTuple):
    """Words of one style within a line."""

    text: str
    font: str
    target: Target | None
    x: float
    """From the left edge of the column."""
    width: float


@dataclass(frozen=True)
class Line:
    """Runs side by side."""

    runs: tuple[Run, ...]
    ends_paragraph: bool = False
    """True when no space follows: at the end, or within a word."""


class Piece(NamedTuple):
    """A word, or the part of a word that has one style."""

    text: str
    font: str
    target: Target | None
    width: float


Word = list[Piece]


def words_of(spans: Sequence[Span], style: Style) -> Iterator[Word]:
    """Words of the text; a line break is an empty word."""
    word: Word = []
    target: Target | None = None
    for span in spans:
        font = style.bold if span.bold else style.font
        if not span.href:
            target = None
        elif target is None or target.href != span.href:
            target = Target(span.href)
        for found in _TOKENS.findall(span.text):
            if found[0] in " \n":
                if word:
                    yield word
                    word = []
                if found == "\n":
                    yield []
            else:
                word.append(Piece(found, font, target, fonts.width(found, font, style.size)))
    if word:
        yield word


def with_last_words_glued(words: list[Word], size: float, width: float) -> list[Word]:
    """The words with the last tied to the one before, so that it never stands alone, if both fit on a line."""
    if len(words) < 3 or not words[-1] or not words[-2]:
        return words
    *first, end = words[-2]
    tied = end._replace(text=end.text + NBSP, width=end.width + fonts.width(NBSP, end.font, size))
    glued = [*first, tied, *words[-1]]
    return [*words[:-2], glued] if width_of(glued) <= width else words


def width_of(word: Word) -> float:
    """The width of a word."""
    return sum(piece.width for piece in word)


def broken(words: Sequence[Word], width: float, style: Style) -> list[Line]:
    """Fill lines greedily; a word wider than the column is broken between letters."""
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    space = fonts.width(" ", style.font, style.size)
    for word, goes_on in _breakable(words, width, style):
        wide = width_of(word)
        if not word or goes_on:
            lines.append(_line(current, space, ends=goes_on))
            current, used = [], 0.0
        elif current and used + space + wide > width + 0.01:
            end = _before_number(current, word, space, width)
            lines.append(_line(current[:end], space))
            current = current[end:]
            used = _width_of_line(current, space)
        if word:
            used += (space if current else 0) + wide
            current.append(word)
    lines.append(_line(current, space, ends=True))
    return lines


def _before_number(line: list[Word], word: Word, space: float, width: float) -> int:
    """How many words stay on a line that ends before ``word``: the number that it goes on with moves down with it."""
    start = len(line)
    if _LAST_DIGITS.fullmatch(_text(word)):
        while start and _DIGITS.fullmatch(_text(line[start - 1])):
            start -= 1
    moved = _width_of_line([*line[start:], word], space)
    return start if start and moved <= width else len(line)


def _text(word: Word) -> str:
    return "".join(piece.text for piece in word)


def _width_of_line(words: Sequence[Word], space: float) -> float:
    return sum(map(width_of, words)) + space * max(0, len(words) - 1)


def _breakable(words: Sequence[Word], width: float, style: Style) -> Iterator[tuple[Word, bool]]:
    """The words, with those that are wider than the column cut to fit; true for a piece that goes on with a word.

    They are cut after a slash, or else between any letters.
    """
    for word in words:
        if width_of(word) <= width:
            yield word, False
            continue
        chunk: Word = []
        goes_on = False
        for piece in word:
            for letter in piece.text:
                wide = fonts.width(letter, piece.font, style.size)
                if chunk and width_of(chunk) + wide > width:
                    end = max((at for at, before in enumerate(chunk, 1) if before.text == "/"), default=len(chunk))
                    yield chunk[:end], goes_on
                    chunk, goes_on = chunk[end:], True
                chunk.append(Piece(letter, piece.font, piece.target, wide))
        yield chunk, goes_on


def _line(words: Sequence[Word], space: float, *, ends: bool = False) -> Line:
    """Join words into runs of one style; spaces belong to the run before them."""
    runs: list[Run] = []
    x = 0.0
    for index, word in enumerate(words):
        for place, piece in enumerate(word):
            lead = " " if index and not place else ""
            gap = space if lead else 0.0
            if runs and (runs[-1].font, runs[-1].target) == (piece.font, piece.target):
                last = runs[-1]
                runs[-1] = last._replace(text=last.text + lead + piece.text, width=last.width + gap + piece.width)
            else:
                if lead:
                    runs[-1] = runs[-1]._replace(text=runs[-1].text + lead)
                runs.append(Run(piece.text, piece.font, piece.target, x + gap, piece.width))
            x += gap + piece.width
    return Line(tuple(runs), ends)


def balanced(words: Sequence[Word], width: float, style: Style, lines: list[Line]) -> list[Line]:
    """The narrowest setting with as many lines as ``lines``: no short last line under a long first one."""
    if not 1 < len(lines) <= 4:
        return lines
    low, high, best = width / 2, width, lines
    while high - low > 4:
        middle = (low + high) / 2
        attempt = broken(words, middle, style)
        if len(attempt) == len(lines):
            high, best = middle, attempt
        else:
            low = middle
    return best
