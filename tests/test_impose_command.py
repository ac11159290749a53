"""The command ``impose``: which files it writes, what it says, and how it ends when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from command_line import ROOT, Run, files_in, run, start
from imposed import changed, numbered, opened, seen
from printed import extracted, faults

from layouts.imposition.settings import BINDINGS, FLIPS, ONE_SIDED, SCHEMES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a file of eight pages."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    (desk / "in.pdf").write_bytes(numbered(8))
    return desk


def impose(*words: str) -> Run:
    return run("impose", *words)


def first_lines(found: Run) -> list[str]:
    return [line for line in found.err.splitlines() if not line.startswith("  ")]


# ---- what is written and what is said


def test_a_booklet_is_written_and_its_path_is_all_that_stdout_says(desk: Path) -> None:
    found = impose("in.pdf", "-o", "out.pdf")
    assert (found.status, found.out) == (0, "out.pdf\n")
    assert [entry.number for entry in seen(files_in(desk)["out.pdf"], 8)[0]] == [8, 1]


def test_how_to_print_it_is_told_unless_nobody_wants_to_know() -> None:
    assert impose("in.pdf", "-o", "out.pdf").err == (
        "note: 2 sheets of A4: print at 100% on both sides, turned on the short edge; "
        "then fold them in the middle, all together\n"
        "  hint: `impose --flip-test -o test.pdf` makes a sheet that shows which edge your printer turns on\n"
    )
    assert impose("in.pdf", "-o", "out.pdf", "-q").err == ""


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--cover", "apart"], ["out.pdf", "out-cover.pdf"]),
        (["--one-sided", "face-down"], ["out-fronts.pdf", "out-backs.pdf"]),
        (
            ["--cover", "apart", "--one-sided", "face-up"],
            ["out-fronts.pdf", "out-backs.pdf", "out-cover-fronts.pdf", "out-cover-backs.pdf"],
        ),
    ],
)
def test_several_files_are_named_after_what_they_hold(desk: Path, options: list[str], names: list[str]) -> None:
    found = impose("in.pdf", "-o", "out.pdf", *options)
    assert (found.status, found.lines) == (0, names)
    assert set(files_in(desk)) == {"in.pdf", *names}


def test_a_file_may_give_its_name_to_several(desk: Path) -> None:
    assert impose("in.pdf", "-o", "in.pdf", "--one-sided", "face-down").lines == ["in-fronts.pdf", "in-backs.pdf"]
    assert files_in(desk)["in.pdf"] == numbered(8)


def test_options_reach_the_sheets(desk: Path) -> None:
    options = ["--scheme", "stack4", "--flip", "long", "--paper", "a3", "--no-marks", "--thickness", "0"]
    assert impose("in.pdf", "-o", "out.pdf", *options).status == 0
    made = files_in(desk)["out.pdf"]
    assert [{entry.number for entry in side} for side in seen(made, 8)] == [{1, 3, 5, 7}, {2, 4, 6, 8}]
    with opened(made) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert float(pdf.pages[0].mediabox[3]) == pytest.approx(1190.55, abs=0.01)
        assert b" l S" not in pdf.pages[0].Contents.read_bytes()


def test_signature_and_binding_reach_the_sheets(desk: Path) -> None:
    assert impose("in.pdf", "-o", "out.pdf", "--signature", "1", "--binding", "right").status == 0
    sides = seen(files_in(desk)["out.pdf"], 8)
    assert [[entry.number for entry in side] for side in sides] == [[1, 4], [3, 2], [5, 8], [7, 6]]


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(desk: Path) -> None:
    found = impose("in.pdf", "-o", "out.pdf", "--cover", "apart", "--dry-run", "-q")
    assert (found.status, found.data) == (0, b"")
    assert found.err == "would write out.pdf\nwould write out-cover.pdf\n"
    assert list(files_in(desk)) == ["in.pdf"]


def test_stdout_takes_one_file(desk: Path) -> None:
    found = impose("in.pdf", "-o", "-")
    assert found.data.startswith(b"%PDF-")
    assert impose("in.pdf", "-o", "-", "--dry-run", "-q").err == "would write to standard output\n"
    assert impose("in.pdf", "-o", "-", "--cover", "apart").err.startswith("error: several files can't go to standard")
    assert list(files_in(desk)) == ["in.pdf"]


def test_the_help_names_every_choice() -> None:
    found = impose("--help").out
    assert all(word in found for words in (SCHEMES, FLIPS, BINDINGS, ONE_SIDED) for word in words)


# ---- the flip test


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_flip_test_is_a_sheet_that_everyone_can_read(desk: Path, paper: str) -> None:
    found = impose("--flip-test", "-o", "test.pdf", "--paper", paper)
    assert (found.status, found.lines, found.err) == (0, ["test.pdf"], "")
    made = files_in(desk)["test.pdf"]
    assert faults(made) == []
    with opened(made) as pdf:
        assert len(pdf.pages) == 2
        assert pdf.pages[0].mediabox[2] > pdf.pages[0].mediabox[3]
    assert "On which edge does your printer turn the paper?" in extracted(made)


def test_its_back_has_both_answers_that_of_the_long_edge_head_down(desk: Path) -> None:
    impose("--flip-test", "-o", "test.pdf")
    with pypdfium2.PdfDocument(files_in(desk)["test.pdf"]) as document:
        text = document[1].get_textpage()
        for words, upright in (
            ("Short edge", True),
            ("--flip short", True),
            ("Long edge", False),
            ("--flip long", False),
        ):
            index, count = text.search(words, match_case=True).get_next()
            first, last = text.get_charbox(index), text.get_charbox(index + count - 1)
            assert (first[0] < last[0]) is upright
            assert (first[1] > document[1].get_height() / 2) is upright


# ---- what is wrong


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["none.pdf", "-o", "out.pdf"], 4, "error: cannot read the file: no such file or folder"),
        (["in.pdf", "-o", "."], 4, "error: the output path is a folder"),
        (["in.pdf", "-o", "none/out.pdf"], 4, "error: the folder to write to does not exist"),
        (["in.pdf", "-o", "in.pdf"], 1, "error: two things can't have the same name: one would overwrite the other"),
        (["in.pdf", "--flip-test", "-o", "in.pdf"], 1, "error: two things can't have the same name"),
        (["--flip-test", "-o", "none/out.pdf"], 4, "error: the folder to write to does not exist"),
        (["-o", "out.pdf"], 2, "error: which file shall be laid on sheets? IN.pdf is missing"),
        (["in.pdf"], 2, "error: Missing option '-o' / '--output'."),
        (["in.pdf", "-o", "out.pdf", "--thickness", "abc"], 1, "error: Invalid value for '--thickness'"),
        (["in.pdf", "-o", "out.pdf", "--thickness", "nan"], 1, "error: no paper is nan mm thick"),
        (["in.pdf", "-o", "out.pdf", "--signature", "0"], 1, "error: a bundle can't have 0 sheets"),
        (["in.pdf", "-o", "out.pdf", "--scheme", "leaflet"], 1, "error: Invalid value for '--scheme'"),
        (["in.pdf", "-o", "out.pdf", "--flip", "none"], 1, "error: a booklet is printed on both sides"),
        (["notes.txt", "-o", "out.pdf"], 1, "error: not a readable PDF file"),
        (["locked.pdf", "-o", "out.pdf"], 1, "error: the file asks for a password"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(desk: Path, words: list[str], status: int, message: str) -> None:
    (desk / "notes.txt").write_text("no pdf")
    password = pikepdf.Encryption(user="secret", owner="secret")
    (desk / "locked.pdf").write_bytes(changed(numbered(), lambda _: None, encryption=password))
    before = files_in(desk)
    found = impose(*words)
    assert (found.status, found.data) == (status, b"")
    assert first_lines(found)[0].startswith(message)
    assert "\n  hint: " in found.err
    assert files_in(desk) == before


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = impose("none.pdf", "-o", "none/out.pdf", "--signature", "0", "--thickness", "9")
    assert found.status == 4
    assert len([line for line in first_lines(found) if line.startswith("error: ")]) == 4


def test_when_one_of_several_files_can_not_be_written_none_is(desk: Path) -> None:
    (desk / "out-cover.pdf").mkdir()
    found = impose("in.pdf", "-o", "out.pdf", "--cover", "apart")
    assert found.status == 4
    assert list(files_in(desk)) == ["in.pdf"]


def test_what_a_file_logs_does_not_reach_the_screen(desk: Path) -> None:
    (desk / "in.pdf").write_bytes(numbered(8).replace(b"/Kids [ 3 0 R", b"/Kids [ null "))
    found = start("impose", "in.pdf", "-o", "out.pdf")
    assert found.returncode == 1
    assert found.stderr.decode().startswith("error: the file is damaged: 1 of 8 pages can't be read")


def test_other_commands_do_not_load_what_only_imposing_needs() -> None:
    code = "import sys, make_pdf, commands.build, commands.impose, layouts.render; print('pikepdf' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert found.stdout == "False\n"
