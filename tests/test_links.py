"""Links in text: each is one, is read where it stands, and says where it leads."""

from __future__ import annotations

import pytest
from pdf_tree import Element, Link
from printed import THEME, tidy, tree_of

from handouts.inline import Span, Text
from layouts.text import Paragraph

BODY = THEME.type.body
SITE = "https://example.org/"


def paragraph(text: Text, width: float) -> Paragraph:
    result = Paragraph(THEME, text, BODY)
    result.wrap(width)
    return result


def block(text: Text, width: float = 300) -> Element:
    """The one element of a paragraph, as a screen reader finds it."""
    [found] = tree_of(paragraph(text, width)).root.kids
    assert isinstance(found, Element)
    return found


def link(label: str, href: str = SITE, *, bold: bool = False) -> Span:
    return Span(label, bold, href)


def test_a_link_says_where_it_leads() -> None:
    assert block(Text((Span("See "), link("our site"), Span(".")))) == Element(
        "P", {}, ["See ", Element("Link", {}, ["our site", Link(SITE, "our site")]), "."]
    )


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    [whole] = block(Text((link("the exercises of our clinic"),)), width=100).kids
    assert isinstance(whole, Element)
    assert tidy(whole.text) == "the exercises of our clinic"
    areas = [kid for kid in whole.kids if isinstance(kid, Link)]
    assert [(area.target, tidy(area.contents)) for area in areas] == [(SITE, "the exercises of"), (SITE, "our clinic")]


def test_a_link_that_is_partly_bold_is_one_link() -> None:
    [whole] = block(Text((link("our "), link("site", bold=True)))).kids
    assert isinstance(whole, Element)
    assert (whole.role, whole.text) == ("Link", "our site")


def test_two_links_to_one_place_are_read_where_they_stand() -> None:
    kids = block(Text((link("here"), Span(" or "), link("there")))).kids
    assert [kid.text if isinstance(kid, Element) else kid for kid in kids] == ["here ", "or ", "there"]


def test_addresses_are_written_in_ascii() -> None:
    [whole] = block(Text((link("site", "https://example.org/für?a=1&b=(%C3%A9)#top"),))).kids
    assert isinstance(whole, Element)
    assert whole.kids[1] == Link("https://example.org/f%C3%BCr?a=1&b=(%C3%A9)#top", "site")


@pytest.mark.parametrize(("spans", "inside"), [((Span("word " * 20),), []), ((link("word " * 20),), ["Link"])])
def test_both_parts_are_one_paragraph_and_one_link(spans: tuple[Span, ...], inside: list[str]) -> None:
    parts = paragraph(Text(spans), 100).split(2 * BODY.leading)
    assert parts is not None
    [whole] = tree_of(*parts).root.kids
    assert isinstance(whole, Element)
    assert whole.role == "P"
    assert [kid.role for kid in whole.kids if isinstance(kid, Element)] == inside
