"""What a card says, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts.callouts import IconHeading
from layouts.cards.doses import card_doses
from layouts.cards.pieces import CardName, Furniture
from layouts.emergency_strip import emergency_strip
from layouts.flowables import Box, Flowable, Row, Stack
from layouts.lists import item_list
from layouts.text import Paragraph
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.document_blocks import ExerciseCard, Labelled
    from layouts.icons import Icon
    from layouts.theme import Style, Theme

ABOVE_FIGURE = ("name",)
BELOW_FIGURE = ("doses", "given", "start", "ways", "cautions", "stop", "ask", "note", "patient", "turn over")
BACK = ("label", "start", "steps", "ways", "cautions", "stop", "ask", "note", "strip", "goes on")
SECOND_CARD = ("again", "note", "warnings")
"""On the front of a second card."""
MOVABLE = ("ways", "stop", "start", "ask", "note", "cautions")
"""What may stand on the front instead of the back, the first most readily."""
AIRY = ("label", "turn over")
"""What a card with little air does without."""
TIGHT = ("patient",)
"""What stands there instead: the patient, beside whom the words "turn over" have no room then."""
_STEP_INDENT = 1.5
"""In em: no card has ten steps."""
_BESIDE = 8
"""Between the patient's name and the words beside it."""


def pieces_of(theme: Theme, block: ExerciseCard, document: Document, style: Style) -> dict[str, Flowable]:
    """Everything that both sides say, by name; what there is nothing of is missing. ``style`` is that of its text."""
    strong = style.but(font=theme.type.strong.font)
    pointer = theme.type.label.but(font=theme.type.strong.font, colour="main")
    numbered = Text.plain(f"{block.number}  ") + block.name
    note: Flowable = WriteLine(theme, block.note.label, height=18)
    if block.note.text.spans:
        note = _labelled(theme, block.note, style)
    pieces: dict[str, Flowable] = {
        "name": Stack(
            [CardName(theme, block.number, block.name), Paragraph(theme, block.purpose, style.but(colour="soft"))], 2
        ),
        "doses": card_doses(theme, block.doses),
        "label": Furniture(Paragraph(theme, numbered, theme.type.label)),
        "start": Paragraph(theme, Text.plain(f"{block.start.label}. ", bold=True) + block.start.text, style),
        "steps": item_list(theme, block.steps, "number", style, gap=2, indent=_STEP_INDENT),
        "ways": Stack([_way(theme, "down", block.easier, style), _way(theme, "up", block.harder, style)], 2),
        "stop": _stop(theme, block, style),
        "ask": _labelled(theme, block.ask_first, style),
        "note": note,
        "strip": emergency_strip(theme, document.emergency),
        "goes on": Paragraph(theme, Text.plain(document.labels.second_card), pointer, align="right"),
        "warnings": emergency_strip(theme, document.emergency),
    }
    given = [Paragraph(theme, Text.plain(words), strong) for words in (block.side, block.load) if words]
    given += [Paragraph(theme, Text.plain(block.equipment), style)] if block.equipment else []
    cautions = [IconHeading(theme, "care", caution, strong, "care_line", scale=1.1) for caution in block.cautions]
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
    pieces["again"] = Furniture(Stack([line for line in again if line], 2))
    return pieces


def _patient(theme: Theme, document: Document) -> Flowable | None:
    name = document.patient[0]
    return Paragraph(theme, Text.plain(f"{name.label}: {name.value}"), theme.type.label) if name.value else None


def _way(theme: Theme, icon: Icon, way: Labelled, style: Style) -> Flowable:
    text = Text.plain(f"{way.label}: ", bold=True) + way.text
    return IconHeading(theme, icon, text, style, "main", scale=1)


def _stop(theme: Theme, block: ExerciseCard, style: Style) -> Flowable:
    sign = IconHeading(theme, "stop", block.stop_if, style, "care_line", scale=1.1)
    return Box(theme, sign, padding=(4, 7), fill="care_tint", stroke="care_line")


def _labelled(theme: Theme, entry: Labelled, style: Style) -> Flowable:
    return Paragraph(theme, Text.plain(f"{entry.label}: ", bold=True) + entry.text, style)
