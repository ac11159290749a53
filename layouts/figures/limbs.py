"""Arms and legs on paper: the outlines of their parts."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts.pose import contours, proportions
from handouts.pose.contours import foot_sections
from layouts.figures.outline import bone, chain, outline, sliced
from layouts.figures.planar import hull

if TYPE_CHECKING:
    from handouts.pose.contours import Profile
    from handouts.pose.model import HandShape
    from handouts.pose.skeleton import Body, Side
    from handouts.pose.vectors import Vector
    from layouts.figures.camera import Camera
    from layouts.figures.outline import Bone
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point

_SOLE: Final = 1.9
"""Height of a shoe's sole, in centimetres."""
_NEARER: Final = 12
"""By how much a foot is nearer to the reader than its knee, so that it hides the shin."""
_HANDS: Final[dict[HandShape | None, Profile]] = {"grip": contours.GRIP, "fist": contours.FIST}
_THUMB: Final = ((-0.2, 1.3, 1.3, 1.3), (0.3, 1.5, 1.5, 1.4), (0.8, 1.3, 1.3, 1.2), (1.0, 0.7, 0.7, 0.7))


class Part(NamedTuple):
    """A piece of a limb with what it is made of."""

    points: list[Point]
    stuff: str
    """``skin``, ``shoe``, ``trousers`` or ``shirt``."""


