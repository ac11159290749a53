"""Exercise cards: four on a sheet, to cut apart and keep where they are used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.document_blocks import ExerciseCard, Heading
from layouts.cards.exercise import exercise_cards
from layouts.cards.sheet import ON_A_SHEET, CardSide
from layouts.cards.warnings import warning_card
from layouts.editions import Composition, Edition
from layouts.theme import BOLD, MM, SEMIBOLD, Style, Theme, TypeScale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document import Document
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
_OTHERS = ("about", "diary")
"""Parts that nobody expects on cards."""


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
    width, height = theme.page
    card = replace(theme, page=(width / 2, height / 2))
    cards = [side for block in _exercises(document) for side in exercise_cards(card, block, document)]
    if not cards:
        hint = "choose one, for example -x bridge, or another edition: --edition handout"
        raise HandoutError(Diagnostic("there is no exercise to print on cards", hint))
    if len(cards) % ON_A_SHEET:
        cards.append(warning_card(card, document))
    sheets = [cards[start : start + ON_A_SHEET] for start in range(0, len(cards), ON_A_SHEET)]
    sides = [CardSide(theme, card, sheet, side) for sheet in sheets for side in ("front", "back")]
    return Composition(sides, tuple(_left_out(document)))


def _exercises(document: Document) -> list[ExerciseCard]:
    return [block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard)]


def _left_out(document: Document) -> Iterator[str]:
    for part in document.parts:
        if part.id in _OTHERS or any(isinstance(block, ExerciseCard) for block in part.blocks):
            continue
        for block in part.blocks:
            if isinstance(block, Heading) and block.level == 1:
                yield block.text.line


EDITION = Edition(
    "Four exercise cards on a sheet, to cut apart: the figure in front, the steps behind", cards_theme, _composed
)
