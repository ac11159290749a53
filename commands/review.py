"""The command ``review``: signing content off, and seeing who has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.console import emit, emit_json, report
from commands.options import CONTENT, DEBUG, DRY_RUN, JSON, QUIET
from handouts.diagnostics import Diagnostic, HandoutError, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_NOT_FOR = {
    "sign": {"as_json": "--json"},
    "show": {"name": "--name", "role": "--role", "until": "--until", "date": "--date", "dry_run": "--dry-run"},
}
"""By action, options that only the other one has."""


@click.command()
@click.argument("action", metavar="sign|show")
@click.argument("pack", default="sciatica", metavar="[PACK]")
@CONTENT
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language reviewed.")
@click.option("--name", metavar="NAME", help="sign: who has reviewed the content.")
@click.option("--role", metavar="ROLE", help="sign: what they are, such as physiotherapist.")
@click.option("--until", metavar="YYYY-MM-DD", help="sign: its last day. Default: the pack's next review.")
@click.option("--date", metavar="YYYY-MM-DD", help="sign: day of the review. Default: today.")
@DRY_RUN
@JSON
@QUIET
@DEBUG
def review(action: str, pack: str, folders: Sequence[Path], language: str, **options: Any) -> None:
    """Sign the content of PACK off, or show who has. PACK is sciatica unless you say so."""
    if action not in _NOT_FOR:
        raise HandoutError(unknown("action", action, tuple(_NOT_FOR)))
    misplaced = [name for key, name in _NOT_FOR[action].items() if options[key]]
    if misplaced:
        raise HandoutError(Diagnostic(f"`review {action}` has no {', '.join(misplaced)}", "leave it out"))
    if action == "sign":
        _sign(folders, pack, language, options)
    else:
        _show(folders, pack, language, options)


def _sign(folders: Sequence[Path], pack: str, language: str, options: Mapping[str, Any]) -> None:
    from handouts.files import write_whole
    from handouts.reviews_signing import Signature, sign
    from layouts.fonts import missing

    said = Signature(options["name"] or "", options["role"] or "", options["date"], options["until"])
    for path, data in sign(folders, pack, language, said, missing).items():
        if options["dry_run"]:
            emit(f"would write {path}", error=True)
        else:
            path.parent.mkdir(exist_ok=True)
            write_whole(path, data)
            emit(str(path))


def _show(folders: Sequence[Path], pack: str, language: str, options: Mapping[str, Any]) -> None:
    from handouts.clock import today
    from handouts.reviews_told import plain_reviews, reviews_of, told

    found = reviews_of(folders, pack, language, today())
    if options["as_json"]:
        emit_json(plain_reviews(found))
        return
    lines, advice = told(found)
    emit("\n".join(lines))
    if advice and not options["quiet"]:
        report([advice])
