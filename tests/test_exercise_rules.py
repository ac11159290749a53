"""Each exercise is named by a safety rule, or somebody has said why it needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checked import check_alone
from pack_copies import change, copy_pack

if TYPE_CHECKING:
    from pathlib import Path

UNNAMED = "exercises/nod.yaml:1:5 warning: no safety rule names the exercise 'nod'"


def problems(pack: Path) -> list[str]:
    """What is wrong in a pack, as ``file:line:column severity: message``."""
    found = check_alone([pack])
    return [f"{problem.place} {problem.severity}: {problem.message}".removeprefix(f"{pack}/") for problem in found]


def with_exercise(tmp_path: Path, fact: str, safety: str = "") -> Path:
    """The minimal pack with an exercise ``nod``, made from a fact, and a change to the rules: old => new."""
    pack = copy_pack(tmp_path)
    for file in ("exercises/walk.yaml", "en/exercises/walk.yaml"):
        text = (pack / file).read_text(encoding="utf-8")
        text = text.partition("\n")[2] if text.startswith("#") else text
        text = text.replace("id: walk", "id: nod").replace("fact: EX-03", f"fact: {fact}")
        (pack / file.replace("walk", "nod")).write_text(text, encoding="utf-8")
    (pack / "facts" / "nod.yaml").write_text(
        "facts:\n  - {id: EX-09, topic: exercises, fact: Nodding.}\n", encoding="utf-8"
    )
    old, _, new = safety.partition(" => ")
    if old:
        change(pack / "safety.yaml", old, new)
    if fact != "EX-09":
        (pack / "facts" / "nod.yaml").unlink()
    return pack


def test_an_exercise_that_no_rule_names_is_told_on_the_line_of_its_id(tmp_path: Path) -> None:
    pack = with_exercise(tmp_path, "EX-09")
    assert problems(pack) == [UNNAMED]
    [hint] = [problem.hint for problem in check_alone([pack])]
    assert hint == "add it to the `exercises` of a rule in safety.yaml, or EX-09 to `no_rule`, with the reason"


@pytest.mark.parametrize(
    ("fact", "safety"),
    [
        ("EX-09", "exercises: [stand-up, walk] => exercises: [stand-up, walk, nod]"),
        ("EX-09", "exercises: [leg-swing] => exercises: [leg-swing, nod]"),
        ("EX-09", "no_rule:\n => no_rule:\n  EX-09: Everyone can nod.\n"),
        ("EX-03", ""),  # rules about walking hold for it
    ],
)
def test_an_exercise_that_was_thought_of_is_not_told(tmp_path: Path, fact: str, safety: str) -> None:
    assert problems(with_exercise(tmp_path, fact, safety)) == []


@pytest.mark.parametrize(
    "safety",
    [
        "exercises: [leg-swing] => exercises: [leg-swing], every_exercise: true",
        "  heat: [heat-precautions]\n =>   heat: [heat-precautions]\n  nod: [heat-precautions]\n",
        "facts: [HT-02] => facts: [HT-02, EX-09]",
    ],
)
def test_what_was_not_written_for_an_exercise_does_not_name_it(tmp_path: Path, safety: str) -> None:
    assert problems(with_exercise(tmp_path, "EX-09", safety)) == [UNNAMED]


@pytest.mark.parametrize(
    "safety",
    [
        "exercises: [leg-swing] => exercises: [leg-swing, nodd]",
        ", exercises: [leg-swing] => ",
        "conditions: => condition:",
    ],
)
def test_no_exercise_is_told_while_a_faulty_rule_may_mean_it(tmp_path: Path, safety: str) -> None:
    found = problems(with_exercise(tmp_path, "EX-09", safety))
    assert found
    assert UNNAMED not in found
