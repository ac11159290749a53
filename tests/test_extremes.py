"""Requests at the limits of what may be asked: all of it is printed, all of it can be read back."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pack_copies import change, copy_pack
from pdf_tree import Element, read
from printed import THEME, extracted, faults, printed, tidy
from reading_order import expected, found
from sheets import CLINIC, made, sciatica

from handouts.assembly import assemble
from handouts.clinic import Clinic
from handouts.library import load_pack
from handouts.printable import unprintable
from handouts.request import NOWHERE, DiaryRequest, ExerciseRequest, PatientRequest, Request
from handouts.selection import select
from handouts.typed_text import tidied
from layouts import fonts
from layouts.pages import compose
from layouts.render import render
from layouts.story import story

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.diagnostics import Diagnostic

NAME, LINE, NOTE, NOTES = 200, 100, 500, 12_000
"""The longest texts that a request may hold."""
SMALL = Request(sections=("overview",), diary=DiaryRequest(0))


def words(length: int) -> str:
    """A text of so many characters in words of different lengths."""
    return ("Walk a little more, day after day; then rest. " * (length // 40 + 1))[: length - 1] + "."


def squeezed(text: str) -> str:
    """Text without white space: a viewer copies a word that is broken over lines in pieces."""
    return "".join(text.split())


@cache
def sheet(request: Request, clinic: Clinic = CLINIC) -> bytes:
    """The handout of a request, which conforms and says every word of its document in order."""
    request = tidied(request)
    pdf = printed(request, clinic)
    assert faults(pdf) == []
    assert found(read(pdf)) == expected(made(request, clinic))
    return pdf


def problems(request: Request, clinic: Clinic = CLINIC) -> list[Diagnostic]:
    """Why a request can't be printed."""
    return unprintable(request, NOWHERE, clinic, made(request, clinic), fonts.missing)


def fits(request: Request, clinic: Clinic = CLINIC) -> bool:
    """Whether nothing runs over the foot of a page."""
    return all(page.used <= THEME.height + 0.01 for page in compose(THEME, story(THEME, made(request, clinic), None)))


# ---- long texts


@pytest.mark.parametrize("name", [words(NAME), "W" * NAME, "i" * NAME, "Müllerin" * 25])
def test_a_name_of_200_letters_is_printed_in_full(name: str) -> None:
    request = replace(SMALL, patient=PatientRequest(name, name[:LINE]), clinician=name, next_visit=name[:LINE])
    assert fits(request)
    assert squeezed(extracted(sheet(request))).count(squeezed(name)) == 2


def test_a_note_of_three_pages_is_printed_in_full() -> None:
    paragraphs = [words(1100) for _ in range(10)]
    note = "\n\n".join([*paragraphs, "w" * 500])[:NOTES]
    request = replace(SMALL, notes=note)
    assert fits(request)
    texts = [element.text for element in read(sheet(request)).root.kids if isinstance(element, Element)]
    said = [tidy(text) for text in texts]
    assert said.count(tidy(paragraphs[0])) == 10
    assert "w" * 500 in said, "without a space where the lines end"


def test_lines_of_a_note_are_kept() -> None:
    pdf = sheet(replace(SMALL, notes="Mon: walk\nTue: rest\n\nAsk me."))
    assert "Notes for you Mon: walk Tue: rest Ask me." in extracted(pdf)


