"""A sheet of cards: four places, the marks to cut along, and the back that lies behind the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from handouts.frozen import dataclass
from layouts.theme import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.cards.pieces import Card
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

ON_A_SHEET = 4
_COLUMNS = 2
_WHITE = 5 * MM
"""What a printer leaves white at the edges of a sheet."""
_TICK = 4 * MM
"""Length of a mark at the edge, and of each arm of the cross."""
_HAIRLINE = 0.35


@dataclass(frozen=True)
class CardSide:
    """One side of a sheet.

    The back is for a sheet that is turned on its long edge: its columns change places.
    """

    theme: Theme
    card: Theme
    cards: Sequence[Card]
    side: Literal["front", "back"]

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint the cards in reading order, and where to cut."""
        del total
        for place, card in enumerate(self.cards):
            x, top = self.corner(place)
            bottom = top - self.card.height
            if self.side == "front":
                foot = card.foot.draw_as_title if number == 1 and place == 0 else card.foot.draw
                foot(canvas, x, bottom + card.foot.height)
                card.announce(canvas)
                with canvas.element(card.section):
                    card.front.draw(canvas, x, top)
            elif card.back:
                with canvas.element(card.section):
                    card.back.draw(canvas, x, top)
                card.foot.draw_behind(canvas, x, bottom)
        cut_marks(canvas, self.theme)

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of what a card says."""
        row, column = divmod(place, _COLUMNS)
        if self.side == "back":
            column = _COLUMNS - 1 - column
        width, height = self.card.page
        return column * width + self.card.side, self.theme.page[1] - row * height - self.card.top


def cut_marks(canvas: TaggedCanvas, theme: Theme) -> None:
    """Ticks at the middle of each edge and a cross at the centre, all within what a printer reaches."""
    width, height = theme.page
    x, y = width / 2, height / 2
    with canvas.artifact("Page"):
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(_HAIRLINE)
        for start in (_WHITE, height - _WHITE - _TICK):
            canvas.line(x, start, x, start + _TICK)
        for start in (_WHITE, width - _WHITE - _TICK):
            canvas.line(start, y, start + _TICK, y)
        canvas.line(x, y - _TICK, x, y + _TICK)
        canvas.line(x - _TICK, y, x + _TICK, y)
