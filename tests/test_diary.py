"""The diary edition: weeks to tick, on sheets that are used on their own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from diaries import PAIN, PLAIN, REQUEST, diary, diary_of, diary_theme, fields_of, with_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from logos import SQUARE, svg
from pdf_tree import Element, read
from printed import faults, page_texts
from sheets import CLINIC, made

from handouts.clinic import Clinic
from handouts.diagnostics import ExitStatus, HandoutError
from handouts.document_blocks import DiaryRow
from handouts.request import DiaryRequest, ExerciseRequest, PatientRequest, Request
from layouts.diary.sheet import Sheet
from layouts.editions import find
from layouts.images import read_image
from layouts.theme import MM

if TYPE_CHECKING:
    from pathlib import Path

ANA = replace(REQUEST, patient=PatientRequest("Ana Müller", "0042"), date="2026-11-24")
MANY = (
    *(ExerciseRequest(id=name) for name in ("bridge", "cat-camel", "hip-hinge", "knee-rolls", "marching", "walking")),
    *(
        ExerciseRequest(id=name)
        for name in ("pelvic-rock", "pelvic-tilt", "side-bend", "sit-to-stand", "water-walking")
    ),
    ExerciseRequest(id="knee-to-chest", per_day=3),
    ExerciseRequest(id="standing-back-bend", per_day=8),
)


def weeks_on(sheets: list[str]) -> list[list[int]]:
    """Which weeks stand on each sheet, by their titles."""
    return [[number for number in range(1, 13) if f"Week {number} from" in text] for text in sheets]


@cache
def ana() -> list[str]:
    return page_texts(diary(3, ANA))


# ---- weeks


def test_a_diary_of_its_own_is_for_four_weeks_unless_someone_says_otherwise() -> None:
    assert weeks_on(page_texts(diary_of(made(REQUEST)))) == [[1], [2], [3], [4]]
    assert [block.title for block in made(Request()).parts[-2].blocks[3:]] == ["Week 1", "Week 2"]


def test_two_weeks_share_a_sheet_if_both_have_room_for_large_squares() -> None:
    few = replace(REQUEST, exercises=(ExerciseRequest(id="bridge"),), sections=("exercises",))
    assert weeks_on(page_texts(diary(3, few))) == [[1, 2], [3]]


def test_a_week_of_13_exercises_is_divided_evenly_over_two_sheets() -> None:
    sheets = page_texts(diary(1, replace(REQUEST, exercises=MANY)))
    assert weeks_on(sheets) == [[1], [1]]
    days = [text.count(" tick") for text in sheets]  # of all rows but those for minutes and pain
    assert min(days) >= 4
    assert "8 Pelvic tilt" in " ".join(sheets)
    assert ["Notes" in text for text in sheets] == [False, True]


@settings(max_examples=60)
@given(
    st.integers(1, 12),
    st.lists(
        st.builds(DiaryRow, st.text("ab ", min_size=1, max_size=120), st.just("3 a day"), st.integers(1, 3)),
        max_size=20,
    ),
)
def test_every_week_is_printed_and_nothing_runs_into_the_strip(weeks: int, rows: list[DiaryRow]) -> None:
    theme = diary_theme()
    sheets = find("diary").compose(theme, with_rows(*rows, PAIN, weeks=weeks), None).sides
    started = []
    for sheet in sheets:
        assert isinstance(sheet, Sheet)
        started += sheet.body.starting
        used = sheet.head.height + sheet.body.weeks.height + sheet.strip.height
        assert used <= theme.height
    assert started == [f"Week {number}" for number in range(1, weeks + 1)]


def test_the_name_of_an_exercise_may_be_very_long() -> None:
    rows = [replace(PLAIN, name=name) for name in ("W" * 200, "Knee to chest " * 14)]
    document = with_rows(*rows, PAIN)
    assert faults(diary_of(document)) == []
    assert "".join("".join(page_texts(diary_of(document))).split()).count("W" * 200) == 1


# ---- squares


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_there_is_a_square_of_7_mm_for_each_time_of_the_day(paper: str) -> None:
    rows = [replace(PLAIN, name=str(ticks), ticks=ticks) for ticks in (1, 2, 3)]
    squares = [
        it for it in fields_of(diary_of(with_rows(*rows, PAIN), paper=paper, fillable=True)) if it.kind == "/Btn"
    ]
    assert len(squares) == 7 * (1 + 2 + 3)
    assert all(
        min(square.size) >= 7 * MM - 0.02 and square.size[0] == pytest.approx(square.size[1], abs=0.02)
        for square in squares
    )


@pytest.mark.parametrize("mono", [False, True], ids=["colour", "mono"])
def test_all_sides_of_every_square_are_printed(mono: bool) -> None:  # noqa: FBT001
    rows = [replace(PLAIN, name=str(ticks), ticks=ticks) for ticks in (1, 2, 3)]
    document = with_rows(*rows, PAIN)
    boxes = [it.box for it in fields_of(diary_of(document, fillable=True, mono=mono)) if it.kind == "/Btn"]
    scale, height = 3, diary_theme().page[1]
    with pypdfium2.PdfDocument(diary_of(document, mono=mono)) as printed:
        picture = printed[0].render(scale=scale, grayscale=True).to_pil()
    for left, bottom, right, top in boxes:
        middle, half = (left + right) / 2, (bottom + top) / 2
        for x, y in ((left, half), (right, half), (middle, bottom), (middle, top)):
            around = [(round(x * scale) + i, round((height - y) * scale) + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            assert min(picture.getpixel(place) for place in around) < 200
        assert picture.getpixel((round(middle * scale), round((height - half) * scale))) == 255


# ---- sheets get lost


def test_every_sheet_says_whose_it_is_and_what_to_do() -> None:
    assert len(ana()) == 3
    for text in ana():
        assert "Your 3-week diary" in text
        assert "Name: Ana Müller" in text
        assert "Number: 0042" in text
        assert "One thing I want to do again" in text
        assert CLINIC.name in text


def test_every_sheet_has_the_number_to_call_in_an_emergency() -> None:
    assert all("Call now if any of these is new" in text and "Call 999" in text for text in ana())


def test_a_screen_reader_meets_the_warning_signs_once() -> None:
    tree = read(diary(3, ANA))
    headings = [it.text for it in tree.root.kids if isinstance(it, Element) and it.role == "H1"]
    assert headings == ["Your 3-week diary"]
    assert str(tree).count("Call now") == 1
    assert sum(text.count("Call now") for text in tree.artifacts) == 2


def test_without_a_name_there_is_a_line_for_one_and_no_date_instead_of_the_number() -> None:
    [text] = page_texts(diary(1, replace(REQUEST, date="2026-11-24")))
    assert "Name One thing" in text


# ---- conformance


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("mono", [False, True], ids=["colour", "mono"])
@pytest.mark.parametrize("fillable", [False, True], ids=["paper", "form"])
def test_every_diary_conforms(paper: str, mono: bool, fillable: bool) -> None:  # noqa: FBT001
    for request in (ANA, replace(REQUEST, exercises=MANY)):
        assert faults(diary(3, request, paper=paper, mono=mono, fillable=fillable)) == []


def test_a_diary_with_a_logo_or_without_a_clinic_conforms(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_bytes(svg(SQUARE))
    document = made(REQUEST, replace(CLINIC, logo=str(logo)))
    assert faults(diary_of(document, read_image(logo))) == []
    assert faults(diary(1, ANA, Clinic())) == []
    assert faults(diary(1, replace(ANA, patient=PatientRequest("W" * 200, "9" * 100)))) == []


def test_the_same_diary_has_the_same_bytes() -> None:
    assert diary(2, ANA, fillable=True) == diary(2, ANA, fillable=True)


# ---- what it can't print


def test_what_has_no_diary_is_refused_with_a_hint() -> None:
    with pytest.raises(HandoutError) as caught:
        diary(0)
    [problem] = caught.value.problems
    assert problem.message == "there is no diary to print"
    assert "--diary" in problem.hint
    assert caught.value.status is ExitStatus.REFUSED


def test_parts_that_it_does_not_hold_are_told() -> None:
    document = made(replace(REQUEST, sections=("overview", "prevention"), diary=DiaryRequest(1)))
    left_out = find("diary").compose(diary_theme(), document, None).left_out
    assert left_out == tuple(part.blocks[0].text.string for part in document.parts[:2])
