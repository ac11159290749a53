"""What validation needs to know of pydantic's core schemas: numbers as they are written, and the way to an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Collection

    from handouts.yaml_events import Trail

Schema: TypeAlias = dict[str, Any]

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SWITCH = {"true": True, "false": False}
_NOT_SCHEMAS = {"metadata", "default", "expected", "config", "serialization"}
_WRAPPERS = {"default", "nullable", "definitions", "dataclass", "function-before", "function-after", "function-wrap"}


def strict_scalars(schema: Any) -> Any:
    """The same schema, but a number is digits alone and a switch is ``true`` or ``false``.

    Pydantic would take ``2.0``, ``1_000`` and ``yes``, too, which say something else than their author meant.
    """
    if isinstance(schema, list):
        return [strict_scalars(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {key: part if key in _NOT_SCHEMAS else strict_scalars(part) for key, part in schema.items()}
    if schema.get("type") == "int":
        return core_schema.no_info_before_validator_function(_number, strict)
    if schema.get("type") == "bool":
        return core_schema.no_info_before_validator_function(_switch, strict)
    return strict


def _number(value: object) -> object:
    if type(value) is int or (isinstance(value, str) and _NUMBER.fullmatch(value)):
        return value
    raise PydanticCustomError("not_a_number", "expected a whole number")


def _switch(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _SWITCH:
        return _SWITCH[value]
    raise PydanticCustomError("not_a_switch", "expected true or false")


@dataclass(frozen=True)
class Spot:
    """Where an error is: in the data and in the schema."""

    trail: Trail
    schema: Schema
    """What was expected there."""
    around: Schema
    """What was expected of the mapping or list that holds it."""
    forms: tuple[str, ...] = ()
    """The forms that what holds it could have had."""
    is_key: bool = False
    """True when the key is at fault, not its value."""


def follow(schema: Schema, location: Trail, known: Collection[Trail]) -> Spot:
    """The spot of an error's location, which names choices between schemas besides the ways ``known`` in the data."""
    definitions = {item["ref"]: item for item in schema.get("definitions", [])}
    here, around = _unwrapped(schema, definitions), Schema()
    forms: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    trail: Trail = ()
    for step in location:
        if here.get("type") == "tagged-union":
            chosen = tuple(here["choices"])
            here = _unwrapped(here["choices"][step], definitions)
        elif step == "[key]" and around.get("type") == "dict":
            return Spot(trail, around["keys_schema"], around, is_key=True)
        elif here.get("type") in {None, "union"} and (*trail, step) not in known:
            here = Schema()
        else:
            around, forms, chosen = here, chosen, ()
            trail = (*trail, step)
            here = _unwrapped(_part(around, step), definitions)
    return Spot(trail, here, around, forms)


def field_names(schema: Schema) -> list[str]:
    """The keys that a mapping may have, when they are fixed."""
    return [str(item["name"]) for item in schema.get("fields", [])] if schema.get("type") == "dataclass-args" else []


def _unwrapped(schema: Schema, definitions: dict[str, Schema]) -> Schema:
    while schema.get("type") in _WRAPPERS or schema.get("type") == "definition-ref":
        schema = schema["schema"] if schema["type"] in _WRAPPERS else definitions[schema["schema_ref"]]
    return schema


def _part(schema: Schema, step: str | int) -> Schema:
    """The schema of one value in a mapping or list; an empty one where it is not known."""
    if schema.get("type") == "dataclass-args":
        return next((item["schema"] for item in schema["fields"] if item["name"] == step), {})
    if schema.get("type") == "dict":
        return Schema(schema.get("values_schema", {}))
    items = schema.get("items_schema", {})
    if isinstance(items, list) and isinstance(step, int):
        return Schema(items[min(step, len(items) - 1)])
    return Schema(items or {})
