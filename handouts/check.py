"""Checks the packs of content folders, in all their languages."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.fact_rules import fact_rule_problems
from handouts.library import SHIPPED, find_packs, packs_in, read_files
from handouts.lints import lint
from handouts.lints.style import read_style
from handouts.lints.unfilled import unfilled_problems
from handouts.pack_compiler import checked_draft
from handouts.pack_files import PACK, REVIEWS, STYLE, WORDS, has_parts, is_pack, languages
from handouts.provenance import provenance_problems
from handouts.records import records_of
from handouts.reviews import reviews_in
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from handouts.pack_files import Layer


Missing: TypeAlias = "Callable[[str], Sequence[str]]"
"""Tells which characters of a text can't be printed."""

_DEEPEST = 3
"""So many folders a file lies below its content folder at most: pack, language, sections."""


def check(
    paths: Sequence[Path] = (), folders: Sequence[Path] = (), *, today: date, missing: Missing
) -> list[Diagnostic]:
    """All problems of some packs, or of every pack in the content folders, by file and line.

    A path is the folder of a pack, a file in it, or a content folder; one with words of the program concerns every
    pack. ``missing`` is asked what the fonts lack.

    Raises:
        HandoutError: a path is missing or a file is unreadable (status PATH), or a path is no pack and holds none.
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
    known = find_packs(folders) if paths else {}
    for content, pack in dict.fromkeys(chosen for path in paths for chosen in _packs_at(path, folders, known)):
        around = (content, *folders)
        yield around, [_as_written(layer, content / pack) for layer in find_packs(around)[pack]]


def _as_written(layer: Layer, pack: Path) -> Layer:
    """A layer under the name that its user typed, if it is theirs."""
    return replace(layer, name=str(pack)) if pack.is_dir() and layer.folder.samefile(pack) else layer


def _packs_at(path: Path, folders: Sequence[Path], known: Collection[str]) -> list[tuple[Path, str]]:
    """The packs that a path means, each with its content folder: the one that it lies in, or all in it or under it."""
    if not path.exists():
        problem = Diagnostic("no such file or folder", "check the spelling of the path", Place(str(path)))
        raise HandoutError(problem, ExitStatus.PATH)
    pack = _pack_around(path, known)
    if pack:
        return [(pack.parent, pack.name)]
    found: Iterable[str] = [pack.name for pack in packs_in(path, known)]
    if any((path / part).is_dir() for part in (WORDS, STYLE)):
        found = find_packs((path, *folders))  # what lies there concerns every pack
    return [(path, name) for name in found]


def _pack_around(path: Path, known: Collection[str]) -> Path | None:
    """The folder of the pack that a path is or lies in; None for a folder of packs."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - what links are called is what packs are called
    written = absolute if path.name in {"", ".."} else path
    is_content = any(is_pack(child, known) or child.name in {STYLE, WORDS} for child in _children(path))
    if is_content and not (is_pack(written, known) and has_parts(path)):
        return None
    if is_pack(written, known):
        return written
    above = absolute.parents[:_DEEPEST]
    return next((folder for folder in above if is_pack(folder, known) and has_parts(folder)), None)


def _children(path: Path) -> Iterable[Path]:
    return path.iterdir() if path.is_dir() else ()


def _problems(folders: Sequence[Path], layers: Sequence[Layer], today: date, missing: Missing) -> Iterator[Diagnostic]:
    known = languages(layers)
    if not known:
        yield Diagnostic("the pack has no language", f"add a folder such as en, with a {PACK}", Place(layers[0].name))
    records, problems = records_of(layers)
    yield from problems
    for layer in layers:
        yield from _problems_of_reviews(layer)
    for language in known:
        try:
            draft, problems = checked_draft(read_files(folders, layers, language))
        except HandoutError as error:
            if error.status is ExitStatus.PATH:
                raise
            yield from error.problems
            continue
        style, in_style = read_style([SHIPPED, *folders], language)
        yield from chain(
            problems,
            provenance_problems(draft, records),
            fact_rule_problems(draft, records),
            unfilled_problems(draft, records),
            in_style,
            lint(draft, style, today, missing),
        )


def _problems_of_reviews(layer: Layer) -> Sequence[Diagnostic]:
    try:
        reviews_in(layer.folder / REVIEWS, f"{layer.name}/{REVIEWS}")
    except HandoutError as error:
        if error.status is ExitStatus.PATH:
            raise
        return error.problems
    return ()
