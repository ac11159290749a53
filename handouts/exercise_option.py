"""An exercise in one line, as the option ``-x`` and the cells of a roster have it: ``ID[:key=value,…]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handouts.diagnostics import Diagnostic, HandoutError, did_you_mean, shown
from handouts.fields import SIDES, dose_limits
from handouts.request import ExerciseRequest

if TYPE_CHECKING:
    from collections.abc import Iterator


def parse_exercise(written: str) -> ExerciseRequest:
    """Read ``ID[:key=value,…]``; a note may hold commas when it stands last.

    Raises:
        HandoutError: with every problem of the item.
    """
    identity, _, rest = written.partition(":")
    if "," in identity:
        message = f"more than one exercise: {shown(identity)}"
        raise HandoutError(Diagnostic(message, "give each its own: -x FIRST -x SECOND"))
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, value in _pairs(rest):
        if key in values:
            problems.append(Diagnostic(f"{shown(identity)}: {key} is given twice", "give each key once"))
        elif key in dose_limits():
            values[key] = _number(identity, key, value, problems)
        elif key == "side":
            if value not in SIDES:
                hint = did_you_mean(value, SIDES)
                problems.append(Diagnostic(f"{shown(identity)}: unknown side: {shown(value)}", hint))
            values[key] = value
        elif key in ("load", "note"):
            values[key] = value
        else:
            known = [*dose_limits(), "load", "side", "note"]
            problems.append(Diagnostic(f"{shown(identity)}: unknown key: {shown(key)}", did_you_mean(key, known)))
    if problems:
        raise HandoutError(problems)
    return ExerciseRequest(id=identity.strip(), **values)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    while text := text.lstrip():
        if text.startswith("note="):
            yield "note", text.removeprefix("note=")
            return
        pair, _, text = text.partition(",")
        key, _, value = pair.partition("=")
        yield key.strip(), value.strip()


def _number(identity: str, key: str, value: str, problems: list[Diagnostic]) -> int | None:
    low, high = dose_limits()[key]
    if not re.fullmatch(r"[0-9]{1,9}", value):
        problems.append(
            Diagnostic(
                f"{shown(identity)}: {key} is not a whole number: {shown(value)}", f"write {key}={low} to {high}"
            )
        )
        return None
    if not low <= int(value) <= high:
        problems.append(
            Diagnostic(f"{shown(identity)}: {key} is out of range: {value}", f"a sheet may say {low} to {high}")
        )
    return int(value)
