"""What figures look like, against pictures that someone has looked at. ``UPDATE_GOLDEN=1`` rewrites them."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pypdfium2
import pytest
from looks import REFERENCES, assert_looks_as_it_did
from reportlab.pdfgen.canvas import Canvas

from handouts.library import load_pack
from handouts.pose.model import Figure, Pose, Preset, View
from layouts.figures.pdf import operators
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.tones import COLOUR, MONO, PAPER

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from layouts.figures.shapes import Sketch

CELL = (132, 120)
"""Points for each figure of a sheet."""
DOTS_PER_INCH = 50


def sheet(sketches: list[Sketch], columns: int, cell: tuple[float, float], tones: dict[str, str | None]) -> Image.Image:
    """Drawings in rows, in grey."""
    width, height = cell
    rows = -(-len(sketches) // columns)
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(columns * width, rows * height))
    for index, sketch in enumerate(sketches):
        canvas.saveState()
        canvas.translate(index % columns * width + 4, (rows - 1 - index // columns) * height + 4)
        canvas._code.append(operators(sketch, tones))
        canvas.restoreState()
    canvas.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        return document[0].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()


@cache
def exercises() -> tuple[Figure, ...]:
    """The figures of all exercises that are shipped."""
    pack = load_pack([], "sciatica", "en")
    return tuple(exercise.facts.figure for _, exercise in sorted(pack.exercises.items()) if exercise.facts.figure)


@cache
def drawings() -> tuple[Figure, ...]:
    """The figures of all sections that are shipped."""
    return tuple(figure for _, figure in sorted(load_pack([], "sciatica", "en").figures.items()))


PRESETS = get_args(Preset)
VIEWS = get_args(View)


@pytest.mark.parametrize("view", VIEWS)
def test_presets_look_as_they_did(view: View, tmp_path: Path) -> None:
    people = list(PEOPLE)
    sketches = [
        draw_figure(Figure((Pose(preset),), view), people[index % len(people)]) for index, preset in enumerate(PRESETS)
    ]
    assert_looks_as_it_did(sheet(sketches, 4, CELL, COLOUR), f"presets-{view}", tmp_path)


@pytest.mark.parametrize(("name", "tones"), [("colour", COLOUR), ("mono", MONO)])
def test_exercises_look_as_they_did(name: str, tones: dict[str, str | None], tmp_path: Path) -> None:
    sketches = [draw_figure(figure, PEOPLE[0]) for figure in exercises()]
    assert_looks_as_it_did(sheet(sketches, 4, (186, 130), tones), f"exercises-drawn-{name}", tmp_path)


def test_drawings_of_sections_look_as_they_did(tmp_path: Path) -> None:
    sketches = [draw_figure(figure, PEOPLE[0]) for figure in drawings()]
    assert_looks_as_it_did(sheet(sketches, 4, (240, 220), COLOUR), "drawings", tmp_path)


def test_references_are_small() -> None:
    assert all(path.stat().st_size < 60_000 for path in REFERENCES.glob("*.png"))


def grey(colour: str) -> float:
    """From 0, black, to 1, white, as a photocopier sees it (Rec. 601)."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("skin", ["skin", "skin-dark"])
def test_a_grey_copy_keeps_skin_clothes_and_hair_apart(skin: str) -> None:
    greys = sorted(grey(str(COLOUR[tone])) for tone in (skin, "shirt", "trousers", "hair"))
    assert all(lighter - darker >= 0.15 for darker, lighter in pairwise(greys))


def test_plain_line_art_fills_nothing_but_with_paper() -> None:
    figures = [*exercises(), *drawings()]
    filled = {shape.fill for figure in figures for shape in draw_figure(figure, PEOPLE[0]).shapes if shape.fill}
    assert {MONO[tone] for tone in filled - {"ink", "arrow", "strand"}} <= {PAPER, None}
