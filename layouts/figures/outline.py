"""The outline of a part of the body on paper, from its sections."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handouts.pose.contours import Section
    from layouts.figures.camera import Camera
    from layouts.figures.shapes import Point

_LONG = 0.62
"""A part whose picture is shorter than this share of its length points at the reader."""
_ROUND = [(cos(step * pi / 6), sin(step * pi / 6)) for step in range(12)]


def outline(sections: Sequence[Section], camera: Camera) -> list[Point]:
    """The outline of a row of sections: one side up, the other down; or their hull, when they point at the reader."""
    middles = [camera.see(section.centre) for section in sections]
    seen = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(middles, middles[1:], strict=False))
    length = sum((b.centre - a.centre).length for a, b in zip(sections, sections[1:], strict=False))
    if seen < length * _LONG:
        return hull(point for section in sections for point in _rim(section, camera))
    return _strip(sections, middles, camera)


def _strip(sections: Sequence[Section], middles: Sequence[Point], camera: Camera) -> list[Point]:
    one, other = [], []
    last = len(middles) - 1
    for index, (section, (x, y)) in enumerate(zip(sections, middles, strict=True)):
        (ax, ay), (bx, by) = middles[max(index - 1, 0)], middles[min(index + 1, last)]
        dx, dy = bx - ax, by - ay
        length = hypot(dx, dy) or 1.0
        nx, ny = -dy / length, dx / length
        across = camera.right * nx + camera.up * ny
        left, right = section.reach(across), section.reach(-across)
        one.append((x + nx * left, y + ny * left))
        other.append((x - nx * right, y - ny * right))
    return one + other[::-1]


def _rim(section: Section, camera: Camera) -> Iterable[Point]:
    ahead, behind, aside = section.radii
    for c, s in _ROUND:
        yield camera.see(section.centre + section.front * (c * (ahead if c > 0 else behind)) + section.side * (s * aside))


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, against the clock (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))

    def half(row: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for x, y in row:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


def thinned(points: Sequence[Point], least: float) -> list[Point]:
    """The points without those that are nearer than ``least`` to the one before."""
    kept = [points[0]]
    for x, y in points[1:]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept
