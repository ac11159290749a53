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

    def holds(self, arrangement: Arrangement, on_flap: Sequence[float], opened: Sequence[float]) -> bool:
        """True if all of it has room, with one of these gaps on the flap and one of those inside."""
        flap, inside = arrangement.on_flap, arrangement.opened
        return bool(fit([self.flap], flap, on_flap) and fit(self.inside, inside, opened))

    def arranged(self, pieces: Sequence[Piece], about: Sequence[Flowable]) -> Arrangement | None:
        """The best arrangement of pieces in this order: parts whole before divided, full gaps before shrunken ones."""
        for places in _ends_of_flap(pieces):
            for ladder in (FULL, AIR):
                for place in places:
                    flap, inside = tuple(pieces[:place]), tuple(pieces[place:])
                    for found in _with_about(flap, inside, about):
                        if self.holds(found, ladder, ladder):
                            return found
        return None

    def with_more(self, arrangement: Arrangement, about: Sequence[Flowable]) -> Arrangement | None:
        """The same with these words about the leaflet, if they have room without shrunken gaps around them."""
        for found in _with_about(arrangement.flap, arrangement.inside, about):
            if self.holds(found, *((FULL, AIR) if found.about_on_flap else (AIR, FULL))):
                return found
        return None


def _with_about(flap: tuple[Piece, ...], inside: tuple[Piece, ...], about: Sequence[Flowable]) -> Iterator[Arrangement]:
    """With these words about the leaflet last on the flap; if parts stand there, last inside will do as well."""
    if about:
        yield Arrangement(flap, inside, tuple(about), about_on_flap=True)
    if flap or not about:
        yield Arrangement(flap, inside, tuple(about))


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
