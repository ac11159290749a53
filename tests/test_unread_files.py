"""Files of content that nothing reads are told, so that no change is ignored without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checked import check_alone
from command_line import run
from pack_copies import PACKS, copy_pack

from handouts.diagnostics import HandoutError
from handouts.library import SHIPPED, load_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A content folder of a clinic, with an empty folder of changes of the minimal pack."""
    folder = tmp_path / "clinic"
    (folder / "minimal").mkdir(parents=True)
    return folder


def write(path: Path, text: str = "x: 1\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def refusals(folders: list[Path]) -> list[str]:
    """What keeps the minimal pack from being used, as ``file message; hint``."""
    with pytest.raises(HandoutError) as caught:
        load_pack(folders, "minimal", "en")
    return [f"{p.place} {p.message}; {p.hint}".removeprefix(f"{folders[0]}/") for p in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "problem", "hint"),
    [
        # in a pack
        ("minimal/saftey.yaml", "nothing reads this file", "did you mean safety.yaml?"),
        ("minimal/glossary.yaml", "nothing reads this file", "what is read here: pack.yaml, safety.yaml"),
        ("minimal/exercise/x.yaml", "nothing reads this file", "did you mean exercises?"),
        ("minimal/exercises/legs/x.yaml", "nothing reads this file", "did you mean exercises?"),
        ("minimal/fact/x.yaml", "nothing reads this file", "did you mean facts?"),
        ("minimal/sections/x.yaml", "nothing reads this file", "did you mean en/sections?"),
        ("minimal/en/section/x.yaml", "nothing reads this file", "did you mean en/sections?"),
        ("minimal/en/saftey.yaml", "nothing reads this file", "did you mean safety.yaml?"),
        ("minimal/en/facts/x.yaml", "nothing reads this file", "did you mean facts?"),
        ("minimal/EN/sections/x.yaml", "nothing reads this file", "did you mean en/sections?"),
        ("minimal/de/sections/x.yaml", "nothing reads this file", "the language de needs a file de/pack.yaml"),
        ("minimal/en.old/pack.yaml", "nothing reads this file", "did you mean en?"),
        ("minimal/SAFETY.YAML", "nothing reads this file", "did you mean safety.yaml?"),
        ("minimal/safety.YAML", "files that end in .YAML are not read", "let the name end in .yaml"),
        ("minimal/exercises/walk.yml", "files that end in .yml are not read", "let the name end in .yaml"),
        ("minimal/en/sections/heat.Yml", "files that end in .Yml are not read", "let the name end in .yaml"),
        ("minimal/facts/ours.yml", "files that end in .yml are not read", "let the name end in .yaml"),
        ("minimal/reviews.yml", "files that end in .yml are not read", "let the name end in .yaml"),
        # beside the packs
        ("word/en.yaml", "nothing reads this file", "did you mean words?"),
        ("words/en.yml", "files that end in .yml are not read", "let the name end in .yaml"),
        ("words/english.yaml", "nothing reads this file", "its name is that of a language: words/en.yaml"),
        ("words/old/en.yaml", "nothing reads this file", "its name is that of a language: words/en.yaml"),
        ("style/en.yaml", "nothing reads this file", "delete it: the shipped style of en is the measure"),
        ("minimla/exercises/walk.yaml", "nothing reads this file", "did you mean minimal?"),
        ("minmal/notes.yaml", "nothing reads this file", "did you mean minimal?"),
        ("back/exercises/walk.yaml", "nothing reads this file", "what is read here: "),
        ("en/sections/x.yaml", "nothing reads this file", "what is read here: "),
        ("exercises/walk.yaml", "nothing reads this file", "what is read here: "),
        ("safety.yaml", "nothing reads this file", "put it into the folder of a pack"),
    ],
)
def test_a_file_that_nothing_reads_is_refused(clinic: Path, path: str, problem: str, hint: str) -> None:
    write(clinic / path)
    [told] = refusals([clinic, PACKS])
    assert told.startswith(f"{path} {problem}; {hint}")
    found = [problem for problem in check_alone([clinic / "minimal"], [PACKS]) if problem.severity == "error"]
    assert [f"{p.place} {p.message}; {p.hint}".removeprefix(f"{clinic}/") for p in found] == [told]


