"""What a clinic changes can make a pack safer, never less safe.

The changes are laid over the files of the pack, so nothing can be lost by leaving it out. What is left to check is that
no rule, sign or warning became weaker.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from handouts.blocks import form_of
from handouts.diagnostics import Diagnostic, shown
from handouts.fields import LEVELS
from handouts.pack_files import RED_FLAGS, SAFETY, SECTIONS
from handouts.safety_model import Contraindication, Precaution, RedFlagsFile, SafetyFile
from handouts.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft

T = TypeVar("T")

_HINT = "what the pack forbids and warns of can be made stricter, never weaker: take this change out"
_URGENCIES = ("emergency", "same_day", "soon")
_WARNINGS = ("contraindications", "red_flags")
"""Blocks that a section must keep; so it must callouts of these kinds:"""
_WARNING_CALLOUTS = ("stop", "emergency")


def floor_problems(draft: Draft) -> Iterator[Diagnostic]:
    """All that a clinic's changes make less safe than the pack that they are laid over."""
    return chain(_weaker_rules(draft), _weaker_red_flags(draft), _lost_warnings(draft))


def _before(draft: Draft, path: str, kind: type[T]) -> T | None:
    """A file that was changed, without the changes; None when there are none, or the file was faulty before."""
    return validate(draft.changed[path], kind)[0] if path in draft.changed else None


def _weaker_rules(draft: Draft) -> Iterator[Diagnostic]:
    before, now = _before(draft, SAFETY, SafetyFile), draft.safety
    if not (before and now):
        return
    contraindications = {rule.id: rule for rule in now.contraindications}
    precautions = {rule.id: rule for rule in now.precautions}
    for rule in before.contraindications:
        for what in _weaker(rule, contraindications.get(rule.id)):
            place = draft.entry_place(SAFETY, "contraindications", rule.id)
            yield Diagnostic(f"the rule {shown(rule.id)} is weaker: {what}", _HINT, place)
    for care in before.precautions:
        for what in _narrower(care, precautions.get(care.id)):
            place = draft.entry_place(SAFETY, "precautions", care.id)
            yield Diagnostic(f"the precaution {shown(care.id)} is weaker: {what}", _HINT, place)
    for section, along in before.companions.items():
        for companion in along:
            if companion not in now.companions.get(section, ()):
                place = draft.place(SAFETY, "companions", section)
                yield Diagnostic(f"{companion} no longer comes along with {section}", _HINT, place)


def _weaker(before: Contraindication, now: Contraindication | None) -> Iterator[str]:
    if now and _rank(now) > _rank(before):
        yield f"it was {before.level}{' for the whole area' * before.whole_area}"
    yield from _narrower(before, now)


def _narrower(before: Contraindication | Precaution, now: Contraindication | Precaution | None) -> Iterator[str]:
    if now is None:
        yield "it is gone"
        return
    if now.condition not in {None, before.condition} or (before.condition and not now.condition):
        yield f"it was about the condition {before.condition}"
    if before.section not in {None, now.section}:
        yield f"it was about the section {before.section}"
    if before.every_exercise and not now.every_exercise:
        yield "it was about every exercise"
    lost = [] if now.every_exercise else [name for name in before.exercises if name not in now.exercises]
    if lost:
        yield f"it was about {', '.join(lost)}, too"


def _rank(rule: Contraindication) -> int:
    """The smaller, the stricter. A rule for the whole area refuses, and no clinician can lift it."""
    return LEVELS.index("never_at_home") if rule.whole_area else LEVELS.index(rule.level)


def _weaker_red_flags(draft: Draft) -> Iterator[Diagnostic]:
    before, now = _before(draft, RED_FLAGS, RedFlagsFile), draft.red_flags
    if not (before and now):
        return
    signs = {sign.id: sign for sign in now.red_flags}
    for sign in before.red_flags:
        place = draft.entry_place(RED_FLAGS, "red_flags", sign.id)
        kept = signs.get(sign.id)
        if kept is None:
            yield Diagnostic(f"the warning sign {shown(sign.id)} is gone", _HINT, place)
        elif _URGENCIES.index(kept.urgency) > _URGENCIES.index(sign.urgency):
            yield Diagnostic(f"the warning sign {shown(sign.id)} is weaker: it was {sign.urgency}", _HINT, place)
        elif (sign.first and not kept.first) or (sign.in_box and not kept.in_box):
            yield Diagnostic(f"the warning sign {shown(sign.id)} lost its place on page 1", _HINT, place)


def _lost_warnings(draft: Draft) -> Iterator[Diagnostic]:
    """Boxes of warnings that a changed section no longer has."""
    for path, before in draft.changed.items():
        if path.rpartition("/")[0] != draft.text_path(SECTIONS) or not isinstance(before.data, dict):
            continue
        now = {_key(block) for block in _blocks(draft.yaml[path].data)}
        for key in map(_key, _blocks(before.data)):
            if key and key not in now:
                message = f"the section no longer has the warning {shown(key[1])}"
                yield Diagnostic(message, _HINT, draft.place(path, "blocks"))


def _blocks(data: object) -> list[object]:
    blocks = data.get("blocks") if isinstance(data, dict) else None
    return blocks if isinstance(blocks, list) else []


def _key(block: object) -> tuple[str, str] | None:
    """What a warning is known by; None for blocks that warn of nothing."""
    form = form_of(block)
    body = block.get(form) if isinstance(block, dict) and form else None
    if not isinstance(body, dict):
        return None
    if form in _WARNINGS:
        return form, form
    if form == "callout" and body.get("kind") in _WARNING_CALLOUTS:
        return form, str(block.get("id") if isinstance(block, dict) else "")
    return None
