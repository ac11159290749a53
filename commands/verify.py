"""The command ``verify``: which content a handout was made from, and whether it is still good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.console import emit, emit_json, report
from commands.options import CONTENT, DEBUG, JSON, QUIET
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("pdf", type=Path, metavar="FILE.pdf")
@CONTENT
@JSON
@QUIET
@DEBUG
def verify(pdf: Path, folders: Sequence[Path], *, as_json: bool, quiet: bool) -> ExitStatus:
    """Tell what a handout was made from, and whether it is current and conforms."""
    from handouts.clock import today
    from handouts.files import read_bytes
    from handouts.keywords import parse_keywords
    from handouts.verify import plain_verdict, told
    from handouts.verify import verify as verify_origin
    from layouts.inspection import conformance, keywords_of

    data = read_bytes(pdf)
    origin = parse_keywords(keywords_of(data, str(pdf)))
    if origin is None:
        hint = "only files that `make-pdf build` has made can be verified"
        raise HandoutError(Diagnostic("this file does not say which content it was made from", hint, Place(str(pdf))))
    verdict = verify_origin(origin, folders, today(), conformance(data))
    if as_json:
        emit_json(plain_verdict(verdict))
    else:
        emit("\n".join(told(verdict)))
    if not (folders or quiet or (verdict.content == "same" and verdict.on_record)):
        hint = "if it was made with a clinic's own content, name the folder: --content DIR"
        report([Diagnostic("the handout was compared with the shipped content alone", hint, severity="note")])
    return ExitStatus.DONE if verdict.holds else ExitStatus.REFUSED
