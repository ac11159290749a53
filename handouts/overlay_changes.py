"""What a clinic changes of the packs that its folder lies over, value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from handouts.check import chosen_packs
from handouts.diagnostics import Place
from handouts.frozen import dataclass
from handouts.library import SHIPPED, read_files
from handouts.pack_draft import read_draft
from handouts.pack_files import STYLE, languages
from handouts.records import records_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from handouts.pack_files import Layer
    from handouts.yaml_events import Data, Trail
    from handouts.yaml_source import YamlSource

Leaves: TypeAlias = dict[str, tuple[str, "Trail"]]
"""Each value of a file by its path in words, with the way to it."""
Files: TypeAlias = "Mapping[str, YamlSource]"
Steps: TypeAlias = "Mapping[str, tuple[YamlSource, ...]]"

_NEW = "a new file"


@dataclass(frozen=True)
class Change:
    """One value that differs; what it was or is may be missing."""

    place: Place
    what: str
    """The way to the value, such as `blocks: nerve: paragraph`."""
    before: str | None
    now: str | None

    def __str__(self) -> str:
        lines = [f"{self.place}  {self.what}"]
        lines += [f"  - {self.before}"] if self.before is not None else []
        lines += [f"  + {self.now}"] if self.now is not None else []
        return "\n".join(lines)

    def as_plain(self) -> dict[str, str | int | None]:
        """The change as data for JSON."""
        where = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        return {**where, "what": self.what, "before": self.before, "now": self.now}


def changes(paths: Sequence[Path], folders: Sequence[Path]) -> list[Change]:
    """All changes to the packs at some paths, or in the content folders, in all their languages.

    Raises:
        HandoutError: a path or a folder is missing or holds no content.
    """
    found = [
        change
        for around, layers in chosen_packs(paths, folders)
        for files, steps in _read(around, layers)
        for change in _changes(files, steps, layers[0].folder)
    ]
    found += [
        change for around, layers in chosen_packs(paths, folders) for change in _styles(around, languages(layers))
    ]
    return list(dict.fromkeys(found))


def _read(folders: Sequence[Path], layers: Sequence[Layer]) -> Iterator[tuple[Files, Steps]]:
    """What the files of a pack say, those of each language and the records, and how they came to it."""
    for language in languages(layers):
        draft, _ = read_draft(read_files(folders, layers, language))
        yield {path: draft.yaml[path] for path in draft.files.own if path in draft.yaml}, draft.steps
    records, _ = records_of(layers)
    yield records.yaml, records.steps


def _styles(folders: Sequence[Path], known: Iterable[str]) -> Iterator[Change]:
    """Files of style for languages that the shipped content has none for."""
    for name in (f"{STYLE}/{language}.yaml" for language in known):
        used = next((folder / name for folder in (SHIPPED, *folders) if (folder / name).is_file()), None)
        if used and not used.is_relative_to(SHIPPED):
            yield Change(Place(str(used), 1, 1), _NEW, None, name)


def _changes(files: Files, steps: Steps, lowest: Path) -> Iterator[Change]:
    """All that differs from the files in the folder ``lowest``, of ``files`` and what became of them in ``steps``."""
    for before, *_, now in steps.values():
        old, new = _leaves(before.data), _leaves(now.data)
        for what in dict.fromkeys([*old, *new]):
            was, _ = old.get(what, (None, ()))
            value, trail = new.get(what, (None, ()))
            if was != value:
                yield Change(now.place(trail), what, was, value)
    for path, now in files.items():
        if not (lowest / path).is_file():
            yield Change(now.place(), _NEW, None, path)


def _leaves(data: Data, names: tuple[str, ...] = (), trail: Trail = ()) -> Leaves:
    """Every scalar of a file. An entry of a list is known by its id, or else by its number."""
    pairs: list[tuple[str, str | int, Data]]
    if isinstance(data, dict):
        pairs = [(key, key, value) for key, value in data.items()]
    elif isinstance(data, list):
        pairs = [(_name(value, index), index, value) for index, value in enumerate(data)]
    else:
        return {": ".join(names): ("" if data is None else data, trail)}
    found: Leaves = {}
    for name, step, value in pairs:
        found |= _leaves(value, (*names, name), (*trail, step))
    return found


def _name(entry: Data, index: int) -> str:
    name = entry.get("id") or entry.get("term") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else str(index + 1)
