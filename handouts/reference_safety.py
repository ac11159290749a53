"""Checks of safety rules and red flags: each can be decided, has its words, and leads to something safe."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING

from handouts.blocks import Contraindications
from handouts.diagnostics import Diagnostic, shown
from handouts.pack_files import EXERCISES, RED_FLAGS, SAFETY, SECTIONS
from handouts.reference_ids import unknown_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handouts.pack_draft import Draft
    from handouts.safety_model import Contraindication, Precaution, SafetyFile


def safety_problems(draft: Draft) -> Iterator[Diagnostic]:
    """Rules and red flags that can't do their work."""
    return chain(
        _targets(draft),
        _conditions(draft),
        _whole_areas(draft),
        _replacements(draft),
        _listed_rules(draft),
        _words_of_rules(draft),
        _red_flags(draft),
        _words_of_red_flags(draft),
    )


def _rules(safety: SafetyFile) -> Iterator[tuple[str, Contraindication | Precaution]]:
    """Each rule with the key of its list."""
    yield from (("contraindications", rule) for rule in safety.contraindications)
    yield from (("precautions", rule) for rule in safety.precautions)


def _targets(draft: Draft) -> Iterator[Diagnostic]:
    sections, exercises = draft.stems(draft.text_path(SECTIONS)), draft.stems(EXERCISES)
    for key, rule in _rules(draft.safety) if draft.safety else ():
        if not rule.section and not rule.exercises and not rule.every_exercise:
            message = f"{shown(rule.id)} names neither a section nor exercises"
            yield Diagnostic(
                message,
                "add `section: …`, `exercises: […]` or `every_exercise: true`",
                draft.entry_place(SAFETY, key, rule.id),
            )
        if rule.section:
            place = draft.entry_place(SAFETY, key, rule.id, "section")
            yield from unknown_at(place, "section", rule.section, sections)
        for index, exercise in enumerate(rule.exercises):
            place = draft.entry_place(SAFETY, key, rule.id, "exercises", index)
            yield from unknown_at(place, "exercise", exercise, exercises)


def _conditions(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.safety:
        return
    known = draft.safety.conditions
    for key, rule in _rules(draft.safety):
        if rule.condition:
            place = draft.entry_place(SAFETY, key, rule.id, "condition")
            yield from unknown_at(place, "condition", rule.condition, known)
    if draft.safety_text:
        yield from _unpaired(draft, draft.text_path(SAFETY), "conditions", known, draft.safety_text.conditions)


def _whole_areas(draft: Draft) -> Iterator[Diagnostic]:
    for rule in draft.safety.contraindications if draft.safety else ():
        if rule.whole_area and rule.level != "never_on_area":
            place = draft.entry_place(SAFETY, "contraindications", rule.id, "whole_area")
            message = f"whole_area has no meaning at the level {rule.level}"
            yield Diagnostic(message, "delete it, or write `level: never_on_area`", place)


def _replacements(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.safety:
        return
    known = draft.stems(EXERCISES)
    for rule in draft.safety.contraindications:
        forbidden = {
            exercise
            for other in draft.safety.contraindications
            if other is rule or (other.condition and other.condition == rule.condition)
            for exercise in (known if other.every_exercise else other.exercises)
        }
        for old, new in rule.instead.items():
            place = draft.entry_place(SAFETY, "contraindications", rule.id, "instead", old)
            yield from unknown_at(place, "exercise", old, known)
            yield from unknown_at(place, "exercise", new, known)
            if new in forbidden:
                message = f"instead: {shown(new)} is forbidden for the same condition"
                yield Diagnostic(message, "choose an exercise that is safe", place)


def _listed_rules(draft: Draft) -> Iterator[Diagnostic]:
    sections = draft.stems(draft.text_path(SECTIONS))
    for stem, section in draft.sections.items():
        for index, block in enumerate(section.blocks):
            if not isinstance(block, Contraindications):
                continue
            path = f"{draft.text_path(SECTIONS)}/{stem}.yaml"
            place = draft.place(path, "blocks", index, "contraindications", "of")
            of = block.contraindications.of
            yield from unknown_at(place, "section", of, sections)
            if draft.safety and of in sections and all(rule.section != of for rule in draft.safety.contraindications):
                message = f"no contraindication names the section {shown(of)}"
                yield Diagnostic(message, f"add rules to {SAFETY}, or name another section", place)


def _words_of_rules(draft: Draft) -> Iterator[Diagnostic]:
    if not (draft.safety and draft.safety_text):
        return
    contraindications = [rule.id for rule in draft.safety.contraindications]
    precautions = [rule.id for rule in draft.safety.precautions]
    words = draft.safety_text
    path = draft.text_path(SAFETY)
    yield from _unpaired(draft, path, "contraindications", contraindications, words.contraindications)
    yield from _unpaired(draft, path, "precautions", precautions, words.precautions)


def _unpaired(draft: Draft, path: str, key: str, ids: Collection[str], words: Collection[str]) -> Iterator[Diagnostic]:
    """Ids of a file without words in the file of the language, and words without an id."""
    kind = key.removesuffix("s").replace("_", " ")
    strays = [word for word in words if word not in ids]
    for name in ids:
        if name not in words and not get_close_matches(name, strays):  # a misspelt word is told below
            yield Diagnostic(f"the {kind} {shown(name)} has no words", f"add it under `{key}`", draft.place(path, key))
    for word in strays:
        yield from unknown_at(draft.key_place(path, key, word), kind, word, ids)


def _red_flags(draft: Draft) -> Iterator[Diagnostic]:
    flags = draft.red_flags.red_flags if draft.red_flags else ()
    place = draft.place(RED_FLAGS, "red_flags")
    if flags and not any(flag.urgency == "emergency" for flag in flags):
        yield Diagnostic("no red flag is an emergency", "every sheet must name at least one", place)
    for flag in flags:
        if flag.first and flag.urgency != "emergency":
            at = draft.entry_place(RED_FLAGS, "red_flags", flag.id, "urgency")
            message = f"{shown(flag.id)} stands first, but is no emergency"
            yield Diagnostic(message, "write `urgency: emergency`", at)


def _words_of_red_flags(draft: Draft) -> Iterator[Diagnostic]:
    if not (draft.red_flags and draft.red_flags_text):
        return
    flags, words = draft.red_flags.red_flags, draft.red_flags_text.red_flags
    path = draft.text_path(RED_FLAGS)
    yield from _unpaired(draft, path, "red_flags", [flag.id for flag in flags], words)
    for flag in flags:
        if flag.in_box and flag.id in words and words[flag.id].short is None:
            place = draft.place(path, "red_flags", flag.id)
            message = f"missing key 'short': {shown(flag.id)} is printed in the box"
            yield Diagnostic(message, "say it in a few words, or take it out of the box", place)
