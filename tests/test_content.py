"""The shipped content: safe by its own rules, and in the voice that patients are spoken to in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sheets import sciatica

from handouts.blocks import Steps
from handouts.document import strings_in
from handouts.fields import STAGES
from handouts.library import SHIPPED
from handouts.safety import Circumstances, Target, judge
from handouts.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.yaml_events import Data

WORDS = sorted([*(SHIPPED / "sciatica" / "en").rglob("*.yaml"), SHIPPED / "words" / "en.yaml"])
SECTIONS = sorted(sciatica().sections)
EXERCISES = sorted(sciatica().exercises)


def texts(data: Data) -> Iterator[str]:
    """All values that a file holds."""
    if isinstance(data, str):
        yield data
    elif data:
        for part in data.values() if isinstance(data, dict) else data:
            yield from texts(part)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?])\s+", text.replace("**", ""))


def steps() -> Iterator[str]:
    """Every step that tells someone what to do."""
    for exercise in sciatica().exercises.values():
        yield from strings_in((exercise.text.steps, exercise.text.steps_one_side))
    for section in sciatica().sections.values():
        yield from strings_in(tuple(block for block in section.blocks if isinstance(block, Steps)))


def name_of(path: Path) -> str:
    return path.relative_to(SHIPPED).as_posix()


# ---- exercises


@pytest.mark.parametrize("stage", STAGES)
def test_a_programme_has_four_exercises_that_fit_its_stage(stage: str) -> None:
    programme = sciatica().facts.programmes[stage]
    assert len(set(programme)) == len(programme) == 4
    assert all(stage in sciatica().exercises[name].facts.stages for name in programme)


@pytest.mark.parametrize("stage", STAGES)
def test_what_replaces_an_exercise_of_a_programme_fits_its_stage(stage: str) -> None:
    programme = sciatica().facts.programmes[stage]
    offers = {
        other
        for rule in sciatica().safety.contraindications
        for name, other in rule.instead.items()
        if name in programme
    }
    assert offers
    assert all(stage in sciatica().exercises[name].facts.stages for name in offers)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_says_how_much_and_how_often(name: str) -> None:
    dosage = sciatica().exercises[name].facts.dosage
    assert dosage.per_day
    assert dosage.minutes or (dosage.sets and dosage.reps)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_says_when_to_stop_and_what_to_do_then(name: str) -> None:
    stop_if = sciatica().exercises[name].text.stop_if.string
    assert "Stop if you get sharp" in stop_if
    assert re.search(r"No better tomorrow\? (Leave it out and tell|Tell) us\.", stop_if)


@pytest.mark.parametrize("name", EXERCISES)
def test_nobody_with_a_warning_sign_gets_an_exercise(name: str) -> None:
    levels = {
        rule.level
        for rule in sciatica().safety.contraindications
        if rule.condition == "warning-sign" and (rule.every_exercise or name in rule.exercises)
    }
    assert levels == {"never"}


@pytest.mark.parametrize("name", [name for name in EXERCISES if sciatica().exercises[name].facts.sided])
def test_the_steps_for_one_side_are_those_for_both_without_changing_legs(name: str) -> None:
    text = sciatica().exercises[name].text
    assert len(text.steps_one_side) == len(text.steps)
    assert not any("Change legs" in step.string for step in text.steps_one_side)
    assert any("{side}" in step.string for step in text.steps_one_side)


# ---- warning signs


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("saddle-numbness", "Numb between your legs"),
        ("trouble-peeing", "cannot pee, or you leak"),
        ("bowel-control", "hold your poo"),
        ("sexual-change", "sex feels different"),
        ("both-legs-weak", "Both legs are weak"),
        ("both-legs-pain", "or painful"),
    ],
)
def test_the_box_speaks_for_every_sign_of_cauda_equina(sign: str, words: str) -> None:
    flags = {flag.facts.id: flag.facts for flag in sciatica().red_flags}
    assert (flags[sign].first, flags[sign].urgency) == (True, "emergency")
    assert sum(flag.first for flag in flags.values()) == 6
    boxed = [flag.text.short.string for flag in sciatica().red_flags if flag.facts.in_box and flag.facts.first]
    assert any(words in short for short in boxed)


def test_the_box_is_short_enough_for_a_third_of_the_page() -> None:
    assert sum(flag.facts.in_box for flag in sciatica().red_flags) == 12


@pytest.mark.parametrize(
    ("tier", "number"), [("emergency", "emergency_number"), ("same_day", "urgent_care"), ("soon", "clinic_phone")]
)
def test_each_tier_of_signs_says_whom_to_call(tier: str, number: str) -> None:
    assert number in getattr(sciatica().red_flags_text, tier).action.placeholders()


# ---- cupping


def test_cupping_always_comes_with_its_precautions() -> None:
    assert sciatica().safety.companions["cupping"] == ("cupping-precautions",)


# ---- water


def test_water_always_comes_with_its_precautions() -> None:
    in_water = [name for name in EXERCISES if sciatica().exercises[name].facts.position == "water"]
    assert sorted(sciatica().facts.programmes["water"]) == in_water
    assert {name: sciatica().safety.companions[name] for name in ["water-exercise", *in_water]} == dict.fromkeys(
        ["water-exercise", *in_water], ("pool-safety",)
    )


def test_what_forbids_the_pool_forbids_each_exercise_in_it() -> None:
    in_water = set(sciatica().facts.programmes["water"])
    for rule in sciatica().safety.contraindications:
        if rule.section == "water-exercise" and any(fact.startswith("ADJ-10") for fact in rule.facts):
            assert set(rule.exercises) == in_water, rule.id


# ---- the whole


def test_the_pack_has_thirty_exercises_and_an_order_of_all_its_sections() -> None:
    assert len(EXERCISES) == 30
    assert list(sciatica().facts.section_order) == list(sciatica().sections)
    assert len(SECTIONS) == 21


def test_every_section_and_exercise_is_written_for_a_stage_and_by_a_source() -> None:
    assert all(exercise.facts.stages for exercise in sciatica().exercises.values())
    assert all(set(exercise.facts.sources) <= set(sciatica().sources) for exercise in sciatica().exercises.values())


@pytest.mark.parametrize("stage", STAGES)
def test_a_replacement_is_safe_for_the_condition_that_asks_for_it(stage: str) -> None:
    for rule in sciatica().safety.contraindications:
        patient = Circumstances(frozenset({rule.condition} if rule.condition else ()))
        for name, other in rule.instead.items():
            assert judge(sciatica().safety, Target(exercise=other), patient).allowed
            if stage in sciatica().exercises[name].facts.stages and name in sciatica().facts.programmes[stage]:
                assert stage in sciatica().exercises[other].facts.stages, (rule.id, name, other)


def test_no_step_has_to_do_with_fire() -> None:
    fire = re.compile(r"\b(flam|fire|torch|lighter|burn|candle|alcohol|spirit|ignit|soak)", re.IGNORECASE)
    assert [step for step in steps() if fire.search(step)] == []
    assert any("cup" in step for step in steps())


# ---- the voice


@pytest.mark.parametrize("path", WORDS, ids=name_of)
def test_the_words_are_kind_and_plain(path: Path) -> None:
    refused = re.compile(r"!|%|\b(simply|just(?! above| below)|as shown|failed to|patients should)\b", re.IGNORECASE)
    assert [text for text in texts(read_yaml(path, path.name).data) if refused.search(text)] == []


@pytest.mark.parametrize("path", WORDS, ids=name_of)
def test_no_number_to_call_is_fixed(path: Path) -> None:
    number = re.compile(r"\b(999|911|112|111)\b")
    found = [text for text in texts(read_yaml(path, path.name).data) if re.search(r"(?i)\bcall\b", text)]
    assert [text for text in found if number.search(text)] == []


@pytest.mark.parametrize("path", WORDS, ids=name_of)
def test_a_sentence_has_at_most_twenty_words(path: Path) -> None:
    found = [sentence for text in texts(read_yaml(path, path.name).data) for sentence in sentences(text)]
    assert [sentence for sentence in found if len(sentence.split()) > 20] == []


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_names_its_sources(name: str) -> None:
    section = sciatica().sections[name]
    assert section.sources
    assert set(section.sources) <= set(sciatica().sources)
