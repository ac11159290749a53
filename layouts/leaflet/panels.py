"""Six panels on two sides of a sheet that is folded twice: where they lie, and what stands around their text.

The flap is folded in first. It is narrower than the others, so that it lies flat, and so is the panel at its back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from handouts.frozen import dataclass
from handouts.inline import Text, fill
from layouts.text import Paragraph
from layouts.theme import MM, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Foot
    from layouts.structure import Tag
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

TUCK = 3 * MM
"""How much narrower the flap is."""
MARGIN = 6.5 * MM
"""Least distance of text from a fold or from the edge of the paper."""
LEAST_MARGIN = 5.5 * MM
"""The same for the back, which is full and has a fold on either side."""
_MARK = 6 * MM
"""Length of a fold mark, from the edge of the paper: printers leave the outer part of it white."""
_DASH = 2
_ABOVE_FOOT = 8
"""From the text to the rule over the foot."""
_RULE = 5
"""From the rule to the words of the foot."""


@dataclass(frozen=True)
class Panel:
    """A panel: its left edge and its width, in points."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge: a fold, or the edge of the paper."""
        return self.left + self.width


def inside(width: float) -> tuple[Panel, Panel, Panel]:
    """The panels that a reader sees when the leaflet is open, from left to right; on paper of a width."""
    wide = (width + TUCK) / 3
    return Panel(0, wide), Panel(wide, wide), Panel(2 * wide, wide - TUCK)


def outside(width: float) -> tuple[Panel, Panel, Panel]:
    """Flap, back and front: the other side, from left to right."""
    wide = (width + TUCK) / 3
    return Panel(0, wide - TUCK), Panel(wide - TUCK, wide), Panel(2 * wide - TUCK, wide)


def column(width: float) -> float:
    """Width of the text, which is the same in all panels but the back."""
    return min(panel.width for panel in inside(width)) - 2 * MARGIN


def widened(theme: Theme, panel: Panel) -> Theme:
    """The theme of a panel that needs all of its width."""
    return replace(theme, side=(theme.page[0] - panel.width) / 2 + LEAST_MARGIN)


class Drawn(Protocol):
    """What stands in a panel, laid out."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint it with the upper left corner at ``(x, top)``."""


@dataclass(frozen=True)
class FilledPanel:
    """A panel with its text; what a screen reader finds in it stands below ``tag``."""

    panel: Panel
    text: Drawn
    tag: Tag
    width: float
    """Of the text, which stands in the middle of the panel."""

    @property
    def left(self) -> float:
        """Where the text starts."""
        return self.panel.left + (self.panel.width - self.width) / 2


class PanelFoot:
    """The foot of a side, in one of its panels: which leaflet, which version, which side, whether it is reviewed."""

    def __init__(self, theme: Theme, foot: Foot, *, titled: bool) -> None:
        self.theme = theme
        self.foot = foot
        self.titled = titled
        """False where the title stands on the same side."""
        self.height = _ABOVE_FOOT + _RULE + sum(line.height for line in self.lines(1, 1))

    def above(self, theme: Theme) -> Theme:
        """The theme of a panel that has this foot below its text."""
        return replace(theme, bottom=theme.bottom + self.height)

    def lines(self, number: int, total: int) -> list[Paragraph]:
        """Its lines from top to bottom, laid out; long ones go on below."""
        page = fill(self.foot.page, {"page": str(number), "pages": str(total)})
        style = self.theme.type.foot
        words = [(self.foot.title, style)] if self.titled else []
        words.append((f"{self.foot.version}  ·  {self.foot.date}  ·  {page}", style))
        if self.foot.warning:
            words.append((self.foot.warning, style.but(font=SEMIBOLD, colour="care")))
        lines = [Paragraph(self.theme, Text.plain(text), style) for text, style in words]
        for line in lines:
            line.wrap(self.theme.width)
        return lines

    def draw(self, canvas: TaggedCanvas, x: float, number: int, total: int) -> None:
        """Paint it at the foot of the panel whose text starts at ``x``."""
        top = self.theme.bottom + self.height - _ABOVE_FOOT
        with canvas.artifact("Pagination", "Footer"):
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.line(x, top, x + self.theme.width, top)
            top -= _RULE
            for line in self.lines(number, total):
                line.draw(canvas, x, top)
                top -= line.height


@dataclass(frozen=True)
class LeafletSide:
    """One side of the sheet. Its foot stands in the last of its panels."""

    theme: Theme
    panels: Sequence[FilledPanel]
    """As they are read."""
    foot: PanelFoot
    folds: tuple[float, float]
    reading_order: Sequence[Tag]
    """The panels of both sides: a reader goes from the front to the flap, the inside and the back."""

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint text, foot and fold marks."""
        for tag in self.reading_order:
            with canvas.element(tag):
                pass  # elements stand in the order in which they were first opened
        for filled in self.panels:
            with canvas.element(filled.tag):
                filled.text.draw(canvas, filled.left, self.theme.page[1] - self.theme.top)
        self.foot.draw(canvas, self.panels[-1].left, number, total)
        self.draw_fold_marks(canvas)

    def draw_fold_marks(self, canvas: TaggedCanvas) -> None:
        """Paint a short dashed line at either end of each fold."""
        upper = self.theme.page[1]
        with canvas.artifact("Page"):
            canvas.saveState()
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.setDash(_DASH, _DASH)
            for fold in self.folds:
                canvas.line(fold, 0, fold, _MARK)
                canvas.line(fold, upper - _MARK, fold, upper)
            canvas.restoreState()
