"""Checks of what pictures say to who can't see them: every figure has words, and no words are without a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.pack_files import EXERCISES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.model import ExerciseFile, ExerciseText
    from handouts.pack_draft import Draft

_SAY = {
    "picture": "say in one sentence what moves where",
    "picture_one_side": "say it for one side, with {side}",
}


def picture_problems(draft: Draft) -> Iterator[Diagnostic]:
    """Alternative texts of exercises that are missing, that would never be used, or that don't name their side."""
    for stem, text in draft.exercise_texts.items():
        exercise = draft.exercises.get(stem)
        if exercise is None:
            continue
        path = f"{draft.text_path(EXERCISES)}/{stem}.yaml"
        reasons = _needed(exercise)
        for key, hint in _SAY.items():
            if key in reasons and not getattr(text, key):
                yield Diagnostic(f"missing key '{key}': {reasons[key]}", hint, draft.place(path))
        for key, message in _useless(exercise, text):
            yield Diagnostic(message, "delete it", draft.key_place(path, key))
        if "picture_one_side" in reasons and text.picture_one_side and "{side}" not in text.picture_one_side:
            message = "picture_one_side: the placeholder {side} is missing"
            yield Diagnostic(message, "put it where the side is to stand", draft.place(path, "picture_one_side"))


def _needed(exercise: ExerciseFile) -> dict[str, str]:
    """Keys of alternative texts that an exercise needs, with the reason."""
    if exercise.figure is None:
        return {}
    one_side = {"picture_one_side": "the exercise is sided and has a figure"} if exercise.sided else {}
    return {"picture": "the exercise has a figure", **one_side}


def _useless(exercise: ExerciseFile, text: ExerciseText) -> Iterator[tuple[str, str]]:
    """Keys that nothing would print, with what to say of them."""
    if exercise.figure is None:
        for key in _SAY:
            if getattr(text, key):
                yield key, f"{key} would never be used: the exercise has no figure"
    elif not exercise.sided and text.picture_one_side:
        yield "picture_one_side", "picture_one_side would never be used: the exercise is not sided"
