"""Lints of small packs: copies of the minimal pack with one change."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pack_copies import PACKS, change, copy_pack

from handouts.library import SHIPPED, find_packs, read_files
from handouts.lints import lint
from handouts.lints.style import Style, read_style
from handouts.pack_draft import Draft, read_draft
from layouts import fonts

if TYPE_CHECKING:
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


class Finding(NamedTuple):
    """A finding as tests compare it: nothing in it depends on the number of a line."""

    severity: str
    file: str
    """In the folder of the pack."""
    at: str
    """What stands in the file at the place of the finding, up to the end of the line."""
    message: str


def told(content: Path) -> list[Finding]:
    """All findings in the minimal pack of a content folder."""
    return [_told(problem, content / "minimal") for problem in linted(content)]


def _told(problem: Diagnostic, pack: Path) -> Finding:
    place = problem.place
    assert place
    assert place.line
    assert place.column
    path = Path(place.file)
    lines = (SHIPPED / path if path.parts[0] == "words" else path).read_text(encoding="utf-8").splitlines()
    file = path.relative_to(pack).as_posix() if path.is_relative_to(pack) else place.file
    return Finding(problem.severity, file, lines[place.line - 1][place.column - 1 :], problem.message)


@cache
def _before() -> frozenset[Finding]:
    return frozenset(told(PACKS))


def new_findings(folder: Path, *changes: tuple[str, str, str]) -> list[Finding]:
    """What changes to the files of the minimal pack (file, old, new) add to the findings."""
    pack = copy_pack(folder)
    for file, old, new in changes:
        change(pack / file, old, new)
    return [finding for finding in told(folder) if finding not in _before()]


def findings_on(folder: Path, text: str) -> list[tuple[str, str]]:
    """Severity and message of what the lints say of a text, put before the paragraph of the overview."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    found = new_findings(folder, (OVERVIEW, PARAGRAPH, f"{quoted} Call {{clinic_phone}}."))
    for finding in found:
        assert finding.file == OVERVIEW
        assert finding.at.startswith((f'"{quoted}', "What helps?"))
    return [(finding.severity, finding.message) for finding in found]
