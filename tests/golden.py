"""Golden files: the exact text that a test expects, kept beside the tests. ``UPDATE_GOLDEN=1`` rewrites them."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def updating() -> bool:
    """True when golden files are to be rewritten."""
    return os.environ.get("UPDATE_GOLDEN") == "1"


def assert_golden(name: str, text: str) -> None:
    """Fail with a readable diff unless ``text`` is what the golden file ``name`` holds."""
    path = GOLDEN / name
    if updating():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if text != expected:
        diff = difflib.unified_diff(expected.splitlines(), text.splitlines(), "expected", "found", lineterm="")
        message = "\n".join([f"differs from {path.name} (UPDATE_GOLDEN=1 accepts it):", *diff])
        raise AssertionError(message)
