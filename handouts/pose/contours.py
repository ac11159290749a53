"""How thick the parts of a body are: sections across the bones, from which outlines and contacts follow.

A section is an egg: its radius differs towards front, back and side. Rows of a profile are ``(share of the bone, front,
back, side)`` in centimetres, read off anthropometric drawings of a person of 170 cm in light clothes.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from handouts.pose import proportions as size

if TYPE_CHECKING:
    from handouts.pose.skeleton import Body
    from handouts.pose.vectors import Frame, Vector

Profile: TypeAlias = tuple[tuple[float, float, float, float], ...]

TORSO: Final[Profile] = (
    (-0.16, 2.5, 4.5, 8),
    (-0.12, 6.0, 9.5, 12.5),
    (-0.04, 8.6, 12.4, 16.2),
    (0.05, 9.6, 12.8, 17.0),
    (0.16, 10.0, 11.2, 15.8),
    (0.30, 10.0, 8.8, 13.8),
    (0.42, 10.0, 8.2, 13.2),
    (0.58, 11.0, 9.4, 14.6),
    (0.74, 11.8, 10.4, 16.4),
    (0.81, 11.4, 10.6, 17.0),
    (0.87, 10.2, 10.2, 17.0),
    (0.925, 8.6, 9.6, 15.6),
    (0.96, 7.2, 8.6, 12.4),
    (1.0, 5.6, 7.0, 8.0),
    (1.03, 4.6, 6.0, 6.4),
)
THIGH: Final[Profile] = (
    (-0.08, 6.5, 7.2, 6.6),
    (0.0, 9.0, 9.2, 8.8),
    (0.22, 9.6, 9.3, 9.0),
    (0.55, 8.0, 7.6, 7.4),
    (0.85, 6.6, 6.0, 6.2),
    (1.0, 5.7, 5.4, 5.7),
    (1.09, 4.4, 3.8, 4.0),
)
SHANK: Final[Profile] = (
    (-0.09, 4.2, 3.6, 3.8),
    (0.0, 5.7, 5.4, 5.6),
    (0.13, 5.2, 6.2, 5.4),
    (0.32, 4.7, 7.2, 6.0),
    (0.55, 4.3, 5.8, 5.0),
    (0.78, 3.7, 4.0, 4.0),
    (0.93, 3.6, 3.9, 3.9),
)
ANKLE: Final[Profile] = ((0.80, 2.8, 3.0, 2.9), (0.94, 2.7, 3.1, 2.9), (1.04, 3.0, 3.6, 3.2))
UPPER_ARM: Final[Profile] = (
    (-0.17, 3.0, 3.0, 3.0),
    (-0.05, 5.2, 5.2, 5.0),
    (0.12, 5.6, 5.6, 5.4),
    (0.4, 4.9, 4.9, 4.8),
    (0.8, 4.0, 4.0, 4.0),
    (1.0, 3.8, 3.9, 3.8),
    (1.09, 2.6, 2.7, 2.6),
)
BARE_ARM: Final[Profile] = ((0.53, 4.6, 4.6, 4.5), *UPPER_ARM[4:])
"""What a sleeve leaves bare."""
SLEEVE: Final[Profile] = (
    (-0.02, 2.8, 2.8, 2.6),
    (0.04, 4.8, 4.8, 4.4),
    (0.13, 5.5, 5.5, 5.1),
    (0.3, 5.6, 5.6, 5.2),
    (0.53, 5.4, 5.4, 5.1),
)
FOREARM: Final[Profile] = (
    (-0.09, 2.6, 2.7, 2.6),
    (0.0, 3.8, 3.9, 3.8),
    (0.2, 4.3, 4.1, 4.1),
    (0.5, 3.7, 3.6, 3.6),
    (0.85, 2.7, 2.7, 2.6),
    (1.04, 2.5, 2.5, 2.3),
)
# Of the hand: front is where the thumb is; shares of its length.
FLAT: Final[Profile] = (
    (-0.08, 2.2, 2.2, 1.9),
    (0.12, 3.0, 2.9, 1.9),
    (0.38, 3.9, 3.4, 1.9),
    (0.62, 3.4, 3.2, 1.6),
    (0.86, 2.4, 2.4, 1.3),
    (1.0, 1.0, 1.0, 0.8),
)
GRIP: Final[Profile] = (
    (-0.08, 2.2, 2.2, 1.9),
    (0.10, 3.4, 3.2, 2.8),
    (0.30, 4.2, 3.8, 3.4),
    (0.50, 3.9, 3.5, 3.3),
    (0.62, 2.2, 2.0, 2.0),
)
FIST: Final[Profile] = (
    (-0.08, 2.2, 2.2, 2.0),
    (0.08, 3.7, 3.5, 3.3),
    (0.26, 4.5, 4.1, 3.8),
    (0.44, 4.1, 3.7, 3.6),
    (0.54, 2.2, 2.0, 2.2),
)
# Of the foot, from heel to toes: centimetres along the sole, height of the upper side above it, half width.
FOOT: Final = (
    (-6.2, 2.4, 1.8),
    (-5.6, 6.2, 3.0),
    (-3.0, 10.6, 3.7),
    (1.0, 11.4, 3.7),
    (4.5, 9.0, 3.9),
    (9.0, 6.4, 4.5),
    (13.0, 4.8, 4.8),
    (16.6, 3.6, 4.0),
    (18.0, 1.8, 2.2),
)
_BELLY: Final = 0.32
"""Where a breath raises the belly most, as a share of the spine, and how far from there it does so."""
BALL: Final = 11.0
"""Where the toes bend, along the sole from below the ankle."""


class Section(NamedTuple):
    """A slice across a part of the body."""

    centre: Vector
    front: Vector
    side: Vector
    """Directions of the slice, of length 1."""
    radii: tuple[float, float, float]
    """Towards front, back and either side."""

    def reach(self, direction: Vector) -> float:
        """How far it goes from its centre in a direction of length 1."""
        ahead = direction.dot(self.front)
        return hypot(ahead * self.radii[0 if ahead > 0 else 1], direction.dot(self.side) * self.radii[2])


def bone_sections(start: Vector, end: Vector, frame: Frame, profile: Profile, girth: float = 1) -> list[Section]:
    """Sections along a straight bone."""
    return [
        Section(start.toward(end, share), frame.forward, frame.left, (front * girth, back * girth, side * girth))
        for share, front, back, side in profile
    ]


def torso_sections(body: Body, profile: Profile = TORSO, lowest: float = -1, highest: float = 2) -> list[Section]:
    """Sections along the spine from one share of it to another."""
    sections = []
    for share, *radii in within(profile, lowest, highest):
        centre, frame = body.spine_at(share)
        front = radii[0] + body.pose.belly * max(0.0, 1 - abs(share - _BELLY) / _BELLY)
        sections.append(Section(centre, frame.forward, frame.left, (front, radii[1], radii[2])))
    return sections


def within(profile: Profile, lowest: float, highest: float) -> list[tuple[float, float, float, float]]:
    """The rows of a profile from one share to another, with rows at both."""
    rows = [row for row in profile if lowest < row[0] < highest]
    if lowest > profile[0][0]:
        rows.insert(0, _between(profile, lowest))
    if highest < profile[-1][0]:
        rows.append(_between(profile, highest))
    return rows


def _between(profile: Profile, share: float) -> tuple[float, float, float, float]:
    after = next(index for index, row in enumerate(profile) if row[0] >= share)
    low, high = profile[after - 1], profile[after]
    part = (share - low[0]) / (high[0] - low[0])
    return (share, *(a + (b - a) * part for a, b in zip(low[1:], high[1:], strict=True)))  # type: ignore[return-value]


def foot_sections(ankle: Vector, frame: Frame, toes: float = 0) -> list[Section]:
    """Sections from heel to toes; the toes are bent up by some degrees."""
    sole = ankle - frame.up * size.ANKLE
    ball = sole + frame.forward * BALL
    bent = frame.pitched(-toes)
    sections = []
    for along, height, half in FOOT:
        if along <= BALL or not toes:
            start, turned = sole + frame.forward * along, frame
        else:
            start, turned = ball + bent.forward * (along - BALL), bent
        middle = start + turned.up * (height / 2)
        sections.append(Section(middle, turned.up, turned.left, (height / 2, height / 2, half)))
    return sections
