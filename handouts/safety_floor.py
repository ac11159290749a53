"""What a clinic changes can make a pack safer, never less safe.

Nothing is lost by leaving it out of the changes, for they are laid over the files of the pack. What is left to check,
at every layer, is that no rule, sign or warning became weaker. Whether new words say the same as the old ones, no
program can judge: that is for whoever signs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from handouts.blocks import form_of
from handouts.diagnostics import Diagnostic, shown
from handouts.fields import STAGES
from handouts.overlay import name_of
from handouts.pack_files import EXERCISES, PACK, RED_FLAGS, SAFETY, SECTIONS
from handouts.safety import strictness
from handouts.safety_model import Contraindication, Precaution, RedFlagsFile, SafetyFile
from handouts.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.diagnostics import Place
    from handouts.pack_draft import Draft
    from handouts.yaml_events import Data, Trail
    from handouts.yaml_source import YamlSource

T = TypeVar("T")

_HINT = "what the pack forbids and warns of can be made stricter, never weaker: take this change out"
_URGENCIES = ("emergency", "same_day", "soon")
_FIXED_FORMS = ("red_flags", "pain_guide", "exercise_cards")
"""Forms of blocks that stay as they are."""
_WARNING_CALLOUTS = ("stop", "emergency")
_NUMBERS = ("{emergency_number}", "{urgent_care}")
"""A block that names one of them goes on naming it."""
_FIXED_WORDS: tuple[Trail, ...] = (
    ("pages", "unreviewed"),
    ("pages", "expired"),
    ("about", "unreviewed_title"),
    ("about", "unreviewed_text"),
    ("about", "expired_title"),
    ("about", "expired_text"),
    ("clinic", "call"),
    ("safety",),
)
"""Words of the program that say how a sheet stands, whom to call and what is unsafe."""


def floor_problems(draft: Draft) -> Iterator[Diagnostic]:
    """All that a clinic's changes make less safe than the layer that they are laid over."""
    for path, steps in draft.steps.items():
        for before, now in pairwise(steps):
            yield from _weaker(draft, path, before, now)


