"""Inverse kinematics: hands and feet go where they are planted.

Two bones of known length reach a point in one plane; the angle between them follows from the law of cosines. The angles
of the pose say which way knee and elbow point.
"""

from __future__ import annotations

from math import acos, atan2, degrees, hypot, sqrt
from typing import TYPE_CHECKING, Final, get_args

from handouts.pose import proportions as size
from handouts.pose.furniture import COUNTER_HEIGHT, RAIL_HEIGHT, STEP_HEIGHT, seat_height
from handouts.pose.model import Surface
from handouts.pose.skeleton import SIDES, Side, out, set_arm, set_leg
from handouts.pose.vectors import Frame, Vector, frame_along

if TYPE_CHECKING:
    from handouts.pose.model import Props, Way
    from handouts.pose.skeleton import Body

_PALM: Final = 7.5
"""From the wrist to the middle of the palm."""
WAYS: Final[dict[Way, Vector]] = {
    "up": Vector(0, 0, 1),
    "down": Vector(0, 0, -1),
    "forward": Vector(1, 0, 0),
    "back": Vector(-1, 0, 0),
    "right": Vector(0, -1, 0),
    "left": Vector(0, 1, 0),
}


def two_bones(root: Vector, target: Vector, first: float, second: float, pole: Vector) -> tuple[Vector, float]:
    """Where the joint between two bones is, and by how much they are too short (or too long) for the target.

    ``pole`` is the direction to which the joint points; lengths are centimetres.
    """
    way = target - root
    distance = way.length
    reached = min(max(distance, abs(first - second) + 0.01), first + second - 0.001)
    axis = way.unit if distance else Vector(0, 0, -1)
    along = (first * first - second * second + reached * reached) / (2 * reached)
    aside = sqrt(max(first * first - along * along, 0.0))
    bent = frame_along(axis, pole).forward
    return root + axis * along + bent * aside, abs(distance - reached)


def plant(body: Body, props: Props) -> None:
    """Plant feet, then hands; a foot may rest on the other leg, a hand on a leg or the other arm."""
    from handouts.pose.places import name_places

    planted = [side for side in SIDES if body.limbs(side).foot]
    on_the_body = [side for side in planted if body.limbs(side).foot not in get_args(Surface)]
    for side in planted:
        if side not in on_the_body:
            _plant_foot(body, side, props)
    name_places(body)
    for side in on_the_body:
        _plant_foot(body, side, props)
        name_places(body)
    right_waits = (body.limbs("right").hand or "") in {"left.elbow", "left.wrist", "left.hand"}
    for side in reversed(SIDES) if right_waits else SIDES:
        if body.limbs(side).hand:
            _plant_hand(body, side, props)


def _plant_foot(body: Body, side: Side, props: Props) -> None:
    limbs = body.limbs(side)
    hip, thigh = body.joints[f"{side}.hip"], body.frames[f"{side}.thigh"]
    place, shift = limbs.foot, limbs.foot_shift
    grounds = {"floor": props.bed or 0, "bed": props.bed or 0, "step": STEP_HEIGHT, "seat": seat_height(props)}
    ground = grounds.get(place or "")
    if place in {"floor", "bed"} and shift is None:
        _stand(body, side, props.bed or 0)
        return
    target = Vector(hip.x, hip.y, ground + size.ANKLE) if ground is not None else body.joints[place or ""]
    target += _shifted(shift, side)
    knee, miss = two_bones(hip, target, size.THIGH, size.SHANK, thigh.forward)
    if miss:
        body.misses.append((f"{side} foot", miss))
    pole = (knee - hip) - (target - hip).unit * (knee - hip).dot((target - hip).unit)
    forward = pole.unit if pole.length > 1 else thigh.forward
    left = frame_along(hip - target, forward).left
    thigh = _hinged(hip - knee, left)
    shank = _hinged(knee - target, left)
    foot = _flat(shank) if ground is not None else shank.pitched(-(limbs.ankle or 0))
    set_leg(body, side, knee, thigh, shank, foot)


