"""A body on paper: limbs, trunk and head, painted from the farthest to the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.pose import contours, proportions
from handouts.pose.contours import Section, bone_sections, foot_sections, torso_sections
from handouts.pose.skeleton import SIDES, out
from layouts.figures.head import draw_head
from layouts.figures.outline import outline
from layouts.figures.shapes import HAIR_LINE, LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handouts.pose.skeleton import Body, Side
    from layouts.figures.camera import Camera
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point, Sketch

HEM = 0.13
"""Where the shirt ends, as a share of the spine."""
_FAR = 4
"""Centimetres behind the middle of the body from which a limb is on its far side."""


class Figure:
    """One person in one pose, seen through one camera."""

    def __init__(self, sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
        self.sketch = sketch
        self.camera = camera
        self.body = body
        self.person = person

    def draw(self) -> None:
        """Paint everything."""
        layers: list[tuple[float, Callable[[], None]]] = [(self.trunk_depth, self.draw_trunk)]
        head_depth = self.camera.depth(self.body.joints["head"])
        chest_depth = self.camera.depth(self.body.spine_at(0.8)[0])
        layers.append((self.trunk_depth + (0.5 if head_depth > chest_depth + 3 else -0.5), self.draw_head))
        for side in SIDES:
            layers.append((self.leg_depth(side), lambda side=side: self.draw_leg(side)))  # type: ignore[misc]
            layers.append((self.arm_depth(side), lambda side=side: self.draw_arm(side)))  # type: ignore[misc]
        for _, paint in sorted(layers, key=lambda layer: layer[0]):
            paint()

    def draw_before(self, after: Body) -> None:
        """Paint the limbs that are elsewhere ``after`` the movement, pale and dashed."""
        moved = [side_root for side_root in self.moved_limbs(after)]
        outlines = [points for side, root in moved for points in self.limb(side, root)]
        if self.trunk_moved(after):
            outlines.append(self.torso())
        for points in outlines:
            self.sketch.add(points, None, "ghost", 2 * HAIR_LINE, dashed=True)
        for points in outlines:
            self.sketch.add(points, "paper")

    def moved_limbs(self, after: Body) -> list[tuple[Side, str]]:
        """Sides and roots of the limbs that move by a hand's width or more."""
        ends = {"hip": ("knee", "ankle"), "shoulder": ("elbow", "wrist")}
        return [
            (side, root)
            for side in SIDES
            for root, names in ends.items()
            if any(
                (self.body.joints[f"{side}.{name}"] - after.joints[f"{side}.{name}"]).length > 9  # noqa: PLR2004
                for name in names
            )
        ]

    def trunk_moved(self, after: Body) -> bool:
        return any((self.body.spine_at(s)[0] - after.spine_at(s)[0]).length > 6 for s in (0, 0.5, 1))  # noqa: PLR2004

    def limb(self, side: Side, root: str) -> list[list[Point]]:
        """The outlines of a whole limb."""
        joints, frames, girth = self.body.joints, self.body.frames, self.person.limbs
        one, two, three = (
            (joints[f"{side}.{name}"])
            for name in (("hip", "knee", "ankle") if root == "hip" else ("shoulder", "elbow", "wrist"))
        )
        if root == "hip":
            return [
                self.seen(bone_sections(one, two, frames[f"{side}.thigh"], contours.THIGH, girth)),
                self.seen(bone_sections(two, three, frames[f"{side}.shank"], contours.SHANK, girth)),
                self.seen(foot_sections(three, frames[f"{side}.foot"])),
            ]
        palm = frames[f"{side}.palm"]
        return [
            self.seen(bone_sections(one, two, frames[f"{side}.upper-arm"], contours.UPPER_ARM, girth)),
            self.seen(bone_sections(two, three, frames[f"{side}.forearm"], contours.FOREARM, girth)),
            self.seen(bone_sections(three, three - palm.up * proportions.HAND, palm, contours.FLAT)),
        ]

    # ---- what is in front of what

    @property
    def trunk_depth(self) -> float:
        return self.camera.depth(self.body.spine_at(0.5)[0])

    def depth(self, *names: str) -> float:
        return sum(self.camera.depth(self.body.joints[name]) for name in names) / len(names)

    def leg_depth(self, side: Side) -> float:
        return self.depth(f"{side}.hip", f"{side}.knee", f"{side}.ankle") + 0.02

    def arm_depth(self, side: Side) -> float:
        return self.depth(f"{side}.elbow", f"{side}.wrist", f"{side}.hand") + 0.03

    def is_far(self, side: Side, root: str) -> bool:
        return self.camera.depth(self.body.joints[f"{side}.{root}"]) < self.trunk_depth - _FAR

    # ---- parts

    def seen(self, sections: Sequence[Section]) -> list[Point]:
        return outline(sections, self.camera)

    def draw_head(self) -> None:
        joints, frames = self.body.joints, self.body.frames
        neck, skull = joints["neck"], joints["skull"]
        up = frames["neck"].up
        profile = ((0, 6.4, 6.4, 6.6), (0.45, 5.2, 5.4, 5.4), (1, 5.0, 5.4, 5.2))
        sections = bone_sections(neck - up * 5, skull + frames["head"].up * 4, frames["neck"], profile)
        self.sketch.union([(self.seen(sections), "skin")], "ink")
        draw_head(self.sketch, self.camera, joints["head"], frames["head"], self.person)

    def torso(self, lowest: float = -1, highest: float = 2, inset: float = 0) -> list[Point]:
        person = self.person
        sections = []
        for section, share in zip(*self._rows(lowest, highest), strict=True):
            front, back, side = section.radii
            girth = person.trunk * (person.hips if share < 0.2 else 1) * (person.shoulders if share > 0.7 else 1)
            front += person.belly * max(0.0, 1 - abs(share - 0.28) / 0.34)
            sections.append(section._replace(radii=(front * girth - inset, back * girth - inset, side * girth - inset)))
        return self.seen(sections)

    def _rows(self, lowest: float, highest: float) -> tuple[list[Section], list[float]]:
        sections = torso_sections(self.body, contours.TORSO, lowest, highest)
        shares = [row[0] for row in contours._within(contours.TORSO, lowest, highest)]  # noqa: SLF001
        return sections, shares

    def draw_trunk(self) -> None:
        sketch = self.sketch
        shirt, trousers = self.torso(HEM), self.torso(-1, HEM + 0.06)
        sketch.union([(trousers, "trousers"), (shirt, "shirt")], "ink")
        self.draw_hem()

    def draw_hem(self) -> None:
        """The edge of the shirt, where it can be seen."""
        section = torso_sections(self.body, contours.TORSO, HEM, HEM + 0.01)[0]
        across = self.camera.right * 1.0
        up = self.camera.see(section.centre + self.body.spine_at(HEM)[1].up)
        middle = self.camera.see(section.centre)
        dx, dy = up[0] - middle[0], up[1] - middle[1]
        length = (dx * dx + dy * dy) ** 0.5
        if length < 0.5:  # noqa: PLR2004 - seen from above or below, the hem is no line
            return
        nx, ny = dy / length, -dx / length
        across = self.camera.right * nx + self.camera.up * ny
        girth = self.person.trunk * self.person.hips
        one, other = section.reach(across) * girth, section.reach(-across) * girth
        x, y = middle
        points = [
            (x + nx * one, y + ny * one),
            (x + nx * (one - other) / 2 - dx / length * 0.9, y + ny * (one - other) / 2 - dy / length * 0.9),
            (x - nx * other, y - ny * other),
        ]
        self.sketch.add(points, None, "ink", HAIR_LINE, closed=False)

    def draw_leg(self, side: Side) -> None:
        body, sketch, girth = self.body, self.sketch, self.person.limbs
        tone, ink, line = self.look(side, "hip")
        hip, knee, ankle = (body.joints[f"{side}.{name}"] for name in ("hip", "knee", "ankle"))
        thigh, shank, foot = (body.frames[f"{side}.{name}"] for name in ("thigh", "shank", "foot"))
        shoe = self.seen(foot_sections(ankle, foot, body.limbs(side).toes or 0))
        skin = self.seen(bone_sections(knee, ankle, shank, contours.ANKLE))
        parts = [
            (shoe, f"shoe{tone}"),
            (skin, f"skin{tone}"),
            (self.seen(bone_sections(knee, ankle, shank, contours.SHANK, girth)), f"trousers{tone}"),
            (self.seen(bone_sections(hip, knee, thigh, contours.THIGH, girth)), f"trousers{tone}"),
        ]
        sketch.union(parts, ink, line)
        self.draw_cuff(knee, ankle, shank, contours.SHANK[-1], ink)
        if not tone:
            self.melt_hip(side)

    def melt_hip(self, side: Side) -> None:
        """Trousers are one piece: the thigh's outline goes where it lies within the hips."""
        if self.leg_depth(side) < self.trunk_depth:
            return
        self.sketch.add(self.torso(-0.13, HEM - 0.015, 0.9), "trousers")
        self.draw_hem()

    def draw_arm(self, side: Side) -> None:
        body, sketch, girth = self.body, self.sketch, self.person.limbs
        tone, ink, line = self.look(side, "shoulder")
        shoulder, elbow, wrist = (body.joints[f"{side}.{name}"] for name in ("shoulder", "elbow", "wrist"))
        upper, forearm, palm = (body.frames[f"{side}.{name}"] for name in ("upper-arm", "forearm", "palm"))
        profile = {"grip": contours.GRIP, "fist": contours.FIST}.get(body.limbs(side).shape or "", contours.FLAT)
        tip = wrist - palm.up * proportions.HAND
        thumb_start, thumb_end = wrist - palm.up * 2.5 + palm.forward * 1.8, wrist - palm.up * 8.5 + palm.forward * 4.6
        thumb = ((-0.1, 1.6, 1.6, 1.5), (0.5, 1.5, 1.5, 1.4), (0.9, 1.2, 1.2, 1.1), (1.1, 0.5, 0.5, 0.5))
        skin = f"skin{tone}"
        parts = [
            (self.seen(bone_sections(wrist, tip, palm, profile)), skin),
            (self.seen(bone_sections(elbow, wrist, forearm, contours.FOREARM, girth)), skin),
            (self.seen(bone_sections(shoulder, elbow, upper, contours.UPPER_ARM, girth)), skin),
        ]
        if profile is contours.FLAT:
            parts.insert(0, (self.seen(bone_sections(thumb_start, thumb_end, palm, thumb)), skin))
        sketch.union(parts, ink, line)
        sleeve = self.seen(bone_sections(shoulder, elbow, upper, contours.SLEEVE, girth))
        sketch.union([(sleeve, f"shirt{tone}")], ink, line)
        self.melt_shoulder(shoulder, upper, tone)

    def melt_shoulder(self, shoulder: object, upper: object, tone: str) -> None:
        """The sleeve is part of the shirt: no line between them."""
        if tone:
            return
        x, y = self.camera.see(shoulder)  # type: ignore[arg-type]
        radius = 5.2 * self.person.limbs
        from math import cos, pi, sin

        self.sketch.add([(x + radius * cos(k * pi / 4), y + radius * sin(k * pi / 4)) for k in range(8)], "shirt")

    def draw_cuff(self, start: object, end: object, frame: object, row: tuple[float, ...], ink: str) -> None:
        share, front, back, side = row
        section = bone_sections(start, end, frame, ((share, front, back, side),), self.person.limbs)[0]  # type: ignore[arg-type]
        a, b = self.camera.see(start), self.camera.see(end)  # type: ignore[arg-type]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = (dx * dx + dy * dy) ** 0.5
        if length < 12:  # noqa: PLR2004 - it points at the reader
            return
        nx, ny = -dy / length, dx / length
        across = self.camera.right * nx + self.camera.up * ny
        x, y = self.camera.see(section.centre)
        one, other = section.reach(across), section.reach(-across)
        bow = 0.8
        points = [
            (x + nx * one, y + ny * one),
            (x + dx / length * bow, y + dy / length * bow),
            (x - nx * other, y - ny * other),
        ]
        self.sketch.add(points, None, ink, HAIR_LINE, closed=False)

    def look(self, side: Side, root: str) -> tuple[str, str, float]:
        """Ending of tones, ink and width of lines: the far side is paler."""
        return ("-far", "ink-far", HAIR_LINE) if self.is_far(side, root) else ("", "ink", LINE)
