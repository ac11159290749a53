"""Which files an order makes: their names, what belongs together, and what can't be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run

from handouts.diagnostics import ExitStatus

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(*words: str) -> list[str]:
    """The files that a build would write."""
    done = run("build", "--dry-run", "--quiet", *words)
    assert done.status == ExitStatus.DONE, done.err
    return [line.removeprefix("would write ") for line in done.err.splitlines()]


def refused(*words: str) -> str:
    """What a build that can't be had says; it has written nothing."""
    done = run("build", *words)
    assert done.status in {ExitStatus.REFUSED, ExitStatus.PATH}
    assert not [path for path in Path().rglob("*") if path.suffix in {".pdf", ".txt", ".html"}]
    return done.err


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ((), ["sciatica-handout.pdf"]),
        (("--edition", "cards"), ["sciatica-cards.pdf"]),
        (("--text",), ["sciatica-handout.txt"]),
        (("--text", "--html"), ["sciatica-handout.txt", "sciatica-handout.html"]),
        (("--edition", "booklet", "--impose"), ["sciatica-booklet.pdf", "sciatica-booklet-print.pdf"]),
        (("--edition", "booklet", "--impose", "-o", "b.pdf"), ["b.pdf", "b-print.pdf"]),
        (("--edition", "large-print", "--html", "-o", "ana.html"), ["ana.html"]),
        (("--edition", "diary", "--edition", "diary", "-o", "d.pdf"), ["d.pdf"]),
    ],
)
def test_one_file_has_the_name_that_was_given_or_one_of_its_pack_and_edition(
    words: tuple[str, ...], files: list[str]
) -> None:
    assert planned(*words) == files


def test_several_files_go_into_a_folder_in_the_order_of_the_editions() -> None:
    words = ("--edition", "diary,Booklet", "--edition", "booklet", "--impose", "-o", "ana")
    names = ["sciatica-diary.pdf", "sciatica-booklet.pdf", "sciatica-booklet-print.pdf"]
    assert planned(*words) == [str(Path("ana", name)) for name in names]


def test_the_folder_is_made_and_every_file_is_told() -> None:
    done = run("build", "--text", "--edition", "handout", "--edition", "diary", "-o", str(Path("new", "ana")))
    assert done.lines == [str(Path("new", "ana", f"sciatica-{name}.txt")) for name in ("handout", "diary")]
    assert all(Path(line).read_text(encoding="utf-8") for line in done.lines)


def test_a_saved_request_names_the_first_edition() -> None:
    run("build", "--text", "--edition", "diary", "--edition", "cards", "--save-request", "r.yaml", "-o", "ana")
    assert "edition: diary" in Path("r.yaml").read_text(encoding="utf-8")


def test_the_edition_of_a_request_file_counts_when_no_other_is_named() -> None:
    Path("r.yaml").write_text("edition: large-print\nbody_size: 20\n", encoding="utf-8")
    assert planned("--request", "r.yaml") == ["sciatica-large-print.pdf"]
    assert planned("--request", "r.yaml", "--edition", "handout") == ["sciatica-handout.pdf"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--impose",), "only a booklet has a print copy"),
        (("--edition", "booklet", "--impose", "--text"), "a print copy is made from a PDF"),
        (("--edition", "diary", "--fillable", "--html"), "only a PDF has fields"),
        (("--html", "-o", "ana.pdf"), "the name ends in .pdf, and the file is a web page"),
        (("--edition", "diary,cards", "-o", "ana.pdf"), "several files go into a folder, and this is the name of one"),
        (("--body-size", "20"), "only large print has a size of text to choose"),
        (("--edition", "large-print", "--body-size", "40"), "large print has text of 16 to 28 points, not '40'"),
        (("--fillable",), "only a diary is made to fill in on a screen"),
        (("--edition", "diary", "--edition", "cards", "-o", "-"), "several files can't go to standard output"),
    ],
)
def test_what_can_not_be_had_is_refused_with_a_way_out(words: tuple[str, ...], message: str) -> None:
    told = refused(*words)
    assert f"error: {message}" in told
    assert "hint: " in told


def test_a_file_is_no_folder() -> None:
    Path("ana").write_text("kept", encoding="utf-8")
    told = refused("--edition", "diary", "--edition", "cards", "-o", "ana")
    assert told.count("error: ") == told.count("error: several files go into a folder, and a file has this name") == 1
    assert Path("ana").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("given", [".", "..", "new/"])
def test_a_folder_is_no_file(given: str) -> None:
    assert "error: the output path is a folder" in refused("--edition", "booklet", "--impose", "-o", given)


def test_a_file_that_is_read_is_not_overwritten_by_one_of_several() -> None:
    request = Path("ana", "sciatica-diary.pdf")
    request.parent.mkdir()
    request.write_text("stage: acute\n", encoding="utf-8")
    words = ("build", "--request", str(request), "--edition", "diary", "--edition", "cards", "-o", "ana")
    assert run(*words).status == ExitStatus.REFUSED
    assert request.read_text(encoding="utf-8") == "stage: acute\n"
    assert run(*words, "--text").status == ExitStatus.DONE
