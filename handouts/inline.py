"""Inline text: runs of words that are plain, bold or a link.

Authors write a small Markdown subset (``**bold**``, ``[label](https://…)``, a line break). It is read once, when
content is loaded; everything downstream sees only :class:`Span` objects, so nothing that was typed can become markup.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True)
class Span:
    """A run of text in one style. A newline inside ``text`` is a line break."""

    text: str
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True)
class Text:
    """A piece of inline text: what one paragraph, list item or table cell says."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def plain(cls, text: str, *, bold: bool = False) -> Text:
        """Text exactly as typed: no character of it is markup."""
        return cls((Span(text, bold=bold),)) if text else cls()

    @property
    def string(self) -> str:
        """The words alone, without style."""
        return "".join(span.text for span in self.spans)

    @property
    def line(self) -> str:
        """The words alone in one line: a line break is a space."""
        return self.string.replace("\n", " ")

    def __add__(self, other: Text) -> Text:
        return Text(self.spans + other.spans)

    def placeholders(self) -> set[str]:
        """Names in braces that assembly has to fill, such as ``emergency_number``."""
        return set(_PLACEHOLDER.findall(self.string))

    def filled(self, values: Mapping[str, str]) -> Text:
        """The same text with every ``{name}`` replaced by ``values[name]``.

        Raises:
            KeyError: a placeholder has no value.
        """
        if "{" not in self.string:
            return self
        return Text(tuple(replace(span, text=fill(span.text, values)) for span in self.spans))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        from handouts.markdown import parse_inline

        words = core_schema.str_schema(strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(parse_inline, words)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "description": "Text with **bold** and [links](https://…)."}


def fill(template: str, values: Mapping[str, str]) -> str:
    """``template`` with every ``{name}`` replaced; unlike ``str.format`` it can reach no attribute of a value."""
    return _PLACEHOLDER.sub(lambda match: values[match.group(1)], template)
