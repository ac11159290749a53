"""Adds an entry to a YAML file that a person wrote: all else in it stays as it is, to the last comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.yaml_source import YamlSource, parse_yaml

if TYPE_CHECKING:
    from handouts.yaml_events import Data

_INDENT = "  "
_END = re.compile(r"\.\.\.(\s|$)")
"""A line that ends the document."""


def with_entry(data: bytes, name: str, key: str, entry: str) -> str:
    """The text of a file with one more entry, the first of the mapping or list under ``key``.

    ``entry`` is one line, such as ``OWN-01: [pack#lead]``, or ``- {id: OWN}`` in a list. ``name`` is what messages call
    the file. The result is read again: what does not say what it should is not returned.

    Raises:
        HandoutError: the file is not YAML, or is written in a way to which nothing can be added.
    """
    source = parse_yaml(data, name)
    lines = data.decode("utf-8").splitlines(keepends=True)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    position, added = _added(source, lines, key, entry)
    if position and not lines[position - 1].endswith(("\r", "\n")):
        lines[position - 1] += newline
    text = "".join([*lines[:position], *(line + newline for line in added), *lines[position:]])
    if not _says(text, _expected(source.data, key, entry)):
        hint = f"write its entries below `{key}:`, one a line; or add this yourself: {entry}"
        place = source.key_place((key,))
        raise HandoutError(Diagnostic(f"nothing can be added to `{key}` in the way that it is written", hint, place))
    return text


def _added(source: YamlSource, lines: list[str], key: str, entry: str) -> tuple[int, list[str]]:
    """The lines that are needed, and the number of lines before them."""
    if (key,) not in source.keys:
        first = next((place.column for trail, place in source.keys.items() if len(trail) == 1), 1)
        end = next((number for number, line in enumerate(lines) if _END.match(line)), len(lines))
        around = " " * ((first or 1) - 1)
        return end, [f"{around}{key}:", f"{around}{_INDENT}{entry}"]
    place = source.keys[key,]
    return place.line or 0, [f"{_indent(source, lines, key)}{entry}"]


def _indent(source: YamlSource, lines: list[str], key: str) -> str:
    """What stands before the entries under ``key``."""
    value = source.data[key] if isinstance(source.data, dict) else None
    if not isinstance(value, (dict, list)) or not value:
        return " " * ((source.keys[key,].column or 1) - 1) + _INDENT
    place = source.marks[key, 0] if isinstance(value, list) else source.keys[key, next(iter(value))]
    line = lines[(place.line or 1) - 1]
    return line[: len(line) - len(line.lstrip(" "))]


def _expected(data: Data, key: str, entry: str) -> Data:
    """What a file says that says ``data``, with one more entry under ``key``."""
    new, old = parse_yaml(entry.encode("utf-8"), "").data, data.get(key) if isinstance(data, dict) else None
    if isinstance(new, dict) and isinstance(old, dict | None) and isinstance(data, dict):
        return {**data, key: {**new, **(old or {})}}
    if isinstance(new, list) and isinstance(old, list | None) and isinstance(data, dict):
        return {**data, key: [*new, *(old or [])]}
    return None


def _says(text: str, data: Data) -> bool:
    try:
        return parse_yaml(text.encode("utf-8"), "").data == data
    except HandoutError:
        return False
