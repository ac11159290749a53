"""Run all benchmarks: ``python -m benchmarks [--write]``. Exits with 1 when a target was missed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import booklet, cold, content, figures, imposition, pdfs, report, warm
from benchmarks.bench import HERE, Bench


def main() -> int:
    """Measure, print, and rewrite the figures in README.md if asked to."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Speed, size and memory beside Typst.")
    parser.add_argument("--pairs", type=int, default=21, metavar="N", help="cold runs of each side (%(default)s)")
    parser.add_argument("--batches", type=int, default=15, metavar="N", help="warm batches of each side (%(default)s)")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/README.md")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        rows = measure(Bench(Path(folder)), options.pairs, options.batches)
    said = report.table(rows) + "\n\n" + report.machine()
    print(said)
    if options.write:
        report.write(HERE / "README.md", said)
    return int(any(row.met is False for row in rows))


def measure(bench: Bench, pairs: int, batches: int) -> list[report.Row]:
    """Every row of the table."""
    bench.prepare()
    plain, branded = bench.job("plain"), bench.job("clinic", clinic=True)
    cold_times = cold.measure(bench, plain, pairs)
    warm_times = warm.measure(bench, batches)
    files = pdfs.read(plain.our_pdf), pdfs.read(plain.typst_pdf)
    peaks = bench.peak(plain.ours), bench.peak(plain.typst)
    return [
        *report.speed(cold_times, warm_times),
        *report.size(*files, peaks),
        *report.more_speed(cold_times, cold.measure(bench, branded, pairs), cold.first(bench, plain)),
        *report.content(content.measure(bench, pairs)),
        *report.figures(figures.measure(bench, batches)),
        *report.booklet(booklet.measure(bench.folder, batches)),
        *report.imposition(imposition.measure(bench, batches)),
        *report.equivalence(*files),
    ]


if __name__ == "__main__":
    sys.exit(main())
