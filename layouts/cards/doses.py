"""The dosage on a card: a number may stand over its unit, for a card is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import fonts
from layouts.dose_strip import DoseStrip, dose_strips
from layouts.text import first_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document_blocks import Dose
    from layouts.flowables import Flowable
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_ABOVE, _BETWEEN, _BELOW = 7, 3, 4
"""Around the numbers and the units."""


def card_doses(theme: Theme, doses: Sequence[Dose]) -> Flowable:
    """The dosage in one strip, each unit beside its number or else under it; in several where that is not enough."""
    for strip in (DoseStrip(theme, doses), DoseColumns(theme, doses)):
        strip.wrap(theme.width)
        if strip.in_full:
            return strip
    return dose_strips(theme, doses)


class DoseColumns(DoseStrip):
    """Cells side by side, each a number over its unit."""

    def wrap(self, width: float, air: float = 1) -> float:
        super().wrap(width, air)
        self.upper = self.numbers.size * fonts.metrics(self.numbers.font).cap_height + _ABOVE + _BETWEEN
        lines = max(len(lines) for lines in self.lines)
        self.height = self.upper + lines * self.units.leading + _BELOW
        return self.height

    def content_width(self, index: int) -> float:
        number = fonts.width(self.doses[index].number, self.numbers.font, self.number_size)
        return max(number, *(fonts.width(line, self.units.font, self.units.size) for line in self.lines[index]))

    def draw_cell(self, canvas: TaggedCanvas, index: int, x: float, middle: float) -> None:
        item, body = self.cell_tags[index]
        top, centre = middle + self.height / 2, x + self.content_width(index) / 2
        with canvas.element(item), canvas.content(body):
            canvas.setFillColor(self.theme.colour(self.numbers.colour))
            number = self.doses[index].number
            left = centre - fonts.width(number, self.numbers.font, self.number_size) / 2
            canvas.show(left, top - self.upper + _BETWEEN, number + " ", self.numbers.font, self.number_size)
            canvas.setFillColor(self.theme.colour(self.units.colour))
            baseline = top - self.upper - first_baseline(self.units)
            for place, unit in enumerate(self.lines[index]):
                text = unit if place == len(self.lines[index]) - 1 else unit + " "
                left = centre - fonts.width(unit, self.units.font, self.units.size) / 2
                canvas.show(left, baseline - place * self.units.leading, text, self.units.font, self.units.size)
