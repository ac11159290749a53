"""The dosage strip: big numbers and plain words, read in one second."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from layouts import fonts
from layouts.flowables import Flowable, Stack, frame
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document_blocks import Dose
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_BESIDE = 8
"""Between a number and its unit. This and what follows are points for body text of 12, and grow with it."""
_EDGE = 3
"""Above and below the numbers."""
_LEAST_EDGE = 2
"""Above and below units of two lines, together: in the largest print these are taller than the numbers."""
_DESCENDERS = 4
"""Left out of the leading of numerals, which have none."""
_INSET = 8
"""Of the lines between cells from the frame."""

_MOST_CELLS = 4
"""In one strip; more stand in two."""
_BETWEEN_STRIPS = 4


def dose_strips(theme: Theme, doses: Sequence[Dose]) -> Flowable:
    """The dosage in one strip, or in two of about the same number of cells; in a narrow column in as many as it takes.

    The cells of a strip are read from left to right, then those of the next one.
    """
    if theme.narrow:
        return NarrowStrips(theme, doses)
    return _in_strips(theme, doses, 1 if len(doses) <= _MOST_CELLS else 2)


def _in_strips(theme: Theme, doses: Sequence[Dose], count: int) -> Stack | DoseStrip:
    """So many strips of about the same number of cells, the longer ones first."""
    if count == 1:
        return DoseStrip(theme, doses)
    cells, longer = divmod(len(doses), count)
    ends = [(cells + 1) * min(strip, longer) + cells * max(0, strip - longer) for strip in range(count + 1)]
    return Stack([DoseStrip(theme, doses[start:end]) for start, end in pairwise(ends)], _BETWEEN_STRIPS)


class NarrowStrips(Flowable):
    """The fewest strips in which no number has to shrink: at last one for each. They stay together."""

    def __init__(self, theme: Theme, doses: Sequence[Dose]) -> None:
        self.theme = theme
        self.doses = doses

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        for count in range(1, max(1, len(self.doses)) + 1):
            self.strips = _in_strips(self.theme, self.doses, count)
            self.height = self.strips.wrap(width, air)
            if all(strip.in_full for strip in self.each()):
                break
        return self.height

    def each(self) -> Sequence[DoseStrip]:
        """The strips one by one."""
        strips = self.strips.items if isinstance(self.strips, Stack) else [self.strips]
        return [strip for strip in strips if isinstance(strip, DoseStrip)]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.strips.draw(canvas, x, top)


class DoseStrip(Flowable):
    """Cells side by side, each a number with its unit beside it in one or two lines."""

    def __init__(self, theme: Theme, doses: Sequence[Dose]) -> None:
        self.theme = theme
        self.doses = doses
        self.numbers = theme.type.dose
        self.units = theme.type.label.but(font=theme.type.strong.font, colour="ink")
        self.beside = _BESIDE * theme.scale
        self.tag = Tag("L", attributes={"ListNumbering": "None"})
        self.cell_tags = [(Tag("LI"), Tag("LBody")) for _ in doses]

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.lines = [_two_lines(dose.unit) for dose in self.doses]
        self.number_size = self.numbers.size
        while self.number_size > self.units.size and self.needed() > width:
            self.number_size -= 1
        edges = (2 * _EDGE * (0.5 + air / 2) - _DESCENDERS) * self.theme.scale
        most_lines = max(map(len, self.lines), default=0)
        units = most_lines * self.units.leading + _LEAST_EDGE * self.theme.scale
        self.height = max(self.numbers.leading + edges, units)
        return self.height

    @property
    def in_full(self) -> bool:
        """Whether the numbers kept their size."""
        return self.number_size == self.numbers.size

    def needed(self) -> float:
        """Width of all cells when nothing is squeezed."""
        return sum(self.content_width(index) + 2 * self.beside for index in range(len(self.doses)))

    def content_width(self, index: int) -> float:
        number = fonts.width(self.doses[index].number, self.numbers.font, self.number_size)
        unit = max(fonts.width(line, self.units.font, self.units.size) for line in self.lines[index])
        return number + self.beside + unit

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        theme = self.theme
        line = 1.25 if theme.mono else theme.line
        frame(canvas, theme, (x, top - self.height, self.width, self.height), "main_tint", "main_line", line)
        spare = (self.width - sum(map(self.content_width, range(len(self.doses))))) / max(1, len(self.doses))
        with canvas.element(self.tag):
            for index in range(len(self.doses)):
                cell = self.content_width(index) + spare
                if index:
                    self.draw_divider(canvas, x, top)
                self.draw_cell(canvas, index, x + spare / 2, top - self.height / 2)
                x += cell

    def draw_divider(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(self.theme.colour("main_line"))
            canvas.setLineWidth(self.theme.line)
            inset = _INSET * self.theme.scale
            canvas.line(x, top - inset, x, top - self.height + inset)

    def draw_cell(self, canvas: TaggedCanvas, index: int, x: float, middle: float) -> None:
        item, body = self.cell_tags[index]
        number, units = self.doses[index].number, self.lines[index]
        with canvas.element(item), canvas.content(body):
            canvas.setFillColor(self.theme.colour(self.numbers.colour))
            baseline = middle - fonts.metrics(self.numbers.font).cap_height * self.number_size / 2
            canvas.show(x, baseline, number + " ", self.numbers.font, self.number_size)
            x += fonts.width(number, self.numbers.font, self.number_size) + self.beside
            canvas.setFillColor(self.theme.colour(self.units.colour))
            baseline = middle - fonts.metrics(self.units.font).cap_height * self.units.size / 2
            baseline += (len(units) - 1) * self.units.leading / 2
            for place, unit in enumerate(units):
                text = unit if place == len(units) - 1 else unit + " "
                canvas.show(x, baseline, text, self.units.font, self.units.size)
                baseline -= self.units.leading


def _two_lines(unit: str) -> list[str]:
    """The unit in the two most even lines; short ones in one."""
    words = unit.split(" ")
    if len(unit) <= 6 or len(words) == 1:
        return [unit]
    breaks = range(1, len(words))
    best = min(breaks, key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))))
    return [" ".join(words[:best]), " ".join(words[best:])]
