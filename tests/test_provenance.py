"""Facts and where they are printed: each check, by one change to a pack that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checked import check_alone
from pack_copies import PACKS, change, copy_pack

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.diagnostics import Diagnostic

FACT = "  - id: OVR-04\n    topic: overview\n    fact: Sleep helps.\n"


def found(pack: Path, folders: tuple[Path, ...] = ()) -> list[Diagnostic]:
    return check_alone([pack], folders)


def problems(pack: Path) -> list[str]:
    """What is wrong in a pack, as ``file:line:column severity: message``."""
    return [
        f"{problem.place} {problem.severity}: {problem.message}".removeprefix(f"{pack}/") for problem in found(pack)
    ]


def hints(pack: Path) -> list[str]:
    return [problem.hint for problem in found(pack)]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        # each file by itself
        (
            "facts/facts.yaml",
            "stance: use",
            "stance: used",
            "facts/facts.yaml:6:13 error: stance: 'used' is not one of use, correct, caution, outdated",
        ),
        (
            "provenance.yaml",
            "[sections/overview#day]",
            "[]",
            "provenance.yaml:4:11 error: OVR-02: expected at least 1 in the list, found 0",
        ),
        (
            "provenance.yaml",
            "sections/heat#towel",
            "section/heat#towel",
            (
                "provenance.yaml:7:11 error: HT-03, item 1: 'section/heat#towel' is not a place in the content, "
                "such as sections/overview#nerve"
            ),
        ),
        # facts that are not there
        (
            "provenance.yaml",
            "printed:\n",
            "printed:\n  OVR-09: [pack#title]\n",
            "provenance.yaml:3:3 error: unknown fact: 'OVR-09'",
        ),
        (
            "provenance.yaml",
            "left_out:\n",
            "left_out:\n  OVR-09: Nobody needs it.\n",
            "provenance.yaml:9:3 error: unknown fact: 'OVR-09'",
        ),
        (
            "facts/facts.yaml",
            "see: [OVR-01]",
            "see: [OVR-09]",
            "facts/facts.yaml:10:9 error: see: unknown fact: 'OVR-09'",
        ),
        # facts that are not traced
        (
            "facts/facts.yaml",
            "facts:\n",
            f"facts:\n{FACT}",
            "facts/facts.yaml:3:9 error: the fact 'OVR-04' is not in the provenance",
        ),
        (
            "provenance.yaml",
            "left_out:\n",
            "left_out:\n  OVR-02: Nobody needs it.\n",
            "provenance.yaml:9:3 error: the fact 'OVR-02' is both printed and left out",
        ),
        # places that are not there
        (
            "provenance.yaml",
            "pack#lead",
            "sections/overveiw#guide",
            "provenance.yaml:3:37 error: OVR-01: there is no file for 'sections/overveiw#guide'",
        ),
        (
            "provenance.yaml",
            "pack#lead",
            "exercises/run",
            "provenance.yaml:3:37 error: OVR-01: there is no file for 'exercises/run'",
        ),
        (
            "provenance.yaml",
            "pack#lead",
            "sections/overview#giude",
            "provenance.yaml:3:37 error: OVR-01: sections/overview has no part 'giude'",
        ),
        (
            "provenance.yaml",
            "pack#lead",
            "exercises/walk#sets",
            "provenance.yaml:3:37 error: OVR-01: exercises/walk has no part 'sets'",
        ),
        (
            "provenance.yaml",
            "pack#lead",
            "pack#lede",
            "provenance.yaml:3:37 error: OVR-01: pack has no part 'lede'",
        ),
        (
            "provenance.yaml",
            "safety#heat-fever",
            "safety#heat-fevre",
            "provenance.yaml:6:11 error: HT-02: safety has no part 'heat-fevre'",
        ),
        (
            "provenance.yaml",
            "safety#heat-fever",
            "red-flags#fever",
            "provenance.yaml:6:11 error: HT-02: red-flags has no part 'fever'",
        ),
        # coverage
        (
            "facts/facts.yaml",
            "stance: outdated",
            "stance: correct",
            "provenance.yaml:9:3 error: overview: 67% of its facts are printed, at least 90% must be",
        ),
        # what is printed without a fact, or without its source
        (
            "en/sections/heat.yaml",
            "  - id: towel\n",
            "  - paragraph: Keep warm.\n  - id: towel\n",
            "en/sections/heat.yaml:6:5 warning: a block without an id: nothing says what it rests on",
        ),
        (
            "en/sections/heat.yaml",
            "  - id: towel\n",
            "  - {id: warm, paragraph: Keep warm.}\n  - id: towel\n",
            "en/sections/heat.yaml:6:5 warning: no fact is behind the block 'warm'",
        ),
        (
            "en/sections/heat.yaml",
            "[HEAT-2020]",
            "[NICE-NG59]",
            "en/sections/heat.yaml:4:10 warning: the section prints HT-03, but names none of its sources",
        ),
    ],
)
def test_one_change_is_one_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    assert problems(pack) == [problem]
    assert all(hints(pack))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # the words of an exercise or a sign say what a fact says
        ("provenance.yaml", "pack#lead", "exercises/walk#easier"),
        ("provenance.yaml", "pack#lead", "exercises/walk"),
        ("provenance.yaml", "pack#lead", "red-flags#foot-drop"),
        ("provenance.yaml", "pack#lead", "safety#leg-swing-numb-skin"),
        ("provenance.yaml", "sections/heat#towel]", "sections/heat#towel, sections/heat-precautions]"),
        ("provenance.yaml", "sections/heat#towel]", "sections/heat#towel, sections/heat#title]"),
        # a heading states nothing
        ("en/sections/heat.yaml", "  - id: towel\n", "  - heading: How do I use it?\n  - id: towel\n"),
        # a fact of a guideline has no stance: nobody has to print it
        ("facts/facts.yaml", "    stance: outdated\n", ""),
        # a source that the pack does not list can't be named
        ("facts/facts.yaml", "minutes at most.\n    sources: [HEAT", "minutes at most.\n    sources: [SMITH"),
        # one of several sources is enough
        (
            "facts/facts.yaml",
            "sources: [NICE-NG59]\n    confidence",
            "sources: [SMITH-2020, NICE-NG59]\n    confidence",
        ),
        # facts of exercises and signs are named in their files, and may be left out of the provenance, or stand in it
        ("provenance.yaml", "printed:\n", "printed:\n  EX-03: [exercises/walk, sections/overview#day]\n"),
        ("provenance.yaml", "printed:\n", "printed:\n  RFG-01: [red-flags#numb-saddle]\n"),
    ],
)
def test_what_is_right_too(tmp_path: Path, file: str, old: str, new: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    assert problems(pack) == []


@pytest.mark.parametrize("stem", ["pack", "safety", "red-flags"])
def test_a_section_is_not_taken_for_the_file_of_its_name(tmp_path: Path, stem: str) -> None:
    pack = copy_pack(tmp_path)
    section = f"id: {stem}\ntitle: A title\nblocks:\n  - heading: A heading\n"
    (pack / "en" / "sections" / f"{stem}.yaml").write_text(section, encoding="utf-8")
    change(pack / "provenance.yaml", "pack#lead", stem)
    assert problems(pack) == []
    change(pack / "provenance.yaml", f", {stem}]", f", sections/{stem}]")
    assert problems(pack) == [
        f"en/sections/{stem}.yaml:1:1 warning: the section prints OVR-01, but names none of its sources"
    ]


def test_a_fact_twice_is_told_with_the_place_of_the_first(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "facts" / "more.yaml").write_text("facts:\n  - {id: HT-03, topic: heat, fact: Heat.}\n", encoding="utf-8")
    assert problems(pack) == ["facts/more.yaml:2:10 error: facts: 'HT-03' is there twice"]
    assert hints(pack) == [f"it stands at {pack}/facts/facts.yaml:55:9 already: keep one"]


def test_the_facts_of_all_files_count(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "facts" / "more.yaml").write_text(f"facts:\n{FACT}", encoding="utf-8")
    change(pack / "provenance.yaml", "left_out:\n", "left_out:\n  OVR-04: Nobody needs it.\n")
    assert problems(pack) == []


def test_hints_name_the_nearest_fact_and_part(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "provenance.yaml", "pack#lead", "sections/overview#giude")
    assert hints(pack) == ["did you mean guide?"]
    change(pack / "provenance.yaml", "giude", "zzz")
    assert hints(pack) == ["choose from: day, guide, lead, title"]


def test_nine_in_ten_facts_of_a_topic_are_enough(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    numbers = range(10, 17)  # with the two that are there, and one that is not printed, ten facts
    facts = "".join(f"  - {{id: OVR-{number}, topic: overview, fact: Sleep., stance: use}}\n" for number in numbers)
    change(pack / "facts" / "facts.yaml", "facts:\n", f"facts:\n{facts}")
    change(pack / "facts" / "facts.yaml", "stance: outdated", "stance: use")
    printed = "".join(f"  OVR-{number}: [sections/overview#day]\n" for number in numbers)
    change(pack / "provenance.yaml", "printed:\n", f"printed:\n{printed}")
    assert problems(pack) == []
    change(pack / "provenance.yaml", "  OVR-10: [sections/overview#day]\n", "")
    change(pack / "provenance.yaml", "left_out:\n", "left_out:\n  OVR-10: Nobody needs it.\n")
    assert problems(pack) == [
        "provenance.yaml:15:3 error: overview: 80% of its facts are printed, at least 90% must be"
    ]
    assert hints(pack) == ["print more of OVR-10, OVR-03"]


def test_a_pack_without_facts_gets_one_warning(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "facts" / "facts.yaml").unlink()
    (pack / "provenance.yaml").unlink()
    assert problems(pack) == ["pack.yaml:2:1 warning: the pack has no facts: nothing in it can be traced"]


def test_without_a_provenance_everything_is_missing_in_it(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "provenance.yaml").unlink()
    told = problems(pack)
    assert "facts/facts.yaml:3:9 error: the fact 'OVR-01' is not in the provenance" in told
    assert "provenance.yaml error: overview: 0% of its facts are printed, at least 90% must be" in told
    assert "en/sections/heat.yaml:6:5 warning: no fact is behind the block 'towel'" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("provenance.yaml", "printed:\n", "prinetd:\n", "provenance.yaml:2:1 error: unknown key 'prinetd'"),
        ("provenance.yaml", "printed:\n", "printed: [\n", "provenance.yaml:4:3 error: "),
        ("facts/facts.yaml", "facts:\n", "fatcs:\n", "facts/facts.yaml:2:1 error: unknown key 'fatcs'"),
        ("exercises/walk.yaml", "stages:", "satges:", "exercises/walk.yaml:6:1 error: unknown key 'satges'"),
        ("en/exercises/walk.yaml", "start:", "strat:", "en/exercises/walk.yaml:5:1 error: unknown key 'strat'"),
        ("en/sections/heat.yaml", "title:", "titel:", "en/sections/heat.yaml:3:1 error: unknown key 'titel'"),
        ("en/pack.yaml", "lead:", "laed:", "en/pack.yaml:3:1 error: unknown key 'laed'"),
        ("safety.yaml", "no_rule:", "no_ruel:", "safety.yaml:25:1 error: unknown key 'no_ruel'"),
        ("red-flags.yaml", "red_flags:", "red_falgs:", "red-flags.yaml:2:1 error: unknown key 'red_falgs'"),
    ],
)
def test_a_faulty_file_is_told_once(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    [told] = problems(pack)
    assert told.startswith(problem)


def test_records_of_a_clinic_lie_over_those_of_the_pack(tmp_path: Path) -> None:
    changes = tmp_path / "minimal"
    (changes / "en" / "sections").mkdir(parents=True)
    block = "blocks:\n  - {id: parking, paragraph: Park behind the house.}\n"
    (changes / "en" / "sections" / "overview.yaml").write_text(block, encoding="utf-8")
    told = [(problem.severity, str(problem.place)) for problem in found(changes, (PACKS,))]
    assert told == [("warning", f"{changes}/en/sections/overview.yaml:2:5")]
    (changes / "facts").mkdir()
    fact = "facts:\n  - {id: OUR-01, topic: house, fact: There is a car park.}\n"
    (changes / "facts" / "ours.yaml").write_text(fact, encoding="utf-8")
    (changes / "provenance.yaml").write_text("printed: {OUR-01: [sections/overview#parking]}\n", encoding="utf-8")
    assert found(changes, (PACKS,)) == []
