"""Where pages lie on a sheet: sizes, creep, marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.diagnostics import HandoutError
from layouts.imposition.advice import advice
from layouts.imposition.geometry import Creep, Grid, PageBox, grid_for
from layouts.imposition.job import Job, job_for
from layouts.imposition.marks import LENGTH, cut_marks, fold_marks
from layouts.imposition.papers import PAPERS, SIZES, lying, suiting, usual
from layouts.imposition.settings import SCHEMES, Settings
from layouts.theme import MM

A4, A5, A6 = (595.28, 841.89), (419.53, 595.28), (297.64, 419.53)
LETTER, HALF_LETTER = (612.0, 792.0), (396.0, 612.0)
LENGTHS = st.floats(20, 3000)


def job(pages: int, size: tuple[float, float] = A5, **chosen: object) -> Job:
    return job_for([PageBox((0, 0, *size))] * pages, Settings(**chosen))


def said(made: Job) -> str:
    return "\n".join(f"{note.message} | {note.hint}" for note in advice(made))


# ---- sheets


@pytest.mark.parametrize(
    ("page", "paper"),
    [(A4, "a4"), (A5, "a4"), (A6[::-1], "a4"), (LETTER, "letter"), (HALF_LETTER, "letter"), ((800, 450), "a4")],
)
def test_the_sheet_suits_the_shape_of_the_pages(page: tuple[float, float], paper: str) -> None:
    assert suiting(page) == paper
    assert job(4, page).paper == paper
    assert job(4, page, paper="a3").paper == "a3"


def test_the_usual_size_decides() -> None:
    assert usual([A4, HALF_LETTER, A5, HALF_LETTER]) == HALF_LETTER
    assert usual([A4, A5]) == A4


@pytest.mark.parametrize(
    ("scheme", "page", "lies", "cells"),
    [
        ("booklet", A5, True, (2, 1)),
        ("booklet", A5[::-1], True, (2, 1)),
        ("stack2", A5, True, (2, 1)),
        ("stack2", A5[::-1], False, (1, 2)),
        ("stack4", A6, False, (2, 2)),
        ("stack4", A6[::-1], True, (2, 2)),
    ],
)
def test_the_sheet_is_turned_so_that_pages_stay_large(
    scheme: str, page: tuple[float, float], cells: tuple[int, int], *, lies: bool
) -> None:
    grid = grid_for(scheme, "a4", page)
    assert (grid.sheet[0] > grid.sheet[1], (grid.columns, grid.rows)) == (lies, cells)


@given(st.sampled_from(SCHEMES), st.sampled_from(PAPERS), st.tuples(LENGTHS, LENGTHS))
def test_a_page_is_never_enlarged_and_fits_its_place(scheme: str, paper: str, page: tuple[float, float]) -> None:
    grid = grid_for(scheme, paper, page)
    scale = grid.scale(page)
    assert 0 < scale <= 1
    for cell in range(grid.columns * grid.rows):
        size = page[0] * scale, page[1] * scale
        x, y = grid.corner(cell, size)
        left, bottom, right, top = grid.cell_box(cell)
        assert left - 1.6 <= x <= x + size[0] <= right + 1.6
        assert bottom - 1.6 <= y <= y + size[1] <= top + 1.6


def test_booklet_pages_lie_at_the_fold_and_others_in_the_middle_of_their_cells() -> None:
    booklet, stack = job(4, A6).grid, job(4, A6, scheme="stack2").grid
    fold = lying("a4")[0] / 2
    assert booklet.corner(0, A6)[0] + A6[0] == pytest.approx(fold) == booklet.corner(1, A6)[0]
    assert stack.corner(0, A6)[0] == pytest.approx((fold - A6[0]) / 2)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("upside_down", [False, True])
def test_a_turned_page_lands_where_it_belongs(turn: int, *, upside_down: bool) -> None:
    page = PageBox((10, 20, 110, 220), turn, unit=2)
    a, b, c, d, e, f = page.matrix(300, 400, 0.5, upside_down=upside_down)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (10, 110) for y in (20, 220)]
    width, height = page.size[0] * 0.5, page.size[1] * 0.5
    assert (min(x for x, _ in corners), min(y for _, y in corners)) == pytest.approx((300, 400))
    assert (max(x for x, _ in corners), max(y for _, y in corners)) == pytest.approx((300 + width, 400 + height))
    assert page.size == ((200, 400) if turn % 180 == 0 else (400, 200))


# ---- creep


@given(st.floats(0, 1), st.integers(1, 40), st.floats(0, 200))
def test_seen_from_the_inmost_sheet_pages_move_outward_sheet_by_sheet(
    thickness: float, deepest: int, spare: float
) -> None:
    creep = Creep(thickness, deepest, spare)
    offsets = [creep.from_fold(depth) for depth in range(deepest, -1, -1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] - offsets[0] == pytest.approx(deepest * thickness * MM)
    assert all(offset <= spare for offset in offsets)


def test_pages_with_room_beside_them_never_reach_over_the_fold() -> None:
    assert Creep(0.1, 10, spare=50).from_fold(10) == 0
    assert Creep(0.1, 10).from_fold(0) == 0
    assert Creep(0.1, 10).from_fold(10) == pytest.approx(-1 * MM)


def test_without_thickness_nothing_moves() -> None:
    assert {job(400, thickness=0).creep.from_fold(depth) for depth in range(100)} == {0}


def test_creep_larger_than_the_page_allows_is_refused_with_a_way_out() -> None:
    with pytest.raises(HandoutError) as caught:
        job(500)
    [problem] = caught.value.problems
    assert problem.message.startswith("125 sheets of 0.1 mm are too thick to be folded together")
    assert "12 mm" in problem.message
    assert problem.hint == "fold fewer sheets at a time: --signature 8"
    assert job(500, signature=8).plan.deepest == 7


# ---- marks


def test_a_full_sheet_has_short_marks_on_the_fold_alone() -> None:
    grid = grid_for("booklet", "a4", A5)
    width, height = grid.sheet
    assert cut_marks(grid, A5) == ()
    assert fold_marks(grid) == (
        (width / 2, 0, width / 2, LENGTH),
        (width / 2, height - LENGTH, width / 2, height),
    )


def test_a_full_stack_is_cut_between_its_pages_alone() -> None:
    two, four = grid_for("stack2", "a4", A5), grid_for("stack4", "a4", A6)
    assert {line[0] for line in cut_marks(two, A5)} == {two.sheet[0] / 2}
    assert len(cut_marks(four, A6)) == 4


@given(st.sampled_from(SCHEMES), st.tuples(st.floats(100, 410), st.floats(100, 290)), st.floats(0, 5))
def test_no_mark_runs_across_a_page(scheme: str, page: tuple[float, float], from_fold: float) -> None:
    grid = grid_for(scheme, "a4", page)
    offset = from_fold if grid.folded else 0
    lines = [*cut_marks(grid, page, offset), *(fold_marks(grid) if grid.folded else ())]
    for cell in range(grid.columns * grid.rows):
        left, bottom = grid.corner(cell, page, offset)
        for x0, y0, x1, y1 in lines:
            across = left + 3 < (x0 + x1) / 2 < left + page[0] - 3 and bottom + 3 < (y0 + y1) / 2 < bottom + page[1] - 3
            assert not across, f"{(x0, y0, x1, y1)} on the page at {(left, bottom)}"


def test_smaller_pages_are_cut_along_their_edges_which_creep_moves() -> None:
    grid: Grid = grid_for("booklet", "a4", A6)
    fold, height = grid.sheet[0] / 2, grid.sheet[1]
    lines = cut_marks(grid, A6, from_fold=2)
    assert {x for x, _, end, _ in lines if x == end} == {fold - 2 - A6[0], fold + 2 + A6[0]}
    assert {round(y, 2) for _, y, _, end in lines if y == end} == {
        round((height + side * A6[1]) / 2, 2) for side in (-1, 1)
    }


# ---- what a person is told


def test_how_to_print_is_told_first() -> None:
    assert said(job(8)).startswith("2 sheets of A4: print at 100% on both sides, turned on the short edge")
    assert "fold 2 at a time" in said(job(40, signature=2))
    assert "the last one on top" in said(job(8, one_sided="face-up"))
    assert "the first one on top" in said(job(8, one_sided="face-down"))
    assert "print at 100% on one side; then cut the pile" in said(job(8, scheme="stack2", flip="none"))
    assert "1 sheet of Letter" in said(job(4, HALF_LETTER, flip="long"))


def test_pages_that_are_made_smaller_are_told_with_the_paper_that_keeps_them() -> None:
    assert "made smaller, to 71%, to fit their place on the sheet: all pages | --paper a3 keeps" in said(job(4, A4))
    assert "--paper tabloid keeps their size" in said(job(4, LETTER))
    assert "made smaller, to 17%" in said(job(4, (2400, 3600)))
    assert "keeps their size" not in said(job(4, (2400, 3600)))
    mixed = job_for([PageBox((0, 0, *A5))] * 3 + [PageBox((0, 0, *A4))], Settings())
    assert "1 of 4 pages" in said(mixed)
    assert "made smaller" not in said(job(4))


def test_blank_pages_and_too_many_sheets_are_told() -> None:
    assert "3 pages stay blank at the end" in said(job(5))
    assert "1 page stays blank" in said(job(7))
    assert "24 sheets are folded together; an ordinary stapler holds 20" in said(job(96))
    assert "blank" not in said(job(8))
    assert "stapler" not in said(job(80))


def test_papers_have_their_nominal_sizes() -> None:
    assert [round(length / MM) for length in (*SIZES["a4"], *SIZES["a3"])] == [210, 297, 297, 420]
    assert [length / 72 for length in (*SIZES["letter"], *SIZES["tabloid"])] == [8.5, 11, 11, 17]
