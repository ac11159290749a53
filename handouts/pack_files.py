"""The files that a pack is made from: where they lie, and their bytes.

A pack lies in one folder, or in several on top of each other: a clinic's folder holds only what differs from the
shipped pack.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.frozen import dataclass
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

PACK = "pack.yaml"
SAFETY = "safety.yaml"
RED_FLAGS = "red-flags.yaml"
SOURCES = "sources.yaml"
GLOSSARY = "glossary.yaml"
PROVENANCE = "provenance.yaml"
REVIEWS = "reviews.yaml"
EXERCISES = "exercises"
SECTIONS = "sections"
FACTS = "facts"

_FACT_FILES = (PACK, SAFETY, RED_FLAGS, SOURCES)
_TEXT_FILES = (PACK, SAFETY, RED_FLAGS, GLOSSARY)


@dataclass(frozen=True)
class Layer:
    """A folder of a pack: the pack itself, or what a clinic changes of the layers below it."""

    folder: Path
    name: str
    """What messages call the folder."""


@dataclass(frozen=True)
class SourceFile:
    """A file as it was found."""

    name: str
    """What messages call it."""
    data: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of its bytes; the ends of lines don't count, for version control may change them."""
        return hashlib.sha256(self.data.replace(b"\r\n", b"\n")).digest()


Versions: TypeAlias = tuple[SourceFile, ...]
"""One file in the layers that have it, lowest first."""


@dataclass(frozen=True)
class PackFiles:
    """All files that one pack in one language is made from."""

    pack_id: str
    language: str
    own: Mapping[str, Versions]
    """By their paths in the folder of the pack."""
    words: Versions
    problems: tuple[Diagnostic, ...] = ()
    """Files that the pack lacks, or that can't be taken as they are."""

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of all paths and their bytes, in hexadecimal."""
        words = {f"words/{self.language}.yaml": self.words}
        return _hash({**words, **{f"{self.pack_id}/{path}": versions for path, versions in self.own.items()}})

    def hash_of(self, paths: Iterable[str]) -> str:
        """SHA-256 of those of some files that there are, in hexadecimal."""
        return _hash({path: self.own[path] for path in paths if path in self.own})


def _hash(files: Mapping[str, Versions]) -> str:
    digest = hashlib.sha256()
    for path, versions in sorted(files.items()):
        digest.update(f"{path}\0{len(versions)}\0".encode())
        for version in versions:
            digest.update(version.digest)
    return digest.hexdigest()


def languages(layers: Sequence[Layer]) -> list[str]:
    """The languages that a pack is written in."""
    folders = (child for layer in layers for child in layer.folder.iterdir())
    return sorted({folder.name for folder in folders if (folder / PACK).is_file()})


def read_pack(layers: Sequence[Layer], language: str) -> tuple[dict[str, Versions], list[Diagnostic]]:
    """The files of a pack that one language needs; also those that are missing, too large or misplaced.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    required = [*_FACT_FILES, *(f"{language}/{file}" for file in _TEXT_FILES)]
    folders = [EXERCISES, f"{language}/{SECTIONS}", f"{language}/{EXERCISES}"]
    files, problems = _read(layers, required, folders)
    name = layers[0].name
    problems += [
        Diagnostic("the file is missing", "every pack has one", Place(f"{name}/{path}"))
        for path in required
        if not any((layer.folder / path).is_file() for layer in layers)
    ]
    return files, [*problems, *_misnamed(layers, ["", language, *folders])]


def read_records(layers: Sequence[Layer]) -> tuple[dict[str, Versions], list[Diagnostic]]:
    """The files that say where content comes from: facts, and where each is printed. Nothing of them is printed itself.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    files, problems = _read(layers, [PROVENANCE], [FACTS])
    return files, [*problems, *_misnamed(layers, [FACTS])]


def _read(
    layers: Sequence[Layer], paths: Sequence[str], folders: Sequence[str]
) -> tuple[dict[str, Versions], list[Diagnostic]]:
    """Some files and all files of some folders, in all layers."""
    files: dict[str, Versions] = {}
    problems: list[Diagnostic] = []
    for layer in layers:
        present = [path for path in paths if (layer.folder / path).is_file()]
        for path in [*present, *(path for part in folders for path in _listed(layer.folder, part))]:
            name = f"{layer.name}/{path}"
            try:
                file = SourceFile(name, read_source(layer.folder / path, name))
            except HandoutError as error:
                if error.status is ExitStatus.PATH:
                    raise
                problems.extend(error.problems)
            else:
                files[path] = (*files.get(path, ()), file)
    order = {folder: number for number, folder in enumerate(folders)}
    listed = sorted(files, key=lambda path: (order.get(path.rpartition("/")[0], -1), stem_of(path)))
    return {path: files[path] for path in listed}, problems


def _misnamed(layers: Sequence[Layer], folders: Sequence[str]) -> Iterator[Diagnostic]:
    """Files that would go unread without a word."""
    for layer in layers:
        for path in (path for part in folders for path in _listed(layer.folder, part, ".yml")):
            place = Place(f"{layer.name}/{path}")
            yield Diagnostic("files that end in .yml are not read", "let the name end in .yaml", place)


def stem_of(path: str) -> str:
    """The name of a file without its folder and ending, which is the id of what it holds."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def _listed(folder: Path, part: str, ending: str = ".yaml") -> list[str]:
    """Paths of the files in a part of the pack; hidden ones are left to the editors that made them."""
    names = os.listdir(folder / part) if (folder / part).is_dir() else []  # noqa: PTH208 - each run waits for this
    wanted = [name for name in names if name.endswith(ending) and not name.startswith(".")]
    return [f"{part}/{name}" if part else name for name in sorted(wanted, key=lambda name: name.removesuffix(ending))]
