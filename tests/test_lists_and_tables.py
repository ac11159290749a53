"""Lists and tables: whole in structure on however many pages, no item lost, heads repeated for the eye alone."""

from __future__ import annotations

import pytest
from bricks import Brick, brick, drawn, laid_out, names, parts, walls
from hypothesis import given
from hypothesis import strategies as st
from pdf_tree import Element
from printed import THEME, faults, pages_of, tidy, tree_of

from handouts import document_blocks as blocks
from handouts.inline import Text
from layouts.flowables import Stack
from layouts.lists import TwoColumnList, item_list
from layouts.tables import Table

WIDTH = 300.0
rooms = st.floats(-30, 300)
FACTS = ("Sit for less time.", "Walk a little every day, " * 6, "Sleep on your side.", "Ask us. " * 20)


def plain(text: str) -> Text:
    return Text.plain(text)


def roles(element: Element) -> list[str]:
    return [kid.role for kid in element.kids if isinstance(kid, Element)]


def elements(element: Element, role: str) -> list[Element]:
    """All elements of a role, in reading order."""
    kids = [kid for kid in element.kids if isinstance(kid, Element)]
    return [element] * (element.role == role) + [found for kid in kids for found in elements(kid, role)]


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
def test_no_item_of_a_list_stands_alone_where_a_page_ends(room: float) -> None:
    whole = laid_out(item_list(THEME, [plain(fact) for fact in FACTS], "number", THEME.type.body))
    pieces = whole.split(room)
    if pieces:
        upper, lower = (sum(item.text != "" for item in elements(tree_of(piece).root, "Lbl")) for piece in pieces)
        assert upper >= 2
        assert len(elements(tree_of(pieces[1]).root, "LI")) >= 2
        assert upper + lower == len(FACTS)


@given(rooms)
def test_a_list_over_two_pages_is_one_list_in_order(room: float) -> None:
    whole = laid_out(item_list(THEME, [plain(fact) for fact in FACTS], "number", THEME.type.body))
    pieces = whole.split(room) or whole.divide(room)
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
    return Table(THEME, blocks.Table(columns, tuple(others * rows)[:rows]))


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
    block = blocks.Table((plain("Who"), plain("What")), ((plain(word), plain("long text " * 40)),))
    found = Table(THEME, block)
    laid_out(found, 400)
    assert min(cell.width for cell in found.head.cells) > 60
    assert faults(pages_of(found)) == []