class Limbs:
    """The limbs of one body seen through one camera."""

    def __init__(self, camera: Camera, body: Body, person: Person) -> None:
        self.camera = camera
        self.body = body
        self.person = person

    def bone(self, side: Side, part: str, profile: Profile, girth: float | None = None) -> Bone:
        """One of thigh, shank, upper-arm and forearm."""
        start, end = _ENDS[part]
        joints, frame = self.body.joints, self.body.frames[f"{side}.{part}"]
        girth = self.person.limbs if girth is None else girth
        return bone(self.camera, joints[f"{side}.{start}"], joints[f"{side}.{end}"], frame, profile, girth)

    def leg(self, side: Side) -> list[list[Part]]:
        """Foot and trousers, from the farther to the nearer; what stands together has one line round it."""
        foot, trousers = self.foot(side), self.trousers(side)
        joints, depth = self.body.joints, self.camera.depth
        if depth(joints[f"{side}.ankle"]) > depth(joints[f"{side}.knee"]) + _NEARER:
            return [*trousers[::-1], *foot]
        return [*foot, *trousers]

    def foot(self, side: Side) -> list[list[Part]]:
        """The ankle, and the shoe over it."""
        ankle = self.bone(side, "shank", contours.ANKLE, 1).outline()
        return [[Part(ankle, "skin")], [Part(self.shoe(side), "shoe")]]

    def trousers(self, side: Side) -> list[list[Part]]:
        """A trouser leg: one outline, or shin and thigh of which one points at the reader."""
        thigh, shank = self.bone(side, "thigh", contours.THIGH), self.bone(side, "shank", contours.SHANK)
        if thigh.is_long and shank.is_long:
            return [[Part(chain(_until_joint(thigh), _from_joint(shank)), "trousers")]]
        if thigh.is_long:
            return [[Part(shank.outline(), "trousers")], [Part(thigh.outline(), "trousers")]]
        # What is seen of the thigh is the knee: the seat lies behind.
        thigh = thigh._replace(slices=thigh.slices[2:])
        return [[Part(shank.outline(), "trousers"), Part(thigh.outline(), "trousers")]]

    def lower_trousers(self, side: Side) -> Part:
        """A trouser leg from below the knee."""
        return Part(self.bone(side, "shank", contours.SHANK[2:]).outline(), "trousers")

    def is_thigh_across(self, side: Side) -> bool:
        """Whether the thigh lies across the view rather than along it."""
        return self._seen(side, "hip", "knee") > 0.62

    def is_elbow_near(self, side: Side) -> bool:
        """Whether the upper arm comes towards the reader, or at least does not go away."""
        joints, depth = self.body.joints, self.camera.depth
        return depth(joints[f"{side}.elbow"]) > depth(joints[f"{side}.shoulder"]) - 8

    def _seen(self, side: Side, start: str, end: str) -> float:
        """The share of a bone's length that the picture shows."""
        way = self.body.joints[f"{side}.{end}"] - self.body.joints[f"{side}.{start}"]
        return hypot(*self.camera.see(way)) / way.length

    def groin(self, side: Side) -> list[Point]:
        """The crease between trunk and thigh of a bent hip; nothing where it is not seen from its side."""
        pelvis, thigh = self.body.frames["pelvis"], self.body.frames[f"{side}.thigh"]
        return self._crease(self.body.joints[f"{side}.hip"], pelvis.up, -thigh.up, thigh.left, (5.5, 10.2))

    def fold(self, side: Side) -> list[Point]:
        """The crease behind a knee that is bent far."""
        thigh, shank = self.body.frames[f"{side}.thigh"], self.body.frames[f"{side}.shank"]
        return self._crease(self.body.joints[f"{side}.knee"], thigh.up, -shank.up, thigh.left, (3.4, 6.4))

    def _crease(
        self, joint: Vector, one: Vector, other: Vector, axis: Vector, ends: tuple[float, float]
    ) -> list[Point]:
        """From inside a bent joint to where the skin of both bones meets, ``ends`` being centimetres square to them."""
        if one.dot(other) < -0.1 or abs(axis.dot(self.camera.toward)) < 0.6:
            return []
        middle = (one + other).unit
        # Half the angle between the bones; flesh that is pressed together ends before the lines would meet.
        sine = max(((1 - one.dot(other)) / 2) ** 0.5, 0.35)
        return [self.camera.see(joint + middle * (end / sine)) for end in ends]

    def shoe(self, side: Side) -> list[Point]:
        """From heel to toes."""
        frame, ankle = self.body.frames[f"{side}.foot"], self.body.joints[f"{side}.ankle"]
        sections = foot_sections(ankle, frame, self.body.limbs(side).toes or 0)
        slices = sliced(sections, self.camera)
        if abs(frame.left.dot(self.camera.toward)) < 0.55:
            if abs(frame.up.dot(self.camera.toward)) > 0.85:
                return outline(sections, self.camera)
            return hull(point for piece in slices for point in piece.rim())
        # The sole is flat: every slice stands square to it, whatever the way of the instep.
        upper, lower = [], []
        for piece in slices:
            upper.append((piece.x + piece.fx * piece.ahead, piece.y + piece.fy * piece.ahead))
            lower.append((piece.x - piece.fx * piece.ahead, piece.y - piece.fy * piece.ahead))
        return [*upper, *reversed(lower)]

    def sole(self, side: Side) -> list[Point]:
        """The line above the sole, where the foot is seen from its side; else nothing."""
        frame, ankle = self.body.frames[f"{side}.foot"], self.body.joints[f"{side}.ankle"]
        if abs(frame.left.dot(self.camera.toward)) < 0.8:
            return []
        toes = self.body.limbs(side).toes or 0
        under = ankle - frame.up * (proportions.ANKLE - _SOLE)
        points = [under + frame.forward * along for along in (-6.0, 2.0, contours.BALL)]
        points.append(points[-1] + frame.pitched(-toes).forward * 6.3)
        return [self.camera.see(point) for point in points]

    def arm(self, side: Side) -> list[Part]:
        """Hand, forearm and what the sleeve leaves bare of the upper arm."""
        return self._arm(side, contours.BARE_ARM)

    def whole_arm(self, side: Side) -> list[Part]:
        """The arm from the shoulder on, as if it had no sleeve."""
        return self._arm(side, contours.UPPER_ARM)

    def _arm(self, side: Side, profile: Profile) -> list[Part]:
        upper, forearm = self.bone(side, "upper-arm", profile), self.bone(side, "forearm", contours.FOREARM)
        if upper.is_long and forearm.is_long:
            arms = [chain(_until_joint(upper), _from_joint(forearm))]
        else:
            arms = [forearm.outline(), upper.outline()]
        return [Part(points, "skin") for points in (*self.hand(side), *arms)]

    def hand(self, side: Side) -> list[list[Point]]:
        """Palm with fingers, and the thumb of an open hand."""
        wrist, palm = self.body.joints[f"{side}.wrist"], self.body.frames[f"{side}.palm"]
        shape = self.body.limbs(side).shape
        hand = bone(self.camera, wrist, wrist - palm.up * proportions.HAND, palm, _HANDS.get(shape, contours.FLAT))
        if shape not in {None, "flat"}:
            return [hand.outline()]
        start, end = wrist + palm.at(1.6, 0, -3.4), wrist + palm.at(4.9, 0, -9.4)
        return [bone(self.camera, start, end, palm, _THUMB).outline(), hand.outline()]

    def fingers(self, side: Side) -> list[Point]:
        """A line that parts fingers or lays the thumb over a closed hand; nothing where it would be a blot."""
        wrist, palm = self.body.joints[f"{side}.wrist"], self.body.frames[f"{side}.palm"]
        if abs(palm.left.dot(self.camera.toward)) < 0.6:
            return []
        line = _FINGERS if self.body.limbs(side).shape in {None, "flat"} else _FOLDED
        return [self.camera.see(wrist + palm.at(ahead, 0, -along)) for along, ahead in line]

    def sleeve(self, side: Side) -> list[Point]:
        """From the shoulder to the middle of the upper arm."""
        return self.bone(side, "upper-arm", contours.SLEEVE).outline()


_ENDS: Final = {
    "thigh": ("hip", "knee"),
    "shank": ("knee", "ankle"),
    "upper-arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
}
# Along the hand from the wrist, and towards the thumb.
_FINGERS: Final = ((10.4, 0.3), (14.2, 0.1))
_FOLDED: Final = ((3.4, 3.4), (5.6, 1.6), (7.4, -1.4))


def _until_joint(one: Bone) -> Bone:
    """A bone without the rounded end that covers its joint."""
    return one._replace(slices=one.slices[:-1])


def _from_joint(one: Bone) -> Bone:
    return one._replace(slices=one.slices[1:])
