"""Checks the packs of content folders, in all their languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.fact_rules import fact_rule_problems
from handouts.library import SHIPPED, find_packs, packs_in, read_files
from handouts.lints import lint
from handouts.lints.style import read_style
from handouts.pack_compiler import checked_draft
from handouts.pack_files import PACK, languages
from handouts.provenance import provenance_problems
from handouts.records import records_of
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from handouts.pack_files import Layer


Missing: TypeAlias = "Callable[[str], Sequence[str]]"
"""Tells which characters of a text can't be printed."""


def check(
    paths: Sequence[Path] = (), folders: Sequence[Path] = (), *, today: date, missing: Missing
) -> list[Diagnostic]:
    """All problems of some packs, or of every pack in the content folders, by file and line.

    A path is the folder of a pack, a file in it, or a folder of packs. ``missing`` is asked what the fonts lack.

    Raises:
        HandoutError: a path is missing (status PATH), or is no pack and holds none.
    """
    found = [
        problem
        for around, layers in chosen_packs(paths, folders)
        for problem in _problems(around, layers, today, missing)
    ]
    return sorted(dict.fromkeys(found), key=position)


def chosen_packs(paths: Sequence[Path], folders: Sequence[Path]) -> Iterator[tuple[Sequence[Path], Sequence[Layer]]]:
    """The layers of each pack at some paths, or of all packs, with the content folders that it lies in."""
    if not paths:
        yield from ((folders, layers) for layers in find_packs(folders).values())
    for pack in dict.fromkeys(pack for path in paths for pack in _packs_at(path, find_packs(folders))):
        around = (pack.parent, *folders)
        layers = find_packs(around)[pack.name]
        yield around, [replace(layer, name=str(pack)) if layer.folder.samefile(pack) else layer for layer in layers]


def _packs_at(path: Path, known: Collection[str]) -> list[Path]:
    """The folders of packs that a path means: the pack that it lies in, or all packs in it."""
    if not path.exists():
        problem = Diagnostic("no such file or folder", "check the spelling of the path", Place(str(path)))
        raise HandoutError(problem, ExitStatus.PATH)
    inside = path.iterdir() if path.is_dir() and path.name not in known else ()
    if not any(_is_pack(child, known) for child in inside):
        for folder in (path, *path.absolute().parents):
            if _is_pack(folder, known):
                return [folder]
    return packs_in(path, known)


def _is_pack(folder: Path, known: Collection[str]) -> bool:
    """True for a whole pack and for the changes of a known one; a language has a ``pack.yaml``, too, and is neither."""
    is_language = (folder.parent / PACK).is_file() or folder.parent.name in known
    return folder.is_dir() and (folder.name in known or ((folder / PACK).is_file() and not is_language))


def _problems(folders: Sequence[Path], layers: Sequence[Layer], today: date, missing: Missing) -> Iterator[Diagnostic]:
    known = languages(layers)
    if not known:
        yield Diagnostic("the pack has no language", f"add a folder such as en, with a {PACK}", Place(layers[0].name))
    records, problems = records_of(layers)
    yield from problems
    for language in known:
        try:
            draft, problems = checked_draft(read_files(folders, layers, language))
        except HandoutError as error:
            yield from error.problems
            continue
        style, in_style = read_style([SHIPPED, *folders], language)
        yield from chain(
            problems,
            provenance_problems(draft, records),
            fact_rule_problems(draft, records),
            in_style,
            lint(draft, style, today, missing),
        )
