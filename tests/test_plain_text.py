"""Plain text that people type or that files bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.plain_text import control_character, fit_to_show, in_one_line, is_date, tidy


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" Ana\tMüller \n", "Ana Müller"),
        ("Mu\N{COMBINING DIAERESIS}ller", "Müller"),
        ("a\N{SOFT HYPHEN}b\N{RIGHT-TO-LEFT OVERRIDE}c\N{ZERO WIDTH SPACE}", "abc"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_what_pasting_leaves_behind_is_tidied(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


@given(st.text())
def test_what_is_tidy_stays_as_it_is(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


@pytest.mark.parametrize("character", ["\n", "\r", "\a", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"])
def test_control_characters_are_found(character: str) -> None:
    assert control_character(f"a{character}b\0") == character
    assert control_character(f"a{character}b", allowed=character) is None
    with pytest.raises(ValueError, match="in one line"):
        in_one_line(f"a{character}b")


def test_other_characters_are_no_control_characters() -> None:
    assert control_character("Zoë\N{NO-BREAK SPACE}漢 \ue000") is None


@pytest.mark.parametrize("text", ["2026-1-1", "20261124", "2026-02-30", "soon", "", "2026-W01-1"])
def test_dates_have_one_form(text: str) -> None:
    assert not is_date(text)
    assert is_date("2026-11-24")


@given(st.text(), st.integers(0, 50))
def test_what_files_say_is_shown_in_one_line(text: str, limit: int) -> None:
    shown = fit_to_show(text, limit)
    assert shown.isprintable()
    assert len(shown) <= limit
    assert fit_to_show(shown, limit) == shown