def _weaker(draft: Draft, path: str, before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    part = path.rpartition("/")[0]
    if path == SAFETY:
        yield from _weaker_rules(before, now)
    elif path == RED_FLAGS:
        yield from _weaker_red_flags(before, now)
    elif path == PACK:
        yield from _later_stage(before, now)
    elif path == draft.words_path:
        yield from _other_words(before, now)
    elif part == EXERCISES:
        yield from _other_exercise(before, now)
    elif part == draft.text_path(SECTIONS):
        yield from _lost_warnings(before, now)


def _read(source: YamlSource, kind: type[T]) -> T | None:
    """What a step says; None when it is faulty, which is told elsewhere."""
    return validate(source, kind)[0]


def _at(data: Data, *trail: str | int) -> Data:
    """What stands at the end of a trail, if anything does."""
    for step in trail:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


# ---- rules


def _weaker_rules(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    old, new = _read(before, SafetyFile), _read(now, SafetyFile)
    if not (old and new):
        return
    forbidding = {rule.id: rule for rule in new.contraindications}
    for rule in old.contraindications:
        for what in _looser(rule, forbidding[rule.id]):
            place = _entry(now, "contraindications", rule.id)
            yield Diagnostic(f"the rule {shown(rule.id)} is weaker: {what}", _HINT, place)
    caring = {rule.id: rule for rule in new.precautions}
    for care in old.precautions:
        for what in _narrower(care, caring[care.id]):
            place = _entry(now, "precautions", care.id)
            yield Diagnostic(f"the precaution {shown(care.id)} is weaker: {what}", _HINT, place)


def _entry(source: YamlSource, key: str, entry_id: str) -> Place:
    entries = _at(source.data, key)
    names = [name_of(entry) for entry in entries] if isinstance(entries, list) else []
    return source.place((key, names.index(entry_id)) if entry_id in names else (key,))


def _looser(before: Contraindication, now: Contraindication) -> Iterator[str]:
    if not _is_as_strict(now, before):
        yield f"it was {before.level}{' for the whole area' * before.whole_area}"
    yield from _narrower(before, now)


def _is_as_strict(now: Contraindication, before: Contraindication) -> bool:
    """Levels are in order, but for one: a place on the body that is left out is neither more nor less than asking."""
    if before.level == "never_on_area" and not before.whole_area:
        return now.level in {"never", "never_at_home", "never_on_area"}
    refuses = now.level != "never_on_area" or now.whole_area
    return refuses and strictness(now) <= strictness(before)


def _narrower(before: Contraindication | Precaution, now: Contraindication | Precaution) -> Iterator[str]:
    if now.condition != before.condition:
        yield f"it was about the condition {before.condition}" if before.condition else "it was about everyone"
    if before.section not in {None, now.section}:
        yield f"it was about the section {before.section}"
    if before.every_exercise and not now.every_exercise:
        yield "it was about every exercise"


# ---- signs, stages, words


def _weaker_red_flags(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    old, new = _read(before, RedFlagsFile), _read(now, RedFlagsFile)
    if not (old and new):
        return
    signs = {sign.id: sign for sign in new.red_flags}
    for sign in old.red_flags:
        place = _entry(now, "red_flags", sign.id)
        kept = signs[sign.id]
        if _URGENCIES.index(kept.urgency) > _URGENCIES.index(sign.urgency):
            yield Diagnostic(f"the warning sign {shown(sign.id)} is weaker: it was {sign.urgency}", _HINT, place)
        if (sign.first and not kept.first) or (sign.in_box and not kept.in_box):
            yield Diagnostic(f"the warning sign {shown(sign.id)} lost its place on page 1", _HINT, place)
        if sign.fact != kept.fact:
            yield Diagnostic(f"the warning sign {shown(sign.id)} stood on {sign.fact}", _HINT, place)


def _later_stage(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    old, new = _at(before.data, "default_stage"), _at(now.data, "default_stage")
    if old in STAGES and new in STAGES and STAGES.index(new) > STAGES.index(old):
        yield Diagnostic(
            f"default_stage: patients are at the stage {old} until someone says otherwise",
            _HINT,
            now.place(("default_stage",)),
        )


def _other_exercise(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    """The fact decides which rules hold; stages are a refusal like others."""
    fact = _at(before.data, "fact")
    if _at(now.data, "fact") != fact:
        hint = "write a new exercise with a fact of its own"
        yield Diagnostic(f"the exercise stood on {fact}, and so do its rules", hint, now.place(("fact",)))
    stages, kept = _at(now.data, "stages"), _at(before.data, "stages")
    added = [str(stage) for stage in stages if stage not in kept] if stages and kept else []
    if added:
        message = f"stages: the exercise was not for the stage {', '.join(added)}"
        yield Diagnostic(message, _HINT, now.place(("stages",)))


def _other_words(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    for trail in _FIXED_WORDS:
        if _at(before.data, *trail) != _at(now.data, *trail):
            message = f"{': '.join(map(str, trail))}: these words are the same on every sheet"
            yield Diagnostic(message, "take this change out", now.place(trail))


# ---- sections


def _lost_warnings(before: YamlSource, now: YamlSource) -> Iterator[Diagnostic]:
    """Blocks that warn, and no longer do so."""
    blocks = {name_of(block): (index, block) for index, block in enumerate(_blocks(now))}
    for old in _blocks(before):
        name = name_of(old)
        if not name:
            continue  # what has no id can't be changed
        index, new = blocks[name]
        for what in _lost(old, new):
            yield Diagnostic(f"the block {shown(name)} {what}", _HINT, now.place(("blocks", index)))


def _blocks(source: YamlSource) -> list[Data]:
    blocks = _at(source.data, "blocks")
    return blocks if isinstance(blocks, list) else []


def _lost(old: Data, new: Data) -> Iterator[str]:
    form = form_of(old)
    if form in _FIXED_FORMS and old != new:
        yield f"has to stay as it is: {form}"
    if form == "contraindications" and _at(old, form, "of") != _at(new, form, "of"):
        yield f"listed who must not have {_at(old, form, 'of')}"
    kind = _at(old, "callout", "kind")
    if kind in _WARNING_CALLOUTS and _at(new, "callout", "kind") not in {kind, "emergency"}:
        yield f"was a warning: {kind}"
    for number in _NUMBERS:
        if number in str(old) and number not in str(new):
            yield f"named whom to call: {number}"
