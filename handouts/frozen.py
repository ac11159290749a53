"""Frozen dataclasses that are quick to define.

The standard decorator compiles six methods for every class, about half a millisecond each time, and a run of the
program defines a hundred classes: a third of the time that a clinician waits. This one lets it compile the
constructor and shares the rest. Type checkers see the standard decorator, and so do ``fields``, ``replace``, ``match``
and pydantic. ``benchmarks/`` has the figures.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - so that it may be imported from here
else:

    def dataclass(*, frozen: bool, kw_only: bool = False) -> Any:
        """As ``dataclasses.dataclass(frozen=True)``; nothing else is wanted."""
        if not frozen:
            raise TypeError("only frozen dataclasses")

        def decorate(cls: type) -> type:
            for method in (__setattr__, __delattr__, __eq__, __hash__, __repr__):
                setattr(cls, method.__name__, method)
            return dataclasses.dataclass(cls, repr=False, eq=False, kw_only=kw_only)

        return decorate


def __setattr__(self: Any, name: str, value: object) -> None:  # noqa: N807 - a method of every class
    if name in self.__dict__ or name not in self.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    self.__dict__[name] = value


def __delattr__(self: Any, name: str) -> None:  # noqa: ARG001, N807
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def __eq__(self: Any, other: object) -> bool:  # noqa: N807
    return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented


def __hash__(self: Any) -> int:  # noqa: N807
    return hash(tuple(self.__dict__[field] for field in self.__dataclass_fields__))


def __repr__(self: Any) -> str:  # noqa: N807
    values = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({values})"
