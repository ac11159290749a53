"""Why something is refused or left out, and what to do instead: words for the person at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.safety import CLEARABLE

if TYPE_CHECKING:
    from handouts.fields import Stage
    from handouts.model import Exercise, Pack
    from handouts.safety_model import Contraindication

_LEVEL_WORDS = {
    "never": "never",
    "never_at_home": "never at home",
    "never_without_clinician": "never without a clinician",
    "ask_first": "ask first",
    "postpone": "postpone",
    "never_on_area": "never on this area",
}


def reason(pack: Pack, kind: str, name: str, rule: Contraindication) -> str:
    """Why a rule refuses a ``kind`` (section, exercise) of the pack."""
    condition = pack.safety_text.conditions[rule.condition] if rule.condition else ""
    level, facts = _LEVEL_WORDS[rule.level], ", ".join(rule.facts)
    return f"the {kind} {name} is not safe for someone who {condition}: {level} ({facts})"


def way_out(rule: Contraindication, ways: str) -> str:
    """What to do about a refusal: ``ways`` that are open anyway, and clearing where a clinician may clear."""
    if rule.level in CLEARABLE:
        return f'{ways}; or, when a clinician has agreed: --cleared {rule.condition} --clinician "NAME"'
    return f"{ways}; it can't be cleared"


def not_for_stage(name: str, stage: Stage) -> str:
    """That an exercise is for another stage."""
    return f"the exercise {name} is not for the stage {stage}"


def other_stage(exercise: Exercise) -> str:
    """What to do about an exercise that is for another stage."""
    stages = " or ".join(exercise.facts.stages)
    return f"choose another exercise, or the stage that fits the patient: --stage {stages}"
