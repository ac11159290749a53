"""What holds for every edition: it is listed, conforms, warns of danger, and says what it is and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from command_line import run
from printed import extracted, faults, page_texts
from sample_requests import SAMPLES
from sheets import CLINIC, made

import layouts.editions
from handouts.document_blocks import ExerciseCard, Heading
from handouts.request import EDITIONS, Edition, PatientRequest, Request
from layouts.editions import find
from layouts.render import render
from layouts.theme import PageSetup

PAPERS = {"A4": PageSetup(), "Letter in mono": PageSetup("letter", mono=True)}
each = pytest.mark.parametrize("edition", EDITIONS)
PATIENT = replace(SAMPLES["default"], patient=PatientRequest("Ana Müller", "0042"))
LONG = [(edition, *hard) for edition in ("handout", "large-print", "booklet", "diary")
        for hard in (("everything", "A4"), ("full copy", "Letter in mono"))]  # fmt: skip
USUAL = [(edition, name, paper) for edition in EDITIONS for name in ("default", "issue") for paper in PAPERS]
"""What every edition has room for."""


def printed(edition: Edition, request: Request, setup: PageSetup = PAPERS["A4"]) -> bytes:
    return render(made(request, CLINIC), find(edition).theme(setup), edition=edition)


def test_every_definition_is_an_edition_and_every_edition_is_defined() -> None:
    modules = {path.stem for path in Path(layouts.editions.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == {name.replace("-", "_") for name in EDITIONS}


def test_editions_are_listed_with_a_line_each() -> None:
    lines = run("list", "editions").lines
    assert [line.split()[0] for line in lines] == list(EDITIONS)
    assert len({line.partition("  ")[2] for line in lines}) == len(EDITIONS)
    assert all(len(line) < 120 for line in lines)


@pytest.mark.parametrize(("edition", "name", "paper"), [*USUAL, *LONG])
def test_each_conforms_and_is_read_in_order(edition: Edition, name: str, paper: str) -> None:
    assert faults(printed(edition, SAMPLES[name], PAPERS[paper])) == []


@each
def test_each_says_whom_to_call_and_that_nobody_has_reviewed_it(edition: Edition) -> None:
    document = made(PATIENT, CLINIC)
    pages = page_texts(printed(edition, PATIENT))
    emergency = document.emergency.tiers[0]
    assert any(emergency.title.line in page and emergency.number in page for page in pages)
    assert all(document.foot.warning in page or "Not yet reviewed by a clinician" in page for page in pages)
    assert any(document.foot.version in page for page in pages)


@each
def test_each_names_the_patient(edition: Edition) -> None:
    assert "Ana Müller" in extracted(printed(edition, PATIENT))


@each
def test_what_is_not_printed_is_told(edition: Edition) -> None:
    document = made(SAMPLES["default"], CLINIC)
    left_out = find(edition).compose(find(edition).theme(PageSetup()), document, None).left_out
    text = extracted(printed(edition, SAMPLES["default"]))
    told = " ".join(left_out)
    for part in document.parts:
        heading = part.blocks[0]
        if part.id not in {"about", "diary"} and isinstance(heading, Heading):
            names = [block.name.line for block in part.blocks if isinstance(block, ExerciseCard)]
            assert heading.text.line in text + told or (names and all(name in text for name in names)), part.id


@each
def test_the_same_document_gives_the_same_bytes(edition: Edition) -> None:
    assert printed(edition, PATIENT) == printed(edition, PATIENT)
