"""Pieces of a page: heights add up, and a page break loses nothing and changes no order."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from bricks import ROW, TOP, Brick, brick, drawn, names, walls
from hypothesis import given
from hypothesis import strategies as st
from pdf_tree import Element
from printed import MONO, THEME, faults, pages_of, tidy, tree_of

from handouts import document
from handouts.inline import Text
from layouts.exercise_card import CardHeading
from layouts.flowables import Box, Flowable, Row, Rule, Stack
from layouts.lists import TwoColumnList, item_list
from layouts.structure import Tag
from layouts.tables import Table
from layouts.text import Paragraph

if TYPE_CHECKING:
    from layouts.flowables import Pieces
    from layouts.theme import Theme

WIDTH = 300.0
rooms = st.floats(-30, 300)
airs = st.sampled_from([1, 0.85, 0.5])
FACTS = ("Sit for less time.", "Walk a little every day, " * 6, "Sleep on your side.", "Ask us. " * 20)


def plain(text: str) -> Text:
    return Text.plain(text)


def laid_out(flowable: Flowable, width: float = WIDTH, air: float = 1) -> Flowable:
    assert flowable.wrap(width, air) == flowable.height
    return flowable


def parts(flowable: Flowable, room: float) -> Pieces:
    """The two parts of a flowable that can be divided there."""
    pieces = flowable.split(room)
    assert pieces is not None
    return pieces


def roles(element: Element) -> list[str]:
    return [kid.role for kid in element.kids if isinstance(kid, Element)]


def elements(element: Element, role: str) -> list[Element]:
    """All elements of a role, in reading order."""
    kids = [kid for kid in element.kids if isinstance(kid, Element)]
    return [element] * (element.role == role) + [found for kid in kids for found in elements(kid, role)]


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
    return Paragraph(THEME, plain(text), THEME.type.body)


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
    box = Box(THEME, item_list(THEME, [plain("word " * 60)] * 9, "bullet", THEME.type.body), stroke="ink")
    upper, lower = parts(laid_out(box), 200)
    assert painted(pages_of(upper, lower)) == [["S"], ["S"]]


def test_a_rule_is_decoration() -> None:
    assert str(tree_of(laid_out(Rule(THEME)))) == "Document"


# ---- lists


@pytest.mark.parametrize(
    ("mark", "label", "numbering"),
    [("bullet", "• ", "Disc"), ("number", "1 ", "Decimal"), ("cross", "× ", "None"), ("tick", "", "None")],
)
def test_an_item_is_a_label_and_a_body(mark: str, label: str, numbering: str) -> None:
    root = tree_of(laid_out(item_list(THEME, [plain("Walk.")], mark, THEME.type.body))).root  # type: ignore[arg-type]
    [found] = elements(root, "L")
    assert found.properties == {"ListNumbering": numbering}
    [item] = elements(root, "LI")
    assert roles(item) == ["Lbl", "LBody"]
    assert elements(item, "Lbl")[0].text == label
    assert elements(item, "LBody")[0].text == "Walk."


def test_a_box_to_tick_is_told() -> None:
    root = tree_of(laid_out(item_list(THEME, [plain("Shoes")], "tick", THEME.type.body))).root
    assert elements(root, "Lbl")[0].properties == {"actualtext": "'\u2610'"}


@given(rooms)
def test_a_list_over_two_pages_is_one_list_in_order(room: float) -> None:
    whole = laid_out(item_list(THEME, [plain(fact) for fact in FACTS], "number", THEME.type.body))
    pieces = whole.split(room)
    if pieces is None:
        assert room < THEME.type.body.leading or room >= whole.height
        return
    assert pieces[0].height <= room + 0.01
    root = tree_of(*pieces).root
    assert roles(root) == ["L"]
    assert [item.text for item in elements(root, "Lbl")] == ["1 ", "2 ", "3 ", "4 "]
    assert [tidy(item.text) for item in elements(root, "LBody")] == [tidy(fact) for fact in FACTS]


def test_an_item_over_two_pages_has_its_mark_once() -> None:
    whole = laid_out(item_list(THEME, [plain("word " * 60)], "bullet", THEME.type.body))
    root = tree_of(*parts(whole, 50)).root
    assert [roles(item) for item in elements(root, "LI")] == [["Lbl", "LBody"]]


def two_columns(wall: list[Brick]) -> TwoColumnList:
    return TwoColumnList(Stack(wall, 2))


@given(walls(gaps=[0]))
def test_two_columns_are_read_one_after_the_other(wall: list[Brick]) -> None:
    rows = drawn(laid_out(two_columns(wall)))
    assert [row.name for row in rows] == [name for brick in wall for name in brick.rows]
    assert sorted(rows, key=lambda row: (row.x, -row.top)) == rows
    assert {brick.width for brick in wall} == {(WIDTH - 20) / 2}


@given(walls(gaps=[0]))
def test_two_columns_are_as_even_as_the_items_allow(wall: list[Brick]) -> None:
    found = laid_out(two_columns(wall)).height
    assert found <= min(
        max(laid_out(Stack(wall[:count], 2)).height, laid_out(Stack(wall[count:], 2)).height)
        for count in range(1, len(wall) + 1)
    )


def test_an_odd_item_stands_in_the_left_column() -> None:
    rows = drawn(laid_out(two_columns([brick("a"), brick("b"), brick("c")])))
    assert [row.name for row in rows if row.x == 0] == ["a1", "b1"]


@given(walls(gaps=[0]), rooms)
def test_two_columns_over_two_pages_lose_nothing(wall: list[Brick], room: float) -> None:
    whole = laid_out(two_columns(wall))
    pieces = whole.split(room)
    if pieces is None:
        assert len(wall) == 1 or wall[0].height > room
        return
    assert names(*pieces) == names(whole)
    assert pieces[0].height <= room


def test_two_columns_over_two_pages_are_one_list() -> None:
    whole = TwoColumnList(item_list(THEME, [plain(fact) for fact in FACTS], "bullet", THEME.type.body))
    root = tree_of(*parts(laid_out(whole), 100)).root
    assert roles(root) == ["L"]
    assert [tidy(item.text) for item in elements(root, "LBody")] == [tidy(fact) for fact in FACTS]


# ---- tables


CELLS = [("Day", "What to do", "How long"), ("Monday", "Walk " * 30, "5 minutes"), ("Tuesday", "Rest", "all day")]


def table(rows: int = 2) -> Table:
    columns, *others = [tuple(map(plain, row)) for row in CELLS]
    return Table(THEME, document.Table(columns, tuple(others * rows)[:rows]))


def test_a_table_has_heads_for_columns_and_rows() -> None:
    root = tree_of(laid_out(table())).root
    rows = elements(root, "TR")
    assert [[kid.role for kid in row.kids if isinstance(kid, Element)] for row in rows] == [
        ["TH", "TH", "TH"],
        ["TH", "TD", "TD"],
        ["TH", "TD", "TD"],
    ]
    assert [head.properties["Scope"] for head in elements(root, "TH")] == ["Column"] * 3 + ["Row"] * 2
    texts = [[tidy(kid.text) for kid in row.kids if isinstance(kid, Element)] for row in rows]
    assert texts == [[tidy(cell) for cell in row] for row in CELLS]


@given(st.integers(2, 6), st.floats(-20, 700))
def test_a_table_over_two_pages_is_one_table_whose_rows_stay_whole(rows: int, room: float) -> None:
    whole = laid_out(table(rows))
    pieces = whole.split(room)
    if pieces is None:
        assert room >= whole.height or room < laid_out(table(1)).height
        return
    assert pieces[0].height <= room
    tree = tree_of(*pieces)
    assert roles(tree.root) == ["Table"]
    assert len(elements(tree.root, "TR")) == rows + 1
    assert [tidy(row.text) for row in elements(tree.root, "TR")] == [
        tidy(row.text) for row in elements(tree_of(whole).root, "TR")
    ]
    assert tidy(" ".join(tree.artifacts)) == " ".join(CELLS[0]), "the head is repeated for the eye alone"


def test_a_table_is_as_high_as_its_parts_and_one_more_head() -> None:
    whole = laid_out(table(4))
    upper, lower = parts(whole, whole.height - 1)
    assert upper.height + lower.height == pytest.approx(whole.height + laid_out(table(4).head).height)


@pytest.mark.parametrize("word", ["A", "Physiotherapist"])
def test_no_column_is_starved_by_another(word: str) -> None:
    block = document.Table((plain("Who"), plain("What")), ((plain(word), plain("long text " * 40)),))
    found = Table(THEME, block)
    laid_out(found, 400)
    assert min(cell.width for cell in found.head.cells) > 60
    assert faults(pages_of(found)) == []


# ---- headings of cards


@pytest.mark.parametrize(("width", "height"), [(450, 24), (200, 20 + 2 * 17)])
def test_the_purpose_of_an_exercise_stands_beside_its_name_if_it_fits(width: float, height: float) -> None:
    heading = CardHeading(THEME, 12, plain("Bridge"), plain("Strengthens your buttocks and the backs of your thighs."))
    laid_out(heading, width)
    assert heading.height == height
    assert [(kid.role, tidy(kid.text)) for kid in elements(tree_of(heading).root, "H3")] == [("H3", "12 Bridge")]
