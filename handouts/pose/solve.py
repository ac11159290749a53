"""A pose becomes a body that rests on the floor or a seat, with hands and feet where they are planted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.pose import proportions as size
from handouts.pose.contours import SHANK, THIGH, bone_sections, foot_sections, torso_sections
from handouts.pose.furniture import seat_height
from handouts.pose.places import name_places
from handouts.pose.planting import plant
from handouts.pose.presets import resolve
from handouts.pose.skeleton import SIDES, Body, skeleton
from handouts.pose.vectors import Vector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.contours import Section
    from handouts.pose.model import Pose, Props

_DOWN = Vector(0, 0, -1)
_BACK_OF_HEAD = 9.6


def solve(pose: Pose, props: Props) -> Body:
    """The body of a pose. What can't be reached is told in its ``misses``."""
    body = skeleton(resolve(pose))
    body.move(Vector(body.pose.x, body.pose.y, _rise(body, props)))
    plant(body, props)
    name_places(body)
    return body


def _rise(body: Body, props: Props) -> float:
    """How far up the body goes from where its hips are at height 0."""
    if body.pose.height is not None:
        return body.pose.height
    if body.pose.rests == "seat":
        return seat_height(props) + size.SEATED_HIP
    ground = props.bed or 0
    lowest = [section.centre.z - section.reach(_DOWN) for section in _on_the_ground(body)]
    return ground - min(*lowest, body.joints["head"].z - _BACK_OF_HEAD)


def _on_the_ground(body: Body) -> Iterator[Section]:
    """Trunk and legs; a planted foot carries nothing until it is planted."""
    yield from torso_sections(body)
    for side in SIDES:
        hip, knee, ankle = (body.joints[f"{side}.{name}"] for name in ("hip", "knee", "ankle"))
        yield from bone_sections(hip, knee, body.frames[f"{side}.thigh"], THIGH)
        if body.limbs(side).foot is None:
            yield from bone_sections(knee, ankle, body.frames[f"{side}.shank"], SHANK)
            yield from foot_sections(ankle, body.frames[f"{side}.foot"], body.limbs(side).toes or 0)
