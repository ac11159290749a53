"""Where a spot on the skin is in space."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from handouts.pose.contours import FOREARM, SHANK, THIGH, TORSO, UPPER_ARM, Section
from handouts.pose.skeleton import out

if TYPE_CHECKING:
    from handouts.pose.contours import Profile
    from handouts.pose.marks import Spot
    from handouts.pose.skeleton import Body
    from handouts.pose.vectors import Vector

NECK: Final[Profile] = ((0.0, 6.4, 6.4, 6.6), (0.45, 5.2, 5.4, 5.4), (1.0, 5.0, 5.4, 5.2))
HEAD: Final[Profile] = ((0.0, 4.0, 3.0, 2.6), (0.25, 8.6, 7.0, 6.0), (0.6, 9.6, 10.2, 7.7), (1.0, 1.5, 1.5, 1.5))
_CHIN: Final = -11.0
_CROWN: Final = 11.0
"""Of the head, above its middle."""
_LIMBS: Final[dict[str, tuple[str, str, Profile]]] = {
    "thigh": ("hip", "knee", THIGH),
    "shank": ("knee", "ankle", SHANK),
    "upper-arm": ("shoulder", "elbow", UPPER_ARM),
    "forearm": ("elbow", "wrist", FOREARM),
}


def on_skin(body: Body, spot: Spot, toward: Vector, girth: float = 1) -> Vector:
    """The point of a spot on the skin that faces ``toward``, in centimetres; ``girth`` is that of the person."""
    part, along, aside = spot
    section, outward = _slice(body, part, along / 100)
    ahead, behind, half = (radius * girth for radius in section.radii)
    faces_front, faces_side = section.front.dot(toward), section.side.dot(toward)
    share = aside / 100
    if abs(faces_front) >= abs(faces_side):
        depth = ahead if faces_front > 0 else -behind
        beside = section.side * (outward * share * half)
        return section.centre + beside + section.front * (depth * _bulge(share))
    depth = half if faces_side > 0 else -half
    beside = section.front * (share * (ahead if share > 0 else behind))
    return section.centre + beside + section.side * (depth * _bulge(share))


def _bulge(share: float) -> float:
    """How far the skin stands out at a share of the half width, where 1 is the middle: an ellipse."""
    return sqrt(max(1 - share * share, 0.0))


def _slice(body: Body, part: str, along: float) -> tuple[Section, int]:
    """The section at a share of a part, and the sign of its outward direction along the section's side."""
    joints, frames = body.joints, body.frames
    side, dot, name = part.rpartition(".")
    if dot:
        root, end, profile = _LIMBS[name]
        frame = frames[part]
        centre = joints[f"{side}.{root}"].toward(joints[f"{side}.{end}"], along)
        return Section(centre, frame.forward, frame.left, _radii(profile, along)), out(
            "left" if side == "left" else "right"
        )
    if part == "trunk":
        centre, frame = body.spine_at(along)
        return Section(centre, frame.forward, frame.left, _radii(TORSO, along)), 1
    frame = frames[part]
    if part == "neck":
        return Section(joints["neck"].toward(joints["skull"], along), frame.forward, frame.left, _radii(NECK, along)), 1
    centre = joints["head"] + frame.up * (_CHIN + (_CROWN - _CHIN) * along)
    return Section(centre, frame.forward, frame.left, _radii(HEAD, along)), 1


def _radii(profile: Profile, share: float) -> tuple[float, float, float]:
    """Radii to the front, the back and the side, between two rows of a profile, or at its end."""
    before = max((row for row in profile if row[0] <= share), default=profile[0])
    after = min((row for row in profile if row[0] >= share), default=profile[-1])
    part = (share - before[0]) / ((after[0] - before[0]) or 1)
    front, back, side = (one + (two - one) * part for one, two in zip(before[1:], after[1:], strict=True))
    return front, back, side
