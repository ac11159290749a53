"""Files to start a pack, a section or an exercise from: valid as they are, to be changed by their author."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError, Place, shown, unknown
from handouts.exercise_selection import ALL
from handouts.library import SHIPPED, find_packs, read_files
from handouts.pack_compiler import checked_draft
from handouts.pack_files import PACK, PROVENANCE, SOURCES
from handouts.records import records_of
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

KINDS = ("pack", "section", "exercise")
YEARS_TO_REVIEW = 3

_TEMPLATES = Path(__file__).parent / "templates"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = (ALL, "chosen", "null", "style", "words")
_OWN_SOURCE = "OWN"
_OWN_FACT = "OWN-{:02d}"
_MOST_FACTS = 99


def scaffold(kind: str, name: str, folder: Path, today: date, *, pack: str, language: str) -> dict[Path, str]:
    """The files that a new thing needs in the content folder ``folder``, by their paths; nothing is written.

    Raises:
        HandoutError: the name is no id or taken, the kind or the pack is unknown, or its files have problems.
    """
    if kind not in KINDS:
        raise HandoutError(unknown("kind of thing", kind, KINDS))
    if not _ID.fullmatch(name) or name in _RESERVED:
        raise HandoutError(
            Diagnostic(f"no id: {shown(name)}", "use small letters, digits and hyphens, such as knee-lift")
        )
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
    if name in find_packs(_content(folder)):
        raise HandoutError(Diagnostic(f"there is a pack {shown(name)} already", "choose another name"))
    return _filled("pack", folder / name, name, language, words)


def _addition(kind: str, name: str, folder: Path, pack: str, language: str, words: dict[str, str]) -> dict[Path, str]:
    """A section or an exercise, laid over a pack that there is."""
    around = _content(folder)
    packs = find_packs(around)
    if pack not in packs:
        raise HandoutError(unknown("pack", pack, packs, "make-pdf list packs"))
    layers = packs[pack]
    draft, problems = checked_draft(read_files(around, layers, language))
    if problems:
        raise HandoutError(problems)
    if name in (draft.sections if kind == "section" else draft.exercises):
        article = "an" if kind == "exercise" else "a"
        raise HandoutError(Diagnostic(f"the pack has {article} {kind} {shown(name)} already", "choose another name"))
    records, _ = records_of(layers)
    fact = _free_fact(records.facts)
    words = {**words, "fact": fact, "source": _OWN_SOURCE}
    own = (SHIPPED if folder.resolve() == SHIPPED else folder) / pack
    files = _filled(kind, own, name, language, words)
    if kind == "section":
        line = f"  {fact}: [sections/{name}#what-to-do]\n"
        files[own / PROVENANCE] = _with_line(own / PROVENANCE, "printed", line)
    if draft.sources and _OWN_SOURCE not in {source.id for source in draft.sources.sources}:
        line = f'  - {{id: {_OWN_SOURCE}, organisation: Our clinic, title: Our own advice, year: "{words["year"]}"}}\n'
        files[own / SOURCES] = _with_line(own / SOURCES, "sources", line)
    return files


def _content(folder: Path) -> list[Path]:
    """The folder, once there is content in it."""
    children = folder.iterdir() if folder.is_dir() else ()
    shipped = find_packs()
    return [folder] if any((child / PACK).is_file() or child.name in shipped for child in children) else []


def _filled(kind: str, folder: Path, name: str, language: str, words: dict[str, str]) -> dict[Path, str]:
    """The templates of a kind of thing with their gaps filled."""
    files = {}
    for template in sorted((_TEMPLATES / kind).rglob("*.yaml")):
        parts = template.relative_to(_TEMPLATES / kind).parts
        path = folder.joinpath(*(language if part == "lang" else part.replace("NAME", name) for part in parts))
        if path.exists():
            raise HandoutError(Diagnostic("the file is there already", "choose another name", Place(str(path))))
        files[path] = Template(template.read_text(encoding="utf-8")).substitute(words)
    return files


def _free_fact(taken: Iterable[str]) -> str:
    """The id of a fact that the pack does not have yet."""
    known = set(taken)
    free = (_OWN_FACT.format(number) for number in range(1, _MOST_FACTS + 1))
    for fact in free:
        if fact not in known:
            return fact
    raise HandoutError(Diagnostic(f"{_MOST_FACTS} own facts are taken", "write the files by hand"))


def _with_line(path: Path, key: str, line: str) -> str:
    """A file with one more line under a key of its mapping; its comments stay as they are."""
    if not path.exists():
        return f"{key}:\n{line}"
    text = read_source(path, str(path)).decode("utf-8")
    if not text.endswith("\n"):
        text += "\n"
    found = re.search(rf"^{key}:[ \t]*(#.*)?\n", text, re.MULTILINE)
    if found:
        return text[: found.end()] + line + text[found.end() :]
    if re.search(rf"^{key}:", text, re.MULTILINE):
        hint = f"write its entries below `{key}:`, one a line"
        raise HandoutError(Diagnostic(f"`{key}` is written in one line: nothing can be added", hint, Place(str(path))))
    return f"{text}{key}:\n{line}"
