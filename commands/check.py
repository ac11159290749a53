"""The command ``check``: problems of content, and what a clinic changes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.console import emit, emit_json, report
from commands.options import CONTENT, DEBUG, JSON, QUIET
from handouts.diagnostics import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("paths", nargs=-1, type=Path, metavar="[PATH]…")
@CONTENT
@click.option("--diff", is_flag=True, help="First show what a clinic's content changes.")
@JSON
@QUIET
@DEBUG
def check(paths: Sequence[Path], folders: Sequence[Path], *, diff: bool, as_json: bool, quiet: bool) -> ExitStatus:
    """Validate content: all packs, or the packs and content folders at PATH."""
    from handouts.check import check as check_content
    from handouts.clock import today
    from handouts.overlay_changes import changes
    from layouts.fonts import missing

    changed = changes(paths, folders) if diff else []
    problems = check_content(paths, folders, today=today(), missing=missing)
    if as_json:
        told = [problem.as_plain() for problem in problems]
        emit_json({"changes": [change.as_plain() for change in changed], "problems": told} if diff else told)
    else:
        if diff:
            emit("\n".join(str(change) for change in changed) or "nothing differs")
        report(problem for problem in problems if problem.severity == "error" or not quiet)
    if not quiet:
        emit(f"{len(problems) or 'no'} problem{'s' * (len(problems) != 1)} found", error=True)
    failed = any(problem.severity == "error" for problem in problems)
    return ExitStatus.REFUSED if failed else ExitStatus.DONE
