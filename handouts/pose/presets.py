"""Positions to start from, so that an author only says what differs."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, TypeVar

from handouts.frozen import dataclass
from handouts.pose.model import Limbs

if TYPE_CHECKING:
    from handouts.pose.model import Pose, Preset, Surface

T = TypeVar("T")


@dataclass(frozen=True)
class Start:
    """A preset: how the trunk lies, what it rests on, and the limbs of either side."""

    limbs: Limbs
    lean: int = 0
    turn: int = 0
    neck: int = 0
    rests: Surface = "floor"
    right: Limbs | None = None
    left: Limbs | None = None


PRESETS: Final[dict[Preset, Start]] = {
    "standing": Start(Limbs(shoulder=2, arm_out=7, elbow=8, hip=0, hip_out=1, knee=0, ankle=0, hip_turn=6)),
    "sitting": Start(Limbs(shoulder=22, arm_out=5, elbow=38, hip=88, knee=88, foot="floor", hip_turn=4), rests="seat"),
    "supine": Start(Limbs(shoulder=-11, arm_out=14, elbow=4, hip=0, hip_out=3, knee=0, ankle=-25), lean=-90, neck=6),
    "hook-lying": Start(
        Limbs(shoulder=-11, arm_out=14, elbow=4, hip=52, hip_out=2, knee=95, foot="floor"), lean=-90, neck=6
    ),
    "prone": Start(Limbs(shoulder=-6, arm_out=12, elbow=0, hip=3, hip_out=3, knee=0, ankle=-75), lean=90, neck=-12),
    "all-fours": Start(
        Limbs(hip=82, knee=90, ankle=-70, shoulder=82, arm_out=2, elbow=4, hand="floor", fingers="forward"),
        lean=82,
        neck=-12,
    ),
    "kneeling": Start(Limbs(shoulder=2, arm_out=7, elbow=8, hip=0, knee=90, ankle=-70)),
    "side-lying": Start(
        Limbs(hip=45, knee=60, ankle=-15),
        lean=-90,
        turn=90,
        right=Limbs(shoulder=70, arm_out=-4, elbow=75),
        left=Limbs(shoulder=45, elbow=60),
    ),
}


@dataclass(frozen=True)
class Resolved:
    """A pose with nothing left to guess."""

    lean: int
    tip: int
    turn: int
    yaw: int
    low_back: int
    upper_back: int
    bend: int
    twist: int
    neck: int
    neck_turn: int
    neck_bend: int
    belly: int
    x: int
    y: int
    height: int | None
    rests: Surface
    right: Limbs
    left: Limbs


def resolve(pose: Pose) -> Resolved:
    """The pose over its preset. Angles of a limb free it from what the preset planted it on."""
    start = PRESETS[pose.base]
    return Resolved(
        lean=_or(pose.lean, start.lean),
        tip=_or(pose.tip, 0),
        turn=_or(pose.turn, start.turn),
        yaw=pose.yaw,
        low_back=_or(pose.low_back, 0),
        upper_back=_or(pose.upper_back, 0),
        bend=_or(pose.bend, 0),
        twist=_or(pose.twist, 0),
        neck=_or(pose.neck, start.neck),
        neck_turn=_or(pose.neck_turn, 0),
        neck_bend=_or(pose.neck_bend, 0),
        belly=pose.belly,
        x=pose.x,
        y=pose.y,
        height=pose.height,
        rests=start.rests,
        right=_limbs(start.limbs, start.right, pose.both, pose.right),
        left=_limbs(start.limbs, start.left, pose.both, pose.left),
    )


def _limbs(preset: Limbs, of_side: Limbs | None, both: Limbs, own: Limbs) -> Limbs:
    first = _over(preset, of_side) if of_side else preset
    said = _over(both, own)
    freed: dict[str, None] = {}
    if said.hand is None and (said.shoulder is not None or said.elbow is not None or said.arm_out is not None):
        freed["hand"] = None
    if said.hand not in {None, first.hand} or "hand" in freed:
        freed["fingers"] = None  # where they pointed on the floor means nothing elsewhere
    if said.foot is None and said.knee is not None:
        freed["foot"] = None
    return _over(replace(first, **freed), said)


def _over(below: Limbs, above: Limbs) -> Limbs:
    changes = {item.name: value for item in fields(Limbs) if (value := getattr(above, item.name)) is not None}
    return replace(below, **changes)


def _or(value: T | None, otherwise: T) -> T:
    return otherwise if value is None else value
