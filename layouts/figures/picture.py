"""A whole figure: its poses beside or under each other, with what stands around the person and the arrows."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

from handouts.pose.solve import solve
from layouts.figures.arrows import draw_arrows
from layouts.figures.body import Mannequin
from layouts.figures.camera import CAMERAS
from layouts.figures.marks import Marker
from layouts.figures.plain import draw_plain
from layouts.figures.props import draw_behind, draw_over
from layouts.figures.shapes import Sketch
from layouts.theme import FIGURE_SCALE

if TYPE_CHECKING:
    from handouts.pose.model import Figure, Pose
    from handouts.pose.skeleton import Body
    from layouts.figures.people import Person

TALLEST: Final = 330.0
"""Points. What is larger, or wider than it may be, is drawn smaller."""
GAP: Final = 12.0
"""Points between pictures, as long as there is room."""
_LEAST_GAP: Final = 4.0
_SPARE: Final = 0.97
"""For gaps, which do not get smaller with the bodies."""
_STACK_GAP: Final = 6.0


def draw_figure(
    figure: Figure, person: Person, scale: float = FIGURE_SCALE, *, mirrored: bool = False, width: float = inf
) -> Sketch:
    """The drawing of a figure. ``mirrored`` is for the left side: what comes first still stands first.

    Pictures in a row move together to stay within ``width`` points; if that is not enough, all get smaller.
    """
    bodies = [solve(pose, figure.props) for pose in figure.poses]
    sketch = _drawn(figure, bodies, person, scale * figure.size / 100, width, mirrored=mirrored)
    fit = min(width / sketch.width, TALLEST / sketch.height, 1.0)
    return sketch if fit == 1 else _drawn(figure, bodies, person, sketch.scale * fit * _SPARE, width, mirrored=mirrored)


def _drawn(figure: Figure, bodies: list[Body], person: Person, scale: float, width: float, *, mirrored: bool) -> Sketch:
    pictures = [_picture(figure, bodies, index, person, scale, mirrored=mirrored) for index in range(len(bodies))]
    if mirrored:
        pictures = [_mirrored(picture) for picture in pictures]
    seen_alike = all(_same_view(figure, pose, figure.poses[0]) for pose in figure.poses)
    return _arranged(pictures, width, stacked=_stacked(figure, pictures), seen_alike=seen_alike)


def _mirrored(picture: Sketch) -> Sketch:
    """Left and right changed at the middle of the scene, so that stacked pictures stay in line."""
    sheet = Sketch(picture.scale)
    sheet.paste(picture, 0, 0, -1)
    return sheet


def _picture(figure: Figure, bodies: list[Body], index: int, person: Person, scale: float, *, mirrored: bool) -> Sketch:
    pose = figure.poses[index]
    camera = CAMERAS[pose.view or figure.view]
    sketch = Sketch(scale)
    props = figure.props if pose.pillows is None else replace(figure.props, pillows=pose.pillows)
    draw_behind(sketch, camera, props, bodies, bodies[index])
    if index and pose.before is not False and _same_view(figure, pose, figure.poses[index - 1]):
        Mannequin(sketch, camera, bodies[index - 1], person).draw_before(bodies[index])
    if figure.plain:
        draw_plain(sketch, camera, bodies[index], person, whole=figure.plain == "body")
    else:
        Mannequin(sketch, camera, bodies[index], person).draw()
    draw_over(sketch, camera, props, bodies[index])
    draw_arrows(sketch, camera, pose, bodies, index)
    Marker(sketch, camera, bodies[index], person, mirrored=mirrored).draw(pose.marks, pose.sign)
    return sketch


def _same_view(figure: Figure, one: Pose, other: Pose) -> bool:
    return (one.view or figure.view) == (other.view or figure.view)


def _stacked(figure: Figure, pictures: list[Sketch]) -> bool:
    if figure.layout:
        return figure.layout == "stack"
    return all(picture.width > 1.5 * picture.height for picture in pictures)


def _arranged(pictures: list[Sketch], width: float, *, stacked: bool, seen_alike: bool) -> Sketch:
    """All in one drawing whose lower left corner is (0, 0).

    Pictures in a row have the same height above the floor; from different views, which share no floor, the same bottom.
    """
    sheet = Sketch(pictures[0].scale)
    x = 0.0
    spare = width - sum(picture.width for picture in pictures)
    gap = max(_LEAST_GAP, min(GAP, spare / max(1, len(pictures) - 1)))
    y = sum(picture.height + _STACK_GAP for picture in pictures)
    lowest = min(picture.bottom for picture in pictures)
    left = min(picture.left for picture in pictures)
    for picture in pictures:
        if stacked:
            y -= picture.height + _STACK_GAP
            sheet.paste(picture, -left, y - picture.bottom)
        else:
            sheet.paste(picture, x - picture.left, -(lowest if seen_alike else picture.bottom))
            x += picture.width + gap
    return sheet.at_origin()
