"""Syllables, sentences, formulas, and the grades of sections."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_packs import OVERVIEW, PARAGRAPH, draft_of, english, linted, new_findings
from pack_copies import PACKS, change, copy_pack

from benchmarks.readability import table
from handouts.lints.chapters import read_manuscript
from handouts.lints.readability import Counts, count, flesch_kincaid, gunning_fog, long_words
from handouts.lints.reading_level import FEWEST_WORDS, LIMIT, reading_levels
from handouts.lints.sentences import sentences, words
from handouts.lints.style import Style
from handouts.lints.syllables import SyllableCounter

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = SyllableCounter({})
EASY = "Walk a little each day. Rest when you need to. "
MEDIUM = "Physiotherapists recommend regular exercise for people. "
HARD = "Physiotherapists recommend individualised rehabilitation programmes. "
texts = st.text(alphabet=st.sampled_from("abcde yY.?!{}_'’-()\n\t12éß😀AZ"), max_size=60)
plain_words = st.from_regex(r"[a-z]{1,12}", fullmatch=True)


# ---- syllables


@pytest.mark.parametrize(
    ("syllables", "known"),
    [
        (1, "walk pain knees moves walked eased breathe bruise through nerves lives tongue your yes youth 15 3.5"),
        (2, "little people body table being lying muscle numbness something careful lately centre needed moving"),
        (2, "blisters settled because clinic tension swelling doctor's hip-width hundred"),
        (3, "exercise hospital family gradual medicine physical important following tingling-like radio bicycle"),
        (4, "sciatica emergency anaemia material bacteria pacemaker-like"),
        (5, "opportunity inflammatory possibility"),
        (6, "radiotherapy anticoagulant"),
        (2, "CT"),
        (3, "MRI NHS DVT"),
    ],
)
def test_syllables_of_known_words(syllables: int, known: str) -> None:
    assert {word: SYLLABLES.count(word) for word in known.split()} == dict.fromkeys(known.split(), syllables)


def test_the_rule_is_right_for_nearly_all_common_words() -> None:
    known = table()
    wrong = {word: SYLLABLES.count(word) for word, number in known.items() if SYLLABLES.count(word) != number}
    assert len(known) > 500
    assert len(wrong) < 0.02 * len(known), wrong
    assert sum(map(SYLLABLES.count, known)) == pytest.approx(sum(known.values()), rel=0.01)


def test_the_style_says_what_the_rule_gets_wrong() -> None:
    listed = english().syllables
    assert {word for word, number in listed.items() if SYLLABLES.count(word) == number} == set()
    counter = SyllableCounter(listed)
    assert (counter.count("area"), counter.count("Area"), counter.count("area-wide")) == (3, 3, 4)


@given(st.text(max_size=30))
def test_every_word_has_a_syllable_and_no_more_than_characters(word: str) -> None:
    assert 1 <= SYLLABLES.count(word) <= max(1, len(word))


# ---- sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walk. Rest? Sleep! Go", ["Walk.", "Rest?", "Sleep!", "Go"]),
        ("Ask Dr. Smith, e.g. Mr. Jones. He knows.", ["Ask Dr. Smith, e.g. Mr. Jones.", "He knows."]),
        (
            "Wait 3.5 minutes. 4 are fine. {clinic_phone} helps.",
            ["Wait 3.5 minutes.", "4 are fine.", "{clinic_phone} helps."],
        ),
        ("Is it fine (often a week.) Yes.", ["Is it fine (often a week.)", "Yes."]),
        ("Helper: put it on; wait. then go", ["Helper: put it on; wait. then go"]),
        ("Line one\nline two", ["Line one", "line two"]),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert list(sentences(text, english().abbreviations)) == expected


def test_words_are_counted_as_people_do() -> None:
    assert words("You’re fine: 3.5 hip-width steps (or so) – {clinic_phone}.") == (
        *("You’re", "fine", "3.5", "hip-width", "steps", "or", "so", "us"),
    )


@given(texts)
def test_sentences_hold_all_words_of_the_text_and_no_others(text: str) -> None:
    found = [word for sentence in sentences(text, ("e", "A")) for word in words(sentence)]
    assert found == list(words(text))


# ---- formulas


def test_the_formulas_are_those_of_their_authors() -> None:
    counts = Counts(sentences=4, words=40, syllables=60, long_words=6)
    assert flesch_kincaid(counts) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert gunning_fog(counts) == pytest.approx(0.4 * (10 + 15))
    assert flesch_kincaid(Counts()) == gunning_fog(Counts()) == 0


def test_long_words_are_those_that_gunning_counts() -> None:
    text = "Physiotherapists in Switzerland exercise well-doing: exhausted, they expected bandages for anybody-else."
    assert long_words(text, SYLLABLES) == ["Physiotherapists", "exercise", "anybody-else"]


@given(st.lists(texts, max_size=5))
def test_the_formulas_take_any_text(passages: list[str]) -> None:
    counts = count([sentence for text in passages for sentence in sentences(text)], SYLLABLES)
    assert counts.long_words <= counts.words <= counts.syllables
    assert counts.sentences <= counts.words
    assert all(math.isfinite(formula(counts)) for formula in (flesch_kincaid, gunning_fog))


@given(st.lists(plain_words, min_size=1), st.lists(plain_words, min_size=1))
def test_one_sentence_is_never_easier_than_the_two_it_is_made_of(first: list[str], second: list[str]) -> None:
    two = count([" ".join(first), " ".join(second)], SYLLABLES)
    one = count([" ".join([*first, *second])], SYLLABLES)
    assert flesch_kincaid(one) > flesch_kincaid(two)
    assert gunning_fog(one) > gunning_fog(two)


@given(st.lists(plain_words, min_size=1))
def test_a_longer_word_in_place_of_a_short_one_is_never_easier(sentence: list[str]) -> None:
    easy = count([" ".join(["walk", *sentence])], SYLLABLES)
    hard = count([" ".join(["rehabilitation", *sentence])], SYLLABLES)
    assert flesch_kincaid(hard) > flesch_kincaid(easy)
    assert gunning_fog(hard) > gunning_fog(easy)


# ---- sections


def section(name: str, text: str, extra: str = "") -> str:
    return f"id: {name}\ntitle: What helps?\n{extra}sources: [NICE-NG59]\nblocks:\n  - id: it\n    paragraph: {text}\n"


def graded(folder: Path, **sections: tuple[str, str]) -> list[tuple[str, str]]:
    """What is said about grades and excuses when sections of this text and this excuse are added to the pack."""
    pack = copy_pack(folder)
    for name, (text, excuse) in sections.items():
        content = section(name, text, f"hard_to_read: {excuse}\n" if excuse else "")
        (pack / "en" / "sections" / f"{name}.yaml").write_text(content, encoding="utf-8")
    about = ("US grade", "excused", "excuse")
    found = [problem for problem in linted(folder) if any(words in problem.message for words in about)]
    return [(problem.severity, problem.message) for problem in found]


def test_a_section_above_the_limit_is_told_with_its_grades_and_what_to_change(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / OVERVIEW, PARAGRAPH, HARD * 8)
    [problem] = [found for found in linted(tmp_path) if "US grade" in found.message]
    level = reading_levels(read_manuscript(draft_of(tmp_path)), english())["overview"]
    assert problem.severity == "error"
    assert problem.message == (
        f"the section 'overview' is at US grade {level.flesch_kincaid:.1f} by Flesch-Kincaid "
        f"and {level.gunning_fog:.1f} by Gunning fog; the limit is 6"
    )
    assert problem.hint == (
        "shorten sentences, such as 'Physiotherapists recommend individualised rehabilitation programmes.' (5 words); "
        "replace long words, such as 'physiotherapists' (8 times), 'recommend' (8 times), 'individualised' (8 times), "
        "'rehabilitation' (8 times)"
    )


def test_easy_short_and_excused_sections_are_fine(tmp_path: Path) -> None:
    assert (
        graded(tmp_path, easy=(EASY * 4, ""), short=(HARD * 5, ""), excused=(EASY * 4 + MEDIUM * 2, "It names drugs."))
        == []
    )


def test_without_its_excuse_that_section_is_too_hard(tmp_path: Path) -> None:
    [(severity, message)] = graded(tmp_path, plain=(EASY * 4 + MEDIUM * 2, ""))
    assert severity == "error"
    assert message.startswith("the section 'plain' is at US grade ")
    assert message.endswith("; the limit is 6")


def test_an_excuse_goes_only_so_far(tmp_path: Path) -> None:
    [(severity, message)] = graded(tmp_path, hard=(HARD * 8, "It names drugs."))
    assert severity == "error"
    assert message.endswith("; the limit is 8")


@pytest.mark.parametrize("text", [EASY * 4, HARD])
def test_a_needless_excuse_is_told(tmp_path: Path, text: str) -> None:
    [(severity, message)] = graded(tmp_path, easy=(text, "It names drugs."))
    assert severity == "warning"
    assert message.startswith("the section 'easy' needs no excuse: it is at US grade ")


@pytest.mark.parametrize("name", ["red-flags", "exercises", "heat-precautions"])
def test_what_safety_hangs_on_is_never_excused(tmp_path: Path, name: str) -> None:
    found = graded(tmp_path, **{name: (EASY * 4, "It names drugs.")})
    assert found == [("error", f"the section '{name}' can't be excused: safety hangs on it")]


def test_four_sections_may_be_excused(tmp_path: Path) -> None:
    hard = (EASY * 4 + MEDIUM * 2, "It names drugs.")
    assert graded(tmp_path, a=hard, b=hard, c=hard, d=hard, easy=(EASY * 4, "")) == []
    found = graded(tmp_path / "five", a=hard, b=hard, c=hard, d=hard, e=hard)
    assert found[0] == ("error", "more than 4 sections are excused for being hard to read")
    assert found[1][1].startswith("the section 'e' is at US grade ")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("file", "old", "chapter"),
    [
        ("en/exercises/walk.yaml", "Walk on flat ground.", "exercises"),
        ("en/red-flags.yaml", "You are numb between your legs.", "red-flags"),
        ("en/safety.yaml", "have numb skin", "heat-precautions"),
    ],
)
def test_what_is_printed_in_a_section_counts_in_it(tmp_path: Path, file: str, old: str, chapter: str) -> None:
    found = new_findings(tmp_path, (file, old, HARD * 9))
    assert any(message.startswith(f"the section '{chapter}' is at US grade ") for *_, message in found)


def test_nothing_is_graded_in_a_language_without_formulas() -> None:
    assert reading_levels(read_manuscript(draft_of(PACKS)), Style()) == {}


def test_the_limits_are_those_of_the_documents() -> None:
    assert (LIMIT, FEWEST_WORDS) == (6, 30)
