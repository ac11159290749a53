"""Which packs `check` checks, and what it tells of files that `build` does not need."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from checked import check, check_alone
from command_line import run
from pack_copies import PACKS, change, copy_pack

from handouts.diagnostics import ExitStatus, HandoutError
from handouts.library import SHIPPED
from handouts.overlay_changes import changes

REVIEW = (
    "reviews:\n  - {name: Dr B. Example, role: physiotherapist, date: '2026-11-24', until: '2027-11-24', language: en,"
    f" version: '1.0', content_hash: {'a' * 64}}}\n"
)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A content folder of a clinic with changes of the shipped pack, one of them faulty."""
    folder = tmp_path / "clinic"
    write(folder / "sciatica" / "exercises" / "bridge.yaml", "dosage: {reps: 800}\n")
    write(folder / "sciatica" / "en" / "exercises" / "bridge.yaml", "easier: Lift less high.\n")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def errors(*paths: str | Path, folders: tuple[Path, ...] = ()) -> list[str]:
    found = check_alone([Path(path) for path in paths], folders)
    return [f"{problem.place} {problem.message}" for problem in found if problem.severity == "error"]


# ---- which packs


@pytest.mark.parametrize(
    ("folder", "paths"),
    [
        ("sciatica", [".", "en", "exercises", "exercises/bridge.yaml", "en/exercises", "../sciatica", "en/.."]),
        ("sciatica/en", [".", "..", "exercises", "exercises/bridge.yaml"]),
        ("sciatica/en/exercises", [".", "..", "bridge.yaml", "../.."]),
        (".", [".", "sciatica", "sciatica/en", "../clinic"]),
    ],
)
def test_changes_are_checked_from_wherever_one_stands(
    clinic: Path, folder: str, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic / folder)
    for path in paths:
        [told] = errors(path)
        place, _, message = told.partition(" ")
        assert message == "reps: 800 is above the most that a sheet may carry, 50", path
        assert Path(place.removesuffix(":1:16")).samefile(clinic / "sciatica" / "exercises" / "bridge.yaml")


@pytest.mark.parametrize("folder", [".", "sciatica", "sciatica/en", "sciatica/en/sections", "sciatica/facts", "words"])
def test_shipped_content_is_checked_from_wherever_one_stands(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHIPPED / folder)
    if folder == "words":
        with pytest.raises(HandoutError):  # no pack lies there
            errors(".")
    else:
        assert errors(".") == []


@pytest.mark.parametrize("part", ["words", "style"])
def test_a_folder_with_words_alone_is_checked_under_every_pack(tmp_path: Path, part: str) -> None:
    write(tmp_path / part / "en.yml", "name: English\n")
    told = [f"{tmp_path}/{part}/en.yml files that end in .yml are not read"]
    assert errors(tmp_path) == told
    found = errors(tmp_path, folders=(PACKS,))
    assert told[0] in found
    assert any(problem.startswith(f"{PACKS}/faulty/") for problem in found)


def test_words_of_a_clinic_are_checked(tmp_path: Path) -> None:
    write(tmp_path / "words" / "en.yaml", "nmae: English\n")
    assert errors(tmp_path) == [f"{tmp_path}/words/en.yaml:1:1 unknown key 'nmae'"]


def test_words_beside_a_pack_concern_all_packs(clinic: Path) -> None:
    change(clinic / "sciatica" / "exercises" / "bridge.yaml", "800", "8")
    copy_pack(clinic)
    write(clinic / "words" / "en.yaml", "name: Our English\n")
    change(clinic / "minimal" / "exercises" / "walk.yaml", "minutes: 5", "minutes: 500")
    [told] = errors(clinic)
    assert told.startswith(f"{clinic}/minimal/exercises/walk.yaml:5:")


def test_a_folder_above_with_the_name_of_a_pack_is_no_pack(tmp_path: Path) -> None:
    folder = tmp_path / "sciatica" / "work" / "content"
    folder.mkdir(parents=True)
    with pytest.raises(HandoutError, match="there is no pack in this content folder"):
        check([folder / "."])


