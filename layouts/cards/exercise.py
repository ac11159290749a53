"""An exercise on a card: what it is and how much on the front, how it is done on the back.

Type never shrinks. When a side is too full its gaps shrink, then what may move goes to the front, then the figure gets
smaller. What a card still can't hold goes on a second one.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from layouts.cards.draft import AIR, Draft
from layouts.cards.words import MOVABLE
from layouts.theme import FIGURE_SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.document import Document
    from handouts.document_blocks import ExerciseCard
    from layouts.cards.pieces import Card
    from layouts.theme import Theme

LADDER = ((FIGURE_SCALE, 0.7), (0.54, 0.7), (0.54, 0.5), (0.46, 0.5), (0.4, 0.5), (0.4, 0.25), (0.34, 0.25))
"""The least scale of the figure, in points for a centimetre of body, and the least air, step by step."""
_USUAL = {"ways", "stop"}
MOVES = sorted(
    (names for count in range(len(MOVABLE) + 1) for names in combinations(MOVABLE, count)),
    key=lambda names: len(_USUAL.symmetric_difference(names)),
)
"""What stands on the front instead of the back. What most exercises need comes first: the cards of a set are alike."""
APART = (((), LADDER[:6]), (("note",), LADDER), (("note", "strip"), LADDER))
"""What the first card does without, and how far it goes down the ladder before the next is tried."""


def exercise_cards(theme: Theme, block: ExerciseCard, document: Document) -> list[Card]:
    """The card of an exercise, or two. ``theme`` is that of one card.

    Raises:
        HandoutError: the exercise has more to say than two cards can hold.
    """
    for apart, ladder in APART:
        draft = Draft(theme, block, document, apart)
        cards = [
            _first(draft, ladder),
            *([draft.second()] if draft.needs_second else []),
        ]
        if all(cards):
            return [card for card in cards if card]
    message = f"the exercise {block.name.line!r} has more to say than its cards can hold"
    raise HandoutError(Diagnostic(message, "shorten its note, or print it in another edition: --edition handout"))


def _first(draft: Draft, ladder: Iterable[tuple[float, float]]) -> Card | None:
    """The card at the first step of the ladder that gives both sides room."""
    for figure, least in ladder:
        airs = [air for air in AIR if air >= least]
        for moved in MOVES:
            back = next((air for air in airs if draft.back_room(air, moved) >= 0), None)
            front = back and next((air for air in airs if draft.front_fits(air, moved, figure)), None)
            if back and front:
                return draft.card(draft.front(front, moved), draft.back(back, moved))
    return None
