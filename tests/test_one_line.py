"""Texts that stand in one line of paper or in the properties of a file: some words, without breaks of lines."""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import jsonschema
import pytest
from command_line import run
from hypothesis import given
from hypothesis import strategies as st
from pack_copies import PACKS, change, copy_pack
from printed import THEME
from pydantic import TypeAdapter
from sheets import CLINIC, TODAY
from texts_of_packs import with_texts

from handouts.assembly import assemble
from handouts.fields import Line, Strict
from handouts.frozen import dataclass
from handouts.inline import Span, Text
from handouts.library import SHIPPED, load_pack
from handouts.model import ExerciseFile, ExerciseText, GlossaryFile, PackFile, PackText, Section, SourcesFile
from handouts.request import Request
from handouts.reviews import ReviewsFile
from handouts.safety_model import RedFlagsFile, RedFlagsText, SafetyFile, SafetyText
from handouts.schema import _draft_07
from handouts.selection import select
from handouts.validation import validate
from handouts.words import Words
from handouts.yaml_source import parse_yaml
from layouts.render import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Sample(Strict):
    """A file with one such text."""

    words: Line


def read(typed: str) -> tuple[str | None, list[str]]:
    """What a file of one text says, or what is wrong with it."""
    source = parse_yaml(f"words: {json.dumps(typed, ensure_ascii=False)}".encode(), "f")
    value, problems = validate(source, Sample)
    return value and value.words, [f"{problem.place} {problem.message} ({problem.hint})" for problem in problems]


@pytest.mark.parametrize("typed", ["1.0", " 1.0\t", "1.0\n", "\r\n 1.0 "])
def test_space_around_it_is_no_part_of_it(typed: str) -> None:
    assert read(typed) == ("1.0", [])


@pytest.mark.parametrize("typed", ["", " ", "\n", "\N{NO-BREAK SPACE}"])
def test_it_says_something(typed: str) -> None:
    assert read(typed) == (None, ["f:1:8 words: expected text, found nothing (write some words, or leave the key out)"])


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n", "\t"])
def test_it_is_one_line(mark: str) -> None:
    told = "f:1:8 words: holds a line break or a control character (write it in one line)"
    assert read(f"a{mark}b") == (None, [told])


letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])


@given(st.text(letters | st.sampled_from("\n\r\t "), max_size=8))
def test_an_editor_says_the_same(typed: str) -> None:
    schema = _draft_07(TypeAdapter(Sample).json_schema())
    value, _ = read(typed)
    assert jsonschema.Draft7Validator(schema).is_valid({"words": typed}) == (value is not None)


# ---- the model

FILES = (
    PackFile,
    PackText,
    Section,
    ExerciseFile,
    ExerciseText,
    RedFlagsFile,
    RedFlagsText,
    SafetyFile,
    SafetyText,
    SourcesFile,
    GlossaryFile,
    Words,
    ReviewsFile,
)
NOT_PRINTED = {"Section.hard_to_read", "SafetyFile.no_rule"}
"""Reasons that only reviewers read."""
OF_THEIR_OWN = {"Review.name", "Review.role", "SafetyWords.all_of"}
"""What is typed to sign has limits of its own; `all_of` joins two words with the space around it."""


def bare(kind: Any, name: str) -> Iterator[str]:
    """Fields of a class, and of all classes within it, that take any text."""
    if is_dataclass(kind) and kind is not Text:
        for field, hint in get_type_hints(kind, include_extras=True).items():
            if field != "__pydantic_config__":
                yield from bare(hint, f"{kind.__name__}.{field}")  # type: ignore[union-attr]  # a class has a name
    elif kind is str:
        yield name
    elif get_origin(kind) is not Annotated or get_args(kind)[0] is not str:
        for part in get_args(kind):
            yield from bare(part, name)


def test_every_text_of_the_model_is_one_line_or_has_a_form_of_its_own() -> None:
    assert {name for kind in FILES for name in bare(kind, "")} == NOT_PRINTED | OF_THEIR_OWN


# ---- packs


