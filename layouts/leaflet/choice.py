"""What finds room in a leaflet: chosen part by part, so that nothing is shrunk or cut and nothing unsafe is printed.

What was written for this patient comes first, then exercises, then other parts in the order of the document. What
does not fit is passed over, and the next is tried. The flap has whole parts, exercises that go on from those inside,
and what the leaflet is.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from handouts.document import ABOUT, DIARY, NOTES
from layouts.leaflet.pieces import AboutPieces, PartPieces
from layouts.pages import AIR, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Document
    from handouts.document_blocks import Drawing, ExerciseCard
    from layouts.flowables import Flowable
    from layouts.pages import Page
    from layouts.theme import Theme

_FIRST_EXERCISES = 2
"""So many are chosen before other parts are."""
_NEVER = (DIARY,)
"""Squares to tick are at least 7 mm wide: a week of them needs a wider column."""

Chosen = dict[str, frozenset[int]]
"""Ids of parts, each with the numbers of its exercises."""


class Choice:
    """What stands inside and on the flap. ``inner`` are the themes of the panels inside, one for each."""

    def __init__(self, document: Document, inner: Sequence[Theme], flap: Theme) -> None:
        self.inner, self.flap_theme = inner, flap
        known = (part for part in document.parts if part.id not in (*_NEVER, ABOUT))
        self.parts = {part.id: PartPieces(flap, part) for part in known}
        self.never = [PartPieces(flap, part) for part in document.parts if part.id in _NEVER]
        self.about = next((AboutPieces(flap, part) for part in document.parts if part.id == ABOUT), None)
        self.companions = {name for part in self.parts.values() for name in _needed(part)}
        self.inside: Chosen = {}
        self.flap: Chosen = {}
        self.about_chosen: list[int] = []
        self.choose()

    def choose(self) -> None:
        """Fill the panels, what matters most first."""
        if NOTES in self.parts:
            self.take_part(NOTES)
        for part in self.parts.values():
            for card in part.cards[:_FIRST_EXERCISES]:
                self.take_card(part, card)
        if self.about:
            self.take_about(self.about.in_order_of_use()[:1])
        for name, part in self.parts.items():
            if not part.cards and name not in self.companions:
                self.take_part(name)
        for part in self.parts.values():
            for card in part.cards[_FIRST_EXERCISES:]:
                self.take_card(part, card)
        if self.about:
            self.take_about(self.about.in_order_of_use())

    def take_part(self, name: str) -> None:
        """Take a part without exercises. On the flap stands only what needs no other part."""
        part = self.parts[name]
        if name not in {*self.inside, *self.flap} and not self.take_inside(part) and not part.needs:
            self.take_on_flap({**self.flap, name: frozenset()})

    def take_card(self, part: PartPieces, card: ExerciseCard) -> None:
        """Take one more exercise, inside or else on the flap; those on the flap go on from those inside."""
        if part.id not in self.flap and self.take_inside(part, card):
            return
        if part.id in self.inside and set(card.needs) <= self.inside.keys():
            self.take_on_flap({**self.flap, part.id: self.flap.get(part.id, frozenset()) | {card.number}})

    def take_inside(self, part: PartPieces, card: ExerciseCard | None = None) -> bool:
        """Take a part, or one of its exercises, with all that must come along, if there is room for all of it."""
        needs = self.with_needs([part.id, *(card.needs if card else ())])
        wanted = {**dict.fromkeys(needs, frozenset[int]()), **self.inside}
        if card:
            wanted[part.id] |= {card.number}
        if not wanted.keys() <= self.parts.keys() or not fit(self.inner, self.inside_story(wanted)):
            return False
        self.inside = wanted
        return True

    def with_needs(self, names: Sequence[str]) -> list[str]:
        """Parts and all that they need, and what that needs."""
        found = list(names)
        for name in found:  # grows on the way
            part = self.parts.get(name)
            found += [other for other in (part.needs if part else ()) if other not in found]
        return found

    def take_on_flap(self, wanted: Chosen) -> None:
        """Take these parts on the flap, if there is room."""
        if fit([self.flap_theme], self.flap_story(wanted, self.about_chosen)):
            self.flap = wanted

    def take_about(self, places: Sequence[int]) -> None:
        """Take pieces about the leaflet, one after the other, as far as the flap holds them without shrunken gaps."""
        for place in places:
            wanted = [*self.about_chosen, place]
            story = self.flap_story(self.flap, wanted)
            if place not in self.about_chosen and fit([self.flap_theme], story, AIR[:1]):
                self.about_chosen = wanted

    def inside_story(self, chosen: Chosen) -> list[Flowable]:
        """What stands inside, in the order of the document."""
        return [item for name, part in self.parts.items() if name in chosen for item in part.story(chosen[name])]

    def flap_story(self, chosen: Chosen, about: Sequence[int]) -> list[Flowable]:
        """What stands on the flap, in the order of the document."""
        story = []
        for name, part in self.parts.items():
            if name in chosen:
                story += part.exercises(chosen[name]) if chosen[name] else part.story(())
        return [*story, *(self.about.story(about) if self.about else ())]

    def flap_page(self) -> Page | None:
        """The flap, if anything stands on it."""
        story = self.flap_story(self.flap, self.about_chosen)
        pages = fit([self.flap_theme], story) if story else None
        return pages[0] if pages else None

    def picture(self) -> Drawing | None:
        """The first picture of what is printed: that of an exercise, if there is one."""
        printed = [self.parts[name] for name in self.parts if name in {*self.inside, *self.flap}]
        cards = (card for part in printed for card in part.cards if card.number in self.printed_cards(part))
        drawings = (drawing for part in printed for drawing in part.drawings)
        return next(chain((card.picture for card in cards if card.picture), drawings), None)

    def printed_cards(self, part: PartPieces) -> frozenset[int]:
        """Numbers of its exercises that are printed."""
        return self.inside.get(part.id, frozenset()) | self.flap.get(part.id, frozenset())

    def left_out(self) -> Iterator[str]:
        """Titles of what is not printed."""
        for name, part in self.parts.items():
            if name in {*self.inside, *self.flap}:
                yield from part.left_out(self.printed_cards(part))
            else:
                yield part.title
        yield from (part.title for part in self.never)
        if self.about:
            yield from self.about.left_out(self.about_chosen)


def _needed(part: PartPieces) -> Iterator[str]:
    yield from part.needs
    for card in part.cards:
        yield from card.needs
