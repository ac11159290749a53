"""Print files, read back as a printer gets them: each page in its place; nothing that only a screen needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pytest
from imposed import A4, A5, A6, changed, copies, numbered, opened, picture, seen, sheets
from tagged_sample import Sample

from layouts.imposition.impose import impose
from layouts.imposition.settings import Settings
from layouts.theme import MM

if TYPE_CHECKING:
    from imposed import Seen


ON_A_PAGE = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}


def layout(found: list[list[Seen]]) -> list[list[int]]:
    return [[entry.number for entry in side] for side in found]


# ---- where pages are


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, [[8, 1], [2, 7], [6, 3], [4, 5]]),
        ({"flip": "long"}, [[8, 1], [7, 2], [6, 3], [5, 4]]),
        ({"binding": "right"}, [[1, 8], [7, 2], [3, 6], [5, 4]]),
        ({"signature": 1}, [[4, 1], [2, 3], [8, 5], [6, 7]]),
        ({"scheme": "stack2"}, [[1, 5], [6, 2], [3, 7], [8, 4]]),
    ],
)
def test_the_pages_of_each_side_are_found_from_left_to_right(chosen: dict[str, Any], expected: list[list[int]]) -> None:
    found = seen(sheets(numbered(8), **chosen), 8)
    assert layout(found) == expected
    assert all(side[0].left and not side[1].left for side in found)


@pytest.mark.parametrize(("flip", "backs_upright"), [("short", True), ("long", False)])
def test_backs_stand_on_their_heads_for_printers_that_turn_on_the_long_edge(flip: str, *, backs_upright: bool) -> None:
    found = seen(sheets(numbered(8), flip=flip), 8)
    assert all(entry.upright for side in found[::2] for entry in side)
    assert all(entry.upright is backs_upright for side in found[1::2] for entry in side)


def test_a_cover_apart_is_a_file_of_its_own() -> None:
    made = copies(numbered(12), cover_apart=True)
    assert list(made.files) == ["", "-cover"]
    assert layout(seen(made.files["-cover"], 12)) == [[12, 1], [2, 11]]
    assert layout(seen(made.files[""], 12)) == [[10, 3], [4, 9], [8, 5], [6, 7]]


@pytest.mark.parametrize(("lie", "backs"), [("face-down", [[2, 7], [4, 5]]), ("face-up", [[4, 5], [2, 7]])])
def test_one_side_at_a_time_there_are_fronts_and_backs(lie: str, backs: list[list[int]]) -> None:
    made = copies(numbered(8), one_sided=lie)
    assert list(made.files) == ["-fronts", "-backs"]
    assert layout(seen(made.files["-fronts"], 8)) == [[8, 1], [6, 3]]
    assert layout(seen(made.files["-backs"], 8)) == backs


def test_pages_of_inner_sheets_move_towards_the_fold_by_the_thickness_of_paper() -> None:
    found = seen(sheets(numbered(16), thickness=0.5), 16)
    heads = {entry.number: entry.x for side in found for entry in side}
    assert [heads[1] - heads[number] for number in (3, 5, 7)] == pytest.approx([0.5 * MM, MM, 1.5 * MM], abs=0.05)
    assert [heads[number] - heads[16] for number in (14, 12, 10)] == pytest.approx([0.5 * MM, MM, 1.5 * MM], abs=0.05)


def test_a_sheet_says_its_size_and_how_it_wants_to_be_printed() -> None:
    with opened(sheets(numbered(), flip="long", paper="a3")) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, 420 * MM, 297 * MM], abs=0.01)
        wishes = pdf.Root.ViewerPreferences
        assert (wishes.PrintScaling, wishes.Duplex) == ("/None", "/DuplexFlipLongEdge")
    with opened(copies(numbered(), one_sided="face-up").files["-backs"]) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"


# ---- marks


@pytest.mark.parametrize(("side", "columns"), [(0, {123, 718}), (1, {420})])
def test_the_fold_is_marked_on_the_inside_and_cuts_on_fronts(side: int, columns: set[int]) -> None:
    edge = picture(sheets(numbered(4, A6)), side).crop((0, 0, 842, 12))
    inked = {x for x in range(edge.width) if edge.crop((x, 0, x + 1, 12)).getextrema()[0] < 250}
    assert {min(columns, key=lambda column: abs(column - x)) for x in inked} == columns
    assert all(min(abs(column - x) for column in columns) <= 1 for x in inked)


@pytest.mark.parametrize("side", [0, 1])
def test_marks_can_be_left_out(side: int) -> None:
    edge = picture(sheets(numbered(4, A6), marks=False), side).crop((0, 0, 842, 12))
    assert edge.getextrema() == (255, 255)


# ---- what the file says of itself


def test_it_says_that_it_is_a_print_copy_and_of_what() -> None:
    source = Sample().build()
    with opened(sheets(source)) as pdf, opened(source) as original:
        assert str(pdf.docinfo.Title) == f"{original.docinfo.Title} (print copy)"
        assert "Print copy of a tagged PDF 1.7 (PDF/A-2a, PDF/UA-1)" in str(pdf.docinfo.Subject)
        assert pdf.docinfo.Author == original.docinfo.Author
        assert b"(print copy)" in pdf.Root.Metadata.read_bytes()
    with opened(sheets(changed(numbered(), lambda pdf: pdf.trailer.__delitem__("/Info")))) as pdf:
        assert str(pdf.docinfo.Title) == "in (print copy)"
        assert "Print copy of a PDF 1." in str(pdf.docinfo.Subject)


@pytest.mark.parametrize("chosen", [{}, {"paper": "a3", "flip": "long"}, {"scheme": "stack4"}])
def test_a_print_copy_of_an_archivable_file_is_archivable(chosen: dict[str, Any]) -> None:
    made = sheets(Sample().build(), **chosen)
    report = page.validate_pdf_bytes(made, profile="2b")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert b"pdfaid:conformance>B<" in made
    assert b"pdfuaid" not in made


def test_other_files_claim_nothing() -> None:
    assert b"pdfaid:part" not in sheets(numbered())


def _furnish(pdf: pikepdf.Pdf) -> None:
    """What only a screen needs."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
    pdf.Root.OpenAction = script
    pdf.Root.AA = pikepdf.Dictionary(WC=script)
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r)])
    pdf.pages[0].AA = pikepdf.Dictionary(O=script)
    pdf.trailer.Secret = pdf.make_stream(b"the whole source, again")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("First", 0))


