"""YAML as it was typed: text with places, and everything odd refused with a place."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handouts import yaml_source
from handouts.diagnostics import ExitStatus, HandoutError, Place
from handouts.source_files import MAX_BYTES
from handouts.yaml_source import parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with libyaml and without it."""
    monkeypatch.setattr(yaml_source, "_LOADER", request.param)


def problems(source: str | bytes) -> list[str]:
    """What is wrong with ``source``, as ``line:column message``."""
    data = source.encode() if isinstance(source, str) else source
    with pytest.raises(HandoutError) as caught:
        parse_yaml(data, "f.yaml")
    assert all(problem.hint and problem.place and problem.place.file == "f.yaml" for problem in caught.value.problems)
    return [f"{problem.place} {problem.message}".removeprefix("f.yaml:") for problem in caught.value.problems]


@pytest.mark.parametrize(
    "typed", ["no", "yes", "true", "3:1", "0042", "2026-11-24", "1_000", "1.0", "0x1F", ".inf", "=", "Null"]
)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    assert parse_yaml(f"key: {typed}\nlist: [{typed}]".encode(), "f").data == {"key": typed, "list": [typed]}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_only_a_plain_empty_value_is_none(typed: str) -> None:
    assert parse_yaml(f"a: {typed}\nb: '{typed}'".encode(), "f").data == {"a": None, "b": typed}


def test_marks_tell_where_values_and_keys_are() -> None:
    source = parse_yaml("# comment\nä: ü\nlist:\n  - one\n  - {key: 'two'}\n".encode(), "f")
    assert source.place() == Place("f", 2, 1)
    assert source.place(("ä",)) == Place("f", 2, 4)
    assert source.place(("list",)) == Place("f", 4, 3)
    assert source.key_place(("list",)) == Place("f", 3, 1)
    assert source.place(("list", 1, "key")) == Place("f", 5, 11)
    assert source.key_place(("list", 1, "key")) == Place("f", 5, 6)
    assert source.key_place(("list", 0)) == Place("f", 4, 5)
    assert source.place(("list", 7, "none")) == Place("f", 4, 3)


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    source = parse_yaml(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "f")
    assert source.data == {"a": "b", "c": "d"}
    assert source.place(("a",)) == Place("f", 1, 4)
    assert source.place(("c",)) == Place("f", 2, 4)


def test_all_that_content_has_no_use_for_is_told_in_one_pass() -> None:
    typed = "a: &x 1\nb: *x\n<<: {c: 1}\nd: !!int 1\ne: !own 2\n? [k]\n: v\n~: n\na: again\nf: {g: 1, g: 2}\n"
    assert problems(typed) == [
        "1:4 anchors (&x) are not used",
        "2:4 aliases (*x) are not used",
        "3:1 merge keys (<<) are not used",
        "4:4 tags (!…) are not used",
        "5:4 tags (!…) are not used",
        "6:3 a key must be text, not a list or mapping",
        "8:1 a key must be text, not empty",
        "9:1 duplicate key 'a'",
        "10:11 duplicate key 'g'",
    ]


def test_a_duplicate_key_names_the_line_of_the_first_and_is_told_once() -> None:
    with pytest.raises(HandoutError) as caught:
        parse_yaml(b"a: {b: 1}\nc: 2\na: {b: 3}", "f")
    assert [problem.hint for problem in caught.value.problems] == ["it stands on line 1 already: keep one"]


@pytest.mark.parametrize("typed", ["", "\n\n", "# only a comment\n", "---\n", "~", "\ufeff"])
def test_an_empty_file_is_refused(typed: str) -> None:
    assert problems(typed) == ["1:1 the file is empty"]


def test_a_second_document_is_refused() -> None:
    assert problems("a: 1\n---\nb: 2\n") == ["2:1 a second document starts here"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_without_reading_on(opening: str) -> None:
    [problem] = problems(opening * 5_000)
    assert problem.endswith("nested deeper than 40 levels")


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert len(problems("\n".join(lines))) == 60 + 2 * 59


def test_text_that_is_not_utf_8_is_told_with_its_place() -> None:
    assert problems("a: ä\nü: ".encode() + "ö".encode("latin-1")) == ["2:4 the file is not text in UTF-8"]
    assert problems("a: b".encode("utf-16")) == ["1:1 the file is not text in UTF-8"]


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_control_characters_are_refused_typed_or_escaped(character: str) -> None:
    message = f"control character U+{ord(character):04X}"
    assert problems(f"a: b\nc: d{character}") == [f"2:5 {message}"]
    assert problems(f'a: b\nc: "\\u{ord(character):04x}"') == [f"2:4 {message}"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("title: Bend: slowly", "1:12 a colon and a space stand where no key can be"),
        ("a: [1, 2", "the list in brackets is not closed here"),
        ("a: {b: 1", "the mapping in braces is not closed here"),
        ("a: 'never closed", "the text in quotes has no end"),
        ("a:\n\t- b", "2:1 a tab stands where an indent is expected"),
        ("a: @b", "1:4 a value can't start with this character"),
        ("a: - b", "1:4 a list can't start on the line of its key"),
        ('a: "\\q"', "a backslash in double quotes stands before a wrong letter"),
        (" a: b\nc: d", "2:1 the line is indented less than the file begins with"),
        ("a: *", "a value can't start with & or *"),
        ("a: [b, , c]", "1:8 a value is missing before this place"),
    ],
)
def test_malformed_yaml_is_told_in_plain_words(typed: str, problem: str) -> None:
    assert problem in problems(typed)[-1]


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES * 1000)
    with pytest.raises(HandoutError, match="larger than 2 MB"):
        read_yaml(path, "large.yaml")


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_an_unreadable_file_is_a_problem_of_the_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(HandoutError) as caught:
        read_yaml(tmp_path / name, "shown.yaml")
    assert caught.value.status is ExitStatus.PATH
    assert caught.value.problems[0].place == Place("shown.yaml")


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"))
values = st.recursive(st.none() | words, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=20)


@given(values.filter(lambda value: value is not None))
def test_what_was_written_is_read(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    if "&id" not in written:
        assert parse_yaml(written.encode(), "f").data == value


@given(st.binary() | st.text(st.sampled_from("ab:-[]{}'\"&*!|>#%@,?\n\t ~<")).map(str.encode))
def test_nothing_is_raised_but_a_handout_error(source: bytes) -> None:
    with suppress(HandoutError):
        parse_yaml(source, "f")
