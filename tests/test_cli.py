"""How the command line behaves towards people and scripts: what goes where, which status, what is written."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pypdfium2
import pytest
from command_line import PROGRAM, ROOT, files_in, run, start
from pack_copies import PACKS, change, copy_pack

import handouts
import layouts.render
import make_pdf
from handouts.listing import LISTINGS
from handouts.request_sources import read_request
from handouts.schema import SCHEMAS

NAME = "Ana Müller"
MINIMAL = ("minimal", "--content", str(PACKS))
NOTE = "note: the warning signs are printed, too: they always come along\n"
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX systems")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return desk


def printed(data: bytes) -> str:
    """All letters of a PDF, without the spaces and line breaks between them."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return "".join("".join(pages).split())


class Rendering:
    """Stands in for the renderer, to end as ``outcome`` says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, outcome: BaseException) -> None:
        self.outcome = outcome
        monkeypatch.setattr(layouts.render, "painted", self)

    def __call__(self, *_: Any) -> bytes:
        raise self.outcome


# ---- build: what is written and what is said


def test_a_handout_is_written_and_its_path_is_all_that_stdout_says(desk: Path) -> None:
    found = run("build")
    assert (found.status, found.out, found.err) == (0, "sciatica-handout.pdf\n", NOTE)
    assert files_in(desk)["sciatica-handout.pdf"].startswith(b"%PDF-")
    assert len(files_in(desk)) == 1


def test_a_path_can_be_given(desk: Path) -> None:
    (desk / "out").mkdir()
    found = run("build", *MINIMAL, "-o", "out/ana.pdf", "-q")
    assert (found.status, found.lines, found.err) == (0, [str(Path("out/ana.pdf"))], "")
    assert list(files_in(desk)) == ["out/ana.pdf"]


def test_a_file_that_was_there_is_replaced(desk: Path) -> None:
    (desk / "x.pdf").write_bytes(b"old")
    run("build", *MINIMAL, "-o", "x.pdf")
    assert files_in(desk)["x.pdf"].startswith(b"%PDF-")


def test_quiet_leaves_out_notes_and_warnings_but_not_errors() -> None:
    assert run("build", *MINIMAL, "-q").err == ""
    assert run("build", *MINIMAL, "-q", "-s", "heet").err.startswith("error: ")


def test_stdout_gets_the_pdf_and_nothing_else(desk: Path) -> None:
    found = run("build", *MINIMAL, "-o", "-")
    assert found.status == 0
    assert found.data.startswith(b"%PDF-")
    assert found.data.endswith(b"%%EOF\n")
    assert found.err == NOTE
    assert files_in(desk) == {}


def test_text_takes_the_place_of_the_pdf(desk: Path) -> None:
    found = run("build", *MINIMAL, "--text", "--patient", "Анна 田中")
    assert found.lines == ["minimal-handout.txt"]
    assert "Анна 田中" in files_in(desk)["minimal-handout.txt"].decode("utf-8")
    assert (
        run("build", *MINIMAL, "--text", "--patient", "Анна 田中", "-o", "-").data
        == files_in(desk)["minimal-handout.txt"]
    )


def test_no_file_is_named_after_the_patient(desk: Path) -> None:
    run("build", *MINIMAL, "--patient", NAME, "--patient-id", "0042")
    assert list(files_in(desk)) == ["minimal-handout.pdf"]


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(desk: Path) -> None:
    found = run("build", *MINIMAL, "--dry-run", "--save-request", "r.yaml", "--open", "-q")
    assert (found.status, found.data) == (0, b"")
    assert found.err == "would write r.yaml\nwould write minimal-handout.pdf\n"
    assert run("build", *MINIMAL, "--dry-run", "-o", "-", "-q").err == "would write to standard output\n"
    assert files_in(desk) == {}


def test_a_dry_run_ends_as_the_real_run_would() -> None:
    assert run("build", *MINIMAL, "--dry-run", "-o", "missing/x.pdf").status == 4
    assert run("build", *MINIMAL, "--dry-run", "-s", "heet").status == 1
    assert run("build", *MINIMAL, "--dry-run", "--patient", "田").status == 1


@pytest.mark.parametrize("clock", [["--date", "2026-11-24"], []])
def test_the_clock_can_be_fixed(clock: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if not clock:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")
    first = run("build", *MINIMAL, "-o", "-", *clock)
    assert first.data == run("build", *MINIMAL, "-o", "-", *clock).data
    assert b"2026" in first.data


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30])
def test_a_broken_clock_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = run("build", *MINIMAL)
    assert found.status == 1
    assert found.err.startswith(f"error: SOURCE_DATE_EPOCH is not a time: '{epoch}'\n  hint: ")


def test_a_device_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert run("build", *MINIMAL, "-o", str(pipe)).status == 0
        data, _ = reader.communicate(timeout=60)
    assert data.startswith(b"%PDF-")
    assert pipe.is_fifo()


def test_a_name_that_is_too_long_for_a_file_is_a_path_problem(desk: Path) -> None:
    found = run("build", *MINIMAL, "-o", "x" * 300)
    assert found.status == 4
    assert files_in(desk) == {}


# ---- build: --open


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened; nothing really is."""
    paths: list[str] = []
    monkeypatch.setattr(click, "launch", lambda path: paths.append(path) or 0)
    return paths


