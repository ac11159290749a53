"""Lays what a clinic changes in a file over the file that it changes, before either is validated.

A mapping changes key by key. Lists whose entries have an id (blocks, rules, sources, …) change entry by entry: an entry
with a known id changes that one, others are added. All else takes the place of what was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.blocks import form_of
from handouts.yaml_source import YamlSource

if TYPE_CHECKING:
    from handouts.diagnostics import Place
    from handouts.yaml_events import Data, Trail

_NAMES = ("id", "term")
"""Keys that tell entries of a list apart."""


def laid_over(base: YamlSource, over: YamlSource) -> YamlSource:
    """``base`` with the changes of ``over``; each value keeps the place where it was written."""
    merger = _Merger(base, over)
    data = merger.merge((), (), ())
    return YamlSource(over.name, data, merger.marks, merger.keys)


class _Merger:
    def __init__(self, base: YamlSource, over: YamlSource) -> None:
        self.base, self.over = base, over
        self.marks: dict[Trail, Place] = {}
        self.keys: dict[Trail, Place] = {}

    def merge(self, old: Trail, new: Trail, trail: Trail) -> Data:
        """The value at ``old`` in the base and at ``new`` in the overlay, put at ``trail``."""
        below, above = _at(self.base.data, old), _at(self.over.data, new)
        if isinstance(below, dict) and isinstance(above, dict) and not _other_block(trail, below, above):
            self.marks[trail] = self.over.place(new)
            return self.merged_mapping(below, above, old, new, trail)
        if isinstance(below, list) and isinstance(above, list) and above and all(_name(entry) for entry in above):
            self.marks[trail] = self.over.place(new)
            return self.merged_list(below, above, old, new, trail)
        return self.copied(self.over, new, trail)

    def merged_mapping(
        self, below: dict[str, Data], above: dict[str, Data], old: Trail, new: Trail, trail: Trail
    ) -> dict[str, Data]:
        merged: dict[str, Data] = {}
        for key in [*below, *(key for key in above if key not in below)]:
            source, way = (self.over, new) if key in above else (self.base, old)
            self.keys[(*trail, key)] = source.key_place((*way, key))
            if key in below and key in above:
                merged[key] = self.merge((*old, key), (*new, key), (*trail, key))
            else:
                merged[key] = self.copied(source, (*way, key), (*trail, key))
        return merged

    def merged_list(self, below: list[Data], above: list[Data], old: Trail, new: Trail, trail: Trail) -> list[Data]:
        changes = {_name(entry): index for index, entry in enumerate(above)}
        known = {_name(entry) for entry in below}
        merged: list[Data] = []
        for index, entry in enumerate(below):
            place = (*trail, len(merged))
            if (name := _name(entry)) in changes and name:
                merged.append(self.merge((*old, index), (*new, changes[name]), place))
            else:
                merged.append(self.copied(self.base, (*old, index), place))
        for name, index in changes.items():
            if name not in known:
                merged.append(self.copied(self.over, (*new, index), (*trail, len(merged))))
        return merged

    def copied(self, source: YamlSource, old: Trail, trail: Trail) -> Data:
        """The value at ``old`` in one file as it is, with all its places."""
        value = _at(source.data, old)
        self.marks[trail] = source.place(old)
        for key, _ in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
            if isinstance(value, dict):
                self.keys[(*trail, key)] = source.key_place((*old, key))
            self.copied(source, (*old, key), (*trail, key))
        return value


def _at(data: Data, trail: Trail) -> Data:
    for step in trail:
        data = data[step]  # type: ignore[index]  # trails are taken from the data
    return data


def _name(entry: Data) -> str | None:
    if isinstance(entry, dict):
        names = (entry[key] for key in _NAMES if key in entry)
        return next((name for name in names if isinstance(name, str)), None)
    return None


def _other_block(trail: Trail, below: dict[str, Data], above: dict[str, Data]) -> bool:
    """True for a block that takes another form, such as bullets in the place of a paragraph."""
    return trail[-2:-1] == ("blocks",) and form_of(below) != form_of(above)
