"""The Markdown of content: ``**bold**``, ``[label](https://…)`` and a line break. All else is text or refused."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from handouts.diagnostics import shown
from handouts.inline import Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\*_`\[\n]")
_RULES = ("text", "newline", "escape", "backticks", "emphasis", "link", "image", "balance_pairs", "fragments_join")
_ADDRESS = re.compile(r"(https?://[^/?#]|mailto:.|tel:.)", re.IGNORECASE)
_REFUSED = {
    "em_open": "italics are not used on paper: use **bold**",
    "image": "a picture can't stand inside text",
    "code_inline": "text between backticks is not used on paper: use **bold**",
}
_BREAKS = {"hardbreak": "\n", "softbreak": " "}


def parse_inline(source: str) -> Text:
    """The text that ``source`` stands for, in Unicode's composed form (NFC).

    A single newline is a space; a backslash or two spaces before it make it a line break.

    Raises:
        ValueError: the text is blank, or holds markup that paper has no use for.
    """
    source = unicodedata.normalize("NFC", source).strip(" \t\r\n")
    if not source:
        raise ValueError("expected some text")
    if not _MARKUP.search(source):  # most texts: spares them the parser
        return Text.plain(source)
    return Text(_merged(_spans(_parser().parseInline(source)[0].children or [])))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(_RULES).disable("text_join")  # unjoined, escaped asterisks differ from bare ones
    parser.validateLink = bool  # type: ignore[assignment]  # unsafe links are refused below, not left as plain text
    return parser


def _spans(tokens: Sequence[Token]) -> list[Span]:
    _refuse_unprintable(tokens)
    spans: list[Span] = []
    bold = 0
    href: str | None = None
    for token in tokens:
        if token.tag == "strong":
            bold += token.nesting
        elif token.tag == "a":
            href = _address(token) if token.nesting == 1 else None
        elif text := _BREAKS.get(token.type, token.content):
            spans.append(Span(text, bold > 0, href))
    return spans


def _refuse_unprintable(tokens: Sequence[Token]) -> None:
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type in _REFUSED:
            raise ValueError(_REFUSED[token.type])
        if token.type == "strong_open" and token.markup == "__":
            raise ValueError("bold is written **like this**, not with underscores")
        if token.type == "text" and "**" in token.content:
            raise ValueError("** has no partner: bold is written **like this**, and \\*\\* prints asterisks")
        if token.type == "link_open" and following.type == "link_close":
            raise ValueError("a link needs a label: [label](https://…)")


def _address(link: Token) -> str:
    address = str(link.attrs["href"])
    if not _ADDRESS.match(address):
        raise ValueError(f"a link can't lead to {shown(address, 40)}: start it with https://, http://, mailto: or tel:")
    if "title" in link.attrs:
        raise ValueError("the title of a link is never printed: leave it out")
    return address


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """The same words with neighbours of one style joined and runs of soft breaks made one space."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and span.text == " " and last.text.endswith((" ", "\n")):
            continue
        if last and (last.bold, last.href) == (span.bold, span.href):
            merged[-1] = Span(last.text + span.text, span.bold, span.href)
        else:
            merged.append(span)
    return tuple(merged)
