"""The web page: all that a document says, in a file that is whole, safe and the same each time."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logos import SQUARE, encoded, read, svg
from PIL import Image as Pillow
from printed import MONO, THEME, tidy
from reference_document import REFERENCE, WEEK
from sample_requests import SAMPLES
from sheets import CLINIC, made, sciatica
from web_page import WebPage

from handouts.clinic import Clinic
from handouts.document_blocks import Block, DiaryRow, Drawing, ItemList
from layouts.html.page import _templates, as_html
from layouts.html.telephone import dialled

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.document import Document
    from handouts.request import Request

DOCUMENT = replace(REFERENCE, labels=sciatica().words.labels)
REQUESTS = [SAMPLES[name] for name in ("default", "issue", "cupping", "everything", "diary")]


def page_of(document: Document, **options: Any) -> WebPage:
    return WebPage(as_html(document, **{"theme": THEME, **options}))


@cache
def shown(request: Request) -> tuple[Document, WebPage]:
    """The document of a request, and its page."""
    document = made(request)
    return document, page_of(document)


# ---- what it says


def only_on_paper(document: Document) -> set[str]:
    """The foot counts pages, which a web page has none of; a drawing is announced without a label of ours."""
    drawings = [block for part in document.parts for block in part.blocks if isinstance(block, Drawing)]
    cards = [block for part in document.parts for block in part.blocks if hasattr(block, "picture")]
    labels = {picture.alt.label for picture in (*drawings, *(card.picture for card in cards)) if picture}
    return {document.foot.page, document.letterhead.logo_alt, *labels}


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_text_of_the_document_is_on_the_page(request_: Request) -> None:
    document, page = shown(request_)
    paper = only_on_paper(document)
    missing = [said for _, said in document.strings() if said not in paper and tidy(said) not in page.text]
    assert missing == []


@pytest.mark.parametrize("request_", REQUESTS)
def test_headings_tell_what_is_inside(request_: Request) -> None:
    document, page = shown(request_)
    headings = page.named("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.name[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))
    parts = [part.blocks[0].text.line for part in document.parts]  # type: ignore[union-attr]
    assert [tidy(heading.text) for heading in page.named("h2")] == [
        document.emergency.title.line,
        document.labels.contents,
        *parts,
    ]


def test_it_names_its_language_its_title_and_what_it_is() -> None:
    page = page_of(DOCUMENT)
    assert [element.attributes["lang"] for element in page.named("html")] == ["en"]
    assert [element.text for element in page.named("title")][:1] == [DOCUMENT.properties.title]
    named = {element.attributes.get("name"): element.attributes.get("content") for element in page.named("meta")}
    assert named["description"] == DOCUMENT.properties.subject
    assert named["viewport"] == "width=device-width, initial-scale=1"


def test_the_review_state_stands_first_and_last() -> None:
    warnings = [element for element in page_of(DOCUMENT).elements if element.attributes.get("class") == "warning"]
    assert [tidy(element.text) for element in warnings] == [DOCUMENT.foot.warning] * 2
    reviewed = page_of(replace(DOCUMENT, foot=replace(DOCUMENT.foot, warning="")))
    assert "warning" not in reviewed.all_of("class")


def test_there_is_a_way_over_the_head_of_the_page_and_to_every_part() -> None:
    page = page_of(DOCUMENT)
    assert page.named("a")[0].attributes["href"] == "#main"
    assert [name.name for name in page.named("header", "main", "nav", "footer")] == ["header", "main", "nav", "footer"]
    places = set(page.all_of("id"))
    assert {f"#{place}" for place in places} >= {href for href in page.all_of("href") if href.startswith("#")}
    assert len([place for place in places if place.startswith("part-")]) == len(DOCUMENT.parts)
    one_part = page_of(replace(DOCUMENT, parts=DOCUMENT.parts[:1]))
    assert one_part.named("nav") == []


def test_each_form_of_block_has_a_template() -> None:
    forms = _templates().get_template("blocks.html").make_module({"document": DOCUMENT, "drawing": None})
    assert [form.__name__ for form in get_args(Block) if not hasattr(forms, form.__name__)] == []


# ---- what is filled in, and what is for a pen


def test_what_is_known_of_the_patient_is_text_and_the_rest_are_lines() -> None:
    elements = page_of(DOCUMENT).elements
    cells = [pair for pair in pairwise(elements) if pair[0].name == "dd"][: len(DOCUMENT.patient)]
    assert [tidy(cell.text) for cell, _ in cells] == [entry.value for entry in DOCUMENT.patient]
    lines = [inside.attributes.get("class") == "line" for _, inside in cells]
    assert lines == [not entry.value for entry in DOCUMENT.patient]


def test_a_square_of_the_diary_has_a_box_for_each_tick_of_its_day() -> None:
    rows = (DiaryRow("1  Walking", "3 ticks a day", 3), DiaryRow("2  Bath", "minutes", written=True))
    parts = (replace(DOCUMENT.parts[0], blocks=(DOCUMENT.parts[0].blocks[0], replace(WEEK, rows=rows))),)
    boxes = page_of(replace(DOCUMENT, parts=parts)).named("input")
    names = [box.attributes["aria-label"] for box in boxes]
    assert len(names) == len(set(names)) == 3 * 7
    assert all("Week 1" in name and "Walking" in name for name in names)
    assert DOCUMENT.labels.not_kept in page_of(replace(DOCUMENT, parts=parts)).text


def test_points_to_tick_are_boxes_with_their_words() -> None:
    ticks = [b for part in DOCUMENT.parts for b in part.blocks if isinstance(b, ItemList) and b.mark == "tick"]
    labels = [tidy(label.text) for label in page_of(DOCUMENT).named("label")]
    assert labels == [item.line for block in ticks for item in block.items]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("999", "tel:999"),
        ("Phone +44 (0)20 7946 0000", "tel:+442079460000"),
        ("(020) 7946-0000", "tel:02079460000"),
        ("Phone 01 23 45 67 89", "tel:0123456789"),
        ("999 or 112", None),
        ("999/112", None),
        ("your clinic", None),
        ("0123 456 ext. 7", None),
        ("7", None),
        ("", None),
    ],
)
def test_a_number_dials_when_it_is_certain(words: str, address: str | None) -> None:
    found = dialled(words)
    assert (found.address if found else None) == address
    assert found is None or found.before + found.number == words


# ---- what it is made of

NASTY = (
    "<",
    ">",
    "&",
    '"',
    "'",
    "</style>",
    "</title>",
    "<script>",
    "<!--",
    "-->",
    "]]>",
    "&lt;",
    "{{ 1 }}",
    "{% x",
    "\\",
)
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
KEPT = ("id", "kind", "mark", "style", "figure", "person", "language", "url", "href", "website", "number", "phone")


def with_words(value: Any, words: str) -> Any:
    """A piece of a document with ``words`` after every text that a person or a pack can write."""
    if isinstance(value, str):
        return value + words
    if isinstance(value, tuple):
        return tuple(with_words(item, words) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        written = [entry.name for entry in fields(value) if entry.name not in KEPT]
        return replace(value, **{name: with_words(getattr(value, name), words) for name in written})
    return value


@cache
def in_plain_words() -> WebPage:
    return page_of(with_words(DOCUMENT, "x"))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(NASTY) | LETTERS, min_size=1).map("".join))
def test_nothing_that_was_written_becomes_markup(words: str) -> None:
    document = with_words(DOCUMENT, words)
    plain, nasty = in_plain_words(), page_of(document)
    assert [(e.name, sorted(e.attributes)) for e in nasty.elements] == [
        (e.name, sorted(e.attributes)) for e in plain.elements
    ]
    assert nasty.all_of("href") == plain.all_of("href")
    paper = only_on_paper(document)
    assert [said for _, said in document.strings() if said not in paper and tidy(said) not in nasty.text] == []


@pytest.mark.parametrize("request_", REQUESTS)
def test_it_loads_and_runs_nothing(request_: Request, tmp_path: Path) -> None:
    page = page_of(made(request_, replace(CLINIC, logo="logo.png")), logo=read(tmp_path, encoded("RGB", "red")))
    assert {element.name for element in page.elements} & {"script", "link", "iframe", "object", "form", "base"} == set()
    assert all(source.startswith("data:image/png;base64,") for source in page.all_of("src"))
    assert all(re.match(r"#|https?://|mailto:|tel:\+?\d", address) for address in page.all_of("href"))
    assert not any(name.startswith("on") for element in page.elements for name in element.attributes)
    [sheet] = page.named("style")
    assert not re.search(r"url\(|@import", sheet.text)
    policies = [e.attributes["content"] for e in page.named("meta") if "http-equiv" in e.attributes]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


@pytest.mark.parametrize("request_", REQUESTS)
def test_ids_are_unique_and_every_drawing_has_words_or_is_decoration(request_: Request) -> None:
    _, page = shown(request_)
    ids = page.all_of("id")
    assert len(ids) == len(set(ids))
    for drawing in page.named("svg"):
        hidden = drawing.attributes.get("aria-hidden") == "true"
        assert hidden != bool(drawing.attributes.get("role") == "img" and drawing.attributes.get("aria-label"))


def test_the_same_document_gives_the_same_bytes() -> None:
    document = made(SAMPLES["everything"])
    assert as_html(document, THEME) == as_html(document, THEME)


def test_mono_has_no_colour_and_no_filled_ground() -> None:
    text = as_html(made(SAMPLES["default"], Clinic()), MONO).decode()
    greys = {"#1b2733", "#4a545c", "#7a858c", "#ffffff", "#fff", "#000"}
    assert {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{3,6}\b(?=[;\"' ])", text)} <= greys
    assert text.count('<body class="mono">') == 1


def test_a_logo_is_inside_the_file(tmp_path: Path) -> None:
    document = replace(DOCUMENT, letterhead=replace(DOCUMENT.letterhead, logo_alt="Logo of the clinic"))
    pixels, drawing = read(tmp_path, encoded("RGB", (200, 0, 0))), read(tmp_path, svg(SQUARE), "logo.svg")
    [picture] = page_of(document, logo=pixels).named("img")
    with Pillow.open(io.BytesIO(b64decode(picture.attributes["src"].partition(",")[2]))) as shown:
        assert (shown.size, shown.getpixel((5, 5))) == ((120, 60), (200, 0, 0))
    assert picture.attributes["alt"] == "Logo of the clinic"
    [picture] = page_of(document, logo=drawing).named("img")
    root = ET.fromstring(b64decode(picture.attributes["src"].partition(",")[2]))
    assert root.tag.endswith("svg")
    assert any(element.tag.endswith("rect") for element in root.iter())
    assert page_of(document).named("img") == []


def test_without_a_clinic_nothing_stands_above_the_title_but_the_review_state() -> None:
    document = made(SAMPLES["default"], Clinic())
    [header] = page_of(document).named("header")
    assert tidy(header.text) == document.foot.warning
    reviewed = replace(document, foot=replace(document.foot, warning=""))
    assert page_of(reviewed).named("header") == []
