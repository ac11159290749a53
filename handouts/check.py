"""Checks the packs of content folders, in all their languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.library import find_packs, packs_in, read_files
from handouts.pack_compiler import compile_pack, floor_warnings
from handouts.pack_files import PACK, languages
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def check(paths: Sequence[Path] = (), folders: Sequence[Path] = ()) -> list[Diagnostic]:
    """All problems of some packs, or of every pack in the content folders, by file and line.

    A path is the folder of a pack, a file in it, or a folder of packs.

    Raises:
        HandoutError: a path is missing (status PATH), or is no pack and holds none.
    """
    given = {str(pack): pack for path in paths for pack in _packs_at(path)}
    packs = given if paths else find_packs(folders)
    problems = (problem for name, pack in packs.items() for problem in _problems(folders, pack, name))
    return sorted(dict.fromkeys(problems), key=position)


def _packs_at(path: Path) -> list[Path]:
    if not path.exists():
        problem = Diagnostic("no such file or folder", "check the spelling of the path", Place(str(path)))
        raise HandoutError(problem, ExitStatus.PATH)
    for folder in (path, *path.parents):
        if (folder / PACK).is_file() and not (folder.parent / PACK).is_file():  # a language has a pack.yaml, too
            return [folder]
    return packs_in(path)


def _problems(folders: Sequence[Path], pack: Path, name: str) -> Iterator[Diagnostic]:
    known = languages(pack)
    if not known:
        yield Diagnostic("the pack has no language", f"add a folder such as en, with a {PACK}", Place(name))
    for language in known:
        try:
            files = read_files((pack.parent, *folders), pack, name, language)
            compile_pack(files)
            yield from floor_warnings(files)
        except HandoutError as error:
            yield from error.problems
