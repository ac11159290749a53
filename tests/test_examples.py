"""The example of a clinic over the shipped pack works from its first change to its signature."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from command_line import ROOT, run
from pdf_tree import read
from printed import extracted, faults

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "docs" / "examples" / "overlay-clinic"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "overlay-clinic"
    shutil.copytree(EXAMPLE, folder)
    monkeypatch.chdir(folder)
    return folder


def test_its_changes_are_in_order_and_listed(clinic: Path) -> None:
    done = run("check", "content", "--diff")
    assert done.status == 0, done.err
    assert done.err == "no problems found\n"
    changed = {line.split("  ")[1] for line in done.out.splitlines() if line.startswith("content")}
    assert changed == {
        "programmes: settling: 3",
        "blocks: when-to-call: paragraph",
        "dosage: reps",
        "a new file",
    }
    assert (clinic / "content").is_dir()


def test_the_sheet_has_its_logo_its_words_and_its_exercise(clinic: Path) -> None:
    done = run("build", "--content", "content", "--clinic", "clinic.yaml", "-s", "exercises,prevention", "-o", "a.pdf")
    assert done.status == 0, done.err
    pdf = (clinic / "a.pdf").read_bytes()
    printed = extracted(pdf)
    assert "Pelvic tilt at the wall" in printed
    assert "on weekdays from 8 to 6" in printed
    assert "Harbour Street Physiotherapy" in printed
    assert "Bridge" not in printed
    assert "Logo of Harbour Street Physiotherapy" in str(read(pdf))
    assert faults(pdf) == []


def test_rules_of_the_pelvic_tilt_hold_for_the_new_exercise(clinic: Path) -> None:
    done = run(
        "build", "--content", "content", "-x", "wall-pelvic-tilt", "--condition", "spinal-fracture", "-o", "a.pdf"
    )
    assert done.status == 1
    assert "the exercise wall-pelvic-tilt is not safe for someone who" in done.err
    assert not (clinic / "a.pdf").exists()


def test_it_is_signed_and_a_change_ends_that(clinic: Path) -> None:
    make = ("build", "--content", "content", "--date", "2026-11-24", "-o")
    sign = ("review", "sign", "--content", "content", "--name", "Dr A. Example", "--role", "Physiotherapist")
    assert run(*sign, "--date", "2026-11-24").status == 0
    assert run(*make, "signed.pdf").status == 0
    assert "Dr A. Example" in extracted((clinic / "signed.pdf").read_bytes())
    assert "not yet reviewed" not in extracted((clinic / "signed.pdf").read_bytes()).casefold()
    assert run("verify", "signed.pdf", "--content", "content").status == 0

    dosage = clinic / "content" / "sciatica" / "exercises" / "sit-to-stand.yaml"
    dosage.write_text("dosage: {reps: 4}\n", encoding="utf-8")
    assert run(*make, "changed.pdf").status == 0
    assert "not yet reviewed" in extracted((clinic / "changed.pdf").read_bytes()).casefold()
    assert run("verify", "signed.pdf", "--content", "content").status == 1
