"""From angles to joints: forward kinematics, with the hips in the middle of space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.pose import proportions as size
from handouts.pose.vectors import ORIGIN, WORLD, Frame, Vector

if TYPE_CHECKING:
    from handouts.pose.model import Limbs
    from handouts.pose.presets import Resolved

Side = Literal["right", "left"]
SIDES: tuple[Side, Side] = ("right", "left")


@dataclass
class Body:
    """A body in space: where its joints are, and how its parts are turned."""

    pose: Resolved
    spine: list[tuple[Vector, Frame]] = field(default_factory=list)
    """Joints of the spine from the hips to the root of the neck, each with the frame of the vertebra above it."""
    joints: dict[str, Vector] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    """Of ``pelvis``, ``chest``, ``neck``, ``head``; of ``right.thigh``, ``right.shank``, ``right.foot``,
    ``right.upper-arm``, ``right.forearm``, ``right.palm`` and the same on the left."""
    misses: list[tuple[str, float]] = field(default_factory=list)
    """Limbs that can't reach what they are planted on, and by how many centimetres."""

    def spine_at(self, share: float) -> tuple[Vector, Frame]:
        """The point at a share of the spine, which may go on below and above it, and the frame there."""
        place = share * size.VERTEBRAE
        index = min(max(int(place), 0), size.VERTEBRAE - 1)
        start, frame = self.spine[index]
        return start + frame.up * ((place - index) * size.SPINE / size.VERTEBRAE), frame

    def limbs(self, side: Side) -> Limbs:
        """What the pose says of one side."""
        return self.pose.right if side == "right" else self.pose.left

    def move(self, way: Vector) -> None:
        """Carry the whole body along."""
        self.spine = [(point + way, frame) for point, frame in self.spine]
        self.joints = {name: point + way for name, point in self.joints.items()}


def out(side: Side) -> int:
    """The sign of y on a side."""
    return 1 if side == "left" else -1


def skeleton(pose: Resolved) -> Body:
    """The body of a pose before it rests on anything."""
    body = Body(pose)
    pelvis = WORLD.turned(pose.yaw).pitched(pose.lean).tipped(pose.tip).turned(pose.turn)
    body.frames["pelvis"] = pelvis
    _lay_spine(body, pelvis)
    _set_head(body)
    for side in SIDES:
        _hang_leg(body, side)
        _hang_arm(body, side)
    return body


def _lay_spine(body: Body, pelvis: Frame) -> None:
    """The low back bends between 8 and 50 % of the spine, the upper back between 50 and 95 %."""
    pose, point = body.pose, ORIGIN
    for index in range(size.VERTEBRAE):
        share = (index + 0.5) / size.VERTEBRAE
        low, high = _share(share, 0.08, 0.42), _share(share, 0.5, 0.45)
        all_along = _share(share, 0.08, 0.82)
        frame = pelvis.pitched(pose.low_back * low + pose.upper_back * high)
        frame = frame.tipped(pose.bend * all_along).turned(pose.twist * all_along)
        body.spine.append((point, frame))
        point += frame.up * (size.SPINE / size.VERTEBRAE)
    body.spine.append((point, body.spine[-1][1]))
    body.frames["chest"] = body.spine_at(size.SHOULDER_HEIGHT)[1]


def _share(place: float, start: float, length: float) -> float:
    return min(max((place - start) / length, 0.0), 1.0)


def _set_head(body: Body) -> None:
    pose = body.pose
    root, top = body.spine_at(0.98)
    neck = top.pitched(14 + pose.neck * 0.55).tipped(pose.neck_bend * 0.5)
    head = top.turned(pose.neck_turn).tipped(pose.neck_bend).pitched(pose.neck)
    skull = root + neck.up * size.NECK
    body.frames |= {"neck": neck, "head": head}
    body.joints |= {"neck": root, "skull": skull, "head": skull + head.at(1.6, 0, size.SKULL)}


def _hang_leg(body: Body, side: Side) -> None:
    limbs, sign = body.limbs(side), out(side)
    pelvis = body.frames["pelvis"]
    hip = body.spine[0][0] + pelvis.left * (sign * size.HIP_OUT)
    thigh = pelvis.pitched(-(limbs.hip or 0)).tipped(sign * (limbs.hip_out or 0)).turned(-sign * (limbs.hip_turn or 0))
    shank = thigh.pitched(limbs.knee or 0)
    body.joints[f"{side}.hip"] = hip
    set_leg(body, side, hip - thigh.up * size.THIGH, thigh, shank, shank.pitched(-(limbs.ankle or 0)))


def set_leg(body: Body, side: Side, knee: Vector, thigh: Frame, shank: Frame, foot: Frame) -> None:
    """Enter a leg below its hip."""
    ankle = knee - shank.up * size.SHANK
    body.joints |= {f"{side}.knee": knee, f"{side}.ankle": ankle}
    body.frames |= {f"{side}.thigh": thigh, f"{side}.shank": shank, f"{side}.foot": foot}


def _hang_arm(body: Body, side: Side) -> None:
    limbs, sign = body.limbs(side), out(side)
    middle, chest = body.spine_at(size.SHOULDER_HEIGHT)
    shoulder = middle + chest.at(-0.5, sign * size.SHOULDER_OUT)
    upper = chest.pitched(-(limbs.shoulder or 0)).tipped(sign * (limbs.arm_out or 0))
    upper = upper.turned(-sign * (limbs.arm_turn or 0))
    forearm = upper.pitched(-(limbs.elbow or 0))
    body.joints[f"{side}.shoulder"] = shoulder
    set_arm(
        body, side, shoulder - upper.up * size.UPPER_ARM, upper, forearm, forearm.tipped(-sign * (limbs.wrist or 0))
    )


def set_arm(body: Body, side: Side, elbow: Vector, upper: Frame, forearm: Frame, palm: Frame) -> None:
    """Enter an arm below its shoulder."""
    wrist = elbow - forearm.up * size.FOREARM
    body.joints |= {f"{side}.elbow": elbow, f"{side}.wrist": wrist, f"{side}.hand": wrist - palm.up * (size.HAND / 2)}
    body.frames |= {f"{side}.upper-arm": upper, f"{side}.forearm": forearm, f"{side}.palm": palm}
