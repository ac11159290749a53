"""The packs that there are, and loading one.

A content folder holds a folder for each pack and ``words/<language>.yaml``. A clinic's folder lies over the shipped
one: a pack that both have is the shipped one with the changes of the clinic. Of several, the first lies on top.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import compiled
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place, unknown
from handouts.model import Pack
from handouts.pack_files import (
    PACK,
    STYLE,
    WORDS,
    Layer,
    PackFiles,
    SourceFile,
    has_parts,
    is_pack,
    languages,
    read_pack,
)
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from handouts.pack_files import Versions


SHIPPED = Path(__file__).resolve().parent.parent / "content"


def find_packs(folders: Sequence[Path] = ()) -> dict[str, tuple[Layer, ...]]:
    """The layers of each pack, lowest first, by its id.

    Raises:
        HandoutError: a content folder is missing (status PATH) or holds no content.
    """
    packs: dict[str, tuple[Layer, ...]] = {}
    for folder in _from_below(folders):
        for child in packs_in(folder, packs):
            name = child.name if folder == SHIPPED else str(child)
            packs[child.name] = (*packs.get(child.name, ()), Layer(child, name))
    return dict(sorted(packs.items()))


def find_pack(folders: Sequence[Path], pack_id: str) -> tuple[Layer, ...]:
    """The layers of one pack, lowest first.

    Raises:
        HandoutError: no content folder has it, or one of them is missing.
    """
    packs = find_packs(folders)
    if pack_id not in packs:
        raise HandoutError(unknown("pack", pack_id, packs, "make-pdf list packs"))
    return packs[pack_id]


def find_languages(folders: Sequence[Path], pack_id: str) -> list[str]:
    """The languages that a pack is written in.

    Raises:
        HandoutError: there is no such pack.
    """
    return languages(find_pack(folders, pack_id))


def load_pack(folders: Sequence[Path], pack_id: str, language: str) -> Pack:
    """The pack, ready for use.

    Raises:
        HandoutError: the pack or the language is unknown, or its files have problems: all of them are told.
    """
    files = read_files(folders, find_pack(folders, pack_id), language)
    name = f"{pack_id}-{language}"
    pack = None if files.problems else compiled.recall(name, files.content_hash)
    if not isinstance(pack, Pack) or pack.content_hash != files.content_hash:
        from handouts.pack_compiler import compile_pack

        pack = compile_pack(files)
        compiled.keep(pack, name, files.content_hash)
    return pack


def read_files(folders: Sequence[Path], layers: Sequence[Layer], language: str) -> PackFiles:
    """The files that the pack in ``layers`` is made from.

    Raises:
        HandoutError: the language is unknown, or a file is unreadable.
    """
    known = languages(layers)
    if language not in known:
        raise HandoutError(unknown("language", language, known, "make-pdf list languages"))
    own, problems = read_pack(layers, language)
    problems += _unread_beside(folders)
    return PackFiles(layers[0].folder.name, language, own, read_words(folders, language), tuple(problems))


def packs_in(folder: Path, known: Collection[str] = ()) -> list[Path]:
    """The folders of the packs in a content folder: whole ones, and changes of those ``known`` from below.

    Raises:
        HandoutError: it is missing (status PATH) or holds no content.
    """
    if not folder.is_dir():
        problem = Diagnostic("there is no such content folder", "check the spelling of the path", Place(str(folder)))
        raise HandoutError(problem, ExitStatus.PATH)
    packs = [child for child in folder.iterdir() if is_pack(child, known)]
    if (folder / PACK).is_file() or (not packs and has_parts(folder)):
        hint = "give the folder that holds it"
        raise HandoutError(Diagnostic("this is a pack itself, not a content folder", hint, Place(str(folder))))
    if not packs and not any((folder / part).is_dir() for part in (WORDS, STYLE)):
        hint = f"a pack is a folder with a file {PACK} in it, or with the name of a pack that it changes"
        raise HandoutError(Diagnostic("there is no pack in this content folder", hint, Place(str(folder))))
    return packs


def read_words(folders: Sequence[Path], language: str) -> Versions:
    """The file of words that the program itself prints, in all content folders.

    Raises:
        HandoutError: the language has none, or the file is unreadable.
    """
    name = f"{WORDS}/{language}.yaml"
    files = {folder / name: name if folder == SHIPPED else str(folder / name) for folder in _from_below(folders)}
    found = tuple(SourceFile(shown, read_source(path, shown)) for path, shown in files.items() if path.is_file())
    if not found:
        raise HandoutError(
            Diagnostic("the words of the program are missing in this language", "translate words/en.yaml", Place(name))
        )
    return found


def _from_below(folders: Sequence[Path]) -> list[Path]:
    """The content folders, lowest first and each once, however it is written."""
    once: dict[str, Path] = {}
    for folder in folders:
        once.setdefault(os.path.realpath(folder), folder)
    once.pop(str(SHIPPED), None)
    return [SHIPPED, *reversed(once.values())]


def _unread_beside(folders: Sequence[Path]) -> list[Diagnostic]:
    """Files in content folders, beside the packs, that would go unread without a word."""
    own = _from_below(folders)[1:]
    if not own:
        return []
    from handouts.unread_files import unread_beside

    packs = find_packs(folders)
    return [problem for folder in own for problem in unread_beside(folder, packs)]
