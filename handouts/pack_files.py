"""The files that a pack is made from: where they lie, and their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACK, SAFETY, RED_FLAGS, SOURCES, GLOSSARY = (
    "pack.yaml",
    "safety.yaml",
    "red-flags.yaml",
    "sources.yaml",
    "glossary.yaml",
)
EXERCISES, SECTIONS = "exercises", "sections"

_FACT_FILES = (PACK, SAFETY, RED_FLAGS, SOURCES)
_TEXT_FILES = (PACK, SAFETY, RED_FLAGS, GLOSSARY)


@dataclass(frozen=True)
class SourceFile:
    """A file as it was found."""

    name: str
    """What messages call it."""
    data: bytes


@dataclass(frozen=True)
class PackFiles:
    """All files that one pack in one language is made from, by their paths in the pack's folder."""

    pack_id: str
    language: str
    own: Mapping[str, SourceFile]
    words: SourceFile
    shipped_safety: Mapping[str, SourceFile]
    """Safety rules and red flags of the shipped pack that a clinic's own pack stands in for; empty otherwise."""

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of all paths and bytes, in hexadecimal."""
        files = {f"{self.pack_id}/{path}": file.data for path, file in self.own.items()}
        files |= {f"shipped/{self.pack_id}/{path}": file.data for path, file in self.shipped_safety.items()}
        files[f"words/{self.language}.yaml"] = self.words.data
        digest = hashlib.sha256()
        for path, data in sorted(files.items()):
            digest.update(f"{path}\0{len(data)}\0".encode())  # the length keeps one file from posing as two
            digest.update(data)
        return digest.hexdigest()


def languages(folder: Path) -> list[str]:
    """The languages that the pack in ``folder`` is written in."""
    return sorted(child.name for child in folder.iterdir() if (child / PACK).is_file())


def read_pack(folder: Path, name: str, language: str) -> dict[str, SourceFile]:
    """The files of the pack in ``folder`` that one language needs.

    Raises:
        HandoutError: files are missing, unreadable, too large or in the wrong place; every one is told.
    """
    required = [*_FACT_FILES, *(f"{language}/{file}" for file in _TEXT_FILES)]
    found = [
        *(path for path in required if (folder / path).is_file()),
        *_listed(folder, EXERCISES),
        *_listed(folder, f"{language}/{SECTIONS}"),
        *_listed(folder, f"{language}/{EXERCISES}"),
    ]
    problems = [_missing(path, name) for path in required if path not in found]
    problems += _misplaced(folder, name, language)
    return _read(folder, name, found, problems)


def read_safety(folder: Path, name: str, language: str) -> dict[str, SourceFile]:
    """The safety rules and red flags of a pack, with their words where the language has them.

    Raises:
        HandoutError: a file is unreadable.
    """
    paths = [f"{part}{file}" for part in ("", f"{language}/") for file in (SAFETY, RED_FLAGS)]
    return _read(folder, name, [path for path in paths if (folder / path).is_file()], [])


def _read(folder: Path, name: str, paths: list[str], problems: list[Diagnostic]) -> dict[str, SourceFile]:
    files = {}
    status = ExitStatus.REFUSED
    for path in paths:
        file_name = f"{name}/{path}"
        try:
            files[path] = SourceFile(file_name, read_source(folder / path, file_name))
        except HandoutError as error:
            problems.extend(error.problems)
            status = max(status, error.status)
    if problems:
        raise HandoutError(problems, status)
    return files


def _listed(folder: Path, part: str) -> Iterator[str]:
    """Paths of the YAML files in a part of the pack; hidden ones are left to the editors that made them."""
    for path in sorted((folder / part).glob("*.yaml"), key=lambda path: path.stem):
        if not path.name.startswith("."):
            yield f"{part}/{path.name}"


def _missing(path: str, name: str) -> Diagnostic:
    return Diagnostic("the file is missing", "every pack has one", Place(f"{name}/{path}"))


def _misplaced(folder: Path, name: str, language: str) -> Iterator[Diagnostic]:
    """YAML files that would go unread without a word."""
    parts = ("", EXERCISES, language, f"{language}/{SECTIONS}", f"{language}/{EXERCISES}")
    for part in parts:
        for path in sorted((folder / part).glob("*.yml")):
            place = Place(f"{name}/{path.relative_to(folder).as_posix()}")
            yield Diagnostic("files that end in .yml are not read", "let the name end in .yaml", place)
