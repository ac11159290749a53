"""Makes a whole of the files of a pack, or tells all that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.model import Exercise, Pack
from handouts.pack_draft import read_draft
from handouts.pack_files import SAFETY
from handouts.references import reference_problems
from handouts.safety_floor import restored, with_shipped_safety
from handouts.safety_model import RedFlag
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft
    from handouts.pack_files import PackFiles

T = TypeVar("T")


def compile_pack(files: PackFiles) -> Pack:
    """The pack that ``files`` make.

    Raises:
        HandoutError: all problems of all files: syntax, values, references.
    """
    draft, problems = read_draft(files)
    draft, more = with_shipped_safety(draft)
    problems = [*files.problems, *problems, *more, *reference_problems(draft)]
    if problems:
        raise HandoutError(sorted(dict.fromkeys(problems), key=position))
    return _joined(draft)


def floor_warnings(files: PackFiles) -> Iterator[Diagnostic]:
    """What a clinic's own version of a shipped pack loosens in vain."""
    draft, _ = read_draft(files)
    kept, _ = with_shipped_safety(draft)
    if draft.safety and kept.safety and files.shipped_safety:
        hint = "rules of a shipped pack can be tightened, never loosened"
        for message in restored(draft.safety, kept.safety):
            yield Diagnostic(message, hint, draft.place(SAFETY), "warning")


def _joined(draft: Draft) -> Pack:
    facts = _present(draft.pack)
    red_flags_text = _present(draft.red_flags_text)
    return Pack(
        facts=facts,
        text=_present(draft.text),
        sections=dict(draft.sections),
        exercises={name: Exercise(facts, draft.exercise_texts[name]) for name, facts in draft.exercises.items()},
        red_flags=tuple(
            RedFlag(flag, red_flags_text.red_flags[flag.id]) for flag in _present(draft.red_flags).red_flags
        ),
        red_flags_text=red_flags_text,
        safety=_present(draft.safety),
        safety_text=_present(draft.safety_text),
        sources={source.id: source for source in _present(draft.sources).sources},
        terms=_present(draft.glossary).terms,
        words=_present(draft.words),
        language=draft.language,
        content_hash=draft.files.content_hash,
    )


def _present(part: T | None) -> T:
    if part is None:
        raise AssertionError("a part of a draft without problems is missing")
    return part
