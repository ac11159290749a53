"""What a clinic changes of the packs that its folder lies over, value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from handouts.check import chosen_packs
from handouts.frozen import dataclass
from handouts.library import read_files
from handouts.pack_draft import read_draft
from handouts.pack_files import languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handouts.diagnostics import Place
    from handouts.pack_draft import Draft
    from handouts.yaml_events import Data, Trail

Leaves: TypeAlias = dict[str, tuple[str, "Trail"]]
"""Each value of a file by its path in words, with the way to it."""


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
        for language in languages(layers)
        for change in _changes(read_draft(read_files(around, layers, language))[0], layers[0].name)
    ]
    return list(dict.fromkeys(found))


def _changes(draft: Draft, lowest: str) -> Iterator[Change]:
    for before, *_, now in draft.steps.values():
        old, new = _leaves(before.data), _leaves(now.data)
        for what in dict.fromkeys([*old, *new]):
            was, _ = old.get(what, (None, ()))
            value, trail = new.get(what, (None, ()))
            if was != value:
                yield Change(now.place(trail), what, was, value)
    for path, (first, *_) in draft.files.own.items():
        if path in draft.yaml and not first.name.startswith(f"{lowest}/"):
            yield Change(draft.yaml[path].place(), "a new file", None, path)


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
