"""Each check between the files of a pack, by one change to a pack that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checked import check, check_alone
from pack_copies import PACKS, change, copy_pack

from handouts.diagnostics import ExitStatus, HandoutError
from handouts.library import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = "  - exercise_cards: chosen\n"
RULE = "    facts: [EX-01/1]\n    level: ask_first\n    exercises: [stand-up, walk]\n    condition: dizziness\n"


def problems(content: Path) -> list[str]:
    """What is wrong in a content folder, as ``file:line:column message``."""
    pack = content / "minimal"
    return [f"{problem.place} {problem.message}".removeprefix(f"{pack}/") for problem in check_alone([pack])]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        # ids and files
        ("pack.yaml", "id: minimal", "id: other", "2:5 the id 'other' differs from the name of its folder, 'minimal'"),
        ("exercises/walk.yaml", "id: walk", "id: run", "2:5 the id 'run' differs from the name of its file, 'walk'"),
        ("en/exercises/walk.yaml", "id: walk", "id: run", "2:5 the id 'run' differs from the name of its file, 'walk'"),
        (
            "en/sections/heat.yaml",
            "id: heat",
            "id: cold",
            "2:5 the id 'cold' differs from the name of its file, 'heat'",
        ),
        ("pack.yaml", "[overview, exercises]", "[overview, exercise]", "6:30 unknown section: 'exercise'"),
        (
            "pack.yaml",
            "[overview, exercises]",
            "[overview, overview]",
            "6:30 default_sections: 'overview' is there twice",
        ),
        (
            "safety.yaml",
            "  heat: [heat-precautions]",
            "  heta: [heat-precautions]",
            "24:3 unknown section or exercise: 'heta'",
        ),
        ("safety.yaml", "  heat: [heat-precautions]", "  heat: [care]", "24:10 unknown section: 'care'"),
        ("safety.yaml", "  heat: [heat-precautions]", "  walk: [heat-care]", "24:10 unknown section: 'heat-care'"),
        ("pack.yaml", "diary_weeks: 1", "section_order: [heat, heatt]", "12:23 unknown section: 'heatt'"),
        ("pack.yaml", "  acute: [walk]\n", "", "9:3 programmes: the stage acute has none"),
        ("pack.yaml", "  acute: [walk]\n", "  acute: [walk]\n  pool: [swim]\n", "10:10 unknown exercise: 'swim'"),
        ("pack.yaml", "settling: [stand-up, ", "settling: [stand-up, fly, ", "10:24 unknown exercise: 'fly'"),
        ("pack.yaml", "acute: [walk]", "acute: [stand-up]", "9:11 the exercise 'stand-up' is not for the stage acute"),
        ("pack.yaml", '"2026-01-31"', '"2026-02-31"', "4:12 published: the calendar has no '2026-02-31'"),
        ("pack.yaml", '"2029-01-31"', '"2029-13-01"', "5:14 next_review: the calendar has no '2029-13-01'"),
        ("exercises/leg-swing.yaml", "[NICE-NG59]", "[NICE]", "8:11 unknown source: 'NICE'"),
        ("en/sections/overview.yaml", "[NICE-NG59]", "[NICE-NG59, X]", "4:22 unknown source: 'X'"),
        ("exercises/stand-up.yaml", "[chair]", "[stool]", "7:13 equipment: 'stool' has no name"),
        ("en/sections/exercises.yaml", "cards: chosen", "cards: acuet", "6:21 unknown programme: 'acuet'"),
        # lists with an id twice
        (
            "en/sections/overview.yaml",
            "blocks:\n",
            "blocks:\n  - {id: guide, heading: What can I read?}\n",
            "7:9 blocks: 'guide' is there twice",
        ),
        (
            "en/glossary.yaml",
            "terms:\n",
            "terms:\n  - {term: sciatica, meaning: Pain.}\n",
            "4:12 terms: 'sciatica' is there twice",
        ),
        (
            "safety.yaml",
            "[dizziness, numb-skin, fever]",
            "[dizziness, fever, numb-skin, fever]",
            "2:43 conditions: 'fever' is there twice",
        ),
        (
            "safety.yaml",
            "precautions:\n",
            "precautions:\n  - {id: leg-swing-numb-skin, facts: [EX-02], condition: fever, exercises: [walk]}\n",
            "23:10 precautions: 'leg-swing-numb-skin' is there twice",
        ),
        (
            "red-flags.yaml",
            "red_flags:\n",
            "red_flags:\n  - {id: foot-drop, fact: RFG-02, urgency: same_day}\n",
            "5:10 red_flags: 'foot-drop' is there twice",
        ),
        # safety
        ("safety.yaml", "condition: fever", "condition: fevers", "14:16 unknown condition: 'fevers'"),
        (
            "safety.yaml",
            "section: heat\n    condition: fever",
            "section: hot\n    condition: fever",
            "13:14 unknown section: 'hot'",
        ),
        ("safety.yaml", "[stand-up, walk]", "[stand-up, run]", "18:27 unknown exercise: 'run'"),
        (
            "safety.yaml",
            RULE,
            RULE.replace("    exercises: [stand-up, walk]\n", ""),
            "'stand-up-dizziness' names neither",
        ),
        ("safety.yaml", "stand-up: leg-swing", "stand-up: rest", "20:25 unknown exercise: 'rest'"),
        ("safety.yaml", "stand-up: leg-swing", "stand-up: walk", "20:25 instead: 'walk' is forbidden for the same"),
        ("safety.yaml", "level: never_on_area", "level: never", "9:17 whole_area has no meaning at the level never"),
        ("en/safety.yaml", "  fever: has a fever\n", "", "3:3 the condition 'fever' has no words"),
        ("en/safety.yaml", "  fever: has a", "  fever: has a\n  cold: has a cold", "6:3 unknown condition: 'cold'"),
        ("en/safety.yaml", "  heat-fever: have a fever\n", "", "7:3 the contraindication 'heat-fever' has no words"),
        ("en/safety.yaml", "leg-swing-numb-skin:", "leg-swing-numb:", "11:3 unknown precaution: 'leg-swing-numb'"),
        ("en/sections/heat-precautions.yaml", "of: heat", "of: heta", "8:11 unknown section: 'heta'"),
        ("en/sections/heat-precautions.yaml", "of: heat", "of: overview", "no contraindication names the section"),
        # red flags
        ("red-flags.yaml", "urgency: emergency, first: true", "urgency: soon", "no red flag is an emergency"),
        (
            "red-flags.yaml",
            "urgency: same_day",
            "urgency: same_day, first: true",
            "4:44 'foot-drop' stands first, but is no emergency",
        ),
        (
            "en/red-flags.yaml",
            "    short: numb between the legs\n",
            "",
            "missing key 'short': 'numb-saddle' is printed",
        ),
        ("en/red-flags.yaml", "  foot-drop:", "  foot-dorp:", "19:3 unknown red flag: 'foot-dorp'"),
        # texts
        (
            "en/sections/overview.yaml",
            "[Evening, Rest]",
            "[Evening, Rest, Sleep]",
            "rows, item 2: expected 2 cells, found 3",
        ),
        ("en/sections/overview.yaml", "{clinic_phone}", "{clinic-phone}", "7:16 unknown placeholder '{clinic-phone}'"),
        ("en/sections/overview.yaml", "{clinic_phone}", "{clinic_phone", "7:16 a single {"),
        ("en/sections/overview.yaml", "{clinic_phone}", "{side}", "7:16 unknown placeholder '{side}'"),
        ("en/exercises/walk.yaml", "Helps you", "Helps your {side} side", "4:10 unknown placeholder '{side}'"),
        ("en/pack.yaml", "a firm chair", "a {firm} chair", "6:10 unknown placeholder '{firm}'"),
    ],
)
def test_one_change_is_one_problem_in_the_file_that_was_changed(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    pack = copy_pack(tmp_path)
    change(pack / file, old, new)
    [found] = problems(tmp_path)
    assert problem in found
    assert found.startswith(file)


def test_a_pack_that_is_right_has_no_problems() -> None:
    assert check([PACKS / "minimal"]) == []


def test_the_shipped_content_has_no_problems() -> None:
    assert check([SHIPPED]) == []
    assert check() == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("red-flags.yaml", ", first: true", ""),
        ("safety.yaml", "  heat: [heat-precautions]", "  walk: [heat-precautions]"),
        ("pack.yaml", "  acute: [walk]\n", "  acute: []\n  pool: [walk, stand-up]\n"),
        ("pack.yaml", "diary_weeks: 1", "section_order: [heat, overview]"),
        (
            "safety.yaml",
            "condition: numb-skin, exercises: [leg-swing]",
            "exercises: [leg-swing], every_exercise: true, condition: numb-skin",
        ),
    ],
)
def test_what_a_pack_may_do_without_or_add(tmp_path: Path, file: str, old: str, new: str) -> None:
    change(copy_pack(tmp_path) / file, old, new)
    assert problems(tmp_path) == []


def test_the_same_placeholder_in_two_styles_is_two_single_braces(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / "en/sections/overview.yaml", "{clinic_phone}", "{clinic_**phone**}")
    assert problems(tmp_path) == [
        "en/sections/overview.yaml:7:16 a single {",
        "en/sections/overview.yaml:7:16 a single }",
    ]


def test_a_condition_that_is_gone_is_told_wherever_it_is_named(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / "safety.yaml", "[dizziness, numb-skin, fever]", "[dizziness, numb-skin]")
    assert problems(tmp_path) == [
        "en/safety.yaml:5:3 unknown condition: 'fever'",
        "safety.yaml:14:16 unknown condition: 'fever'",
    ]


def test_no_exercise_takes_the_place_of_another_when_all_are_forbidden(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(
        pack / "safety.yaml", "    exercises: [stand-up, walk]\n", "    exercises: [walk]\n    every_exercise: true\n"
    )
    assert problems(tmp_path) == [
        "safety.yaml:21:25 instead: 'leg-swing' is forbidden for the same condition",
    ]


def test_sides_are_told_where_they_are_missing_or_never_printed(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "exercises" / "walk.yaml", "stages:", "sided: true\nstages:")
    change(pack / "exercises" / "leg-swing.yaml", "sided: true\n", "")
    assert problems(tmp_path) == [
        "en/exercises/leg-swing.yaml:13:1 steps_one_side would never be printed: the exercise is not sided",
        "en/exercises/walk.yaml:2:1 missing key 'steps_one_side': the exercise is sided",
    ]


def test_exercises_come_in_pairs_of_facts_and_words(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "en" / "exercises" / "walk.yaml").rename(pack / "en" / "exercises" / "stroll.yaml")
    change(pack / "en" / "exercises" / "stroll.yaml", "id: walk", "id: stroll")
    assert problems(tmp_path) == [
        "en/exercises/stroll.yaml:2:1 the exercise 'stroll' has no dosage and stages",
        "exercises/walk.yaml:2:1 the exercise 'walk' has no words",
    ]


def test_templates_hold_exactly_their_placeholders(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    words = tmp_path / "words" / "en.yaml"
    words.parent.mkdir()
    words.write_bytes((SHIPPED / "words" / "en.yaml").read_bytes())
    change(words, "Page {page} of {pages}", "Page {page} of {paegs}")
    change(words, "language: en", "language: de")
    change(words, "  notes: Notes\n", "  notes: Notes {phone}\n")
    found = check_alone([tmp_path / "minimal"])
    assert [problem.message for problem in found] == [
        "the language 'de' differs from the name of its file",
        "page: the placeholder {pages} is missing",
        "unknown placeholder '{paegs}'",
        "unknown placeholder '{phone}'",
    ]
    assert {problem.place.file for problem in found if problem.place} == {str(words)}


def test_a_problem_of_the_facts_is_told_once_for_all_languages(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    words = tmp_path / "words"
    words.mkdir()
    for language in ("de", "fr"):
        (words / f"{language}.yaml").write_bytes((SHIPPED / "words" / "en.yaml").read_bytes())
        change(words / f"{language}.yaml", "language: en", f"language: {language}")
        (pack / language).mkdir()
        for path in sorted((pack / "en").rglob("*.yaml")):
            copy = pack / language / path.relative_to(pack / "en")
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
    change(pack / "fr" / "pack.yaml", "a firm chair", "a {firm} chair")
    change(pack / "pack.yaml", "acute: [walk]", "acute: [fly]")
    assert problems(tmp_path) == [
        "fr/pack.yaml:6:10 unknown placeholder '{firm}'",
        "pack.yaml:9:11 unknown exercise: 'fly'",
    ]


@pytest.mark.parametrize("path", ["minimal", "minimal/en", "minimal/en/sections/heat.yaml", "."])
def test_a_path_may_be_a_pack_a_file_in_it_or_a_folder_of_packs(tmp_path: Path, path: str) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "pack.yaml", "acute: [walk]", "acute: [fly]")
    [problem] = check([tmp_path / path])
    assert problem.place is not None
    assert problem.place.file == f"{pack}/pack.yaml"


def test_a_missing_path_and_a_folder_without_packs_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(HandoutError) as missing:
        check([tmp_path / "none"])
    assert missing.value.status is ExitStatus.PATH
    with pytest.raises(HandoutError) as empty:
        check([tmp_path])
    assert empty.value.status is ExitStatus.REFUSED


def test_a_pack_without_a_language_is_told(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "pack.yaml").touch()
    [problem] = check([tmp_path])
    assert problem.message == "the pack has no language"
    assert str(problem.place) == str(tmp_path / "bare")


@pytest.mark.parametrize("folders", [["en/sections"], ["exercises", "en/exercises"]])
def test_nothing_is_called_all(tmp_path: Path, folders: list[str]) -> None:
    pack = copy_pack(tmp_path)
    old = "walk" if len(folders) > 1 else "overview"
    for folder in folders:
        text = (pack / folder / f"{old}.yaml").read_text(encoding="utf-8")
        (pack / folder / "all.yaml").write_text(text.replace(f"id: {old}", "id: all"), encoding="utf-8")
    assert "the id 'all' means all that there is" in {problem.message for problem in check_alone([pack])}


@pytest.mark.parametrize("name", ["about", "diary", "notes"])
def test_no_section_is_called_as_a_part_that_every_handout_has(tmp_path: Path, name: str) -> None:
    pack = copy_pack(tmp_path)
    text = (pack / "en" / "sections" / "overview.yaml").read_text(encoding="utf-8")
    (pack / "en" / "sections" / f"{name}.yaml").write_text(text.replace("id: overview", f"id: {name}"), "utf-8")
    told = f"en/sections/{name}.yaml:2:5 a section can't be called '{name}': every handout has a part of that name"
    assert told in problems(tmp_path)
