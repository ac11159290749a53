"""Exercise cards: four on a sheet, to cut apart and keep where they are used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.document import ABOUT, DIARY
from handouts.document_blocks import ExerciseCard, Heading
from layouts.cards.exercise import exercise_cards
from layouts.cards.sheet import ON_A_SHEET, CardSide
from layouts.cards.warnings import warning_card
from layouts.editions import Composition, Edition
from layouts.emergency_strip import not_in_strip
from layouts.theme import BOLD, MM, SEMIBOLD, Style, Theme, TypeScale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document import Document, Part
    from layouts.images import Image
    from layouts.theme import PageSetup

_TYPE = TypeScale(
    body=Style(12, 16),
    strong=Style(12, 15, SEMIBOLD),
    dense=Style(10, 12.5),
    card=Style(15, 19, BOLD),
    label=Style(10, 12, colour="soft"),
    foot=Style(9, 11, colour="soft"),
    call=Style(26, 30, BOLD, colour="alarm"),
)
_NOT_MISSED = (ABOUT, DIARY)
"""Parts that nobody misses on cards."""


def cards_theme(setup: PageSetup) -> Theme:
    """The sheet; its margins are those of each card, from the cut or from the edge of the sheet."""
    margin = 8 * MM
    return Theme(
        page=setup.page,
        palette=setup.palette,
        mono=setup.mono,
        type=_TYPE,
        side=margin,
        top=margin,
        bottom=margin,
        padding=8,
        radius=5,
    )


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    del logo  # no room
    exercises = [block for part in document.parts for block in _printed(part)]
    width, height = theme.page
    card = replace(theme, page=(width / 2, height / 2))
    cards = [side for block in exercises for side in exercise_cards(card, block, document)]
    if not cards:
        raise _nothing_to_print(document)
    minding = [callout for part in document.parts if _printed(part) for callout in part.for_patient]
    tiers = 1
    if minding or len(cards) % ON_A_SHEET:
        warnings, tiers = warning_card(card, document, minding)
        cards.append(warnings)
    sheets = [cards[start : start + ON_A_SHEET] for start in range(0, len(cards), ON_A_SHEET)]
    sides = [CardSide(theme, card, sheet, side) for sheet in sheets for side in ("front", "back")]
    missed = [title for part in document.parts if part.id not in _NOT_MISSED for title in _left_out(part)]
    return Composition(sides, (*not_in_strip(document.emergency, tiers), *missed))


def _exercises(part: Part) -> list[ExerciseCard]:
    return [block for block in part.blocks if isinstance(block, ExerciseCard)]


def _printed(part: Part) -> list[ExerciseCard]:
    """Its exercises, but not those that must not be printed without another part: cards have no room for parts."""
    return [] if part.needs else [card for card in _exercises(part) if not card.needs]


def _nothing_to_print(document: Document) -> HandoutError:
    message = "there is no exercise to print on cards"
    if any(map(_exercises, document.parts)):
        message += " without the precautions that must come along, for which they have no room"
    hint = "choose one, for example -x bridge, or another edition: --edition handout"
    return HandoutError(Diagnostic(message, hint))


def _left_out(part: Part) -> Iterator[str]:
    """Its title, or of a part with exercises which of them are missing, and that only these are on cards."""
    printed = _printed(part)
    if not printed:
        yield part.title
        return
    missing = [f"{card.number} {card.name.line}" for card in _exercises(part) if card not in printed]
    if missing:
        yield f"{part.title}: {', '.join(missing)}"
    if not all(isinstance(block, Heading | ExerciseCard) for block in part.blocks):
        yield f"{part.title}: all but its exercises"


EDITION = Edition(
    "Four exercise cards on a sheet, to cut apart: the figure in front, the steps behind",
    cards_theme,
    _composed,
    "print on both sides, turned on the long edge; then cut at the marks",
)