def test_nothing_of_it_is_for_screens() -> None:
    made = sheets(changed(Sample().build(), _furnish))
    with opened(made) as pdf:
        kept = {"/Type", "/Pages", "/Metadata", "/ViewerPreferences", "/OutputIntents"}
        assert set(pdf.Root.keys()) == kept
        assert all(set(entry.keys()) <= ON_A_PAGE for entry in pdf.pages)
        assert "/Secret" not in pdf.trailer
        found = b"".join(entry.unparse(resolved=True) for entry in pdf.objects if not isinstance(entry, pikepdf.Stream))
    for name in (b"StructElem", b"JavaScript", b"/Annot", b"/Outlines", b"/Widget"):
        assert name not in found


def test_fonts_that_pages_share_stay_shared() -> None:
    with opened(sheets(numbered(40, A5))) as pdf:
        fonts = [
            entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font"
        ]
        assert len(fonts) == 1


def test_the_same_input_gives_the_same_bytes() -> None:
    source = Sample().build()
    assert sheets(source) == sheets(source)
    assert copies(numbered(9), cover_apart=True, one_sided="face-up") == copies(
        numbered(9), cover_apart=True, one_sided="face-up"
    )


def test_without_settings_it_is_a_booklet_folded_once() -> None:
    source = numbered(8)
    assert impose(source).files == {"": impose(source, Settings(scheme="booklet", flip="short")).files[""]}


def test_a_booklet_of_a4_pages_is_printed_smaller() -> None:
    found = seen(sheets(numbered(4, A4)), 4)
    assert layout(found) == [[4, 1], [2, 3]]
    assert found[0][1].x == pytest.approx(421 * 1.5, abs=2)
    assert A5[0] * 2 == pytest.approx(A4[1], abs=3)
