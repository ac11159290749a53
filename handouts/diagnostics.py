"""Problems as data: what is wrong, where, and what to do about it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Literal, TypeVar

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_FEW = 12
"""So many choices are still worth reading in a hint."""
_ALL = "choose from: "


class ExitStatus(IntEnum):
    """What the program returns to its caller; 2 (usage) is Click's own."""

    DONE = 0
    REFUSED = 1
    """Unknown id, bad value, invalid content or a safety refusal."""
    USAGE = 2
    PATH = 4
    """A path is missing, unreadable or unwritable."""
    BUG = 70
    INTERRUPTED = 130


@dataclass(frozen=True)
class Place:
    """A position in a file; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True)
class Diagnostic:
    """One problem. ``message`` says what is wrong, ``hint`` says what to do."""

    message: str
    hint: str = ""
    place: Place | None = None
    severity: Literal["error", "warning", "note"] = "error"

    def as_plain(self) -> dict[str, str | int | None]:
        """The problem as data for JSON."""
        place = self.place or Place("")
        where = {"file": place.file, "line": place.line, "column": place.column}
        return {"severity": self.severity, **where, "message": self.message, "hint": self.hint}


class HandoutError(Exception):
    """Work can't go on: one or more problems, found in one pass, and the exit status that they call for."""

    def __init__(self, problems: Diagnostic | Iterable[Diagnostic], status: ExitStatus = ExitStatus.REFUSED) -> None:
        self.problems: Sequence[Diagnostic] = (problems,) if isinstance(problems, Diagnostic) else tuple(problems)
        self.status = status
        super().__init__("; ".join(problem.message for problem in self.problems))


class Gathering:
    """Problems of steps that don't wait for one another, so that all are told at once."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.status = ExitStatus.REFUSED

    def attempt(self, step: Callable[[], T]) -> T | None:
        """What ``step`` returns, or nothing when it ends in problems; a path that is one decides on the status."""
        try:
            return step()
        except HandoutError as error:
            self.problems.extend(error.problems)
            self.status = max(self.status, error.status)
            return None

    def error(self) -> HandoutError:
        """All that was gathered, as one error."""
        return HandoutError(self.problems, self.status)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known words nearest to ``word``, or all of them when there are few, or nothing."""
    from difflib import get_close_matches

    choices = list(known) if isinstance(known, tuple) else sorted(known)  # a tuple has an order that means something
    folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(folded[match] for match in near) + "?"
    if choices and len(choices) <= _FEW:
        return _ALL + ", ".join(choices)
    return ""


def unknown(kind: str, word: str, known: Iterable[str], listing: str = "") -> Diagnostic:
    """The problem of an id that nothing has; ``listing`` is the command that lists the known ones."""
    hint = did_you_mean(word, known)
    if listing and not hint.startswith(_ALL):
        hint = f"{hint} `{listing}` lists them all".strip()
    return Diagnostic(f"unknown {kind}: {shown(word)}", hint)


def shown(text: str, limit: int = 60) -> str:
    """``text`` fit for one line of a terminal: quoted, control characters escaped, cut when long."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    return "'" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut) + "'"
