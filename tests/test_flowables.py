"""Pieces of a page: heights add up, and a page break loses nothing and changes no order."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from bricks import ROW, TOP, Brick, brick, drawn, laid_out, names, parts, walls
from hypothesis import given
from hypothesis import strategies as st
from printed import MONO, THEME, pages_of, tree_of

from handouts.inline import Text
from layouts.flowables import Box, Row, Rule, Stack
from layouts.lists import item_list
from layouts.structure import Tag
from layouts.text import Paragraph

if TYPE_CHECKING:
    from layouts.theme import Theme

WIDTH = 300.0
rooms = st.floats(-30, 300)
airs = st.sampled_from([1, 0.85, 0.5])


# ---- stacks


@given(walls(), airs, st.sampled_from([0, 8]))
def test_a_stack_is_as_high_as_its_items_and_the_gaps_between_them(wall: list[Brick], air: float, gap: float) -> None:
    stack = laid_out(Stack(wall, gap), air=air)
    assert stack.height == pytest.approx(
        sum(item.height for item in wall) + air * sum(gap + item.space_before for item in wall[1:])
    )
    rows = drawn(stack)
    assert rows[0].top == TOP
    assert rows[-1].top - ROW == pytest.approx(TOP - stack.height)


@given(walls(), airs, rooms)
def test_a_divided_stack_loses_nothing_and_its_upper_part_fits(wall: list[Brick], air: float, room: float) -> None:
    stack = laid_out(Stack(wall, 8), air=air)
    pieces = stack.split(room)
    if pieces is None:
        return
    assert names(*pieces) == names(stack)
    assert all(piece.height > 0 for piece in pieces)
    assert pieces[0].height <= room + 0.01


@given(walls(), rooms)
def test_a_heading_in_a_stack_goes_on_with_what_it_heads(wall: list[Brick], room: float) -> None:
    pieces = laid_out(Stack(wall)).split(room)
    headings = {brick.rows[-1] for brick in wall if brick.keep_with_next}
    assert pieces is None or names(pieces[0])[-1] not in headings


@given(walls(), rooms)
def test_a_stack_is_divided_wherever_it_can_be(wall: list[Brick], room: float) -> None:
    stack = laid_out(Stack(wall))
    if stack.height > room and any(upper_ends(wall, room)):
        assert stack.split(room) is not None


def upper_ends(wall: list[Brick], room: float) -> list[int]:
    """After which bricks a page break would be allowed and leave an upper part that fits."""
    fitting = [count for count in range(1, len(wall)) if laid_out(Stack(wall[:count])).height <= room]
    return [count for count in fitting if not wall[count - 1].keep_with_next]


def test_a_stack_that_fits_is_not_divided() -> None:
    assert laid_out(Stack([brick("a"), brick("b")])).split(20) is None


def test_stacks_in_stacks_are_divided_within() -> None:
    inner = Stack([brick("b"), brick("c"), brick("d")])
    upper, lower = parts(laid_out(Stack([brick("a"), inner, brick("e")])), 30)
    assert (names(upper), names(lower)) == (["a1", "b1", "c1"], ["d1", "e1"])


def test_both_parts_of_a_stack_are_one_element() -> None:
    stack = laid_out(Stack([paragraph("one"), paragraph("two")], tag=Tag("Sect")))
    root = tree_of(*parts(stack, 20)).root
    assert "\n".join(root.lines()) == "Document\n  Sect\n    P 'one'\n    P 'two'"


def paragraph(text: str) -> Paragraph:
    return Paragraph(THEME, Text.plain(text), THEME.type.body)


# ---- rows


@pytest.mark.parametrize(
    ("columns", "expected"),
    [((None, None), [140, 140]), ((100, None), [100, 180]), ((50, 60), [50, 60]), ((100, None, None), [100, 80, 80])],
)
def test_columns_without_a_width_share_what_is_left(columns: tuple[float | None, ...], expected: list[float]) -> None:
    bricks = [brick(str(index)) for index in range(len(columns))]
    row = laid_out(Row(list(zip(columns, bricks, strict=True)), gap=20))
    assert [item.width for item in bricks] == expected
    lefts = [sum(expected[:index]) + 20 * index for index in range(len(expected))]
    assert [found.x for found in drawn(row)] == lefts


def test_a_row_is_as_high_as_its_highest_column() -> None:
    row = laid_out(Row([(None, brick("a", 2)), (None, brick("b", 5))]))
    assert row.height == 50
    assert {found.name: found.top for found in drawn(row)}["a1"] == TOP


def test_columns_may_stand_in_the_middle() -> None:
    row = laid_out(Row([(None, brick("a", 2)), (None, brick("b", 5))], align="middle"))
    assert {found.name: found.top for found in drawn(row)}["a1"] == TOP - 15


@given(st.lists(walls(), min_size=1, max_size=3), rooms)
def test_a_divided_row_loses_nothing_and_its_upper_part_fits(columns: list[list[Brick]], room: float) -> None:
    row = laid_out(Row([(None, Stack(wall)) for wall in columns]))
    pieces = row.split(room)
    if pieces is None or row.height <= room:
        return
    upper, lower = map(drawn, pieces)
    for x in {found.x for found in drawn(row)}:
        column = [found.name for found in drawn(row) if found.x == x]
        assert [found.name for found in [*upper, *lower] if found.x == x] == column
    assert pieces[0].height <= room + 0.01
    assert lower


def test_a_row_is_not_divided_through_a_column_that_must_stay_whole() -> None:
    assert laid_out(Row([(None, brick("a", 9, soft=True)), (None, brick("b", 6))])).split(50) is None


def test_both_parts_of_a_row_are_one_element() -> None:
    row = Row([(None, Stack([paragraph("one"), paragraph("two")])), (None, paragraph("three"))], tag=Tag("Div"))
    root = tree_of(*parts(laid_out(row), 20)).root
    assert "\n".join(root.lines()) == "Document\n  Div\n    P 'one'\n    P 'three'\n    P 'two'"


# ---- boxes


@given(walls(), airs, rooms)
def test_a_divided_box_loses_nothing_and_its_upper_part_fits(wall: list[Brick], air: float, room: float) -> None:
    box = Box(low(100), Stack(wall), padding=(12, 16))
    laid_out(box, air=air)
    assert box.height == pytest.approx(box.inside.height + 2 * 12 * (0.5 + air / 2))
    assert {brick.width for brick in wall} == {WIDTH - 2 * 16}
    pieces = box.split(room)
    if pieces is not None:
        assert names(*pieces) == names(box)
        assert pieces[0].height <= room + 0.01


def low(height: float) -> Theme:
    """A theme whose text column is so high."""
    return replace(THEME, page=(THEME.page[0], height + THEME.top + THEME.bottom))


@pytest.mark.parametrize(("rows", "divided"), [(98, False), (99, True)])
def test_a_whole_box_is_divided_only_if_it_is_taller_than_a_page(rows: int, divided: bool) -> None:  # noqa: FBT001
    box = laid_out(Box(low(1000), brick("a", rows, soft=True), padding=(9, 9), whole=True))
    assert (box.split(500) is not None) == divided


@pytest.mark.parametrize(("rows", "divided"), [(28, False), (29, True)])
def test_other_boxes_are_divided_from_a_third_of_a_page_on(rows: int, divided: bool) -> None:  # noqa: FBT001
    box = laid_out(Box(low(900), brick("a", rows, soft=True), padding=(9, 9)))
    assert (box.split(150) is not None) == divided


@pytest.mark.parametrize(
    ("theme", "colours", "painting"),
    [
        (THEME, {"fill": "main_tint"}, ["f"]),
        (THEME, {"stroke": "alarm"}, ["S"]),
        (THEME, {"fill": "main_tint", "stroke": "alarm"}, ["B"]),
        (THEME, {}, []),
        (MONO, {"fill": "main_tint"}, ["S"]),
        (MONO, {"fill": "main_tint", "stroke": "alarm"}, ["S"]),
    ],
)
def test_in_mono_an_outline_takes_the_place_of_a_tint(
    theme: Theme, colours: dict[str, str], painting: list[str]
) -> None:
    box = laid_out(Box(theme, paragraph("Words"), **colours))  # type: ignore[arg-type]
    assert painted(pages_of(box, theme=theme)) == [painting]


def painted(pdf: bytes) -> list[list[str]]:
    """How shapes are painted on each page: ``f`` for filled, ``S`` for outlined, ``B`` for both."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = [[str(step.operator).rstrip("*") for step in pikepdf.parse_content_stream(page)] for page in file.pages]
    return [[operator for operator in page if operator in ("f", "S", "B")] for page in pages]


def test_each_part_of_a_box_has_a_frame_of_its_own() -> None:
    box = Box(THEME, item_list(THEME, [Text.plain("word " * 60)] * 9, "bullet", THEME.type.body), stroke="ink")
    upper, lower = parts(laid_out(box), 200)
    assert painted(pages_of(upper, lower)) == [["S"], ["S"]]


def test_a_rule_is_decoration() -> None:
    assert str(tree_of(laid_out(Rule(THEME)))) == "Document"
