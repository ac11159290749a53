"""The JSON Schemas: current, sound, named by every shipped file, and in agreement with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from golden import updating
from pack_copies import PACKS

from handouts.diagnostics import HandoutError
from handouts.fields import Strict
from handouts.library import SHIPPED
from handouts.schema import SCHEMAS, json_schema, write_schemas

ROOT = Path(__file__).parent.parent
SCHEMA_FOLDER = ROOT / "docs" / "schema"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
WRITTEN_BY_THE_PROGRAM = {"reviews"}
"""Kinds of files without a schema: nobody types them."""


class CoreLoader(yaml.SafeLoader):
    """Reads scalars as editors do (YAML 1.2 core): dates are text, ``yes`` is text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), list(first))


def kind_of(path: Path) -> str:
    """The kind of a content file, told from where it lies."""
    if path.parent.name in {"words", "facts", "style"}:
        return path.parent.name
    part = path.parent.name if path.parent.name in {"sections", "exercises", "figures"} else ""
    folder = path.parent.parent if part else path.parent
    name = {"sections": "section", "exercises": "exercise", "figures": "figure"}.get(part, path.stem)
    in_language = (folder.parent / "pack.yaml").is_file()
    return f"{name}-text" if in_language and f"{name}-text" in SCHEMAS else name


ALL_FILES = [
    path for folder in (SHIPPED, PACKS) for path in sorted(folder.rglob("*.yaml")) if "faulty" not in path.parts
]
FILES = [path for path in ALL_FILES if kind_of(path) in SCHEMAS]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_written_schema_is_current(name: str) -> None:
    if updating():
        write_schemas(SCHEMA_FOLDER)
    written = json.loads((SCHEMA_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert written == json_schema(name), "UPDATE_GOLDEN=1 writes it anew"


def test_what_only_schemas_need_costs_nothing_else() -> None:
    assert json_schema("pack")["properties"]["next_review"]["description"]
    assert Strict.__pydantic_config__ == {"extra": "forbid"}


def test_schemas_are_written_one_a_file(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.json" for name in SCHEMAS}


def test_there_are_no_schemas_of_nothing() -> None:
    assert {path.stem for path in SCHEMA_FOLDER.glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_draft_07(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"]
    assert schema["description"]
    assert not any(word in text for word in ("$defs", "prefixItems", "``"))


def test_nothing_stands_beside_a_reference() -> None:
    def mappings(value: Any) -> list[dict[str, Any]]:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        found = [mapping for item in inner for mapping in mappings(item)]
        return [value, *found] if isinstance(value, dict) else found

    for name in SCHEMAS:
        assert all(set(mapping) == {"$ref"} for mapping in mappings(json_schema(name)) if "$ref" in mapping)


def test_an_unknown_schema_suggests_the_nearest() -> None:
    with pytest.raises(HandoutError) as caught:
        json_schema("sectoin")
    assert caught.value.problems[0].hint == "did you mean section? `make-pdf schema` lists them all"


def test_all_other_files_are_written_by_the_program() -> None:
    assert {kind_of(path) for path in ALL_FILES if path not in FILES} <= WRITTEN_BY_THE_PROGRAM


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    modeline = MODELINE.match(text)
    assert modeline, "the first line names no schema"
    target = (path.parent / modeline.group(1)).resolve()
    assert target == SCHEMA_FOLDER / f"{kind_of(path)}.json"
    schema = json_schema(kind_of(path))  # the same as the written one: see above
    jsonschema.Draft7Validator(schema).validate(yaml.load(text, Loader=CoreLoader))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("exercise-text", {"id": "a"}),
        ("section", {"id": "a", "title": "b", "blocks": []}),
        ("section", {"id": "a", "title": "b", "blocks": [{"stesp": ["c"]}]}),
        ("section", {"id": "a", "title": "b", "blocks": [{"paragraph": "c", "steps": ["d"]}]}),
        ("section", {"id": "A b", "title": "b", "blocks": [{"paragraph": "c"}]}),
        ("glossary", {"terms": [{"term": "a", "meaning": "b", "more": "c"}]}),
    ],
)
def test_a_schema_refuses_what_loading_refuses(name: str, data: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(json_schema(name)).validate(data)
