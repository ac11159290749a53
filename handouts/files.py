"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: to a temporary name in the same folder, flushed to the disk, then renamed.

    Raises:
        HandoutError: the folder is missing, ``path`` is a folder, or writing is not allowed.
    """
    if path.is_dir():
        raise HandoutError(
            Diagnostic("the output path is a folder", "give the name of a file: -o FILE.pdf", Place(str(path))),
            ExitStatus.PATH,
        )
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".tmp", dir=path.parent)
        temporary = path.with_name(Path(name).name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except (OSError, ValueError) as error:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        raise HandoutError(path_problem(error, path, "write"), ExitStatus.PATH) from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        HandoutError: it is missing, a folder or unreadable.
    """
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise HandoutError(path_problem(error, path, "read"), ExitStatus.PATH) from error


def path_problem(error: OSError | ValueError, path: Path, verb: str) -> Diagnostic:
    """What an operating-system error means for someone who wants to ``verb`` (read, write) ``path``."""
    reasons: list[tuple[type[Exception], str, str]] = [
        (FileNotFoundError, "no such file or folder", "check the spelling of the path"),
        (PermissionError, "permission denied", "choose a place that you may use"),
        (IsADirectoryError, "it is a folder", "give the name of a file"),
        (NotADirectoryError, "part of the path is a file, not a folder", "check the spelling of the path"),
    ]
    for kind, reason, hint in reasons:
        if isinstance(error, kind):
            return Diagnostic(f"cannot {verb} the file: {reason}", hint, Place(str(path)))
    reason = getattr(error, "strerror", None) or str(error)
    return Diagnostic(f"cannot {verb} the file: {reason}", "check the path and the disk", Place(str(path)))


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
