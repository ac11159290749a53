"""A clinic's own version of a shipped pack can add to its safety rules and red flags, but never loosen them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from handouts.fields import LEVELS
from handouts.pack_files import EXERCISES, RED_FLAGS, SAFETY, SECTIONS
from handouts.pack_reader import FileReader
from handouts.safety_model import (
    Contraindication,
    Precaution,
    RedFlagFile,
    RedFlagsFile,
    RedFlagsText,
    RedFlagText,
    SafetyFile,
    SafetyText,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handouts.diagnostics import Diagnostic
    from handouts.pack_draft import Draft

T = TypeVar("T")
Rule = TypeVar("Rule", Contraindication, Precaution)


def with_shipped_safety(draft: Draft) -> tuple[Draft, list[Diagnostic]]:
    """The draft with all that the shipped pack of its id forbids and warns of; also problems of the shipped files."""
    reader = FileReader(draft.files.shipped_safety)
    safety = reader.file(SAFETY, SafetyFile)
    safety_text = reader.file(draft.text_path(SAFETY), SafetyText)
    red_flags = reader.file(RED_FLAGS, RedFlagsFile)
    red_flags_text = reader.file(draft.text_path(RED_FLAGS), RedFlagsText)
    if safety:
        draft = _with_rules(draft, safety, safety_text)
    if red_flags:
        draft = _with_red_flags(draft, red_flags, red_flags_text)
    return draft, reader.problems


def restored(own: SafetyFile, kept: SafetyFile) -> Iterator[str]:
    """What the floor put back into a clinic's own rules, in words for a list."""
    rules: dict[str, Contraindication | Precaution] = {}
    held: list[Contraindication | Precaution] = [*kept.contraindications, *kept.precautions]
    rules.update({rule.id: rule for rule in own.contraindications})
    rules.update({rule.id: rule for rule in own.precautions})
    for rule in held:
        if rule.id not in rules:
            yield f"the shipped rule {rule.id} is missing: it holds all the same"
        elif rule != rules[rule.id]:
            yield f"the rule {rule.id} is looser than the shipped one: the stricter of both holds"
    for section, along in kept.companions.items():
        for companion in along:
            if companion not in own.companions.get(section, ()):
                yield f"{companion} is no companion of {section}: it comes along all the same"


def _with_rules(draft: Draft, shipped: SafetyFile, shipped_text: SafetyText | None) -> Draft:
    own, text = draft.safety, draft.safety_text
    if not own:
        return draft
    contraindications, kept_contraindications = _merged(
        own.contraindications,
        [_contraindication_within(draft, rule) for rule in shipped.contraindications],
        _stricter,
    )
    precautions, kept_precautions = _merged(
        own.precautions, [_within(draft, rule) for rule in shipped.precautions], _wider
    )
    needed = {rule.condition for rule in contraindications} | {rule.condition for rule in precautions}
    conditions = tuple(dict.fromkeys([*own.conditions, *(name for name in shipped.conditions if name in needed)]))
    if text and shipped_text:
        words = {name: words for name, words in shipped_text.conditions.items() if name in conditions}
        text = SafetyText(
            words | text.conditions,
            _words(kept_contraindications, shipped_text.contraindications) | text.contraindications,
            _words(kept_precautions, shipped_text.precautions) | text.precautions,
        )
    safety = SafetyFile(conditions, contraindications, precautions, _companions(draft, own, shipped))
    return replace(draft, safety=safety, safety_text=text)


def _companions(draft: Draft, own: SafetyFile, shipped: SafetyFile) -> dict[str, tuple[str, ...]]:
    """Own companions and those of the shipped pack: what must come along can't be left out."""
    sections = draft.stems(draft.text_path(SECTIONS))
    floor = {name: along for name, along in shipped.companions.items() if name in sections}
    together = {name: (*floor.get(name, ()), *own.companions.get(name, ())) for name in [*own.companions, *floor]}
    return {name: tuple(dict.fromkeys(along)) for name, along in together.items()}


