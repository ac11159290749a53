"""Named places on and around a body, which hands, feet, arrows and things refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.pose import proportions as size
from handouts.pose.contours import TORSO, Section, torso_sections
from handouts.pose.skeleton import SIDES, out

if TYPE_CHECKING:
    from handouts.pose.skeleton import Body
    from handouts.pose.vectors import Vector

_ON_THE_TRUNK = {"chest": (0.72, 1), "belly": (0.32, 1), "pelvis": (0.08, 1), "breastbone": (0.62, 1)}
_BEHIND = {"back": 0.6, "low-back": 0.3, "buttock": 0.0}


def name_places(body: Body) -> None:
    """Add the places on the skin to the joints of a body."""
    joints = body.joints
    for name, (share, _) in _ON_THE_TRUNK.items():
        joints[name] = _on_skin(body, share, ahead=True)
    for name, share in _BEHIND.items():
        joints[name] = _on_skin(body, share, ahead=False)
    head, turned = joints["head"], body.frames["head"]
    joints["face"] = head + turned.at(10.5, 0, -2)
    joints["crown"] = head + turned.at(0, 0, 13)
    joints["head-back"] = head + turned.at(-12.5, 0, 0)
    for side in SIDES:
        _name_leg(body, side)
        pelvis = body.frames["pelvis"]
        joints[f"{side}.waist"] = body.spine_at(0.14)[0] + pelvis.at(3, out(side) * 16, 0)


def _name_leg(body: Body, side: str) -> None:
    joints = body.joints
    hip, knee, ankle = (joints[f"{side}.{name}"] for name in ("hip", "knee", "ankle"))
    thigh, shank, foot = (body.frames[f"{side}.{name}"] for name in ("thigh", "shank", "foot"))
    middle = hip.toward(knee, 0.6)
    joints[f"{side}.thigh"] = middle + thigh.forward * 8.5
    joints[f"{side}.thigh-back"] = hip.toward(knee, 0.72) - thigh.forward * 7.5
    joints[f"{side}.shin"] = knee.toward(ankle, 0.25) + shank.forward * 6
    joints[f"{side}.calf"] = knee.toward(ankle, 0.4) - shank.forward * 7
    joints[f"{side}.toe"] = ankle + foot.at(size.TOE - 3, 0, -3)
    joints[f"{side}.heel"] = ankle + foot.at(-size.HEEL_BACK + 1, 0, -4)


def _on_skin(body: Body, share: float, *, ahead: bool) -> Vector:
    section = _section(body, share)
    return section.centre + section.front * (section.radii[0] if ahead else -section.radii[1])


def _section(body: Body, share: float) -> Section:
    return torso_sections(body, TORSO, share, share + 0.01)[0]
