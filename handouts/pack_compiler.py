"""Makes a whole of the files of a pack, or tells all that is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from handouts.diagnostics import HandoutError
from handouts.lints.calls import call_problems
from handouts.model import Exercise, Pack
from handouts.pack_draft import read_draft
from handouts.references import reference_problems
from handouts.safety_floor import floor_problems
from handouts.safety_model import Contraindication, Precaution, RedFlag, SafetyFile
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.diagnostics import Diagnostic
    from handouts.model import Section
    from handouts.pack_draft import Draft
    from handouts.pack_files import PackFiles

T = TypeVar("T")
Rule = TypeVar("Rule", Contraindication, Precaution)

_SHORT = 8
"""Digits that tell versions of one part apart."""


def compile_pack(files: PackFiles) -> Pack:
    """The pack that ``files`` make.

    Raises:
        HandoutError: all problems of all files: syntax, values, references, weakened safety.
    """
    draft, problems = checked_draft(files)
    if problems:
        raise HandoutError(problems)
    return _joined(draft)


def checked_draft(files: PackFiles) -> tuple[Draft, list[Diagnostic]]:
    """All files of a pack, each valid by itself, and all that is wrong with them, by file and line."""
    draft, problems = read_draft(files)
    problems = [*files.problems, *problems, *reference_problems(draft), *floor_problems(draft)]
    if draft.steps:
        problems += call_problems(draft)  # else `check` has seen to it
    return draft, sorted(dict.fromkeys(problems), key=position)


def _joined(draft: Draft) -> Pack:
    facts = _present(draft.pack)
    red_flags_text = _present(draft.red_flags_text)
    exercises = {name: Exercise(facts, draft.exercise_texts[name]) for name, facts in draft.exercises.items()}
    return Pack(
        facts=facts,
        text=_present(draft.text),
        sections=_in_order(draft.sections, facts.section_order),
        exercises=exercises,
        figures={name: file.figure for name, file in draft.figures.items()},
        red_flags=tuple(
            RedFlag(flag, red_flags_text.red_flags[flag.id]) for flag in _present(draft.red_flags).red_flags
        ),
        red_flags_text=red_flags_text,
        safety=_for_copies(_present(draft.safety), exercises),
        safety_text=_present(draft.safety_text),
        sources={source.id: source for source in _present(draft.sources).sources},
        terms=_present(draft.glossary).terms,
        words=_present(draft.words),
        language=draft.language,
        content_hash=draft.files.content_hash,
        part_hashes=_part_hashes(draft.files),
    )


def _part_hashes(files: PackFiles) -> dict[str, str]:
    """By parts: what holds in every language and its words are one, such as ``exercises/walk``."""
    parts: dict[str, list[str]] = {}
    for path in files.own:
        parts.setdefault(path.removeprefix(f"{files.language}/").removesuffix(".yaml"), []).append(path)
    hashes = {name: files.hash_of(paths) for name, paths in parts.items()} | {"words": files.words_hash}
    return {name: digest[:_SHORT] for name, digest in hashes.items()}


def _in_order(sections: Mapping[str, Section], order: tuple[str, ...]) -> dict[str, Section]:
    return {name: sections[name] for name in dict.fromkeys([*order, *sections])}


def _for_copies(safety: SafetyFile, exercises: dict[str, Exercise]) -> SafetyFile:
    """The rules, made to hold for every exercise that is made from the same fact as one that they name."""

    def widened(rule: Rule) -> Rule:
        facts = {exercises[name].facts.fact for name in rule.exercises}
        copies: list[str] = [name for name, exercise in exercises.items() if exercise.facts.fact in facts]
        return replace(rule, exercises=tuple(dict.fromkeys([*rule.exercises, *copies])))

    copies = {
        name: along
        for name, exercise in exercises.items()
        for other, along in safety.companions.items()
        if other in exercises and exercises[other].facts.fact == exercise.facts.fact
    }
    return replace(
        safety,
        companions={**copies, **safety.companions},
        contraindications=tuple(map(widened, safety.contraindications)),
        precautions=tuple(map(widened, safety.precautions)),
    )


def _present(part: T | None) -> T:
    if part is None:
        raise AssertionError("a part of a draft without problems is missing")
    return part
