"""What people read when something they asked for can't be done: one golden file for each kind of bad input."""

from __future__ import annotations

import io
import os
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command_line import files_in, pack_of_all_levels, run
from golden import GOLDEN, assert_golden
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping


def _png(side: int) -> bytes:
    stream = io.BytesIO()
    Image.new("1", (side, side)).save(stream, "PNG")
    return stream.getvalue()


COMMAND = "make-pdf build minimal --content packs"
BIG_LOGO = _png(5001)
# What can't be typed into a table.
STANDS_FOR = {"<NUL>": "\0", "<BELL>": "\a", "<1 MB>": "x" * 1_000_000}


@dataclass(frozen=True)
class Bad:
    """A bad input: what is typed after ``COMMAND``, and the files that lie about."""

    name: str
    typed: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    locked: str = ""
    """A file that may not be read, or a folder that may not be written to."""


def request(text: str) -> dict[str, str | bytes]:
    return {"request.yaml": text}


def clinic(text: str, **files: bytes) -> dict[str, str | bytes]:
    return {"clinic.yaml": text, **{name.replace("_", "."): data for name, data in files.items()}}


ASKED = "--request request.yaml"
BRANDED = "--clinic clinic.yaml"
AGREED = "--clinician 'Dr B. Example'"

BAD_INPUTS = [
    # Ids and choices
    Bad("unknown-section", "-s heet"),
    Bad("option-without-a-value", "--clinician --mono"),
    Bad("request-saved-to-stdout", "--save-request -"),
    Bad("pack-for-a-content-folder", "--content packs/minimal"),
    Bad("colour-without-quotes", BRANDED, clinic("colours:\n  main: #005a5b\n")),
    Bad("unknown-section-in-request", ASKED, request("sections: [overview, heet]\n")),
    Bad("unknown-exercise", "-x leg-swings"),
    Bad("unknown-condition", "--condition feverish"),
    Bad("unknown-condition-far-off", "--condition xyz"),
    Bad("unknown-edition", "--edition booklet --edition poster"),
    Bad("unknown-language", "--lang de"),
    Bad("unknown-paper", "--paper a5"),
    Bad("unknown-stage", "--stage acut -x stand-up"),
    Bad("all-at-once", "-s heet -x walks:reps=99 --condition feverish --side lft --date soon --diary 99 -o no/x.pdf"),
    # Dosage
    Bad("dosage-out-of-range", "-x leg-swing:reps=300"),
    Bad("dosage-out-of-range-in-request", ASKED, request("exercises:\n  - id: leg-swing\n    reps: 300\n")),
    Bad("dosage-not-a-number", "-x leg-swing:reps=six"),
    Bad("dosage-unknown-key", "-x leg-swing:repetitions=6"),
    Bad("dosage-in-short-form-in-request", ASKED, request("exercises: ['leg-swing:reps=300,sets=two']\n")),
    Bad("side-of-symmetric-exercise", "-x stand-up:side=left"),
    Bad("not-for-the-stage", "-x stand-up --stage acute"),
    # Request files
    Bad("malformed-yaml", ASKED, request("patient: {name: Ana\nside: left\n")),
    Bad("wrong-types", ASKED, request("patient: Ana\nsections: heat\ndiary: two\nmono: 1\nstage: [acute]\nnote: x\n")),
    Bad("exercise-twice", "-x walk -x leg-swing -x walk:minutes=9"),
    Bad("exercise-twice-in-request", ASKED, request("exercises: [walk, leg-swing, walk]\n")),
    Bad("duplicate-keys", ASKED, request("side: left\nstage: acute\nside: right\n")),
    Bad("not-utf-8", ASKED, {"request.yaml": "clinician: Müller\n".encode("latin-1")}),
    Bad("empty-request", ASKED, request("")),
    # Paths
    Bad("missing-request", ASKED),
    Bad("missing-clinic", BRANDED),
    Bad("missing-content", "--content elsewhere"),
    Bad("missing-output-folder", "-o elsewhere/x.pdf"),
    Bad("unreadable-request", ASKED, request("side: left\n"), locked="request.yaml"),
    Bad("unwritable-output", "-o packs/x.pdf", locked="packs"),
    Bad("output-is-a-folder", "-o packs"),
    Bad("output-looks-like-a-folder", "-o handouts/"),
    Bad("output-is-the-request", f"{ASKED} -o request.yaml", request("side: left\n")),
    Bad("request-is-a-folder", "--request packs"),
    Bad("empty-content-folder", "--content empty", {"empty/.keep": ""}),
    # Safety
    Bad("never", "-s heat --condition blood-clot"),
    Bad("never-at-home", "-s heat --condition pregnancy"),
    Bad("never-without-clinician", "-s heat --condition pacemaker"),
    Bad("postpone", "-s heat --condition fever"),
    Bad("ask-first", "-x stand-up --condition dizziness"),
    Bad("ask-first-in-request", ASKED, request("conditions: [dizziness]\nexercises:\n  - leg-swing\n  - walk\n")),
    Bad("never-on-area", "-s heat --condition numb-skin"),
    Bad("cleared-by-nobody", "-s heat --cleared fever"),
    Bad("cleared-what-cannot-be", f"-s heat --cleared blood-clot,pregnancy,numb-skin {AGREED}"),
    # Text
    Bad("control-character", "--patient 'A<BELL>na' --note 'A<NUL>b'"),
    Bad("control-character-in-request", ASKED, request("notes: a\0b\nside: left\nclinician: a\x07b\n")),
    Bad("note-of-a-megabyte", "--note '<1 MB>' --patient '<1 MB>'"),
    Bad("note-of-a-megabyte-in-request", ASKED, request(f"notes: {'x' * 1_000_000}\n")),
    Bad("request-of-three-megabytes", ASKED, request(f"notes: {'x' * 3_000_000}\n")),
    Bad("name-with-emoji", "--patient 'Ana 😀'"),
    Bad("name-in-chinese", "--patient 田中花子"),
    Bad("name-in-chinese-in-request", ASKED, request("side: left\npatient:\n  name: 田中花子\n")),
    Bad("name-not-in-quotes", "--patient Ana Müller"),
    Bad("not-a-date", "--date 24.11.2026"),
    # Clinics
    Bad("clinic-in-chinese", BRANDED, clinic("phone: '1'\nname: 診療所\n")),
    Bad("clinic-too-pale", BRANDED, clinic('colours: {main: "#ffcc00", accent: "#eeeeee"}\n')),
    Bad("clinic-not-a-colour", BRANDED, clinic("colours: {main: green}\nwebsite: example.org\n")),
    Bad("logo-missing", BRANDED, clinic("logo: logo.png\n")),
    Bad("logo-broken", BRANDED, clinic("logo: logo.png\n", logo_png=b"\x89PNG\r\n\x1a\nno picture")),
    Bad("logo-broken-svg", BRANDED, clinic("logo: logo.svg\n", logo_svg=b"<svg><g></svg>")),
    Bad("logo-with-entities", BRANDED, clinic("logo: logo.svg\n", logo_svg=b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>")),
    Bad("logo-huge", BRANDED, clinic("logo: logo.png\n", logo_png=BIG_LOGO)),
    Bad("logo-of-six-megabytes", BRANDED, clinic("logo: logo.png\n", logo_png=b"x" * 6_000_000)),
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a folder of packs in it."""
    desk = tmp_path / "desk"
    pack_of_all_levels(desk / "packs")
    monkeypatch.chdir(desk)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return desk


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_bad_input_ends_in_clear_words_and_leaves_nothing_behind(
    bad: Bad, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in bad.files.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    before = files_in(desk)
    if bad.locked:
        lock(bad.locked, monkeypatch)
    found = run(*words(f"{COMMAND} {bad.typed}")[1:])
    monkeypatch.undo()
    assert found.status in {1, 2, 4}
    assert found.data == b""
    assert "Traceback" not in found.err
    assert found.err.count("error: ") == found.err.count("\n  hint: ") > 0
    assert files_in(desk) == before
    assert_golden(f"errors/{bad.name}.txt", as_golden(bad, found.status, found.err))


def test_every_golden_file_belongs_to_a_bad_input() -> None:
    assert sorted(path.stem for path in (GOLDEN / "errors").iterdir()) == sorted(bad.name for bad in BAD_INPUTS)


def words(typed: str) -> list[str]:
    """What is typed, as the shell hands it to the program."""
    found = shlex.split(typed)
    for name, text in STANDS_FOR.items():
        found = [word.replace(name, text) for word in found]
    return found


def as_golden(bad: Bad, status: int, err: str) -> str:
    for name, text in STANDS_FOR.items():
        if len(text) > 1:
            err = err.replace(text, name)
    return f"$ {COMMAND} {bad.typed}\nexit status {status}\n\n{err.replace(os.sep, '/')}"


def lock(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse a file or folder, even to an administrator."""
    open_path = Path.open

    def opened(path: Path, *args: Any, **options: Any) -> Any:
        if name in (path.name, path.parent.name):
            raise PermissionError(13, "Permission denied", name)
        return open_path(path, *args, **options)

    monkeypatch.setattr(Path, "open", opened)
