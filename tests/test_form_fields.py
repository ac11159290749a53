"""Diaries to fill in on a screen: fields with names, in order, that show what is ticked and typed."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from diaries import REQUEST, Placed, diary, diary_of, fields_of
from pdf_tree import Element, Link, read
from pypdfium2 import raw
from sheets import made
from tagged_sample import A4, METADATA

from layouts import fonts
from layouts.form_fields import CheckBox, TextField
from layouts.form_font import FIRST, form_font
from layouts.structure import Tag
from layouts.tagging import TaggedCanvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

INK = "#1B2733"
BOX = (100.0, 100.0, 120.0, 120.0)
SCALE = 3


@cache
def form() -> bytes:
    """Two weeks on two sheets."""
    return diary(2, fillable=True)


def place(name: str, page: int = 0) -> Placed:
    return next(it for it in fields_of(form()) if it.name == name and it.page == page)


# ---- names, order, structure


def test_each_field_has_a_name_that_says_what_it_is() -> None:
    named = {it.name: it.tooltip for it in fields_of(form())}
    assert named["name"] == "Name"
    assert named["goal.1"] == "One thing I want to do again, line 1"
    assert named["week2.starting"] == "Week 2, from"
    assert named["week1.2-knee-to-chest.mon.1"] == "Week 1, 2 Knee to chest, Monday, tick 1"
    assert named["week2.worst-pain.sun"] == "Week 2, Worst pain, Sunday: 0 none, 10 worst"
    assert named["week1.notes"] == "Week 1, Notes"
    assert named["goal.2"] == "One thing I want to do again, line 2"


def test_only_what_is_the_same_on_all_sheets_stands_in_several_places() -> None:
    names = [it.name for it in fields_of(form())]
    assert {name for name in names if names.count(name) > 1} == {"name", "goal.1", "goal.2"}


def test_the_tab_key_and_a_screen_reader_meet_all_fields_in_the_same_order() -> None:
    assert list(in_tree(read(form()).root)) == [it.name for it in fields_of(form())]


def in_tree(element: Element) -> Iterator[str]:
    """The names of fields, each alone in a Form."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from in_tree(kid)
        elif isinstance(kid, Link):
            assert (element.role, len(element.kids)) == ("Form", 1)
            yield kid.target


def test_nothing_is_left_to_the_viewer_and_nothing_runs() -> None:
    with pikepdf.open(io.BytesIO(form())) as file:
        assert "/NeedAppearances" not in file.Root.AcroForm
        assert not {"/OpenAction", "/AA"} & set(file.Root.keys())
        for page in file.pages:
            for widget in page.obj.Annots:
                assert not {"/A", "/AA"} & set(widget.keys())
                assert widget.F == 4
                normal = widget.AP.N
                states = [normal] if isinstance(normal, pikepdf.Stream) else [normal.Yes, normal.Off]
                assert all(str(state.Subtype) == "/Form" for state in states)


@pytest.mark.parametrize("weeks", [1, 12])
def test_a_form_is_a_small_file(weeks: int) -> None:
    assert len(diary(weeks, fillable=True)) < 200_000


def test_a_diary_on_paper_has_no_fields() -> None:
    with pikepdf.open(io.BytesIO(diary(1))) as file:
        assert "/AcroForm" not in file.Root


# ---- what is seen


def test_an_empty_form_is_printed_like_a_diary_on_paper() -> None:
    on_paper, on_screen = (pypdfium2.PdfDocument(diary_of(made(REQUEST), fillable=it)) for it in (False, True))
    assert len(on_paper) == len(on_screen)
    for number in range(len(on_paper)):
        same = [document[number].render(scale=1).to_pil().tobytes() for document in (on_paper, on_screen)]
        assert same[0] == same[1]


