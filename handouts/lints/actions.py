"""Does the text tell the reader what to do? Each section does, and so does what makes someone stop an exercise."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handouts.blocks import Checklist, ExerciseCards, PainGuide, RedFlagList, Steps
from handouts.diagnostics import Diagnostic, shown
from handouts.lints.calls import has_number_to_call
from handouts.lints.sentences import sentences
from handouts.lints.terms import any_of
from handouts.pack_files import EXERCISES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Manuscript
    from handouts.lints.style import Actions, Style

_ACTIVE_BLOCKS = (Steps, Checklist, RedFlagList, ExerciseCards, PainGuide)


def section_action_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Sections in which nothing tells the reader to do something."""
    tells = _finder(style.actions)
    for chapter in manuscript.chapters:
        section = chapter.section
        if not style.actions.verbs or not section or any(isinstance(block, _ACTIVE_BLOCKS) for block in section.blocks):
            continue
        strings = [passage.string for passage in chapter.passages]
        found = (sentence for text in strings for sentence in sentences(text, style.abbreviations))
        if not any(map(has_number_to_call, strings)) and not any(map(tells, found)):
            message = f"nothing in the section {shown(chapter.id)} tells the reader what to do"
            hint = "add steps, a sentence that starts with a verb (such as Walk or Ask), or a number to call"
            yield Diagnostic(message, hint, chapter.place(manuscript.draft), "warning")


def stop_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Exercises that do not say when to stop, or what to do then."""
    if not style.actions.stop:
        return
    draft, tells = manuscript.draft, _finder(style.actions)
    stop = re.compile(rf"\b{any_of(style.actions.stop)}\b", re.IGNORECASE)
    for stem, exercise in draft.exercise_texts.items():
        place = draft.place(f"{draft.text_path(EXERCISES)}/{stem}.yaml", "stop_if")
        text = sentences(exercise.stop_if.string, style.abbreviations)
        others = [sentence for sentence in text if not stop.search(sentence)]
        quoted = shown(exercise.stop_if.string, 160)
        hint = 'add it, as in "Still worse tomorrow? Leave it out and tell us."'
        if len(others) == len(text):
            yield Diagnostic(f"stop_if does not say to stop: {quoted}", 'start with "Stop if …"', place)
        elif not others:
            yield Diagnostic(f"stop_if does not say what to do after stopping: {quoted}", hint, place)
        elif not any(map(tells, others)) and not has_number_to_call(exercise.stop_if.string):
            message = f"stop_if may not say what to do after stopping: {shown(' '.join(others), 160)}"
            yield Diagnostic(message, hint, place, "warning")


class _ActionFinder:
    """Tells whether a sentence asks for something: it starts with a verb of action, or a clause leads up to one.

    A label may come first ("In bed: put …"), or a clause of when and where ("If it hurts, stop"), or a word such as
    "slowly".
    """

    def __init__(self, actions: Actions) -> None:
        verb = rf"(?:{any_of(actions.before_verb)}\s+)*{any_of(actions.verbs)}(?![\w'’-])"
        self._pattern = re.compile(
            rf"""["“‘(]*(?:[^:]*:\s+)?(?:{verb}|{any_of(actions.openers)}\b.*?,\s+{verb})""", re.IGNORECASE | re.DOTALL
        )

    def __call__(self, sentence: str) -> bool:
        """True for a sentence that asks for something."""
        return bool(self._pattern.match(sentence))


@cache
def _finder(actions: Actions) -> _ActionFinder:
    return _ActionFinder(actions)
