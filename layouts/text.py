"""Paragraphs: words set in lines, in one style.

Text arrives as spans that are plain data and leaves as PDF strings: ReportLab's own inline markup is never used, so
no input can become markup.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from layouts import fonts
from layouts.flowables import Flowable, Pieces
from layouts.line_breaking import balanced, broken, width_of, with_last_words_glued, words_of
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.inline import Text
    from layouts.line_breaking import Line
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

SHORT_TEXT = 24
"""Characters below which the last two words may part: gluing them would only make the line before shorter."""
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What stands in a URL as it is; everything else is percent-encoded (RFC 3986)."""


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
        self.words = list(words_of(text.spans, style))
        self.glued = len(text.string) >= SHORT_TEXT
        self.lines: Sequence[Line] = ()

    def wrap(self, width: float, air: float = 1) -> float:
        if width != self.width:
            self.width = width
            words = with_last_words_glued(self.words, self.style.size, width) if self.glued else self.words
            self.lines = broken(words, width, self.style)
            if self.style.balanced:
                self.lines = balanced(words, width, self.style, self.lines)
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
        return sum(map(width_of, self.words)) + space * max(0, len(self.words) - 1)

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