def test_the_result_is_opened_once_it_is_there(desk: Path, opened: list[str]) -> None:
    run("build", *MINIMAL, "--open")
    assert opened == [str(desk / "minimal-handout.pdf")]


@pytest.mark.parametrize("more", [["--dry-run"], ["-s", "heet"], ["-o", "-"], []])
def test_nothing_is_opened_that_was_not_written_or_asked_for(more: list[str], opened: list[str]) -> None:
    run("build", *MINIMAL, *(["--open"] if more else []), *more)
    assert opened == []


def test_stdout_cannot_be_opened() -> None:
    found = run("build", *MINIMAL, "--open", "-o", "-")
    assert (found.status, found.data) == (1, b"")


def test_a_result_that_no_program_opens_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "launch", lambda _: 1)
    found = run("build", *MINIMAL, "--open", "-q")
    assert found.status == 0
    assert found.err == "warning: no program opened the file\n  hint: open it yourself\n"


# ---- build: request files


def test_what_was_asked_is_saved_and_gives_the_same_handout_again(desk: Path) -> None:
    asked = [
        "--patient",
        NAME,
        "--patient-id",
        "0042",
        "--stage",
        "settling",
        "-s",
        "heat,overview",
        "--date",
        "2026-11-24",
    ]
    asked += [
        "-x",
        "leg-swing:reps=8,side=left,note=Slowly, please",
        "--condition",
        "dizziness",
        "--diary",
        "2",
        "--mono",
    ]
    first = run("build", *MINIMAL, *asked, "--save-request", "r.yaml", "-o", "a.pdf")
    assert first.lines == ["r.yaml", "a.pdf"]
    again = run("build", "--content", str(PACKS), "--request", "r.yaml", "-o", "b.pdf", "--save-request", "again.yaml")
    assert again.status == 0
    files = files_in(desk)
    assert files["a.pdf"] == files["b.pdf"]
    assert files["r.yaml"] == files["again.yaml"]


def test_options_win_over_the_request_file(desk: Path) -> None:
    text = f"patient: {{name: {NAME}, id: '7'}}\nside: left\nsections: [heat]\nmono: true\ndate: 2026-11-24\n"
    (desk / "r.yaml").write_text(f"pack: minimal\n{text}", encoding="utf-8")
    options = ["--side", "right", "-s", "overview", "--patient", "", "--paper", "letter", "--content", str(PACKS)]
    assert run("build", "--request", "r.yaml", *options, "--save-request", "s.yaml").status == 0
    saved, _ = read_request(Path("s.yaml"))
    assert (saved.pack, saved.side, saved.sections, saved.paper) == ("minimal", "right", ("overview",), "letter")
    assert (saved.patient.name, saved.patient.id, saved.mono, saved.date) == ("", "7", True, "2026-11-24")


