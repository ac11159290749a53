"""The bench that runs are made on: a folder for a time, the commands of both sides, and clean surroundings for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import handout

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "handout.typ"
FONTS = ("OpenSans-Regular.ttf", "OpenSans-SemiBold.ttf", "OpenSans-Bold.ttf")
NOTHING = (sys.executable, "-c", "pass")
"""An interpreter that does nothing: what both sides pay."""


@dataclass(frozen=True)
class Job:
    """One handout, made by both sides."""

    ours: tuple[str, ...]
    """The command that builds ours, as people type it."""
    typst: tuple[str, ...]
    our_pdf: Path
    typst_pdf: Path


@dataclass(frozen=True)
class Bench:
    """A folder with all that both sides need."""

    folder: Path

    @property
    def fonts(self) -> Path:
        """The three fonts that both sides use, and no other."""
        return self.folder / "fonts"

    @property
    def cache(self) -> Path:
        """Where compiled content is kept."""
        return self.folder / "cache"

    @property
    def environment(self) -> dict[str, str]:
        """That of an ordinary installation: modules are compiled once, here into the folder of the bench."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"HANDOUTS_CACHE": str(self.cache), "PYTHONPYCACHEPREFIX": str(self.folder / "modules")}

    def prepare(self) -> None:
        """Lay out the fonts."""
        package = find_spec("ttf_opensans")
        if package is None or package.origin is None:
            raise ModuleNotFoundError("the package ttf-opensans, which holds the fonts, is not installed")
        self.fonts.mkdir()
        for name in FONTS:
            shutil.copy(Path(package.origin).with_name("ttf") / name, self.fonts)

    def job(self, name: str, *, clinic: bool = False) -> Job:
        """The handout, alone or with a clinic's letterhead; both sides have made it twice before."""
        document, ours, theirs = (self.folder / f"{name}{end}" for end in (".json", ".pdf", "-typst.pdf"))
        sender = handout.clinic() if clinic else handout.NOBODY
        content = handout.document(handout.pack(), sender=sender)
        document.write_text(handout.as_json(content), encoding="utf-8")
        options = (*handout.OPTIONS, *(("--clinic", str(handout.CLINIC_FILE)) if clinic else ()))
        script = (sys.executable, str(HERE / "typst_cold.py"))
        job = Job(
            ours=(sys.executable, str(HERE.parent / "make_pdf.py"), "build", *options, "-o", str(ours)),
            typst=(*script, *map(str, (TEMPLATE, self.fonts, document, theirs))),
            our_pdf=ours,
            typst_pdf=theirs,
        )
        for command in (job.ours, job.typst, NOTHING) * 2:
            self.seconds(command)
        return job

    def seconds(self, command: Sequence[str]) -> float:
        """How long a process takes from its start to its end. Raises `CalledProcessError` when it fails."""
        start = perf_counter()
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL)
        return perf_counter() - start

    def peak(self, command: Sequence[str]) -> int:
        """The most bytes of memory that a process holds."""
        watched = [sys.executable, str(HERE / "peak.py"), *command]
        return int(subprocess.run(watched, check=True, env=self.environment, stdout=subprocess.PIPE).stdout)
