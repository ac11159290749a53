"""Checks of texts: their placeholders can be filled, and their tables are whole."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from handouts.blocks import Table
from handouts.diagnostics import Diagnostic, did_you_mean, shown
from handouts.inline import Text
from handouts.model_texts import string_of, texts_in
from handouts.pack_files import EXERCISES, GLOSSARY, PACK, RED_FLAGS, SAFETY, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft
    from handouts.yaml_events import Trail

Names: TypeAlias = frozenset[str]

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
NUMBERS_TO_CALL = ("emergency_number", "urgent_care", "clinic_phone")
"""Placeholders that a clinic fills; any text of a pack may hold them."""
_SIDES = frozenset({"side", "other_side"})
_ONE_SIDE = ("steps_one_side", "picture_one_side")

# What assembly fills into the words of the program: each template holds exactly these.
_TEMPLATES: dict[Trail, Names] = {
    ("pages", "page"): frozenset({"page", "pages"}),
    ("pages", "version"): frozenset({"version"}),
    ("clinic", "phone"): frozenset({"phone"}),
    ("clinic", "logo"): frozenset({"clinic"}),
    ("exercise", "equipment"): frozenset({"things"}),
    ("exercise", "one_side"): frozenset({"side"}),
    ("exercise", "load"): frozenset({"load"}),
    ("diary", "bring"): frozenset({"next_visit"}),
    ("diary", "week"): frozenset({"number"}),
    ("labels", "fields", "tick"): frozenset({"week", "row", "day", "number"}),
    ("labels", "fields", "value"): frozenset({"week", "row", "day", "hint"}),
    ("labels", "fields", "line"): frozenset({"week", "label"}),
    ("labels", "fields", "one_of"): frozenset({"label", "number"}),
    ("about", "reviewed_by"): frozenset({"name", "role", "date", "until"}),
    ("about", "expired_text"): frozenset({"name", "role", "date"}),
    ("about", "by_date"): frozenset({"date"}),
    ("about", "qr"): frozenset({"url"}),
    ("about", "feedback_text"): frozenset({"clinic_phone"}),
    ("safety", "cleared"): frozenset({"clinician", "conditions"}),
    ("safety", "never_on"): frozenset({"place"}),
    ("dates", "format"): frozenset({"day", "month", "year"}),
}


def text_problems(draft: Draft) -> Iterator[Diagnostic]:
    """Placeholders that nothing fills, templates without theirs, tables with ragged rows."""
    return chain(_placeholders(draft), _templates(draft), _tables(draft))


def _placeholders(draft: Draft) -> Iterator[Diagnostic]:
    files: dict[str, object] = {
        draft.text_path(PACK): draft.text,
        draft.text_path(RED_FLAGS): draft.red_flags_text,
        draft.text_path(SAFETY): draft.safety_text,
        draft.text_path(GLOSSARY): draft.glossary,
    }
    for part, values in ((SECTIONS, draft.sections), (EXERCISES, draft.exercise_texts)):
        files |= {f"{draft.text_path(part)}/{stem}.yaml": value for stem, value in values.items()}
    for path, value in files.items():
        for trail, text in texts_in(value):
            allowed = Names(NUMBERS_TO_CALL) if isinstance(text, Text) else Names()
            if trail[0] in _ONE_SIDE:
                allowed |= _SIDES
            for message, hint in _unfillable(text, allowed):
                yield Diagnostic(message, hint, draft.place(path, *trail))


def _templates(draft: Draft) -> Iterator[Diagnostic]:
    path = draft.words_path
    for trail, text in texts_in(draft.words):
        needed = _TEMPLATES.get(trail, Names())
        allowed = needed | {"count"} if trail[-1] in {"one", "other"} else needed
        for message, hint in _unfillable(text, allowed):
            yield Diagnostic(message, hint, draft.place(path, *trail))
        for name in sorted(needed - set(_BRACES.findall(string_of(text)))):
            message = f"{trail[-1]}: the placeholder {{{name}}} is missing"
            yield Diagnostic(message, "put it where its value is to stand", draft.place(path, *trail))


def _tables(draft: Draft) -> Iterator[Diagnostic]:
    for stem, section in draft.sections.items():
        for index, block in enumerate(section.blocks):
            if not isinstance(block, Table):
                continue
            columns = len(block.table.columns)
            for number, row in enumerate(block.table.rows):
                if len(row) != columns:
                    path = f"{draft.text_path(SECTIONS)}/{stem}.yaml"
                    message = f"rows, item {number + 1}: expected {columns} cells, found {len(row)}"
                    place = draft.place(path, "blocks", index, "table", "rows", number)
                    yield Diagnostic(message, "write one cell for each column", place)


def _unfillable(text: Text | str, allowed: Names) -> Iterator[tuple[str, str]]:
    """Braces that would be printed as they are; runs count one by one, for a placeholder must be all in one style."""
    for run in [span.text for span in text.spans] if isinstance(text, Text) else [text]:
        for found in _BRACES.finditer(run):
            if found.group(1) is None:
                yield f"a single {found.group()}", "write a placeholder as {name}, all in one style"
            elif found.group(1) not in allowed:
                hint = did_you_mean(found.group(1), allowed) or "no placeholder is filled here"
                yield f"unknown placeholder {shown(found.group())}", hint