def test_a_pack_on_the_command_line_wins_over_that_of_the_request(desk: Path) -> None:
    (desk / "r.yaml").write_text("pack: sciatica\n", encoding="utf-8")
    assert run("build", *MINIMAL, "--request", "r.yaml").lines == ["minimal-handout.pdf"]
    assert run("build", "--request", "r.yaml").lines == ["sciatica-handout.pdf"]


def test_a_request_can_be_saved_over_itself(desk: Path) -> None:
    (desk / "r.yaml").write_text("pack: sciatica\n", encoding="utf-8")
    assert run("build", "--request", "r.yaml", "--side", "left", "--save-request", "r.yaml").status == 0
    assert "side: left" in (desk / "r.yaml").read_text(encoding="utf-8")


def test_an_edition_asked_for_twice_is_made_once() -> None:
    found = run("build", *MINIMAL, "--edition", "handout", "--edition", "handout")
    assert found.lines == ["minimal-handout.pdf"]


def test_nothing_is_written_when_one_of_two_files_cannot_be(desk: Path) -> None:
    assert run("build", *MINIMAL, "--save-request", "r.yaml", "-o", "missing/x.pdf").status == 4
    assert files_in(desk) == {}


def test_what_is_asked_with_a_broken_request_is_checked_without_guessing(desk: Path) -> None:
    (desk / "r.yaml").write_text("pack: minimal\nside: lft\n", encoding="utf-8")
    found = run("build", "--request", "r.yaml", "-x", "leg-swing", "--paper", "a5", "--clinic", "none.yaml")
    assert found.status == 4
    assert [line for line in found.err.splitlines() if line.startswith("error")] == [
        "error: side: 'lft' is not one of left, right, both",
        "error: unknown paper: 'a5'",
        "error: cannot read the file: no such file or folder",
    ]


# ---- what people type is printed as text


@pytest.mark.parametrize(
    "name",
    [
        "<b>Ana</b>",
        '<img src="file:///etc/passwd">',
        "Ana & Bo",
        "&lt;&#65;",
        "]]><a>",
        "{clinic_phone}",
        "**Ana**",
        "(\\n)",
    ],
)
def test_markup_in_names_is_printed_as_it_is_typed(name: str) -> None:
    options = ("--patient", name, "--clinician", name, "--note", name, "-x", f"walk:note={name}", "--next-visit", name)
    found = run("build", *MINIMAL, *options, "-o", "-")
    assert found.status == 0, found.err
    assert printed(found.data).count("".join(name.split())) >= 5


def test_names_in_other_scripts_are_printed() -> None:
    found = run("build", *MINIMAL, "--patient", "Анна Żółć Ελένη", "-o", "-")
    assert "АннаŻółćΕλένη" in printed(found.data)


# ---- exit statuses, bugs, interruptions


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], 2),
        (["--help"], 0),
        (["--version"], 0),
        (["build", "--help"], 0),
        (["bild"], 2),
        (["build", "--bogus"], 2),
        (["build", "sciatica", "one", "more"], 2),
        (["build", "--side"], 2),
        (["list"], 2),
        (["preview", "x.pdf"], 2),
        (["build", "nopack"], 1),
        (["list", "things"], 1),
        (["list", "sections", "--pack", "nopack"], 1),
        (["schema", "things"], 1),
        (["preview", "x.pdf", "-o", "x", "--resolution", "many"], 1),
        (["preview", "x.pdf", "-o", "x", "--resolution", "9999"], 1),
        (["preview", "x.pdf", "-o", "x"], 4),
        (["check", "missing"], 4),
        (["list", "packs", "--content", "missing"], 4),
    ],
)
def test_exit_statuses(words: list[str], status: int) -> None:
    found = run(*words)
    assert found.status == status
    assert "Traceback" not in found.err
    if status and words:
        assert found.data == b""
        assert found.err.startswith("error: ")
        assert "\n  hint: " in found.err


