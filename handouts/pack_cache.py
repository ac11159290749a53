"""Compiled packs, kept between runs in the user's cache folder. Safe to delete at any time.

A compiled pack is found by a hash of all that went into it: the files, the language, the program, the version of
Python. Whatever is wrong with one, from a lost disk to a forged file, only means that it is compiled again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handouts import __version__, blocks, fields, inline, model, safety_model, words
from handouts.diagnostics import HandoutError
from handouts.files import write_whole

if TYPE_CHECKING:
    from handouts.model import Pack
    from handouts.pack_files import PackFiles

_MODULES = {module.__name__: vars(module) for module in (model, safety_model, blocks, fields, inline, words)}
_KEPT = 16
_DIGEST_SIZE = 32


def cache_folder() -> Path:
    """Where compiled packs are kept: ``$HANDOUTS_CACHE``, or a folder of ours among the user's caches."""
    if own := os.environ.get("HANDOUTS_CACHE"):
        return Path(own)
    if among := os.environ.get("XDG_CACHE_HOME"):
        return Path(among, "handouts")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "handouts")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "handouts"


def load(files: PackFiles) -> Pack | None:
    """The compiled pack of exactly these files, if it is there and sound."""
    if files.problems:
        return None
    try:
        stored = _path(files).read_bytes()
        digest, pickled = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
        if hashlib.sha256(pickled).digest() != digest:
            return None
        pack = _Unpickler(BytesIO(pickled)).load()
    except Exception:  # noqa: BLE001 - a forged pickle can raise anything, and nothing here is worth stopping for
        return None
    return pack if isinstance(pack, model.Pack) and pack.content_hash == files.content_hash else None


def store(files: PackFiles, pack: Pack) -> None:
    """Keep a compiled pack for the next run; when that is not possible, nothing is lost but time."""
    pickled = pickle.dumps(pack, protocol=5)
    with suppress(OSError, RuntimeError, HandoutError):
        path = _path(files)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, hashlib.sha256(pickled).digest() + pickled)
        _discard_oldest(path.parent)


class _Unpickler(pickle.Unpickler):
    """Admits classes of the model alone, so that a forged file can't run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _MODULES:
            found = _MODULES[module].get(name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a pack")


def _path(files: PackFiles) -> Path:
    parts = (files.content_hash, files.language, __version__, sys.version, *_program())
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return cache_folder() / f"{files.pack_id}-{files.language}-{key[:24]}.pack"


def _program() -> list[str]:
    """Sizes and times of our own modules: a checkout changes more often than its version."""
    with os.scandir(Path(__file__).parent) as entries:
        modules = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
    return [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in sorted(modules)]


def _discard_oldest(folder: Path) -> None:
    packs = sorted(folder.glob("*.pack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in packs[_KEPT:]:
        path.unlink(missing_ok=True)
