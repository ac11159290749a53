"""The command ``figures``: all drawings of a pack on contact sheets, and each as a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.console import emit
from commands.options import CONTENT, DEBUG, DRY_RUN, SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("pack", default="sciatica", metavar="[PACK]")
@click.option(
    "-o", "--output", type=Path, required=True, metavar="DIR", help="Folder for the drawings; made if missing."
)
@CONTENT
@click.option("--only", multiple=True, metavar="ID[,ID]", help="A figure: the exercise or figure file it stands in.")
@click.option("--person", default="a", show_default=True, metavar="PERSON", help="Who is drawn: a, b, c or d.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="Language of the words.")
@click.option("--mono", is_flag=True, help="No filled areas: for photocopiers.")
@click.option("--resolution", default=100, show_default=True, type=click.IntRange(20, 600), help="Dots per inch.")
@DRY_RUN
@SILENT
@DEBUG
def figures(  # noqa: PLR0913 - one for each option
    pack: str,
    output: Path,
    folders: Sequence[Path],
    only: Sequence[str],
    person: str,
    language: str,
    *,
    mono: bool,
    resolution: int,
    dry_run: bool,
) -> None:
    """Draw the figures of PACK: contact sheets as PDF and PNG, each figure as SVG."""
    from handouts.clock import today
    from handouts.files import write_all
    from handouts.gallery import gallery
    from handouts.library import load_pack
    from handouts.request_sources import separated
    from layouts.editions.handout import handout_theme
    from layouts.figures.contact import CONTACT_SHEET, contact_files
    from layouts.preview import remove_pictures
    from layouts.theme import PageSetup

    content = load_pack(folders, pack, language)
    drawings = gallery(content, person, separated(only))
    made = contact_files(handout_theme(PageSetup(mono=mono)), content, drawings, today(), resolution)
    files = {output / name: data for name, data in made.items()}
    if dry_run:
        emit("\n".join(f"would write {path}" for path in files), error=True)
        return
    write_all(files)
    remove_pictures(output, CONTACT_SHEET, files)
    emit("\n".join(map(str, files)))
