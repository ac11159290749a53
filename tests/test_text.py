"""Words in lines: none is lost, none sticks out, and what belongs together stays together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import THEME, tidy, tree_of

from handouts.inline import Span, Text
from layouts import fonts
from layouts.line_breaking import NBSP
from layouts.text import Paragraph
from layouts.theme import BOLD, REGULAR, Style

if TYPE_CHECKING:
    from layouts.flowables import Flowable

BODY = THEME.type.body
GREEDY, BALANCED = Style(20, 25), Style(20, 25, balanced=True)
SITE = "https://example.org/"

words = st.text("aeimtwAW.,()-é", min_size=1, max_size=9)
sentences = st.lists(words, min_size=1, max_size=40).map(" ".join)
texts = st.lists(words | st.text("iW", min_size=40, max_size=60) | st.just("\n"), max_size=30).map(" ".join)
widths = st.floats(30, 400)


@st.composite
def mixed(draw: st.DrawFn) -> Text:
    """Text whose style and link change anywhere, also within a word."""
    spans = st.builds(Span, st.text("aW \n", min_size=1, max_size=25), st.booleans(), st.sampled_from([None, SITE]))
    return Text(tuple(draw(st.lists(spans, max_size=6))))


def paragraph(text: str | Text, width: float, style: Style = BODY, role: str = "P", align: str = "left") -> Paragraph:
    result = Paragraph(THEME, Text.plain(text) if isinstance(text, str) else text, style, role, align=align)
    result.wrap(width)
    return result


def lines_of(paragraph: Paragraph) -> list[str]:
    """The words of each line."""
    return ["".join(run.text for run in line.runs).replace(NBSP, " ") for line in paragraph.lines]


def said(*fragments: Flowable) -> str:
    """What a screen reader says, a fragment on each page."""
    return tidy(tree_of(*fragments).root.text)


# ---- no word is lost


@given(texts, widths)
def test_every_word_is_said(text: str, width: float) -> None:
    assert said(paragraph(text, width)) == tidy(text)


@given(mixed(), widths)
def test_every_word_is_said_in_any_mix_of_styles(text: Text, width: float) -> None:
    assert said(paragraph(text, width)) == tidy(text.string)


@given(texts | mixed(), widths)
def test_no_line_is_wider_than_the_column(text: str | Text, width: float) -> None:
    for line in paragraph(text, width).lines:
        letters = "".join(run.text for run in line.runs)
        assert len(letters) <= 1 or line.runs[-1].x + line.runs[-1].width <= width + 0.02


@given(texts | mixed(), widths)
def test_runs_stand_where_the_width_of_the_text_before_them_ends(text: str | Text, width: float) -> None:
    space = fonts.width(" ", BODY.font, BODY.size)
    for line in paragraph(text, width).lines:
        x = 0.0
        for run in line.runs:
            assert run.x == pytest.approx(x)
            words = run.text.rstrip(" ")
            assert run.width == pytest.approx(fonts.width(words, run.font, BODY.size))
            x = run.x + run.width + (space if words != run.text else 0)


@given(texts, widths)
def test_height_is_that_of_the_lines(text: str, width: float) -> None:
    found = paragraph(text, width)
    assert found.height == len(found.lines) * BODY.leading


@given(sentences, widths)
def test_laying_out_again_depends_on_the_width_alone(text: str, width: float) -> None:
    again = paragraph(text, 100)
    again.wrap(width)
    assert again.lines == paragraph(text, width).lines


def test_words_fill_each_line() -> None:
    assert lines_of(paragraph("one two three four five six", 75)) == ["one two", "three four", "five six"]


def test_a_word_wider_than_the_column_is_broken_between_letters_without_a_space() -> None:
    found = paragraph("see " + "w" * 30, 100)
    assert lines_of(found) == ["see", "wwwwwwwwww", "wwwwwwwwww", "wwwwwwwwww"]
    assert said(found) == "see " + "w" * 30


def test_words_go_on_behind_the_end_of_a_broken_word() -> None:
    assert lines_of(paragraph("w" * 12 + " and so", 100)) == ["wwwwwwwwww", "ww and so"]


def test_an_address_wider_than_the_column_is_broken_after_a_slash() -> None:
    assert lines_of(paragraph("riverside.example/sciatica", 120)) == ["riverside.example/", "sciatica"]


@pytest.mark.parametrize("number", ["01632 960 123", "+44 1632 960123", "(020) 7946 0000"])
@pytest.mark.parametrize("after", ["", ".", " if it gets worse."])
def test_a_telephone_number_stands_on_one_line(number: str, after: str) -> None:
    for width in range(110, 300):
        assert number in " | ".join(lines_of(paragraph(f"No better after two weeks? Call {number}{after}", width)))


def test_a_telephone_number_wider_than_the_column_parts_between_its_groups() -> None:
    assert lines_of(paragraph("Please call us: 01632 960 123", 60)) == ["Please call", "us: 01632", "960 123"]


def test_a_column_narrower_than_a_letter_takes_one_letter_a_line() -> None:
    assert lines_of(paragraph("Wow", 2)) == ["W", "o", "w"]


def test_a_line_break_starts_a_line_and_keeps_the_words_apart() -> None:
    found = paragraph("1 Street\nTown", 300)
    assert lines_of(found) == ["1 Street", "Town"]
    assert said(found) == "1 Street Town"


def test_two_line_breaks_leave_a_line_empty() -> None:
    assert lines_of(paragraph("1 Street\n\nTown", 300)) == ["1 Street", "", "Town"]


def test_no_words_take_one_empty_line() -> None:
    found = paragraph("", 300)
    assert (lines_of(found), found.height) == ([""], BODY.leading)


def test_styles_meet_within_a_word() -> None:
    [line] = paragraph(Text((Span("un"), Span("safe", bold=True), Span(", so stop"))), 300).lines
    assert [(run.text, run.font) for run in line.runs] == [("un", REGULAR), ("safe", BOLD), (", so stop", REGULAR)]


# ---- the last words stay together


@given(st.lists(words, min_size=24, max_size=40).map(" ".join), st.floats(200, 400))
def test_no_word_stands_alone_on_the_last_line(text: str, width: float) -> None:
    assert len(lines_of(paragraph(text, width))[-1].split()) > 1


def test_a_line_gives_a_word_to_the_last_one() -> None:
    text = "Keep moving: do a little every day."
    width = paragraph(text, 1000).natural_width() - 1
    assert lines_of(paragraph(text, width)) == ["Keep moving: do a little", "every day."]


def test_in_a_short_text_the_last_words_part_where_the_line_ends() -> None:
    text = "a short text of words"
    width = paragraph(text, 1000).natural_width() - 1
    assert lines_of(paragraph(text, width)) == ["a short text of", "words"]


def test_last_words_that_fill_more_than_a_line_part() -> None:
    assert lines_of(paragraph("Try this: " + "W" * 12 + " " + "M" * 12, 150)) == ["Try this:", "W" * 12, "M" * 12]


def test_words_are_not_tied_over_a_line_break() -> None:
    assert lines_of(paragraph("Call the number of your clinic:\n111", 1000))[-1] == "111"


# ---- headings are balanced


@given(sentences, st.floats(150, 400))
def test_balance_keeps_the_number_of_lines_and_narrows_the_widest(text: str, width: float) -> None:
    greedy, balanced = paragraph(text, width, GREEDY), paragraph(text, width, BALANCED)
    assert len(balanced.lines) == len(greedy.lines)
    assert widest(balanced) <= widest(greedy) + 0.02
    assert said(balanced) == text


def test_lines_of_a_heading_are_about_the_same_length() -> None:
    text = "What can you do to get better at home?"
    width = paragraph(text, 1000, GREEDY).natural_width() - 20
    assert lines_of(paragraph(text, width, GREEDY)) == ["What can you do to get better", "at home?"]
    assert lines_of(paragraph(text, width, BALANCED)) == ["What can you do to", "get better at home?"]


def test_long_text_is_not_balanced() -> None:
    text = "word " * 30
    assert len(paragraph(text, 200, GREEDY).lines) > 4
    assert paragraph(text, 200, BALANCED).lines == paragraph(text, 200, GREEDY).lines


def widest(found: Paragraph) -> float:
    return max(line.runs[-1].x + line.runs[-1].width for line in found.lines)


# ---- alignment and measures


@given(sentences, widths)
def test_right_aligned_lines_end_at_the_edge(text: str, width: float) -> None:
    found = paragraph(text, width, align="right")
    for line in found.lines:
        assert found.shift(line) + line.runs[-1].x + line.runs[-1].width == pytest.approx(width)


@given(sentences, widths)
def test_centred_lines_have_the_same_room_on_both_sides(text: str, width: float) -> None:
    found = paragraph(text, width, align="centre")
    for line in found.lines:
        assert width - found.shift(line) - line.runs[-1].x - line.runs[-1].width == pytest.approx(found.shift(line))


def test_left_aligned_lines_start_at_the_edge() -> None:
    found = paragraph("Some words in lines", 60)
    assert [found.shift(line) for line in found.lines] == [0, 0, 0]


@given(sentences.filter(lambda text: len(text) > 1))
def test_natural_width_is_that_of_one_line(text: str) -> None:
    natural = paragraph(text, 30).natural_width()
    assert natural == pytest.approx(fonts.width(text, BODY.font, BODY.size))
    assert len(paragraph(text, natural + 0.1).lines) == 1
    assert len(paragraph(text, natural - 0.1).lines) > 1


def test_letters_stand_in_the_middle_of_the_leading() -> None:
    metrics = fonts.metrics(BODY.font)
    above = paragraph("x", 100).first_baseline() - metrics.ascent * BODY.size
    below = BODY.leading - paragraph("x", 100).first_baseline() + metrics.descent * BODY.size
    assert above == pytest.approx(below)


@pytest.mark.parametrize(("role", "keeps"), [("P", False), ("H1", True), ("H3", True)])
def test_headings_ask_to_stay_with_what_follows(role: str, keeps: bool) -> None:  # noqa: FBT001
    assert paragraph("Red flags", 300, role=role).keep_with_next == keeps


# ---- paragraphs over two pages


@given(texts, st.floats(60, 400), st.floats(-20, 200))
def test_a_page_break_leaves_two_lines_on_either_side_and_loses_nothing(text: str, width: float, room: float) -> None:
    whole = paragraph(text, width)
    parts = whole.split(room)
    if parts is None:
        assert whole.height <= room + 0.01 or len(whole.lines) < 4 or room < 2 * BODY.leading
        return
    upper, lower = parts
    assert upper.height <= room + 0.01
    assert min(upper.height, lower.height) >= 2 * BODY.leading
    assert upper.height + lower.height == whole.height
    assert said(upper, lower) == tidy(text)
