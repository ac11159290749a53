"""Pieces in columns that have no room for two things side by side: A5, a panel of a leaflet, large print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_tree import Element, read
from printed import THEME, faults, pages_of, tidy
from reading_order import expected, found
from reference_document import PARTS, REFERENCE, TIERS, plain, texts
from test_extremes import words
from test_lists_and_tables import elements, roles
from text_runs import Run, text_runs

from handouts import document_blocks as blocks
from handouts.document import EmergencyBox, PatientField
from layouts.editions.large_print import large_print_theme
from layouts.emergency import emergency_box
from layouts.front_matter import letterhead, patient_block
from layouts.pages import compose
from layouts.render import render
from layouts.story import flowable_of, part_story, story
from layouts.theme import MM, PageSetup, Theme
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from layouts.flowables import Flowable

A5 = replace(THEME, page=(148.5 * MM, 210 * MM), side=15 * MM, top=13 * MM, bottom=16 * MM)
PANEL = replace(THEME, page=(100 * MM, 210 * MM), side=8 * MM)
LARGE = large_print_theme(PageSetup())
LARGEST = large_print_theme(PageSetup("letter", body_size=28))
THEMES = {"A5": A5, "panel": PANEL, "18 pt": LARGE, "28 pt": LARGEST}
narrow = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
BLOCKS = [block for part in PARTS for block in part.blocks]
TESTS = blocks.Table(
    texts("Name", "What happens", "The sign"),
    (
        texts("Leg raise", "They lift your leg. " * 4, "Your usual pain comes on."),
        texts("Sitting up", "You sit up.", "Your knee bends."),
    ),
)


def block(kind: type) -> blocks.Block:
    """The first block of a kind in the reference document."""
    return next(found for found in BLOCKS if isinstance(found, kind))


def on_paper(theme: Theme, flowable: Flowable) -> tuple[Element, list[Run]]:
    """A piece in the column: what a screen reader finds, and what stands where. Nothing of it is beside the column."""
    flowable.wrap(theme.width)
    pdf = pages_of(flowable, theme=theme)
    tree, runs = read(pdf), text_runs(pdf)
    assert tree.errors == []
    assert min(run.left for run in runs) >= theme.side - 0.5
    assert max(run.right for run in runs) <= theme.page[0] - theme.side + 0.5
    return tree.root, runs


def place(runs: list[Run], text: str) -> Run:
    """The first run that starts with a text."""
    return next(run for run in runs if run.text.startswith(text))


# ---- all of them


@narrow
def test_narrow_themes_are_narrow_and_the_handout_is_not(theme: Theme) -> None:
    assert theme.narrow
    assert not THEME.narrow


@narrow
def test_a_document_of_all_forms_is_read_in_order_and_conforms(theme: Theme) -> None:
    pdf = render(REFERENCE, theme)
    assert faults(pdf) == []
    told = expected(REFERENCE).replace("  ·  ", " ")
    assert found(read(pdf)).replace("  ·  ", " ") == told
    assert max(run.right for run in text_runs(pdf)) <= theme.page[0] - theme.side + 0.5
    assert all(page.used <= theme.height + 0.01 for page in compose(theme, story(theme, REFERENCE, None)))


@narrow
@pytest.mark.parametrize("word", ["physiotherapist", "osteoporosis"])
def test_long_words_of_headings_are_not_broken(theme: Theme, word: str) -> None:
    for level in (1, 2):
        _, runs = on_paper(theme, flowable_of(theme, blocks.Heading(plain(word.capitalize()), level)))
        assert [run.text for run in runs] == [word.capitalize()]


@narrow
def test_an_overlong_word_is_broken_rather_than_run_over_the_edge(theme: Theme) -> None:
    long = "pneumonoultramicroscopicsilicovolcanoconiosis" * 2
    for each in (
        blocks.Heading(plain(long), 1),
        blocks.Callout("care", plain(long), (blocks.Paragraph(plain(long)),)),
        blocks.DoNotBox(((plain(long), blocks.ItemList(texts(long), "cross")),)),
        blocks.Table(texts("A", "B", "C"), (texts(long, long, long),)),
        blocks.WriteLine(long),
    ):
        root, _ = on_paper(theme, flowable_of(theme, each))
        assert long in root.text


# ---- warning signs


@narrow
def test_what_to_do_stands_under_the_signs(theme: Theme) -> None:
    _, runs = on_paper(theme, emergency_box(theme, REFERENCE.emergency))
    assert place(runs, "Call now").baseline > place(runs, "Both legs").baseline > place(runs, "999").baseline
    assert place(runs, "999").size == theme.type.call.size


@narrow
def test_the_number_comes_first_in_a_box_that_goes_on_over_a_page(theme: Theme) -> None:
    many = replace(TIERS[0], signs=texts(*[words(60)] * 60))
    box = emergency_box(theme, EmergencyBox(plain("Signs"), (many, *TIERS[1:])))
    pages = compose(theme, [box])
    assert len(pages) > 1
    pdf = render(replace(REFERENCE, emergency=EmergencyBox(plain("Signs"), (many, *TIERS[1:]))), theme)
    assert faults(pdf) == []
    _, runs = on_paper(theme, pages[0].items[0][0])
    assert place(runs, "999").baseline > place(runs, "•").baseline


@narrow
def test_a_tier_is_not_divided_if_it_can_begin_on_the_next_page(theme: Theme) -> None:
    box = emergency_box(theme, REFERENCE.emergency)
    box.wrap(theme.width)
    parts = box.divide(box.height - 20)
    assert parts
    upper, lower = (on_paper(theme, part)[0].text for part in parts)
    assert "Day and night." in upper
    assert lower.startswith("Book a visit")


# ---- boxes and lists


@narrow
def test_the_pain_guide_has_its_bands_one_under_the_other(theme: Theme) -> None:
    root, runs = on_paper(theme, flowable_of(theme, block(blocks.PainGuide)))
    starts = [place(runs, text) for text in ("Your pain", "0 to 3", "4 to 5", "6 to 10")]
    assert [run.baseline for run in starts] == sorted((run.baseline for run in starts), reverse=True)
    assert place(runs, "Do less").baseline == pytest.approx(place(runs, "4 to 5").baseline)
    assert spoken(root).startswith("Your pain, out of 10 0 to 3")


@narrow
@pytest.mark.parametrize(("kind", "text"), [(blocks.DoNotBox, ("are thin", "drink")), (blocks.References, ("1", "3"))])
def test_lists_have_one_column(theme: Theme, kind: type, text: tuple[str, str]) -> None:
    _, runs = on_paper(theme, flowable_of(theme, block(kind)))
    assert place(runs, text[0]).left == pytest.approx(place(runs, text[1]).left)


# ---- tables


@pytest.mark.parametrize("theme", [PANEL, LARGE, LARGEST], ids=["panel", "18 pt", "28 pt"])
def test_cells_that_would_be_too_narrow_stand_one_under_the_other(theme: Theme) -> None:
    root, runs = on_paper(theme, flowable_of(theme, TESTS))
    [table] = elements(root, "Table")
    assert roles(table) == ["TR", "TR", "TR"]
    head, first, second = (kid for kid in table.kids if isinstance(kid, Element))
    assert roles(head) == ["TH", "TH", "TH"]
    assert [cell.text for cell in kids(head)] == ["Name", "What happens", "The sign"]
    assert [tidy(cell.text) for cell in kids(first)] == [
        "Leg raise",
        tidy("They lift your leg. " * 4),
        "Your usual pain comes on.",
    ]
    assert roles(first) == roles(second) == ["TH", "TD", "TD"]
    assert [run.left for run in runs] == pytest.approx([theme.side] * len(runs), abs=0.5)
    assert [run.text.strip() for run in runs].count("What happens") == 2, "the heading stands over every cell"


def kids(element: Element) -> list[Element]:
    return [kid for kid in element.kids if isinstance(kid, Element)]


def test_a_table_of_two_columns_stays_one_where_they_have_room() -> None:
    for theme, columns in ((A5, 2), (LARGE, 2), (PANEL, 1), (LARGEST, 1)):
        _, runs = on_paper(theme, flowable_of(theme, block(blocks.Table)))
        assert len({round(run.left) for run in runs}) == columns


@given(st.floats(0, 900))
def test_a_table_over_two_pages_is_one_table(room: float) -> None:
    whole = flowable_of(LARGE, TESTS)
    whole.wrap(LARGE.width)
    parts = whole.split(room)
    if parts is None:
        return
    tree = read(pages_of(*parts, theme=LARGE))
    assert tree.errors == []
    [table] = elements(tree.root, "Table")
    assert [cell.text for cell in kids(kids(table)[0])] == ["Name", "What happens", "The sign"]
    assert found(tree) == tidy(" ".join(cell.string for row in (TESTS.columns, *TESTS.rows) for cell in row))
    assert tree.artifacts.count("Name") == 1


# ---- head and foot of the document


@narrow
def test_contacts_of_the_clinic_stand_under_its_name(theme: Theme) -> None:
    head = letterhead(theme, REFERENCE.letterhead, None)
    assert head
    _, runs = on_paper(theme, head)
    assert len({round(run.left) for run in runs}) == 1


@narrow
def test_contacts_that_are_too_long_for_a_line_stand_in_lines_of_their_own(theme: Theme) -> None:
    clinic = replace(REFERENCE.letterhead, phone="Phone " + "0123 " * 5, website="https://example.org/" + "back/" * 3)
    head = letterhead(theme, clinic, None)
    assert head
    root, runs = on_paper(theme, head)
    assert not [run for run in runs if run.text.strip().startswith("·") or run.text.strip().endswith("·")]
    assert spoken(root).replace(" · ", " ").endswith(f"{clinic.phone.strip()} {clinic.website} {clinic.address}")


@narrow
@pytest.mark.parametrize("value", ["", "8 May", words(90)])
def test_fields_of_the_patient_stand_in_one_or_two_columns(theme: Theme, value: str) -> None:
    labels = ("Name", "Number", "Date", "Clinician", "Next visit")
    fields = tuple(PatientField(label, value) for label in labels)
    root, runs = on_paper(theme, patient_block(theme, fields))
    lefts = {round(place(runs, label).left) for label in labels}
    assert len(lefts) == (1 if len(value) > 50 else 2)
    assert spoken(root) == tidy(" ".join(f"{label} {value}" for label in labels))


def spoken(root: Element) -> str:
    return tidy(" ".join(element.text for element in elements(root, "P")))


@narrow
def test_lines_to_sign_on_stand_one_under_the_other(theme: Theme) -> None:
    _, runs = on_paper(theme, flowable_of(theme, block(blocks.Signature)))
    lines = [place(runs, label) for label in ("Name", "Signature", "Date")]
    assert len({round(run.left) for run in lines}) == 1


@narrow
def test_the_code_stands_under_the_version(theme: Theme) -> None:
    about = next(part for part in PARTS if part.id == "about")
    [page, *_] = compose(theme, part_story(theme, about))
    kinds = [item.keep_with_next for item, _ in page.items]
    assert len(kinds) >= 4, "the version and the code are pieces of their own"


# ---- lines to write on


@narrow
def test_a_label_that_leaves_no_room_to_write_stands_above_its_line(theme: Theme) -> None:
    short, long = WriteLine(theme, "Date"), WriteLine(theme, words(70))
    assert short.wrap(theme.width) < long.wrap(theme.width)
    on_paper(theme, long)
