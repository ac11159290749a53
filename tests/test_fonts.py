"""The embedded fonts: what they can show, how wide it is, and that all of it can be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page
import pytest
from pdf_tree import read
from reportlab.pdfbase import pdfmetrics
from tagged_sample import document, text

from layouts import fonts
from layouts.structure import Tag
from layouts.tounicode import to_unicode

if TYPE_CHECKING:
    from layouts.tagging import TaggedCanvas

SCRIPTS = {
    "Latin": "Bücher für Ærø – ‘œuvre’ ŁódŻ ½ × 3 ≤ 10 € (50 %)",
    "Greek": "Η ισχιαλγία είναι πόνος",
    "Cyrillic": "Ишиас — это боль; їжа, ґанок",
    "Vietnamese": "Đau thần kinh tọa: nghỉ ngơi, ướt, ễnh",
}


def read_back(words: str) -> str:
    pdf = document(lambda canvas: text(canvas, Tag("P"), words, 700))
    assert page.validate_pdf_bytes(pdf, profile="2a").is_compliant
    tree = read(pdf)
    assert tree.errors == []
    return tree.root.text


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_scripts_are_read_back(words: str) -> None:
    assert read_back(words) == words


def test_all_scripts_in_one_document() -> None:
    words = " ".join(SCRIPTS.values())
    assert read_back(words) == words


def test_more_characters_than_one_subset_holds() -> None:
    every = "".join(chr(code) for code in range(0x21, 0x2265) if fonts.has_glyph(chr(code)) and chr(code) != "\u00a0")
    assert len(every) > 512
    assert read_back(every + " A " + every[::-1]) == every + " A " + every[::-1]


def test_second_subset_through_text_objects() -> None:
    every = "".join(chr(code) for code in range(0x21, 0x500) if fonts.has_glyph(chr(code)) and chr(code) != "\u00a0")

    def draw(canvas: TaggedCanvas) -> None:
        with canvas.content(Tag("P")):
            canvas.setFont("Sans", 12)
            canvas.drawString(60, 700, every)
            canvas.show(60, 680, every, "Sans", 12)

    tree = read(document(draw))
    assert (tree.root.text, tree.errors) == (every * 2, [])


def test_special_spaces_and_hyphens() -> None:
    assert read_back("10\u00a0mg 5\u202fm 1\u2009m self\u2011care") == "10 mg 5\u202fm 1\u2009m self\u2011care"


@pytest.mark.parametrize("character", ["漢", "\u00ad", "\u200b", "\ufeff", "\uffff", "\n", "\t", "→", "✓", "\N{PILL}"])
def test_what_cannot_be_shown(character: str) -> None:
    assert not fonts.has_glyph(character)
    assert fonts.missing(f"a{character}b{character}") == [character]
    with pytest.raises(fonts.MissingGlyph, match=f"U\\+{ord(character):04X}"):
        fonts.width(f"a{character}", "Sans", 12)


def test_missing_names_each_once_in_order() -> None:
    assert fonts.missing("漢→漢字a") == ["漢", "→", "字"]
    assert fonts.missing(" ".join(SCRIPTS.values())) == []


@pytest.mark.parametrize("font", fonts.FILES)
def test_width_is_what_the_font_says(font: str) -> None:
    words = " ".join(SCRIPTS.values())
    assert fonts.width(words, font, 12) == pytest.approx(pdfmetrics.stringWidth(words, font, 12))
    assert fonts.width("", font, 12) == 0


def test_metrics() -> None:
    found = fonts.metrics("Sans")
    assert found.cap_height == pytest.approx(0.714, abs=0.001)
    assert found.x_height == pytest.approx(0.535, abs=0.001)
    assert found.descent < 0 < found.x_height < found.cap_height < found.ascent


def test_to_unicode_beyond_the_basic_plane_and_in_blocks() -> None:
    subset = [0, *range(0x41, 0x41 + 31), 32, *range(0x400, 0x480), 0x1F48A]
    lines = to_unicode("Name", subset).splitlines()
    assert f"<{len(subset) - 1:02X}> <D83DDC8A>" in lines
    assert "<00> <0000>" not in lines
    assert [line for line in lines if line.endswith(" beginbfchar")] == ["100 beginbfchar", "61 beginbfchar"]
