"""JSON Schemas of the files that people write, so that editors complete and check them while they type."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from handouts.clinic import Clinic
from handouts.diagnostics import HandoutError, unknown
from handouts.fact_model import FactsFile, ProvenanceFile
from handouts.fields import Strict
from handouts.files import write_whole
from handouts.lints.style import Style
from handouts.model import (
    ExerciseFile,
    ExerciseText,
    FigureFile,
    GlossaryFile,
    PackFile,
    PackText,
    Section,
    SourcesFile,
)
from handouts.request import Request
from handouts.roster import RosterRow
from handouts.safety_model import RedFlagsFile, RedFlagsText, SafetyFile, SafetyText
from handouts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMAS: dict[str, type[Any]] = {
    "pack": PackFile,
    "pack-text": PackText,
    "section": Section,
    "exercise": ExerciseFile,
    "exercise-text": ExerciseText,
    "figure": FigureFile,
    "red-flags": RedFlagsFile,
    "red-flags-text": RedFlagsText,
    "safety": SafetyFile,
    "safety-text": SafetyText,
    "sources": SourcesFile,
    "glossary": GlossaryFile,
    "facts": FactsFile,
    "provenance": ProvenanceFile,
    "words": Words,
    "style": Style,
    "request": Request,
    "clinic": Clinic,
    "roster-row": RosterRow,
}
"""What each kind of file is read as."""

_KEYWORDS = {"$defs": "definitions", "prefixItems": "items"}


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, in the dialect that editors read best: draft-07.

    Raises:
        HandoutError: there is no such kind.
    """
    if name not in SCHEMAS:
        raise HandoutError(unknown("schema", name, SCHEMAS, "make-pdf schema"))
    with _described():
        schema = _draft_07(TypeAdapter(SCHEMAS[name]).json_schema())
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def write_schemas(folder: Path) -> None:
    """Write every schema to ``<folder>/<name>.json``.

    Raises:
        HandoutError: the folder is missing or can't be written to.
    """
    for name in SCHEMAS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False)
        write_whole(folder / f"{name}.json", f"{text}\n".encode())


@contextmanager
def _described() -> Iterator[None]:
    """Lets pydantic take the docstrings of fields for descriptions. It parses all sources for that: else in vain."""
    config = Strict.__pydantic_config__
    config["use_attribute_docstrings"] = True
    try:
        yield
    finally:
        del config["use_attribute_docstrings"]


def _draft_07(schema: Any) -> Any:
    """A schema of the dialect 2020-12 in the words of draft-07, as far as the two differ here."""
    if isinstance(schema, list):
        return [_draft_07(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    adapted = {_KEYWORDS.get(key, key): _draft_07(value) for key, value in schema.items()}
    if isinstance(description := adapted.get("description"), str):
        adapted["description"] = " ".join(description.replace("``", "`").split())
    if isinstance(reference := adapted.get("$ref"), str):
        del adapted["$ref"]
        target = {"$ref": reference.replace("#/$defs/", "#/definitions/")}
        return {**adapted, "allOf": [target]} if adapted else target  # draft-07 ignores what stands beside a $ref
    return adapted
