"""The leaflet: six panels that fold, each with what belongs on it, read from the front to the back."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest
from command_line import run
from leaflets import composed, leaflet, letters_near_folds, panels_of
from pdf_tree import Element, read
from printed import faults, tidy
from reading_order import found
from sample_requests import EVERYTHING, SAMPLES
from sheets import CLINIC, asked, made, problems_of

from handouts.clinic import Clinic
from handouts.document_blocks import ExerciseCard
from handouts.request import PatientRequest, Request
from layouts.editions.leaflet import leaflet_theme
from layouts.leaflet.cover import as_large_as
from layouts.leaflet.panels import inside, outside
from layouts.theme import MM, PAPERS, PageSetup

if TYPE_CHECKING:
    from pathlib import Path

FILLED = replace(
    EVERYTHING,
    sections=("overview", "exercises"),
    exercises=asked("bridge:sets=2,load=a red band,note=Slowly").exercises,
    notes="Well done so far.",
)
papers = pytest.mark.parametrize("paper", PAPERS)


@cache
def default(paper: str = "a4") -> bytes:
    return leaflet(Request(paper=paper))  # type: ignore[arg-type]


def sections_of(pdf: bytes) -> list[str]:
    """What a screen reader reads, section by section; it skips marks of lists."""
    kids = [kid for kid in read(pdf).root.kids if isinstance(kid, Element)]
    assert {kid.role for kid in kids} == {"Sect"}
    return [tidy(kid.text) for kid in kids]


# ---- the sheet


@pytest.mark.parametrize(("paper", "wide"), [("a4", 100.0), ("letter", 94.13)])
def test_panels_fill_the_sheet_and_the_one_that_is_tucked_in_is_narrower(paper: str, wide: float) -> None:
    width = PAPERS[paper][1]
    for side, narrow in ((outside(width), 0), (inside(width), 2)):
        widths = [round(panel.width / MM, 2) for panel in side]
        assert widths == [wide - 3 if place == narrow else wide for place in range(3)]
        assert side[0].left == 0
        assert side[-1].right == pytest.approx(width)


@papers
def test_folds_of_both_sides_meet(paper: str) -> None:
    width = PAPERS[paper][1]
    folds = [panel.right for panel in outside(width)[:2]]
    assert sorted(width - panel.right for panel in inside(width)[:2]) == pytest.approx(folds)


@papers
def test_each_fold_has_a_dashed_mark_at_either_end(paper: str) -> None:
    height, width = PAPERS[paper]
    with pikepdf.open(io.BytesIO(default(paper))) as pdf:
        assert [tuple(map(float, page.mediabox)) for page in pdf.pages] == [pytest.approx((0, 0, width, height))] * 2
        for page, side in zip(pdf.pages, (outside(width), inside(width)), strict=True):
            marks = dashed_lines(page)
            folds = [panel.right for panel in side[:2]]
            assert [x for x, *_ in marks] == pytest.approx([x for fold in folds for x in (fold, fold)], abs=0.01)
            assert [ends for _, *ends in marks] == [
                pytest.approx(ends) for ends in [[0, 6 * MM], [height - 6 * MM, height]] * 2
            ]


def dashed_lines(page: pikepdf.Page) -> list[tuple[float, float, float]]:
    """Upright lines that are dashed: where they stand, where they start and end."""
    lines, dashed, start = [], False, (0.0, 0.0)
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "d":
                dashed = bool(len(step.operands[0]))
            case "Q":
                dashed = False
            case "m":
                start = tuple(map(float, step.operands))
            case "l" if dashed:
                x, y = map(float, step.operands)
                assert x == start[0]
                lines.append((x, start[1], y))
    return lines


@pytest.mark.parametrize("request_", [Request(), Request(paper="letter"), FILLED, SAMPLES["full copy"]])
def test_no_letter_comes_near_a_fold_or_an_edge(request_: Request) -> None:
    assert letters_near_folds(leaflet(request_), 5) == []


# ---- what stands where


@papers
def test_each_panel_has_its_own(paper: str) -> None:
    document, panels = made(Request()), panels_of(default(paper))
    assert panels["front"].startswith("Example Physiotherapy")
    assert document.title.string in panels["front"]
    assert document.lead.string in panels["front"]
    assert panels["flap"].startswith("What is sciatica?")
    assert "Your exercises" in panels["left"]
    assert "1 March on the spot" in panels["right"]
    assert sum(panel.count("Your exercises") for panel in panels.values()) == 1


@papers
@pytest.mark.parametrize("clinic", [CLINIC, Clinic()])
def test_all_warning_signs_and_numbers_stand_on_the_back(paper: str, clinic: Clinic) -> None:
    back = panels_of(leaflet(Request(paper=paper), clinic))["back"]  # type: ignore[arg-type]
    for tier in made(Request(), clinic).emergency.tiers:
        for text in (tier.title.string, *(sign.string for sign in tier.signs), tier.number):
            assert text in back


def test_a_name_that_is_not_filled_in_has_a_line() -> None:
    assert "Name Date" in panels_of(default())["front"]
    assert "Name Ana Müller Number 0042 Date 24 November 2026" in panels_of(leaflet(FILLED))["front"]


@pytest.mark.parametrize("height", [60, 120, 180, 240])
def test_the_picture_of_the_front_stays_within_its_room(height: float) -> None:
    theme, width = leaflet_theme(PageSetup("letter")), 215
    cards = [block for part in made(EVERYTHING).parts for block in part.blocks if isinstance(block, ExerciseCard)]
    for picture in [card.picture for card in cards[:8] if card.picture]:
        figure = as_large_as(theme, picture, width, height)
        assert figure.height <= height
        assert figure.natural_width <= width + 0.01


def test_each_side_says_what_it_is_and_that_nobody_has_reviewed_it() -> None:
    panels, foot = panels_of(default()), made(Request()).foot
    for number, panel in enumerate(("back", "right"), start=1):
        said = f"{foot.version} · {foot.date} · Page {number} of 2 {foot.warning}"
        assert panels[panel].endswith(said)
    assert f"{foot.title} {foot.version}" in panels["right"]


def test_a_reader_goes_from_the_front_to_the_flap_to_the_inside_to_the_back() -> None:
    document = made(Request())
    front, flap, opened, back = sections_of(default())
    assert document.title.string in front
    assert flap.startswith("What is sciatica?")
    assert opened.startswith("Will it get better?")
    assert opened.count("Your exercises") == 1
    assert back.startswith(document.emergency.tiers[0].title.string)


def test_what_was_prescribed_is_printed_with_its_exercise() -> None:
    text = found(read(leaflet(FILLED)))
    card = next(block for part in made(FILLED).parts for block in part.blocks if isinstance(block, ExerciseCard))
    given = [card.load, card.note.text.string, card.stop_if.string, card.ask_first.text.string]
    assert [words for words in given if words not in text] == []
    assert [dose for dose in card.doses if f"{dose.number} {dose.unit}" not in text] == []


# ---- the file


@papers
@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("name", ["default", "full copy", "one section", "remission"])
def test_conforms(name: str, paper: str, mono: bool) -> None:  # noqa: FBT001
    request = replace(SAMPLES[name], paper=paper, mono=mono)  # type: ignore[arg-type]
    assert faults(leaflet(request)) == []
    assert faults(leaflet(request, Clinic())) == []


@papers
@pytest.mark.parametrize("name", ["default", "everything", "one section"])
def test_the_address_for_the_rest_is_printed(name: str, paper: str) -> None:
    pdf = leaflet(replace(SAMPLES[name], paper=paper))  # type: ignore[arg-type]
    assert "Figure alt='QR code for the address https://example.org/handouts'" in str(list(read(pdf).root.lines()))


@papers
def test_the_address_for_the_rest_stands_below_what_is_read_first(paper: str) -> None:
    assert "Get it again" in panels_of(default(paper))["flap"]
    assert "About this handout" not in panels_of(default(paper))["flap"]


def test_no_text_is_smaller_than_nine_points_and_running_text_has_twelve() -> None:
    sizes = set[float]()
    with pikepdf.open(io.BytesIO(default())) as pdf:
        for page in pdf.pages:
            steps = pikepdf.parse_content_stream(page)
            sizes |= {float(step.operands[1]) for step in steps if str(step.operator) == "Tf"}
    assert min(sizes) == 9
    assert 12 in sizes


# ---- what can't be


@papers
def test_numbers_too_long_for_the_back_are_refused(paper: str) -> None:
    clinic = Clinic(emergency_number="999 or 112, from any telephone, " * 8)
    told = problems_of(lambda: composed(Request(paper=paper), clinic))  # type: ignore[arg-type]
    assert [problem.message for problem in told] == [
        "the back of a leaflet has no room for the warning signs and the numbers to call"
    ]
    assert "--edition booklet" in told[0].hint


def test_a_front_that_overflows_is_refused_without_a_name() -> None:
    request = replace(FILLED, patient=PatientRequest("W" * 200, "W" * 100), clinician="W" * 200, next_visit="W" * 100)
    told = problems_of(lambda: composed(request, replace(CLINIC, name="W" * 200)))
    assert [problem.message for problem in told] == [
        "the front of a leaflet has no room for the clinic, the title and the patient"
    ]


def test_when_nothing_fits_no_file_is_written(tmp_path: Path) -> None:
    made_by = run("build", "--edition", "leaflet", "-s", "cupping", "-o", str(tmp_path / "x.pdf"))
    assert made_by.status == 1
    assert "nothing that was asked for fits into a leaflet as a whole" in made_by.err
    assert not (tmp_path / "x.pdf").exists()


def test_the_command_says_what_is_left_out(tmp_path: Path) -> None:
    made_by = run("build", "--edition", "leaflet", "-o", str(tmp_path / "x.pdf"))
    assert made_by.status == 0
    assert (
        "not in the edition leaflet: How do I stay active?; Your exercises: 2 Knee to chest, 3 Bridge, 4 Walking"
        in made_by.err
    )
