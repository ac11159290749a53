"""What the size of a pack costs: `check` of all of it, and a cold `build` beside a pack that holds little else."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks.bench import HERE
from benchmarks.handout import EXERCISES, OPTIONS
from benchmarks.timing import Samples, interleaved
from handouts.library import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.bench import Bench

PROGRAM = (sys.executable, str(HERE.parent / "make_pdf.py"))
SECTIONS = ("exercises", "red-flags")
CHECKS = 5


@dataclass(frozen=True)
class Content:
    """What was measured."""

    check: float
    """Seconds of a whole `check`: the median of a few."""
    whole: Samples
    small: Samples


def measure(bench: Bench, pairs: int) -> Content:
    """The handout of the other benchmarks, from the shipped pack and from a small one, in turn; and `check`."""
    folder = bench.folder / "content"
    write_small_pack(folder / "small")

    def timed(pack: str) -> Callable[[int], float]:
        command = (*PROGRAM, "build", pack, "--content", str(folder), *OPTIONS, "-o", str(bench.folder / f"{pack}.pdf"))
        bench.seconds(command)
        return lambda _: bench.seconds(command)

    times = interleaved({"whole": timed("sciatica"), "small": timed("small")}, pairs)
    checks = [bench.seconds((*PROGRAM, "check", "--quiet")) for _ in range(CHECKS)]
    return Content(median(checks), **times)


def write_small_pack(folder: Path) -> None:
    """The shipped pack with two sections and three exercises, and the rules about them."""
    shutil.copytree(SHIPPED / "sciatica", folder, ignore=shutil.ignore_patterns("facts", "provenance.yaml"))
    for part, kept in (("exercises", EXERCISES), ("en/exercises", EXERCISES), ("en/sections", SECTIONS)):
        for path in (folder / part).iterdir():
            if path.stem not in kept:
                path.unlink()
    programme = {stage: [] for stage in ("acute", "settling", "remission")}
    changes = {"id": "small", "default_sections": list(SECTIONS), "section_order": [], "programmes": programme}
    _write(folder / "pack.yaml", _read(folder / "pack.yaml") | changes)
    safety, words = _read(folder / "safety.yaml"), _read(folder / "en" / "safety.yaml")
    for key in ("contraindications", "precautions"):
        safety[key] = [kept for rule in safety[key] if (kept := _about_what_is_left(rule))]
        ids = {rule["id"] for rule in safety[key]}
        words[key] = {name: text for name, text in words[key].items() if name in ids}
    safety["companions"] = {}
    _write(folder / "safety.yaml", safety)
    _write(folder / "en" / "safety.yaml", words)


def _about_what_is_left(rule: dict[str, Any]) -> dict[str, Any] | None:
    exercises = [name for name in rule.get("exercises", ()) if name in EXERCISES]
    section = rule.get("section") if rule.get("section") in SECTIONS else None
    if not (exercises or section or rule.get("every_exercise")):
        return None
    kept = {key: value for key, value in rule.items() if key not in {"exercises", "section", "instead"}}
    return kept | ({"exercises": exercises} if exercises else {}) | ({"section": section} if section else {})


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return data


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
