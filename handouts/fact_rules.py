"""Checks of safety rules against the facts: everyone of whom a fact warns has a rule, and so has each exercise."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, did_you_mean, shown
from handouts.fields import LEVELS
from handouts.pack_files import EXERCISES, RED_FLAGS, SAFETY
from handouts.safety import Target, strictness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.diagnostics import Place
    from handouts.pack_draft import Draft
    from handouts.records import Records
    from handouts.safety_model import Contraindication, Precaution


def fact_rule_problems(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    """Facts that are named in vain, and warnings of facts and exercises that no rule speaks of."""
    if records.facts and records.whole:
        yield from chain(_unknown(draft, records), _unmapped(draft, records), _looser(draft, records))
    yield from _unruled(draft)


def _unknown(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    for item, place in _named(draft):
        fact, _, number = item.partition("/")
        if fact not in records.facts:
            hint = did_you_mean(fact, records.facts) or "write it into a file of facts"
            yield Diagnostic(f"unknown fact: {shown(fact)}", hint, place())
        elif number and int(number) > len(records.facts[fact].safety):
            hint = f"its list `safety` has {len(records.facts[fact].safety)}"
            yield Diagnostic(f"the fact {fact} has no item {number}", hint, place())


def _named(draft: Draft) -> Iterator[tuple[str, Callable[[], Place]]]:
    """Every fact, or item of one, that something names; with what finds its place."""
    for stem, exercise in draft.exercises.items():
        yield exercise.fact, partial(draft.place, f"{EXERCISES}/{stem}.yaml", "fact")
    for flag in draft.red_flags.red_flags if draft.red_flags else ():
        yield flag.fact, partial(draft.entry_place, RED_FLAGS, "red_flags", flag.id, "fact")
    if draft.safety:
        for key in ("contraindications", "precautions"):
            for rule in getattr(draft.safety, key):
                for index, item in enumerate(rule.facts):
                    yield item, partial(draft.entry_place, SAFETY, key, rule.id, "facts", index)
        yield from ((item, partial(draft.key_place, SAFETY, "no_rule", item)) for item in draft.safety.no_rule)


def _unmapped(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    if not draft.safety:
        return
    ruled = {item for rule in draft.safety.contraindications for item in rule.facts}
    ruled |= {item for rule in draft.safety.precautions for item in rule.facts}
    for fact in records.facts.values():
        items = {f"{fact.id}/{number}": text for number, text in enumerate(fact.safety, start=1)}
        items |= {fact.id: fact.fact} if fact.level else {}
        for item, text in items.items():
            if item in ruled and item in draft.safety.no_rule:
                hint = "delete it there, or delete the rule"
                place = draft.key_place(SAFETY, "no_rule", item)
                yield Diagnostic(f"{item} has a rule, and stands in no_rule too", hint, place)
            elif item not in ruled and item not in draft.safety.no_rule:
                hint = f"write a rule with `facts: [{item}]` into {SAFETY}, or say under `no_rule` why it needs none"
                yield Diagnostic(f"no rule speaks of {item}: {shown(text)}", hint, records.places[fact.id])


def _looser(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    """Rules that are looser than a fact that they stand on, where no other rule is as strict as it.

    One fact may speak of several conditions ("anticoagulants; ask first for aspirin"). So the looser rule is right if
    another one forbids the same thing as strictly as the fact does.
    """
    if not draft.safety:
        return
    for fact in records.facts.values():
        rules = [rule for rule in draft.safety.contraindications if fact.level and fact.id in rule.facts]
        strict = [rule for rule in rules if fact.level and strictness(rule) <= LEVELS.index(fact.level)]
        for rule in rules:
            if not all(any(target.is_meant_by(other) for other in strict) for target in _targets(draft, rule)):
                message = f"the rules about {fact.id} are looser than it says: {fact.level}"
                place = draft.entry_place(SAFETY, "contraindications", rule.id, "level")
                yield Diagnostic(message, f"write `level: {fact.level}`", place)


def _unruled(draft: Draft) -> Iterator[Diagnostic]:
    """Exercises that no rule names, neither by themselves nor through another one that is made from the same fact.

    A rule about every exercise was not written with this one in mind. What stands under `no_rule` was.
    """
    if not draft.safety or draft.exercises.keys() != draft.stems(EXERCISES):
        return  # a faulty file may be made from the same fact
    rules: tuple[Contraindication | Precaution, ...] = (*draft.safety.contraindications, *draft.safety.precautions)
    named = {name for rule in rules for name in rule.exercises}
    if named - draft.exercises.keys() or not all(
        rule.section or rule.exercises or rule.every_exercise for rule in rules
    ):
        return  # a faulty rule may mean the exercise
    considered = {draft.exercises[name].fact for name in named}
    considered |= {item.partition("/")[0] for item in draft.safety.no_rule}
    for stem, exercise in draft.exercises.items():
        if exercise.fact not in considered:
            hint = f"add it to the `exercises` of a rule in {SAFETY}, or {exercise.fact} to `no_rule`, with the reason"
            place = draft.place(f"{EXERCISES}/{stem}.yaml", "id")
            yield Diagnostic(f"no safety rule names the exercise {shown(stem)}", hint, place, "warning")


def _targets(draft: Draft, rule: Contraindication) -> Iterator[Target]:
    """All that a rule forbids."""
    if rule.section:
        yield Target(section=rule.section)
    for exercise in draft.stems(EXERCISES) if rule.every_exercise else rule.exercises:
        yield Target(exercise=exercise)