def test_all_lines_of_a_note_may_be_line_breaks() -> None:
    request = replace(SMALL, notes="\n".join(["a"] * (NOTES // 2)))
    assert fits(request)
    assert found(read(sheet(request))).count("a a a a a") > 1000


def test_notes_and_loads_of_exercises_are_printed_in_full() -> None:
    note, load = words(NOTE), words(LINE)
    request = Request(exercises=(ExerciseRequest(id="bridge", note=note, load=load), ExerciseRequest(id="walking")))
    text = found(read(sheet(request)))
    assert note in text
    assert load in text


@pytest.mark.parametrize("load", ["2 kg dumbbell and a red band", "W" * LINE, words(LINE)])
def test_a_dosage_of_everything_stays_within_the_column(load: str) -> None:
    item = ExerciseRequest(
        id="bridge", sets=10, reps=50, hold=300, minutes=120, per_day=12, per_week=7, load=load, note="x"
    )
    pdf = sheet(Request(sections=("exercises",), exercises=(item,), diary=DiaryRequest(0)))
    assert rightmost(pdf) <= THEME.page[0] - THEME.side + 0.5


def test_every_field_of_a_long_clinic_is_printed() -> None:
    clinic = Clinic(
        name=words(NAME),
        phone="+44 0000 000000 " * 12,
        emergency_number="999 or 112 from a mobile phone",
        urgent_care="111, day and night, free of charge",
        address=words(NAME),
        website="https://example.org/" + "long/" * 36,
        download_url="https://example.org/" + "a" * 180,
    )
    pdf = sheet(SMALL, clinic)
    copied = squeezed(extracted(pdf))
    for entry in fields(clinic):
        value = getattr(clinic, entry.name)
        if isinstance(value, str):
            assert squeezed(value.removeprefix("https://")) in copied
    assert rightmost(pdf) <= THEME.page[0] - THEME.side + 0.5
    assert fits(SMALL, clinic)


def test_a_clinic_without_a_name_has_a_letterhead_all_the_same() -> None:
    assert extracted(sheet(SMALL, Clinic(address="1 Example Street"))).startswith("1 Example Street Sciatica")


def rightmost(pdf: bytes) -> float:
    """The right edge of the letters that stand farthest right."""
    edges = [0.0]
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            text = document[number].get_textpage()
            letters = [index for index in range(text.count_chars()) if text.get_text_range(index, 1).strip()]
            edges += [text.get_charbox(index)[2] for index in letters]
    return max(edges)


# ---- all and nothing


def test_one_section_alone() -> None:
    pdf = sheet(SMALL)
    assert "What is sciatica?" in extracted(pdf)
    assert "Your exercises" not in extracted(pdf)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_sections_and_all_exercises(paper: str) -> None:
    pack = sciatica()
    for stage in ("acute", "settling", "remission"):
        chosen = tuple(ExerciseRequest(id=name) for name, it in pack.exercises.items() if stage in it.facts.stages)
        request = Request(sections=tuple(pack.sections), exercises=chosen, stage=stage, paper=paper)  # type: ignore[arg-type]
        text = extracted(sheet(request))
        for section in pack.sections.values():
            assert tidy(section.title.string) in text


# ---- letters of many scripts


SCRIPTS = {
    "Latin": "Ærø Łódź-Škvorecký",
    "Cyrillic": "Анна Ковальчук-Їжакевич",
    "Greek": "Ελένη Παπαδοπούλου",
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "composed from accents": unicodedata.normalize("NFD", "Zoë Müller-Ñíguez Ngữ"),
    "accents without a composed letter": "m\u0301 Ọ\u0301la x\u0309 q\u0303",
}


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_names_of_many_scripts_are_printed_and_copied(name: str) -> None:
    request = tidied(replace(SMALL, patient=PatientRequest(name), clinician=name, notes=name))
    assert problems(request) == []
    assert unicodedata.normalize("NFC", extracted(sheet(request))).count(unicodedata.normalize("NFC", name)) == 3


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("m\u0308", "(U+0308 COMBINING DIAERESIS)"),
        ("田中", "'田' (U+7530 CJK UNIFIED IDEOGRAPH-7530) and more"),
        ("محمد", "(U+0645 ARABIC LETTER MEEM)"),
        ("Ana \N{PILL}", "(U+1F48A PILL)"),
        ("a\ue000", "(U+E000 without a name)"),
    ],
)
def test_what_the_fonts_lack_is_named_with_its_field(text: str, character: str) -> None:
    exercise = ExerciseRequest(id="bridge", note=text, load=text)
    request = tidied(
        Request(patient=PatientRequest(text, text), clinician=text, next_visit=text, notes=text, exercises=(exercise,))
    )
    told = problems(request, Clinic(name=text))
    named = ["patient name", "patient id", "clinician", "next visit", "note"]
    named += ["note of exercise 1", "load of exercise 1", "clinic's name"]
    assert [problem.message.partition(" holds ")[0] for problem in told] == [f"the {name}" for name in named]
    assert all(character in problem.message and problem.hint for problem in told)


# ---- markup is text


MARKUP = '<b>Bo</b> & <img src="file:///etc/passwd"/> **x** [a](https://x.org) {page} {clinic_phone} (\\) ]]> &lt; %s'


def test_markup_in_every_field_is_printed_as_it_is_typed() -> None:
    request = Request(
        patient=PatientRequest("1" + MARKUP, ("2" + MARKUP)[:LINE]),
        clinician="3" + MARKUP,
        next_visit=("4" + MARKUP)[:LINE],
        notes="5" + MARKUP,
        exercises=(ExerciseRequest(id="bridge", note="6" + MARKUP, load=("7" + MARKUP)[:LINE]),),
    )
    clinic = replace(
        CLINIC,
        **{name: f"{name}{MARKUP}" for name in ("name", "phone", "emergency_number", "urgent_care", "address")},
    )
    pdf = sheet(request, clinic)
    copied = squeezed(extracted(pdf))
    typed = [request.patient.name, request.patient.id, request.clinician, request.next_visit, request.notes]
    typed += [item for exercise in request.exercises for item in (exercise.note, exercise.load or "")]
    typed += [clinic.name, clinic.phone, clinic.emergency_number, clinic.urgent_care, clinic.address]
    assert [text for text in typed if squeezed(text) not in copied] == []


# ---- a card taller than a page


def test_a_card_taller_than_a_page_goes_on_over_the_page(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    steps = [f"Step {number} of a long walk." for number in range(1, 61)]
    change(pack / "en/exercises/walk.yaml", "  - Walk on flat ground.", "\n".join(f"  - {step}" for step in steps))
    loaded = load_pack([tmp_path], "minimal", "en")
    request = Request(pack="minimal", exercises=(ExerciseRequest(id="stand-up"), ExerciseRequest(id="walk")))
    document = assemble(loaded, select(loaded, request), request, CLINIC, date(2026, 11, 24))
    pdf = render(document, THEME)
    assert faults(pdf) == []
    tree = read(pdf)
    assert found(tree) == expected(document)
    assert [line.strip() for line in tree.root.lines()].count("L ListNumbering=Decimal") >= 2
    pages = compose(THEME, story(THEME, document, None))
    assert all(page.used <= THEME.height + 0.01 for page in pages)
