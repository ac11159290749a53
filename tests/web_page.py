"""A web page as its reader meets it: elements in order, headings, and every word that is shown or read aloud."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from printed import tidy

_READ_ALOUD = ("aria-label", "alt")
_SILENT = ("style", "title")


@dataclass
class Element:
    """A start tag, and the text inside up to its end."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class WebPage(HTMLParser):
    """What a parser finds in a page."""

    data: bytes
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    words: str = ""
    """All that is shown or read aloud."""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in ("meta", "img", "input", "br"):
            self.open.append(element)
        if tag == "br":
            self.handle_data(" ")
        self.words += "".join(f" {element.attributes[name]} " for name in _READ_ALOUD if name in element.attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        if self.open and self.open[-1].name not in _SILENT:
            self.words += data

    @property
    def text(self) -> str:
        """All words, every stretch of white space as one space."""
        return tidy(self.words)

    def named(self, *names: str) -> list[Element]:
        """The elements of these names, in order."""
        return [element for element in self.elements if element.name in names]

    def all_of(self, attribute: str) -> list[str]:
        """The values of an attribute, in order."""
        return [element.attributes[attribute] for element in self.elements if attribute in element.attributes]
