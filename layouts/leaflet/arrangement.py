"""Where things stand in a leaflet: first on the flap, which is seen first, then in the three panels inside.

The flap ends where a part ends or else where a heading or an exercise begins. What needs other parts beside it is not
divided from them by the fold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.frozen import dataclass
from layouts.pages import AIR, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.flowables import Flowable
    from layouts.leaflet.pieces import Piece
    from layouts.theme import Theme

FULL: Final = AIR[:1]
"""Gaps that are not shrunk."""


@dataclass(frozen=True)
class Arrangement:
    """Pieces of parts on the flap and inside; what the leaflet is stands last on one of them."""

    flap: tuple[Piece, ...] = ()
    inside: tuple[Piece, ...] = ()
    about: tuple[Flowable, ...] = ()
    about_on_flap: bool = False

    @property
    def on_flap(self) -> list[Flowable]:
        """The story of the flap."""
        return [*_story(self.flap), *(self.about if self.about_on_flap else ())]

    @property
    def opened(self) -> list[Flowable]:
        """The story of the panels inside."""
        return [*_story(self.inside), *(() if self.about_on_flap else self.about)]


@dataclass(frozen=True)
class Room:
    """The themes of the panels: that of the flap, and one for each panel inside."""

    flap: Theme
    inside: Sequence[Theme]

    def holds(self, arrangement: Arrangement, ladder: Sequence[float] = AIR) -> bool:
        """True if all of it has room, with one of these gaps."""
        return bool(fit([self.flap], arrangement.on_flap, ladder) and fit(self.inside, arrangement.opened, ladder))

    def arranged(self, pieces: Sequence[Piece], about: Sequence[Flowable]) -> Arrangement | None:
        """The best arrangement of pieces in this order: parts whole before divided, full gaps before shrunken ones."""
        for places in _ends_of_flap(pieces):
            for ladder in (FULL, AIR):
                for place in places:
                    flap, inside = tuple(pieces[:place]), tuple(pieces[place:])
                    found = self.with_about(Arrangement(flap, inside), about, ladder)
                    if found:
                        return found
        return None

    def with_about(
        self, arrangement: Arrangement, about: Sequence[Flowable], ladder: Sequence[float]
    ) -> Arrangement | None:
        """The same with these flowables about the leaflet: the last words inside, or else the last on the flap."""
        for on_flap in (False, True) if about else (False,):
            found = Arrangement(arrangement.flap, arrangement.inside, tuple(about), on_flap)
            if self.holds(found, ladder):
                return found
        return None


def _ends_of_flap(pieces: Sequence[Piece]) -> tuple[list[int], list[int]]:
    """How many pieces may stand on the flap, best first: as few whole parts as will do, or none; or part of a part."""
    places = [place for place in range(len(pieces)) if not _torn(pieces, place)]
    whole = [place for place in places if place and pieces[place].part != pieces[place - 1].part]
    return [*whole, 0], [place for place in reversed(places) if place and place not in whole]


def _torn(pieces: Sequence[Piece], place: int) -> bool:
    """True if a flap that ends here takes something from what must stand beside it, or a heading from its text."""
    flap, inside = pieces[:place], pieces[place:]
    sides = ((flap, {piece.part for piece in inside}), (inside, {piece.part for piece in flap}))
    if any(not others.isdisjoint(piece.needs) for side, others in sides for piece in side):
        return True
    return bool(flap) and flap[-1].story[-1].keep_with_next


def _story(pieces: Sequence[Piece]) -> Iterator[Flowable]:
    for piece in pieces:
        yield from piece.story
