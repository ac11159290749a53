"""The files that a pack is made from: where they lie, and their bytes.

A pack lies in one folder, or in several on top of each other: a clinic's folder holds only what differs from the
shipped pack.
"""

from __future__ import annotations

import hashlib
import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.frozen import dataclass
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

PACK = "pack.yaml"
SAFETY = "safety.yaml"
RED_FLAGS = "red-flags.yaml"
SOURCES = "sources.yaml"
GLOSSARY = "glossary.yaml"
PROVENANCE = "provenance.yaml"
REVIEWS = "reviews.yaml"
EXERCISES = "exercises"
SECTIONS = "sections"
FIGURES = "figures"
FACTS = "facts"

WORDS = "words"
STYLE = "style"
"""Folders beside the packs, with a file for each language."""

_FACT_FILES = (PACK, SAFETY, RED_FLAGS, SOURCES)
_TEXT_FILES = (PACK, SAFETY, RED_FLAGS, GLOSSARY)
_PARTS = (*_FACT_FILES, GLOSSARY, PROVENANCE, REVIEWS, EXERCISES, SECTIONS, FIGURES, FACTS)
_NO_PACKS = (EXERCISES, SECTIONS, FIGURES, FACTS, WORDS, STYLE)
_OF_PACKS_ALONE = (SOURCES, PROVENANCE, REVIEWS, FACTS)
_LIKE_A_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_YAML = (".yaml", ".yml")


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
        own = {f"{self.pack_id}/{path}": versions for path, versions in self.own.items()}
        return _hash({**self._words, **own})

    @property
    def words_hash(self) -> str:
        """SHA-256 of the words of the program alone."""
        return _hash(self._words)

    def hash_of(self, paths: Iterable[str]) -> str:
        """SHA-256 of those of some files that there are, in hexadecimal."""
        return _hash({path: self.own[path] for path in paths if path in self.own})

    @property
    def _words(self) -> dict[str, Versions]:
        return {f"words/{self.language}.yaml": self.words}


def _hash(files: Mapping[str, Versions]) -> str:
    digest = hashlib.sha256()
    for path, versions in sorted(files.items()):
        digest.update(f"{path}\0{len(versions)}\0".encode())
        for version in versions:
            digest.update(version.digest)
    return digest.hexdigest()


def is_language(name: str) -> bool:
    """True for the tag of a language (BCP 47), such as en, pt-BR or zh-Hant."""
    return _LANGUAGE.fullmatch(name) is not None


def is_pack(folder: Path, known: Collection[str] = ()) -> bool:
    """True for a whole pack, and for the changes of one that is ``known``.

    A language has a ``pack.yaml``, too, and so has its copy (``en.old``): they are told from a pack by their names, and
    by what only a pack has.
    """
    if folder.name in known:
        return folder.is_dir()
    if not (folder / PACK).is_file() or folder.name in _NO_PACKS:
        return False
    return not _LIKE_A_LANGUAGE.match(folder.name) or any((folder / part).exists() for part in _OF_PACKS_ALONE)


def has_parts(folder: Path) -> bool:
    """True for a folder that holds what a pack, the changes of one, or a language are made of."""
    languages_in = (child for child in folder.iterdir() if is_language(child.name))
    return any((around / part).exists() for around in (folder, *languages_in) for part in _PARTS)


def languages(layers: Sequence[Layer]) -> list[str]:
    """The languages that a pack is written in."""
    folders = (child for layer in layers for child in layer.folder.iterdir() if is_language(child.name))
    return sorted({folder.name for folder in folders if (folder / PACK).is_file()})


def read_pack(layers: Sequence[Layer], language: str) -> tuple[dict[str, Versions], list[Diagnostic]]:
    """The files of a pack that one language needs; also those that are missing, too large or misplaced.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    required = [*_FACT_FILES, *(f"{language}/{file}" for file in _TEXT_FILES)]
    folders = [EXERCISES, FIGURES, f"{language}/{SECTIONS}", f"{language}/{EXERCISES}"]
    files, problems = _read(layers, required, folders)
    name = layers[0].name
    problems += [
        Diagnostic("the file is missing", "every pack has one", Place(f"{name}/{path}"))
        for path in required
        if not any((layer.folder / path).is_file() for layer in layers)
    ]
    return files, [*problems, *_unread(layers)]


def read_records(layers: Sequence[Layer]) -> tuple[dict[str, Versions], list[Diagnostic]]:
    """The files that say where content comes from: facts, and where each is printed. Nothing of them is printed itself.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    files, problems = _read(layers, [PROVENANCE], [FACTS])
    return files, [*problems, *_unread(layers, f"{FACTS}/")]


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


def named_files(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The folders of a pack in the ``known`` languages in which some files are read, and their names."""
    return {"": (*_FACT_FILES, PROVENANCE, REVIEWS), **dict.fromkeys(known, _TEXT_FILES)}


def open_folders(known: Iterable[str]) -> list[str]:
    """The folders of a pack in the ``known`` languages in which every file is read."""
    return [EXERCISES, FIGURES, FACTS, *(f"{language}/{part}" for language in known for part in (SECTIONS, EXERCISES))]


def _unread(layers: Sequence[Layer], part: str = "") -> list[Diagnostic]:
    """Files of a part of the pack that would go unread without a word."""
    known = languages(layers)
    named, folders = named_files(known), open_folders(known)

    def is_read(path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return name in named.get(folder, ()) or (folder in folders and name.endswith(".yaml"))

    found = [(layer, path) for layer in layers for path in yaml_below(layer.folder) if not is_read(path)]
    found = [(layer, path) for layer, path in found if path.startswith(part)]
    if not found:
        return []
    from handouts.unread_files import unread

    return [unread(path, f"{layer.name}/{path}", known) for layer, path in found]


def yaml_below(folder: Path, part: str = "") -> Iterator[str]:
    """Paths of all YAML files below a folder, however their endings are written; without hidden ones."""
    with os.scandir(folder / part) as entries:
        children = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for child in children:
        path = f"{part}{child.name}"
        if not child.is_dir():
            yield from [path] if path.casefold().endswith(_YAML) else ()
        elif not child.is_symlink() or not folder.resolve().is_relative_to(Path(child.path).resolve()):  # no way back
            yield from yaml_below(folder, f"{path}/")


def stem_of(path: str) -> str:
    """The name of a file without its folder and ending, which is the id of what it holds."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def _listed(folder: Path, part: str) -> list[str]:
    """Paths of the files in a part of the pack; hidden ones are left to the editors that made them."""
    names = os.listdir(folder / part) if (folder / part).is_dir() else []  # noqa: PTH208 - each run waits for this
    wanted = [name for name in names if name.endswith(".yaml") and not name.startswith(".")]
    return [f"{part}/{name}" for name in sorted(wanted, key=stem_of)]
