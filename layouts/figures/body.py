"""A body on paper: limbs, trunk and head, painted from the farthest to the nearest."""

from __future__ import annotations

from functools import partial
from math import hypot
from typing import TYPE_CHECKING, Final

from handouts.pose.proportions import THIGH
from handouts.pose.skeleton import SIDES
from layouts.figures.ghost import draw_ghost
from layouts.figures.head import draw_head
from layouts.figures.limbs import Limbs
from layouts.figures.shapes import BODY_LINE, HAIR_LINE
from layouts.figures.trunk import Trunk

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.pose.skeleton import Body, Side
    from layouts.figures.camera import Camera
    from layouts.figures.limbs import Part
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point, Sketch

_APART: Final = 0.75
"""The share of the way between a pair of limbs that goes along the view, when one of them is the far one."""
_FEET_FIRST: Final = -0.6
"""How far the way from hips to head leads away from the reader, for knees to hide the belly of who lies."""
_BESIDE: Final = 0.01
"""Centimetres that set apart what lies next to each other."""

_LEG: Final = ("hip", "knee", "ankle", "toe")
_ARM: Final = ("shoulder", "elbow", "wrist", "hand")


class Mannequin:
    """One person in one pose, seen through one camera."""

    def __init__(self, sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
        self.sketch = sketch
        self.camera = camera
        self.body = body
        self.person = person
        self.limbs = Limbs(camera, body, person)
        self.trunk = Trunk(camera, body, person)

    def draw(self) -> None:
        """Paint everything."""
        behind: list[tuple[float, Callable[[], None]]] = []
        legs: list[tuple[float, Callable[[], None]]] = []
        arms: list[tuple[float, Callable[[], None]]] = []
        for side in SIDES:
            if not self.is_covered(side, *_LEG):
                group = behind if self.is_leg_behind(side) else legs
                group.append((self.depth(side, "hip", "knee", "ankle"), partial(self.draw_leg, side)))
            if not self.is_covered(side, *_ARM):
                held = self.held_leg(side)
                group = legs if held else behind if self.is_arm_behind(side) else arms
                group.append((self.arm_depth(side, held), partial(self.draw_arm, side)))
        trunk = (self.draw_shirt, *_by_depth(legs)) if self.thigh_covers_shirt else (*_by_depth(legs), self.draw_shirt)
        for paint in (*_by_depth(behind), self.draw_seat, *trunk, *_by_depth(arms)):
            paint()
        if self.head_is_near:
            self.draw_head()

    def draw_before(self, after: Body) -> None:
        """Paint what moves until ``after``, pale and dashed."""
        draw_ghost(self.sketch, self.camera, self.body, after, self.person)

    # ---- what is in front of what

    def depth(self, side: Side, *names: str) -> float:
        """How near the joints of a limb are, on average."""
        return sum(self.camera.depth(self.body.joints[f"{side}.{name}"]) for name in names) / len(names)

    def is_covered(self, side: Side, *names: str) -> bool:
        """Whether the other limb of the pair lies exactly in front of this one."""
        other = "left" if side == "right" else "right"
        for name in names:
            apart = self.body.joints[f"{other}.{name}"] - self.body.joints[f"{side}.{name}"]
            if self.camera.depth(apart) < 1 or hypot(*self.camera.see(apart)) > 0.3:
                return False
        return True

    def spine_depth(self, share: float) -> float:
        return self.camera.depth(self.body.spine_at(share)[0])

    def is_leg_behind(self, side: Side) -> bool:
        """Whether the trunk hides it: its root lies far off, or the hip is bent away from the reader."""
        if not self.trunk.is_long:
            return self.depth(side, "hip", "knee") < self.spine_depth(0.5) - 7
        joints = self.body.joints
        hip, knee = joints[f"{side}.hip"], joints[f"{side}.knee"]
        bent = knee - hip + self.body.frames["pelvis"].up * THIGH
        return self.camera.depth(hip + bent * 0.5) < self.spine_depth(0) - 7

    def is_arm_behind(self, side: Side) -> bool:
        return self.depth(side, "elbow", "wrist") < self.spine_depth(0.7) - 6

    def held_leg(self, side: Side) -> Side | None:
        """The leg whose raised thigh a hand holds from behind, so that the arm lies among the legs."""
        holder, _, place = (self.body.limbs(side).hand or "").partition(".")
        if place != "thigh-back" or not self.thigh_covers_shirt:
            return None
        return "right" if holder == "right" else "left"

    def arm_depth(self, side: Side, held: Side | None) -> float:
        """How near an arm is: just before or just beyond the leg that it holds, as its own side of the body lies."""
        if held is None:
            return self.depth(side, "elbow", "wrist")
        is_near = (self.camera.depth(self.body.frames["pelvis"].left) > 0) == (side == "left")
        return self.depth(held, "hip", "knee", "ankle") + (_BESIDE if is_near else -_BESIDE)

    @property
    def thigh_covers_shirt(self) -> bool:
        """Whether a hip is bent so far that the thigh lies over the belly, or the legs come towards the reader."""
        up = self.body.frames["pelvis"].up
        if self.camera.depth(up) < (_FEET_FIRST if self.trunk.is_long else 0):
            return True
        thighs = [(self.body.frames[f"{side}.thigh"].up, self.limbs.is_thigh_across(side)) for side in SIDES]
        return any(up.dot(thigh) < (-0.25 if across else 0.5) for thigh, across in thighs)

    @property
    def head_is_near(self) -> bool:
        return self.camera.depth(self.body.joints["head"]) > self.spine_depth(0.8) + 3

    def look(self, side: Side, root: str) -> tuple[str, str, float]:
        """Ending of tones, ink and width of lines: the far limb of a pair is paler and thinner."""
        other = "left" if side == "right" else "right"
        apart = self.body.joints[f"{other}.{root}"] - self.body.joints[f"{side}.{root}"]
        is_far = self.camera.depth(apart) > _APART * apart.length
        return ("-far", "ink-far", HAIR_LINE) if is_far else ("", "ink", BODY_LINE)

    # ---- parts

    def draw_head(self) -> None:
        draw_head(self.sketch, self.camera, self.body.joints["head"], self.body.frames["head"], self.person)

    def draw_seat(self) -> None:
        """Neck and seat, with the head where it is not in front of the shirt."""
        self.sketch.union([(self.trunk.neck(), self.person.skin)], "ink", BODY_LINE)
        if not self.head_is_near:
            self.draw_head()
        if self.trunk.is_long or self.body.frames["pelvis"].up.dot(self.camera.toward) < 0:
            self.sketch.union([(self.trunk.seat, "trousers")], "ink", BODY_LINE)

    def draw_shirt(self) -> None:
        self.sketch.union([(self.trunk.shirt(), "shirt")], "ink", BODY_LINE)

    def draw_leg(self, side: Side) -> None:
        tone, ink, line = self.look(side, "hip")
        for parts in self.limbs.leg(side):
            self.paint(parts, tone, ink, line)
        self.draw_line(self.limbs.sole(side), ink)
        self.draw_line(self.limbs.fold(side), ink)
        if not self.is_leg_behind(side) and self.limbs.is_thigh_across(side) and self.trunk.is_long:
            # Trousers are one piece: the line of the thigh goes where it lies within the seat.
            self.sketch.add(self.trunk.seams(), f"trousers{tone}")
            self.draw_line(self.limbs.groin(side), ink)

    def draw_arm(self, side: Side) -> None:
        tone, ink, line = self.look(side, "shoulder")
        toward = self.limbs.is_elbow_near(side)
        if not toward:
            self.draw_bare_arm(side)
        self.sketch.union([(self.limbs.sleeve(side), f"shirt{tone}")], ink, line)
        if not self.is_arm_behind(side) and self.trunk.is_long:
            self.sketch.add(self.trunk.yoke(), "shirt")
        if toward:
            self.draw_bare_arm(side)
        if self.hides_foot(side):
            self.draw_lower_leg(side)

    def draw_lower_leg(self, side: Side) -> None:
        """The leg from below the knee again, over an arm; no line where it goes on."""
        tone, ink, line = self.look(side, "hip")
        for parts in self.limbs.foot(side):
            self.paint(parts, tone, ink, line)
        self.paint([self.limbs.lower_trousers(side)], tone, ink, line, is_open=True)
        self.draw_line(self.limbs.sole(side), ink)

    def draw_bare_arm(self, side: Side) -> None:
        tone, ink, line = self.look(side, "shoulder")
        self.paint(self.limbs.arm(side), tone, ink, line)
        self.draw_line(self.limbs.fingers(side), ink)

    def hides_foot(self, side: Side) -> bool:
        """Whether an arm that rests beside somebody who lies comes to lie over the foot."""
        limbs, joints = self.body.limbs(side), self.body.joints
        if limbs.hand or abs(self.body.frames["pelvis"].up.z) > 0.5 or not self.body.joints[f"{side}.knee"].z > 25:
            return False
        (ax, ay), (bx, by) = (self.camera.see(joints[f"{side}.{name}"]) for name in ("hand", "ankle"))
        return abs(ax - bx) < 26 and abs(ay - by) < 12 and not self.is_leg_behind(side)

    # ---- strokes

    def paint(self, parts: list[Part], tone: str, ink: str, line: float, *, is_open: bool = False) -> None:
        """Paint the parts of a limb as one."""
        skin = self.person.skin
        pieces = [(points, f"{skin if stuff == 'skin' else stuff}{tone}") for points, stuff in parts]
        for points, _ in pieces:
            self.sketch.add(points, None, ink, 2 * line, closed=not is_open)
        for points, fill in pieces:
            self.sketch.add(points, fill)

    def draw_line(self, points: list[Point], ink: str, width: float = HAIR_LINE) -> None:
        if len(points) > 1:
            self.sketch.add(points, None, ink, width, closed=False)


def _by_depth(layers: list[tuple[float, Callable[[], None]]]) -> list[Callable[[], None]]:
    return [paint for _, paint in sorted(layers, key=lambda layer: layer[0])]
