"""What finds room in a leaflet: chosen part by part, so that nothing is shrunk or cut and nothing unsafe is printed.

What was written for this patient comes first, then an exercise, the code that leads to all that has no room, what the
document begins with, one more exercise, and the rest in the order of the document. What does not fit is passed over,
and the next is tried.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from handouts.document import ABOUT, DIARY, NOTES
from layouts.leaflet.arrangement import Arrangement, Room
from layouts.leaflet.pieces import AboutPieces, PartPieces
from layouts.pages import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Document
    from handouts.document_blocks import Drawing, ExerciseCard
    from layouts.leaflet.pieces import Piece
    from layouts.pages import Page

_NEVER = (DIARY,)
"""Squares to tick are at least 7 mm wide: a week of them needs a wider column."""

Chosen = dict[str, frozenset[int]]
"""Ids of parts, each with the numbers of its exercises."""


class Choice:
    """What is printed of a document in the ``room`` there is, and where it stands."""

    def __init__(self, document: Document, room: Room) -> None:
        self.room = room
        known = (part for part in document.parts if part.id not in (*_NEVER, ABOUT))
        self.parts = {part.id: PartPieces(room.flap, part) for part in known}
        self.never = [PartPieces(room.flap, part) for part in document.parts if part.id in _NEVER]
        self.about = next((AboutPieces(room.flap, part) for part in document.parts if part.id == ABOUT), None)
        self.companions = {name for part in self.parts.values() for name in _needed(part)}
        self.chosen: Chosen = {}
        self.about_chosen: list[int] = []
        self.arrangement = Arrangement()
        self.choose()

    def choose(self) -> None:
        """Fill the panels, what matters most first."""
        words = [name for name, part in self.parts.items() if not part.cards and name not in self.companions]
        if NOTES in self.parts:
            self.take(NOTES)
        self.take_cards(0, 1)
        self.take_code()
        for name in words[:1]:
            self.take(name)
        self.take_cards(1, 2)
        for name in words:
            self.take(name)
        self.take_cards(2, None)
        self.take_about()

    def take_cards(self, first: int, end: int | None) -> None:
        """Take these exercises of each part."""
        for part in self.parts.values():
            for card in part.cards[first:end]:
                self.take(part.id, card)

    def take(self, name: str, card: ExerciseCard | None = None) -> None:
        """Take a part, or one of its exercises, with all that must come along, if there is room for all of it."""
        needs = self.with_needs([name, *(card.needs if card else ())])
        wanted = {**dict.fromkeys(needs, frozenset[int]()), **self.chosen}
        if card:
            wanted[name] |= {card.number}
        if wanted != self.chosen and wanted.keys() <= self.parts.keys():
            self.arrange(wanted, self.about_chosen)

    def with_needs(self, names: Sequence[str]) -> list[str]:
        """Parts and all that they need, and what that needs."""
        found = list(names)
        for name in found:  # grows on the way
            part = self.parts.get(name)
            found += [other for other in (part.needs if part else ()) if other not in found]
        return found

    def arrange(self, wanted: Chosen, about: list[int]) -> None:
        """Print these if there is room for all of them."""
        last_words = self.about.story(about) if self.about else []
        for order in self.orders(wanted):
            pieces = [piece for name in order for piece in self.pieces(name, wanted)]
            found = self.room.arranged(pieces, last_words)
            if found:
                self.chosen, self.about_chosen, self.arrangement = wanted, about, found
                return

    def orders(self, wanted: Chosen) -> Iterator[list[str]]:
        """The order of the document, then with exercises last, then with some part before all others.

        Notes for the patient stay first, and precautions before what they are for.
        """
        names = [name for name in self.parts if name in wanted]
        yield names
        yield sorted(names, key=lambda name: bool(wanted[name]))
        for name in names:
            if name not in self.companions and not any(piece.needs for piece in self.pieces(name, wanted)):
                yield sorted(names, key=lambda other: (other != NOTES, other != name))

    def pieces(self, name: str, wanted: Chosen) -> list[Piece]:
        """What is wanted of a part."""
        return self.parts[name].chosen(wanted[name])

    def take_code(self) -> None:
        """Take the address for the rest, if there is one."""
        code = self.about.code if self.about else None
        if code is not None:
            self.arrange(self.chosen, [code])

    def take_about(self) -> None:
        """Take pieces about the leaflet as far as there is room without shrunken gaps; all else stays where it is.

        Sources and words explained stand on the flap or not at all: they are no reading for the inside.
        """
        if self.about is None:
            return
        for place in self.about.in_order_of_use():
            wanted = sorted({*self.about_chosen, place})
            found = self.room.with_more(self.arrangement, self.about.story(wanted))
            if found and (found.about_on_flap or not self.about.is_small_print(place)):
                self.about_chosen, self.arrangement = wanted, found

    def flap_page(self) -> Page | None:
        """The flap, if anything stands on it."""
        story = self.arrangement.on_flap
        pages = fit([self.room.flap], story) if story else None
        return pages[0] if pages else None

    def picture(self) -> Drawing | None:
        """The first picture of what is printed: that of an exercise, if there is one."""
        printed = [part for name, part in self.parts.items() if name in self.chosen]
        cards = (card for part in printed for card in part.cards if card.number in self.chosen[part.id])
        drawings = (drawing for part in printed for drawing in part.drawings)
        return next(chain((card.picture for card in cards if card.picture), drawings), None)

    def left_out(self) -> Iterator[str]:
        """Titles of what is not printed."""
        for name, part in self.parts.items():
            if name in self.chosen:
                yield from part.left_out(self.chosen[name])
            else:
                yield part.title
        yield from (part.title for part in self.never)
        if self.about:
            yield from self.about.left_out(self.about_chosen)


def _needed(part: PartPieces) -> Iterator[str]:
    yield from part.needs
    for card in part.cards:
        yield from card.needs
