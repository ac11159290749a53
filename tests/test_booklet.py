"""Booklets as files: they conform, say everything in order, and their contents tell the truth."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import logos
import pikepdf
import pytest
from booklets import A5, booklet, pdf_of
from pack_copies import PACKS
from pdf_tree import Element, Link, Tree, read
from printed import faults, page_texts, tidy
from reading_order import expected, found
from reference_document import REFERENCE
from sample_requests import EVERYTHING, SAMPLES, random_request
from sheets import CLINIC, TODAY, made, sciatica

from handouts.assembly import assemble
from handouts.clinic import Clinic
from handouts.document import Letterhead, strings_in
from handouts.document_blocks import Callout, DiaryWeek, ExerciseCard, Heading, QrCode, Signature
from handouts.inline import Text
from handouts.library import load_pack
from handouts.request import Request
from handouts.reviews import Review, Standing
from handouts.selection import select
from layouts.booklet.chapters import parts
from layouts.render import render
from layouts.theme import MONO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handouts.document import Document, Part
    from layouts.theme import Theme

NOBODY = Letterhead("", "", "", "", "")
samples = pytest.mark.parametrize("name", SAMPLES)


@cache
def tree_of(name: str) -> Tree:
    return read(pdf_of(name))


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


# ---- conformance


@samples
def test_conforms(name: str) -> None:
    assert faults(pdf_of(name)) == []


def test_conforms_with_a_logo_and_without_a_clinic(tmp_path: Path) -> None:
    logo = logos.read(tmp_path, logos.svg(logos.SQUARE), "logo.svg")
    clinic = replace(CLINIC, logo="logo.svg")
    assert faults(booklet(SAMPLES["default"], clinic, logo)) == []
    assert faults(booklet(SAMPLES["letter"], Clinic())) == []


@pytest.mark.parametrize("theme", [A5, replace(A5, mono=True, palette=MONO)], ids=["colour", "mono"])
def test_a_document_of_every_form_conforms(theme: Theme) -> None:
    assert faults(render(REFERENCE, theme, None, "booklet")) == []


@pytest.mark.parametrize("name", ["minimal", "stiff-shoulder"])
def test_booklets_of_other_packs_conform(name: str) -> None:
    pack, request = load_pack([PACKS], name, "en"), Request(pack=name)
    document = assemble(pack, select(pack, request), request, CLINIC, TODAY)
    assert faults(render(document, A5, None, "booklet")) == []


@pytest.mark.parametrize("seed", range(10))
def test_random_requests_conform(seed: int) -> None:
    clinic = (CLINIC, Clinic(), Clinic(name="Клиника"))[seed % 3]
    assert faults(booklet(random_request(seed), clinic)) == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert booklet(SAMPLES["issue"]) == pdf_of("issue")


# ---- what it says


def said(document: Document, chapters: Sequence[Part] = ()) -> str:
    """The words of the warning signs, and of chapters."""
    bare = replace(document, letterhead=NOBODY, title=Text(), lead=Text(), patient=(), parts=tuple(chapters))
    return expected(bare)


def booklet_words(document: Document, listed: str) -> str:
    """Every word of a booklet from cover to cover; what its contents list is given."""
    head, labels, (name, *details) = document.letterhead, document.labels, document.patient
    about = [block for part in document.parts if part.id == "about" for block in part.blocks]
    first = replace(document, emergency=replace(document.emergency, tiers=document.emergency.tiers[:1]))
    state = next(block.title.string for block in about if isinstance(block, Signature | Callout))
    code = [(block.title.string, block.text.string, block.url[8:]) for block in about if isinstance(block, QrCode)]
    clinic = [entry for entry in (head.name, head.address, head.phone, head.website) if entry]
    everything = [
        *(head.name, head.phone, document.title.line, document.lead.string),
        *(labels.belongs_to, name.value, *(f"{entry.label} {entry.value}" for entry in details if entry.value)),
        *(said(document), labels.contents, listed),
        *(said(document, parts(document)).removeprefix(said(document)), labels.notes),
        *([labels.contact, *clinic] if clinic else []),
        *(said(first), *(words for entry in code for words in entry), state),
    ]
    return tidy(" ".join(everything))


@samples
def test_says_every_word_from_cover_to_cover_in_order(name: str) -> None:
    document, words = made(SAMPLES[name]), found(tree_of(name))
    listed = " ".join(element.text for element in walk(tree_of(name).root) if element.role == "Reference")
    further = words.count(document.labels.further_week)
    assert words == booklet_words(with_further_weeks(document, further), listed)


def with_further_weeks(document: Document, count: int) -> Document:
    """The document with weeks of the diary that fill the last sheet."""
    changed = []
    for part in document.parts:
        weeks = [block for block in part.blocks if isinstance(block, DiaryWeek)]
        further = tuple(replace(week, title=document.labels.further_week) for week in weeks[-1:] * count)
        changed.append(replace(part, blocks=part.blocks + further))
    return replace(document, parts=tuple(changed))


def test_the_last_part_is_taken_apart_and_nothing_of_it_is_lost() -> None:
    document = made(EVERYTHING)
    *_, terms, sources, about = parts(document)
    assert [part.id for part in (terms, sources, about)] == ["about terms", "about sources", "about"]
    heading, *whole = document.parts[-1].blocks
    assert isinstance(heading, Heading)
    kept = tuple(block for block in whole if not isinstance(block, QrCode))
    assert sorted(strings_in((*terms.blocks, *sources.blocks, *about.blocks[1:]))) == sorted(strings_in(kept))


@pytest.mark.parametrize(
    ("state", "warning", "short"),
    [
        ("reviewed", "", "Reviewed by a clinician"),
        ("expired", "has run out", "The review has run out: check and sign again"),
    ],
)
def test_the_back_cover_says_in_short_who_has_reviewed_it(state: str, warning: str, short: str) -> None:
    review = Review("Dr B. Example", "physiotherapist", "2026-11-24", "2027-11-24", "en", "1.0", "a" * 64)
    request, pack = Request(), sciatica()
    standing = Standing(state, (review,))  # type: ignore[arg-type]  # one of its states
    document = assemble(pack, select(pack, request), request, CLINIC, TODAY, standing)
    pdf = render(document, A5, None, "booklet")
    assert faults(pdf) == []
    first, *_, last = page_texts(pdf)
    assert "Draft" not in first
    assert warning in first
    assert short in last


# ---- contents


def links(name: str) -> list[tuple[str, Link]]:
    """The entries of the contents: what is printed, and where it leads."""
    return [
        (tidy(element.text), next(kid for kid in element.kids if isinstance(kid, Link)))
        for reference in walk(tree_of(name).root)
        if reference.role == "Reference"
        for element in reference.kids
        if isinstance(element, Element)
    ]


@samples
def test_contents_name_the_page_on_which_each_heading_really_is(name: str) -> None:
    pages = page_texts(pdf_of(name))
    for text, link in links(name):
        title, _, number = text.rpartition(" ")
        assert link.target == f"page {number}"
        assert link.contents == f"{title} {number}"
        where = pages[int(number) - 1]
        assert title in where or "Call now" in where, "the box of warning signs has no title of its own"


@samples
def test_contents_and_outline_agree(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: page.index + 1 for page in pdf.pages}
        entries = [entry for item in outline.root for entry in (item, *item.children)]
        listed = [f"{it.title} {numbers[it.destination[0].objgen]}" for it in entries]  # type: ignore[index]  # an array
    document = made(SAMPLES[name])
    unlisted = [f"{document.title.line} 1", f"{document.labels.contents} 3"]
    assert [entry for entry in listed if entry not in unlisted] == [text for text, _ in links(name)]


def test_contents_list_chapters_and_exercises() -> None:
    document = made(SAMPLES["default"])
    titles = [text.rpartition(" ")[0] for text, _ in links("default")]
    blocks = [block for part in parts(document) for block in part.blocks]
    chapters = [block.text.string for block in blocks if isinstance(block, Heading) and block.level == 1]
    cards = [f"{block.number} {block.name.string}" for block in blocks if isinstance(block, ExerciseCard)]
    exercises = [title for title in titles if title in cards]
    assert exercises == cards
    assert [title for title in titles if title not in cards] == ["Warning signs", *chapters, "My notes", "Your clinic"]
    assert titles.index(cards[0]) == titles.index("Your exercises") + 1


def test_contents_are_tagged_as_such() -> None:
    whole = next(element for element in walk(tree_of("default").root) if element.role == "TOC")
    roles = [[element.role for element in walk(kid)] for kid in whole.kids if isinstance(kid, Element)]
    entry = ["TOCI", "Reference", "Link"]
    assert roles.count(entry) == len(roles) - 1
    assert [*entry, "TOC", *entry * 4] in roles, "exercises are listed within the item of their chapter"


@samples
def test_there_is_one_title_and_no_level_is_skipped(name: str) -> None:
    levels = [int(element.role[1]) for element in walk(tree_of(name).root) if re.fullmatch(r"H\d", element.role)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(below <= above + 1 for above, below in pairwise(levels))
