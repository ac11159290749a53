"""Telephone numbers in printed words, as links that dial."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDS_IN_NUMBER = re.compile(r"(?P<before>\D*?)(?P<number>[+(]*\d[\d .()-]*\d)", re.ASCII)
_TRUNK_ZERO = re.compile(r"^(\+.*?)\(0\)")
"""The zero in "+44 (0)20" is dialled at home only, and a number with a plus is dialled from everywhere."""


class Dialled(NamedTuple):
    """Words that end in a number."""

    before: str
    number: str
    address: str
    """What to call (RFC 3966), such as ``tel:+442079460000``."""


def dialled(words: str) -> Dialled | None:
    """The number at the end of ``words``; None when there is none, or more than one: a wrong link is worse than none.

    "your clinic" has no number, and "999 or 112" no single one.
    """
    match = _ENDS_IN_NUMBER.fullmatch(words)
    if match is None:
        return None
    number = match["number"]
    digits = re.sub(r"\D", "", _TRUNK_ZERO.sub(r"\1", number))
    return Dialled(match["before"], number, f"tel:{'+' * number.startswith('+')}{digits}")
