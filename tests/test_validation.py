"""Every error of the validator in plain words, at the place of the offending key or value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.diagnostics import Place
from handouts.fact_model import Fact
from handouts.fields import Dosage, Strict
from handouts.model import ExerciseFile, PackFile, Section
from handouts.safety_model import RedFlagText, SafetyFile
from handouts.schema import SCHEMAS
from handouts.validation import validate
from handouts.words import Words
from handouts.yaml_source import YamlSource, parse_yaml


def problems(kind: type[Any], typed: str) -> list[str]:
    """What is wrong with a file, as ``line:column message (hint)``."""
    value, found = validate(parse_yaml(typed.encode(), "f"), kind)
    assert value is None
    return [f"{problem.place} {problem.message} ({problem.hint})".removeprefix("f:") for problem in found]


def test_valid_data_becomes_the_model() -> None:
    dosage, found = validate(parse_yaml(b"sets: 2\nhold: 5\nload: 3:1\nper_day:", "f"), Dosage)
    assert dosage == Dosage(sets=2, hold=5, load="3:1")
    assert found == []


@pytest.mark.parametrize(
    "typed", ["2.0", "1_000", "+2", "0x2", "two", "' 2'", "[2]", "{2: 2}", "true", "²", "1e1", "٢"]
)
def test_a_number_is_digits_alone(typed: str) -> None:
    [problem] = problems(Dosage, f"sets: {typed}")
    assert problem.startswith("1:7 sets: expected a whole number, found ")


@pytest.mark.parametrize("typed", ["yes", "no", "on", "1", "0", "True", "TRUE", "t", "y", "[]", "~"])
def test_a_switch_is_true_or_false(typed: str) -> None:
    found = problems(ExerciseFile, f"sided: {typed}")
    assert any(problem.startswith("1:8 sided: expected true or false, found ") for problem in found)


def test_numbers_out_of_range_name_the_limit() -> None:
    assert problems(Dosage, "sets: 99\nhold: 0\nreps: -3") == [
        "1:7 sets: 99 is above the most that a sheet may carry, 10 (check the number)",
        "2:7 hold: 0 is below the least that a sheet may carry, 1 (check the number)",
        "3:7 reps: -3 is below the least that a sheet may carry, 1 (check the number)",
    ]


def test_a_misspelt_key_is_one_problem_with_the_nearest_key_as_hint() -> None:
    assert problems(Section, "id: a\ntitel: b\nblocks: [{paragraph: c}]") == [
        "2:1 unknown key 'titel' (did you mean title?)"
    ]


def test_missing_keys_are_told_at_their_mapping() -> None:
    typed = "conditions: []\ncontraindications:\n  - id: a\n    level: never\n"
    assert problems(SafetyFile, typed) == ["3:5 missing key 'facts' (add `facts: …` to this mapping)"]
    assert "1:1 missing key 'title' (add `title: …` to this mapping)" in problems(Section, "id: a")


def test_blocks_are_told_by_their_form() -> None:
    typed = """\
id: a
title: b
blocks:
  - stesp: [a]
  - steps: a
  - callout: {kind: loud, title: b, colour: red}
  - paragraph: [a]
  - steps: [a]
    bullets: [b]
  - words
  - {}
  - table: {columns: [a], rows: [[]]}
  - pain_guide: {label: a, carry_on: [b], do_less: [c, d, e], stop: [f, g]}
  - steps: [Knees: both, '']
