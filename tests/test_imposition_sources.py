"""PDFs that others made: what is seen of their pages is printed; what can't be imposed is refused in plain words."""

from __future__ import annotations

import io
import re
import warnings
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from imposed import A4, A5, changed, copies, mixed, numbered, opened, picture, seen, sheets
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageStat
from reportlab.pdfgen.canvas import Canvas

from handouts.diagnostics import HandoutError

if TYPE_CHECKING:
    from collections.abc import Callable

LOCKED = pikepdf.Permissions(print_lowres=False, print_highres=False)


def refusal(pdf: bytes, **chosen: Any) -> str:
    with pytest.raises(HandoutError) as caught:
        copies(pdf, **chosen)
    [problem] = caught.value.problems
    assert problem.hint
    assert str(problem.place) == "in.pdf"
    return problem.message


def first_page(pdf: bytes) -> Image.Image:
    """The first page on the right half of the first sheet."""
    sheet = picture(sheets(pdf, marks=False, paper="a4", thickness=0))
    return sheet.crop((sheet.width // 2, 0, sheet.width, sheet.height))


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same, but for how edges are smoothed."""
    size = (60, 80)
    difference = ImageChops.difference(one.resize(size, Image.Resampling.BOX), other.resize(size, Image.Resampling.BOX))
    return ImageStat.Stat(difference).mean[0] < 1.0


def patterned(size: tuple[float, float] = A5) -> bytes:
    """A page that looks different from every side, with ink up to its edges."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    width, height = size
    for index, grey in enumerate((0.1, 0.4, 0.6, 0.8)):
        canvas.setFillGray(grey)
        canvas.rect(index % 2 * width / 2, index // 2 * height / 2, width / 2, height / 2, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.rect(0, 0, width / 6, height / 3, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def setting(**keys: Any) -> Callable[[pikepdf.Pdf], None]:
    """Gives the first page some keys."""

    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in keys.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return change


# ---- what is seen of a page


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
def test_a_turned_page_is_printed_as_viewers_turn_it(turn: int) -> None:
    size = A5 if turn % 180 == 0 else A5[::-1]
    pdf = changed(patterned(size), setting(Rotate=turn))
    assert same(first_page(pdf), picture(pdf))
    upright = patterned(size)
    assert turn == 0 or not same(first_page(pdf), picture(upright).resize((421, 595)))


def test_of_a_cropped_page_the_crop_is_printed() -> None:
    crop = changed(patterned((600, 800)), setting(CropBox=Array([90, 100, 90 + A5[0], 100 + A5[1]])))
    assert same(first_page(crop), picture(crop))


@pytest.mark.parametrize(
    "box", [[50, 50, -70, 900], ["a", 1, 2, 3], [1, 2], [1e6, 1e6, 2e6, 2e6]], ids=["turned", "words", "short", "off"]
)
def test_a_strange_crop_is_taken_as_viewers_take_it(box: list[Any]) -> None:
    pdf = changed(patterned(), setting(CropBox=Array(box)))
    with opened(sheets(pdf)) as made:
        left, bottom, right, top = made.pages[0].Resources.XObject.P1.BBox
        assert right > left
        assert top > bottom


def test_a_page_in_larger_units_is_printed_in_its_true_size() -> None:
    small = (A5[0] / 2, A5[1] / 2)
    pdf = changed(patterned(small), setting(UserUnit=2))
    assert same(first_page(pdf), picture(patterned(A5)))


def test_boxes_and_resources_are_inherited() -> None:
    def lift(pdf: pikepdf.Pdf) -> None:
        for key in ("/MediaBox", "/Resources", "/Rotate"):
            if key in pdf.pages[0].obj:
                pdf.Root.Pages[key] = pdf.pages[0].obj[key]
                del pdf.pages[0].obj[key]

    pdf = changed(numbered(1), lift)
    assert [[entry.number for entry in side] for side in seen(sheets(pdf), 1)] == [[1], []]


def test_pages_of_mixed_sizes_keep_their_size_where_they_fit() -> None:
    made = copies(mixed([A5, A5, A5, A4, A5[::-1], A5, A5, A5]))
    assert [[entry.number for entry in side] for side in seen(made.files[""], 8)] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert "2 of 8 pages" in made.notes[1].message


@pytest.mark.parametrize("kind", ["several", "none", "empty"])
def test_contents_may_come_in_pieces_or_not_at_all(kind: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        if kind == "none":
            del page.Contents
        elif kind == "empty":
            page.Contents = Array()
        else:
            content = page.Contents.read_bytes()
            middle = content.index(b"\n", len(content) // 2)
            page.Contents = Array([pdf.make_stream(content[:middle]), pdf.make_stream(content[middle:])])

    pdf = changed(patterned(), change)
    assert same(first_page(pdf), picture(pdf))


def test_what_a_form_says_is_printed_and_the_form_is_not_there_any_more() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A5, invariant=1)
    canvas.acroForm.textfield(value="0042", x=100, y=300, width=200, height=40, fontSize=24)
    canvas.linkURL("https://example.org", (100, 100, 200, 200), thickness=2)
    canvas.showPage()
    canvas.save()
    form = stream.getvalue()
    with opened(sheets(form)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
    assert first_page(form).crop((100, 255, 300, 295)).getextrema()[0] < 100, "the value of the field"
    assert first_page(form).crop((95, 390, 205, 500)).getextrema() == (255, 255), "the frame of a link"


@pytest.mark.parametrize(("flags", "printed"), [(4, True), (0, False), (6, False)], ids=["print", "screen", "hidden"])
def test_of_notes_those_that_are_meant_for_print_are_printed(flags: int, *, printed: bool) -> None:
    def add_stamp(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(b"0 g 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
        stamp = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, F=flags, Rect=[100, 100, 200, 200], AP=Dictionary(N=look)
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])

    inked = first_page(changed(numbered(1), add_stamp)).crop((110, 405, 190, 485)).getextrema()[0] < 50
    assert inked is printed


def test_a_field_that_lost_its_form_does_no_harm() -> None:
    def orphan(pdf: pikepdf.Pdf) -> None:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="lost", Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])

    with warnings.catch_warnings(action="ignore"):  # of the file that is planted
        pdf = changed(numbered(1), orphan)
    assert len(seen(sheets(pdf), 1)) == 2


def test_layers_stay_as_they_are() -> None:
    def add_layer(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = pdf.make_stream(b"/OC /L BDC 0 g 0 0 400 500 re f EMC")

    assert first_page(changed(numbered(1), add_layer)).getextrema() == (255, 255)


# ---- what is refused, and what is told


@pytest.mark.parametrize(
    "data", [b"", b"words", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" * 50, b"%PDF-1.4\ntrailer<</Root 1 0 R>>"]
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert refusal(data) == "not a readable PDF file"


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3])
def test_the_beginning_of_a_pdf_is_refused(part: float) -> None:
    whole = numbered(40)
    assert refusal(whole[: int(len(whole) * part)]) in {"not a readable PDF file", "the file has no pages"}


def test_a_file_with_a_password_is_refused() -> None:
    locked = changed(numbered(), lambda _: None, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert refusal(locked) == "the file asks for a password"


def test_a_file_that_may_be_printed_is_imposed_even_if_nothing_else_is_allowed() -> None:
    allow = pikepdf.Permissions(extract=False, modify_assembly=False, modify_other=False)
    locked = changed(numbered(), lambda _: None, encryption=pikepdf.Encryption(owner="secret", allow=allow))
    made = copies(locked)
    assert [[entry.number for entry in side] for side in seen(made.files[""], 4)] == [[4, 1], [2, 3]]
    assert "protected" in made.notes[0].message
    with opened(made.files[""]) as pdf:
        assert not pdf.is_encrypted


def test_a_file_that_may_not_be_printed_is_refused() -> None:
    locked = changed(numbered(), lambda _: None, encryption=pikepdf.Encryption(owner="secret", allow=LOCKED))
    assert refusal(locked) == "whoever made this file does not allow to print it"


def test_a_file_without_pages_is_refused() -> None:
    stream = io.BytesIO()
    pikepdf.new().save(stream)
    assert refusal(stream.getvalue()) == "the file has no pages"


def test_a_page_without_a_size_is_refused() -> None:
    assert refusal(changed(numbered(), setting(MediaBox=Array([0, 0, 0, 500])))) == "page 1 has no size"


def test_numbers_out_of_all_bounds_are_no_sizes() -> None:
    def widen(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, Decimal("9" * 400), 500])
        pdf.pages[1].obj.Rotate = Decimal("9" * 400)

    assert [[entry.number for entry in side] for side in seen(sheets(changed(numbered(4), widen)), 4)] == [
        [4, 1],
        [2, 3],
    ]


def test_a_page_that_does_not_say_its_size_is_letter_as_in_viewers() -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj.MediaBox

    told = "\n".join(note.message for note in copies(changed(numbered(1), forget)).notes)
    assert "1 sheet of Letter" in told
    assert "damaged" in told


@pytest.mark.parametrize("lost", [b"startxref", b"trailer"])
def test_a_damaged_file_is_repaired_with_a_warning(lost: bytes) -> None:
    made = copies(numbered(8).replace(lost, b"x" * len(lost)))
    with opened(made.files[""]) as pdf:
        assert len(pdf.pages) == 4
    assert (made.notes[0].severity, made.notes[0].message[:19]) == ("warning", "the file is damaged")
    assert [[entry.number for entry in side] for side in seen(made.files[""], 8)] == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_a_damaged_file_whose_pages_are_not_all_found_is_refused() -> None:
    damaged = re.sub(rb"(/Kids \[ )\d 0 R", rb"\g<1>null ", numbered(8))
    assert refusal(damaged) == "the file is damaged: 1 of 8 pages can't be read"


def test_a_page_whose_content_is_damaged_is_not_printed_in_part() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].obj.Contents
        packed = zlib.compress(content.read_bytes())
        content.write(packed[:20] + b"\xff\xff\xff" + packed[23:], filter=Name.FlateDecode)

    assert refusal(changed(numbered(8), damage)) == "the file is damaged: what stands on a page can't be read"


def _nonsense(pdf: pikepdf.Pdf) -> None:
    """Everything is of a kind that it must not be."""
    pdf.Root.MarkInfo = pdf.Root.Metadata = pdf.Root.AcroForm = pdf.Root.OutputIntents = 5
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=5, Author=Name.x))
    pdf.pages[0].obj.Contents = 7
    pdf.pages[1].obj.Annots = 7
    pdf.pages[2].obj.Rotate = "x"
    pdf.pages[3].obj.UserUnit = -3
    pdf.pages[3].obj.Annots = Array([3, Dictionary(AP=5), Dictionary(AP=Dictionary(N=3), F=4)])


def test_nonsense_around_the_pages_does_no_harm() -> None:
    made = copies(changed(numbered(8), _nonsense))
    assert [[entry.number for entry in side] for side in seen(made.files[""], 8)] == [[8], [2, 7], [6, 3], [4, 5]]


def test_thousands_of_pages_are_too_thick_for_one_fold_but_not_for_many() -> None:
    def repeat(pdf: pikepdf.Pdf) -> None:
        pdf.pages.extend([pdf.pages[0]] * 1_999)

    book = changed(numbered(1), repeat)
    with pytest.raises(HandoutError, match=r"500 sheets of .* are too thick"):
        copies(book)
    with opened(sheets(book, signature=8)) as pdf:
        assert len(pdf.pages) == 1_000
