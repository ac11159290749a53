"""The report: each figure beside its target, and the machine it was measured on."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import psutil

from benchmarks import handout, pdfs
from benchmarks.timing import Samples, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.booklet import Booklet
    from benchmarks.cold import Cold
    from benchmarks.content import Content
    from benchmarks.figures import Figures
    from benchmarks.imposition import Imposition
    from benchmarks.pdfs import Pdf
    from benchmarks.warm import Warm

COLD_RATIO, WARM_RATIO, PAGE_BYTES, PEAK_BYTES, COMMON_WORDS = 3.0, 1.5, 30_000, 120_000_000, 0.95
CHECK_SECONDS, GROWTH = 2.0, 1.1
DRAWING_MS, RECALLING_MS, FIGURE_BYTES, FIGURES_BYTES, FIGURES_RATIO = 15.0, 0.5, 7_000, 165_000, 1.3
IMPOSING_SECONDS, IMPOSING_BYTES, IMPOSING_RATIO = 2.0, 200_000_000, 1.0
BOOKLET_RATIO = 6.0
KILO, MEGA, GIGA = 1e3, 1e6, 2**30
START, END = "<!-- figures: written by python -m benchmarks --write -->", "<!-- end of figures -->"
HEAD = ("", "ours", "Typst", "ours / Typst", "target", "")


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    name: str
    ours: str
    typst: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None
    """Nothing where there is no target."""

    @property
    def cells(self) -> tuple[str, ...]:
        """As printed."""
        verdict = {None: "", True: "pass", False: "**MISS**"}[self.met]
        return (self.name, self.ours, self.typst, self.ratio, self.target, verdict)


def speed(cold: Cold, warm: Warm) -> Iterator[Row]:
    """The rows about time that have a target."""
    for name, times, most in (("cold", cold, COLD_RATIO), ("warm", warm, WARM_RATIO)):
        measured = ratio(times.ours, times.typst)
        yield Row(name, _ms(times.ours), _ms(times.typst), str(measured), f"≤ {most:g}", measured.median <= most)


def more_speed(cold: Cold, branded: Cold, first: float) -> Iterator[Row]:
    """The rows about time that explain."""
    measured = ratio(branded.ours, branded.typst)
    yield Row("cold, with a clinic's letterhead and QR code", _ms(branded.ours), _ms(branded.typst), str(measured))
    yield Row("cold, content not compiled yet", f"{first:.0f} ms")
    yield Row("cold, Python that does nothing", _ms(cold.nothing), _ms(cold.nothing))


def content(measured: Content) -> Iterator[Row]:
    """The rows about a large pack."""
    yield Row(
        "`check` of all content",
        f"{measured.check:.2f} s",
        "",
        "",
        f"≤ {CHECK_SECONDS:g} s",
        measured.check <= CHECK_SECONDS,
    )
    grown = ratio(measured.whole, measured.small)
    yield Row(
        "cold, whole pack / small pack",
        f"{_ms(measured.whole)} / {_ms(measured.small)}",
        "",
        str(grown),
        f"≤ {GROWTH:g}",
        grown.median <= GROWTH,
    )


def figures(measured: Figures) -> Iterator[Row]:
    """The rows about figures."""
    for name, took, most in (
        ("drawing a figure of two pictures", measured.drawing, DRAWING_MS),
        ("a figure that was drawn before", measured.recalling, RECALLING_MS),
    ):
        yield Row(name, f"{took:.2f} ms", target=f"≤ {most:g} ms", met=took <= most)
    for name, counted, bytes_ in (
        ("size, a figure", measured.size, FIGURE_BYTES),
        (f"size, {measured.pdf.pages} pages with six figures", measured.pdf.size, FIGURES_BYTES),
    ):
        yield Row(name, f"{counted / KILO:.1f} kB", target=f"≤ {bytes_ / KILO:g} kB", met=counted <= bytes_)
    slower = ratio(measured.drawn, measured.bare)
    yield Row(
        "warm, six figures / the same without",
        f"{_ms(measured.drawn)} / {_ms(measured.bare)}",
        "",
        str(slower),
        f"≤ {FIGURES_RATIO:g}",
        slower.median <= FIGURES_RATIO,
    )


def booklet(measured: Booklet) -> Iterator[Row]:
    """The row about a booklet."""
    longer = ratio(measured.booklet, measured.handout)
    yield Row(
        "warm, a booklet of 24 pages / the handout",
        f"{_ms(measured.booklet)} / {_ms(measured.handout)}",
        "",
        str(longer),
        f"≤ {BOOKLET_RATIO:g}",
        longer.median <= BOOKLET_RATIO,
    )


def imposition(measured: dict[str, Imposition]) -> Iterator[Row]:
    """The rows about pages on sheets."""
    for name, found in measured.items():
        took, beside = found.ours.median / KILO, ratio(found.ours, found.peer)
        most = f"≤ {IMPOSING_SECONDS:g} s"
        yield Row(f"imposing 500 pages {name}", f"{took:.2f} s", target=most, met=took <= IMPOSING_SECONDS)
        yield Row(
            "the same / pdfimpose",
            f"{_ms(found.ours)} / {_ms(found.peer)}",
            "",
            str(beside),
            f"≤ {IMPOSING_RATIO:g}",
            beside.median <= IMPOSING_RATIO,
        )
        peak = f"{found.peak / MEGA:.0f} MB"
        target = f"< {IMPOSING_BYTES / MEGA:g} MB"
        yield Row("the same, peak memory", peak, target=target, met=found.peak < IMPOSING_BYTES)


def size(ours: Pdf, typst: Pdf, peaks: tuple[int, int]) -> Iterator[Row]:
    """The rows about bytes."""
    yield Row(
        "size, a page",
        f"{ours.page_size / KILO:.1f} kB",
        f"{typst.page_size / KILO:.1f} kB",
        f"{ours.page_size / typst.page_size:.2f}",
        f"≤ {PAGE_BYTES / KILO:g} kB",
        ours.page_size <= PAGE_BYTES,
    )
    mine, theirs = peaks
    yield Row(
        "peak memory, cold",
        f"{mine / MEGA:.0f} MB",
        f"{theirs / MEGA:.0f} MB",
        f"{mine / theirs:.2f}",
        f"< {PEAK_BYTES / MEGA:g} MB",
        mine < PEAK_BYTES,
    )


def equivalence(ours: Pdf, typst: Pdf) -> Iterator[Row]:
    """The rows that say whether the comparison is fair."""
    right = ours.pages == typst.pages == handout.PAGES
    yield Row("pages", str(ours.pages), str(typst.pages), "", f"{handout.PAGES}", right)
    tagged = {True: "yes", False: "no"}
    yield Row("tagged", tagged[ours.tagged], tagged[typst.tagged], "", "yes", ours.tagged and typst.tagged)
    shared = pdfs.common(ours, typst)
    yield Row(
        "words, and share in common",
        f"{ours.words.total()}",
        f"{typst.words.total()}",
        f"{shared:.1%}",
        f"≥ {COMMON_WORDS:.0%}",
        shared >= COMMON_WORDS,
    )


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, which is legible in a terminal, too."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
        for cells in lines
    )


def machine() -> str:
    """What the figures depend on."""
    names = ("reportlab", "typst", "pydantic", "pypdfium2", "pikepdf", "pdfimpose")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    memory = psutil.virtual_memory().total / GIGA
    return (
        f"Measured on {os.cpu_count()} CPUs ({platform.machine()}) with {memory:.0f} GiB, {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}, {versions}."
    )


def write(path: Path, text: str) -> None:
    """Put `text` between the markers of a file. Raises `ValueError` when they are not there."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{path.name} has no markers for the figures")
    path.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _ms(samples: Samples) -> str:
    return f"{samples.median:.1f} ms ({samples.least:.1f})"
