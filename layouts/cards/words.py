"""What a card says, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import exercise_pieces as said
from layouts.cards.doses import card_doses
from layouts.cards.pieces import CardName
from layouts.emergency_strip import emergency_strip
from layouts.flowables import Flowable, Row, Stack
from layouts.repeated import Repeated
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.document_blocks import ExerciseCard
    from layouts.theme import Style, Theme

ABOVE_FIGURE = ("name",)
BELOW_FIGURE = ("doses", "given", "start", "ways", "cautions", "stop", "ask", "note", "patient", "turn over")
BACK = ("label", "start", "steps", "ways", "cautions", "stop", "ask", "note", "strip", "goes on")
SECOND_CARD = ("again", "note", "warnings")
"""On the front of a second card."""
MOVABLE = ("ways", "stop", "start", "ask", "note", "cautions")
"""What may stand on the front instead of the back, the first most readily."""
AIRY = ("turn over",)
"""What a card with little air does without."""
TIGHT = ("patient",)
"""What stands there instead: the patient, beside whom the words "turn over" have no room then."""
_BESIDE = 8
"""Between the patient's name and the words beside it."""


def pieces_of(theme: Theme, block: ExerciseCard, document: Document, style: Style) -> dict[str, Flowable]:
    """Everything that both sides say, by name; what there is nothing of is missing. ``style`` is that of its text."""
    pointer = theme.type.label.but(font=theme.type.strong.font, colour="main")
    numbered = Text.plain(f"{block.number}  ") + block.name
    pieces: dict[str, Flowable] = {
        "name": Stack(
            [CardName(theme, block.number, block.name), Paragraph(theme, block.purpose, style.but(colour="soft"))], 2
        ),
        "doses": card_doses(theme, block.doses),
        "label": Repeated(Paragraph(theme, numbered, theme.type.label)),
        "start": said.start(theme, block, style),
        "steps": said.steps(theme, block, style, gap=2),
        "ways": Stack(said.ways(theme, block, style), 2),
        "stop": said.stop_box(theme, block, style, inset=7),
        "ask": said.ask_first(theme, block, style),
        "note": said.note(theme, block, style),
        "strip": emergency_strip(theme, document.emergency),
        "goes on": Paragraph(theme, Text.plain(document.labels.second_card), pointer, align="right"),
        "warnings": emergency_strip(theme, document.emergency),
    }
    given = [*said.prescribed(theme, block, style), *said.equipment(theme, block, style)]
    cautions = said.cautions(theme, block, style)
    if given:
        pieces["given"] = Stack(given)
    if cautions:
        pieces["cautions"] = Stack(cautions, 3)
    turn_over = Paragraph(theme, Text.plain(document.labels.turn_over), pointer, align="right")
    patient = _patient(theme, document)
    if patient:
        pieces["patient"] = patient
        pieces["turn over"] = Row([(None, patient), (turn_over.natural_width() + 1, turn_over)], _BESIDE)
    else:
        pieces["turn over"] = turn_over
    again = [Paragraph(theme, numbered, theme.type.card), _patient(theme, document)]
    pieces["again"] = Repeated(Stack([line for line in again if line], 2))
    return pieces


def _patient(theme: Theme, document: Document) -> Flowable | None:
    name = document.patient[0]
    return Paragraph(theme, Text.plain(f"{name.label}: {name.value}"), theme.type.label) if name.value else None
