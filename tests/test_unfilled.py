"""What `new` wrote and nobody has replaced: `check` tells it, and nobody can sign it off."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from checked import check
from command_line import ROOT, files_in, run
from pack_copies import change, copy_pack

from handouts.files import write_all
from handouts.library import SHIPPED
from handouts.scaffold import scaffold
from handouts.scaffold_templates import placeholders

TODAY = date(2026, 11, 24)
TOLD = "a text still stands as the template wrote it: "
SIGN = ("--content", "packs", "--name", "Dr B. Example", "--role", "physiotherapist")


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with the minimal pack, in the folder where one stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    copy_pack(Path("packs"))
    return Path("packs")


def write(kind: str, name: str, folder: Path, pack: str = "minimal") -> None:
    files = scaffold(kind, name, folder, TODAY, pack=pack, language="en")
    write_all({path: text.encode("utf-8") for path, text in files.items()})


def told(folder: Path) -> list[str]:
    """Texts of templates that `check` finds, with their places in the content folder."""
    found = [problem for problem in check([folder]) if problem.message.startswith(TOLD)]
    assert all(problem.severity == "warning" and problem.hint for problem in found)
    return [f"{problem.place} {problem.message.removeprefix(TOLD)}".removeprefix(f"{folder}/") for problem in found]


def fill_in_the_section(pack: Path) -> None:
    """Say everything that the template of a section asks for."""
    section = pack / "en" / "sections" / "parking.yaml"
    change(section, "Say in one or two sentences what the reader should take away.", "You can park behind the house.")
    change(section, "Ask what the reader asks", "Where can I park?")
    change(section, "Say what to do, then why.", "Park near the door.")
    change(section, "Say when to call {clinic_phone}.", "Call {clinic_phone} if the gate is shut.")
    change(
        pack / "facts" / "parking.yaml",
        "What the block what-to-do says, as your source has it.",
        "There is a car park.",
    )


# ---- check


def test_each_text_of_a_new_section_is_told_on_its_line(packs: Path) -> None:
    write("section", "parking", packs)
    assert told(packs) == [
        "minimal/en/sections/parking.yaml:4:7 'Say in one or two sentences what the reader should take away…'",
        "minimal/en/sections/parking.yaml:7:14 'Ask what the reader asks'",
        "minimal/en/sections/parking.yaml:10:9 'Say what to do, then why.'",
        "minimal/en/sections/parking.yaml:11:9 'Say when to call {clinic_phone}.'",
        "minimal/facts/parking.yaml:5:11 'What the block what-to-do says, as your source has it.'",
    ]


def test_all_words_of_a_new_exercise_but_its_name_are_told(packs: Path) -> None:
    write("exercise", "slow-nod", packs)
    text = (packs / "minimal" / "en" / "exercises" / "slow-nod.yaml").read_text(encoding="utf-8")
    words = [line.partition(": ")[2] or line.partition("- ")[2] for line in text.splitlines()[2:]]
    in_file = [line.partition(" ")[2].strip("'") for line in told(packs) if "en/exercises/slow-nod" in line]
    assert in_file == [line for line in words if line]
    assert len(in_file) == 9


def test_what_may_stay_in_a_new_pack_is_not_told(tmp_path: Path) -> None:
    write("pack", "neck-pain", tmp_path)
    found = "\n".join(told(tmp_path))
    assert "neck-pain/sources.yaml:3:34 'Name of the organisation'" in found
    assert "'Name a warning sign'" in found
    for kept in ("Neck pain: what helps", "Warning signs", "has a fever", "Call {urgent_care} today."):
        assert kept not in found


@pytest.mark.parametrize("kind", ["pack", "section", "exercise"])
def test_nothing_but_the_texts_left_and_missing_rules_is_wrong_with_new_files(tmp_path: Path, kind: str) -> None:
    copy_pack(tmp_path)
    write(kind, "new-one", tmp_path)
    others = [problem.message for problem in check([tmp_path]) if not problem.message.startswith(TOLD)]
    assert others == (["no safety rule names the exercise 'new-one'"] if kind == "exercise" else [])


def test_words_of_the_author_end_it(packs: Path) -> None:
    write("section", "parking", packs)
    fill_in_the_section(packs / "minimal")
    assert check([packs]) == []


def test_a_text_of_a_template_is_told_wherever_it_was_moved(packs: Path) -> None:
    change(packs / "minimal/en/sections/heat.yaml", "title: ", "lead: Say one action a step.\ntitle: ")
    assert [line.partition(" ")[2] for line in told(packs)] == ["'Say one action a step.'"]


def test_texts_of_a_clinics_layer_are_told_in_its_file(packs: Path) -> None:
    Path("clinic").mkdir()
    (Path("clinic") / "minimal" / "en").mkdir(parents=True)
    (Path("clinic") / "minimal" / "en" / "pack.yaml").write_text("lead: Say the one thing to remember.\n", "utf-8")
    found = check([Path("clinic")], [packs])
    assert [str(problem.place) for problem in found if problem.message.startswith(TOLD)] == [
        "clinic/minimal/en/pack.yaml:1:7"
    ]


def test_content_that_is_finished_holds_no_text_of_a_template() -> None:
    finished = [SHIPPED, ROOT / "docs" / "examples", ROOT / "tests" / "packs" / "stiff-shoulder"]
    text = "\n".join(path.read_text(encoding="utf-8") for folder in finished for path in folder.rglob("*.yaml"))
    assert len(placeholders()) > 20
    assert [words for words in placeholders() if words in text] == []
    assert check((), [ROOT / "docs" / "examples" / "overlay-clinic" / "content"]) == []


def test_a_text_to_replace_is_one_that_nobody_would_print() -> None:
    asking = ("Say ", "Ask ", "Name ", "Give ", "Title ", "What ", "Who ", "Stop if what you name", "has what you name")
    assert [words for words in placeholders() if not words.startswith(asking)] == []


# ---- signing


def refusal(pack: str = "minimal") -> str:
    """What is said to someone who may not sign; nothing is written."""
    before = files_in(Path())
    done = run("review", "sign", pack, *SIGN)
    assert (done.status, done.out) == (1, "")
    assert files_in(Path()) == before
    return done.err


def test_nobody_can_sign_what_a_template_wrote(packs: Path) -> None:
    write("section", "parking", packs)
    section, facts = (str(packs / "minimal" / part / "parking.yaml") for part in ("en/sections", "facts"))
    assert refusal() == (
        "error: texts of a template can't be signed off; still to be written: 5\n"
        f"  {section}:4:7\n"
        f"  hint: write them, then sign: {section}:4, 7, 10, 11; {facts}:5\n"
    )
    fill_in_the_section(packs / "minimal")
    assert run("review", "sign", "minimal", *SIGN).status == 0


def test_one_text_is_enough_to_refuse(packs: Path) -> None:
    write("section", "parking", packs)
    fill_in_the_section(packs / "minimal")
    change(packs / "minimal/en/sections/parking.yaml", "Park near the door.", "Say what to do, then why.")
    assert "still to be written: 1\n" in refusal()


def test_errors_and_texts_of_templates_are_told_at_once(packs: Path) -> None:
    write("section", "parking", packs)
    change(packs / "minimal/en/sections/heat.yaml", "title: ", "titel: ")
    said = refusal()
    assert "content with errors can't be signed off" in said
    assert "still to be written: 5\n" in said


def test_texts_of_another_pack_or_language_are_no_obstacle(packs: Path) -> None:
    write("pack", "neck-pain", packs)
    assert "still to be written: " in refusal("neck-pain")
    shutil.copytree(packs / "minimal" / "en", packs / "minimal" / "xx")
    words = (SHIPPED / "words" / "en.yaml").read_text(encoding="utf-8")
    (packs / "words").mkdir()
    (packs / "words" / "xx.yaml").write_text(words.replace("language: en", "language: xx"), encoding="utf-8")
    change(packs / "minimal/xx/sections/heat.yaml", "title: ", "lead: Say one action a step.\ntitle: ")
    assert run("review", "sign", "minimal", *SIGN, "--lang", "xx").status == 1
    assert run("review", "sign", "minimal", *SIGN).status == 0
