"""Safety rules against the facts: each check, by one change to a pack that is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from checked import check_alone
from pack_copies import change, copy_pack

from handouts.fields import LEVELS
from handouts.safety import strictness
from handouts.safety_model import Contraindication

if TYPE_CHECKING:
    from pathlib import Path


def problems(pack: Path) -> list[str]:
    """What is wrong in a pack, as ``file:line:column severity: message``."""
    found = check_alone([pack])
    assert all(problem.hint for problem in found)
    return [f"{problem.place} {problem.severity}: {problem.message}".removeprefix(f"{pack}/") for problem in found]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        # facts that are named in vain
        (
            "safety.yaml",
            "facts: [EX-01/1]",
            "facts: [EX-01/1, HT-09]",
            "safety.yaml:16:22 error: unknown fact: 'HT-09'",
        ),
        (
            "safety.yaml",
            "facts: [EX-01/1]",
            "facts: [EX-01/1, EX-01/3]",
            "safety.yaml:16:22 error: the fact EX-01 has no item 3",
        ),
        (
            "safety.yaml",
            "facts: [EX-02]",
            "facts: [EX-02/1]",
            "safety.yaml:22:39 error: the fact EX-02 has no item 1",
        ),
        (
            "safety.yaml",
            "no_rule:\n",
            "no_rule:\n  HT-09: Nobody needs it.\n",
            "safety.yaml:26:3 error: unknown fact: 'HT-09'",
        ),
        (
            "safety.yaml",
            "no_rule:\n",
            "no_rule:\n  EX-01/12: Nobody needs it.\n",
            "safety.yaml:26:3 error: the fact EX-01 has no item 12",
        ),
        # warnings that no rule speaks of
        (
            "safety.yaml",
            "facts: [EX-01/1]",
            "facts: [EX-01]",
            "facts/facts.yaml:29:9 error: no rule speaks of EX-01/1: 'Someone who feels dizzy on standing up.'",
        ),
        (
            "safety.yaml",
            "  EX-01/2: The",
            "  EX-02: The",
            "facts/facts.yaml:29:9 error: no rule speaks of EX-01/2: 'A chair on wheels is no chair for it.'",
        ),
        (
            "safety.yaml",
            "facts: [HT-02]",
            "facts: [EX-03]",
            "facts/facts.yaml:50:9 error: no rule speaks of HT-02: 'Heat is not for a fever.'",
        ),
        (
            "facts/facts.yaml",
            "    fact: Walking.\n",
            "    fact: Walking.\n    safety: [Ice on the ground.]\n",
            "facts/facts.yaml:42:9 error: no rule speaks of EX-03/1: 'Ice on the ground.'",
        ),
        (
            "safety.yaml",
            "no_rule:\n",
            "no_rule:\n  EX-01/1: Nobody needs it.\n",
            "safety.yaml:26:3 error: EX-01/1 has a rule, and stands in no_rule too",
        ),
        (
            "safety.yaml",
            "no_rule:\n  EX-01/2: The words of the exercise name a firm chair.\n",
            "no_rule:\n  EX-01/2: The words of the exercise name a firm chair.\n  HT-02: Nobody needs it.\n",
            "safety.yaml:27:3 error: HT-02 has a rule, and stands in no_rule too",
        ),
        # rules that are looser than the fact
        (
            "safety.yaml",
            "level: postpone",
            "level: never_on_area",
            "safety.yaml:12:12 error: the rules about HT-02 are looser than it says: postpone",
        ),
        (
            "facts/facts.yaml",
            "level: postpone",
            "level: never",
            "safety.yaml:12:12 error: the rules about HT-02 are looser than it says: never",
        ),
    ],
)
def test_one_change_is_one_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    assert problems(pack) == [problem]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # stricter than the fact
        ("safety.yaml", "level: postpone", "level: never"),
        # a rule may stand on several facts, and on a fact that warns of nothing
        ("safety.yaml", "facts: [HT-02]", "facts: [HT-02, HT-03]"),
        # what no_rule says needs no rule, even with a level
        (
            "facts/facts.yaml",
            "    fact: Walking.\n",
            "    fact: Walking.\n    level: ask_first\n",
        ),
    ],
)
def test_what_is_right_too(tmp_path: Path, file: str, old: str, new: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    if "level: ask_first" in new:
        change(pack / "safety.yaml", "no_rule:\n", "no_rule:\n  EX-03: Everyone walks.\n")
    assert problems(pack) == []


def test_a_precaution_alone_is_enough(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "safety.yaml", "facts: [EX-01/1]", "facts: [EX-01]")
    change(pack / "safety.yaml", "facts: [EX-02]", "facts: [EX-02, EX-01/1]")
    assert problems(pack) == []


def test_facts_of_a_faulty_file_are_not_told_to_be_unknown(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "facts" / "more.yaml").write_text("facts:\n  - {id: EX-09, topic: x, fcat: Walking.}\n", encoding="utf-8")
    change(pack / "safety.yaml", "facts: [HT-02]", "facts: [HT-02, EX-09]")
    assert problems(pack) == ["facts/more.yaml:2:27 error: unknown key 'fcat'"]


HEAT = "    level: postpone\n    section: heat\n    condition: fever\n"
"""The rule about HT-02, which says `postpone`."""


def with_rules(pack: Path, level: str, more: str) -> None:
    """Give the rule about HT-02 another level, and add another rule about it."""
    change(pack / "safety.yaml", HEAT, HEAT.replace("postpone", level) + more)
    change(pack / "en" / "safety.yaml", "  heat-fever: ", "  heat-more: have more\n  heat-fever: ")


def test_a_looser_rule_beside_one_that_is_as_strict_as_the_fact_is_right(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    more = "{id: heat-more, facts: [HT-02], level: never, section: heat, condition: dizziness}"
    with_rules(pack, "never_on_area", f"  - {more}\n")
    assert problems(pack) == []  # one fact may speak of two conditions


@pytest.mark.parametrize("target", ["section: overview", "exercises: [walk]", "every_exercise: true"])
def test_a_strict_rule_about_something_else_excuses_nothing(tmp_path: Path, target: str) -> None:
    pack = copy_pack(tmp_path)
    with_rules(
        pack, "never_on_area", f"  - {{id: heat-more, facts: [HT-02], level: never, {target}, condition: fever}}\n"
    )
    assert problems(pack) == ["safety.yaml:12:12 error: the rules about HT-02 are looser than it says: postpone"]


def test_each_looser_rule_is_told(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    with_rules(pack, "never_on_area", "  - {id: heat-more, facts: [HT-02], level: never_on_area, exercises: [walk]}\n")
    assert problems(pack) == [
        "safety.yaml:12:12 error: the rules about HT-02 are looser than it says: postpone",
        "safety.yaml:15:44 error: the rules about HT-02 are looser than it says: postpone",
    ]


def test_strict_rules_about_every_exercise_excuse_one_about_some(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    rule = "  - {{id: {}, facts: [HT-02], level: {}, {}, condition: fever}}\n"
    every = rule.format("heat-more", "never", "every_exercise: true")
    some = rule.format("heat-some", "never_on_area", "exercises: [walk, leg-swing]")
    with_rules(pack, "postpone", every + some)
    change(pack / "en" / "safety.yaml", "  heat-fever: ", "  heat-some: have some\n  heat-fever: ")
    assert problems(pack) == []
    change(pack / "safety.yaml", "every_exercise: true", "exercises: [walk]")
    assert problems(pack) == ["safety.yaml:16:44 error: the rules about HT-02 are looser than it says: postpone"]


@pytest.mark.parametrize("level", ["never_at_home", "never_without_clinician", "ask_first", "postpone"])
def test_a_rule_for_the_whole_area_is_as_strict_as_never_at_home(tmp_path: Path, level: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "facts" / "facts.yaml", "level: never_on_area", f"level: {level}")
    assert problems(pack) == []
    change(pack / "safety.yaml", "    whole_area: true\n", "")
    assert problems(pack) == [f"safety.yaml:6:12 error: the rules about HT-01 are looser than it says: {level}"]


def test_a_rule_for_the_whole_area_is_looser_than_never(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "facts" / "facts.yaml", "level: never_on_area", "level: never")
    assert problems(pack) == ["safety.yaml:6:12 error: the rules about HT-01 are looser than it says: never"]


def test_strictness_follows_what_the_engine_does() -> None:
    rules = [Contraindication(id="x", facts=("HT-01",), level=level, condition="fever") for level in LEVELS]
    assert [strictness(rule) for rule in rules] == [0, 1, 2, 3, 4, 5]
    whole = [replace(rule, whole_area=True) for rule in rules]
    assert [strictness(rule) for rule in whole] == [0, 1, 2, 3, 4, 1]  # elsewhere whole_area has no meaning


@pytest.mark.parametrize(
    ("file", "old", "new", "unknown", "lost"),
    [
        (
            "exercises/leg-swing.yaml",
            "fact: EX-02",
            "fact: EX-20",
            "exercises/leg-swing.yaml:3:7 error: unknown fact: 'EX-20'",
            "facts/facts.yaml:38:9 error: the fact 'EX-02' is not in the provenance",
        ),
        (
            "red-flags.yaml",
            "fact: RFG-02",
            "fact: RFG-20",
            "red-flags.yaml:4:27 error: unknown fact: 'RFG-20'",
            "facts/facts.yaml:26:9 error: the fact 'RFG-02' is not in the provenance",
        ),
    ],
)
def test_an_exercise_or_a_sign_of_an_unknown_fact_leaves_its_own_untraced(
    tmp_path: Path, file: str, old: str, new: str, unknown: str, lost: str
) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    assert sorted(problems(pack)) == sorted([unknown, lost])
    [hint] = [problem.hint for problem in check_alone([pack]) if problem.message.startswith("unknown")]
    assert hint.startswith("did you mean ")


def test_no_rule_is_asked_of_a_pack_without_facts(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "facts" / "facts.yaml").unlink()
    change(pack / "safety.yaml", "facts: [HT-02]", "facts: [HT-77]")
    assert [problem.severity for problem in check_alone([pack])] == ["warning"]
