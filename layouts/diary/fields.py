"""Names and tooltips of the fields of a diary that is filled in on a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.inline import fill
from layouts.form_fields import CheckBox, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document_blocks import DiaryRow, DiaryWeek
    from handouts.words import FieldWords
    from layouts.form_fields import Field
    from layouts.theme import Theme

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In names of fields, which are the same in all languages."""
_DIGITS = 3
"""The most that a number of a day has: minutes, ticks, pain."""


@dataclass(frozen=True)
class WeekFields:
    """The fields of one week."""

    theme: Theme
    words: FieldWords
    week: DiaryWeek
    id: str
    """The beginning of all names, such as ``week1``."""

    def day(self, row: DiaryRow, day: int, tick: int) -> Field:
        """The square for a tick of a day, both counted from 0, or for the number that is written into it."""
        said = {"week": self.week.title, "row": " ".join(row.name.split()), "day": self.words.days[day]}
        name = f"{self.id}.{_name(row.name)}.{_DAYS[day]}"
        colour = self.theme.colour("ink") or ""
        if row.written:
            tooltip = fill(self.words.value, {**said, "hint": row.hint})
            return TextField(name, tooltip, colour, 13, centred=True, most=_DIGITS)
        return CheckBox(f"{name}.{tick + 1}", fill(self.words.tick, {**said, "number": str(tick + 1)}), colour)

    def lines(self, name: str, label: str, count: int = 1) -> Sequence[TextField]:
        """Lines to type in, under one label."""
        named = fill(self.words.line, {"week": self.week.title, "label": label})
        return lines(self.theme, self.words, f"{self.id}.{name}", named, count)


def lines(theme: Theme, words: FieldWords, name: str, label: str, count: int) -> Sequence[TextField]:
    """Lines to type in, under one label; a line alone is called by the label itself."""
    style, colour = theme.type.body, theme.colour("ink") or ""
    if count == 1:
        return [TextField(name, label, colour, style.size)]
    return [
        TextField(f"{name}.{number}", fill(words.one_of, {"label": label, "number": str(number)}), colour, style.size)
        for number in range(1, count + 1)
    ]


def _name(text: str) -> str:
    """Letters and digits of a text, with hyphens between words: full stops divide the names of fields."""
    return "-".join(re.findall(r"\w+", text.casefold()))
