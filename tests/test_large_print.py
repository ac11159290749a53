"""Large print, measured in the finished file against the clear print guidelines (UKAAF G003)."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pdf_tree import read
from printed import extracted, faults
from reading_order import expected, found
from sample_requests import CUPPING
from sheets import CLINIC, asked, made
from test_extremes import words
from text_runs import lines_of, text_runs

from handouts.clinic import Clinic
from handouts.colour import contrast
from handouts.document import EmergencyBox, Letterhead
from handouts.inline import Text
from handouts.request import DiaryRequest, PatientRequest, Request
from layouts.editions.large_print import EDITION, large_print_theme
from layouts.emergency import Framed
from layouts.exercise_card import ExerciseCard
from layouts.foot import FootedPage
from layouts.render import render
from layouts.theme import BODY, MM, PageSetup, Theme

if TYPE_CHECKING:
    from text_runs import Run

SMALL = Request(sections=("overview",), diary=DiaryRequest(0))
ALL = asked("all", sections=("all",), patient=PatientRequest("Ana Müller"), date="2026-11-24")
SETUPS = {
    f"{size} pt, {paper}": PageSetup(paper, body_size=size) for size in (16, 18, 22, 28) for paper in ("a4", "letter")
}
SAMPLES = {name: (Request(), setup) for name, setup in SETUPS.items()} | {
    "all": (ALL, PageSetup()),
    "all, 28 pt, letter": (ALL, PageSetup("letter", body_size=28)),
    "cupping, mono": (replace(CUPPING, patient=PatientRequest("Ana Müller")), PageSetup(mono=True)),
}
BLANK = replace(
    made(SMALL),
    letterhead=Letterhead("", "", "", "", ""),
    title=Text(()),
    lead=Text(()),
    patient=(),
    emergency=EmergencyBox(Text(()), ()),
)
MARKS = ("•", "×")
"""Signs before the items of a list: they carry no words."""
samples = pytest.mark.parametrize(("request_", "setup"), SAMPLES.values(), ids=SAMPLES)
setups = pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)


@cache
def sides(request: Request, setup: PageSetup, clinic: Clinic = CLINIC) -> list[FootedPage]:
    composed = EDITION.compose(large_print_theme(setup), made(request, clinic), None).sides
    return [side for side in composed if isinstance(side, FootedPage)]


@cache
def file(request: Request, setup: PageSetup, clinic: Clinic = CLINIC) -> bytes:
    return render(made(request, clinic), large_print_theme(setup), edition="large-print")


@cache
def runs(request: Request, setup: PageSetup) -> list[Run]:
    return text_runs(file(request, setup))


def theme_of(request: Request, setup: PageSetup) -> Theme:
    """The theme with the foot that this document has."""
    return sides(request, setup)[0].theme


# ---- type


@samples
def test_no_text_is_smaller_than_16_points(request_: Request, setup: PageSetup) -> None:
    assert min(run.size for run in runs(request_, setup)) >= 16


@samples
def test_most_text_has_the_size_that_was_asked_for(request_: Request, setup: PageSetup) -> None:
    letters: Counter[float] = Counter()
    for run in runs(request_, setup):
        letters[round(run.size, 2)] += len(run.text)
    assert letters.most_common(1)[0][0] == (setup.body_size or 18)


@samples
def test_lines_have_70_characters_at_most(request_: Request, setup: PageSetup) -> None:
    lines = [line.strip() for line in lines_of(runs(request_, setup)).values()]
    read_on = [line for line in lines if sum(map(str.isdigit, line)) < 10]  # numbers of sources are looked up
    assert max(map(len, read_on)) <= 70


def test_lines_of_18_points_are_long_enough_to_read_well() -> None:
    theme = large_print_theme(PageSetup())
    full = [run for run in runs(ALL, PageSetup()) if run.right > theme.page[0] - theme.side - BODY]
    assert sum(len(run.text) >= 50 for run in full) > len(full) / 4


@samples
def test_text_is_upright_and_never_spread_to_fill_a_line(request_: Request, setup: PageSetup) -> None:
    assert {run.font for run in runs(request_, setup)} == {"OpenSans-Regular", "OpenSans-SemiBold", "OpenSans-Bold"}
    with pikepdf.open(io.BytesIO(file(request_, setup))) as pdf:
        operators = {str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)}
    assert not operators & {"Tc", "Tw", "Tz", "TJ"}


@samples
def test_the_contrast_of_all_text_is_7_to_1(request_: Request, setup: PageSetup) -> None:
    palette = setup.palette
    tints = [tint for tint in (palette.main_tint, palette.alarm_tint, palette.care_tint) if tint]
    for colour in {run.colour for run in runs(request_, setup) if run.text.strip() not in MARKS}:
        grounds = [palette.main] if colour == palette.white else [palette.white, *tints]
        assert min(contrast(colour, ground) for ground in grounds) >= 7


# ---- pages


@samples
def test_nothing_stands_in_the_margins(request_: Request, setup: PageSetup) -> None:
    theme = theme_of(request_, setup)
    slack = theme.frame + 0.01  # the width of a line is counted on both sides
    width, height = theme.page
    left, right, bottom, top = width, 0.0, height, 0.0
    with pypdfium2.PdfDocument(io.BytesIO(file(request_, setup))) as document:
        for number in range(len(document)):
            for item in document[number].get_objects(max_depth=1):
                box = item.get_bounds()
                left, bottom = min(left, box[0]), min(bottom, box[1])
                right, top = max(right, box[2]), max(top, box[3])
    assert left >= theme.side - slack
    assert right <= width - theme.side + slack
    assert bottom >= 7 * MM
    assert top <= height - theme.top + slack


@samples
def test_nothing_runs_over_the_foot(request_: Request, setup: PageSetup) -> None:
    for side in sides(request_, setup):
        assert side.page.used <= side.theme.height + 0.01


@samples
def test_the_foot_stands_at_the_same_place_on_every_page(request_: Request, setup: PageSetup) -> None:
    pages = [run for run in runs(request_, setup) if run.text.startswith("Page ")]
    assert len(pages) == len(sides(request_, setup))
    assert len({round(run.baseline, 1) for run in pages}) == 1


@samples
def test_a_page_has_one_exercise_at_most(request_: Request, setup: PageSetup) -> None:
    for side in sides(request_, setup):
        cards = [item for item, _ in side.page.items if isinstance(item, ExerciseCard)]
        assert len(cards) <= 1
        assert not cards or isinstance(side.page.items[0][0], ExerciseCard)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", [None, 16, 18])
@pytest.mark.parametrize("clinic", [CLINIC, Clinic()])
def test_the_warning_signs_stand_on_page_1_as_a_whole(paper: str, size: float | None, clinic: Clinic) -> None:
    first, *others = sides(Request(), PageSetup(paper, body_size=size), clinic)
    [box] = [item for item, _ in first.page.items if isinstance(item, Framed)]
    assert box.height <= first.theme.height
    assert not [item for side in others for item, _ in side.page.items if isinstance(item, Framed)]


@setups
def test_the_number_to_call_stands_on_page_1(setup: PageSetup) -> None:
    first = [run for run in runs(Request(), setup) if run.page == 1]
    number = max(first, key=lambda run: run.size)
    assert number.text.strip() == "999"


# ---- the file


@samples
def test_it_conforms(request_: Request, setup: PageSetup) -> None:
    assert faults(file(request_, setup)) == []


def spoken(text: str) -> list[str]:
    """The words; not the dots between contacts, which fall away where these stand in lines of their own."""
    return text.replace("·", " ").split()


@samples
def test_it_says_all_that_the_document_says_in_order_after_page_1(request_: Request, setup: PageSetup) -> None:
    document = made(request_)
    said = spoken(found(read(file(request_, setup))))
    assert Counter(said) == Counter(spoken(expected(document)))
    parts = spoken(expected(replace(BLANK, parts=document.parts)))
    assert said[-len(parts) :] == parts


@setups
@pytest.mark.parametrize("name", [words(200), "W" * 200])
def test_a_name_of_200_letters_is_printed_in_full(setup: PageSetup, name: str) -> None:
    request = replace(SMALL, patient=PatientRequest(name, name[:100]), clinician=name, next_visit=name[:100])
    pdf = file(request, setup)
    assert faults(pdf) == []
    assert "".join(extracted(pdf).split()).count("".join(name.split())) == 2
    assert max(run.right for run in text_runs(pdf)) <= setup.page[0] - large_print_theme(setup).side
    assert all(side.page.used <= side.theme.height + 0.01 for side in sides(request, setup))


def test_a_long_title_makes_room_for_itself_at_the_foot() -> None:
    document = made(SMALL)
    document = replace(document, foot=replace(document.foot, title=words(120)))
    theme = large_print_theme(PageSetup())
    [side, *_] = EDITION.compose(theme, document, None).sides
    assert isinstance(side, FootedPage)
    assert side.theme.bottom > theme.bottom
    foot = [run for run in text_runs(render(document, theme, edition="large-print")) if run.size == 16]
    assert min(run.baseline for run in foot) >= 8 * MM
