"""The command ``preview``: pages as pictures."""

from __future__ import annotations

from pathlib import Path

import click

from commands.console import emit
from commands.options import DEBUG, DRY_RUN, SILENT


@click.command()
@click.argument("pdf", type=Path, metavar="IN.pdf")
@click.option(
    "-o", "--output", type=Path, required=True, metavar="DIR", help="Folder for the pictures; made if missing."
)
@click.option("--resolution", default=100, show_default=True, type=click.IntRange(20, 600), help="Dots per inch.")
@DRY_RUN
@SILENT
@DEBUG
def preview(pdf: Path, output: Path, resolution: int, *, dry_run: bool) -> None:
    """Show the pages of a PDF as PNG pictures."""
    from tempfile import TemporaryDirectory

    from layouts.preview import page_pictures

    if dry_run:
        with TemporaryDirectory() as scratch:
            for path in page_pictures(pdf, Path(scratch), 20):
                emit(f"would write {output / path.name}", error=True)
        return
    for path in page_pictures(pdf, output, resolution):
        emit(str(path))
