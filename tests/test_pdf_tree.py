"""The reader of structure trees finds what a validator overlooks: damaged files, one fault at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pdf_tree import read
from tagged_sample import TREE, Sample

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def sample() -> bytes:
    return Sample().build()


def damaged(sample: bytes, damage: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        damage(pdf)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def section(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0].K[0]


def way_back(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The parent tree's entry for the first page."""
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    key = pdf.pages[0].obj.StructParents
    return nums[list(nums)[::2].index(key) * 2 + 1]


def swap_parents(pdf: pikepdf.Pdf) -> None:
    entry = way_back(pdf)
    entry[0], entry[1] = entry[1], entry[0]


def drop_struct_parents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.StructParents


def drop_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def drop_from_tree(pdf: pikepdf.Pdf) -> None:
    del section(pdf).K[0]


def repeat_in_tree(pdf: pikepdf.Pdf) -> None:
    section(pdf).K.append(section(pdf).K[0])


def missing_mark(pdf: pikepdf.Pdf) -> None:
    section(pdf).K[0].K[0] = 99


def wrong_parent(pdf: pikepdf.Pdf) -> None:
    section(pdf).K[0].P = pdf.Root.StructTreeRoot.K[0]


def wrong_annotation_parent(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.pages[1].obj.Annots
    first.StructParent = second.StructParent


def drop_annotation_from_tree(pdf: pikepdf.Pdf) -> None:
    [paragraph] = [kid for kid in section(pdf).K if kid.S == "/P" and "/Pg" in kid and len(kid.K) > 3]
    del paragraph.K[1].K[1]


def low_next_key(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


def replace_in_page(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents
        assert old in content.read_bytes()
        content.write(content.read_bytes().replace(old, new))

    return damage


def drop_to_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


def drop_font_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


FAULTS: list[tuple[Callable[[pikepdf.Pdf], object], str]] = [
    (swap_parents, "page 1: the parent tree does not lead from mark 0 to its H1"),
    (drop_struct_parents, "page 1: no StructParents"),
    (drop_tabs, "page 1: tab order does not follow the structure"),
    (drop_from_tree, "page 1: mark 0 is 0 times in the tree"),
    (repeat_in_tree, "page 1: mark 0 is 2 times in the tree"),
    (missing_mark, "page 1: mark 99 of a H1 is missing"),
    (wrong_parent, "H1: /P is not its parent"),
    (wrong_annotation_parent, "the parent tree does not lead from an annotation to its Link"),
    (drop_annotation_from_tree, "page 2: an annotation is 0 times in the tree"),
    (low_next_key, "ParentTreeNextKey is in use"),
    (drop_to_unicode, "page 1: a code has no text"),
    (drop_font_file, "page 1: /F1+0 is not embedded"),
    (replace_in_page(b"/H1 <</MCID 0>> BDC", b"/H1 <</MCID 1>> BDC"), "page 1: mark 1 is used twice"),
    (replace_in_page(b"/H1 <</MCID 0>> BDC", b"/P BMC /H1 <</MCID 0>> BDC"), "page 1: nested marked content"),
    (replace_in_page(b"/H1 <</MCID 0>> BDC", b"/P BMC /H1 <</MCID 0>> BDC"), "page 1: marked content is not closed"),
    (replace_in_page(b"EMC", b"EMC 0 0 9 9 re f"), "page 1: f outside of marked content"),
]


@pytest.mark.parametrize(("damage", "error"), FAULTS, ids=[error for _, error in FAULTS])
def test_finds(sample: bytes, damage: Callable[[pikepdf.Pdf], object], error: str) -> None:
    assert error in read(damaged(sample, damage)).errors


def test_reading_order_shows_in_the_tree(sample: bytes) -> None:
    def reverse(pdf: pikepdf.Pdf) -> None:
        section(pdf).K = pikepdf.Array(list(section(pdf).K)[::-1])

    tree = read(damaged(sample, reverse))
    assert tree.errors == []
    assert str(tree) != TREE
    assert sorted(str(tree).splitlines()) == sorted(TREE.splitlines())