@pytest.mark.parametrize(
    "path",
    [
        # left behind by editors, systems and version control
        "minimal/.saftey.yaml",
        "minimal/saftey.yaml~",
        "minimal/exercises/#walk.yaml#",
        "minimal/exercises/walk.yaml.bak",
        "minimal/.git/config.yaml",
        ".old/exercises/walk.yaml",
        # not for the program
        "minimal/notes.txt",
        "minimal/README.md",
        "clinic.yaml",
        "requests/ana.yaml",
        "empty/minimall/notes.txt",
    ],
)
def test_what_is_not_content_is_left_alone(clinic: Path, path: str) -> None:
    write(clinic / path)
    assert load_pack([clinic, PACKS], "minimal", "en") == load_pack([PACKS], "minimal", "en")


def test_records_reviews_and_other_languages_are_read(clinic: Path) -> None:
    write(
        clinic / "minimal" / "facts" / "ours.yaml", "facts:\n  - {id: OUR-01, topic: house, fact: There is a park.}\n"
    )
    write(clinic / "minimal" / "provenance.yaml", "left_out: {OUR-01: Nobody needs it.}\n")
    write(clinic / "minimal" / "reviews.yaml", "reviews: []\n")
    write(clinic / "minimal" / "de" / "pack.yaml", "title: Titel\n")
    write(clinic / "minimal" / "de" / "sections" / "x.yaml", "id: x\n")
    write(clinic / "words" / "pt-BR.yaml")
    assert load_pack([clinic, PACKS], "minimal", "en").id == "minimal"


def test_a_language_lies_in_another_layer(clinic: Path, tmp_path: Path) -> None:
    write(tmp_path / "below" / "minimal" / "de" / "pack.yaml", "title: Titel\n")
    write(clinic / "minimal" / "de" / "sections" / "x.yaml", "id: x\n")
    assert load_pack([clinic, tmp_path / "below", PACKS], "minimal", "en").id == "minimal"


def test_a_whole_pack_of_ones_own_is_looked_through_too(tmp_path: Path) -> None:
    write(copy_pack(tmp_path) / "exercise" / "walk.yaml")
    assert refusals([tmp_path]) == ["minimal/exercise/walk.yaml nothing reads this file; did you mean exercises?"]


def test_every_such_file_is_told_with_all_else(clinic: Path) -> None:
    write(clinic / "minimal" / "saftey.yaml")
    write(clinic / "minimal" / "en" / "section" / "x.yaml")
    write(clinic / "minimal" / "exercises" / "walk.yaml", "dosage: {minutes: 500}\n")
    assert [told.partition(";")[0] for told in refusals([clinic, PACKS])] == [
        "minimal/en/section/x.yaml nothing reads this file",
        "minimal/exercises/walk.yaml:1:19 minutes: 500 is above the most that a sheet may carry, 120",
        "minimal/saftey.yaml nothing reads this file",
    ]


def test_a_link_that_leads_back_is_no_endless_way(clinic: Path) -> None:
    try:
        (clinic / "minimal" / "again").symlink_to(clinic / "minimal", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert load_pack([clinic, PACKS], "minimal", "en").id == "minimal"


def test_the_program_says_so_and_ends_in_failure(clinic: Path) -> None:
    (clinic / "sciatica").mkdir()
    write(clinic / "word" / "en.yaml")
    for words in (["build", "--text", "-o", "-"], ["check"]):
        found = run(*words, "--content", str(clinic))
        assert (found.status, found.data) == (1, b"")
        file = clinic / "word" / "en.yaml"
        assert f"error: nothing reads this file\n  {file}\n  hint: did you mean words?\n" in found.err


def test_nothing_that_is_shipped_goes_unread() -> None:
    assert [problem for problem in check_alone([SHIPPED]) if problem.message == "nothing reads this file"] == []
