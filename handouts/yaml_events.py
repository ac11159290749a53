"""Builds plain data with positions from the events of a YAML parser, refusing all that content has no use for.

Nothing is recursive, so that no file can exhaust the stack, and aliases are refused, so that none can exhaust memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from handouts.diagnostics import Diagnostic, Place, shown
from handouts.yaml_text import control_character, first_control_character

if TYPE_CHECKING:
    from collections.abc import Iterable

Data: TypeAlias = dict[str, "Data"] | list["Data"] | str | None
"""What a file says: nothing else comes out of YAML here."""
Trail: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the root."""
Mark: TypeAlias = tuple[int, int]
"""Line and column, from 1."""

MAX_DEPTH = 40
_EMPTY = {"", "~", "null"}


@dataclass
class _Open:
    """A mapping or list whose end has not come yet."""

    data: dict[str, Data] | list[Data]
    trail: Trail
    stands_as_key: bool = False
    key: str | None = None
    """The key that waits for its value."""


class DataBuilder:
    """Takes the events of one file in order; afterwards holds its data, its marks and its problems."""

    def __init__(self, name: str) -> None:
        self.data: Data = None
        self.marks: dict[Trail, Mark] = {}
        self.keys: dict[Trail, Mark] = {}
        self.problems: list[Diagnostic] = []
        self._name = name
        self._open: list[_Open] = []
        self._documents = 0

    def take_all(self, events: Iterable[Any]) -> None:
        """Build from ``events``; stops early, with a problem, where the nesting is too deep.

        Raises:
            yaml.YAMLError: the parser can't read on.
        """
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "a second document starts here", "keep one document a file: delete the `---`")
                    return
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(self._open) == MAX_DEPTH:
                    self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "check the brackets and the indents")
                    return
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, f"aliases (*{event.anchor}) are not used", "write the text out")
                self._place(event, None)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_decorations(event)
        data: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._wants_key():
            self._refuse(event, "a key must be text, not a list or mapping", "put text with { or [ in it in quotes")
            self._open.append(_Open(data, (), stands_as_key=True))
        else:
            self._open.append(_Open(data, self._place(event, data)))

    def _end(self) -> None:
        if self._open.pop().stands_as_key:
            self._open[-1].key = ""

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_decorations(event)
        character = first_control_character(event.value)
        if character:
            self.problems.append(control_character(character, self._at(event)))
        plain = event.implicit[0]
        if self._wants_key():
            self._take_key(event, plain=plain)
        else:
            self._place(event, None if plain and event.value in _EMPTY else event.value)

    def _take_key(self, event: yaml.ScalarEvent, *, plain: bool) -> None:
        parent = self._open[-1]
        parent.key = event.value
        trail = (*parent.trail, event.value)
        if plain and event.value in _EMPTY:
            self._refuse(event, "a key must be text, not empty", "write the key before the colon")
        elif plain and event.value == "<<":
            self._refuse(event, "merge keys (<<) are not used", "write the keys out")
        elif trail in self.keys:
            first, _ = self.keys[trail]
            self._refuse(event, f"duplicate key {shown(event.value)}", f"it stands on line {first} already: keep one")
            parent.key += f" (line {_mark(event)[0]})"  # lest all that is in it counts as duplicate, too
        else:
            self.keys[trail] = _mark(event)

    def _place(self, event: yaml.Event, data: Data) -> Trail:
        """Put a value where it belongs; returns the way to it."""
        if not self._open:
            self.data = data
            self.marks[()] = _mark(event)
            return ()
        parent = self._open[-1]
        if isinstance(parent.data, list):
            trail: Trail = (*parent.trail, len(parent.data))
            parent.data.append(data)
        else:
            key, parent.key = parent.key or "", None
            trail = (*parent.trail, key)
            parent.data.setdefault(key, data)
        self.marks.setdefault(trail, _mark(event))
        return trail

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].data, dict) and self._open[-1].key is None

    def _refuse_decorations(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, f"anchors (&{event.anchor}) are not used", "put text that starts with & in quotes")
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "tags (!…) are not used", "put text that starts with ! in quotes")

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(message, hint, self._at(event)))

    def _at(self, event: yaml.Event) -> Place:
        return Place(self._name, *_mark(event))


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
