"""The card of one exercise before its pieces have their places: how much room they leave, and what it looks like."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from layouts.cards.figure import CardFigure
from layouts.cards.pieces import Card, CardFoot, Spread
from layouts.cards.words import ABOVE_FIGURE, AIRY, BACK, BELOW_FIGURE, MOVABLE, SECOND_CARD, TIGHT, pieces_of
from layouts.structure import Tag

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from handouts.document import Document
    from handouts.document_blocks import ExerciseCard
    from layouts.flowables import Flowable
    from layouts.theme import Theme

AIR = (1.0, 0.85, 0.7, 0.5, 0.25)
"""How far gaps shrink; lines are a point closer when they do."""
_ENOUGH = 0.7
"""Less is too little for what a card can do without."""


class Draft:
    """One card at every degree of air. Names of pieces are those of ``layouts.cards.words``."""

    def __init__(self, theme: Theme, block: ExerciseCard, document: Document, apart: Collection[str]) -> None:
        """``apart`` are the pieces that the card does without.

        They stand on a second card. That is not worth making for a line to write on alone.
        """
        self.theme = theme
        self.apart = apart
        self.needs_second = "strip" in apart or ("note" in apart and bool(block.note.text.spans))
        self.figure = CardFigure(theme, block.picture) if block.picture else None
        self.foot = CardFoot(theme, document.foot)
        self.front_height = theme.height - self.foot.wrap(theme.width) - theme.gap_inside
        self.back_height = theme.height - self.foot.behind
        self.section = Tag("Sect")
        body = theme.type.body
        styles = {True: body, False: body.but(leading=body.leading - 1)}
        self.pieces = {roomy: pieces_of(theme, block, document, style) for roomy, style in styles.items()}
        self.needed = cache(self._needed)

    def back_room(self, air: float, moved: Collection[str]) -> float:
        """What the back leaves of its height; less than nothing if it is too full."""
        return self._room(self.back_height, air, self._names(BACK, air, moved))

    def front_fits(self, air: float, moved: Collection[str], least: float) -> bool:
        """Whether the front has room, its figure at a scale of ``least`` or larger."""
        room = self._figure_room(air, moved)
        return room > 0 and (self.figure is None or self.figure.largest(room) >= least)

    def front(self, air: float, moved: Collection[str]) -> Spread:
        """The front, laid out: the figure stands in the middle of the room that is left."""
        above, below = self._present(ABOVE_FIGURE, air), self._present(self._front_names(air, moved), air)
        figure = [self.figure.drawing(self._figure_room(air, moved))] if self.figure else []
        return self._side([*above, *figure, *below], air, self.front_height, range(1, len(figure) + 2))

    def back(self, air: float, moved: Collection[str]) -> Spread:
        """The back, laid out: what stands last stands at its foot."""
        items = self._present(self._names(BACK, air, moved), air)
        return self._side(items, air, self.back_height, [len(items) - 1])

    def second(self) -> Card | None:
        """The second card, or nothing if its front has no room for the note. The strip may stand behind."""
        *front, strip = SECOND_CARD
        if self._room(self.front_height, 1, SECOND_CARD) >= 0:
            return self.card(self._side(self._present(SECOND_CARD, 1), 1, self.front_height, [len(front)]), None)
        if self._room(self.front_height, 1, front) < 0:
            return None
        sides = ((front, self.front_height), ([strip], self.back_height))
        return self.card(*(self._side(self._present(names, 1), 1, height, ()) for names, height in sides))

    def card(self, front: Spread, back: Spread | None) -> Card:
        """A card of this exercise."""
        return Card(self.section, front, back, self.foot)

    def _front_names(self, air: float, moved: Collection[str]) -> list[str]:
        """Of what stands under the figure."""
        return self._names(BELOW_FIGURE, air, [name for name in MOVABLE if name not in moved])

    def _names(self, side: Sequence[str], air: float, elsewhere: Collection[str]) -> list[str]:
        """What stands on a side: not what is on another side, or on a second card, or wants more air."""
        other_form = TIGHT if air >= _ENOUGH else AIRY
        left_out = {*elsewhere, *self.apart, *other_form, *(() if self.needs_second else ("goes on",))}
        return [name for name in side if name in self.pieces[True] and name not in left_out]

    def _needed(self, air: float, name: str) -> float:
        """The height of a piece and of the gap above it."""
        return self.pieces[air == 1][name].wrap(self.theme.width, air) + self.theme.gap_inside * air

    def _room(self, height: float, air: float, names: Sequence[str]) -> float:
        """What pieces leave of a height; there is no gap above the first."""
        return height + self.theme.gap_inside * air - sum(self.needed(air, name) for name in names)

    def _figure_room(self, air: float, moved: Collection[str]) -> float:
        names = (*ABOVE_FIGURE, *self._front_names(air, moved))
        return self._room(self.front_height, air, names) - self.theme.gap_inside * air

    def _present(self, names: Sequence[str], air: float) -> list[Flowable]:
        return [self.pieces[air == 1][name] for name in names]

    def _side(self, items: list[Flowable], air: float, height: float, spare: Collection[int]) -> Spread:
        side = Spread(items, self.theme.gap_inside, height, spare)
        side.wrap(self.theme.width, air)
        return side
