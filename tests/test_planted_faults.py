"""Packs that are full of faults: `check` finds each of them, on its line, and nothing else.

A fault is marked where it stands, in the YAML itself. A line may have several marks::

    title: Keep going!  # fault: a part of the message of a problem on this line
    steps: [Sit  # fault below: … of a problem on the next line, which has no room for a mark
    # fault of en/safety.yaml: … of a problem of that file of the pack, which has no line

- ``faulty`` can't be read as it is; ``mismatched`` is right file by file, and no whole;
- ``unfinished`` lacks files, ``wordless`` all words;
- ``careless`` can be printed, but nobody should: it breaks every rule of good writing, of facts and of sources;
- ``overlays`` makes it unsafe, as a clinic could try to.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from traceback import walk_stack
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import pytest
from checked import check
from lint_packs import english
from pack_copies import PACKS

import handouts
from handouts import lints, pose
from handouts.diagnostics import Diagnostic, Place
from handouts.library import load_pack
from handouts.pose.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
FOLDERS = {
    "packs/faulty": (),
    "packs/mismatched": (),
    "packs/unfinished": (),
    "packs/wordless": (),
    "packs/careless": (),
    "overlays/careless": (PACKS,),
}
"""The planted packs, with the content folders that they lie over."""

MODULES = sorted(
    [
        *(f"lints.{module.name}" for module in pkgutil.iter_modules(lints.__path__)),
        *(module.name for module in pkgutil.iter_modules(handouts.__path__) if module.name.startswith("reference_")),
        *(f"pose.{module.name}" for module in pkgutil.iter_modules(pose.__path__)),
        *("fact_rules", "overlay", "pack_files", "provenance", "records", "safety_floor", "unread_files"),
    ]
)
"""Where the problems of packs are told."""

_MARK = re.compile(r"# fault(?P<below> below)?(?: of (?P<path>\S+))?: (?P<words>.+?)(?=\s+# fault|$)", re.MULTILINE)


class Mark(NamedTuple):
    """What `check` has to say."""

    file: str
    """In the folder of the tests."""
    line: int | None
    words: str
    """A part of the message."""

    def fits(self, problem: Diagnostic) -> bool:
        """True for what it marks."""
        return where(problem) == self[:2] and self.words in problem.message


def where(problem: Diagnostic) -> tuple[str, int | None]:
    place = problem.place or Place("")
    return Path(place.file).relative_to(TESTS).as_posix(), place.line


def marks(file: Path) -> Iterator[Mark]:
    """The faults that are marked in a file."""
    pack = next((TESTS / folder for folder in FOLDERS if file.is_relative_to(TESTS / folder)), file.parent)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        for found in _MARK.finditer(line):
            name = (pack / (found["path"] or file.relative_to(pack))).relative_to(TESTS).as_posix()
            at = None if found["path"] else number + bool(found["below"])
            yield Mark(name, at, found["words"])


MARKS = [
    mark
    for folder in ("packs", "overlays")
    for file in sorted((TESTS / folder).rglob("*.y*ml"))
    for mark in marks(file)
]


class Told(NamedTuple):
    """What `check` says of the planted packs."""

    problems: list[Diagnostic]
    lines: dict[Diagnostic | Finding, set[tuple[str, int]]]
    """For each problem the lines of the program that led to it, by the name of the module."""


@cache
def told() -> Told:
    """What `check` says of each planted pack."""
    problems: list[Diagnostic] = []
    lines: dict[Diagnostic | Finding, set[tuple[str, int]]] = defaultdict(set)

    def recording(kind: type[Diagnostic | Finding]) -> Any:
        make: Any = kind.__init__

        def recorded(problem: Diagnostic | Finding, *args: Any, **kwargs: Any) -> None:
            make(problem, *args, **kwargs)
            lines[problem].update((frame.f_globals["__name__"], line) for frame, line in walk_stack(sys._getframe(1)))

        return patch.object(kind, "__init__", recorded)

    with recording(Diagnostic), recording(Finding):
        for folder, below in FOLDERS.items():
            problems += check([TESTS / folder], below)
    return Told(list(dict.fromkeys(problems)), lines)


# ---- each fault is found, and nothing else


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"{mark.file}:{mark.line}: {mark.words}")
def test_a_planted_fault_is_found_on_its_line(mark: Mark) -> None:
    on_line = [problem.message for problem in told().problems if where(problem) == mark[:2]]
    assert [message for message in on_line if mark.words in message], f"told there: {on_line}"


def test_nothing_is_told_that_is_not_marked_once() -> None:
    fitting = {problem: [mark for mark in MARKS if mark.fits(problem)] for problem in told().problems}
    astray = {f"{problem.place} {problem.message}": found for problem, found in fitting.items() if len(found) != 1}
    assert astray == {}
    assert len(fitting) == len(MARKS)


def test_every_problem_comes_with_what_to_do() -> None:
    assert [problem.message for problem in told().problems if not problem.hint] == []


def test_the_careless_pack_can_be_printed_all_the_same() -> None:
    assert load_pack([PACKS], "careless", "en").id == "careless"


def test_the_shipped_packs_have_no_fault() -> None:
    assert check() == []


# ---- every kind of fault is planted


def test_many_faults_are_planted() -> None:
    assert len(MARKS) >= 40


@cache
def tree(module: str) -> ast.Module:
    file = importlib.import_module(f"handouts.{module}").__file__
    return ast.parse(Path(file or "").read_text(encoding="utf-8"))


def calls(module: str) -> list[ast.Call]:
    """Where a module tells a problem."""
    tellers = {"Diagnostic", "Finding", "unknown_at"}
    nodes = (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    return [node for node in nodes if isinstance(node.func, ast.Name) and node.func.id in tellers]


def parts_of_messages(module: str) -> Iterator[tuple[str, ...]]:
    """The constant parts of each text that a function of a module yields, to be put into a message by its caller."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Yield):
            text = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
            parts = text.values if isinstance(text, ast.JoinedStr) else [text]
            constants = (part.value for part in parts if isinstance(part, ast.Constant))
            yield tuple(part for part in constants if isinstance(part, str))


def not_planted(module: str) -> list[str]:
    """Problems that a module can tell, and that no planted pack has."""
    found: list[Diagnostic | Finding] = [*told().problems, *(one for one in told().lines if isinstance(one, Finding))]
    reached = {line for one in found for name, line in told().lines[one] if name == f"handouts.{module}"}
    missing = [call for call in calls(module) if reached.isdisjoint(range(call.lineno, (call.end_lineno or 0) + 1))]
    return [ast.unparse(call) for call in missing]


@pytest.mark.parametrize("module", MODULES)
def test_everything_that_a_module_can_tell_is_planted(module: str) -> None:
    assert not_planted(module) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_reason_that_a_module_can_give_is_planted(module: str) -> None:
    messages = [problem.message for problem in told().problems]
    for parts in parts_of_messages(module):
        assert any(all(part in message for part in parts) for message in messages), parts


def test_the_modules_are_those_that_tell_something() -> None:
    assert {"lints.passive", "lints.dates", "reference_ids", "reference_safety", "reference_texts"} < set(MODULES)
    assert sum(bool(calls(module)) for module in MODULES) >= 19


def test_every_word_that_is_not_for_patients_is_planted() -> None:
    written = Counter(problem.hint for problem in told().problems if problem.message.startswith("not for patients"))
    assert written == Counter(rule.write for rule in english().instead_of)
