"""Files are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: to a temporary name in the same folder, flushed to the disk, then renamed.

    Raises:
        HandoutError: the folder is missing, ``path`` is a folder, or writing is not allowed.
    """
    temporary = None
    try:
        refuse_target(path)
        if path.exists() and not path.is_file():  # a device or a pipe must not be replaced by a file
            path.write_bytes(data)
            return
        temporary = path.with_name(f".handout-{os.urandom(8).hex()}.tmp")
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException as error:  # Ctrl-C as well: nothing half-written stays behind
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        if isinstance(error, (OSError, ValueError)):
            raise HandoutError(path_problem(error, path, "write"), ExitStatus.PATH) from error
        raise


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, each whole, and make their folders; if one of them can't be written, all is as before.

    Raises:
        HandoutError: as :func:`write_whole`, or a folder can't be made.
    """
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for path, data in files.items():
            made = [*(folder for folder in path.parents if not folder.exists()), *made]
            _make_folder(path.parent)
            if not path.exists() or path.is_file():  # a device or a pipe has nothing to be given back
                before[path] = read_bytes(path) if path.exists() else None
            write_whole(path, data)
    except BaseException:  # Ctrl-C as well
        _undo(before, made)
        raise


def _undo(before: Mapping[Path, bytes | None], made: Iterable[Path]) -> None:
    """Give files the bytes that they had, remove those that had none, and then folders that were made."""
    for path, data in before.items():
        with suppress(OSError, ValueError, HandoutError):
            path.unlink() if data is None else write_whole(path, data)
    for folder in made:
        with suppress(OSError, ValueError):
            folder.rmdir()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise HandoutError(path_problem(error, folder, "write"), ExitStatus.PATH) from error


def named_after(path: Path, ending: str) -> Path:
    """The file beside ``path`` that has its name with ``ending`` added, such as ``b-print.pdf``."""
    return path.parent / f"{path.stem}{ending}{path.suffix}"


def refuse_target(path: Path | str, sources: Iterable[Path | str | None] = ()) -> None:
    """Stop before work is done for a file that can't be written to ``path``.

    Raises:
        HandoutError: it is a folder, the folder that it should lie in is missing, or it is one of the ``sources``.
    """
    target, place = Path(path), Place(str(path))
    if target.is_dir() or str(path).endswith(("/", os.sep)):
        problem = Diagnostic("the output path is a folder", "give the name of a file: -o FILE.pdf", place)
    elif not target.parent.is_dir():
        problem = Diagnostic("the folder to write to does not exist", "make it, or choose another", place)
    elif any(source and os.path.realpath(target) == os.path.realpath(source) for source in sources):
        message = "two things can't have the same name: one would overwrite the other"
        raise HandoutError(Diagnostic(message, "give another name", place))
    else:
        return
    raise HandoutError(problem, ExitStatus.PATH)


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
        (PermissionError, "permission denied", "choose one that you may use"),
        (FileExistsError, "a file has this name", "give the name of a folder"),
        (IsADirectoryError, "it is a folder", "give the name of a file"),
        (NotADirectoryError, "part of the path is a file, not a folder", "check the spelling of the path"),
    ]
    for kind, reason, hint in reasons:
        if isinstance(error, kind):
            return Diagnostic(f"cannot {verb} the file: {reason}", hint, Place(str(path)))
    reason = getattr(error, "strerror", None) or str(error)
    return Diagnostic(f"cannot {verb} the file: {reason}", "check the path and the disk", Place(str(path)))
