"""The command ``new``: files to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.console import emit
from commands.options import DEBUG, DRY_RUN, SILENT
from handouts.diagnostics import Diagnostic, HandoutError

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("kind", metavar="pack|section|exercise")
@click.argument("name")
@click.option("--content", "folders", type=Path, multiple=True, metavar="DIR", help="The folder to write into.")
@click.option("--pack", default="sciatica", show_default=True, metavar="PACK", help="The pack to add to.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language of the words.")
@DRY_RUN
@SILENT
@DEBUG
def new(kind: str, name: str, folders: Sequence[Path], pack: str, language: str, *, dry_run: bool) -> None:
    """Write the files of a new pack, section or exercise: valid as they are, for you to change."""
    from handouts.clock import today
    from handouts.files import write_all
    from handouts.scaffold import scaffold

    if len(folders) != 1:
        hint = "name your content folder: --content DIR; it is made if it is missing"
        raise HandoutError(Diagnostic("`new` writes into one folder", hint))
    files = scaffold(kind, name, folders[0], today(), pack=pack, language=language)
    if dry_run:
        emit("\n".join(f"would write {path}" for path in files), error=True)
        return
    write_all({path: text.encode("utf-8") for path, text in files.items()})
    emit("\n".join(map(str, files)))
