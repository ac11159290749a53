"""Cold: whole processes, from the start of Python to a file on disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.bench import NOTHING
from benchmarks.timing import MILLI, Samples, interleaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.bench import Bench, Job

FIRST_RUNS = 5


@dataclass(frozen=True)
class Cold:
    """What was measured of one handout."""

    ours: Samples
    typst: Samples
    nothing: Samples
    """An interpreter that does nothing."""


def measure(bench: Bench, job: Job, pairs: int) -> Cold:
    """`build` and Typst in turn."""

    def timed(command: tuple[str, ...]) -> Callable[[int], float]:
        return lambda _: bench.seconds(command)

    sides = {"ours": timed(job.ours), "typst": timed(job.typst), "nothing": timed(NOTHING)}
    return Cold(**interleaved(sides, pairs))


def first(bench: Bench, job: Job) -> float:
    """`build` when the content has yet to be compiled, in milliseconds: the median of a few."""
    times = []
    for _ in range(FIRST_RUNS):
        shutil.rmtree(bench.cache, ignore_errors=True)
        times.append(bench.seconds(job.ours))
    return median(times) * MILLI
