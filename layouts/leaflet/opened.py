"""The inside of a leaflet: text in three panels of about the same length, and lines for notes where there is little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from layouts.pages import AIR, Page, fit
from layouts.ruled_lines import RuledLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.flowables import Flowable
    from layouts.theme import Theme

_STEP = 4.0
"""Points between two lengths of panels that are tried."""
_PITCH = 26
"""Between lines for a pen."""


def opened(themes: Sequence[Theme], story: Sequence[Flowable], notes: str) -> list[Page]:
    """A story that fits into the panels of these themes. If the last is not needed, it has lines under ``notes``."""
    *others, last = themes
    few = _level(others, story)
    return [*few, _lines(last, notes)] if few else _level(themes, story) or fit(themes, story) or []


def _level(themes: Sequence[Theme], story: Sequence[Flowable]) -> list[Page] | None:
    """The pages of a story with full gaps, none longer than it must be; nothing when it does not fit.

    Where an exercise makes the last panels long, the text before it is divided evenly all the same.
    """
    if not fit(themes, story, AIR[:1]):
        return None
    for count in range(len(themes), 1, -1):
        themes = [*_shortest(themes[:count], themes[count:], story), *themes[count:]]
    return fit(themes, story, AIR[:1])


def _shortest(themes: Sequence[Theme], after: Sequence[Theme], story: Sequence[Flowable]) -> Sequence[Theme]:
    """The themes of the first panels, all as short as the story allows."""
    low, high = 0.0, max(theme.height for theme in themes)
    while high - low > _STEP:
        middle = (low + high) / 2
        if fit([*_shortened(themes, middle), *after], story, AIR[:1]):
            high = middle
        else:
            low = middle
    return _shortened(themes, high)


def _shortened(themes: Sequence[Theme], most: float) -> list[Theme]:
    """The themes of panels in which text is at most so long."""
    return [replace(theme, bottom=max(theme.bottom, theme.page[1] - theme.top - most)) for theme in themes]


def _lines(theme: Theme, label: str) -> Page:
    lines = RuledLines(theme, label, count=int(theme.height // _PITCH), pitch=_PITCH)
    lines.wrap(theme.width)
    page = Page()
    page.add(lines, 0)
    return page
