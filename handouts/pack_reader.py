"""Reads the files of a pack one by one, each as a class of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.validation import validate
from handouts.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.pack_files import SourceFile
    from handouts.yaml_source import YamlSource

T = TypeVar("T")


class FileReader:
    """Parses and validates files, and keeps what they say and what is wrong with them."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self.yaml: dict[str, YamlSource] = {}
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

    def value(self, path: str, file: SourceFile, kind: type[T]) -> T | None:
        """One file; None when it has problems."""
        try:
            self.yaml[path] = parse_yaml(file.data, file.name)
        except HandoutError as error:
            self.problems.extend(error.problems)
            return None
        value, problems = validate(self.yaml[path], kind)
        self.problems.extend(problems)
        return value


def stem_of(path: str) -> str:
    """The name of a file without its folder and ending, which is the id of what it holds."""
    return path.rpartition("/")[2].removesuffix(".yaml")
