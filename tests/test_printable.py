"""What the fonts lack is named with its field, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sheets import CLINIC, asked, made

from handouts.diagnostics import Place
from handouts.inline import Text
from handouts.printable import HINT, unprintable
from handouts.request import NOWHERE, ExerciseRequest, PatientRequest, Request
from handouts.request_sources import read_request

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.clinic import Clinic
    from handouts.diagnostics import Diagnostic
    from handouts.request import Places


def lacking(text: str) -> list[str]:
    """Stands for fonts that have a line break no more than any character beyond Latin."""
    return [character for character in dict.fromkeys(text) if ord(character) > 0x24F or character == "\n"]


def problems(request: Request, clinic: Clinic = CLINIC, places: Places = NOWHERE) -> list[Diagnostic]:
    plain = asked()
    return unprintable(request, places, clinic, replace(made(plain), parts=()), lacking)


def messages(request: Request, clinic: Clinic = CLINIC) -> list[str]:
    return [problem.message for problem in problems(request, clinic)]


def test_what_the_fonts_have_is_no_problem() -> None:
    assert problems(Request(patient=PatientRequest("Ana Müller"), notes="Zażółć\n\ngęślą jaźń")) == []


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (Request(patient=PatientRequest("漢")), "patient name"),
        (Request(patient=PatientRequest("", "漢")), "patient id"),
        (Request(clinician="漢"), "clinician"),
        (Request(next_visit="漢"), "next visit"),
        (Request(notes="One\ntwo 漢"), "note"),
        (Request(exercises=(ExerciseRequest(id="bridge", note="漢"),)), "note of exercise 1"),
        (Request(exercises=(ExerciseRequest(id="a"), ExerciseRequest(id="b", load="漢"))), "load of exercise 2"),
    ],
)
def test_the_character_and_its_field_are_named(request_: Request, field: str) -> None:
    [problem] = problems(request_)
    assert problem.message == f"the {field} holds '漢' (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), which can't be printed"
    assert problem.hint == HINT


def test_the_fields_of_a_clinic_are_named_too() -> None:
    clinic = replace(CLINIC, name="漢", emergency_number="漢", logo="漢.svg")
    assert [message.split(" holds ")[0] for message in messages(Request(), clinic)] == [
        "the clinic's name",
        "the clinic's emergency number",
    ]


def test_only_the_first_of_several_characters_is_shown_lest_they_spell_a_name() -> None:
    assert messages(Request(patient=PatientRequest("αβγ"))) == [
        "the patient name holds 'α' (U+03B1 GREEK SMALL LETTER ALPHA) and more, which can't be printed"
    ]


def test_a_character_without_a_name_is_told_by_its_number() -> None:
    assert messages(Request(clinician="\ue000")) == [
        r"the clinician holds '\ue000' (U+E000 without a name), which can't be printed"
    ]


def test_all_fields_are_told_at_once_without_what_else_they_say() -> None:
    found = messages(Request(patient=PatientRequest("Ana 漢", "0042 漢"), notes="漢"))
    assert len(found) == 3
    assert not any("Ana" in message or "0042" in message for message in found)


def test_a_problem_has_its_place_in_the_request_file(tmp_path: Path) -> None:
    path = tmp_path / "request.yaml"
    path.write_text("patient:\n  name: 漢\nexercises:\n  - {id: bridge, note: 漢}\n", encoding="utf-8")
    request, places = read_request(path)
    found = problems(request, replace(CLINIC, name="漢"), places)
    assert [problem.place for problem in found] == [Place(str(path), 2, 9), Place(str(path), 4, 24), None]


def test_a_line_break_is_a_fault_only_where_there_is_but_one_line() -> None:
    document = replace(made(asked()), lead=Text.plain("One\ntwo"))
    assert unprintable(Request(notes="One\ntwo"), NOWHERE, CLINIC, document, lacking) == []
    broken = replace(document, foot=replace(document.foot, version="1\n2"))
    [problem] = unprintable(Request(), NOWHERE, CLINIC, broken, lacking)
    assert problem.message.startswith(r"the content of foot holds '\n' (U+000A")
    assert unprintable(Request(clinician="One\ntwo"), NOWHERE, CLINIC, document, lacking)


def test_content_is_checked_when_all_that_was_typed_can_be_printed() -> None:
    document = replace(made(asked()), lead=Text.plain("漢"))
    [problem] = unprintable(Request(), NOWHERE, CLINIC, document, lacking)
    assert problem.message.startswith("the content of lead holds '漢'")
