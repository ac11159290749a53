"""Runs the program as people do: in this process, or in one of its own."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pack_copies import change, copy_pack

import make_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, str(ROOT / "make_pdf.py")]


@dataclass(frozen=True)
class Run:
    """How a run ended."""

    status: int
    data: bytes
    """What came out of stdout."""
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def run(*words: str) -> Run:
    """Run the program in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True) for _ in range(2))
    try:
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
            make_pdf.main(words)
    finally:
        gc.enable()  # the program, which ends soon, does without
    return Run(int(stop.value.code or 0), _written(out), _written(err).decode("utf-8"))


def start(*words: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own; ``settings`` are environment variables."""
    environment = {**os.environ, **settings}
    return subprocess.run([*PROGRAM, *words], env=environment, capture_output=True, timeout=120, check=False)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def pack_of_all_levels(folder: Path) -> Path:
    """The minimal pack with a condition for each level of safety rules."""
    pack = copy_pack(folder)
    conditions = {"blood-clot": "never", "pregnancy": "never_at_home", "pacemaker": "never_without_clinician"}
    rules = "".join(
        f"  - {{id: heat-{name}, facts: [HT-0{number}], level: {level}, section: heat, condition: {name}}}\n"
        for number, (name, level) in enumerate(conditions.items(), start=3)
    )
    change(pack / "safety.yaml", "fever]\n", f"fever, {', '.join(conditions)}]\n")
    change(pack / "safety.yaml", "\ncontraindications:\n", f"\ncontraindications:\n{rules}")
    for part, verb, prefix in (("conditions", "has a", ""), ("contraindications", "have a", "heat-")):
        words = "".join(f"  {prefix}{name}: {verb} {name}\n" for name in conditions)
        change(pack / "en" / "safety.yaml", f"\n{part}:\n", f"\n{part}:\n{words}")
    return pack


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
