"""Marks on figures: on the skin whatever the pose, on both sides, mirrored, and hatched within their zones."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.pose.marks import Mark, Part, other_side
from handouts.pose.model import Figure, Pose, Preset, Props
from handouts.pose.skin import on_skin
from handouts.pose.solve import solve
from handouts.pose.vectors import Vector
from layouts.figures.camera import CAMERAS
from layouts.figures.digits import GLYPHS
from layouts.figures.hatching import hatched, rounded
from layouts.figures.people import PEOPLE
from layouts.figures.picture import draw_figure
from layouts.figures.planar import is_within

if TYPE_CHECKING:
    from layouts.figures.shapes import Shape, Sketch

BACK = CAMERAS["back"].toward
PERSON = PEOPLE[0]
PARTS: tuple[Part, ...] = ("trunk", "neck", "head", "right.thigh", "left.shank", "right.upper-arm", "left.forearm")
NERVE = Mark("line", (("trunk", 20, -10), ("right.thigh", 20, 0), ("right.shank", 90, 0)))


def figure(*marks: Mark, **pose: str) -> Figure:
    return Figure((Pose("standing", marks=marks, **pose),), "back", Props(floor=False), plain="body")  # type: ignore[arg-type]


def added(before: Sketch, after: Sketch) -> list[Shape]:
    """What one drawing has more than another, which begins like it."""
    assert len(after.shapes) > len(before.shapes)
    return after.shapes[len(before.shapes) :]


# ---- places


@given(st.sampled_from(PARTS), st.integers(0, 100), st.integers(-100, 100))
def test_a_spot_is_on_the_side_that_faces_the_reader(part: Part, along: int, aside: int) -> None:
    body = solve(Pose("standing"), Props())
    behind, ahead = on_skin(body, (part, along, aside), BACK), on_skin(body, (part, along, aside), -BACK)
    assert behind.dot(BACK) >= ahead.dot(BACK)


@given(st.integers(0, 100))
def test_out_is_away_from_the_middle_on_both_sides(along: int) -> None:
    body = solve(Pose("standing"), Props())
    left, middle = (on_skin(body, ("left.thigh", along, aside), BACK) for aside in (50, 0))
    right = on_skin(body, ("right.thigh", along, 50), BACK)
    assert left.y > middle.y
    assert right.y == pytest.approx(-left.y)


@pytest.mark.parametrize("base", ["standing", "sitting", "prone", "all-fours", "side-lying"])
def test_a_spot_moves_with_the_pose(base: Preset) -> None:
    body = solve(Pose(base), Props())
    knee, hip = body.joints["right.knee"], body.joints["right.hip"]
    spot = on_skin(body, ("right.thigh", 50, 0), BACK)
    assert 3 < (spot - hip.toward(knee, 0.5)).length < 10


def test_beyond_its_ends_a_part_goes_straight_on() -> None:
    body = solve(Pose("standing"), Props())
    spots = [on_skin(body, ("right.forearm", along, 0), BACK) for along in (110, 150, 190)]
    assert (spots[2] - spots[1]).length == pytest.approx((spots[1] - spots[0]).length)


@given(st.sampled_from(PARTS), st.integers(0, 100), st.integers(-90, 90))
def test_the_other_side_of_the_other_side_is_this_side(part: Part, along: int, aside: int) -> None:
    mark = Mark("point", ((part, along, aside),), label="1", shift=(4, 9))
    assert other_side(other_side(mark)) == mark
    body = solve(Pose("standing"), Props())
    here, there = on_skin(body, mark.at[0], BACK), on_skin(body, other_side(mark).at[0], BACK)
    assert there == pytest.approx(Vector(here.x, -here.y, here.z))


# ---- hatching


corners = st.lists(st.tuples(st.floats(-40, 40), st.floats(-40, 40)), min_size=3, max_size=9, unique=True)


@given(corners, st.floats(0.7, 6))
def test_hatching_keeps_within_its_zone(points: list[tuple[float, float]], distance: float) -> None:
    polygon = rounded(points)
    for (ax, ay), (bx, by) in hatched(polygon, distance):
        for share in (0.03, 0.5, 0.97):
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            # A point that lies on an edge may be told to be on either side of it.
            assert hypot(bx - ax, by - ay) < 1e-3 or is_within((x, y), polygon)


def test_hatching_fills_a_square_evenly() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    lines = list(hatched(square, 1))
    length = sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in lines)
    assert length == pytest.approx(100, rel=0.02)


# ---- drawings


def test_a_mark_is_drawn_over_the_body() -> None:
    shapes = added(draw_figure(figure(), PERSON), draw_figure(figure(NERVE), PERSON))
    assert [shape.stroke for shape in shapes] == ["halo", "strap"]


def test_both_draws_a_mirror_image() -> None:
    sketch = draw_figure(figure(replace(NERVE, both=True)), PERSON)
    middle = (sketch.left + sketch.right) / 2
    one, other = (shape.points for shape in sketch.shapes if shape.stroke == "strap")
    for (ax, ay), (bx, by) in zip(one, other, strict=True):
        assert (ax - middle, ay) == pytest.approx((middle - bx, by), abs=0.01)


def test_a_mirrored_figure_has_the_mark_on_the_other_side() -> None:
    lines = []
    for mirrored in (False, True):
        sketch = draw_figure(figure(NERVE), PERSON, mirrored=mirrored)
        lines.append(next(shape.points for shape in sketch.shapes if shape.stroke == "strap"))
    wide = draw_figure(figure(), PERSON).width
    for (ax, ay), (bx, by) in zip(*lines, strict=True):
        assert (ax, ay) == pytest.approx((wide - bx, by), abs=0.01)


@pytest.mark.parametrize(("label", "written"), [("2", "2"), ("R", "L")])
def test_a_mirrored_figure_is_written_the_right_way_round(label: str, written: str) -> None:
    mark = Mark("point", (("trunk", 40, 0),), label=label)  # type: ignore[arg-type]
    count = len(GLYPHS[written])  # type: ignore[index]
    shapes = draw_figure(figure(mark), PERSON, mirrored=True).shapes[-count:]
    for shape, stroke in zip(shapes, GLYPHS[written], strict=True):  # type: ignore[index]
        ways = [b[0] - a[0] for a, b in zip(shape.points, shape.points[1:], strict=False)]
        wanted = [b[0] - a[0] for a, b in zip(stroke.points, stroke.points[1:], strict=False)]
        assert all(way * want >= -1e-6 for way, want in zip(ways, wanted, strict=True))


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_sign_stands_beside_the_picture(mirrored: bool) -> None:  # noqa: FBT001 - a parameter of the test
    plain, signed = (draw_figure(each, PERSON, mirrored=mirrored) for each in (figure(), figure(sign="cross")))
    assert signed.width > plain.width + 20
    xs = [x for shape in added(plain, signed) for x, _ in shape.points]
    assert max(xs) < signed.width - plain.width


def test_size_is_that_of_the_body_not_of_its_lines() -> None:
    small, large = (draw_figure(replace(figure(NERVE), size=size), PERSON) for size in (100, 200))
    assert large.width == pytest.approx(2 * small.width, rel=0.01)
    assert [shape.width for shape in large.shapes] == [shape.width for shape in small.shapes]
    assert large.shapes[-1].width == small.shapes[-1].width


def test_the_trunk_alone_is_shorter_than_the_body() -> None:
    whole, trunk = (draw_figure(replace(figure(), plain=plain), PERSON) for plain in ("body", "trunk"))
    assert trunk.height < 0.6 * whole.height
