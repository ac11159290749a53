"""What a content file says of a figure: its poses, what stands around the person, and arrows.

Angles are whole degrees from the anatomical position, plus is flexion; lengths are whole centimetres. In the side view
the person faces right, so that the right side is near the reader. Who is drawn for the left side is mirrored.
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.limits import Between, Items
from handouts.pose.marks import Mark, Sign

View = Literal["side", "front", "back", "above", "feet", "corner", "corner-back"]
Preset = Literal[
    "standing",
    "sitting",
    "supine",
    "hook-lying",
    "prone",
    "all-fours",
    "kneeling",
    "side-lying",
]
Joint = Literal[
    "right.shoulder",
    "right.elbow",
    "right.wrist",
    "right.hand",
    "right.hip",
    "right.knee",
    "right.ankle",
    "right.toe",
    "right.heel",
    "right.thigh",
    "right.thigh-back",
    "right.shin",
    "right.calf",
    "right.waist",
    "left.shoulder",
    "left.elbow",
    "left.wrist",
    "left.hand",
    "left.hip",
    "left.knee",
    "left.ankle",
    "left.toe",
    "left.heel",
    "left.thigh",
    "left.thigh-back",
    "left.shin",
    "left.calf",
    "left.waist",
    "head",
    "crown",
    "head-back",
    "face",
    "neck",
    "chest",
    "breastbone",
    "belly",
    "back",
    "low-back",
    "pelvis",
    "buttock",
]
"""Places of the body. ``thigh`` and ``shin`` are in front of the bone, ``thigh-back`` and ``calf`` behind it."""
Surface = Literal["floor", "wall", "seat", "counter", "rail", "step", "bed"]
Place = Literal[Joint, Surface]
HandShape = Literal["flat", "grip", "fist"]
Pillow = Literal["head", "knees", "between-knees", "belly", "shins", "seat", "low-back"]
Way = Literal["up", "down", "forward", "back", "right", "left"]
Length = Annotated[int, Between(-300, 300)]
"""Centimetres that a sheet can show: more is a slip of the pen."""
Turn = Annotated[int, Between(-180, 180)]
"""Degrees of the whole body, or of its pelvis."""
Shift = Annotated[tuple[Length, ...], Items(3, 3)]
"""Centimetres forward, outward (to the left, for what has no side) and up."""


@dataclass(frozen=True)
class Limbs(Strict):
    """Angles of one side, or of both. What is left out is as in the preset."""

    hip: int | None = None
    hip_out: int | None = None
    """Away from the other leg."""
    hip_turn: int | None = None
    """Turned outward."""
    knee: int | None = None
    ankle: int | None = None
    """Plus lifts the toes."""
    toes: int | None = None
    """Plus bends the toes up."""
    foot: Place | None = None
    """What the foot stands on or touches; the angles then only say which way the knee points."""
    foot_shift: Shift | None = None
    shoulder: int | None = None
    """Plus lifts the arm forward."""
    arm_out: int | None = None
    """Away from the body."""
    arm_turn: int | None = None
    """Turned outward."""
    elbow: int | None = None
    wrist: int | None = None
    hand: Place | None = None
    """What the hand touches; the angles then only say which way the elbow points."""
    hand_shift: Shift | None = None
    fingers: Way | None = None
    """Where a planted hand points."""
    shape: HandShape | None = None


@dataclass(frozen=True)
class Arrow(Strict):
    """An arrow of movement: along the way of a place since the pose before, straight, or round a place."""

    track: Joint | None = None
    at: Joint | None = None
    """Where a straight arrow begins."""
    go: Way | None = None
    round: Joint | None = None
    """The middle of a curved arrow."""
    start: Annotated[int, Between(-360, 360)] = 0
    end: Annotated[int, Between(-360, 360)] = 90
    """Of a curved arrow: degrees on the paper, from the top, with the clock."""
    level: bool = False
    """True for a curve round an upright axis, as of a turn: its degrees are from straight ahead to the right."""
    length: Annotated[int, Between(5, 150)] = 22
    """Of a straight arrow; of a curved one, the radius."""
    shift: Annotated[tuple[Length, ...], Items(2, 2)] = (0, 0)
    """Centimetres on the paper, to the right and up."""
    both: bool = False
    """True for heads at both ends."""


@dataclass(frozen=True)
class Pose(Strict):
    """How the body is held."""

    base: Preset
    view: View | None = None
    """Other than that of the figure."""
    lean: Turn | None = None
    """Of the pelvis: 0 upright, 90 face down, -90 face up."""
    tip: Turn | None = None
    """Of the pelvis, to the right."""
    turn: Turn | None = None
    """Of the pelvis, to the right about its length."""
    yaw: Turn = 0
    """Of the whole person, to the right."""
    low_back: int | None = None
    upper_back: int | None = None
    bend: int | None = None
    """To the right."""
    twist: int | None = None
    """Of the shoulders, to the right."""
    neck: int | None = None
    neck_turn: int | None = None
    neck_bend: int | None = None
    belly: Annotated[int, Between(-10, 15)] = 0
    """Centimetres that a breath has raised it."""
    x: Length = 0
    """Where the hips are, forward of the middle of the picture."""
    y: Length = 0
    """Where the hips are, to the left of it."""
    height: Annotated[int, Between(0, 200)] | None = None
    """Of the hips above the floor, whatever the person rests on otherwise; 88 when they stand on straight legs."""
    both: Limbs = field(default_factory=Limbs)
    right: Limbs = field(default_factory=Limbs)
    left: Limbs = field(default_factory=Limbs)
    arrows: tuple[Arrow, ...] = ()
    pillows: tuple[Pillow, ...] | None = None
    """Other than those of the figure."""
    marks: tuple[Mark, ...] = ()
    """What is marked on the skin."""
    sign: Sign | None = None
    """A tick or a cross beside the picture: how to do it, or how not to. The words have to say so, too."""
    before: bool | None = None
    """Whether the pose before is drawn behind, dashed; it is, unless the view changes."""


@dataclass(frozen=True)
class Props(Strict):
    """Things around the person. Numbers say where: centimetres forward of the middle, or above the floor."""

    mat: bool = False
    floor: bool = True
    chair: Length | None = None
    """Where the middle of its seat is."""
    chair_faces: Literal["forward", "back"] = "forward"
    chair_seat: Annotated[int, Between(20, 80)] | None = None
    """Height of its seat; without it, thighs of who sits on it are level."""
    wall: Length | None = None
    counter: Length | None = None
    """Where the edge of the worktop is."""
    rail: Length | None = None
    """On the wall of a pool."""
    step: Length | None = None
    bed: Annotated[int, Between(10, 100)] | None = None
    """Height of a bed under the person."""
    water: Annotated[int, Between(10, 170)] | None = None
    """Height of the surface."""
    pillows: tuple[Pillow, ...] = ()
    towel: tuple[Joint, ...] = ()
    """The places that it runs along, from hand to hand."""
    rolled_towel: Length | None = None
    """Where it lies ready on the mat, forward of the middle."""
    stick: tuple[Joint, ...] = ()
    beside: bool = False
    """True when chair, wall, counter and rail are to the left of the middle rather than ahead of it."""
    ball: Joint | None = None
    box: Joint | None = None
    """A box that is carried, at this place."""


@dataclass(frozen=True)
class Figure(Strict):
    """A drawing of an exercise or a position."""

    poses: Annotated[tuple[Pose, ...], Items(1, 4)]
    view: View = "side"
    props: Props = field(default_factory=Props)
    plain: Literal["body", "trunk"] | None = None
    """Only the outline of the body, or of the trunk, without clothes: to mark places on it, or to write on it."""
    size: Annotated[int, Between(50, 400)] = 100
    """Percent of the size in which bodies are drawn elsewhere."""
    layout: Literal["row", "stack"] | None = None
    """Pictures side by side or one under the other; lying poses are stacked unless this says otherwise."""
