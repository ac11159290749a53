"""Problems as data: told in one pass, with a place and a hint, fit for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.diagnostics import Diagnostic, ExitStatus, Gathering, HandoutError, Place, did_you_mean, shown, unknown

FRUIT = ["apple", "Pear", "quince"]


@pytest.mark.parametrize(
    ("place", "text"),
    [(Place("a.yaml", 3, 7), "a.yaml:3:7"), (Place("a.yaml", 3), "a.yaml:3"), (Place("a.yaml"), "a.yaml")],
)
def test_a_place_reads_as_editors_know_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_an_error_holds_one_problem_or_many() -> None:
    one, other = Diagnostic("one"), Diagnostic("other")
    assert HandoutError(one).problems == (one,)
    assert HandoutError(iter([one, other])).problems == (one, other)
    assert str(HandoutError([one, other])) == "one; other"
    assert HandoutError(one).status is ExitStatus.REFUSED
    assert HandoutError(one, ExitStatus.PATH).status is ExitStatus.PATH


def test_problems_of_several_steps_are_gathered() -> None:
    def fails(message: str, status: ExitStatus) -> None:
        raise HandoutError(Diagnostic(message), status)

    gathering = Gathering()
    assert gathering.attempt(lambda: 42) == 42
    assert gathering.attempt(lambda: fails("a", ExitStatus.PATH)) is None
    assert gathering.attempt(lambda: fails("b", ExitStatus.REFUSED)) is None
    assert [problem.message for problem in gathering.error().problems] == ["a", "b"]
    assert gathering.error().status is ExitStatus.PATH


def test_what_is_no_problem_of_the_user_is_not_gathered() -> None:
    with pytest.raises(ZeroDivisionError):
        Gathering().attempt(lambda: 1 / 0)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("appel", "did you mean apple?"),
        ("APPLE", "did you mean apple?"),
        ("pear", "did you mean Pear?"),
        ("plum", "choose from: Pear, apple, quince"),
        ("", "choose from: Pear, apple, quince"),
    ],
)
def test_a_hint_names_the_nearest_words_or_all_of_a_few(word: str, hint: str) -> None:
    assert did_you_mean(word, FRUIT) == hint


def test_several_near_words_are_named() -> None:
    assert did_you_mean("bridge", ["bridges", "fridge", "plum"]) == "did you mean bridges or fridge?"


def test_there_is_no_hint_among_many_or_none() -> None:
    assert did_you_mean("plum", [f"fruit-{number}" for number in range(13)]) == ""
    assert did_you_mean("plum", []) == ""


def test_an_unknown_id_says_where_all_are_listed() -> None:
    assert unknown("fruit", "appel", FRUIT) == Diagnostic("unknown fruit: 'appel'", "did you mean apple?")
    assert "`list fruit`" in unknown("fruit", "appel", FRUIT, "list fruit").hint
    assert "`list fruit`" in unknown("fruit", "plum", [], "list fruit").hint


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Müller", "'Müller'"),
        ("a\nb\x1b[31m", r"'a\nb\x1b[31m'"),
        ("\u202eabc", r"'\u202eabc'"),
        ("\ud800", r"'\ud800'"),
        ("x" * 61, "'" + "x" * 60 + "…'"),
    ],
)
def test_what_was_typed_is_shown_on_one_short_line(text: str, quoted: str) -> None:
    assert shown(text) == quoted


@given(st.text(st.characters()))
def test_nothing_that_is_shown_can_steer_a_terminal(text: str) -> None:
    assert shown(text).isprintable()
    shown(text).encode("utf-8")
