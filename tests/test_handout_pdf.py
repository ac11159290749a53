"""Whole handouts as files: they conform, and say every word of their document in order to whoever can't see them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from drawn import drawings
from pdf_tree import Element, Link, Tree, read
from printed import extracted, faults, printed, tidy
from reading_order import expected, found
from sample_requests import EVERYTHING, SAMPLES, random_request
from sheets import CLINIC, made, sciatica

from handouts.clinic import Clinic, ClinicColours
from handouts.document_blocks import Heading
from handouts.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
samples = pytest.mark.parametrize("name", SAMPLES)


@cache
def pdf_of(name: str) -> bytes:
    return printed(SAMPLES[name])


@cache
def tree_of(name: str) -> Tree:
    return read(pdf_of(name))


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def kids(element: Element) -> list[Element]:
    return [kid for kid in element.kids if isinstance(kid, Element)]


def all_of(name: str, role: str) -> list[Element]:
    return [element for element in walk(tree_of(name).root) if element.role == role]


# ---- what a screen reader finds


@samples
def test_conforms(name: str) -> None:
    assert faults(pdf_of(name)) == []


@samples
def test_says_every_word_of_the_document_in_order(name: str) -> None:
    assert found(tree_of(name)) == expected(made(SAMPLES[name]))


@samples
def test_what_is_read_aloud_is_what_is_copied(name: str) -> None:
    """Nothing that stands on paper is left out for someone who cannot see it, and nothing is said twice."""
    tree = tree_of(name)
    foots = tree.artifacts
    said = sorted(re.findall(r"\w", tree.root.text + "".join(foots)))
    assert said == sorted(re.findall(r"\w", extracted(pdf_of(name))))


@samples
def test_lists_are_items_of_a_label_and_a_body(name: str) -> None:
    lists = all_of(name, "L")
    assert lists
    for found_list in lists:
        assert found_list.properties["ListNumbering"] in ("Disc", "Decimal", "None")
        assert {item.role for item in kids(found_list)} == {"LI"}
        marked = found_list.properties["ListNumbering"] != "None"
        for item in kids(found_list):
            roles = [kid.role for kid in kids(item)]
            assert roles == ["Lbl", "LBody"] or (roles == ["LBody"] and not marked)
            assert kids(item)[-1].text.strip()


@samples
def test_numbers_of_a_list_count_up(name: str) -> None:
    for found_list in all_of(name, "L"):
        if found_list.properties["ListNumbering"] == "Decimal":
            labels = [kids(item)[0].text for item in kids(found_list)]
            assert labels == [f"{number} " for number in range(1, len(labels) + 1)]


@samples
def test_rows_of_a_table_have_as_many_cells_as_it_has_columns(name: str) -> None:
    for table in all_of(name, "Table"):
        head, *rows = kids(table)
        assert {row.role for row in kids(table)} == {"TR"}
        assert [(cell.role, cell.properties["Scope"]) for cell in kids(head)] == [("TH", "Column")] * len(kids(head))
        for row in rows:
            first, *others = kids(row)
            assert (first.role, first.properties["Scope"]) == ("TH", "Row")
            assert [cell.role for cell in others] == ["TD"] * (len(kids(head)) - 1)


@samples
def test_headings_start_with_the_title_and_skip_no_level(name: str) -> None:
    levels = [int(element.role[1]) for element in walk(tree_of(name).root) if re.fullmatch(r"H\d", element.role)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(below <= above + 1 for above, below in pairwise(levels))


@samples
def test_figures_and_links_have_words(name: str) -> None:
    pictures = [drawing.alt.text.line for drawing in drawings(made(SAMPLES[name]))]
    alts = [element.properties["alt"] for element in all_of(name, "Figure")]
    assert alts == [repr(alt) for alt in (*pictures, "QR code for the address https://example.org/handouts")]
    for element in all_of(name, "Link"):
        targets = [kid for kid in element.kids if isinstance(kid, Link)]
        assert element.text.strip()
        assert targets
        assert all(link.target.startswith("https://") and link.contents.strip() for link in targets)


@samples
def test_nothing_is_empty_but_squares_to_tick(name: str) -> None:
    for element in walk(tree_of(name).root):
        assert element.text.strip() or element.properties.keys() & {"alt", "actualtext"} or element.role == "TD"


@samples
def test_only_the_foot_of_each_page_is_left_out(name: str) -> None:
    document = made(SAMPLES[name])
    foot = document.foot
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf:
        count = len(pdf.pages)
    left_out = " ".join(tree_of(name).artifacts)
    for number in range(1, count + 1):
        line = f"{foot.title}  ·  {foot.version}  ·  {foot.date} Page {number} of {count} {foot.warning}"
        assert line in left_out
        left_out = left_out.replace(line, "", 1)
    heads = {tidy(" ".join(cell.text for cell in kids(kids(table)[0]))) for table in all_of(name, "Table")}
    heads |= {tidy(title.text) for title in all_of(name, "H3")}
    rest = tidy(left_out)
    while head := next((head for head in heads if rest.startswith(head)), None):
        rest = rest.removeprefix(head).strip()
    assert rest == "", "only heads of tables and titles of boxes are repeated"


def test_mono_says_the_same() -> None:
    assert found(tree_of("mono")) == found(tree_of("default"))


@pytest.mark.parametrize("seed", range(20))
def test_random_requests_conform_and_say_every_word_in_order(seed: int) -> None:
    request, clinic = random_request(seed), (CLINIC, Clinic(), Clinic(name="Клиника"))[seed % 3]
    pdf = printed(request, clinic)
    assert faults(pdf) == []
    assert found(read(pdf)) == expected(made(request, clinic))


# ---- the file


@samples
def test_the_outline_names_title_and_parts(name: str) -> None:
    document = made(SAMPLES[name])
    parts = [block.text.string for part in document.parts for block in part.blocks if block in headings(part.blocks)]
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [document.title.string, *parts]


def headings(blocks: tuple[object, ...]) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(printed(replace(EVERYTHING, date="2026-03-04")))) as pdf:
        information = {key: str(value) for key, value in pdf.docinfo.items()}
        language, shown = str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    pack = sciatica()
    assert (language, shown) == ("en", True)
    assert information["/Title"] == pack.text.title.string
    assert information["/Author"] == "Example Physiotherapy"
    assert information["/Subject"] == pack.text.subject
    keywords = information["/Keywords"].split(", ")
    assert keywords[:2] == [f"pack sciatica {pack.facts.version}", f"content {pack.content_hash}"]
    assert tuple(keywords) == made(EVERYTHING).properties.keywords
    assert information["/CreationDate"] == "D:20260304000000+00'00'"


def test_no_name_of_a_patient_is_in_the_properties() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("everything"))) as pdf:
        said = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
    assert "Ana" not in said
    assert "0042" not in said


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_pages_have_the_size_of_the_paper(paper: str, size: tuple[float, float]) -> None:
    with pikepdf.open(io.BytesIO(printed(Request(paper=paper)))) as pdf:  # type: ignore[arg-type]
        boxes = {tuple(round(float(number), 2) for number in page.mediabox) for page in pdf.pages}
    assert boxes == {(0, 0, *size)}


def test_a_page_takes_at_most_30_kb() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("default"))) as pdf:
        assert len(pdf_of("default")) <= 30_000 * len(pdf.pages)


@pytest.mark.parametrize("name", ["default", "everything"])
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert printed(SAMPLES[name]) == pdf_of(name)


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    built = []
    for seed in ("1", "2"):
        settings = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1796000000", "HANDOUTS_CACHE": str(tmp_path / seed)}
        command = [sys.executable, str(ROOT / "make_pdf.py"), "build", "--quiet", "-s", "cupping,exercises", "-o", "-"]
        run = subprocess.run(command, env=os.environ | settings, cwd=tmp_path, check=True, capture_output=True)
        built.append(run.stdout)
    assert built[0].startswith(b"%PDF-1.7")
    assert built[0] == built[1]


# ---- clinics


def test_colours_of_a_clinic_are_used() -> None:
    clinic = replace(CLINIC, colours=ClinicColours(main="#123456", accent="#654321"))
    pdf = printed(Request(), clinic)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        steps = [step for page in file.pages for step in pikepdf.parse_content_stream(page)]
    used = {tuple(round(float(v) * 255) for v in s.operands) for s in steps if str(s.operator) in ("rg", "RG")}
    assert {(0x12, 0x34, 0x56), (0x65, 0x43, 0x21), (0xA0, 0x12, 0x18)} <= used, "the red of emergencies stays"


def test_without_a_clinic_there_is_no_letterhead_and_no_code() -> None:
    tree = read(printed(Request(), Clinic()))
    assert [kid.role for kid in kids(tree.root)][:2] == ["H1", "P"]
    assert not [element for element in walk(tree.root) if "QR" in element.properties.get("alt", "")]
    assert found(tree) == expected(made(Request(), Clinic()))
