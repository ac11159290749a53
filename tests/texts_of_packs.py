"""Packs in which every inline text is another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from handouts.inline import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.model import Pack


def with_texts(pack: Pack, change: Callable[[Text], Text]) -> Pack:
    """The pack with every inline text of its own changed; the words of the program stay as they are."""
    changed: Pack = _changed(pack, change)
    return replace(changed, words=pack.words)


def _changed(value: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _changed(getattr(value, field.name), change) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if isinstance(value, Mapping):
        return {key: _changed(item, change) for key, item in value.items()}
    return value
