"""Reads the bytes of files that people write: content, requests, clinics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import path_problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
_AT_ONCE = 32_000
"""Most files are smaller; room for the largest one takes longer to make than they take to read."""


def read_source(path: Path, name: str) -> bytes:
    """The bytes of a file, of which no more than the limit is ever read; ``name`` is what messages call it.

    Raises:
        HandoutError: it is unreadable (status PATH) or larger than 2 MB.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_AT_ONCE)
            if len(data) == _AT_ONCE:
                data += stream.read(MAX_BYTES + 1 - _AT_ONCE)
    except (OSError, ValueError) as error:
        raise HandoutError(replace(path_problem(error, path, "read"), place=Place(name)), ExitStatus.PATH) from error
    if len(data) > MAX_BYTES:
        raise HandoutError(Diagnostic("the file is larger than 2 MB", "split it: no text is that long", Place(name)))
    return data
