"""Cold: whole processes, from the start of Python to a file on disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.samples import MILLI, Samples, interleaved

if TYPE_CHECKING:
    from benchmarks.bench import Bench

FIRST_RUNS = 5


@dataclass(frozen=True)
class Cold:
    """What was measured."""

    ours: Samples
    typst: Samples
    python: Samples
    """An interpreter that does nothing."""
    first: float
    """Ours when the content has yet to be compiled, in milliseconds."""


def measure(bench: Bench, pairs: int) -> Cold:
    """`build` and Typst in turn, and `build` without compiled content."""
    commands = {"ours": bench.ours, "typst": bench.typst, "python": bench.python}
    samples = interleaved({name: lambda _, c=command: bench.seconds(c) for name, command in commands.items()}, pairs)
    return Cold(**samples, first=_first(bench))


def _first(bench: Bench) -> float:
    times = []
    for _ in range(FIRST_RUNS):
        shutil.rmtree(bench.cache, ignore_errors=True)
        times.append(bench.seconds(bench.ours))
    return median(times) * MILLI
