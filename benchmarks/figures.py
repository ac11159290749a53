"""What figures cost: to draw one, to find one drawn, its bytes, and a handout with six beside the same without them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks import handout, pdfs
from benchmarks.timing import MILLI, Samples, interleaved
from benchmarks.warm import in_batches, patients
from handouts.request import DiaryRequest, ExerciseRequest
from layouts.editions.handout import handout_theme
from layouts.figures import cache
from layouts.figures.cache import Look, drawn
from layouts.figures.pdf import operators
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.tones import COLOUR
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.bench import Bench
    from handouts.model import Pack
    from handouts.pose.model import Figure

SIX = ("bridge", "buttock-stretch", "cat-camel", "hip-hinge", "knee-rolls", "knee-to-chest")
REQUEST = replace(handout.REQUEST, exercises=tuple(ExerciseRequest(id=name) for name in SIX), diary=DiaryRequest(0))
PICTURES = 2
ROUNDS = 5
THEME = handout_theme(PageSetup())
LOOK = Look(PEOPLE[0].name, mirrored=False, mono=False, scale=THEME.figure_scale, width=THEME.figure_column)


@dataclass(frozen=True)
class Figures:
    """What was measured."""

    drawing: float
    """Milliseconds from a pose to operators: the median of all figures of two pictures."""
    recalling: float
    """Milliseconds of a figure that another run has drawn."""
    size: float
    """Bytes of a figure in a file: the median."""
    pdf: pdfs.Pdf
    """The handout with six figures."""
    drawn: Samples
    bare: Samples


def measure(bench: Bench, batches: int) -> Figures:
    """All of it, from the figures of the shipped exercises."""
    pack = handout.pack()
    figures = [exercise.facts.figure for exercise in pack.exercises.values() if exercise.facts.figure]
    shown = [figure for figure in figures if len(figure.poses) == PICTURES]
    with patch.dict(os.environ, HANDOUTS_CACHE=str(bench.cache)):
        for figure in figures:
            drawn(figure, LOOK)
        return Figures(
            drawing=median(_milliseconds(_draw, figure) for figure in shown),
            recalling=median(_milliseconds(_recall, figure) for figure in shown),
            size=median(len(drawn(figure, LOOK).operators) for figure in figures),
            pdf=_written(bench, pack),
            **_warm(pack, batches),
        )


def _milliseconds(work: Callable[[Figure], object], figure: Figure) -> float:
    """The median of a few."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work(figure)
        times.append(perf_counter() - start)
    return median(times) * MILLI


def _draw(figure: Figure) -> str:
    return operators(draw_figure(figure, PEOPLE[0], LOOK.scale, width=LOOK.width), COLOUR)


def _recall(figure: Figure) -> object:
    """As the first time in a run: nothing of it is in memory."""
    cache.drawn.cache_clear()
    return drawn(figure, LOOK)


def _written(bench: Bench, pack: Pack) -> pdfs.Pdf:
    path = bench.folder / "figures.pdf"
    path.write_bytes(render(handout.document(pack, asked=REQUEST), THEME))
    return pdfs.read(path)


def _warm(pack: Pack, batches: int) -> dict[str, Samples]:
    """Handouts from selection to bytes, in turn; the first batch of each side does not count."""
    exercises = {
        name: replace(exercise, facts=replace(exercise.facts, figure=None)) for name, exercise in pack.exercises.items()
    }
    names = patients(batches + 1)

    def making(content: Pack) -> Callable[[int], float]:
        return in_batches(lambda index: render(handout.document(content, names[index], asked=REQUEST), THEME))

    sides = {"drawn": making(pack), "bare": making(replace(pack, exercises=exercises))}
    return {name: Samples(side.times[1:]) for name, side in interleaved(sides, batches + 1).items()}
