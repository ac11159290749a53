"""Checks content as of one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from unittest.mock import patch

import handouts.check
from layouts import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handouts.diagnostics import Diagnostic

TODAY = date(2026, 11, 24)


def check(paths: Sequence[Path] = (), folders: Sequence[Path] = ()) -> list[Diagnostic]:
    """All problems of some packs."""
    return handouts.check.check(paths, folders, today=TODAY, missing=fonts.missing)


def check_alone(paths: Sequence[Path] = (), folders: Sequence[Path] = ()) -> list[Diagnostic]:
    """All problems but what the lints say of the words: for tests that change words in order to break something."""
    with patch.object(handouts.check, "lint", return_value=()):
        return check(paths, folders)
