"""Tagged documents: they conform, they read in the right order, and nothing is painted past the reader."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest
from pdf_tree import read
from reportlab.pdfbase.pdfdoc import PDFStream
from tagged_sample import A4, METADATA, TREE, Sample, document, text

from layouts.fonts import MissingGlyph
from layouts.structure import Tag
from layouts.tagging import TaggedCanvas, UntaggedContent

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def sample() -> bytes:
    return Sample().build()


@pytest.fixture
def canvas() -> TaggedCanvas:
    return TaggedCanvas(METADATA, A4)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_conforms(sample: bytes, profile: str) -> None:
    report = page.validate_pdf_bytes(sample, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_has_no_syntax_errors(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"


def test_reads_in_order(sample: bytes) -> None:
    tree = read(sample)
    assert str(tree) == TREE
    assert tree.errors == []
    assert tree.artifacts == ["Page 1", "Page 2"]


@pytest.mark.parametrize("data", [b"x", b"x\r", b"x\n", b"x\r\n"])
def test_length_of_streams_is_beyond_doubt(canvas: TaggedCanvas, data: bytes) -> None:
    text(canvas, Tag("P"), "Tagged", 700)
    canvas._doc.Reference(PDFStream(content=data))
    assert page.validate_pdf_bytes(canvas.getpdfdata(), profile="2a").is_compliant


def test_outline(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("Red flags", ["Diary"]),
        ]


def test_same_content_gives_same_bytes(sample: bytes) -> None:
    again = Sample()
    assert again.build() == sample
    assert again.build() == sample, "tags can be drawn in many documents"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_any_process(sample: bytes, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": seed}
    command = [sys.executable, str(ROOT / "tests" / "tagged_sample.py")]
    assert subprocess.run(command, env=environment, check=True, capture_output=True).stdout == sample


def test_documents_do_not_meet_in_threads(sample: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: Sample().build(), range(12))) == {sample}


def test_different_content_has_a_different_identifier(sample: bytes) -> None:
    other = document(lambda canvas: text(canvas, Tag("P"), "Other", 700))
    with pikepdf.open(io.BytesIO(sample)) as one, pikepdf.open(io.BytesIO(other)) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


PAINT: dict[str, Callable[[TaggedCanvas], object]] = {
    "rect": lambda canvas: canvas.rect(0, 0, 9, 9),
    "roundRect": lambda canvas: canvas.roundRect(0, 0, 9, 9, 2),
    "line": lambda canvas: canvas.line(0, 0, 9, 9),
    "lines": lambda canvas: canvas.lines([(0, 0, 9, 9), (1, 1, 2, 2)]),
    "circle": lambda canvas: canvas.circle(5, 5, 4, fill=1, stroke=0),
    "path": lambda canvas: canvas.drawPath(canvas.beginPath(), fill=1),
    "string": lambda canvas: canvas.drawString(0, 0, "text"),
    "form": lambda canvas: canvas.doForm("form"),
    "gradient": lambda canvas: canvas.linearGradient(0, 0, 9, 9, ("#000000", "#FFFFFF")),
}


@pytest.mark.parametrize("paint", PAINT.values(), ids=PAINT.keys())
def test_untagged_painting_is_refused_at_the_next_tag_and_at_the_end_of_the_page(
    canvas: TaggedCanvas,
    paint: Callable[[TaggedCanvas], object],
) -> None:
    text(canvas, Tag("P"), "Tagged", 700)
    paint(canvas)
    with pytest.raises(UntaggedContent, match="page 1"):
        canvas.showPage()
    with pytest.raises(UntaggedContent, match="page 1"):
        text(canvas, Tag("P"), "Tagged", 600)


def test_untagged_text_is_refused_at_once(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedContent, match="'stray'"), canvas.element(Tag("P")):
        canvas.show(0, 0, "stray", "Sans", 12)


def test_state_may_change_outside_of_tags(canvas: TaggedCanvas) -> None:
    canvas.saveState()
    canvas.translate(10, 10)
    canvas.setFillColor("#0B5563")
    canvas.setLineWidth(2)
    clip = canvas.beginPath()
    clip.rect(0, 0, 100, 100)
    canvas.clipPath(clip, stroke=0)
    text(canvas, Tag("P"), "Inside", 50)
    canvas.restoreState()
    assert read(canvas.getpdfdata()).errors == []


def test_text_objects_can_be_used(canvas: TaggedCanvas) -> None:
    with canvas.content(Tag("P")):
        lines = canvas.beginText(60, 700)
        lines.setFont("Sans", 12)
        lines.textOut("Über (1) ")
        lines.textLine("π")
        canvas.drawText(lines)
        canvas.drawString(60, 600, " drawn")
    tree = read(canvas.getpdfdata())
    assert (tree.root.text, tree.errors) == ("Über (1) π drawn", [])


def test_a_form_is_tagged_where_it_is_drawn(canvas: TaggedCanvas) -> None:
    text(canvas, Tag("P"), "Before", 700)
    canvas.beginForm("logo")
    canvas.rect(0, 0, 9, 9)
    canvas.show(0, 0, "é", "Sans", 12)
    with pytest.raises(ValueError, match="inside a form"), canvas.content(Tag("P")):
        pass
    canvas.endForm()
    with canvas.artifact():
        canvas.doForm("logo")
    tree = read(canvas.getpdfdata())
    assert (str(tree), tree.errors) == ("Document\n  P 'Before'", [])


def test_marks_are_not_nested(canvas: TaggedCanvas) -> None:
    with canvas.content(Tag("P")):
        for opener in (canvas.content(Tag("Span")), canvas.element(Tag("Span")), canvas.artifact()):
            with pytest.raises(ValueError, match="inside content"), opener:
                pass
        with pytest.raises(ValueError, match="ends inside content"):
            canvas.showPage()


def test_everything_in_an_artifact_is_artifact(canvas: TaggedCanvas) -> None:
    link = Tag("Link")
    with canvas.artifact("Pagination"), canvas.element(Tag("TR")), canvas.artifact():
        text(canvas, link, "Day", 700)
        canvas.link("https://example.org/", (0, 0, 9, 9), link, "Site")
    tree = read(canvas.getpdfdata())
    assert (str(tree), tree.artifacts, tree.errors) == ("Document", ["Day"], [])


def test_elements_must_be_closed(canvas: TaggedCanvas) -> None:
    with canvas.element(Tag("Sect")), pytest.raises(ValueError, match="ends inside Sect"):
        canvas.getpdfdata()


def test_missing_glyph_is_refused(canvas: TaggedCanvas) -> None:
    with canvas.content(Tag("P")):
        with pytest.raises(MissingGlyph, match=r"'漢' \(U\+6F22\)"):
            canvas.show(0, 0, "a漢", "Sans", 12)
        with pytest.raises(MissingGlyph, match=r"U\+6F22"):
            canvas.drawString(0, 0, "a漢")


def test_only_embedded_fonts(canvas: TaggedCanvas) -> None:
    with pytest.raises(ValueError, match="Helvetica cannot be embedded"):
        canvas.setFont("Helvetica", 12)
    with pytest.raises(KeyError), canvas.content(Tag("P")):
        canvas.show(0, 0, "a", "Helvetica", 12)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"role": "Paragraph"}, "not a standard structure type"),
        ({"role": "Figure"}, "alternative text"),
        ({"role": "TH"}, "Scope"),
        ({"role": "TD", "attributes": {"Colspan": 2}}, "Colspan"),
    ],
)
def test_tags_that_cannot_conform_are_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tag(**arguments)  # type: ignore[arg-type]


def test_a_figure_needs_its_rectangle(canvas: TaggedCanvas) -> None:
    with pytest.raises(ValueError, match="bbox"), canvas.content(Tag("Figure", alt="A knee")):
        pass


def test_links_need_painted_text_an_address_and_words(canvas: TaggedCanvas) -> None:
    link, rect = Tag("Link"), (0, 0, 9, 9)
    with pytest.raises(ValueError, match="has been painted"):
        canvas.link("https://example.org/", rect, link, "Site")
    text(canvas, link, "Site", 700)
    with pytest.raises(ValueError, match="ASCII"):
        canvas.link("https://example.org/é", rect, link, "Site")
    with pytest.raises(ValueError, match="say where it leads"):
        canvas.link("https://example.org/", rect, link, " ")
    assert read(canvas.getpdfdata()).errors == []
