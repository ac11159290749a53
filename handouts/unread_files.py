"""Files that nothing reads: their names are misspelt, or they lie in the wrong place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, Place
from handouts.library import SHIPPED
from handouts.pack_files import (
    EXERCISES,
    FACTS,
    FIGURES,
    SECTIONS,
    STYLE,
    WORDS,
    has_parts,
    is_language,
    named_files,
    open_folders,
    yaml_below,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

_UNREAD = "nothing reads this file"
_NEAR = 0.75
"""How alike two names of folders must be for one to be a slip of the other: what is not of the program may lie here."""


def unread(path: str, shown: str, known: Collection[str]) -> Diagnostic:
    """The problem of a file at ``path`` in a pack in the ``known`` languages; ``shown`` is what messages call it."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    all_named, folders = named_files(known), open_folders(known)
    named = all_named.get(folder, ())
    if ending != "yaml" and (folder in folders or f"{stem}.yaml" in named):
        return _ending(ending, shown)
    language = folder.partition("/")[0]
    if named:
        hint = _did_you_mean(name, named)
    elif is_language(language) and language.casefold() not in map(str.casefold, known):
        hint = f"the language {language} needs a file {language}/pack.yaml"
    else:
        hint = _did_you_mean(folder, [*folders, *filter(None, all_named)])
    return Diagnostic(_UNREAD, hint, Place(shown))


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
        elif _nearest(child.name, known, _NEAR) or _is_of_a_pack(child):
            hint = _did_you_mean(child.name, known)
            yield from (Diagnostic(_UNREAD, hint, Place(str(child / path))) for path in yaml_below(child))


def _is_of_a_pack(folder: Path) -> bool:
    return folder.name in {EXERCISES, FACTS, FIGURES, SECTIONS} or (os.access(folder, os.R_OK) and has_parts(folder))


def _unread_words(folder: Path) -> Iterator[Diagnostic]:
    """Files of a folder beside the packs that are not named for a language, or that the shipped ones forestall."""
    for path in yaml_below(folder):
        stem, _, ending = path.rpartition(".")
        if not is_language(stem):
            hint = f"its name is that of a language: {folder.name}/en.yaml"
            yield Diagnostic(_UNREAD, hint, Place(str(folder / path)))
        elif ending != "yaml":
            yield _ending(ending, str(folder / path))
        elif folder.name == STYLE and (SHIPPED / STYLE / path).is_file():
            hint = f"delete it: the shipped style of {stem} is the measure for all content"
            yield Diagnostic(_UNREAD, hint, Place(str(folder / path)))


def _ending(ending: str, shown: str) -> Diagnostic:
    return Diagnostic(f"files that end in .{ending} are not read", "let the name end in .yaml", Place(shown))


def _did_you_mean(name: str, known: Collection[str]) -> str:
    near = _nearest(name, known)
    return f"did you mean {near}?" if near else f"what is read here: {', '.join(known)}"


def _nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name that is most like another, if one is like it; all endings are alike."""
    from difflib import get_close_matches

    stems = {choice.removesuffix(".yaml").casefold(): choice for choice in known}
    found = get_close_matches((name.rpartition(".")[0] or name).casefold(), stems, n=1, cutoff=cutoff)
    return stems[found[0]] if found else ""