class Viewer:
    """A person at a screen, in the library that Chromium shows PDFs with."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.document.init_forms()
        self.pages = list(self.document)

    def click(self, field: Placed) -> None:
        left, bottom, right, top = field.box
        where = (0, (left + right) / 2, (bottom + top) / 2)
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(self.document.formenv, self.pages[field.page], *where)

    def enter(self, field: Placed, text: str) -> None:
        self.click(field)
        for letter in text:
            raw.FORM_OnChar(self.document.formenv, self.pages[field.page], ord(letter), 0)
        raw.FORM_ForceToKillFocus(self.document.formenv)

    def saved(self) -> bytes:
        raw.FORM_ForceToKillFocus(self.document.formenv)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def picture(pdf: bytes, field: Placed) -> Image:
    """What is printed within the edges of a field."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        page = document[field.page]
        left, bottom, right, top = (round(edge * SCALE) for edge in field.box)
        height = round(page.get_height() * SCALE)
        whole = page.render(scale=SCALE, grayscale=True).to_pil()
        return whole.crop((left + 6, height - top + 6, right - 6, height - bottom - 6))


def inked(pdf: bytes, field: Placed) -> bool:
    return picture(pdf, field).getextrema()[0] < 100


def test_a_tick_shows_and_a_second_click_takes_it_away() -> None:
    first, second = place("week1.2-knee-to-chest.mon.1"), place("week1.2-knee-to-chest.mon.2")
    viewer = Viewer(form())
    assert not inked(form(), first)
    viewer.click(first)
    ticked = viewer.saved()
    assert (inked(ticked, first), inked(ticked, second)) == (True, False)
    viewer.click(first)
    assert not inked(viewer.saved(), first)


def test_what_is_typed_shows_in_the_font_of_the_page() -> None:
    viewer = Viewer(form())
    notes = place("week1.notes")
    viewer.enter(notes, "Zoë: café, 50 €")
    saved = viewer.saved()
    assert inked(saved, notes)
    with pikepdf.open(io.BytesIO(saved)) as file:
        [widget] = [it for it in file.pages[0].Annots if str(it.TU) == notes.tooltip]
        used = widget.AP.N.Resources.Font
        assert {str(font.BaseFont) for font in used.values()} == {"/OpenSans-Forms"}


def test_a_name_that_is_typed_once_shows_on_every_sheet() -> None:
    viewer = Viewer(form())
    viewer.enter(place("name"), "Ana")
    saved = viewer.saved()
    assert inked(saved, place("name", 0))
    assert inked(saved, place("name", 1))


def test_numbers_of_a_day_are_short() -> None:
    viewer = Viewer(form())
    viewer.enter(place("week1.worst-pain.mon"), "12345")
    with pikepdf.open(io.BytesIO(viewer.saved())) as file:
        assert [str(it.V) for it in file.pages[0].Annots if "/V" in it and "Worst" in str(it.TU)] == ["123"]


# ---- the font


def test_the_font_holds_all_that_its_encoding_has() -> None:
    letters = [bytes([code]).decode("cp1252", errors="ignore") for code in range(FIRST, 256)]
    widths = dict(zip(letters, form_font().widths, strict=True))
    for letter in filter(str.isprintable, filter(None, letters)):
        assert widths[letter] == pytest.approx(fonts.width(letter, fonts.REGULAR, 1000), abs=0.6)
    with pikepdf.open(io.BytesIO(form())) as file:
        [font] = file.Root.AcroForm.DR.Font.values()
        assert font.FontDescriptor.FontFile2.read_bytes() == form_font().file
        assert (str(font.Subtype), str(font.Encoding)) == ("/TrueType", "/WinAnsiEncoding")


# ---- fields on a canvas


def canvas() -> Any:
    return TaggedCanvas(METADATA, A4)


@pytest.mark.parametrize(
    "second",
    [
        CheckBox("week1.mon", "Another", INK),
        TextField("week1.mon", "Monday", INK, 12),
        CheckBox("week1.mon.1", "Monday", INK),
        CheckBox("week1", "Week", INK),
    ],
)
def test_two_fields_do_not_share_a_name(second: CheckBox | TextField) -> None:
    page = canvas()
    page.field(CheckBox("week1.mon", "Monday", INK), BOX)
    with pytest.raises(ValueError, match="week1"):
        page.field(second, BOX)


def test_a_field_is_no_part_of_text() -> None:
    page = canvas()
    with page.content(Tag("P")), pytest.raises(ValueError, match="inside content"):
        page.field(CheckBox("a", "A", INK), BOX)


def test_what_is_repeated_for_eyes_only_has_no_field() -> None:
    page = canvas()
    with page.artifact():
        page.field(CheckBox("a", "A", INK), BOX)
    page.showPage()
    assert fields_of(page.getpdfdata()) == []
