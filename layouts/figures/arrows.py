"""Arrows of movement: the way that a place has come, a straight push, or a turn round a joint."""

from __future__ import annotations

from math import acos, cos, hypot, radians, sin
from typing import TYPE_CHECKING, Final

from handouts.pose.planting import WAYS
from handouts.pose.vectors import Vector
from layouts.figures.clearance import Obstacles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.pose.model import Arrow, Joint, Pose
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Point, Sketch

LINE: Final = 1.5
HALO: Final = 3.6
"""White round the line, so that it stands out from dark trousers."""
HEAD: Final = (6.2, 5.4)
"""Length and width of the head. All these are points on paper."""
_STEPS: Final = 10
_OFFSETS: Final = (6.0, 9.0, 12.0, 15.0, 19.0)
"""Centimetres beside the way of a place, the nearest first."""
_SKIPPED: Final = 0.14
"""The beginning of a way, which would only say where it was."""
_PARENTS: Final = {
    "knee": "hip",
    "ankle": "knee",
    "toe": "ankle",
    "heel": "ankle",
    "shin": "knee",
    "calf": "knee",
    "elbow": "shoulder",
    "wrist": "elbow",
    "hand": "wrist",
}


def draw_arrows(sketch: Sketch, camera: Camera, pose: Pose, bodies: Sequence[Body], index: int) -> None:
    """The arrows of one pose of a figure."""
    if not pose.arrows:
        return
    body, before = bodies[index], bodies[max(index - 1, 0)]
    obstacles = Obstacles(sketch)
    for arrow in pose.arrows:
        shift = arrow.shift
        if arrow.track:
            points = _tracked(camera, before, body, arrow.track, obstacles)
        elif arrow.round:
            points = _curved(camera, body.joints[arrow.round], arrow)
        else:
            points = _straight(camera, body, arrow)
        draw_arrow(sketch, [(x + shift[0], y + shift[1]) for x, y in points], both=arrow.both)


def _straight(camera: Camera, body: Body, arrow: Arrow) -> list[Point]:
    x, y = camera.see(body.joints[arrow.at or "pelvis"])
    dx, dy = camera.see(WAYS[arrow.go or "up"])
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length, dy / length
    return [(x + dx * arrow.length * part, y + dy * arrow.length * part) for part in (0, 0.5, 1)]


def _curved(camera: Camera, middle: Vector, arrow: Arrow) -> list[Point]:
    span = arrow.end - arrow.start
    angles = [radians(arrow.start + span * step / _STEPS) for step in range(_STEPS + 1)]
    if arrow.level:
        return [camera.see(middle + Vector(cos(angle), -sin(angle), 0) * arrow.length) for angle in angles]
    x, y = camera.see(middle)
    return [(x + arrow.length * sin(angle), y + arrow.length * cos(angle)) for angle in angles]


def _tracked(camera: Camera, before: Body, after: Body, joint: Joint, obstacles: Obstacles) -> list[Point]:
    """Beside the way of a joint, on the side and at the distance where the body is least in the way."""
    first = int(_SKIPPED * _STEPS)
    way = [camera.see(_between(before, after, joint, step / _STEPS)) for step in range(first, _STEPS + 1)]
    ways = [_beside(way, sign * offset) for offset in _OFFSETS for sign in (1, -1)]
    return min(ways, key=obstacles.covered)  # of equals, the first: the nearest


def _beside(way: Sequence[Point], offset: float) -> list[Point]:
    """A line that runs along another one, to its left for a positive offset."""
    moved = []
    last = len(way) - 1
    for index, (x, y) in enumerate(way):
        (ax, ay), (bx, by) = way[max(index - 1, 0)], way[min(index + 1, last)]
        length = hypot(bx - ax, by - ay) or 1.0
        moved.append((x - (by - ay) / length * offset, y + (bx - ax) / length * offset))
    return moved


def _between(before: Body, after: Body, name: str, share: float) -> Vector:
    """Where a joint is at a share of the movement: it swings round the joint that it hangs from."""
    start, end = before.joints[name], after.joints[name]
    side, _, part = name.rpartition(".")
    parent = _PARENTS.get(part)
    if not parent:
        return start.toward(end, share)
    root = f"{side}.{parent}"
    one, other = start - before.joints[root], end - after.joints[root]
    return _between(before, after, root, share) + _swung(one, other, share)


def _swung(one: Vector, other: Vector, share: float) -> Vector:
    """A bone between two directions (spherical interpolation, Shoemake 1985)."""
    product = one.length * other.length
    angle = acos(min(max(one.dot(other) / product, -1.0), 1.0)) if product else 0.0
    if angle < 0.01:
        return one.toward(other, share)
    return one * (sin((1 - share) * angle) / sin(angle)) + other * (sin(share * angle) / sin(angle))


def draw_arrow(sketch: Sketch, points: list[Point], *, both: bool) -> None:
    """An arrow along points in centimetres: halo first, then line and head."""
    length, width = HEAD[0] / sketch.scale, HEAD[1] / sketch.scale
    heads = [_head(points, length, width)]
    if both:
        heads.append(_head(points[::-1], length, width))
    line = _shortened(points, length * 0.7)
    if both:
        line = _shortened(line[::-1], length * 0.7)[::-1]
    sketch.add(line, None, "halo", HALO, closed=False)
    for head in heads:
        sketch.add(head, None, "halo", HALO - LINE, smooth=False)
    sketch.add(line, None, "arrow", LINE, closed=False)
    for head in heads:
        sketch.add(head, "arrow", "arrow", 0.4, smooth=False)


def _head(points: Sequence[Point], length: float, width: float) -> list[Point]:
    """A barbed head whose tip is the last point."""
    (x, y), (bx, by) = points[-1], _shortened(points, length)[-1]
    far = hypot(x - bx, y - by) or 1.0
    dx, dy = (x - bx) / far, (y - by) / far
    back, notch, half = length, length * 0.72, width / 2
    return [
        (x, y),
        (x - dx * back - dy * half, y - dy * back + dx * half),
        (x - dx * notch, y - dy * notch),
        (x - dx * back + dy * half, y - dy * back - dx * half),
    ]


def _shortened(points: Sequence[Point], length: float) -> list[Point]:
    """The line without so many centimetres of its end, but with at least its beginning."""
    kept = list(points)
    while len(kept) > 2:
        (ax, ay), (bx, by) = kept[-2:]
        piece = hypot(bx - ax, by - ay)
        if piece > length:
            break
        length -= piece
        kept.pop()
    (ax, ay), (bx, by) = kept[-2:]
    piece = hypot(bx - ax, by - ay) or 1.0
    share = max(1 - length / piece, 0.1)
    kept[-1] = (ax + (bx - ax) * share, ay + (by - ay) * share)
    return kept
