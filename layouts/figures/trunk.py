"""The trunk on paper: shirt, seat of the trousers, hem, collar and neck."""

from __future__ import annotations

from functools import cache
from math import hypot
from typing import TYPE_CHECKING, Final

from handouts.pose import contours, proportions
from handouts.pose.contours import torso_sections
from layouts.figures.outline import around, bone, sliced

if TYPE_CHECKING:
    from handouts.pose.contours import Profile, Section
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.outline import Slice
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point

HEM: Final = 0.12
COLLAR: Final = 1.0
"""Where the shirt begins and ends, as shares of the spine."""
_CROTCH: Final = contours.TORSO[0][0]
_SHOULDERS: Final = 0.8
_NECK: Final = ((-0.9, 6.2, 6.6, 6.6), (0.1, 5.4, 5.8, 5.6), (0.6, 5.0, 5.4, 5.2), (1.5, 4.9, 5.2, 5.0))


@cache
def _profile(person: Person) -> Profile:
    """The sections of a person's trunk, with one at the hem and one at the collar."""
    rows = []
    # The last row below lies just below the line of the hem.
    below, above = contours.within(contours.TORSO, -1, HEM - 0.03), contours.within(contours.TORSO, HEM, COLLAR)
    for share, ahead, behind, aside in (*below, *above):
        girth = person.trunk * (person.hips if share < 0.2 else 1) * (person.shoulders if share > 0.7 else 1)
        belly = person.belly * max(0.0, 1 - abs(share - 0.3) / 0.3)
        rows.append((share, (ahead + belly) * girth, behind * girth, aside * girth))
    return tuple(rows)


class Trunk:
    """The trunk of one body seen through one camera."""

    def __init__(self, camera: Camera, body: Body, person: Person) -> None:
        self.camera = camera
        self.body = body
        profile = _profile(person)
        self.shares = [row[0] for row in profile]
        self.sections = torso_sections(body, profile)
        self.slices = sliced(self.sections, camera)
        (ax, ay), (bx, by) = (camera.see(body.spine_at(share)[0]) for share in (HEM, COLLAR))
        self.is_long = hypot(bx - ax, by - ay) > 0.5 * (COLLAR - HEM) * proportions.SPINE
        """Whether it lies across the view."""

    def between(self, low: float, high: float, inset: float = 0) -> list[Slice]:
        """The slices from one share of the spine to another."""
        chosen = [piece for share, piece in zip(self.shares, self.slices, strict=True) if low <= share <= high]
        if not inset:
            return chosen
        return [
            piece._replace(ahead=piece.ahead - inset, behind=piece.behind - inset, aside=piece.aside - inset)
            for piece in chosen
        ]

    def outline(self, low: float, high: float) -> list[Point]:
        """All round a stretch of it."""
        return around(self.between(low, high), (high - low) * proportions.SPINE)

    @property
    def seat(self) -> list[Point]:
        """What the trousers cover, and a little above, where the shirt lies over it."""
        return self.outline(_CROTCH, HEM + 0.06)

    def seams(self) -> list[Point]:
        """The inside of the seat, up to the line of the hem."""
        return around(self.between(-0.13, HEM - 0.02, 0.15), 1, bows=False)

    def yoke(self) -> list[Point]:
        """The inside of the shirt at the shoulders: sleeves are one piece with it."""
        from_side = abs(self.body.frames["chest"].left.dot(self.camera.toward)) > 0.8
        # From the front, the collar dips to below the upper end.
        return around(self.between(_SHOULDERS, 0.97 if from_side else 0.93, 0.15), 1, bows=False)

    def shirt(self) -> list[Point]:
        """From collar to hem."""
        slices = self.between(HEM, COLLAR)
        if not self.is_long:
            return around(slices, 1e9)
        edge = around(slices, 1, bows=False)
        count = len(slices)
        left, right = edge[:count], edge[count:][::-1]
        collar = [_tilted(slices[-1], slices[-2], point) for point in (left[-1], right[-1])]
        throat = self._near_edge(-1)
        hem, after = slices[:2]
        dx, dy = after.x - hem.x, after.y - hem.y
        length = hypot(dx, dy)
        # Square to the trunk, the corners of a hem that is seen at a slant would stand off as tails.
        tails = hem.farthest(-dy / length, dx / length), hem.farthest(dy / length, -dx / length)
        return [
            tails[0],
            *left[1:-1],
            collar[0],
            throat,
            collar[1],
            *reversed(right[1:-1]),
            tails[1],
            self._near_edge(self.shares.index(HEM)),
        ]

    def neck(self, *, blunt: bool = True) -> list[Point]:
        """From below the collar to within the head."""
        joints, frame = self.body.joints, self.body.frames["neck"]
        return bone(self.camera, joints["neck"], joints["skull"], frame, _NECK).outline(blunt=blunt)

    def _near_edge(self, index: int) -> Point:
        """Where the edge of an opening is nearest to the reader; a collar dips in front."""
        section: Section = self.sections[index]
        ahead, aside = section.front.dot(self.camera.toward), section.side.dot(self.camera.toward)
        deep, wide = section.radii[0] if ahead > 0 else section.radii[1], section.radii[2]
        reach = hypot(deep * ahead, wide * aside) or 1.0
        point = section.centre + section.front * (deep * deep * ahead / reach)
        point += section.side * (wide * wide * aside / reach)
        down = section.side.cross(section.front)
        dip = 0.7 if index >= 0 else 0.4 + 2.6 * max(ahead, 0)
        return self.camera.see(point + down * dip)


def _tilted(last: Slice, before: Slice, point: Point) -> Point:
    """A corner of the collar: lower in front than behind."""
    x, y = point
    dx, dy = last.x - before.x, last.y - before.y
    length = hypot(dx, dy) or 1.0
    wide = hypot(x - last.x, y - last.y) or 1.0
    ahead = ((x - last.x) * last.fx + (y - last.y) * last.fy) / wide
    return x - dx / length * 2.2 * ahead, y - dy / length * 2.2 * ahead
