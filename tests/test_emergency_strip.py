"""The emergency strip: the first tier of the warning signs whole, in a narrow column or across a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdf_tree import Element
from printed import MONO, THEME, faults, pages_of, tree_of
from reading_order import found
from reference_document import REFERENCE, TIERS

from handouts.document import EmergencyBox
from handouts.inline import Text
from layouts.emergency_strip import emergency_strip
from layouts.theme import MM, Theme

CARD = replace(THEME, page=(105 * MM, 148 * MM), side=8 * MM)
LANDSCAPE = replace(THEME, page=(297 * MM, 210 * MM))
THEMES = {"card": CARD, "sheet": THEME, "sheet on its side": LANDSCAPE}
of_all_widths = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
SEVEN = EmergencyBox(
    Text.plain("Warning signs"),
    (
        replace(TIERS[0], signs=tuple(Text.plain(f"Sign number {number} of your back") for number in range(7))),
        *TIERS[1:],
    ),
)


@of_all_widths
def test_it_says_all_of_the_first_tier_and_nothing_of_the_others(theme: Theme) -> None:
    strip = emergency_strip(theme, SEVEN)
    strip.wrap(theme.width)
    words = found(tree_of(strip))
    first = SEVEN.tiers[0]
    said = [first.title.string, f"{first.call} {first.number}", *(text.string for text in (*first.signs, *first.do))]
    assert [text for text in said if text not in words] == []
    assert SEVEN.tiers[1].title.string not in words


@of_all_widths
def test_it_conforms_in_colour_and_mono(theme: Theme) -> None:
    for look in (theme, replace(theme, mono=True, palette=MONO.palette)):
        strip = emergency_strip(look, SEVEN, role="H1", tiers=3)
        strip.wrap(look.width)
        assert faults(pages_of(strip, theme=look)) == []


def test_the_title_is_a_heading_of_the_level_that_was_asked_for() -> None:
    strip = emergency_strip(CARD, REFERENCE.emergency, role="H2")
    strip.wrap(CARD.width)
    [section] = tree_of(strip).root.kids
    assert isinstance(section, Element)
    assert isinstance(section.kids[0], Element)
    assert section.kids[0].role == "H2"


def test_it_is_lower_where_it_is_wider() -> None:
    heights = [emergency_strip(theme, SEVEN).wrap(theme.width) for theme in THEMES.values()]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < THEME.page[1] / 6


@of_all_widths
@pytest.mark.parametrize("number", ["999", "your local emergency number", "0800 123 456 789 or 112", "9" * 40])
def test_whatever_the_number_is_it_is_printed_whole(theme: Theme, number: str) -> None:
    box = replace(SEVEN, tiers=(replace(TIERS[0], number=number),))
    strip = emergency_strip(theme, box)
    strip.wrap(theme.width)
    assert f"Call{number}".replace(" ", "") in found(tree_of(strip)).replace(" ", "")