"""
    forms = "heading, paragraph, bullets, steps, checklist, callout, table, red_flags, contraindications"
    assert [
        problem.replace(f"{forms}, exercise_cards, pain_guide, figure", "FORMS") for problem in problems(Section, typed)
    ] == [
        "4:5 blocks, item 1: unknown form of block: 'stesp' (did you mean steps? choose from: FORMS)",
        "5:12 steps: expected a list, found 'a' (start each item with `- ` on a line of its own)",
        "6:21 kind: 'loud' is not one of info, care, stop, emergency (write one of these words)",
        "6:37 unknown key 'colour' (choose from: bullets, kind, text, title)",
        "7:16 paragraph: expected text, found a list (write some words)",
        "9:5 a second form in one block: 'bullets' (start a block of its own: `- bullets: …`)",
        "10:5 blocks, item 6: expected a block, found 'words' (start it with its form: FORMS)",
        "11:5 blocks, item 7: expected a block, found an empty one (start it with its form: FORMS)",
        "12:34 rows, item 1: expected at least 1 in the list, found 0 (add what is missing)",
        "13:38 carry_on: expected 2 items, found 1 (give each its place)",
        "13:52 do_less: expected 2 items, found 3 (give each its place)",
        (
            "14:13 steps, item 1: expected text, found a mapping "
            '(put the text in quotes, "…": its colon makes a key of the words before it)'
        ),
        "14:26 steps, item 2: expected text, found nothing (write some words, or leave the key out)",
    ]


def test_markdown_that_is_refused_is_told_with_its_remedy() -> None:
    assert problems(RedFlagText, "look_for: a\nshort: '*b*'") == [
        "2:8 short: italics are not used on paper (use **bold**)"
    ]


def test_ids_dates_choices_and_keys_of_mappings() -> None:
    typed = """\
id: Bad_Id
version:
published: 24.11.2026
next_review: soon
default_sections: []
default_stage: acut
programmes: [a]
"""
    assert problems(PackFile, typed) == [
        "1:5 id: 'Bad_Id' is not an id (small letters, digits and hyphens) (check the spelling)",
        "2:9 version: expected text, found nothing (write some words; what starts with # needs quotes)",
        "3:12 published: '24.11.2026' is not a date as YYYY-MM-DD (check the spelling)",
        "4:14 next_review: 'soon' is not a date as YYYY-MM-DD (check the spelling)",
        "5:19 default_sections: expected at least 1 in the list, found 0 (add what is missing)",
        "6:16 default_stage: 'acut' is not one of acute, settling, remission (did you mean acute?)",
        ("7:13 programmes: expected a mapping, found a list (write it as `key: value` lines)"),
    ]
    assert problems(SafetyFile, "conditions: []\ncontraindications: []\ncompanions: {Not Ok: [a], ok: b}\n") == [
        "3:14 Not Ok: 'Not Ok' is not an id (small letters, digits and hyphens) (check the spelling)",
        "3:31 ok: expected a list, found 'b' (start each item with `- ` on a line of its own)",
    ]


@pytest.mark.parametrize(("typed", "found"), [("- a", "a list"), ("words", "'words'")])
def test_a_file_that_is_no_mapping(typed: str, found: str) -> None:
    [problem] = problems(Section, typed)
    assert problem.startswith(f"1:1 expected a mapping, found {found} ")


def test_values_are_shown_cut_and_on_one_line() -> None:
    [problem] = problems(Dosage, f'sets: "{"9" * 500}\\n"')
    assert len(problem) < 150
    assert "…" in problem


def test_lists_of_fixed_length_say_what_they_lack() -> None:
    found = problems(Words, "diary: {days: [Mon]}\nabout: {signature: [Name]}")
    assert "1:15 days: expected at least 7 in the list, found 1 (add what is missing)" in found
    assert "2:20 signature: expected 3 items, found 1 (give each its place)" in found


@dataclass(frozen=True)
class Either(Strict):
    """A mapping with a value that may be of one of two kinds."""

    choice: Dosage | int


def test_values_of_several_kinds_are_placed_where_they_stand() -> None:
    assert all(problem.startswith("1:") for problem in problems(Either, "choice: {sets: 99}"))


plain = st.recursive(
    st.none() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = [field for kind in [*SCHEMAS.values(), Fact] for field in kind.__dataclass_fields__]


@given(st.sampled_from(sorted(SCHEMAS)), plain | st.dictionaries(st.sampled_from(KEYS), plain))
def test_no_words_of_the_validator_reach_a_reader(name: str, data: Any) -> None:
    _, found = validate(YamlSource("f", data, {(): Place("f", 1, 1)}, {}), SCHEMAS[name])
    for problem in found:
        told = f"{problem.message} {problem.hint}".casefold()
        assert problem.hint
        assert not any(
            word in told for word in ("pydantic", "input should", "tuple", "dictionary", "does not fit here")
        )
