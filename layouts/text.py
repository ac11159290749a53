"""Words set in lines: ragged right, never hyphenated, last words kept together, headings balanced.

Text arrives as spans that are plain data and leaves as PDF strings: ReportLab's own inline markup is never used, so
no input can become markup.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from handouts.frozen import dataclass
from layouts import fonts
from layouts.flowables import Flowable, Pieces
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.inline import Span, Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

SHORT_TEXT = 24
"""Characters below which the last two words may part: gluing them would only make the line before shorter."""
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What stands in a URL as it is; everything else is percent-encoded (RFC 3986)."""
NBSP = "\u00a0"
_TOKENS = re.compile(r"\n| +|[^ \n]+")


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


class Paragraph(Flowable):
    """Inline text in one style."""

    def __init__(
        self,
        theme: Theme,
        text: Text,
        style: Style,
        role: str = "P",
        *,
        align: str = "left",
        space_before: float = 0,
    ) -> None:
        self.theme = theme
        self.style = style
        self.tag = Tag(role)
        self.align = align
        self.space_before = space_before
        self.keep_with_next = role.startswith("H")
        self.words = list(_words(text.spans, style))
        self.glued = len(text.string) >= SHORT_TEXT
        self.lines: Sequence[Line] = ()

    def wrap(self, width: float, air: float = 1) -> float:
        if width != self.width:
            self.width = width
            words = _with_last_words_glued(self.words, self.style.size, width) if self.glued else self.words
            self.lines = _broken(words, width, self.style)
            if self.style.balanced:
                self.lines = _balanced(words, width, self.style, self.lines)
        self.height = len(self.lines) * self.style.leading
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = top - self.first_baseline()
        canvas.setFillColor(self.theme.colour(self.style.colour))
        if any(run.target for line in self.lines for run in line.runs):
            self.draw_with_links(canvas, x, baseline)
            return
        with canvas.content(self.tag):
            for line in self.lines:
                for index in range(len(line.runs)):
                    self.show(canvas, line, index, x + self.shift(line), baseline)
                baseline -= self.style.leading

    def draw_with_links(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        with canvas.element(self.tag):
            for line in self.lines:
                for index, run in enumerate(line.runs):
                    left = x + self.shift(line)
                    if run.target is None:
                        with canvas.content(self.tag):
                            self.show(canvas, line, index, left, baseline)
                        continue
                    with canvas.content(run.target.tag):
                        self.show(canvas, line, index, left, baseline)
                    from urllib.parse import quote

                    box = (left + run.x, baseline - 3, left + run.x + run.width, baseline + self.style.size)
                    canvas.link(quote(run.target.href, safe=_URL_CHARACTERS), box, run.target.tag, run.text)
                baseline -= self.style.leading

    def show(self, canvas: TaggedCanvas, line: Line, index: int, x: float, baseline: float) -> None:
        """Paint one run. A space after the last keeps words apart when the text is read aloud or copied."""
        run = line.runs[index]
        last = index == len(line.runs) - 1
        text = run.text if not last or line.ends_paragraph else run.text + " "
        canvas.show(x + run.x, baseline, text, run.font, self.style.size)

    def shift(self, line: Line) -> float:
        """How far a line moves to the right."""
        if self.align == "left" or not line.runs:
            return 0
        free = self.width - line.runs[-1].x - line.runs[-1].width
        return free if self.align == "right" else free / 2

    def natural_width(self) -> float:
        """Width of the text when it is set in one line."""
        space = fonts.width(" ", self.style.font, self.style.size)
        return sum(map(_width, self.words)) + space * max(0, len(self.words) - 1)

    def first_baseline(self) -> float:
        """From the top to the first baseline: the font's ascent and descent are centred in the leading."""
        return first_baseline(self.style)

    def split(self, room: float) -> Pieces | None:
        """Leaves at least two lines on either side."""
        fitting = int((room + 0.01) // self.style.leading)
        count = min(fitting, len(self.lines) - 2)
        if count < 2 or fitting >= len(self.lines):
            return None
        return self.part(self.lines[:count]), self.part(self.lines[count:])

    def part(self, lines: Sequence[Line]) -> Paragraph:
        """Some of the lines: the same structure element goes on."""
        fragment = copy(self)
        fragment.lines = lines
        fragment.height = len(lines) * self.style.leading
        return fragment


def first_baseline(style: Style) -> float:
    """From the top of a line to its baseline, in points: the font's own metrics, centred in the leading."""
    metrics = fonts.metrics(style.font)
    return (style.leading + (metrics.ascent + metrics.descent) * style.size) / 2


def _words(spans: Sequence[Span], style: Style) -> Iterator[Word]:
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


def _with_last_words_glued(words: list[Word], size: float, width: float) -> list[Word]:
    """The words with the last tied to the one before, so that it never stands alone, if both fit on a line."""
    if len(words) < 3 or not words[-1] or not words[-2]:
        return words
    *first, end = words[-2]
    tied = end._replace(text=end.text + NBSP, width=end.width + fonts.width(NBSP, end.font, size))
    glued = [*first, tied, *words[-1]]
    return [*words[:-2], glued] if _width(glued) <= width else words


def _width(word: Word) -> float:
    return sum(piece.width for piece in word)


def _broken(words: Sequence[Word], width: float, style: Style) -> list[Line]:
    """Fill lines greedily; a word wider than the column is broken between letters."""
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    space = fonts.width(" ", style.font, style.size)
    for word, goes_on in _breakable(words, width, style):
        wide = _width(word)
        if not word or goes_on or (current and used + space + wide > width + 0.01):
            lines.append(_line(current, space, ends=goes_on))
            current, used = [], 0.0
        if word:
            used += (space if current else 0) + wide
            current.append(word)
    lines.append(_line(current, space, ends=True))
    return lines


def _breakable(words: Sequence[Word], width: float, style: Style) -> Iterator[tuple[Word, bool]]:
    """The words, with those that are wider than the column cut to fit; true for a piece that goes on with a word."""
    for word in words:
        if _width(word) <= width:
            yield word, False
            continue
        chunk: Word = []
        goes_on = False
        for piece in word:
            for letter in piece.text:
                wide = fonts.width(letter, piece.font, style.size)
                if chunk and _width(chunk) + wide > width:
                    yield chunk, goes_on
                    chunk, goes_on = [], True
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


def _balanced(words: Sequence[Word], width: float, style: Style, lines: list[Line]) -> list[Line]:
    """The narrowest setting with as many lines as ``lines``: no short last line under a long first one."""
    if not 1 < len(lines) <= 4:
        return lines
    low, high, best = width / 2, width, lines
    while high - low > 4:
        middle = (low + high) / 2
        attempt = _broken(words, middle, style)
        if len(attempt) == len(lines):
            high, best = middle, attempt
        else:
            low = middle
    return best
