"""Reads the files of a pack one by one, each as a class of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.overlay import laid_over
from handouts.pack_files import RED_FLAGS, SAFETY, stem_of
from handouts.validation import validate
from handouts.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.pack_files import Versions
    from handouts.yaml_source import YamlSource

T = TypeVar("T")

_GROWING = (SAFETY, RED_FLAGS)
"""Files in which less is never safer."""


class FileReader:
    """Parses and validates files, and keeps what they say and what is wrong with them."""

    def __init__(self, files: Mapping[str, Versions]) -> None:
        self.yaml: dict[str, YamlSource] = {}
        """What each file says, with the changes of all layers."""
        self.steps: dict[str, tuple[YamlSource, ...]] = {}
        """Of the files that a clinic changes, what they say without its changes, and with those of each layer."""
        self.problems: list[Diagnostic] = []
        self._files = files

    def file(self, path: str, kind: type[T]) -> T | None:
        """The file at ``path``; None when it is missing or has problems."""
        return self.value(path, self._files[path], kind) if path in self._files else None

    def folder(self, part: str, kind: type[T]) -> dict[str, T]:
        """The files of a folder that have no problems, by their names without the ending."""
        paths = [path for path in self._files if path.rpartition("/")[0] == part]
        values = ((stem_of(path), self.file(path, kind)) for path in paths)
        return {stem: value for stem, value in values if value is not None}

    def value(self, path: str, versions: Versions, kind: type[T]) -> T | None:
        """One file in all its versions; None when it has problems."""
        try:
            first, *others = [parse_yaml(version.data, version.name) for version in versions]
        except HandoutError as error:
            self.problems.extend(error.problems)
            return None
        steps = [first]
        for other in others:
            step, problems = laid_over(steps[-1], other, growing=path.rpartition("/")[2] in _GROWING)
            steps.append(step)
            self.problems.extend(problems)
        self.yaml[path] = steps[-1]
        if others:
            self.steps[path] = tuple(steps)
        value, problems = validate(self.yaml[path], kind)
        self.problems.extend(problems)
        return value
