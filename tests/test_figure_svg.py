"""Drawings as SVG: whole, with their words, and fit to be put beside one another in one page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.pose.model import Arrow, Figure, Limbs, Pose, Props
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.shapes import Sketch
from layouts.figures.svg import svg
from layouts.figures.tones import COLOUR, MONO
from layouts.theme import FIGURE_MARGIN

NAMESPACE = "{http://www.w3.org/2000/svg}"
FIGURE = Figure(
    poses=(Pose("standing"), Pose("standing", right=Limbs(hip=80, knee=80), arrows=(Arrow(track="right.knee"),))),
    props=Props(chair=60),
)
SKETCH = draw_figure(FIGURE, PEOPLE[0])


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)


def small() -> Sketch:
    sketch = Sketch(1)
    sketch.add([(0, 0), (10, 0), (10, 20)], "skin", "ink", 0.5, smooth=False)
    return sketch


@given(st.text())
def test_any_words_are_title_and_label(words: str) -> None:
    alt = f"Knee {words}"
    root = parsed(svg(small(), alt))
    assert root.get("role") == "img"
    title = root.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == root.get("aria-label")
    assert title.text.startswith("Knee")


def test_words_are_kept_as_they_are() -> None:
    words = "One knee < both & \"each\" 'side'"
    title = parsed(svg(small(), words)).find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == words


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_a_drawing_without_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="alternative text"):
        svg(small(), words)


def test_nothing_has_an_id_or_comes_from_elsewhere() -> None:
    for element in parsed(svg(SKETCH, "Knee lift")).iter():
        assert not {"id", "href", "style", "class"} & set(element.attrib)
        assert element.tag.removeprefix(NAMESPACE) in {"svg", "title", "g", "path"}


def test_its_size_is_that_of_the_drawing_with_a_margin() -> None:
    root = parsed(svg(small(), "A triangle"))
    assert (root.get("width"), root.get("height")) == ("14pt", "24pt")
    assert root.get("viewBox") == f"-{FIGURE_MARGIN:g} -22 14 24"


def test_every_number_is_short_and_within_the_drawing() -> None:
    root = parsed(svg(SKETCH, "Knee lift"))
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    for path in root.iter(f"{NAMESPACE}path"):
        numbers = (path.get("d") or "").translate(str.maketrans("MCLZ", "    ")).split()
        assert all(len(number.partition(".")[2]) <= 2 and "e" not in number for number in numbers)
        xs, ys = [float(number) for number in numbers[::2]], [-float(number) for number in numbers[1::2]]
        assert left - 4 < min(xs) <= max(xs) < left + width + 4
        assert top - 4 < min(ys) <= max(ys) < top + height + 4


def test_tones_choose_the_look() -> None:
    colours = {
        name: {
            path.get(key)
            for path in parsed(svg(SKETCH, "x", tones)).iter(f"{NAMESPACE}path")
            for key in ("fill", "stroke")
        }
        for name, tones in (("colour", COLOUR), ("mono", MONO))
    }
    assert colours["mono"] <= {*MONO.values(), "none", None}
    assert COLOUR["trousers"] in colours["colour"]
    assert COLOUR["trousers"] not in colours["mono"]


def test_what_is_not_painted_is_left_out() -> None:
    tones = {**COLOUR, "skin": None, "ink": None}
    assert list(parsed(svg(small(), "Nothing", tones)).iter(f"{NAMESPACE}path")) == []
