"""What it costs to lay 500 pages on sheets: whole processes, beside pdfimpose with the same file."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from benchmarks import handout
from benchmarks.bench import HERE
from benchmarks.timing import Samples, interleaved
from benchmarks.warm import BATCH, patients
from layouts.editions import Composition
from layouts.editions.handout import EDITION
from layouts.render import painted
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.bench import Bench

PAGES = 500
LINES = 40
A5 = (419.53, 595.28)
PROGRAM = (sys.executable, str(HERE.parent / "make_pdf.py"), "impose")
PEER = (sys.executable, "-m", "pdfimpose", "saddle", "--group", "0", "--signature", "2x1")
"""All sheets folded together, two pages on a side: the same sheets as ours."""


@dataclass(frozen=True)
class Imposition:
    """What was measured of one file."""

    ours: Samples
    peer: Samples
    peak: int
    """Bytes that ours held at most."""


def measure(bench: Bench, rounds: int) -> dict[str, Imposition]:
    """Both files: tagged handouts of our own, and plain text."""
    made = {"of our handouts": _handouts(), "of plain text": _plain_text()}
    return {name: _measured(bench, data, rounds) for name, data in made.items()}


def _measured(bench: Bench, data: bytes, rounds: int) -> Imposition:
    source = bench.folder / "pages.pdf"
    source.write_bytes(data)
    commands = {"ours": _ours(source, bench.folder), "peer": _peer(source, bench.folder)}

    def timed(command: tuple[str, ...]) -> Callable[[int], float]:
        bench.seconds(command)
        return lambda _: bench.seconds(command)

    times = interleaved({name: timed(command) for name, command in commands.items()}, rounds)
    return Imposition(**times, peak=bench.peak(commands["ours"]))


def _ours(source: Path, folder: Path) -> tuple[str, ...]:
    """Without creep, which the peer does not know: nobody folds 125 sheets together."""
    return (*PROGRAM, str(source), "-o", str(folder / "ours.pdf"), "--thickness", "0", "--quiet")


def _peer(source: Path, folder: Path) -> tuple[str, ...]:
    return (*PEER, str(source), "--output", str(folder / "peer.pdf"))


def _handouts() -> bytes:
    """Handouts of many patients in one tagged file."""
    pack, theme = handout.pack(), EDITION.theme(PageSetup())
    count = PAGES // handout.PAGES
    documents = [handout.document(pack, name) for name in patients(-(-count // BATCH))[:count]]
    sides = [side for document in documents for side in EDITION.compose(theme, document, None).sides]
    return painted(documents[0], theme, Composition(sides[:PAGES]))


def _plain_text() -> bytes:
    """Pages full of text, A5, in a font that every viewer has."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A5, invariant=1)
    for page in range(1, PAGES + 1):
        for line in range(LINES):
            canvas.drawString(40, 540 - 12 * line, f"Page {page}, line {line}: keep active, walk a little every day")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
