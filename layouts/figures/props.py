"""What stands around the person: floor, mat, furniture, pillows, and what hands hold."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from handouts.pose.contours import BALL, Section
from handouts.pose.furniture import Box, furniture, seat_height
from handouts.pose.proportions import ANKLE
from handouts.pose.vectors import Vector
from layouts.figures.outline import outline
from layouts.figures.planar import hull
from layouts.figures.shapes import HAIR_LINE, LINE
from layouts.figures.water import draw_water

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.pose.model import Joint, Props
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Sketch

MAT: Final = 3.0
"""Its thickness: the person lies at height 0, the floor is below."""
_FORWARD, _LEFT, _UP = Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1)
_EDGES: Final = ((-1, -1), (-1, 1), (1, 1), (1, -1))
_STRAP: Final = 1.7
_STICK: Final = 1.6
"""Widths in points."""
_OFF_THE_SKIN: Final = 2.0
"""Centimetres from the skin of the middling person to the middle of a stick."""
_ROLL: Final = 6.0
_ROLL_ENDS: Final = (-52.0, -24.0)
"""Radius of a towel that is rolled up, and where its near and its far end are."""
_RING_STEPS: Final = 24
_SPIRAL: Final = [1 - 0.9 * step / 38 for step in range(39)]
"""The turns at its end: shares of the radius, from the rim inward."""
_FIST: Final = 4.0
_TAIL: Final = 9.0
"""How far from the middle of a fist a towel comes to light, and how far below it its end hangs."""


def draw_behind(sketch: Sketch, camera: Camera, props: Props, bodies: Sequence[Body], body: Body) -> None:
    """What is painted before the person: ground, furniture, pillows, ball, box and stick."""
    _draw_ground(sketch, camera, props, bodies, body)
    boxes = [box for _, box in furniture(props)]
    for box in sorted(boxes, key=lambda box: camera.depth(_middle(box))):
        _draw_box(sketch, camera, box, "prop")
    for sections in _pillows(props, body):
        sketch.add(outline(sections, camera), "pillow", "ink", HAIR_LINE)
    if props.ball:
        x, y = camera.see(body.joints[props.ball])
        sketch.add([(x + 10 * dx, y + 10 * dy) for dx, dy in _CIRCLE], "pillow", "ink", LINE)
    if props.box:
        middle = body.joints[props.box]
        corners = (middle.x - 15, middle.x + 15, middle.y - 19, middle.y + 19, middle.z - 24, middle.z)
        _draw_box(sketch, camera, Box(*corners), "pillow")
    if props.stick:
        _draw_stick(sketch, camera, body, body.joints[props.stick[0]], body.joints[props.stick[-1]])


def draw_over(sketch: Sketch, camera: Camera, props: Props, body: Body) -> None:
    """What is painted over the person: towel and water."""
    if props.rolled_towel is not None:
        _draw_rolled_towel(sketch, camera, props.rolled_towel)
    if props.towel:
        _draw_towel(sketch, camera, body, props.towel)
    if props.water is not None:
        draw_water(sketch, camera, props.water)


def _draw_rolled_towel(sketch: Sketch, camera: Camera, place: float) -> None:
    """A towel folded lengthwise and rolled up, on the mat to the right of the middle; its near end shows the turns."""
    near, far = ([camera.see(Vector(place + x, y, _ROLL + z)) for x, z in _ring(_ROLL)] for y in _ROLL_ENDS)
    sketch.add(hull([*near, *far]), "pillow", "ink", HAIR_LINE, smooth=False)
    if camera.depth(_LEFT) > -0.02:  # the end is turned away from the reader
        return
    sketch.add(near, "pillow", "ink", HAIR_LINE, smooth=False)
    turns = [(c * size, s * size) for size, (c, s) in zip(_SPIRAL, _ring(_ROLL) * 2, strict=False)]
    points = [camera.see(Vector(place + x, _ROLL_ENDS[0], _ROLL + z)) for x, z in turns]
    sketch.add(points, None, "ink", HAIR_LINE, closed=False)


def _ring(radius: float) -> list[tuple[float, float]]:
    angles = [radians(360 * step / _RING_STEPS) for step in range(_RING_STEPS)]
    return [(radius * cos(angle), radius * sin(angle)) for angle in angles]


def _draw_stick(sketch: Sketch, camera: Camera, body: Body, start: Vector, end: Vector) -> None:
    """A stick that juts out at both ends, behind the hands that hold it.

    It begins off the skin, because trunks of stout people are thicker; heads are not.
    """
    along = (end - start).unit
    away = start - body.spine_at(0.3)[0]
    away = (away - along * away.dot(along)).unit * _OFF_THE_SKIN
    points = [camera.see(start - along * 16 + away), camera.see(end + along * 12)]
    sketch.add(points, None, "ink", _STICK + 2 * HAIR_LINE, closed=False, smooth=False)
    sketch.add(points, None, "strap", _STICK, closed=False, smooth=False)


def _draw_towel(sketch: Sketch, camera: Camera, body: Body, places: Sequence[Joint]) -> None:
    """A towel from fist to fist, whose ends hang out of them; round a foot, it lies under the ball."""
    lines, on_the_sole = [], []
    for name in places:
        side, _, part = name.rpartition(".")
        if part == "toe":
            frame, ankle = body.frames[f"{side}.foot"], body.joints[f"{side}.ankle"]
            on_the_sole += [ankle + frame.at(along, 0, -ANKLE - 0.6) for along in (BALL - 3.5, BALL + 1.5)]
    for hand, turn in ((places[0], places[1]), (places[-1], places[-2])):
        if hand.endswith(".toe"):
            continue
        fist = body.joints[hand]
        end = on_the_sole[0].toward(on_the_sole[1], 0.5) if on_the_sole else body.joints[turn]
        lines += [[fist - _UP * _FIST, fist - _UP * _TAIL], [fist + (end - fist).unit * _FIST, end]]
    for line in (*lines, on_the_sole):
        points = [camera.see(point) for point in line]
        if points:
            sketch.add(points, None, "ink", _STRAP + 2 * HAIR_LINE, closed=False, smooth=False)
            sketch.add(points, None, "pillow", _STRAP, closed=False, smooth=False)


def _draw_ground(sketch: Sketch, camera: Camera, props: Props, bodies: Sequence[Body], body: Body) -> None:
    """Mat and floor: under who lies as long as all poses of the figure need them, else only as this one does."""
    points = [point for one in bodies for point in one.joints.values()]
    lying = max(point.x for point in points) - min(point.x for point in points) > 100
    if not (lying or props.mat):
        points = list(body.joints.values())
    back, ahead = min(point.x for point in points), max(point.x for point in points)
    right, left = min(point.y for point in points), max(point.y for point in points)
    if props.rolled_towel is not None:
        back, ahead = min(back, props.rolled_towel - _ROLL), max(ahead, props.rolled_towel + _ROLL)
    room = 8 if lying else 14
    if props.mat:
        wide = max(-right, left, 26) + 8
        _draw_box(sketch, camera, Box(back - room, ahead + room, -wide, wide, -MAT, 0), "prop-light")
    if not props.floor or abs(camera.up.z) < 0.99:
        return
    beyond = room + 4 if lying or props.mat else 7
    areas = [(back - beyond, ahead + beyond, right - beyond, left + beyond)]
    areas += [(box.x0 - 3, box.x1 + 3, box.y0 - 3, box.y1 + 3) for _, box in furniture(props)]
    xs = [camera.see(Vector(x, y, 0))[0] for x0, x1, y0, y1 in areas for x in (x0, x1) for y in (y0, y1)]
    level = -MAT if props.mat else 0
    sketch.add([(min(xs), level), (max(xs), level)], None, "prop-line", LINE, closed=False, smooth=False)


def _middle(box: Box) -> Vector:
    return Vector((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, (box.z0 + box.z1) / 2)


def _draw_box(sketch: Sketch, camera: Camera, box: Box, tone: str) -> None:
    """The faces of a box that look at the reader; the upper one is lighter."""
    middle = _middle(box)
    halves = ((_FORWARD, (box.x1 - box.x0) / 2), (_LEFT, (box.y1 - box.y0) / 2), (_UP, (box.z1 - box.z0) / 2))
    for index, (normal, half) in enumerate(halves):
        (one, wide), (other, high) = halves[index - 2], halves[index - 1]
        facing = camera.depth(normal)
        if abs(facing) < 0.02:
            continue
        face = middle + normal * (half if facing > 0 else -half)
        corners = [camera.see(face + one * (a * wide) + other * (b * high)) for a, b in _EDGES]
        fill = "prop-light" if index == len(halves) - 1 else tone
        sketch.add(corners, fill, "prop-line", HAIR_LINE, smooth=False)


def _pillows(props: Props, body: Body) -> Iterator[list[Section]]:
    """Each as a roll that lies across the body, from what it lies on up to what rests on it."""
    joints = body.joints
    knees = joints["right.knee"].toward(joints["left.knee"], 0.5)
    ankles = joints["right.ankle"].toward(joints["left.ankle"], 0.5)
    ground = props.bed or 0
    for place in props.pillows:
        match place:
            case "head":
                head = joints["head"]
                yield _roll(head + Vector(0, 0, -3), ground, head.z - 5, 17, 23)
            case "knees":
                yield _roll(knees - Vector(8, 0, 0), ground, knees.z - 5.5, 14, 24)
            case "shins":
                yield _roll(ankles.toward(knees, 0.15), ground, ankles.z - 3.5, 12, 24)
            case "belly":
                middle = body.spine_at(0.2)[0]
                yield _roll(middle, ground, middle.z - 7, 20, 23)
            case "between-knees":
                yield _between(knees, ankles)
            case "seat":
                hips = body.spine[0][0]
                yield _roll(hips, seat_height(props), hips.z - 7, 18, 19)
            case "low-back":
                place_ = joints["low-back"]
                yield _roll(place_ - Vector(3, 0, 0), place_.z - 6, place_.z + 6, 4.5, 16)


def _roll(middle: Vector, bottom: float, top: float, half_length: float, half_width: float) -> list[Section]:
    """A pillow across the body: its middle is given, lengths are along x and y."""
    high = max(top - bottom, 3.0) / 2
    centre = Vector(middle.x, middle.y, bottom + high)
    rims = ((-1.0, 0.72), (-0.86, 0.96), (0, 1.0), (0.86, 0.96), (1.0, 0.72))
    return [
        Section(
            centre + _LEFT * (share * half_width), _FORWARD, _UP, (half_length * size, half_length * size, high * size)
        )
        for share, size in rims
    ]


def _between(knees: Vector, ankles: Vector) -> list[Section]:
    """A pillow along the lower legs of somebody who lies on their side."""
    along = (ankles - knees).unit
    across = _UP.cross(along).unit
    rims = ((-12.0, 0.6), (-9.0, 0.95), (10.0, 1.0), (30.0, 0.95), (34.0, 0.6))
    return [Section(knees + along * place, across, _UP, (13 * size, 13 * size, 5 * size)) for place, size in rims]


_CIRCLE: Final = [
    (c, s) for c, s in ((1, 0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1), (0.71, -0.71))
]
