"""Packs, clinics and reviews once read and checked, kept between runs in the user's cache folder; safe to delete.

What was compiled is found by a hash of all that went into it: the bytes, the program, the version of Python. Whatever
is wrong with a file, from a lost disk to a forgery, only means compiling again. Requests are never kept: they name
patients.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from handouts import __version__
from handouts.diagnostics import HandoutError
from handouts.files import write_whole
from handouts.model import Pack

_MODULES = tuple(
    f"handouts.{name}"
    for name in (
        "model",
        "safety_model",
        "blocks",
        "clinic",
        "fields",
        "inline",
        "pose.marks",
        "pose.model",
        "reviews",
        "words",
    )
)
T = TypeVar("T")
_KEPT = 16
_DIGEST_SIZE = 32


def cache_folder() -> Path:
    """Where it is kept: ``$HANDOUTS_CACHE``, or a folder of ours among the user's caches."""
    if own := os.environ.get("HANDOUTS_CACHE"):
        return Path(own)
    if among := os.environ.get("XDG_CACHE_HOME"):
        return Path(among, "handouts")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "handouts")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "handouts"


def recall(name: str, *parts: str) -> Any:
    """What was kept under ``name`` and exactly these parts, if it is there and sound; else ``None``."""
    try:
        stored = _path(name, parts).read_bytes()
        digest, pickled = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
        if hashlib.sha256(pickled).digest() != digest:
            return None
        return _Unpickler(BytesIO(pickled)).load()
    except Exception:  # noqa: BLE001 - a forged pickle can raise anything, and nothing here is worth stopping for
        return None


def keep(value: object, name: str, *parts: str) -> None:
    """Keep ``value`` for the next run; when that is not possible, nothing is lost but time."""
    pickled = pickle.dumps(_shelved(value), protocol=5)
    with suppress(OSError, RuntimeError, HandoutError):
        path = _path(name, parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, hashlib.sha256(pickled).digest() + pickled)
        _discard_oldest(path.parent)


class Shelf(Mapping[str, T]):
    """Values that stay pickled until they are asked for: a handout needs a few sections of a pack, not all."""

    def __init__(self, values: Mapping[str, T]) -> None:
        self._pickled = {name: pickle.dumps(value, protocol=5) for name, value in values.items()}
        self._taken: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._taken:
            self._taken[name] = _Unpickler(BytesIO(self._pickled[name])).load()
        return self._taken[name]

    def __contains__(self, name: object) -> bool:
        return name in self._pickled

    def __iter__(self) -> Iterator[str]:
        return iter(self._pickled)

    def __len__(self) -> int:
        return len(self._pickled)


def _shelved(value: object) -> object:
    """A pack with its sections, exercises and figures on shelves; anything else as it is."""
    if not isinstance(value, Pack):
        return value
    return replace(
        value, sections=Shelf(value.sections), exercises=Shelf(value.exercises), figures=Shelf(value.figures)
    )


class _Unpickler(pickle.Unpickler):
    """Admits classes of the model, of clinics and of reviews alone, so that a forged file can't run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "Shelf"):
            return Shelf
        if module in _MODULES:
            found = vars(import_module(module)).get(name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place here")


def _path(name: str, parts: tuple[str, ...]) -> Path:
    key = hashlib.sha256("\0".join((*parts, __version__, sys.version, *_program())).encode()).hexdigest()
    return cache_folder() / f"{name}-{key[:24]}.compiled"


def _program() -> list[str]:
    """Sizes and times of our own modules: a checkout changes more often than its version."""
    return modules_in(Path(__file__).parent) + modules_in(Path(__file__).parent / "pose")


def modules_in(folder: Path) -> list[str]:
    """Names, sizes and times of the modules in a folder."""
    with os.scandir(folder) as entries:
        modules = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
    return [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in sorted(modules)]


def _discard_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.compiled"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)