def _merged(
    own: Iterable[Rule], floor: Iterable[Rule], stricter: Callable[[Rule, Rule], Rule]
) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """Own rules, none looser than the floor, and the rules that only the floor has: their ids, here and there."""
    rules = {rule.id: rule for rule in own}
    kept: dict[str, str] = {}
    for rule in floor:
        mine = rules.get(rule.id)
        if not rule.section and not rule.exercises:
            continue  # the pack has nothing of what the rule forbids
        if mine and mine.condition == rule.condition and mine.section in {None, rule.section}:
            rules[rule.id] = stricter(mine, rule)
        else:
            name = f"{rule.id}-shipped" if mine else rule.id  # one rule can't say both: keep both
            rules[name] = replace(rule, id=name)
            kept[name] = rule.id
    return tuple(rules.values()), kept


def _within(draft: Draft, rule: Rule) -> Rule:
    """The part of a shipped rule that speaks of what the pack has, under whatever name: the fact tells."""
    sections, exercises = draft.stems(draft.text_path(SECTIONS)), draft.stems(EXERCISES)
    named: list[str] = [name for name in rule.exercises if name in exercises]
    copies: list[str] = [name for name, exercise in draft.exercises.items() if exercise.fact == rule.fact]
    return replace(
        rule,
        section=rule.section if rule.section in sections else None,
        exercises=tuple(dict.fromkeys([*named, *copies])),
    )


def _contraindication_within(draft: Draft, rule: Contraindication) -> Contraindication:
    exercises = draft.stems(EXERCISES)
    instead = {old: new for old, new in rule.instead.items() if {old, new} <= exercises}
    return replace(_within(draft, rule), instead=instead)


def _wider(own: Rule, floor: Rule) -> Rule:
    """``own``, made to speak of at least what ``floor`` does."""
    exercises = tuple(dict.fromkeys([*own.exercises, *floor.exercises]))
    return replace(own, section=own.section or floor.section, exercises=exercises)


def _stricter(own: Contraindication, floor: Contraindication) -> Contraindication:
    strictest = min(own, floor, key=_rank)
    return replace(_wider(own, floor), level=strictest.level, whole_area=strictest.whole_area)


def _rank(rule: Contraindication) -> int:
    """The smaller, the stricter. A rule for the whole area refuses, and no clinician can lift it."""
    return LEVELS.index("never_at_home") if rule.whole_area else LEVELS.index(rule.level)


def _words(kept: dict[str, str], words: dict[str, T]) -> dict[str, T]:
    return {name: words[shipped_id] for name, shipped_id in kept.items() if shipped_id in words}


def _with_red_flags(draft: Draft, shipped: RedFlagsFile, shipped_text: RedFlagsText | None) -> Draft:
    own, text = draft.red_flags, draft.red_flags_text
    if not own:
        return draft
    flags = {flag.id: flag for flag in own.red_flags}
    floor = {flag.id: flag for flag in shipped.red_flags if flag.urgency == "emergency"}
    for name, flag in floor.items():
        flags[name] = _more_pressing(flags.get(name, flag), flag)
    emergencies = [flag for flag in flags.values() if flag.urgency == "emergency"]
    others = [flag for flag in flags.values() if flag.urgency != "emergency"]
    if text and shipped_text:
        words = {name: words for name, words in shipped_text.red_flags.items() if name in floor}
        text = replace(text, red_flags=_completed(text.red_flags, words))
    return replace(draft, red_flags=RedFlagsFile((*emergencies, *others)), red_flags_text=text)


def _more_pressing(own: RedFlagFile, floor: RedFlagFile) -> RedFlagFile:
    return replace(
        own,
        urgency=floor.urgency,
        cauda_equina=own.cauda_equina or floor.cauda_equina,
        in_box=own.in_box or floor.in_box,
    )


def _completed(own: dict[str, RedFlagText], shipped: dict[str, RedFlagText]) -> dict[str, RedFlagText]:
    """Own words, with shipped ones for signs and short forms that have none."""
    words = shipped | own
    return {
        name: replace(text, short=shipped[name].short) if name in shipped and text.short is None else text
        for name, text in words.items()
    }
