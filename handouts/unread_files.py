"""Files that nothing reads: their names are misspelt, or they lie in the wrong place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, Place, did_you_mean
from handouts.pack_files import STYLE, WORDS, has_parts, is_language, named_files, open_folders, yaml_below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

_UNREAD = "nothing reads this file"
_NEAR = 0.75
"""How alike two names must be for one to be a slip of the other; a folder of other things has other names."""


def unread(path: str, shown: str, known: Collection[str]) -> Diagnostic:
    """The problem of a file at ``path`` in a pack in the ``known`` languages; ``shown`` is what messages call it."""
    folder, _, name = path.rpartition("/")
    named, folders = named_files(known).get(folder, ()), open_folders(known)
    stem, _, ending = name.rpartition(".")
    if ending != "yaml" and (folder in folders or f"{stem}.yaml" in named):
        return _ending(ending, shown)
    language = folder.partition("/")[0]
    if named:
        hint = did_you_mean(name, named)
    elif is_language(language) and language.casefold() not in map(str.casefold, known):
        hint = f"the language {language} needs a file {language}/pack.yaml"
    else:
        hint = did_you_mean(folder, folders)
    return Diagnostic(_UNREAD, hint or "docs/content-guide.md names the files of a pack", Place(shown))


def unread_beside(folder: Path, packs: Collection[str]) -> Iterator[Diagnostic]:
    """Files of a content folder that are meant for a pack or for the program, as far as one can tell, and unread."""
    known = (*packs, WORDS, STYLE)
    for child in sorted(folder.iterdir()):
        if child.name.startswith(".") or child.name in packs:
            continue
        if not child.is_dir():
            if child.name in named_files(())[""]:
                yield Diagnostic(_UNREAD, "put it into the folder of a pack", Place(str(child)))
        elif child.name in {WORDS, STYLE}:
            yield from _unread_words(child)
        elif _is_meant(child, known):
            hint = did_you_mean(child.name, known) or "give its folder the name of the pack that it is meant for"
            yield from (Diagnostic(_UNREAD, hint, Place(str(child / path))) for path in yaml_below(child))


def _is_meant(folder: Path, known: Iterable[str]) -> bool:
    """True for a folder that is made like a pack, or whose name is a slip of a ``known`` one."""
    from difflib import get_close_matches

    near = get_close_matches(folder.name.casefold(), known, n=1, cutoff=_NEAR)
    return bool(near) or (os.access(folder, os.R_OK) and has_parts(folder))


def _unread_words(folder: Path) -> Iterator[Diagnostic]:
    """Files of a folder beside the packs that are not named for a language."""
    for path in yaml_below(folder):
        stem, _, ending = path.rpartition(".")
        if not is_language(stem):
            hint = f"its name is that of a language: {folder.name}/en.yaml"
            yield Diagnostic(_UNREAD, hint, Place(str(folder / path)))
        elif ending != "yaml":
            yield _ending(ending, str(folder / path))


def _ending(ending: str, shown: str) -> Diagnostic:
    return Diagnostic(f"files that end in .{ending} are not read", "let the name end in .yaml", Place(shown))
