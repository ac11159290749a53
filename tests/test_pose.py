"""Bodies in space: bones keep their lengths, planted hands and feet stay where they are planted, nobody sinks."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from math import acos, atan2, degrees
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handouts.pose import proportions as size
from handouts.pose.collisions import furniture_hits, ground_hits
from handouts.pose.model import Figure, Joint, Limbs, Pose, Preset, Props
from handouts.pose.planting import two_bones
from handouts.pose.problems import figure_findings
from handouts.pose.skeleton import SIDES
from handouts.pose.solve import solve
from handouts.pose.vectors import WORLD, Frame, Vector, frame_along
from layouts.figures.people import PEOPLE
from layouts.figures.picture import TALLEST, draw_figure

if TYPE_CHECKING:
    from handouts.pose.skeleton import Body

ON_TARGET = 0.05
"""Centimetres."""
BASES: tuple[Preset, ...] = get_args(Preset)
ARM = ("shoulder", "arm_out", "arm_turn", "elbow", "wrist")
LEG = ("hip", "hip_out", "hip_turn", "knee", "ankle", "toes")
SIDEWAYS = ("y", "tip", "turn", "yaw", "bend", "twist", "neck_turn", "neck_bend")
BONES = {
    ("hip", "knee"): size.THIGH,
    ("knee", "ankle"): size.SHANK,
    ("shoulder", "elbow"): size.UPPER_ARM,
    ("elbow", "wrist"): size.FOREARM,
    ("wrist", "hand"): size.HAND / 2,
}


def angles(*names: str) -> dict[str, st.SearchStrategy[int | None]]:
    """Each angle left out, or anywhere in its range."""
    return {name: st.none() | st.integers(*size.RANGES[name]) for name in names}


limbs = st.builds(Limbs, **angles(*ARM, *LEG))
trunks: dict[str, Any] = {
    **angles("low_back", "upper_back", "bend", "twist", "neck", "neck_turn", "neck_bend"),
    "lean": st.none() | st.integers(-120, 120),
    "tip": st.none() | st.integers(-40, 40),
    "yaw": st.integers(-180, 180),
    "x": st.integers(-60, 60),
    "y": st.integers(-60, 60),
}
poses = st.builds(Pose, base=st.sampled_from(BASES), right=limbs, left=limbs, both=limbs, **trunks)

# ---- bones


def is_square(frame: Frame) -> bool:
    return (frame.forward.cross(frame.left) - frame.up).length < 1e-6 and abs(frame.up.length - 1) < 1e-6


@given(poses)
def test_bones_keep_their_lengths_whatever_the_angles(pose: Pose) -> None:
    body = solve(pose, Props())
    for side in SIDES:
        for (start, end), length in BONES.items():
            assert (body.joints[f"{side}.{end}"] - body.joints[f"{side}.{start}"]).length == pytest.approx(length)
    assert all(is_square(frame) for frame in body.frames.values())


@given(poses)
def test_a_spine_is_as_long_as_ever(pose: Pose) -> None:
    points = [point for point, _ in solve(pose, Props()).spine]
    assert sum((after - before).length for before, after in pairwise(points)) == pytest.approx(size.SPINE)


# ---- planted hands and feet

HANDHOLDS: tuple[Joint, ...] = (
    *("right.thigh", "right.knee", "right.shin", "right.hip", "right.thigh-back", "right.ankle", "right.toe"),
    *("left.thigh", "left.knee", "left.shin", "left.waist", "left.elbow", "left.wrist", "left.shoulder", "left.calf"),
    *("chest", "belly", "breastbone", "neck", "head", "crown", "face", "low-back", "back", "buttock", "pelvis"),
)
shifts = st.tuples(*[st.integers(-12, 12)] * 3)


def shifted(point: Vector, shift: tuple[int, ...], outward: int) -> Vector:
    return point + Vector(shift[0], outward * shift[1], shift[2])


def palm(body: Body, side: str) -> Vector:
    """The middle of the palm."""
    return body.joints[f"{side}.wrist"] - body.frames[f"{side}.palm"].up * 7.5


def missed(body: Body, limb: str) -> float:
    return sum(miss for name, miss in body.misses if name == limb)


@given(poses, st.sampled_from(HANDHOLDS), shifts, st.sampled_from([None, "up", "forward", "left"]))
def test_a_hand_on_the_body_is_there_unless_it_is_told(
    pose: Pose, place: Joint, shift: tuple[int, ...], fingers: Any
) -> None:
    right = replace(pose.right, hand=place, hand_shift=shift, fingers=fingers)
    body = solve(replace(pose, right=right), Props())
    distance = (palm(body, "right") - shifted(body.joints[place], shift, -1)).length
    assert distance == pytest.approx(missed(body, "right hand"), abs=ON_TARGET)


@given(poses, st.sampled_from(["left.hand", "left.wrist", "left.elbow"]), st.sampled_from(["chest", "left.knee"]))
def test_a_hand_finds_the_other_one_where_that_one_goes(pose: Pose, place: Joint, other: Joint) -> None:
    changed = replace(pose, right=replace(pose.right, hand=place), left=replace(pose.left, hand=other))
    body = solve(changed, Props())
    distance = (palm(body, "right") - body.joints[place]).length
    assert distance == pytest.approx(missed(body, "right hand"), abs=ON_TARGET)


@given(
    poses.filter(lambda pose: pose.base not in {"all-fours", "prone"}),
    st.sampled_from(["left.knee", "left.shin", "left.thigh", "left.calf", "left.ankle"]),
    shifts,
)
def test_a_foot_on_the_other_leg_is_there_unless_it_is_told(pose: Pose, place: Joint, shift: tuple[int, ...]) -> None:
    body = solve(replace(pose, right=replace(pose.right, foot=place, foot_shift=shift)), Props())
    distance = (body.joints["right.ankle"] - shifted(body.joints[place], shift, -1)).length
    assert distance == pytest.approx(missed(body, "right foot"), abs=ON_TARGET)


@given(poses, st.sampled_from(["floor", "step", "seat", "bed"]), st.none() | shifts)
def test_a_foot_on_the_ground_stands_on_it_unless_it_is_told(pose: Pose, place: Any, shift: Any) -> None:
    props = Props(step=20, chair=0, bed=45 if place == "bed" else None)
    body = solve(replace(pose, right=replace(pose.right, foot=place, foot_shift=shift)), props)
    assume(not missed(body, "right foot"))
    ground = {"floor": 0, "step": 18, "seat": size.SEAT, "bed": 45}[place] + (shift[2] if shift else 0)
    assert body.joints["right.ankle"].z - size.ANKLE == pytest.approx(ground, abs=ON_TARGET)
    assert body.frames["right.foot"].up.z == pytest.approx(1)


@pytest.mark.parametrize(
    ("hand", "props", "place"),
    [
        ("floor", Props(), Vector(-1, -1, 2.8)),
        ("wall", Props(wall=40), Vector(40 - 2.6, -1, -1)),
        ("counter", Props(counter=30), Vector(36, -1, 94.5)),
        ("rail", Props(rail=40), Vector(37, -1, 98)),
        ("seat", Props(chair=0), Vector(-1, -1, size.SEAT + 2.5)),
    ],
)
@given(pose=poses)
def test_a_hand_on_a_thing_is_there_unless_it_is_told(hand: Any, props: Props, place: Vector, pose: Pose) -> None:
    """Where ``place`` is -1, it depends on the shoulder or the hips."""
    body = solve(replace(pose, right=replace(pose.right, hand=hand)), props)
    assume(not missed(body, "right hand"))
    resolved = body.limbs("right")
    on_the_wrist = resolved.fingers or hand == "wall"
    there = body.joints["right.wrist"] if on_the_wrist and hand != "rail" else palm(body, "right")
    for at, wanted in zip(there, place, strict=True):
        assert wanted == -1 or at == pytest.approx(wanted, abs=ON_TARGET)


@given(poses, st.sampled_from(HANDHOLDS), st.sampled_from(["left.shin", "left.knee", "left.thigh"]))
def test_planted_joints_are_hinges(pose: Pose, hand: Joint, foot: Joint) -> None:
    """Both bones turn about the same axis, and the way that a joint bends."""
    body = solve(replace(pose, right=replace(pose.right, hand=hand, foot=foot)), Props())
    for upper, lower, sign in (("thigh", "shank", 1), ("upper-arm", "forearm", -1)):
        above, below = body.frames[f"right.{upper}"], body.frames[f"right.{lower}"]
        assert (above.left - below.left).length < 1e-6
        bend = degrees(atan2(sign * below.up.dot(above.forward), below.up.dot(above.up)))
        assert bend > -0.5


# ---- two bones by themselves

coordinates = st.integers(-800, 800).map(lambda tenths: tenths / 10)
vectors = st.builds(Vector, coordinates, coordinates, coordinates)
lengths = st.floats(15, 50)


@given(vectors, vectors, vectors, lengths, lengths)
def test_two_bones_keep_their_lengths_and_end_at_the_target(
    root: Vector, target: Vector, pole: Vector, first: float, second: float
) -> None:
    middle, miss = two_bones(root, target, first, second, pole)
    assert (middle - root).length == pytest.approx(first, abs=1e-6)
    assert abs((middle - target).length - second) == pytest.approx(miss, abs=0.02)


@pytest.mark.parametrize("target", [Vector(0, 0, -60), Vector(0, 0, 0), Vector(0, 0, -68), Vector(0, 0, -200)])
@pytest.mark.parametrize("pole", [Vector(0, 0, -1), Vector(0, 0, 1), Vector(0, 1, 0), Vector(0, 0, 0)])
def test_two_bones_need_no_pole(target: Vector, pole: Vector) -> None:
    """Even when it says nothing: it lies along the way to the target."""
    middle, _ = two_bones(Vector(0, 0, 0), target, 28, 40, pole)
    assert middle.length == pytest.approx(28, abs=1e-6)


@given(vectors, vectors, st.integers(14, 74), vectors)
def test_the_joint_points_to_its_pole(root: Vector, direction: Vector, distance: int, pole: Vector) -> None:
    assume(direction.unit.cross(pole.unit).length > 0.05)
    way = direction.unit
    middle, _ = two_bones(root, root + way * distance, 42, 40, pole)
    aside = middle - root - way * (middle - root).dot(way)
    assert degrees(acos(min(aside.unit.dot(frame_along(way, pole).forward), 1))) < 1


# ---- mirrors


def mirrored_name(name: Any) -> Any:
    side, dot, rest = str(name).partition(".")
    return f"{'left' if side == 'right' else 'right'}.{rest}" if dot else name


def mirrored_limbs(limbs_: Limbs) -> Limbs:
    return replace(limbs_, hand=mirrored_name(limbs_.hand), foot=mirrored_name(limbs_.foot))


def mirrored(pose: Pose) -> Pose:
    """The same pose for the other side."""
    turned = {name: value and -value for name in SIDEWAYS if (value := getattr(pose, name)) is not None}
    return replace(pose, right=mirrored_limbs(pose.left), left=mirrored_limbs(pose.right), **turned)


planted_limbs = st.builds(
    Limbs,
    **angles(*ARM, *LEG),
    hand=st.none() | st.sampled_from([*HANDHOLDS[:7], "chest", "head", "wall", "floor"]),
    foot=st.none() | st.sampled_from(["floor", "step"]),
    hand_shift=st.none() | shifts,
    foot_shift=st.none() | shifts,
)
sided_poses = st.builds(
    Pose,
    base=st.sampled_from([base for base in BASES if base != "side-lying"]),  # which says itself what lies below
    right=planted_limbs,
    left=limbs,
    **trunks,
)


@given(sided_poses)
def test_the_mirrored_pose_is_the_mirrored_body(pose: Pose) -> None:
    props = Props(wall=30, step=10)
    body, other = solve(pose, props), solve(mirrored(pose), props)
    for name, point in body.joints.items():
        there = other.joints[mirrored_name(name)]
        assert (there - Vector(point.x, -point.y, point.z)).length < ON_TARGET, name


@given(sided_poses)
def test_a_mirror_of_a_mirror_is_the_pose(pose: Pose) -> None:
    assert mirrored(mirrored(pose)) == pose


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_drawing_for_the_left_is_the_mirror_image(base: Preset, person: Any) -> None:
    figure = Figure((Pose(base, right=Limbs(knee=30)),), props=Props(mat=True, chair=0))
    sketch, image = draw_figure(figure, person), draw_figure(figure, person, mirrored=True)
    assert image.width == pytest.approx(sketch.width, abs=0.02)
    for one, other in zip(sketch.shapes, image.shapes, strict=True):
        assert (other.fill, other.stroke, other.width, other.closed) == (one.fill, one.stroke, one.width, one.closed)
        for (x, y), (there, up) in zip(one.points, other.points, strict=True):
            assert (sketch.width - there, up) == pytest.approx((x, y), abs=0.02)


def test_what_is_too_large_is_drawn_smaller() -> None:
    figure = Figure((Pose("standing"), Pose("standing"), Pose("standing")), size=400, layout="stack")
    sketch = draw_figure(figure, PEOPLE[0], width=176)
    assert sketch.width <= 176
    assert sketch.height <= TALLEST
    assert draw_figure(replace(figure, size=100), PEOPLE[0], width=400).width <= 400


@pytest.mark.parametrize("place", [place for place in get_args(Joint) if "." not in place])
def test_a_foot_on_head_or_trunk_is_there_unless_it_is_told(place: Joint) -> None:
    body = solve(Pose("supine", right=Limbs(foot=place)), Props())
    assert (body.joints["right.ankle"] - body.joints[place]).length == pytest.approx(
        missed(body, "right foot"), abs=0.05
    )


# ---- the ground

LYING = [base for base in BASES if base != "sitting"]
free_legs = st.builds(Limbs, **angles(*LEG[:-1]))


@given(st.sampled_from(LYING), free_legs, free_legs, st.booleans())
def test_whatever_legs_do_nothing_sinks(base: Preset, right: Limbs, left: Limbs, on_a_bed: Any) -> None:
    props = Props(bed=45) if on_a_bed else Props(mat=True)
    body = solve(Pose(base, right=right, left=left), props)
    assume(not body.misses)
    assert [hit for hit in ground_hits(body, props) if "arm" not in hit.part.limb] == []


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    "around", [Props(mat=True), Props(bed=45), Props(mat=True, chair=0)], ids=["mat", "bed", "chair"]
)
def test_presets_can_be_held(base: Preset, around: Props) -> None:
    sits = base == "sitting"
    if sits != (around.chair is not None):
        return
    assert figure_findings(Figure((Pose(base),), props=around)) == []


def test_a_person_in_a_chair_that_faces_away_is_in_its_back() -> None:
    hits = furniture_hits(solve(Pose("sitting"), Props(chair=0)), Props(chair=0, chair_faces="back"))
    assert {hit.part.name for hit in hits} >= {"right forearm", "left forearm"}


def test_all_angles_have_a_range() -> None:
    said = {item.name for kind in (Limbs, Pose) for item in fields(kind) if item.type == "int | None"}
    assert said - {"lean", "tip", "turn", "height"} == set(size.RANGES)
    assert is_square(WORLD)
