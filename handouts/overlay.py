"""Lays what a clinic changes in a file over the file that it changes, before either is validated.

A mapping changes key by key. A list of mappings (blocks, rules, sources, …) changes entry by entry: an entry with a
known id changes that one, others are added. All else takes the place of what was there, and so does a figure, whose
poses belong together; in files of safety, where less is never safer, lists only grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.blocks import form_of
from handouts.diagnostics import Diagnostic, shown
from handouts.yaml_source import YamlSource

if TYPE_CHECKING:
    from handouts.diagnostics import Place
    from handouts.yaml_events import Data, Trail

_NAMES = ("id", "term")
"""Keys that tell entries of a list apart."""


def laid_over(base: YamlSource, over: YamlSource, *, growing: bool = False) -> tuple[YamlSource, list[Diagnostic]]:
    """``base`` with the changes of ``over``, and what can't be changed so; each value keeps the place of its origin.

    In a ``growing`` file, what a list holds stays in it.
    """
    merger = _Merger(base, over, growing=growing)
    data = merger.merge((), (), ())
    return YamlSource(over.name, data, merger.marks, merger.keys), merger.problems


class _Merger:
    def __init__(self, base: YamlSource, over: YamlSource, *, growing: bool) -> None:
        self.base, self.over = base, over
        self.growing = growing
        self.marks: dict[Trail, Place] = {}
        self.keys: dict[Trail, Place] = {}
        self.problems: list[Diagnostic] = []

    def merge(self, old: Trail, new: Trail, trail: Trail) -> Data:
        """The value at ``old`` in the base and at ``new`` in the overlay, put at ``trail``."""
        below, above = _at(self.base.data, old), _at(self.over.data, new)
        if above is None and below is not None:
            message = "an empty value takes nothing away from what lies below"
            self.problems.append(
                Diagnostic(message, "delete the line, or write what it should say", self.over.place(new))
            )
            return self.copied(self.base, old, trail)
        self.marks[trail] = self.over.place(new)
        if trail[-1:] == ("figure",):
            return self.copied(self.over, new, trail)
        if isinstance(below, dict) and isinstance(above, dict) and not _other_block(trail, below, above):
            return self.merged_mapping(below, above, old, new, trail)
        if isinstance(below, list) and isinstance(above, list) and any(isinstance(entry, dict) for entry in below):
            return self.merged_list(below, above, old, new, trail)
        if isinstance(below, list) and isinstance(above, list) and self.growing:
            return self.grown_list(below, above, old, new, trail)
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
        """Entries of the base, changed where the overlay names them; then what the overlay adds, in its order."""
        changes = self.by_name(above, new)
        merged: list[Data] = []
        for index, entry in enumerate(below):
            place = (*trail, len(merged))
            if (name := name_of(entry)) in changes and name:
                merged.append(self.merge((*old, index), (*new, changes[name]), place))
            else:
                merged.append(self.copied(self.base, (*old, index), place))
        known = {name_of(entry) for entry in below} - {None}
        for index, entry in enumerate(above):
            if name_of(entry) not in known:
                merged.append(self.copied(self.over, (*new, index), (*trail, len(merged))))
        return merged

    def by_name(self, entries: list[Data], trail: Trail) -> dict[str, int]:
        """Where each named entry of the overlay stands; none may stand there twice."""
        found: dict[str, int] = {}
        for index, entry in enumerate(entries):
            name = name_of(entry)
            if name in found:
                hint = f"it stands on line {self.over.place((*trail, found[name])).line} already: keep one"
                self.problems.append(
                    Diagnostic(f"{shown(name)} is there twice", hint, self.over.place((*trail, index)))
                )
            elif name:
                found[name] = index
        return found

    def grown_list(self, below: list[Data], above: list[Data], old: Trail, new: Trail, trail: Trail) -> list[Data]:
        """What was there, and what the overlay adds to it."""
        merged = [self.copied(self.base, (*old, index), (*trail, index)) for index in range(len(below))]
        for index, entry in enumerate(above):
            if entry not in below:
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


def name_of(entry: Data) -> str | None:
    """What an entry of a list is known by, if it has a name."""
    if isinstance(entry, dict):
        names = (entry[key] for key in _NAMES if key in entry)
        return next((name for name in names if isinstance(name, str)), None)
    return None


def _other_block(trail: Trail, below: dict[str, Data], above: dict[str, Data]) -> bool:
    """True for a block that takes another form, such as bullets in the place of a paragraph."""
    return trail[-2:-1] == ("blocks",) and form_of(below) != form_of(above)
