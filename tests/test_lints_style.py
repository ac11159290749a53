"""The style files: valid, without slips, and read like other content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lint_packs import english

from handouts.library import SHIPPED
from handouts.lints.style import read_style
from handouts.lints.terms import Phrase, any_of, may_stand_in, vocabulary
from handouts.lints.wording import _Rule

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.lints.style import InsteadOf


def write_style(folder: Path, text: str) -> Path:
    (folder / "style").mkdir()
    (folder / "style" / "xx.yaml").write_text(text, encoding="utf-8")
    return folder


def test_problems_of_the_file_have_a_place(tmp_path: Path) -> None:
    style, problems = read_style([write_style(tmp_path, "colour: red\nreadability: french\n")], "xx")
    assert style is None
    assert [str(problem.place) for problem in problems] == ["style/xx.yaml:1:1", "style/xx.yaml:2:14"]
    assert all(problem.hint for problem in problems)


def test_a_file_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    style, problems = read_style([write_style(tmp_path, "a: [b\n")], "xx")
    assert style is None
    assert len(problems) == 1


def test_the_first_folder_that_has_the_language_wins(tmp_path: Path) -> None:
    style, problems = read_style([tmp_path, write_style(tmp_path, "abbreviations: [Dr]\n"), SHIPPED], "xx")
    assert problems == []
    assert style
    assert style.abbreviations == ("Dr",)


def test_a_language_may_have_no_style() -> None:
    assert read_style([SHIPPED], "xx") == (None, [])


def test_a_list_holds_nothing_twice() -> None:
    style = english()
    lists = [style.abbreviations, style.medical_words, *vars(style.passive).values(), *vars(style.explaining).values()]
    lists += [*vars(style.actions).values(), [word for rule in style.instead_of for word in rule.instead_of]]
    for words in lists:
        if not isinstance(words, str):
            assert sorted(words) == sorted(set(words))


def test_there_are_enough_words_to_look_for() -> None:
    assert len(english().medical_words) >= 150
    assert len(english().instead_of) >= 40


@pytest.mark.parametrize("word", english().medical_words)
def test_every_medical_word_can_be_found(word: str) -> None:
    for text in (f"It is {word}.", f"{word[0].upper()}{word[1:]}: it hurts."):
        assert Phrase(word).is_possible(vocabulary(text))
        assert Phrase(word).spans(text)


@pytest.mark.parametrize("rule", english().instead_of, ids=lambda rule: rule.instead_of[0])
def test_every_row_of_the_table_finds_its_words(rule: InsteadOf) -> None:
    found = _Rule(rule)
    for phrase in rule.instead_of:
        text = f"Now {phrase.replace('*', 'ing')} of it."
        assert may_stand_in(vocabulary(text), phrase)
        assert found.may_be_in(text.lower())
        assert found.find(text)
        assert not found.find(f"Not, no, never, none, nothing: {text}") or not rule.unless
    assert rule.write


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("keloids", "a keloid", True),
        ("biopsy", "two biopsies", True),
        ("deep vein", "Deep\nveins", True),
        ("MRI", "an mri", False),
        ("disc", "discuss", False),
        ("disc", "disc-shaped", False),
        ("stenosis", "stenosi", False),
    ],
)
def test_forms_of_a_phrase(phrase: str, text: str, found: bool) -> None:  # noqa: FBT001
    assert bool(Phrase(phrase).spans(text)) is found
    assert not found or Phrase(phrase).is_possible(vocabulary(text))


def test_an_asterisk_stands_for_any_letters() -> None:
    pattern = re.compile(any_of(["see picture*", "*ly"]))
    assert all(map(pattern.fullmatch, ["see picture", "see  pictures", "slowly"]))
    assert not any(map(pattern.fullmatch, ["see pic", "lyre", ""]))
