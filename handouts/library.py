"""The packs that there are, and loading one.

A content folder holds a folder for each pack and ``words/<language>.yaml``. Folders given first win; the shipped one
always comes last, so that its safety rules hold for a clinic's own version of a shipped pack, too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handouts import compiled
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place, unknown
from handouts.model import Pack
from handouts.pack_files import PACK, PackFiles, SourceFile, languages, read_pack, read_safety
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence


SHIPPED = Path(__file__).resolve().parent.parent / "content"


def find_packs(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """The folder of each pack, by its id.

    Raises:
        HandoutError: a content folder is missing (status PATH) or holds no content.
    """
    packs: dict[str, Path] = {}
    for folder in _search_path(folders):
        for child in packs_in(folder):
            packs.setdefault(child.name, child)
    return dict(sorted(packs.items()))


def find_pack(folders: Sequence[Path], pack_id: str) -> Path:
    """The folder of one pack.

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
    files = read_files(folders, find_pack(folders, pack_id), pack_id, language)
    name = f"{pack_id}-{language}"
    pack = None if files.problems else compiled.recall(name, files.content_hash)
    if not isinstance(pack, Pack) or pack.content_hash != files.content_hash:
        from handouts.pack_compiler import compile_pack

        pack = compile_pack(files)
        compiled.keep(pack, name, files.content_hash)
    return pack


def read_files(folders: Sequence[Path], pack: Path, name: str, language: str) -> PackFiles:
    """The files that the pack in the folder ``pack`` is made from; ``name`` is what messages call the folder.

    Raises:
        HandoutError: the language is unknown, or a file is unreadable.
    """
    known = languages(pack)
    if language not in known:
        raise HandoutError(unknown("language", language, known, "make-pdf list languages"))
    own, problems = read_pack(pack, name, language)
    shipped_safety, shipped_problems = _shipped_safety(pack, language)
    return PackFiles(
        pack_id=pack.name,
        language=language,
        own=own,
        words=_words(folders, language),
        shipped_safety=shipped_safety,
        problems=(*problems, *shipped_problems),
    )


def _shipped_safety(pack: Path, language: str) -> tuple[dict[str, SourceFile], list[Diagnostic]]:
    """Safety files of the shipped pack that ``pack`` stands in for, if it does."""
    shipped = SHIPPED / pack.name
    if not (shipped / PACK).is_file() or shipped.samefile(pack):
        return {}, []
    return read_safety(shipped, f"shipped {pack.name}", language)


def _search_path(folders: Sequence[Path]) -> list[Path]:
    return [*(folder for folder in folders if folder != SHIPPED), SHIPPED]


def packs_in(folder: Path) -> list[Path]:
    """The folders of the packs in a content folder.

    Raises:
        HandoutError: it is missing (status PATH) or holds no content.
    """
    if not folder.is_dir():
        problem = Diagnostic("there is no such content folder", "check the spelling of the path", Place(str(folder)))
        raise HandoutError(problem, ExitStatus.PATH)
    if (folder / PACK).is_file():  # a language has a pack.yaml, too, and looks like a pack
        hint = "give the folder that holds it"
        raise HandoutError(Diagnostic("this is a pack itself, not a content folder", hint, Place(str(folder))))
    packs = [child for child in folder.iterdir() if (child / PACK).is_file()]
    if not packs and not (folder / "words").is_dir():
        hint = f"a pack is a folder with a file {PACK} in it"
        raise HandoutError(Diagnostic("there is no pack in this content folder", hint, Place(str(folder))))
    return packs


def _words(folders: Sequence[Path], language: str) -> SourceFile:
    name = f"words/{language}.yaml"
    for folder in _search_path(folders):
        if (folder / name).is_file():
            return SourceFile(name, read_source(folder / name, name))
    raise HandoutError(
        Diagnostic("the words of the program are missing in this language", "translate words/en.yaml", Place(name))
    )