def test_a_content_folder_may_have_the_name_of_a_pack_in_it(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path / "sciatica")
    change(pack / "exercises" / "walk.yaml", "minutes: 5", "minutes: 500")
    [told] = errors(tmp_path / "sciatica")
    assert told.startswith(f"{pack}/exercises/walk.yaml:5:")


def test_a_folder_given_as_path_and_as_content_is_laid_over_once(clinic: Path) -> None:
    assert errors(clinic, folders=(clinic,)) == errors(clinic)
    assert len(errors(clinic, clinic / "sciatica")) == 1


# ---- reviews


def test_reviews_are_read(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    write(pack / "reviews.yaml", REVIEW)
    assert errors(pack) == []
    change(pack / "reviews.yaml", "until: '2027-11-24'", "until: '2025-11-24'")
    assert errors(pack) == [f"{pack}/reviews.yaml:2:77 until: this is before the date of the review"]


def test_reviews_of_all_layers_are_read(tmp_path: Path) -> None:
    for folder in ("below", "above"):
        write(tmp_path / folder / "minimal" / "reviews.yaml", "reviews: none\n")
    found = errors(folders=(tmp_path / "above", tmp_path / "below", PACKS))
    assert [told for told in found if "reviews" in told] == [
        f"{tmp_path}/{folder}/minimal/reviews.yaml:1:10 reviews: expected a list, found 'none'"
        for folder in ("above", "below")
    ]


# ---- exit status


@pytest.mark.parametrize("name", ["walk.yaml", "facts.yaml", "provenance.yaml", "reviews.yaml", "heat.yaml"])
def test_an_unreadable_file_has_the_same_status_everywhere(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = copy_pack(tmp_path)
    write(pack / "reviews.yaml", REVIEW)
    open_path = Path.open

    def opened(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == name:
            raise PermissionError(13, "Permission denied", name)
        return open_path(path, *args, **options)

    monkeypatch.setattr(Path, "open", opened)
    found = run("check", str(pack))
    assert found.status == ExitStatus.PATH
    assert found.err.startswith("error: cannot read the file: permission denied\n")


# ---- what a clinic changes


def test_changed_records_are_listed(tmp_path: Path) -> None:
    ours = tmp_path / "minimal"
    write(ours / "facts" / "facts.yaml", "facts:\n  - {id: EX-03, fact: Walking far.}\n")
    write(ours / "facts" / "ours.yaml", "facts:\n  - {id: OUR-01, topic: house, fact: There is a car park.}\n")
    write(ours / "provenance.yaml", "left_out: {OUR-01: Nobody needs it.}\n")
    assert [(c.place.file, c.what, c.before, c.now) for c in changes([ours], [PACKS])] == [
        (f"{ours}/provenance.yaml", "left_out: OUR-01", None, "Nobody needs it."),
        (f"{ours}/facts/facts.yaml", "facts: EX-03: fact", "Walking.", "Walking far."),
        (f"{ours}/facts/ours.yaml", "a new file", None, "facts/ours.yaml"),
    ]


def test_a_new_style_is_listed(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    shutil.copytree(pack / "en", pack / "xx")
    words = (SHIPPED / "words" / "en.yaml").read_text(encoding="utf-8")
    write(tmp_path / "words" / "xx.yaml", words.replace("language: en", "language: xx"))
    write(tmp_path / "style" / "xx.yaml", "abbreviations: [Dr]\n")
    assert [(c.place.file, c.what, c.now) for c in changes([pack], [])] == [
        (f"{tmp_path}/style/xx.yaml", "a new file", "style/xx.yaml")
    ]


def test_new_files_are_listed_where_clinic_and_program_call_the_pack_the_same(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(clinic / "sciatica" / "en" / "sections" / "parking.yaml", "id: parking\n")
    monkeypatch.chdir(clinic)
    assert "en/sections/parking.yaml" in [change.now for change in changes([Path()], [])]
