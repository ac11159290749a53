"""From the bytes of a YAML file to its characters."""

from __future__ import annotations

import re

from handouts.diagnostics import Diagnostic, HandoutError, Place

# Line breaks that editors don't count (NEL, LS, PS) are refused with the control characters, so that lines agree.
_CONTROL = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decoded(source: bytes, name: str) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        HandoutError: it is not UTF-8, or holds control characters.
    """
    try:
        text = source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = source[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Place(name, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
        raise HandoutError(
            Diagnostic("the file is not text in UTF-8", "save it in the encoding UTF-8", place)
        ) from error
    problems = [
        control_character(found.group(), Place(name, number, found.start() + 1))
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _CONTROL.search(line))
    ]
    if problems:
        raise HandoutError(problems)
    return text


def first_control_character(text: str) -> str | None:
    """The first character that no one can mean to print, if there is one."""
    found = _CONTROL.search(text)
    return found.group() if found else None


def control_character(character: str, place: Place) -> Diagnostic:
    """The problem of an invisible character."""
    return Diagnostic(f"control character U+{ord(character):04X}", "delete it: it can't be printed", place)
