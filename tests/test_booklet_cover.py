"""Covers of booklets: whose they are, and long names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from booklets import booklet, composed, pdf_of, theme_of
from printed import faults, page_texts
from sheets import CLINIC, made

from handouts.request import PatientRequest, Request
from layouts.booklet.cover import Cover
from layouts.editions.booklet import booklet_theme
from layouts.theme import PageSetup


def test_the_cover_names_the_patient_or_has_a_line_for_the_name() -> None:
    empty, named = page_texts(pdf_of("default"))[0], page_texts(pdf_of("everything"))[0]
    assert "This booklet belongs to" in empty
    assert "Clinician" not in empty
    for words in ("belongs to Ana Müller", "Number 0042", "Dr B. Example", "24 November 2026", "2026-12-08 10:30"):
        assert words in named


def test_a_cover_has_the_first_figure_of_the_programme_or_none() -> None:
    theme = booklet_theme(PageSetup())
    document = made(Request())
    without = replace(document, parts=document.parts[-1:])
    assert Cover(theme, document, None).figure
    assert Cover(theme, without, None).figure is None


LONG = ("Wolfeschlegelsteinhausen " * 8, "W" * 200, "i" * 200)


@pytest.mark.parametrize("name", LONG, ids=["words", "wide", "narrow"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_long_names_are_printed_in_full_and_overlap_nothing(name: str, paper: str) -> None:
    name = name.strip()
    patient = PatientRequest(name, name[:100])
    request = Request(patient=patient, clinician=name, next_visit=name[:100], paper=paper)  # type: ignore[arg-type]
    clinic = replace(CLINIC, name=name, address=name, website=f"https://example.org/{'long/' * 36}")
    pdf = booklet(request, clinic)
    assert faults(pdf) == []
    cover, found = composed(made(request, clinic), theme_of(request))
    assert cover.spare() >= 0
    assert all(side.page.used <= side.theme.height + 0.01 for side in found)
    first, _, contents, *_ = page_texts(pdf)
    assert f"Clinician {name}"[:30] in (contents if cover.left_over else first)
    copied = "".join("".join(page_texts(pdf)).split())
    assert copied.count("".join(name.split())) >= 4
