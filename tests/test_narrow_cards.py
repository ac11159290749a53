"""Exercise cards where the column has no room for two things side by side: A5, large print, a panel of a leaflet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby

import pytest
from pdf_tree import Element, Tree, read
from printed import THEME, faults, page_texts, pages_of
from reading_order import expected, found
from reference_document import REFERENCE, WALKING
from sheets import asked, made, sciatica

from handouts.document import Document, Part
from handouts.document_blocks import Dose, ExerciseCard, Heading
from handouts.fields import STAGES
from handouts.inline import Text
from layouts.dose_strip import DoseStrip, NarrowStrips
from layouts.editions.booklet import booklet_theme
from layouts.editions.large_print import large_print_theme
from layouts.exercise_card import ExerciseCard as Card
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Box, Flowable, Stack
from layouts.pages import compose
from layouts.text import Paragraph
from layouts.theme import MM, PageSetup, Theme

A5 = booklet_theme(PageSetup())
HALF_LETTER = booklet_theme(PageSetup("letter"))
PANEL = replace(THEME, page=(99 * MM, 210 * MM), side=7.5 * MM)
LARGE = {size: large_print_theme(PageSetup(body_size=size)) for size in (16, 18, 24, 28)}
THEMES = {
    "A5": A5,
    "half Letter": HALF_LETTER,
    "mono": booklet_theme(PageSetup(mono=True)),
    "panel": PANEL,
    **{f"{size} pt": theme for size, theme in LARGE.items()},
}
narrow = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
LONG = "knee-to-chest:sets=2,reps=8,hold=20,per_day=2,per_week=5,load=a red band,side=left,note=Slowly."
HEADS = (("Handout", "H1"), ("Exercises", "H2"))


@cache
def cards(*exercises: str) -> tuple[ExerciseCard, ...]:
    document = made(asked(*exercises, sections=("exercises",)))
    return tuple(block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard))


@cache
def all_cards() -> tuple[ExerciseCard, ...]:
    """The card of every exercise in every stage that it is for."""
    pack = sciatica()
    found_cards: list[ExerciseCard] = []
    for stage in STAGES:
        names = [name for name, exercise in pack.exercises.items() if stage in exercise.facts.stages]
        document = made(asked(*names, sections=("exercises",), stage=stage))
        found_cards += [block for part in document.parts for block in part.blocks if isinstance(block, ExerciseCard)]
    return tuple(found_cards)


def laid_out(theme: Theme, card: ExerciseCard, air: float = 1) -> Card:
    flowable = Card(theme, card)
    flowable.wrap(theme.width, air)
    return flowable


def pieces(card: Card) -> list[Flowable]:
    """What stands one under the other in a card."""
    assert isinstance(card.fitted, Box)
    assert isinstance(card.fitted.inside, Stack)
    return card.fitted.inside.items


def said_by(card: ExerciseCard) -> str:
    """Every word of a card, in reading order."""
    heading = Heading(Text.plain("Card"), 1)
    document: Document = replace(REFERENCE, parts=(Part("card", (heading, card)),))
    return expected(document).rpartition(" Card ")[2]


def pages_with(theme: Theme, card: ExerciseCard) -> bytes:
    """A title, a heading and the card, divided where a page ends."""
    heads = [Paragraph(theme, Text.plain(text), theme.type.body, role) for text, role in HEADS]
    pages = compose(theme, [*heads, Card(theme, card)])
    return pages_of(*(Poured(page.items, page.used) for page in pages), theme=theme)


class Poured(Flowable):
    """A page of flowables as one."""

    def __init__(self, items: list[tuple[Flowable, float]], height: float) -> None:
        self.items = items
        self.height = height

    def draw(self, canvas: object, x: float, top: float) -> None:
        for item, drop in self.items:
            item.draw(canvas, x, top - drop)  # type: ignore[arg-type]  # a canvas


# ---- what it says


@narrow
@pytest.mark.parametrize("exercise", [LONG, "walking"], ids=["long", "short"])
def test_it_says_every_word_in_order_and_conforms(theme: Theme, exercise: str) -> None:
    [card] = cards(exercise)
    pdf = pages_with(theme, card)
    assert theme.narrow
    assert faults(pdf) == []
    assert found(read(pdf)) == f"Handout Exercises {said_by(card)}"


def test_a_card_without_a_figure_says_the_start_first() -> None:
    pdf = pages_with(A5, replace(WALKING, picture=None))
    assert found(read(pdf)).endswith(said_by(replace(WALKING, picture=None)))


@narrow
def test_the_figure_stands_across_the_card(theme: Theme) -> None:
    [card] = cards("walking")
    heading, figure, *_ = pieces(laid_out(theme, card))
    assert heading.keep_with_next
    assert isinstance(figure, FigureDrawing)
    assert figure.natural_width <= figure.width == heading.width


def test_large_print_has_no_frame() -> None:
    [card] = cards("walking")
    framed = {name: bool(laid_out(theme, card).fitted.stroke) for name, theme in THEMES.items()}  # type: ignore[attr-defined]  # a Box
    assert framed == {name: not name.endswith("pt") for name in THEMES}


# ---- how much


@narrow
@pytest.mark.parametrize("card", cards(LONG, "walking", "bridge"), ids=lambda card: card.name.string)
def test_numbers_of_the_dosage_keep_their_size(theme: Theme, card: ExerciseCard) -> None:
    strips = next(piece for piece in pieces(laid_out(theme, card)) if isinstance(piece, NarrowStrips))
    each = strips.each()
    assert all(strip.in_full for strip in each)
    assert tuple(dose for strip in each for dose in strip.doses) == card.doses
    assert all(strip.needed() <= strip.width for strip in each)


@pytest.mark.parametrize(
    ("width", "strips"), [(600, [6]), (330, [3, 3]), (220, [2, 2, 2]), (115, [1] * 6), (60, [1] * 6)]
)
def test_the_fewest_strips_that_hold_the_numbers(width: float, strips: list[int]) -> None:
    doses = [Dose(number, "seconds hold") for number in ("10", "20", "30", "40", "50", "60")]
    strip = NarrowStrips(A5, doses)
    strip.wrap(width)
    assert [len(entry.doses) for entry in strip.each()] == strips


def test_units_of_two_lines_stay_within_the_strip() -> None:
    for theme in THEMES.values():
        strip = DoseStrip(theme, [Dose("5", "times each side")])
        strip.wrap(theme.width, 0.5)
        assert strip.height > 2 * strip.units.leading


# ---- easier and harder


@pytest.mark.parametrize(
    ("easier", "harder", "beside"),
    [
        ("Lift half as high.", "Hold for 10 seconds.", True),
        ("Lift half as high, and only for as long as it is easy.", "Hold for 10 seconds.", False),
    ],
)
def test_ways_stand_side_by_side_if_both_are_short(easier: str, harder: str, beside: bool) -> None:  # noqa: FBT001
    card = replace(
        WALKING,
        easier=replace(WALKING.easier, text=Text.plain(easier)),
        harder=replace(WALKING.harder, text=Text.plain(harder)),
    )
    ways = next(piece for piece in pieces(laid_out(A5, card)) if type(piece).__name__ == "Ways")
    left, right = ways.ways  # type: ignore[attr-defined]  # Ways
    assert (left.width == right.width < ways.width / 2) is beside


# ---- how tall


@pytest.mark.parametrize("theme", [A5, HALF_LETTER], ids=["A5", "half Letter"])
def test_every_card_of_the_pack_fits_a_page_of_a_booklet(theme: Theme) -> None:
    assert [card.name.string for card in all_cards() if laid_out(theme, card).height > theme.height] == []


def figure_scale(card: Card) -> float:
    """The size of the figure; 1 as it is."""
    [size] = [size for (_, size), version in card.versions.items() if version is card.fitted]
    return size


def with_steps(card: ExerciseCard, count: int) -> ExerciseCard:
    return replace(card, steps=tuple(Text.plain(f"Step {number} of the way.") for number in range(count)))


def test_gaps_give_way_then_the_figure_then_the_card_is_divided() -> None:
    [card] = cards("walking")
    seen = [laid_out(A5, with_steps(card, count)) for count in range(1, 30)]
    steps = [step for step, _ in groupby((entry.height <= A5.height, figure_scale(entry)) for entry in seen)]
    assert steps == [(True, 1), (True, 0.85), (True, 0.7), (True, 0.6), (False, 1)]


@narrow
def test_a_card_taller_than_a_page_is_divided(theme: Theme) -> None:
    [card] = cards(LONG)
    tall = with_steps(card, 60)
    pages = compose(theme, [Card(theme, tall)])
    assert len(pages) > 1
    assert all(page.used <= theme.height + 0.01 for page in pages)
    pdf = pages_with(theme, tall)
    tree: Tree = read(pdf)
    assert tree.errors == []
    assert found(tree).endswith(said_by(tall))
    sections = [kid.role for kid in tree.root.kids if isinstance(kid, Element)]
    assert sections == ["H1", "H2", "Sect"], "one card, on however many pages"


@pytest.mark.parametrize("theme", [A5, LARGE[18]], ids=["A5", "18 pt"])
@pytest.mark.parametrize("name", ["bridge", "knee-to-chest"])
def test_two_lying_pictures_stand_side_by_side(theme: Theme, name: str) -> None:
    [card] = cards(name)
    assert card.picture is not None
    one_above_the_other = FigureDrawing(theme, card.picture, theme.width)
    [figure] = [piece for piece in pieces(laid_out(theme, card)) if isinstance(piece, FigureDrawing)]
    assert figure.natural_height < 0.7 * one_above_the_other.natural_height
    assert figure.natural_width > 1.5 * one_above_the_other.natural_width


def test_a_card_that_goes_on_over_a_page_names_its_exercise_again() -> None:
    [card] = cards(LONG)
    texts = page_texts(pages_with(A5, with_steps(card, 60)))
    assert len(texts) > 1
    assert all(card.name.line in text for text in texts)
