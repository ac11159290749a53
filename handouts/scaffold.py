"""Files to start a pack, a section or an exercise from: valid as they are, to be changed by their author."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from string import Template
from typing import TYPE_CHECKING

from handouts.blocks import CHOSEN
from handouts.diagnostics import Diagnostic, HandoutError, Place, shown, unknown
from handouts.exercise_selection import ALL
from handouts.fact_rules import fact_rule_problems
from handouts.library import SHIPPED, find_pack, find_packs, read_files, read_words
from handouts.pack_compiler import checked_draft
from handouts.pack_files import (
    EXERCISES,
    FACTS,
    FIGURES,
    PROVENANCE,
    SECTIONS,
    SOURCES,
    STYLE,
    WORDS,
    PackFiles,
    SourceFile,
    has_parts,
    is_language,
    is_pack,
    read_records,
)
from handouts.provenance import provenance_problems
from handouts.records import records_in
from handouts.scaffold_templates import templates
from handouts.source_files import read_source
from handouts.yaml_insertion import with_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from handouts.pack_files import Versions

KINDS = ("pack", "section", "exercise")
YEARS_TO_REVIEW = 3

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = (ALL, CHOSEN, "null", "pack", STYLE, WORDS)
_NO_PACKS = (EXERCISES, FACTS, FIGURES, SECTIONS)
_OWN_SOURCE = "OWN"
_OWN_FACT = "OWN-{:02d}"
_MOST_FACTS = 99


def scaffold(kind: str, name: str, folder: Path, today: date, *, pack: str, language: str) -> dict[Path, str]:
    """The files that a new thing needs in the content folder ``folder``, by their paths; nothing is written.

    Raises:
        HandoutError: the name is no id or taken, the kind, the pack or the language is unknown, the files of the pack
            have problems, or would have with the new ones.
    """
    if kind not in KINDS:
        raise HandoutError(unknown("kind of thing", kind, KINDS))
    if not _ID.fullmatch(name):
        raise HandoutError(
            Diagnostic(f"no id: {shown(name)}", "use small letters, digits and hyphens, such as knee-lift")
        )
    if name in _RESERVED or (kind == "pack" and name in _NO_PACKS):
        raise HandoutError(Diagnostic(f"the id {shown(name)} has a meaning of its own", "choose another name"))
    if not is_language(language):
        raise HandoutError(Diagnostic(f"no language: {shown(language)}", "give its tag, such as en or pt-BR"))
    words = {
        "name": name,
        "title": name.replace("-", " ").capitalize(),
        "language": language,
        "today": today.isoformat(),
        "next_review": f"{today.year + YEARS_TO_REVIEW}-01-01",
        "year": str(today.year),
    }
    if kind == "pack":
        return _pack(name, folder, language, words)
    return _addition(kind, name, folder, pack, language, words)


def _pack(name: str, folder: Path, language: str, words: dict[str, str]) -> dict[Path, str]:
    around = _content(folder)
    if name in find_packs(around):
        raise HandoutError(Diagnostic(f"there is a pack {shown(name)} already", "choose another name"))
    own = folder / name
    if own.exists():
        raise HandoutError(Diagnostic("the folder is there already", "choose another name", Place(str(own))))
    files = _filled("pack", own, name, language, words)
    nothing = PackFiles(name, language, {}, read_words(around, language))
    _refuse_faults(files, own, nothing, {})
    return files


def _addition(kind: str, name: str, folder: Path, pack: str, language: str, words: dict[str, str]) -> dict[Path, str]:
    """A section or an exercise, laid over a pack that there is."""
    around = _content(folder)
    layers = find_pack(around, pack)
    below = read_files(around, layers, language)
    draft, problems = checked_draft(below)
    record_files, of_records = read_records(layers)
    records, of_records = records_in(record_files, of_records)
    if problems or of_records:
        raise HandoutError(dict.fromkeys([*problems, *of_records]))
    if name in (draft.sections if kind == "section" else draft.exercises):
        article = "an" if kind == "exercise" else "a"
        raise HandoutError(Diagnostic(f"the pack has {article} {kind} {shown(name)} already", "choose another name"))
    fact = _free_fact(records.facts)
    words = {**words, "fact": fact, "source": _OWN_SOURCE}
    own = (SHIPPED if folder.resolve() == SHIPPED else folder) / pack
    files = _filled(kind, own, name, language, words)
    if kind == "section":
        entry = f"{fact}: [sections/{name}#what-to-do]"
        files[own / PROVENANCE] = _with_entry(own / PROVENANCE, "printed", entry)
    if draft.sources and _OWN_SOURCE not in {source.id for source in draft.sources.sources}:
        entry = f'- {{id: {_OWN_SOURCE}, organisation: Our clinic, title: Our own advice, year: "{words["year"]}"}}'
        files[own / SOURCES] = _with_entry(own / SOURCES, "sources", entry)
    _refuse_faults(files, own, below, record_files)
    return files


def _refuse_faults(new: Mapping[Path, str], own: Path, files: PackFiles, records: Mapping[str, Versions]) -> None:
    """Lay ``new`` files in the folder ``own`` over those of a pack, and over its records, and check what they make.

    Raises:
        HandoutError: all errors of the pack as it would be.
    """
    pack, facts = dict(files.own), dict(records)
    for path, text in new.items():
        part = path.relative_to(own).as_posix()
        into = facts if part == PROVENANCE or part.startswith(f"{FACTS}/") else pack
        below = into.get(part, ())
        into[part] = (*(below[:-1] if path.exists() else below), SourceFile(str(path), text.encode("utf-8")))
    draft, problems = checked_draft(replace(files, own=pack))
    read, of_records = records_in(facts)
    found = chain(problems, of_records, provenance_problems(draft, read), fact_rule_problems(draft, read))
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise HandoutError(errors)


def _content(folder: Path) -> list[Path]:
    """The folder, once there is content in it."""
    if not folder.is_dir():
        return []
    shipped = find_packs()
    full = any(is_pack(child, shipped) or child.name in {STYLE, WORDS} for child in folder.iterdir())
    return [folder] if full or has_parts(folder) else []


def _filled(kind: str, folder: Path, name: str, language: str, words: dict[str, str]) -> dict[Path, str]:
    """The templates of a kind of thing with their gaps filled."""
    files = {}
    for parts, text in templates(kind):
        path = folder.joinpath(*(language if part == "lang" else part.replace("NAME", name) for part in parts))
        if path.exists():
            raise HandoutError(Diagnostic("the file is there already", "choose another name", Place(str(path))))
        files[path] = Template(text).substitute(words)
    return files


def _free_fact(taken: Iterable[str]) -> str:
    """The id of a fact that the pack does not have yet."""
    known = set(taken)
    free = (_OWN_FACT.format(number) for number in range(1, _MOST_FACTS + 1))
    for fact in free:
        if fact not in known:
            return fact
    raise HandoutError(Diagnostic(f"{_MOST_FACTS} own facts are taken", "write the files by hand"))


def _with_entry(path: Path, key: str, entry: str) -> str:
    """A file with one more entry under a key, or a new file."""
    return with_entry(read_source(path, str(path)), str(path), key, entry) if path.exists() else f"{key}:\n  {entry}\n"
