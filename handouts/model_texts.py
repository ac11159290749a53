"""Finds the texts in what content files say."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from handouts.inline import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.yaml_events import Trail


def texts_in(value: object, trail: Trail = ()) -> Iterator[tuple[Trail, Text | str]]:
    """Every text and string in a value of the model, with the way to it, which is the same in its file."""
    if isinstance(value, (Text, str)):
        yield trail, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), (*trail, field.name))
    elif isinstance(value, (tuple, dict)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(item, (*trail, key))


def string_of(text: Text | str) -> str:
    """The words alone, without style."""
    return text.string if isinstance(text, Text) else text
