"""Validates what a file says against a class of the model, and tells every error in plain words with its place."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, ValidationError

from handouts.core_schema import Schema, follow, strict_scalars
from handouts.diagnostics import Diagnostic, Place
from handouts.validation_messages import Fault, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.yaml_source import YamlSource

T = TypeVar("T")


def validate(source: YamlSource, kind: type[T]) -> tuple[T | None, list[Diagnostic]]:
    """The data of ``source`` as a ``kind``; or None, and all that is wrong with it in the order of the file."""
    schema, validator = _validator(kind)  # type: ignore[arg-type]  # mypy doubts that every class is hashable
    try:
        return validator.validate_python(source.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    faults = [
        Fault(detail["type"], detail["input"], detail.get("ctx", {}), follow(schema, detail["loc"], source.marks))
        for detail in details
    ]
    problems = {Diagnostic(*words_for(fault), _place(fault, source)) for fault in _without_echoes(faults)}
    return None, sorted(problems, key=position)


def position(problem: Diagnostic) -> tuple[str, int, int, str]:
    """What problems are sorted by: file, line, column."""
    place = problem.place or Place("")
    return place.file, place.line or 0, place.column or 0, problem.message


@cache
def _validator(kind: type[Any]) -> tuple[Schema, SchemaValidator]:
    schema = TypeAdapter(kind).core_schema
    return schema, SchemaValidator(strict_scalars(schema))  # type: ignore[return-value]


def _place(fault: Fault, source: YamlSource) -> Place:
    spot = fault.spot
    if fault.kind == "unexpected_keyword_argument" or spot.is_key:
        return source.key_place(spot.trail)
    if fault.kind == "union_tag_invalid":
        return source.key_place((*spot.trail, fault.context["tag"]))
    return source.place(spot.trail)


def _without_echoes(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Leaves out what only follows from another fault.

    A misspelt key is unknown and leaves the right one missing; a list with a bad item counts as a list without it.
    """
    unknown: dict[tuple[str | int, ...], list[str]] = {}
    for fault in faults:
        if fault.kind == "unexpected_keyword_argument":
            unknown.setdefault(fault.spot.trail[:-1], []).append(fault.key)
    for fault in faults:
        if fault.kind == "missing" and get_close_matches(fault.key, unknown.get(fault.spot.trail[:-1], ())):
            continue
        if fault.kind == "too_short" and len(fault.value) >= fault.context["min_length"]:
            continue
        yield fault
