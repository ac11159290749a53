"""Handouts with figures, whatever the shipped packs draw: the minimal pack with one on a card and one in a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pack_copies import change, copy_pack
from sheets import CLINIC, TODAY, asked

from handouts.assembly import assemble
from handouts.document_blocks import Drawing, ExerciseCard
from handouts.library import load_pack
from handouts.selection import select

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from handouts.document import Document

LEG_SWING = """figure:
  poses:
    - base: standing
    - {base: standing, right: {hip: 40}}
"""
SITTING = """id: sitting
figure:
  poses: [{base: sitting}]
  props: {chair: 0}
"""
BLOCK = """  - id: chair
    figure: sitting
    alt: A person sits upright.
    caption: Sit **tall**.
"""


def drawn_pack(folder: Path) -> Path:
    """The minimal pack with a figure of a sided exercise, and one in a section, in the content folder ``folder``."""
    pack = copy_pack(folder)
    change(pack / "exercises" / "leg-swing.yaml", "sources:", f"{LEG_SWING}sources:")
    words = "picture: Someone swings one leg.\npicture_one_side: Someone swings the {side} leg.\nsteps_one_side:"
    change(pack / "en" / "exercises" / "leg-swing.yaml", "steps_one_side:", words)
    (pack / "figures").mkdir()
    (pack / "figures" / "sitting.yaml").write_text(SITTING, encoding="utf-8")
    change(pack / "en" / "sections" / "overview.yaml", "  - id: day\n", f"{BLOCK}  - id: day\n")
    return pack


def drawn_handout(folder: Path, *exercises: str, **fields: Any) -> Document:
    """A handout of the pack that :func:`drawn_pack` has made in ``folder``."""
    pack = load_pack([folder], "minimal", "en")
    request = asked(*exercises, pack="minimal", **fields)
    return assemble(pack, select(pack, request), request, CLINIC, TODAY)


def drawings(document: Document) -> list[Drawing]:
    """All figures of a handout, in reading order."""
    blocks = [block for part in document.parts for block in part.blocks]
    pictures = [block.picture if isinstance(block, ExerciseCard) else block for block in blocks]
    return [picture for picture in pictures if isinstance(picture, Drawing)]