@pytest.mark.parametrize(
    ("path", "old", "place"),
    [
        ("pack.yaml", 'version: "1.0"', "pack.yaml:3:10"),
        ("en/pack.yaml", 'subject: "Back pain: exercises for adults"', "pack.yaml:4:10"),
        ("en/pack.yaml", "chair: a firm chair", "pack.yaml:6:10"),
        ("sources.yaml", "id: HEAT-2020", "sources.yaml:4:10"),
        ("sources.yaml", "organisation: NICE", "sources.yaml:3:35"),
        ("sources.yaml", "title: An invented study of heat", "sources.yaml:4:59"),
        ("sources.yaml", 'year: "2020"', "sources.yaml:4:92"),
        ("en/glossary.yaml", "term: sciatica", "glossary.yaml:3:12"),
        ("en/safety.yaml", "fever: has a fever", "safety.yaml:5:10"),
    ],
)
@pytest.mark.parametrize("said", ["a\nb: holds a line break", " : expected text, found nothing"])
def test_check_tells_what_a_sheet_can_not_hold(tmp_path: Path, path: str, old: str, place: str, said: str) -> None:
    key, (value, told) = old.partition(":")[0], said.split(": ")
    change(copy_pack(tmp_path) / path, old, f"{key}: {json.dumps(value)}")
    found = run("check", str(tmp_path))
    assert found.status == 1
    assert f"error: {key}: {told}" in found.err
    assert f"{place}\n" in found.err
    assert run("build", "minimal", "--content", str(tmp_path), "-o", str(tmp_path / "x.pdf")).status == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("page: Page {page} of {pages}", 'page: "Page {page}\\nof {pages}"'),
        ("unreviewed: .*", 'unreviewed: "Draft:\\nnot reviewed"'),
        ("days: .*", 'days: ["Mon\\n", "T\\nue", Wed, Thu, Fri, Sat, Sun]'),
        ("hold: .*", 'hold: {one: "second\\thold", other: seconds}'),
        ("sides: .*", 'sides: {left: left, right: ""}'),
        ("signature: .*", 'signature: [Name, Signature, "Da\\nte"]'),
        ("months: .*January", 'months: ["Janu\\nary"'),
    ],
)
def test_words_of_the_program_are_checked_too(tmp_path: Path, old: str, new: str) -> None:
    copy_pack(tmp_path)
    (tmp_path / "words").mkdir()
    text = (SHIPPED / "words" / "en.yaml").read_text(encoding="utf-8")
    changed, count = re.subn(old, lambda _: new, text, count=1)
    assert count == 1
    (tmp_path / "words" / "en.yaml").write_text(changed, encoding="utf-8")
    found = run("check", str(tmp_path))
    assert found.status == 1
    assert "words/en.yaml:" in found.err.replace("\\", "/")
    assert run("build", "minimal", "--content", str(tmp_path), "-o", str(tmp_path / "x.pdf")).status == 1


@pytest.mark.parametrize("mark", ["\\t", "\\r"])
def test_a_control_character_in_inline_text_is_found_before_it_is_printed(tmp_path: Path, mark: str) -> None:
    change(copy_pack(tmp_path) / "en" / "exercises" / "walk.yaml", "name: Walk", f'name: "Walk{mark}on"')
    found = run("check", str(tmp_path))
    assert (found.status, found.err.count("can't be printed")) == (1, 1)


def test_a_blank_inline_text_is_told_with_what_to_do(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / "en" / "exercises" / "walk.yaml", "name: Walk", 'name: " "')
    assert "walk.yaml:3:7\n  hint: write some words" in run("check", str(tmp_path)).err.replace("\\", "/")


# ---- line breaks where there is but one line


def broken(text: Text) -> Text:
    return text + Text((Span("\nbroken"),))


def test_a_line_break_in_any_text_can_be_printed() -> None:
    pack = with_texts(load_pack([PACKS], "minimal", "en"), broken)
    request = Request(pack="minimal", sections=("all",))
    sheet = assemble(pack, select(pack, request), request, CLINIC, TODAY)
    assert sheet.properties.title == sheet.foot.title == "Back pain: keep moving broken"
    assert render(sheet, THEME)
    assert render(replace(sheet, parts=sheet.parts[:1]), THEME)