def test_a_misspelt_command_or_option_suggests_the_nearest() -> None:
    assert "build" in run("bild").err
    assert "--patient" in run("build", "--patent", NAME).err


def test_without_a_command_the_help_is_shown() -> None:
    found = run()
    assert found.data == b""
    assert "Commands:" in found.err


def test_a_bug_says_so_without_telling_of_the_patient(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, ValueError(f"{NAME} is too long"))
    found = run("build", *MINIMAL, "--patient", NAME)
    assert (found.status, found.data) == (70, b"")
    assert (
        found.err
        == "error: a bug in the program (ValueError)\n  hint: run it again with --debug and report what it says\n"
    )
    assert files_in(desk) == {}


@pytest.mark.parametrize(
    ("module", "package"), [("reportlab.pdfgen", "reportlab"), ("yaml", "pyyaml"), ("PIL.Image", "pillow")]
)
def test_a_module_that_is_not_installed_is_named(module: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, ModuleNotFoundError(f"No module named {module!r}", name=module))
    found = run("build", *MINIMAL)
    assert (found.status, found.data) == (70, b"")
    name = module.partition(".")[0]
    assert found.err == (
        f"error: the Python module {name} is not installed\n  hint: install it: `python -m pip install {package}`\n"
    )


@pytest.mark.parametrize("module", ["layouts.nothing", "handouts", None])
def test_a_module_of_our_own_that_is_missing_is_a_bug(module: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, ModuleNotFoundError("No module", name=module))
    assert run("build", *MINIMAL).err.startswith("error: a bug in the program (ModuleNotFoundError)\n")


def test_debug_shows_where_a_bug_is(monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, ValueError("too long"))
    found = run("build", *MINIMAL, "--debug")
    assert found.status == 70
    assert "Traceback (most recent call last)" in found.err
    assert "ValueError: too long" in found.err


def test_debug_shows_where_an_error_comes_from() -> None:
    found = run("build", *MINIMAL, "--debug", "--request", "missing.yaml")
    assert found.status == 4
    assert "Traceback (most recent call last)" in found.err
    assert found.err.endswith("  hint: check the spelling of the path\n")


def test_an_error_of_the_system_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, PermissionError(13, "Permission denied", "fonts/a.ttf"))
    found = run("build", *MINIMAL)
    assert found.status == 4
    assert found.err.startswith("error: cannot use the file: permission denied\n  fonts")


