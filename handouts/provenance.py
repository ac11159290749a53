"""Checks that every fact is printed or left out for a reason, and that every text rests on a fact."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from itertools import chain
from typing import TYPE_CHECKING

from handouts.blocks import Contraindications, ExerciseCards, Heading, RedFlagList
from handouts.diagnostics import Diagnostic, did_you_mean, shown
from handouts.model import ExerciseText, PackText
from handouts.pack_files import EXERCISES, PACK, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handouts.fact_model import Fact
    from handouts.pack_draft import Draft
    from handouts.records import Records

COVERAGE = 0.9
"""The least share of the facts of a topic that must be printed."""
PRINTABLE = ("use", "correct", "caution")
"""Stances that count for it."""

_DRAWN = (Heading, RedFlagList, Contraindications, ExerciseCards)
"""Blocks without statements of their own: what they print is traced through signs, rules and exercises."""


def provenance_problems(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    """What can't be traced from a fact to the page, or from the page to a fact."""
    if not records.whole:
        return
    if not records.facts:
        hint = "write facts/<name>.yaml and provenance.yaml: see docs/content-guide.md"
        yield Diagnostic("the pack has no facts: nothing in it can be traced", hint, draft.place(PACK), "warning")
        return
    yield from chain(
        _unknown_facts(records),
        _untraced_facts(draft, records),
        _missing_targets(draft, records),
        _coverage(records),
        _untraced_blocks(draft, records),
        _uncited_sources(draft, records),
    )


def _entries(records: Records) -> Iterator[tuple[str, str]]:
    """Each fact of the provenance with the list that it stands in."""
    if records.provenance:
        yield from (("printed", fact) for fact in records.provenance.printed)
        yield from (("left_out", fact) for fact in records.provenance.left_out)


def _unknown_facts(records: Records) -> Iterator[Diagnostic]:
    for key, name in _entries(records):
        if name not in records.facts:
            hint = did_you_mean(name, records.facts) or "write it into a file of facts"
            yield Diagnostic(f"unknown fact: {shown(name)}", hint, records.key_place(key, name))
    for fact in records.facts.values():
        for other in fact.see:
            if other not in records.facts:
                hint = did_you_mean(other, records.facts) or "delete it"
                yield Diagnostic(f"see: unknown fact: {shown(other)}", hint, records.places[fact.id])


def _untraced_facts(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    if draft.red_flags is None or draft.exercises.keys() != draft.stems(EXERCISES):
        return  # a faulty file may name the fact
    named = {exercise.fact for exercise in draft.exercises.values()}
    named |= {flag.fact for flag in draft.red_flags.red_flags}
    listed = Counter(fact for _, fact in _entries(records))
    left_out = records.provenance.left_out if records.provenance else {}
    for fact in records.facts:
        if fact not in listed and fact not in named:
            hint = "say in provenance.yaml where it is `printed`, or why it is `left_out`"
            yield Diagnostic(f"the fact {shown(fact)} is not in the provenance", hint, records.places[fact])
        elif listed[fact] > 1 or (fact in named and fact in left_out):
            hint = "delete one of the two" if fact not in named else "an exercise or a warning sign stands on it"
            place = records.key_place("left_out", fact)
            yield Diagnostic(f"the fact {shown(fact)} is both printed and left out", hint, place)


def _missing_targets(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    files = _files(draft)
    for fact, targets in _targets(records).items():
        for index, target in enumerate(targets):
            file, _, part = target.partition("#")
            place = records.place("printed", fact, index)
            parts = _parts(draft, file)
            if file not in files:
                hint = "write the path of a file of words without its ending, such as sections/overview"
                yield Diagnostic(f"{fact}: there is no file for {shown(target)}", hint, place)
            elif part and parts is not None and part not in parts:
                hint = did_you_mean(part, parts) or f"it has {', '.join(sorted(parts)) or 'no parts with an id'}"
                yield Diagnostic(f"{fact}: {file} has no part {shown(part)}", hint, place)


def _files(draft: Draft) -> set[str]:
    """Paths of all files of words without their endings, be they faulty; some are in every pack."""
    folders = {f"{folder}/{stem}" for folder in (SECTIONS, EXERCISES) for stem in draft.stems(draft.text_path(folder))}
    return folders | {"pack", "safety", "red-flags"}


def _parts(draft: Draft, file: str) -> Collection[str] | None:
    """The ids and keys of a file that a target can name; None when it is missing or faulty."""
    folder, _, stem = file.rpartition("/")
    if folder == SECTIONS and stem in draft.sections:
        return {"title", "lead", *(block.id for block in draft.sections[stem].blocks if block.id)}
    if folder == EXERCISES and stem in draft.exercise_texts:
        return [field.name for field in fields(ExerciseText)]
    if file == "red-flags" and draft.red_flags:
        return [flag.id for flag in draft.red_flags.red_flags]
    if file == "safety" and draft.safety:
        return [rule.id for rule in draft.safety.contraindications] + [rule.id for rule in draft.safety.precautions]
    return [field.name for field in fields(PackText)] if file == "pack" else None


def _coverage(records: Records) -> Iterator[Diagnostic]:
    printed = _targets(records)
    topics: dict[str, list[Fact]] = {}
    for fact in records.facts.values():
        if fact.stance in PRINTABLE:
            topics.setdefault(fact.topic, []).append(fact)
    for topic, facts in topics.items():
        missing = [fact.id for fact in facts if fact.id not in printed]
        share = 1 - len(missing) / len(facts)
        if share < COVERAGE:
            message = f"{topic}: {share:.0%} of its facts are printed, at least {COVERAGE:.0%} must be"
            yield Diagnostic(message, f"print more of {', '.join(missing)}", records.place("left_out"))


def _untraced_blocks(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    targets = {target for targets in _targets(records).values() for target in targets}
    for stem, section in draft.sections.items():
        path = f"{draft.text_path(SECTIONS)}/{stem}.yaml"
        for index, block in enumerate(section.blocks):
            if isinstance(block, _DRAWN):
                continue
            if not block.id:
                message, hint = "a block without an id: nothing says what it rests on", "give it an `id`"
            elif f"{SECTIONS}/{stem}#{block.id}" not in targets:
                message = f"no fact is behind the block {shown(block.id)}"
                hint = f"name {SECTIONS}/{stem}#{block.id} in provenance.yaml, under the facts that it states"
            else:
                continue
            yield Diagnostic(message, hint, draft.place(path, "blocks", index), "warning")


def _targets(records: Records) -> dict[str, tuple[str, ...]]:
    return dict(records.provenance.printed) if records.provenance else {}


def _uncited_sources(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    """Facts whose sources the section that prints them does not name at all."""
    known = {source.id for source in draft.sources.sources} if draft.sources else set()
    for fact, targets in _targets(records).items():
        sources = [source for source in records.facts[fact].sources if source in known] if fact in records.facts else []
        files = dict.fromkeys(target.partition("#")[0].rpartition("/") for target in targets)
        for stem in (stem for folder, _, stem in files if folder == SECTIONS):
            section = draft.sections.get(stem)
            if sources and section and not set(sources) & set(section.sources):
                message = f"the section prints {fact}, but names none of its sources"
                place = draft.place(f"{draft.text_path(SECTIONS)}/{stem}.yaml", "sources")
                yield Diagnostic(message, f"add {' or '.join(sources)} to `sources`", place, "warning")
