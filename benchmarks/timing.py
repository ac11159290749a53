"""Samples: times measured side by side, and what may be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MILLI = 1000


@dataclass
class Samples:
    """Times of one side, in seconds, in the order of the rounds."""

    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """In milliseconds."""
        return median(self.times) * MILLI

    @property
    def least(self) -> float:
        """In milliseconds."""
        return min(self.times) * MILLI


@dataclass(frozen=True)
class Ratio:
    """How the times of two sides compare, round by round: what slows the machine for a while slows both."""

    low: float
    median: float
    high: float
    """Half of the rounds lie between low and high."""

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"


def ratio(ours: Samples, theirs: Samples) -> Ratio:
    """The ratios of the rounds."""
    return Ratio(*quantiles(ours / theirs for ours, theirs in zip(ours.times, theirs.times, strict=True)))


def interleaved(sides: dict[str, Callable[[int], float]], rounds: int) -> dict[str, Samples]:
    """Measure each side once a round, in an order that turns round with every round."""
    samples = {name: Samples() for name in sides}
    order = list(sides.items())
    for number in range(rounds):
        for name, measure in order:
            samples[name].times.append(measure(number))
        order.reverse()
    return samples