def test_an_interruption_leaves_nothing_behind(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Rendering(monkeypatch, KeyboardInterrupt())
    found = run("build", *MINIMAL)
    assert (found.status, found.data, found.err.strip()) == (130, b"", "")
    assert files_in(desk) == {}


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left"), 4)])
def test_no_file_is_left_half_written(
    error: BaseException, status: int, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", *MINIMAL, "-o", "-")  # so that the pack is in the cache
    (desk / "x.pdf").write_bytes(b"old")

    def stop(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", stop)
    assert run("build", *MINIMAL, "-o", "x.pdf").status == status
    assert files_in(desk) == {"x.pdf": b"old"}


PERSONAL = [
    ["--patient", NAME, "-s", "heet"],
    ["--patient", NAME, "-o", "missing/x.pdf"],
    ["--patient", NAME, "--clinic", "missing.yaml"],
    ["--patient", NAME * 30],
    ["--patient", f"{NAME}\a"],
    ["--patient", f"{NAME} 😀"],
    ["--patient", NAME, "Müller"],
    ["--patient", NAME, "--bogus"],
    ["--patient", NAME, "-s", "heat", "--condition", "numb-skin"],
    ["--request", "scalar.yaml"],
    ["--request", "list.yaml"],
    ["--request", "key.yaml"],
    ["--request", "flow.yaml"],
    ["--request", "deep.yaml"],
]


@pytest.mark.parametrize("words", PERSONAL, ids=" ".join)
def test_no_error_names_the_patient(words: list[str], desk: Path) -> None:
    for name, text in {
        "scalar": f"patient: {NAME}",
        "list": f"patient: [{NAME}]",
        "key": f"patient:\n  {NAME}: 1",
        "flow": f"patient: {{name {NAME}}}",
        "deep": f"patient: {{name: {{{NAME}: 1}}}}",
    }.items():
        (desk / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = run("build", *MINIMAL, *words)
    assert found.status in {1, 2, 4}
    assert "Müller" not in found.err


def test_a_name_that_is_not_in_quotes_is_not_taken_for_a_pack() -> None:
    found = run("build", "--patient", "Ana", "Müller")
    assert found.status == 1
    assert found.err == (
        "error: there is no such pack\n"
        '  hint: put a name of several words in quotes: --patient "FIRST LAST"; or choose from: sciatica\n'
    )


# ---- colours


@pytest.mark.parametrize(("no_color", "expected"), [("1", False), ("", True)])
def test_colours_can_be_switched_off(*, no_color: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(click, "echo", lambda text, *_, color=None, **__: shown.append((text, color)))
    run("build", *MINIMAL, "-s", "heet")
    [(text, colour)] = shown
    assert "\x1b[" in text  # which Click strips when the colour is False, or stderr is no terminal
    assert (colour is not False) == expected


def test_what_is_no_terminal_gets_no_colours() -> None:
    assert "\x1b" not in run("build", *MINIMAL, "-s", "heet").err


# ---- list


@pytest.mark.parametrize("kind", LISTINGS)
def test_lists_are_text_or_an_array_of_objects_with_ids(kind: str) -> None:
    rows = json.loads(run("list", kind, "--json").out)
    assert rows
    assert all(row["id"] and row["name"] for row in rows)
    assert [line.split()[0] for line in run("list", kind).lines] == [row["id"] for row in rows]


def test_lists_look_into_another_pack() -> None:
    found = run("list", "exercises", "--pack", "minimal", "--content", str(PACKS), "-q")
    assert [line.split()[0] for line in found.lines] == ["leg-swing", "stand-up", "walk"]


def test_a_pack_without_a_language_is_no_bug(desk: Path) -> None:
    pack = copy_pack(desk)
    shutil.rmtree(pack / "en")
    for words in (["list", "packs"], ["list", "sections", "--pack", "minimal"], ["build", "minimal"]):
        found = run(*words, "--content", str(desk))
        assert (found.status, found.data) == (1, b"")
    assert run("list", "languages", "--pack", "minimal", "--content", str(desk)).status == 0


def test_an_unknown_id_among_many_names_the_command_that_lists_them() -> None:
    assert run("build", "--condition", "xyz").err.endswith("hint: `make-pdf list conditions` lists them all\n")


# ---- everything


def test_everything_is_printed_that_is_safe_and_what_is_not_is_told() -> None:
    found = run("build", *MINIMAL, "-s", "all", "-x", "all", "--condition", "dizziness", "--text", "-o", "-")
    assert found.status == 0
    assert all(words in found.out for words in ("What helps?", "Can heat help?", "Before you use heat", "Leg swing"))
    assert "Stand up" not in found.out
    assert "left out: the exercise stand-up is not safe for someone who feels dizzy" in found.err
    assert "left out: the exercise walk is not safe for someone who feels dizzy" in found.err


def test_everything_can_be_saved_and_asked_for_again(desk: Path) -> None:
    first = run("build", *MINIMAL, "-s", "all", "-x", "walk:minutes=9", "-x", "all", "--save-request", "r.yaml", "-q")
    assert first.status == 0
    saved, _ = read_request(desk / "r.yaml")
    assert (saved.sections, [item.id for item in saved.exercises]) == (("all",), ["walk", "all"])
    again = run("build", "--content", str(PACKS), "--request", "r.yaml", "--text", "-o", "-")
    assert "9 minutes" in again.out
    assert "Stand up" in again.out


def test_a_dosage_for_everything_is_refused() -> None:
    found = run("build", *MINIMAL, "-x", "all:reps=3")
    assert found.status == 1
    assert "all exercises have the dosage of the pack" in found.err


# ---- check


def test_the_shipped_content_has_no_problems() -> None:
    found = run("check")
    assert (found.status, found.data, found.err) == (0, b"", "no problems found\n")
    assert run("check", "-q").err == ""


def test_all_problems_of_a_pack_are_told_with_their_places() -> None:
    [*problems] = json.loads(run("check", "--json", str(PACKS / "faulty")).out)
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert len(errors) >= 25  # those that keep the pack from being compiled, and what the lints find
    found = run("check", str(PACKS / "faulty"))
    assert (found.status, found.data) == (1, b"")
    assert found.err.endswith(f"{len(problems)} problems found\n")
    assert found.err.count("error: ") == len(errors)
    assert found.err.count("\n  hint: ") == len(problems)
    assert all(p["file"] and p["line"] and p["column"] and p["message"] and p["hint"] for p in problems)


def test_one_problem_is_counted_as_one(desk: Path) -> None:
    change(copy_pack(desk) / "en" / "sections" / "heat.yaml", "title: ", "titel: ")
    found = run("check", "minimal")
    assert found.status == 1
    assert found.err.endswith("1 problem found\n")


def test_content_without_problems_is_an_empty_array() -> None:
    assert json.loads(run("check", "--json", str(PACKS / "minimal")).out) == []


def test_an_empty_folder_holds_nothing_to_check(desk: Path) -> None:
    found = run("check", str(desk))
    assert (found.status, found.data) == (1, b"")
    assert found.err.startswith("error: there is no pack in this content folder\n")


# ---- preview


@pytest.fixture
def handout(desk: Path) -> Path:
    run("build", *MINIMAL, "-o", "x.pdf")
    return desk / "x.pdf"


def test_a_preview_makes_its_folder_and_prints_each_picture(handout: Path, desk: Path) -> None:
    found = run("preview", "x.pdf", "-o", "new/deep", "--resolution", "30")
    with pypdfium2.PdfDocument(handout) as document:
        pages = len(document)
    assert found.lines == [str(Path("new/deep") / f"page-{number + 1}.png") for number in range(pages)]
    assert all((desk / line).read_bytes().startswith(b"\x89PNG") for line in found.lines)


def test_a_dry_run_of_a_preview_makes_nothing(handout: Path, desk: Path) -> None:
    found = run("preview", str(handout), "-o", "new", "--dry-run", "-q")
    assert (found.status, found.data) == (0, b"")
    assert found.err.startswith(f"would write {Path('new/page-1.png')}\n")
    assert list(files_in(desk)) == ["x.pdf"]


@pytest.mark.parametrize(("pdf", "folder", "status"), [
    ("missing.pdf", "new", 4),
    ("text.pdf", "new", 1),
    ("empty.pdf", "new", 1),
    ("folder", "new", 4),
    ("x.pdf", "text.pdf", 4),
])  # fmt: skip
@pytest.mark.usefixtures("handout")
def test_what_cannot_be_previewed_leaves_nothing(pdf: str, folder: str, status: int, desk: Path) -> None:
    (desk / "folder").mkdir()
    (desk / "text.pdf").write_text("no PDF", encoding="utf-8")
    (desk / "empty.pdf").touch()
    before = sorted(desk.rglob("*"))
    assert run("preview", pdf, "-o", folder).status == status
    assert sorted(desk.rglob("*")) == before


# ---- schema


def test_schemas_are_named_or_printed() -> None:
    assert run("schema").lines == list(SCHEMAS)
    for name in SCHEMAS:
        assert json.loads(run("schema", name).out)["$schema"] == "http://json-schema.org/draft-07/schema#"


# ---- in a process of its own


def test_stdout_is_bytes_in_any_encoding() -> None:
    settings = {"PYTHONIOENCODING": "cp1252", "SOURCE_DATE_EPOCH": "1795500000"}
    found = start("build", *MINIMAL, "-q", "-o", "-", "--patient", "Анна", **settings)
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout == start("build", *MINIMAL, "-q", "-o", "-", "--patient", "Анна", **settings).stdout
    assert found.stdout.startswith(b"%PDF-")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_letters_that_a_console_lacks_are_no_crash(encoding: str, desk: Path) -> None:
    settings = {"PYTHONIOENCODING": encoding}
    found = start("build", *MINIMAL, "-o", "Анна.pdf", **settings)
    assert (found.returncode, list(files_in(desk))) == (0, ["Анна.pdf"])
    assert found.stdout.decode(encoding).rstrip() == (
        "Анна.pdf" if encoding == "utf-8" else r"\u0410\u043d\u043d\u0430.pdf"
    )
    assert start("build", *MINIMAL, "-s", "Спина", "--clinic", "нет.yaml", **settings).returncode == 4
    listed = start("list", "sections", "--json", "--pack", "minimal", "--content", str(PACKS), **settings)
    assert json.loads(listed.stdout.decode(encoding))


@ON_POSIX
@pytest.mark.parametrize("words", [["build", "-o", "-"], ["list", "conditions"], ["schema", "pack"], ["--help"]])
def test_a_reader_who_has_had_enough_is_no_error(words: list[str]) -> None:
    with subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


@ON_POSIX
def test_a_reader_of_errors_who_has_had_enough_does_not_change_the_status() -> None:
    with subprocess.Popen([*PROGRAM, "check", str(PACKS / "faulty")], stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        process.stderr.close()
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["build", "-q", "-o", "-"], ["list", "packs"]])
def test_a_full_disk_behind_stdout_is_a_path_problem(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert found.returncode == 4
    assert found.stderr.startswith(b"error: cannot write to standard output: ")


@ON_POSIX
def test_a_closed_stdout_is_told_when_the_handout_should_go_there(desk: Path) -> None:
    command = 'exec "$@" >&-'
    closed = [["sh", "-c", command, "sh", *PROGRAM, "build", *MINIMAL, "-q", *more] for more in (["-o", "-"], [])]
    found = [subprocess.run(words, stderr=subprocess.PIPE, check=False, timeout=60) for words in closed]
    assert [process.returncode for process in found] == [4, 0]
    assert found[0].stderr.startswith(b"error: standard output is closed\n")
    assert list(files_in(desk)) == ["minimal-handout.pdf"]


@ON_POSIX
def test_ctrl_c_ends_with_its_own_status(desk: Path) -> None:
    waiting = (
        "import time, make_pdf, layouts.render as r; r.painted = lambda *_: (print('on', flush=True), time.sleep(60))"
    )
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # not so in the background
    code = f"{heard}; {waiting}; make_pdf.main(['build'])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"on\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip()) == (130, b"")
    assert files_in(desk) == {}


def test_the_installed_script_is_the_same_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"make-pdf": "make_pdf:main"}
    code = "import sys; from make_pdf import main; sys.argv[0] = 'make-pdf'; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    script = [sys.executable, "-c", code, "--version"]
    found = subprocess.run(script, env=environment, capture_output=True, check=False, timeout=60)
    assert (found.returncode, found.stdout.decode().split()) == (0, ["make-pdf,", "version", handouts.__version__])
    assert make_pdf.main.__module__ == "make_pdf"


def test_the_script_that_is_installed_here_makes_a_handout(desk: Path) -> None:
    try:
        importlib.metadata.version("handouts")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the project is not installed here")
    script = shutil.which("make-pdf", path=str(Path(sys.executable).parent))
    assert script
    found = subprocess.run([script, "build", "-q"], capture_output=True, check=False, timeout=60)
    assert (found.returncode, found.stdout.split()) == (0, [b"sciatica-handout.pdf"])
    assert list(files_in(desk)) == ["sciatica-handout.pdf"]
