"""Copies of the minimal test pack, to be changed in one place."""

from __future__ import annotations

import shutil
from pathlib import Path

PACKS = Path(__file__).parent / "packs"


def copy_pack(folder: Path, name: str = "minimal") -> Path:
    """A copy of the minimal pack in the content folder ``folder``, under the id ``name``."""
    pack = folder / name
    shutil.copytree(PACKS / "minimal", pack)
    change(pack / "pack.yaml", "id: minimal", f"id: {name}")
    return pack


def change(path: Path, old: str, new: str) -> None:
    """Replace a piece of a file that must be in it."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
