"""Where a body goes through what is solid: the ground, and things around it."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts.pose import proportions as size
from handouts.pose.contours import (
    FIST,
    FLAT,
    FOREARM,
    GRIP,
    SHANK,
    THIGH,
    UPPER_ARM,
    Section,
    bone_sections,
    foot_sections,
    torso_sections,
)
from handouts.pose.furniture import Box, furniture
from handouts.pose.skeleton import SIDES
from handouts.pose.vectors import Vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.pose.contours import Profile
    from handouts.pose.model import HandShape, Props
    from handouts.pose.skeleton import Body
    from handouts.pose.vectors import Frame

_DOWN: Final = Vector(0, 0, -1)
_SUNK: Final = 1.5
"""Centimetres by which skin and clothes give way to the ground."""
_CUSHION: Final = 2.5
"""Centimetres by which a bone may enter a thing before it is told."""
_THIN: Final = 0.25
"""A thin thing is entered by no more than this share of its thickness."""
_HEAD: Final = (9.6, 7.7, 11.0)
"""Radii of the egg of the head: forward, left and up."""
_HEAD_SLICES: Final = (-10.5, -6.0, 0.0, 6.0, 10.5)
_BONES: Final = (
    ("thigh", "leg", "hip", "knee", "thigh", THIGH),
    ("lower leg", "leg", "knee", "ankle", "shank", SHANK),
    ("upper arm", "arm", "shoulder", "elbow", "upper-arm", UPPER_ARM),
    ("forearm", "arm", "elbow", "wrist", "forearm", FOREARM),
)
"""What a bone is called, the limb, its ends, its frame, and how thick it is."""


class Part(NamedTuple):
    """A part of the body, as slices from one end to the other."""

    name: str
    limb: str
    """What it belongs to: ``right leg``, ``left arm``, ``trunk``, ``head``."""
    sections: Sequence[Section]


class Hit(NamedTuple):
    """A part of the body within something solid."""

    part: Part
    thing: str
    depth: float
    """Centimetres below the ground; 0 for other things, which it goes through."""


def ground_hits(body: Body, props: Props) -> list[Hit]:
    """For each limb, trunk and head, the part that is farthest below the floor or the bed, if any is."""
    beds = [box for name, box in furniture(props) if name == "bed"]
    worst: dict[str, Hit] = {}
    for part in body_parts(body):
        if part.name.endswith("upper arm"):
            continue  # who lies on a shoulder pushes it forward, which this skeleton can't
        for section in part.sections:
            bed = next((box for box in beds if is_over(section.centre, box)), None)
            depth = (bed.z1 if bed else 0) - (section.centre.z - section.reach(_DOWN))
            if depth > _SUNK and (part.limb not in worst or depth > worst[part.limb].depth):
                worst[part.limb] = Hit(part, "bed" if bed else "floor", depth)
    return list(worst.values())


def furniture_hits(body: Body, props: Props) -> list[Hit]:
    """For each limb, trunk and head, the first part whose bone goes through a thing."""
    boxes = [(name, _core(box)) for name, box in furniture(props) if name != "bed"]  # a bed is ground
    first: dict[tuple[str, str], Hit] = {}
    for part in body_parts(body):
        for start, end in pairwise(section.centre for section in part.sections):
            for name, box in boxes:
                holds = name == "rail" and part.name.endswith("hand")  # fingers go round it
                if not holds and (part.limb, name) not in first and goes_through(start, end, box):
                    first[part.limb, name] = Hit(part, name, 0)
    return list(first.values())


def goes_through(start: Vector, end: Vector, box: Box) -> bool:
    """True when a straight line from one point to another has a part within a box (Kay and Kajiya's slabs, 1986)."""
    enters, leaves = 0.0, 1.0
    for at, to, low, high in zip(start, end, box[::2], box[1::2], strict=True):
        if to == at:
            if not low < at < high:
                return False
            continue
        near, far = sorted(((low - at) / (to - at), (high - at) / (to - at)))
        enters, leaves = max(enters, near), min(leaves, far)
    return enters < leaves


def is_over(point: Vector, box: Box, margin: float = 0) -> bool:
    """True for a point above (or below) a box, or a margin of centimetres around it."""
    return box.x0 - margin <= point.x <= box.x1 + margin and box.y0 - margin <= point.y <= box.y1 + margin


def _core(box: Box) -> Box:
    """The box without the layer that gives way."""
    x, y, z = (min(_CUSHION, (high - low) * _THIN) for low, high in zip(box[::2], box[1::2], strict=True))
    return Box(box.x0 + x, box.x1 - x, box.y0 + y, box.y1 - y, box.z0 + z, box.z1 - z)


def body_parts(body: Body) -> Iterator[Part]:
    """The parts of a body, in light clothes, fingers straight."""
    yield Part("trunk", "trunk", torso_sections(body))
    middle, head = body.joints["head"], body.frames["head"]
    yield Part("head", "head", [_slice_of_head(middle, head, up) for up in _HEAD_SLICES])
    for side in SIDES:
        for name, limb, first, last, turned, profile in _BONES:
            start, end = body.joints[f"{side}.{first}"], body.joints[f"{side}.{last}"]
            sections = bone_sections(start, end, body.frames[f"{side}.{turned}"], profile)
            yield Part(f"{side} {name}", f"{side} {limb}", sections)
        foot = body.frames[f"{side}.foot"]
        toes = body.limbs(side).toes or 0
        yield Part(f"{side} foot", f"{side} leg", foot_sections(body.joints[f"{side}.ankle"], foot, toes))
        wrist, palm = body.joints[f"{side}.wrist"], body.frames[f"{side}.palm"]
        yield Part(f"{side} hand", f"{side} arm", _hand(wrist, palm, body.limbs(side).shape))


def _slice_of_head(middle: Vector, head: Frame, up: float) -> Section:
    share = sqrt(1 - (up / _HEAD[2]) ** 2)
    return Section(
        middle + head.up * up, head.forward, head.left, (_HEAD[0] * share, _HEAD[0] * share, _HEAD[1] * share)
    )


def _hand(wrist: Vector, palm: Frame, shape: HandShape | None) -> list[Section]:
    profile: Profile = {"grip": GRIP, "fist": FIST}.get(shape or "flat", FLAT)
    # A hand is widest from thumb to little finger, which is forward in its frame.
    return bone_sections(wrist, wrist - palm.up * size.HAND, palm, profile)
