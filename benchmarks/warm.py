"""Warm: many handouts in one process, each for another patient."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from time import perf_counter
from typing import TYPE_CHECKING

import typst

from benchmarks import handout
from benchmarks.bench import TEMPLATE
from benchmarks.timing import Samples, interleaved
from layouts.editions.handout import handout_theme
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.bench import Bench

BATCH = 20
_FIRST = ("Anna", "Björn", "Carla", "Dávid", "Elif", "Fatou", "Goran", "Hanna", "Igor", "Jana", "Karim", "Lena")
_LAST = ("Adamek", "Berg", "Costa", "Dahl", "Eriksen", "Falk", "Güven", "Holm", "Ivanova", "Jensen", "Kowalski", "Lind")
_MIDDLE = ("", "Maria", "Noor", "Olav", "Paz")


@dataclass(frozen=True)
class Warm:
    """Times of one document, averaged over a batch."""

    ours: Samples
    typst: Samples


def measure(bench: Bench, batches: int) -> Warm:
    """Batches in turn; the first of each side is for warming up and does not count.

    Ours is timed from the selection to the bytes. Typst gets the assembled document for nothing: only compiling is
    timed.
    """
    pack = handout.pack()
    theme = handout_theme(PageSetup())
    names = patients(batches + 1)
    texts = [handout.as_json(handout.document(pack, patient)) for patient in names]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[bench.fonts])
    compiler = typst.Compiler(TEMPLATE, font_paths=fonts)

    def ours(index: int) -> None:
        render(handout.document(pack, names[index]), theme)

    def theirs(index: int) -> None:
        compiler.compile(sys_inputs={"document": texts[index]}, pdf_standards=["ua-1"])

    sides = {"ours": in_batches(ours), "typst": in_batches(theirs)}
    samples = interleaved(sides, batches + 1)
    return Warm(**{name: Samples(side.times[1:]) for name, side in samples.items()})


def patients(batches: int) -> list[str]:
    """Names for so many batches, all different."""
    count = batches * BATCH
    names = [" ".join(filter(None, parts)) for parts in product(_FIRST, _MIDDLE, _LAST)]
    if count > len(names):
        raise ValueError(f"there are names for {len(names) // BATCH - 1} batches")
    return names[:count]


def in_batches(make: Callable[[int], object]) -> Callable[[int], float]:
    """Makes the documents of a batch; returns the seconds that one took."""

    def run(number: int) -> float:
        start = perf_counter()
        for index in range(number * BATCH, (number + 1) * BATCH):
            make(index)
        return (perf_counter() - start) / BATCH

    return run
