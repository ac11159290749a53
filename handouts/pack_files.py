"""The files that a pack is made from: where they lie, and their bytes."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.frozen import dataclass
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PACK = "pack.yaml"
SAFETY = "safety.yaml"
RED_FLAGS = "red-flags.yaml"
SOURCES = "sources.yaml"
GLOSSARY = "glossary.yaml"
EXERCISES = "exercises"
SECTIONS = "sections"

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
    problems: tuple[Diagnostic, ...] = ()
    """Files that the pack lacks, or that can't be taken as they are."""

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


def read_pack(folder: Path, name: str, language: str) -> tuple[dict[str, SourceFile], list[Diagnostic]]:
    """The files of the pack in ``folder`` that one language needs; also those that are missing, too large or misplaced.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    required = [*_FACT_FILES, *(f"{language}/{file}" for file in _TEXT_FILES)]
    present = [path for path in required if (folder / path).is_file()]
    parts = [EXERCISES, f"{language}/{SECTIONS}", f"{language}/{EXERCISES}"]
    files, problems = _read(folder, name, [*present, *(path for part in parts for path in _listed(folder, part))])
    problems += [
        Diagnostic("the file is missing", "every pack has one", Place(f"{name}/{path}"))
        for path in required
        if path not in present
    ]
    problems += [
        _misnamed(f"{name}/{path}") for part in ["", language, *parts] for path in _listed(folder, part, ".yml")
    ]
    return files, problems


def read_safety(folder: Path, name: str, language: str) -> tuple[dict[str, SourceFile], list[Diagnostic]]:
    """The safety rules and red flags of a pack, with their words where the language has them; and their problems.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    paths = [f"{part}{file}" for part in ("", f"{language}/") for file in (SAFETY, RED_FLAGS)]
    return _read(folder, name, [path for path in paths if (folder / path).is_file()])


def _read(folder: Path, name: str, paths: list[str]) -> tuple[dict[str, SourceFile], list[Diagnostic]]:
    files: dict[str, SourceFile] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        file_name = f"{name}/{path}"
        try:
            files[path] = SourceFile(file_name, read_source(folder / path, file_name))
        except HandoutError as error:
            if error.status is ExitStatus.PATH:
                raise
            problems.extend(error.problems)
    return files, problems


def _listed(folder: Path, part: str, ending: str = ".yaml") -> list[str]:
    """Paths of the files in a part of the pack; hidden ones are left to the editors that made them."""
    names = os.listdir(folder / part) if (folder / part).is_dir() else []  # noqa: PTH208 - each run waits for this
    wanted = [name for name in names if name.endswith(ending) and not name.startswith(".")]
    return [f"{part}/{name}" if part else name for name in sorted(wanted, key=lambda name: name.removesuffix(ending))]


def _misnamed(name: str) -> Diagnostic:
    """The problem of a file that would go unread without a word."""
    return Diagnostic("files that end in .yml are not read", "let the name end in .yaml", Place(name))
