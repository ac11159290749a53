"""Does each warning sign come with whom to call?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from handouts.diagnostics import Diagnostic, shown
from handouts.fields import Urgency
from handouts.pack_files import RED_FLAGS
from handouts.reference_texts import NUMBERS_TO_CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft
    from handouts.safety_model import TierText

_NUMBER = re.compile(r"\{(?:" + "|".join(NUMBERS_TO_CALL) + r")\}")


def has_number_to_call(text: str) -> bool:
    """True when the text holds a placeholder of a number to call."""
    return bool(_NUMBER.search(text))


def call_problems(draft: Draft) -> Iterator[Diagnostic]:
    """Tiers of warning signs whose action names no number to call."""
    if not draft.red_flags_text:
        return
    for urgency in get_args(Urgency):
        tier: TierText = getattr(draft.red_flags_text, urgency)
        if not has_number_to_call(tier.action.string):
            relying = _relying(draft, urgency)
            signs = f"; these signs rely on it: {', '.join(relying)}" if relying else ""
            message = f"the action of the tier {urgency} does not say whom to call: {shown(tier.action.string, 100)}"
            hint = "name a number: " + " or ".join(f"{{{name}}}" for name in NUMBERS_TO_CALL)
            yield Diagnostic(message + signs, hint, draft.place(draft.text_path(RED_FLAGS), urgency, "action"))


def _relying(draft: Draft, urgency: str) -> list[str]:
    """Signs of a tier that don't say themselves whom to call."""
    signs = draft.red_flags.red_flags if draft.red_flags else ()
    texts = draft.red_flags_text.red_flags if draft.red_flags_text else {}
    own = {name for name, text in texts.items() if text.do and has_number_to_call(text.do.string)}
    return [sign.id for sign in signs if sign.urgency == urgency and sign.id not in own]
