"""An entry is added to a file as its author would have written it, or not at all."""

from __future__ import annotations

import pytest

from handouts.diagnostics import HandoutError
from handouts.yaml_insertion import with_entry
from handouts.yaml_source import parse_yaml

FACT = "OWN-01: [pack#lead]"
SOURCE = "- {id: OWN, title: Ours}"


def added(text: str, entry: str = FACT) -> str:
    key = "sources" if entry == SOURCE else "printed"
    return with_entry(text.encode("utf-8"), "file.yaml", key, entry)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("printed:\n  A-01: [x]\n", "printed:\n  +\n  A-01: [x]\n"),
        ("printed:\n    A-01: [x]\n", "printed:\n    +\n    A-01: [x]\n"),
        ("printed:\n A-01:\n  - x\n", "printed:\n +\n A-01:\n  - x\n"),
        ('"printed":\n  A-01: [x]\n', '"printed":\n  +\n  A-01: [x]\n'),
        ("'printed' :\n  'A-01': [x]\n", "'printed' :\n  +\n  'A-01': [x]\n"),
        ("printed:   # by fact\n\n  # one\n  A-01: [x]\n", "printed:   # by fact\n  +\n\n  # one\n  A-01: [x]\n"),
        ("printed:\r\n    A-01: [x]\r\n", "printed:\r\n    +\r\n    A-01: [x]\r\n"),
        ("\ufeffprinted:\n  A-01: [x]\n", "\ufeffprinted:\n  +\n  A-01: [x]\n"),
        ("---\nprinted:\n  A-01: [x]\n...\n", "---\nprinted:\n  +\n  A-01: [x]\n...\n"),
        ("printed:\n  A-01: [x]", "printed:\n  +\n  A-01: [x]"),
        ("  printed:\n    A-01: [x]\n", "  printed:\n    +\n    A-01: [x]\n"),
        ("left_out:\n  A-02: y\nprinted:\n  A-01: [x]\n", "left_out:\n  A-02: y\nprinted:\n  +\n  A-01: [x]\n"),
        # nothing below the key, or no key
        ("printed:\n", "printed:\n  +\n"),
        ("printed:", "printed:\n  +\n"),
        ("printed: # none yet\nleft_out: {}\n", "printed: # none yet\n  +\nleft_out: {}\n"),
        ("  printed:\n", "  printed:\n    +\n"),
        ("left_out: {}\n", "left_out: {}\nprinted:\n  +\n"),
        ("left_out: {}", "left_out: {}\nprinted:\n  +\n"),
        ("left_out: {}\r\n", "left_out: {}\r\nprinted:\r\n  +\r\n"),
        ("\ufeffleft_out: {}\n", "\ufeffleft_out: {}\nprinted:\n  +\n"),
        ("  left_out: {}\n", "  left_out: {}\n  printed:\n    +\n"),
        ("left_out: {}\n...\n", "left_out: {}\nprinted:\n  +\n...\n"),
        ("left_out: {}\n... # the end\n", "left_out: {}\nprinted:\n  +\n... # the end\n"),
    ],
)
def test_an_entry_is_added_to_a_mapping(before: str, after: str) -> None:
    assert added(before) == after.replace("+", FACT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sources:\n  - {id: A}\n", "sources:\n  +\n  - {id: A}\n"),
        ("sources:\n- {id: A}\n", "sources:\n+\n- {id: A}\n"),
        ("sources:\n    - id: A\n      year: 1\n", "sources:\n    +\n    - id: A\n      year: 1\n"),
        ("sources:\r\n- id: A\r\n", "sources:\r\n+\r\n- id: A\r\n"),
        ("sources:\n", "sources:\n  +\n"),
        ("other: 1\n", "other: 1\nsources:\n  +\n"),
    ],
)
def test_an_entry_is_added_to_a_list(before: str, after: str) -> None:
    assert added(before, SOURCE) == after.replace("+", SOURCE)


@pytest.mark.parametrize(
    "text",
    [
        "printed: {}\n",
        "printed: {A-01: [x]}\n",
        "printed: {\n  A-01: [x],\n}\n",
        "printed:\n  {A-01: [x]}\n",
        "printed: ~\n",
        "printed: null\n",
        "printed: text\n",
        "printed: |\n  text\n",
        "printed:\n  - x\n",
        "? printed\n: A-01: [x]\n",
        "{left_out: {}}\n",
        "{left_out: {}, printed: {}}\n",
        "- printed\n",
        "printed:\n  OWN-01: [x]\n",
    ],
)
def test_what_nothing_can_be_added_to_is_refused(text: str) -> None:
    with pytest.raises(HandoutError) as caught:
        added(text)
    [problem] = caught.value.problems
    assert problem.message == "nothing can be added to `printed` in the way that it is written"
    assert problem.hint == f"write its entries below `printed:`, one a line; or add this yourself: {FACT}"
    assert problem.place
    assert problem.place.file == "file.yaml"


@pytest.mark.parametrize("text", ["", "# nothing\n", "printed: [\n", "printed: &a {}\n"])
def test_what_is_no_yaml_is_told_as_such(text: str) -> None:
    with pytest.raises(HandoutError) as caught:
        added(text)
    assert "nothing can be added" not in caught.value.problems[0].message


def test_all_that_was_said_is_still_said() -> None:
    before = "# one\nprinted:  # two\n\n   # three\n   A-01: [x]\n   'B-01' : \n    - y\nleft_out: {C-01: no}\n"
    after = added(before)
    assert [line for line in after.splitlines() if line.strip() != FACT] == before.splitlines()
    assert parse_yaml(after.encode(), "").data == {
        "printed": {"OWN-01": ["pack#lead"], "A-01": ["x"], "B-01": ["y"]},
        "left_out": {"C-01": "no"},
    }
