"""The diary in narrow columns: names above the days, squares as large as on wide paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from diaries import PAIN, PLAIN
from hypothesis import given
from hypothesis import strategies as st
from pdf_tree import Element
from printed import MONO, THEME, tree_of

from handouts.document_blocks import DiaryWeek
from layouts.diary import diary_week
from layouts.diary.narrow import NarrowWeek
from layouts.diary.squares import DaySquares
from layouts.flowables import Stack
from layouts.theme import MM, PAPERS, Style, Theme, TypeScale

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ROWS = tuple(replace(PLAIN, name=f"{ticks}  Bridge", hint="a day", ticks=ticks) for ticks in (1, 2, 3))
WEEK = DiaryWeek("Week 1", "from", DAYS, (*ROWS, PAIN), "Notes", "Medicines")


def large(size: float) -> Theme:
    """Large print on A4."""
    body = Style(size, size * 1.4)
    return Theme(page=PAPERS["a4"], type=TypeScale(body=body, strong=body, label=Style(16, 20)))


THEMES = {
    "A5": Theme(page=(148 * MM, 210 * MM), side=13 * MM),
    "A5, mono": replace(MONO, page=(148 * MM, 210 * MM), side=13 * MM),
    "half letter": Theme(page=(396, 612), side=13 * MM),
    "panel of a leaflet": Theme(page=(100 * MM, 210 * MM), side=8 * MM),
    "large print": large(18),
    "largest print": large(28),
}


def week_in(theme: Theme) -> NarrowWeek:
    week = diary_week(theme, WEEK)
    assert isinstance(week, NarrowWeek)
    week.wrap(theme.width)
    return week


def squares_of(week: NarrowWeek) -> list[DaySquares]:
    """The rows of squares."""
    stacks = [row.inside for row in week.grid.rows]
    return [
        item for stack in stacks if isinstance(stack, Stack) for item in stack.items if isinstance(item, DaySquares)
    ]


def test_wide_paper_keeps_names_beside_the_days() -> None:
    assert not isinstance(diary_week(THEME, WEEK), NarrowWeek)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_squares_are_at_least_7_mm_and_keep_to_their_day(theme: Theme) -> None:
    for row in squares_of(week_in(theme)):
        squares = row.squares(100, 0)
        assert len(squares) == row.row.ticks
        for left, bottom, right, top in squares:
            assert min(right - left, top - bottom) >= 7 * MM
            assert 100 - row.day / 2 < left < right < 100 + row.day / 2
        assert squares[-1][1] == pytest.approx(-row.height)


@pytest.mark.parametrize("size", [16, 18, 22, 28])
def test_squares_grow_with_the_text(size: float) -> None:
    small, grown = squares_of(week_in(THEMES["A5"]))[0], squares_of(week_in(large(size)))[0]
    assert grown.side > small.side * 1.2


@given(st.integers(1, 3), st.floats(150, 500))
def test_squares_of_a_day_do_not_overlap(ticks: int, width: float) -> None:
    row = DaySquares(THEME, replace(PLAIN, ticks=ticks), 7, 20)
    row.wrap(width)
    squares = row.squares(0, 0)
    for (left, bottom, right, top), (next_left, _, _, next_top) in pairwise(squares):
        assert next_left >= right - 0.01 or next_top <= bottom + 0.01
        assert (left, top) != (next_left, next_top)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_row_is_named_and_has_a_cell_for_each_day(theme: Theme) -> None:
    table = tree_of(week_in(theme)).root.kids[0]
    assert isinstance(table, Element)
    assert table.role == "Table"
    cells = [
        [cell.role for cell in row.kids if isinstance(cell, Element)] for row in table.kids if isinstance(row, Element)
    ]
    assert cells == [["TH"] * 8, *[["TH", *["TD"] * 7]] * 4]
    assert "1 Bridge" in table.text


def test_a_week_stays_whole_and_is_divided_only_where_no_page_holds_it() -> None:
    week = week_in(THEMES["A5"])
    assert week.split(week.height - 1) is None
    parts = week.divide(week.height - 1)
    assert parts is not None
    upper, lower = parts
    assert upper.height + lower.height == pytest.approx(week.height + week.grid.head.height)
    last = lower.items[0]  # type: ignore[attr-defined]
    assert [row.heavy for row in last.rows] == [True], "the last row goes along with the lines for notes"


def test_the_head_of_a_week_that_goes_on_is_for_eyes_only() -> None:
    parts = week_in(THEMES["A5"]).divide(300)
    assert parts is not None
    tree = tree_of(*parts)
    assert tree.root.text.count("Week 1") == 1
    assert sum(text.count("Week 1") for text in tree.artifacts) == 1
