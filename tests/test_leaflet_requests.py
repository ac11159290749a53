"""What a request asks for is printed in a leaflet, or named as left out, or nothing is printed at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from leaflets import composed
from pdf_tree import read
from printed import tidy
from reading_order import found
from sheets import CLINIC, CLINICIAN, made, safe_requests

from handouts.diagnostics import HandoutError
from handouts.document_blocks import Callout, ExerciseCard, Heading, Paragraph
from handouts.request import PatientRequest
from layouts.editions.leaflet import leaflet_theme
from layouts.render import painted
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from handouts.document import Part
    from handouts.request import Request


def with_plain_words(request: Request) -> Request:
    """The request with letters that the fonts have in place of those that were typed."""
    exercises = [
        replace(item, load=item.load and "a red band", note=item.note and "Slowly.") for item in request.exercises
    ]
    patient, notes = PatientRequest("Ana Müller", request.patient.id and "0042"), request.notes and "Well done."
    names = {"patient": patient, "clinician": CLINICIAN, "next_visit": request.next_visit and "Tuesday"}
    return replace(request, exercises=tuple(exercises), notes=notes, **names)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(safe_requests().map(with_plain_words))
def test_every_request_is_printed_or_named_or_refused(request_: Request) -> None:
    document = made(request_)
    try:
        composition = composed(request_, document=document)
    except HandoutError as error:
        told = str(error)
        composition = None
    if composition is None:
        assert told == "nothing that was asked for fits into a leaflet as a whole"
        return
    theme = leaflet_theme(PageSetup(request_.paper, request_.mono, CLINIC.colours))
    text = found(read(painted(document, theme, composition)))
    for each in document.parts[:-1]:
        if heading(each) not in composition.left_out:
            assert heading(each) in text
            assert missing(each, text, composition.left_out) == []


def heading(each: Part) -> str:
    return next(block.text.line for block in each.blocks if isinstance(block, Heading))


def missing(each: Part, text: str, left_out: tuple[str, ...]) -> list[str]:
    """Words of a part that are neither printed nor named: those for the patient in particular are among them."""
    lost = []
    for block in each.blocks:
        match block:
            case ExerciseCard():
                if not any(f"{block.number} {block.name.line}" in told for told in left_out):
                    lost += [words for words in safety_of(block) if tidy(words) not in text]
            case Callout(_, title):
                lost += [title.string] * (title.string not in text)
            case Paragraph(words):
                lost += [words.string] * (tidy(words.string) not in text)
    return lost


def safety_of(block: ExerciseCard) -> list[str]:
    """What an exercise must not be printed without."""
    words = [block.stop_if.string, block.ask_first.text.string, *(step.string for step in block.steps)]
    return [*words, *(caution.string for caution in block.cautions), block.side, block.load, block.note.text.string]
