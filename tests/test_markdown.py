"""The Markdown subset: what it reads, what it refuses, and that nothing else can happen."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.inline import Span, Text
from handouts.markdown import parse_inline

MARKUP = "\\*_`[]!\n\r"
any_text = st.text(st.characters(exclude_categories=["Cs"]))


def test_bold_links_and_breaks_become_spans() -> None:
    assert parse_inline("Call **999**, or [see **this**](https://a.org/x)\\\nNow.").spans == (
        Span("Call "),
        Span("999", bold=True),
        Span(", or "),
        Span("see ", href="https://a.org/x"),
        Span("this", bold=True, href="https://a.org/x"),
        Span("\nNow."),
    )


@pytest.mark.parametrize(
    ("source", "string"),
    [
        ("one\ntwo", "one two"),
        ("one\n\n\ntwo\n", "one two"),
        ("one  \ntwo", "one\ntwo"),
        ("one\r\ntwo", "one two"),
    ],
)
def test_a_single_newline_is_a_space_and_a_hard_break_a_line_break(source: str, string: str) -> None:
    assert parse_inline(source).string == string


@pytest.mark.parametrize(
    "source",
    [
        "<b>bold</b>",
        "<img src=x>",
        "&amp; &lt;",
        "# Heading",
        "- item",
        "1. item",
        "> quote",
        "https://example.org",
        "<https://example.org>",
        "[label]",
        "[label][reference]",
        "5 * 3 * 2",
        "snake_case_word",
        "~~struck~~",
        "$x$",
    ],
)
def test_all_other_notation_is_literal_text(source: str) -> None:
    assert parse_inline(source) == Text.plain(source)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("*slanted*", "italics are not used on paper: use **bold**"),
        ("_slanted_", "italics"),
        ("__bold__", "not with underscores"),
        ("`code`", "backticks"),
        ("![alt](https://a.org/x.png)", "picture"),
        ("**never closed", "no partner"),
        ("[x](javascript:alert(1))", "'javascript:alert(1)'"),
        ("[x](file:///etc/passwd)", "https://"),
        ("[x](relative/page)", "https://"),
        ("[x](https://)", "https://"),
        ("[x]()", "https://"),
        ("[](https://a.org)", "label"),
        ("[x](https://a.org 'title')", "title"),
        ("  \n ", "some text"),
    ],
)
def test_what_paper_has_no_use_for_is_refused_in_plain_words(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        parse_inline(source)


@pytest.mark.parametrize("address", ["https://a.org", "http://a.org/?b=c&d", "mailto:a@b.org", "tel:+441234"])
def test_links_may_lead_to_pages_mail_and_phones(address: str) -> None:
    assert parse_inline(f"[x]({address})").spans == (Span("x", href=address),)


def test_a_backslash_makes_markup_literal() -> None:
    assert parse_inline(r"\*\*not bold\*\* \[x](y) a\b").string == r"**not bold** [x](y) a\b"


def test_text_comes_out_in_composed_form() -> None:
    assert parse_inline("Mu\u0308ller **a\u0308**").string == "Müller ä"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=MARKUP)))
def test_text_without_markup_stays_as_it_is(source: str) -> None:
    text = unicodedata.normalize("NFC", source).strip(" \t")
    if text and not set(text) & set(MARKUP):
        assert parse_inline(source) == Text.plain(text)


@given(any_text | st.text(st.sampled_from("*_`[]()!\\\n ab:/<>&{}")))
def test_nothing_is_raised_but_a_value_error(source: str) -> None:
    try:
        text = parse_inline(source)
    except ValueError:
        return
    styles = [(span.bold, span.href) for span in text.spans]
    assert all(span.text == unicodedata.normalize("NFC", span.text) != "" for span in text.spans)
    assert all(style != following for style, following in pairwise(styles))


@given(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1).map(lambda text: " ".join(text.split())))
def test_bold_text_is_the_same_text_in_bold(words: str) -> None:
    if words:
        assert parse_inline(f"**{words}**") == Text.plain(unicodedata.normalize("NFC", words), bold=True)
