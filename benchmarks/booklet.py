"""A booklet beside the handout of four pages: both warm, for another patient each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from benchmarks import handout
from benchmarks.timing import Samples, interleaved
from benchmarks.warm import in_batches, patients
from handouts.request import ExerciseRequest, Request
from layouts.editions import find
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 24
SECTIONS = ("overview", "staying-active", "exercises", "prevention", "outlook")
REQUEST = Request(
    date=handout.DATE, sections=SECTIONS, exercises=tuple(ExerciseRequest(id=name) for name in handout.EXERCISES)
)


@dataclass(frozen=True)
class Booklet:
    """Times of one document, averaged over a batch."""

    booklet: Samples
    handout: Samples


def measure(folder: Path, batches: int) -> Booklet:
    """Batches in turn; the first of each side is for warming up and does not count.

    Raises `ValueError` when the content has changed so that the booklet has other than ``PAGES`` pages.
    """
    content = handout.pack()
    names = patients(batches + 1)

    def made(edition: str, asked: Request, patient: str) -> bytes:
        theme = find(edition).theme(PageSetup())
        return render(handout.document(content, patient, asked=asked), theme, edition=edition)

    sides = {
        "booklet": in_batches(lambda index: made("booklet", REQUEST, names[index])),
        "handout": in_batches(lambda index: made("handout", handout.REQUEST, names[index])),
    }
    samples = {name: Samples(side.times[1:]) for name, side in interleaved(sides, batches + 1).items()}
    path = folder / "booklet.pdf"
    path.write_bytes(made("booklet", REQUEST, handout.PATIENT))
    with pikepdf.open(path) as pdf:
        if len(pdf.pages) != PAGES:
            raise ValueError(f"the booklet has {len(pdf.pages)} pages, not {PAGES}: choose other sections")
    return Booklet(samples["booklet"], samples["handout"])
