"""YAML as it was typed: every scalar is text with a position; what it means is for the model to decide.

So ``no``, ``3:1``, ``0042`` and ``2026-11-24`` cannot become something else on the way. Only a plain empty value, ``~``
or ``null`` is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.source_files import read_source
from handouts.yaml_events import Data, DataBuilder, Trail
from handouts.yaml_syntax import syntax_problem
from handouts.yaml_text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlSource:
    """What one file says, and where it says it."""

    name: str
    """The file, as messages show it."""
    data: Data
    marks: Mapping[Trail, Place]
    """Where each value starts."""
    keys: Mapping[Trail, Place]
    """Where the key of each value in a mapping starts."""

    def place(self, trail: Trail = ()) -> Place:
        """The place of a value, or of the nearest thing around it that the file has."""
        while trail and trail not in self.marks:
            trail = trail[:-1]
        return self.marks.get(trail, Place(self.name, 1, 1))

    def strings(self) -> Iterator[tuple[Trail, str]]:
        """Every scalar that is not empty, with the way to it, in the order of the file."""
        left: list[tuple[Trail, Data]] = [((), self.data)]
        while left:
            trail, value = left.pop()
            if isinstance(value, str):
                yield trail, value
            elif value is not None:
                steps = value.items() if isinstance(value, dict) else enumerate(value)
                left += reversed([((*trail, step), item) for step, item in steps])

    def key_place(self, trail: Trail) -> Place:
        """The place of the key of a value, or of the value when it has none."""
        return self.keys.get(trail) or self.place(trail)


def read_yaml(path: Path, name: str) -> YamlSource:
    """The content of a YAML file; ``name`` is what messages call it.

    Raises:
        HandoutError: it is unreadable (status PATH), or one or more things in it can't be accepted.
    """
    return parse_yaml(read_source(path, name), name)


def parse_yaml(source: bytes, name: str) -> YamlSource:
    """The content of a YAML document.

    Raises:
        HandoutError: one or more things in it can't be accepted, each with its line and column.
    """
    text = decoded(source, name)
    builder = DataBuilder(name)
    try:
        builder.take_all(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        builder.problems.append(syntax_problem(error, text, name))
    if not builder.problems and builder.data is None:
        builder.problems.append(Diagnostic("the file is empty", "write `key: value` lines into it", Place(name, 1, 1)))
    if builder.problems:
        raise HandoutError(builder.problems)
    marks = {trail: Place(name, *mark) for trail, mark in builder.marks.items()}
    keys = {trail: Place(name, *mark) for trail, mark in builder.keys.items()}
    return YamlSource(name, builder.data, marks, keys)