def _stand(body: Body, side: Side, ground: float) -> None:
    """Keep the thigh and bend the knee until the sole is on the ground, whose height is given."""
    limbs, thigh = body.limbs(side), body.frames[f"{side}.thigh"]
    knee = body.joints[f"{side}.knee"]
    radius = hypot(thigh.up.z, thigh.forward.z) or 1e-9
    wanted = (knee.z - ground - size.ANKLE) / (size.SHANK * radius)
    if abs(wanted) > 1:
        body.misses.append((f"{side} foot", (abs(wanted) - 1) * size.SHANK * radius))
        wanted = min(max(wanted, -1.0), 1.0)
    phase = degrees(atan2(thigh.forward.z, thigh.up.z))
    bends = [_signed(phase + sign * degrees(acos(wanted))) for sign in (1, -1)]
    bend = min(bends, key=lambda angle: abs(angle - (limbs.knee or 0)) + (1000 if angle < -6 or angle > 160 else 0))  # noqa: PLR2004 - what a knee can do
    shank = thigh.pitched(bend)
    set_leg(body, side, knee, thigh, shank, _flat(shank))


def _hinged(up: Vector, left: Vector) -> Frame:
    """The frame of a bone that turns about ``left``, as both bones at a knee or an elbow do, however far it bends."""
    up = up.unit
    return Frame(left.cross(up), left, up)


def _signed(angle: float) -> float:
    return (angle + 180) % 360 - 180


def _flat(shank: Frame) -> Frame:
    """A foot whose sole is level, pointing where the shin looks."""
    up = Vector(0, 0, 1)
    # With a shin that lies level, the sole stands below it: then it looks along the shin.
    ahead = shank.forward if abs(shank.forward.z) < 0.97 else -shank.up  # noqa: PLR2004
    return frame_along(up, Vector(ahead.x, ahead.y, 0))


def _plant_hand(body: Body, side: Side, props: Props) -> None:
    limbs = body.limbs(side)
    shoulder = body.joints[f"{side}.shoulder"]
    upper = body.frames[f"{side}.upper-arm"]
    target = _hand_target(body, side, props) + _shifted(limbs.hand_shift, side)
    on_surface = limbs.hand in {"floor", "wall", "counter", "seat", "bed"}
    fingers = WAYS[limbs.fingers] if limbs.fingers else Vector(0, 0, 1) if limbs.hand == "wall" else None
    hint = body.joints[f"{side}.elbow"] - shoulder
    forearm_length = size.FOREARM
    if fingers is None:
        forearm_length += _PALM
    elif not on_surface:
        target -= fingers * _PALM
    axis = (target - shoulder).unit
    pole = hint - axis * hint.dot(axis)
    if pole.length < 1:
        pole = -upper.forward
    elbow, miss = two_bones(shoulder, target, size.UPPER_ARM, forearm_length, pole)
    if miss:
        body.misses.append((f"{side} hand", miss))
    inward = Vector(0, -out(side), 0)
    forward = -(pole - axis * pole.dot(axis)).unit
    left = frame_along(-axis, forward).left
    upper = _hinged(shoulder - elbow, left)
    forearm = _hinged(elbow - target, left)
    palm = forearm
    if fingers:
        ahead = forearm.forward if abs(fingers.dot(forearm.forward)) < 0.9 else inward  # noqa: PLR2004 - not along it
        palm = frame_along(-fingers, ahead)
    set_arm(body, side, elbow, upper, forearm, palm)


def _hand_target(body: Body, side: Side, props: Props) -> Vector:
    shoulder, hip = body.joints[f"{side}.shoulder"], body.joints[f"{side}.hip"]
    match body.limbs(side).hand:
        case "floor" | "bed" | "step" as below:
            ground = STEP_HEIGHT if below == "step" else props.bed or 0
            return Vector(shoulder.x, shoulder.y, ground + 2.8)
        case "wall":
            return _away(shoulder, (props.wall or 0) - 2.6, shoulder.z - 14, props)
        case "counter":
            return _away(shoulder, (props.counter or 0) + 6, COUNTER_HEIGHT + 2.5, props)
        case "rail":
            return _away(shoulder, (props.rail or 0) - 3, RAIL_HEIGHT, props)
        case "seat":
            return Vector(hip.x, hip.y + out(side) * 11, seat_height(props) + 2.5)
        case place:
            return body.joints[place or "pelvis"]


def _away(shoulder: Vector, distance: float, height: float, props: Props) -> Vector:
    """A place straight ahead of a shoulder, or straight to the left of it."""
    return Vector(shoulder.x, distance, height) if props.beside else Vector(distance, shoulder.y, height)


def _shifted(shift: tuple[int, ...] | None, side: Side) -> Vector:
    if shift is None:
        return Vector(0, 0, 0)
    return Vector(shift[0], out(side) * shift[1], shift[2])
