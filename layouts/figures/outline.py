"""The outline of a part of the body on paper, from its sections."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from layouts.figures.planar import hull

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.pose.contours import Profile, Section
    from handouts.pose.vectors import Frame, Vector
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Point

_LONG = 0.62
"""A part whose picture is shorter than this share of its length points at the reader."""
_EDGE_ON = 0.5
"""Half the width of a round, in centimetres, that is as good as a line."""
_ROUND = [(cos(step * pi / 6), sin(step * pi / 6)) for step in range(12)]


class Slice(NamedTuple):
    """The picture of a section: its middle, its directions (front, then side) and its radii."""

    x: float
    y: float
    fx: float
    fy: float
    sx: float
    sy: float
    ahead: float
    behind: float
    aside: float

    def reach(self, dx: float, dy: float) -> float:
        """How far its picture goes from its middle in a direction of length 1."""
        ahead = dx * self.fx + dy * self.fy
        return hypot(ahead * (self.ahead if ahead > 0 else self.behind), (dx * self.sx + dy * self.sy) * self.aside)

    def edge(self, dx: float, dy: float) -> Point:
        """The middle moved to the edge in a direction."""
        reach = self.reach(dx, dy)
        return self.x + dx * reach, self.y + dy * reach

    def farthest(self, dx: float, dy: float) -> Point:
        """The point of it that lies farthest in a direction of length 1."""
        ahead, aside = dx * self.fx + dy * self.fy, dx * self.sx + dy * self.sy
        reach = self.reach(dx, dy) or 1.0
        deep, wide = (self.ahead if ahead > 0 else self.behind) ** 2 * ahead / reach, self.aside**2 * aside / reach
        return self.x + self.fx * deep + self.sx * wide, self.y + self.fy * deep + self.sy * wide

    def rim(self) -> Iterator[Point]:
        """Points all round."""
        for c, s in _ROUND:
            ahead, aside = c * (self.ahead if c > 0 else self.behind), s * self.aside
            yield self.x + self.fx * ahead + self.sx * aside, self.y + self.fy * ahead + self.sy * aside


def sliced(sections: Iterable[Section], camera: Camera, inset: float = 0) -> list[Slice]:
    """The pictures of sections, thinner by some centimetres if that is wanted."""
    slices = []
    for centre, front, side, (ahead, behind, aside) in sections:
        x, y = camera.see(centre)
        fx, fy = camera.see(front)
        sx, sy = camera.see(side)
        slices.append(Slice(x, y, fx, fy, sx, sy, ahead - inset, behind - inset, aside - inset))
    return slices


class Bone(NamedTuple):
    """A straight part of a limb on paper."""

    slices: list[Slice]
    dx: float
    dy: float
    """Its direction on paper, of length 1."""
    seen: float
    """Share of its length that the picture shows."""

    @property
    def is_long(self) -> bool:
        """Whether it lies across the view rather than along it."""
        return self.seen >= _LONG

    def side(self, sign: int) -> list[Point]:
        """One side of it: the left one as one looks along it, or the right one (-1)."""
        nx, ny = -self.dy * sign, self.dx * sign
        return [piece.edge(nx, ny) for piece in self.slices]

    def outline(self, *, blunt: bool = True) -> list[Point]:
        """All round; a ``blunt`` end shows the round of a cut that is seen at a slant."""
        if not self.is_long:
            return hull(point for piece in self.slices for point in piece.rim())
        end = _bow(self.slices[-1], self.dx, self.dy) if blunt else []
        return [*self.side(1), *end, *reversed(self.side(-1))]


def bone(camera: Camera, start: Vector, end: Vector, frame: Frame, profile: Profile, girth: float = 1) -> Bone:
    """A bone whose sections are those of a profile."""
    (ax, ay), (bx, by) = camera.see(start), camera.see(end)
    (fx, fy), (sx, sy) = camera.see(frame.forward), camera.see(frame.left)
    wx, wy = bx - ax, by - ay
    slices = [
        Slice(ax + wx * share, ay + wy * share, fx, fy, sx, sy, ahead * girth, behind * girth, aside * girth)
        for share, ahead, behind, aside in profile
    ]
    seen = hypot(wx, wy)
    return Bone(slices, wx / (seen or 1), wy / (seen or 1), seen / (end - start).length)


def chain(first: Bone, second: Bone) -> list[Point]:
    """One outline round two bones that meet at a joint: the last section of the first, which the second repeats.

    The outer side of the joint is rounded; on the inner side of a sharp bend the lines cross, as a crease does.
    """
    cross = first.dx * second.dy - first.dy * second.dx
    cosine = first.dx * second.dx + first.dy * second.dy
    sides = []
    for sign in (1, -1):
        one, other = first.side(sign), second.side(sign)
        outer = cross * sign < 0
        if cosine < 0.3 and not outer:
            joint = []
        elif cosine < 0.9 and outer:
            joint = [one[-1], _at_joint(first, second, sign), other[0]]
        else:
            joint = [_at_joint(first, second, sign)]
        sides.append([*one[:-1], *joint, *other[1:]])
    left, right = sides
    root, dx, dy = first.slices[0], first.dx, first.dy
    if root.reach(dx, dy) > _EDGE_ON:
        # Cut straight, an end that lies over other parts and is seen at a slant would run out to a point.
        left[0], right[0] = root.farthest(-dy, dx), root.farthest(dy, -dx)
        left.insert(0, root.farthest(-dx, -dy))
    return [*left, *_bow(second.slices[-1], second.dx, second.dy), *reversed(right)]


def _at_joint(first: Bone, second: Bone, sign: int) -> Point:
    """The edge of a joint, square to the mean direction of its bones."""
    dx, dy = first.dx + second.dx, first.dy + second.dy
    length = hypot(dx, dy) or 1.0
    return first.slices[-1].edge(-dy / length * sign, dx / length * sign)


def _bow(last: Slice, dx: float, dy: float) -> list[Point]:
    """The farthest point of an end that is cut straight but seen at a slant."""
    return [last.edge(dx, dy)] if last.reach(dx, dy) > _EDGE_ON else []


def outline(sections: Sequence[Section], camera: Camera) -> list[Point]:
    """The outline of a row of sections: one side up, the other down; or their hull, when they point at the reader."""
    length = sum((b.centre - a.centre).length for a, b in pairwise(sections))
    return around(sliced(sections, camera), length)


def around(slices: Sequence[Slice], length: float, *, bows: bool = True) -> list[Point]:
    """The outline of a bent row of slices whose middles are so many centimetres from end to end in space.

    ``bows`` are the rounds of ends that are seen at a slant.
    """
    seen = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(slices))
    if seen < length * _LONG:
        return hull(point for piece in slices for point in piece.rim())
    ways = list(_ways(slices))
    one = [piece.edge(-dy, dx) for piece, (dx, dy) in zip(slices, ways, strict=True)]
    other = [piece.edge(dy, -dx) for piece, (dx, dy) in zip(slices, ways, strict=True)]
    if not bows:
        return [*one, *reversed(other)]
    first, last = ways[0], ways[-1]
    return [
        *one,
        *_bow(slices[-1], *last),
        *reversed(other),
        *_bow(slices[0], -first[0], -first[1]),
    ]


def _ways(slices: Sequence[Slice]) -> Iterator[Point]:
    """The direction in which the middles go, at each of them."""
    last = len(slices) - 1
    for index in range(len(slices)):
        before, after = slices[max(index - 1, 0)], slices[min(index + 1, last)]
        dx, dy = after.x - before.x, after.y - before.y
        length = hypot(dx, dy) or 1.0
        yield dx / length, dy / length
