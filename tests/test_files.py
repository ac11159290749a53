"""Files are written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from handouts.diagnostics import ExitStatus, HandoutError, Place
from handouts.files import path_problem, read_bytes, refuse_target, write_all, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handouts.diagnostics import Diagnostic


def problem(call: Callable[[], object]) -> Diagnostic:
    """The one problem of a path that ``call`` ends in."""
    with pytest.raises(HandoutError) as caught:
        call()
    assert caught.value.status is ExitStatus.PATH
    [only] = caught.value.problems
    return only


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    path = tmp_path / "out"
    path.mkdir()
    return path


def test_a_file_holds_what_was_written_and_nothing_is_left_beside_it(folder: Path) -> None:
    write_whole(folder / "a.pdf", b"first")
    write_whole(folder / "a.pdf", b"second, longer")
    assert (folder / "a.pdf").read_bytes() == b"second, longer"
    assert names(folder) == ["a.pdf"]


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_file_has_the_mode_of_any_new_file(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(folder / "a.pdf", b"")
        (folder / "any").touch()
    finally:
        assert os.umask(before) == umask
    assert (folder / "a.pdf").stat().st_mode == (folder / "any").stat().st_mode


def test_stopping_in_the_middle_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(folder / "a.pdf", b"new")
    assert names(folder) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_writing_that_fails_leaves_the_old_file_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_whole(folder / "a.pdf", b"old")
    monkeypatch.setattr(os, step, full)
    found = problem(lambda: write_whole(folder / "a.pdf", b"new"))
    assert found.message == "cannot write the file: No space left on device"
    assert found.hint == "check the path and the disk"
    assert found.place == Place(str(folder / "a.pdf"))
    assert (folder / "a.pdf").read_bytes() == b"old"
    assert names(folder) == ["a.pdf"]


def test_a_name_that_can_not_be_leaves_nothing(folder: Path) -> None:
    assert "null" in problem(lambda: write_whole(folder / "a\0.pdf", b"")).message
    assert "cannot write the file" in problem(lambda: write_whole(folder / ("x" * 300), b"")).message
    assert names(folder) == []


def test_a_folder_is_no_place_for_a_file(folder: Path) -> None:
    found = problem(lambda: write_whole(folder, b""))
    assert (found.message, found.hint) == ("the output path is a folder", "give the name of a file: -o FILE.pdf")
    assert names(folder) == []


def test_a_missing_folder_is_not_made(folder: Path) -> None:
    found = problem(lambda: write_whole(folder / "none" / "a.pdf", b""))
    assert (found.message, found.hint) == ("the folder to write to does not exist", "make it, or choose another")
    assert names(folder) == []


def test_a_file_is_no_folder_to_write_to(folder: Path) -> None:
    write_whole(folder / "a", b"")
    found = problem(lambda: write_whole(folder / "a" / "b.pdf", b""))
    assert found.message == "the folder to write to does not exist"


def test_a_file_must_not_overwrite_what_it_is_made_from(folder: Path) -> None:
    write_whole(folder / "clinic.yaml", b"{}")
    refuse_target(folder / "a.pdf", [folder / "clinic.yaml", None])
    with pytest.raises(HandoutError, match="one would overwrite the other"):
        refuse_target(f"{folder}/./clinic.yaml", [folder / "clinic.yaml"])


def test_a_path_that_ends_in_a_slash_is_a_folder(folder: Path) -> None:
    assert problem(lambda: refuse_target(f"{folder}/new/")).message == "the output path is a folder"


def test_a_pipe_is_written_to_and_not_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = folder / "pipe"
    pipe.touch()
    monkeypatch.setattr(type(pipe), "is_file", lambda _: False)  # as of pipes and devices
    before = pipe.stat().st_ino
    write_whole(pipe, b"data")
    assert (pipe.read_bytes(), pipe.stat().st_ino) == (b"data", before)


def test_reading_what_is_there(folder: Path) -> None:
    write_whole(folder / "a", b"\0\xff")
    assert read_bytes(folder / "a") == b"\0\xff"


def test_reading_what_is_not_there_or_is_no_file(folder: Path) -> None:
    assert problem(lambda: read_bytes(folder / "none")).message == "cannot read the file: no such file or folder"
    assert problem(lambda: read_bytes(folder)).message == "cannot read the file: it is a folder"
    assert "null" in problem(lambda: read_bytes(folder / "a\0")).message


def test_a_place_that_may_not_be_used_is_told(folder: Path) -> None:
    found = path_problem(PermissionError(13, "Permission denied"), folder / "a.pdf", "write")
    assert found.message == "cannot write the file: permission denied"
    assert "you may use" in found.hint
    assert found.place == Place(str(folder / "a.pdf"))


# ---- several files


def test_several_files_are_written_with_their_folders(folder: Path) -> None:
    write_all({folder / "a.yaml": b"a", folder / "deep" / "er" / "b.yaml": b"b"})
    assert (folder / "a.yaml").read_bytes() == b"a"
    assert (folder / "deep" / "er" / "b.yaml").read_bytes() == b"b"


@pytest.mark.parametrize("last", ["folder", "a.yaml/b.yaml", "deep/er/a.yaml/b.yaml", "nul\0.yaml"])
def test_when_one_of_several_files_can_not_be_written_all_is_as_before(folder: Path, last: str) -> None:
    (folder / "folder").mkdir()
    (folder / "old.yaml").write_bytes(b"old")
    files = dict.fromkeys(("old.yaml", "a.yaml", "deep/er/a.yaml", "deep/er/est/b.yaml", last), b"new")
    problem(lambda: write_all({folder / name: data for name, data in files.items()}))
    assert names(folder) == ["folder", "old.yaml"]
    assert (folder / "old.yaml").read_bytes() == b"old"


def test_an_interruption_leaves_all_as_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "old.yaml").write_bytes(b"old")
    flush, written = os.fsync, []

    def interrupted(handle: int) -> None:
        flush(handle)
        written.append(handle)
        if len(written) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all({folder / name: b"new" for name in ("old.yaml", "deep/a.yaml", "b.yaml")})
    assert names(folder) == ["old.yaml"]
    assert (folder / "old.yaml").read_bytes() == b"old"
