"""Hair: the part of an egg round the skull that a hairline bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handouts.frozen import dataclass
from layouts.figures.egg import Egg, Place, on
from layouts.figures.planar import hull, thinned
from layouts.figures.shapes import BODY_LINE, HAIR_LINE

if TYPE_CHECKING:
    from layouts.figures.egg import Pose
    from layouts.figures.people import Hair, Person
    from layouts.figures.shapes import Sketch

POLE: Final = (-6.5, 0.0, 6.0)
"""From the middle of the hair to where all of it meets."""
BUN: Final = Egg((-10.4, 0, 6.4), (4.0, 4.2, 4.0))


@dataclass(frozen=True)
class Cut:
    """A way to wear hair."""

    egg: Egg
    hairline: tuple[Place, ...]
    """All round, on the surface of the egg."""
    ears: bool = True
    """Whether they are seen."""
    bun: bool = False


def _cut(egg: Egg, half: tuple[Place, ...], *, ears: bool = True, bun: bool = False) -> Cut:
    """A cut from its left half, whose hairline goes from the forehead to the nape."""
    left = [on(egg, place) for place in half]
    right = [(x, -y, z) for x, y, z in left[-2:0:-1]]
    return Cut(egg, (*left, *right), ears, bun)


_CLOSE: Final = Egg((-0.7, 0, 2.3), (10.4, 8.3, 9.8))
CUTS: Final[dict[Hair, Cut]] = {
    "short": _cut(
        _CLOSE,
        (
            (8.0, 0, 7.4),
            (7.4, 3.2, 7.6),
            (5.6, 6.0, 6.4),
            (4.6, 7.0, 3.4),
            (3.0, 7.6, 1.0),
            (2.0, 7.7, -1.4),
            (1.0, 7.8, 0.6),
            (-0.9, 7.9, 2.2),
            (-2.8, 7.6, 0.6),
            (-3.6, 7.0, -2.4),
            (-5.4, 5.0, -5.4),
            (-7.6, 0, -6.4),
        ),
    ),
    "bun": _cut(
        Egg((-0.7, 0, 2.2), (10.2, 8.1, 9.5)),
        (
            (8.0, 0, 8.2),
            (7.2, 3.4, 7.2),
            (5.2, 6.4, 5.0),
            (3.6, 7.4, 2.0),
            (2.0, 7.7, 0.4),
            (0.2, 7.8, 1.8),
            (-1.8, 7.7, 1.4),
            (-3.4, 7.2, -1.4),
            (-5.8, 4.6, -4.0),
            (-8.0, 0, -4.4),
        ),
        bun=True,
    ),
    "receding": _cut(
        Egg((-0.7, 0, 2.2), (9.9, 7.95, 9.2)),
        (
            (5.0, 0, 9.8),
            (4.0, 3.2, 9.6),
            (2.2, 5.4, 8.2),
            (2.0, 6.9, 5.2),
            (2.6, 7.5, 2.0),
            (2.0, 7.7, -0.8),
            (1.0, 7.8, 0.8),
            (-0.9, 7.9, 2.0),
            (-2.8, 7.6, 0.6),
            (-3.8, 7.0, -2.2),
            (-5.6, 5.0, -4.8),
            (-7.6, 0, -5.6),
        ),
    ),
    "bob": _cut(
        Egg((-1.6, 0, 0.6), (10.4, 9.3, 12.4)),
        (
            (7.6, 0, 8.6),
            (7.0, 3.6, 6.6),
            (5.4, 6.8, 3.0),
            (4.4, 8.0, -1.0),
            (4.2, 8.0, -5.0),
            (3.2, 7.8, -8.0),
            (0.6, 7.6, -9.0),
            (-3.0, 7.0, -9.6),
            (-6.0, 4.6, -9.8),
            (-7.4, 0, -9.8),
        ),
        ears=False,
    ),
}


def draw_hair(sketch: Sketch, head: Pose, person: Person) -> None:
    """Paint the hair over the face, with a strand or two where hair is not filled."""
    cut = CUTS[person.hair]
    tone = "hair-grey" if person.grey else "hair"
    points, count = head.patch(cut.egg, cut.hairline, POLE)
    if not points:
        return
    sketch.union([(thinned(points, 0.9), tone)], "ink", BODY_LINE)
    line = points[:count]
    if count > 3 and head.faces((1, 0, 0)) > -0.2:
        px, py = head.see((cut.egg.middle[0] + POLE[0], 0, cut.egg.middle[2] + POLE[2]))
        for share in (0.3, 0.55):
            strand = [(x + (px - x) * share, y + (py - y) * share) for x, y in line[: count // 2 + 1 : 2]]
            sketch.add(strand, None, "strand", HAIR_LINE, closed=False)


def draw_bun(sketch: Sketch, head: Pose, person: Person, *, behind: bool) -> None:
    """Paint a bun before the head or after it, whichever is right."""
    if CUTS[person.hair].bun and behind == (head.faces((-1, 0, 0.3)) <= 0):
        sketch.union([(hull(head.rim(BUN)), "hair-grey" if person.grey else "hair")], "ink", BODY_LINE)
