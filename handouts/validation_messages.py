"""Plain words for what a validator finds: what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from handouts.core_schema import Schema, Spot, field_names
from handouts.diagnostics import HandoutError, did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Words: TypeAlias = tuple[str, str]
"""A message and a hint."""
_FEW = 12
"""So many choices are still worth reading in a message."""


@dataclass(frozen=True)
class Fault:
    """One error of the validator."""

    kind: str
    """The validator's own name for it."""
    value: Any
    context: Mapping[str, Any]
    spot: Spot

    @property
    def key(self) -> str:
        """The last key on the way to it."""
        return next((step for step in reversed(self.spot.trail) if isinstance(step, str)), "")

    @property
    def is_private(self) -> bool:
        """True in the part of a request that no message may quote: it may be the patient's name."""
        return self.spot.trail[:1] == ("patient",)

    @property
    def subject(self) -> str:
        """What the message speaks of, as its beginning: ``steps, item 2: ``."""
        parts = [self.key] if self.key else []
        if self.spot.trail and isinstance(self.spot.trail[-1], int):
            parts.append(f"item {self.spot.trail[-1] + 1}")
        return ", ".join(parts) + ": " if parts else ""


def words_for(fault: Fault) -> Words:
    """What is wrong and what to do about it."""
    if fault.kind in _WORDS:
        message, hint = _WORDS[fault.kind](fault)
    else:
        message, hint = f"{_found(fault.value)} does not fit here", "look up what does: `schema` prints it"
    return (message if fault.kind in _ABOUT_KEYS else fault.subject + message), hint


def _found(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "a mapping" if isinstance(value, dict) else shown(str(value))


def _missing(fault: Fault) -> Words:
    if isinstance(fault.spot.trail[-1], int):
        return f"{fault.key}: {_count(fault.value, fault.spot.around)}", "give each its place"
    return f"missing key {shown(fault.key)}", f"add `{fault.key}: …` to this mapping"


def _unknown_key(fault: Fault) -> Words:
    if fault.key in fault.spot.forms:
        return f"a second form in one block: {shown(fault.key)}", f"start a block of its own: `- {fault.key}: …`"
    near = did_you_mean(fault.key, field_names(fault.spot.around))
    if fault.is_private and not (fault.key.isidentifier() and near.startswith("did")):
        return "unknown key in patient", "its keys are " + ", ".join(field_names(fault.spot.around))
    return f"unknown key {shown(fault.key)}", near or "delete it"


def _unknown_form(fault: Fault) -> Words:
    form, forms = str(fault.context["tag"]), fault.spot.schema["choices"]
    if not form:
        return _no_form(fault)
    near = did_you_mean(form, forms)
    listing = "choose from: " + ", ".join(forms)
    return f"unknown form of block: {shown(form)}", f"{near} {listing}" if near.startswith("did") else listing


def _no_form(fault: Fault) -> Words:
    found = "an empty one" if fault.value == {} else _found(fault.value)
    return f"expected a block, found {found}", "start it with its form: " + ", ".join(fault.spot.schema["choices"])


def _text(fault: Fault) -> Words:
    if isinstance(fault.value, dict):
        return (
            "expected text, found a mapping",
            'put the text in quotes, "…": its colon makes a key of the words before it',
        )
    hint = "write some words; what starts with # needs quotes" if fault.value is None else "write some words"
    return f"expected text, found {_found(fault.value)}", hint


def _list(fault: Fault) -> Words:
    hint = "write [] for an empty list" if fault.value is None else "start each item with `- ` on a line of its own"
    return f"expected a list, found {_found(fault.value)}", hint


def _mapping(fault: Fault) -> Words:
    keys = field_names(fault.spot.schema)
    found = "text" if fault.is_private and isinstance(fault.value, str) else _found(fault.value)
    return f"expected a mapping, found {found}", "write it as `key: value` lines" + (
        f"; its keys are {', '.join(keys)}" if keys else ""
    )


def _length(fault: Fault) -> Words:
    if isinstance(fault.spot.schema.get("items_schema"), list) and "variadic_item_index" not in fault.spot.schema:
        return _count(fault.value, fault.spot.schema), "give each its place"
    found = f"in the list, found {len(fault.value)}"
    if fault.kind == "too_short":
        return f"expected at least {fault.context['min_length']} {found}", "add what is missing"
    return f"expected at most {fault.context['max_length']} {found}", "delete what is too much"


def _count(value: Any, schema: Schema) -> str:
    return f"expected {len(schema['items_schema'])} items, found {len(value)}"


def _choice(fault: Fault) -> Words:
    choices = [str(choice) for choice in fault.spot.schema["expected"]]
    near = did_you_mean(str(fault.value), choices)
    if len(choices) > _FEW:
        hint = near or "choose from: " + ", ".join(choices)
        return f"{_found(fault.value)} is none of the {len(choices)} words that fit here", hint
    hint = near if near.startswith("did") else "write one of these words"
    return f"{_found(fault.value)} is not one of {', '.join(choices)}", hint


def _pattern(fault: Fault) -> Words:
    what = fault.spot.schema.get("metadata", {}).get("what", "what fits here")
    return f"{_found(fault.value)} is not {what}", "check the spelling"


def _too_large(fault: Fault) -> Words:
    return f"{fault.value} is above the most that a sheet may carry, {fault.context['le']}", "check the number"


def _too_small(fault: Fault) -> Words:
    return f"{fault.value} is below the least that a sheet may carry, {fault.context['ge']}", "check the number"


def _refused(fault: Fault) -> Words:
    """The reason of our own code, which says what to do after a colon."""
    error = fault.context["error"]
    if isinstance(error.__cause__, HandoutError):  # an exercise in the form of the option -x
        problems = error.__cause__.problems
        return "; ".join(p.message for p in problems), "; ".join(dict.fromkeys(p.hint for p in problems))
    reason, _, remedy = str(error).partition(": ")
    return reason, remedy


_WORDS: dict[str, Callable[[Fault], Words]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "union_tag_invalid": _unknown_form,
    "union_tag_not_found": _no_form,
    "string_type": _text,
    "string_too_short": lambda _: ("expected text, found nothing", "write some words, or leave the key out"),
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _mapping,
    "dataclass_type": _mapping,
    "too_short": _length,
    "too_long": _length,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "not_a_number": lambda fault: (f"expected a whole number, found {_found(fault.value)}", "write digits alone"),
    "not_a_switch": lambda fault: (f"expected true or false, found {_found(fault.value)}", "write true or false"),
    "less_than_equal": _too_large,
    "greater_than_equal": _too_small,
    "value_error": _refused,
}
_ABOUT_KEYS = {"missing", "unexpected_keyword_argument"}
