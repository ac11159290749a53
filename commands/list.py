"""The command ``list``: what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.console import emit, emit_json
from commands.options import CONTENT, DEBUG, JSON, SILENT
from handouts.diagnostics import HandoutError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command("list")
@click.argument("kind", metavar="packs|sections|exercises|conditions|editions|languages")
@click.option("--pack", default="sciatica", show_default=True, metavar="PACK", help="The pack to look into.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language of the names.")
@CONTENT
@JSON
@SILENT
@DEBUG
def list_(kind: str, pack: str, language: str, folders: Sequence[Path], *, as_json: bool) -> None:
    """What there is to choose from."""
    from handouts.listing import LISTINGS, rows

    if kind not in LISTINGS:
        raise HandoutError(unknown("kind of list", kind, LISTINGS))
    found = _editions() if kind == "editions" else rows(kind, folders, pack, language)
    if as_json:
        emit_json(found)
        return
    width = max((len(row["id"]) for row in found), default=0)
    emit("\n".join(f"{row['id']:{width}}  {row['name']}".rstrip() for row in found))


def _editions() -> list[dict[str, str]]:
    """Editions are a matter of layouts; the domain knows only their names."""
    from handouts.request import EDITIONS
    from layouts.editions import find

    return [{"id": name, "name": find(name).line} for name in EDITIONS]
