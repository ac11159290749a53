"""Where a body goes through what is solid: the ground, and things around it."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts.pose import proportions as size
from handouts.pose.contours import (
    FLAT,
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    Section,
    bone_sections,
    foot_sections,
    torso_sections,
)
from handouts.pose.furniture import furniture
from handouts.pose.skeleton import SIDES
from handouts.pose.vectors import Vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.pose.furniture import Box
    from handouts.pose.model import Props
    from handouts.pose.skeleton import Body, Side

_DOWN: Final = Vector(0, 0, -1)
_SUNK: Final = 1.5
"""Centimetres by which skin and clothes give way to the ground."""
_CUSHION: Final = 2.5
"""Centimetres by which a bone may enter a thing before it is told."""
_THIN: Final = 0.25
"""A thin thing is entered by no more than this share of its thickness."""
_HEAD: Final = ((0.0, 0.0, 0.0), (9.6, 7.7, 11.0))
"""The egg of the head: forward, left and up."""


class Part(NamedTuple):
    """A part of the body, as slices from one end to the other."""

    name: str
    limb: str
    """What it belongs to: ``right leg``, ``left arm``, ``trunk``, ``head``."""
    side: Side | None
    sections: Sequence[Section]


class Hit(NamedTuple):
    """A part of the body within something solid."""

    part: Part
    thing: str
    depth: float
    """Centimetres below the ground; 0 for other things, which it goes through."""


def body_parts(body: Body) -> Iterator[Part]:
    """The parts of a body, without clothes and fingers."""
    joints, frames = body.joints, body.frames
    yield Part("trunk", "trunk", None, torso_sections(body))
    head = frames["head"]
    middle = joints["head"]
    yield Part("head", "head", None, [Section(middle + head.up * up, head.forward, head.left, (9.6, 9.6, 7.7)) for up in (-4, 4)])
    for side in SIDES:
        hip, knee, ankle = (joints[f"{side}.{name}"] for name in ("hip", "knee", "ankle"))
        shoulder, elbow, wrist = (joints[f"{side}.{name}"] for name in ("shoulder", "elbow", "wrist"))
        palm = frames[f"{side}.palm"]
        tips = wrist - palm.up * size.HAND
        foot = foot_sections(ankle, frames[f"{side}.foot"], body.limbs(side).toes or 0)
        leg, arm = f"{side} leg", f"{side} arm"
        yield Part(f"{side} thigh", leg, side, bone_sections(hip, knee, frames[f"{side}.thigh"], THIGH))
        yield Part(f"{side} lower leg", leg, side, bone_sections(knee, ankle, frames[f"{side}.shank"], SHANK))
        yield Part(f"{side} foot", leg, side, foot)
        yield Part(
            f"{side} upper arm", arm, side, bone_sections(shoulder, elbow, frames[f"{side}.upper-arm"], UPPER_ARM)
        )
        yield Part(f"{side} forearm", arm, side, bone_sections(elbow, wrist, frames[f"{side}.forearm"], FOREARM))
        yield Part(f"{side} hand", arm, side, bone_sections(wrist, tips, palm, FLAT))
