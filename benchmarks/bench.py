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

from benchmarks import sample

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "handout.typ"
FONTS = ("OpenSans-Regular.ttf", "OpenSans-SemiBold.ttf", "OpenSans-Bold.ttf")


@dataclass(frozen=True)
class Bench:
    """A folder with all that both sides need."""

    folder: Path

    @property
    def ours(self) -> list[str]:
        """The command that builds our handout, as people type it."""
        return [sys.executable, str(HERE.parent / "make_pdf.py"), "build", *sample.OPTIONS, "-o", str(self.our_pdf)]

    @property
    def typst(self) -> list[str]:
        """The command that builds Typst's."""
        script = str(HERE / "typst_cold.py")
        return [sys.executable, script, *map(str, (TEMPLATE, self.fonts, self.document, self.typst_pdf))]

    @property
    def python(self) -> list[str]:
        """An interpreter that does nothing: what both pay."""
        return [sys.executable, "-c", "pass"]

    @property
    def our_pdf(self) -> Path:
        """Our handout."""
        return self.folder / "ours.pdf"

    @property
    def typst_pdf(self) -> Path:
        """Typst's handout."""
        return self.folder / "typst.pdf"

    @property
    def document(self) -> Path:
        """The document as JSON."""
        return self.folder / "document.json"

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
        """Lay out fonts and document, and run both commands until nothing is new to the disk."""
        package = find_spec("ttf_opensans")
        if package is None or package.origin is None:
            raise ModuleNotFoundError("the package ttf-opensans, which holds the fonts, is not installed")
        self.fonts.mkdir()
        for name in FONTS:
            shutil.copy(Path(package.origin).with_name("ttf") / name, self.fonts)
        self.document.write_text(sample.as_json(sample.document(sample.pack())), encoding="utf-8")
        for command in (self.ours, self.typst, self.python) * 2:
            self.seconds(command)

    def seconds(self, command: Sequence[str]) -> float:
        """How long a process takes from its start to its end. Raises `CalledProcessError` when it fails."""
        start = perf_counter()
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL)
        return perf_counter() - start

    def peak(self, command: Sequence[str]) -> int:
        """The most bytes of memory that a process holds."""
        watched = [sys.executable, str(HERE / "peak.py"), *command]
        return int(subprocess.run(watched, check=True, env=self.environment, stdout=subprocess.PIPE).stdout)
