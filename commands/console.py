"""What commands print: data on stdout, problems on stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError

if TYPE_CHECKING:
    from collections.abc import Iterable


def report(problems: Iterable[Diagnostic]) -> None:
    """Print each problem as one block on stderr: what is wrong, where, what to do."""
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for problem in problems:
        label = click.style(f"{problem.severity}:", fg=colours[problem.severity], bold=True)
        lines = [f"{label} {problem.message}"]
        lines += [f"  {problem.place}"] if problem.place else []
        lines += [f"  hint: {problem.hint}"] if problem.hint else []
        emit("\n".join(lines), error=True)


def emit(data: str | bytes, *, error: bool = False) -> None:
    """Print on stdout or stderr. It is no error that nobody reads any more; a full disk is one."""
    stream = sys.stderr if error else sys.stdout
    if stream is None and isinstance(data, bytes):
        raise HandoutError(Diagnostic("standard output is closed", "write to a file: -o FILE"), ExitStatus.PATH)
    try:
        colour = False if os.environ.get("NO_COLOR") else None  # no-color.org; else Click finds out
        click.echo(data, stream, nl=isinstance(data, str), color=colour)
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # whatever is left need not go anywhere
        if not error and not isinstance(problem, BrokenPipeError):
            message = f"cannot write to standard output: {problem.strerror}"
            raise HandoutError(Diagnostic(message, "write to a file: -o FILE"), ExitStatus.PATH) from problem


def emit_json(data: object) -> None:
    """Print data as JSON on stdout, in ASCII where stdout can't show more."""
    import json

    in_ascii = not sys.stdout or not (sys.stdout.encoding or "").lower().startswith("utf")
    emit(json.dumps(data, ensure_ascii=in_ascii, indent=2))
