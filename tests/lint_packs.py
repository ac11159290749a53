"""Lints of small packs: copies of the minimal pack with one change."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pack_copies import PACKS, change, copy_pack

from handouts.library import SHIPPED, find_packs, read_files
from handouts.lints import lint
from handouts.lints.style import Style, read_style
from handouts.pack_draft import Draft, read_draft
from layouts import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.diagnostics import Diagnostic

TODAY = date(2026, 11, 24)
PARAGRAPH = "Read [the guide](https://example.org/guide), or call {clinic_phone}."
OVERVIEW = "en/sections/overview.yaml"


@cache
def english() -> Style:
    """The shipped style of English."""
    style, problems = read_style([SHIPPED], "en")
    assert problems == []
    assert style
    return style


def draft_of(content: Path) -> Draft:
    """The files of the minimal pack in a content folder."""
    draft, _ = read_draft(read_files([content], find_packs([content])["minimal"], "en"))
    return draft


def linted(content: Path, style: Style | None = None, today: date = TODAY) -> list[Diagnostic]:
    """All findings in the minimal pack of a content folder."""
    return list(lint(draft_of(content), style or english(), today, fonts.missing))


@cache
def _before() -> frozenset[str]:
    return frozenset(told(PACKS))


def told(content: Path) -> list[str]:
    """All findings as text: severity, file, line and column, message."""
    found = linted(content)
    return [f"{problem.severity} {problem.place} {problem.message}".replace(f"{content}/minimal/", "") for problem in found]


def new_findings(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """What changes to the files of the minimal pack (file, old, new) add to the findings."""
    pack = copy_pack(folder)
    for file, old, new in changes:
        change(pack / file, old, new)
    return [finding for finding in told(folder) if finding not in _before()]


def findings_on(folder: Path, text: str) -> list[str]:
    """What the lints say of a text, put in place of the paragraph of the overview."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    found = new_findings(folder, (OVERVIEW, PARAGRAPH, f"{quoted} Call {{clinic_phone}}."))
    return [finding for finding in found if OVERVIEW in finding]
