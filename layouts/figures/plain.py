"""A body as one outline without clothes, for charts: to mark places on it, or to write on it.

Only for people who stand or lie straight: nothing is in front of anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.pose import contours
from handouts.pose.contours import bone_sections, foot_sections, torso_sections
from handouts.pose.proportions import HAND
from handouts.pose.skeleton import SIDES
from handouts.pose.skin import NECK, on_skin
from layouts.figures.head import draw_head
from layouts.figures.outline import outline
from layouts.figures.shapes import BODY_LINE, HAIR_LINE, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.contours import Section
    from handouts.pose.marks import Spot
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.people import Person

_CREASES: tuple[tuple[Spot, ...], ...] = (
    (("trunk", -6, 0), ("trunk", 10, 0)),
    (("right.thigh", 17, -45), ("right.thigh", 19, 0), ("right.thigh", 16, 55)),
    (("left.thigh", 17, -45), ("left.thigh", 19, 0), ("left.thigh", 16, 55)),
    (("right.shank", 1, -40), ("right.shank", 2, 40)),
    (("left.shank", 1, -40), ("left.shank", 2, 40)),
)
"""Lines on the back that help to find one's way: between and below the buttocks, and behind the knees."""


def draw_plain(sketch: Sketch, camera: Camera, body: Body, person: Person) -> None:
    """The outline, the head, and a few lines that tell the back from the front."""
    outlines = [outline(sections, camera) for sections in _parts(body, person)]
    sketch.union([(points, "skin") for points in outlines], "ink", BODY_LINE)
    if body.frames["pelvis"].forward.dot(camera.toward) < 0:
        for crease in _CREASES:
            points = [camera.see(on_skin(body, spot, camera.toward)) for spot in crease]
            sketch.add(points, None, "ink-far", HAIR_LINE, closed=False)
    head = Sketch(sketch.scale)
    draw_head(head, camera, body.joints["head"], body.frames["head"], person)
    for shape in head.shapes:
        fill = "skin" if shape.fill and shape.fill.startswith("hair") else shape.fill
        sketch.shapes.append(shape._replace(fill=fill))
    sketch.include(((head.left, head.bottom), (head.right, head.top)))


def _parts(body: Body, person: Person) -> Iterator[list[Section]]:
    joints, frames, girth = body.joints, body.frames, person.limbs
    neck, skull = joints["neck"], joints["skull"]
    yield bone_sections(neck - frames["neck"].up * 5, skull + frames["head"].up * 4, frames["neck"], NECK)
    for side in SIDES:
        hip, knee, ankle, shoulder, elbow, wrist = (
            joints[f"{side}.{name}"] for name in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
        )
        palm = frames[f"{side}.palm"]
        yield foot_sections(ankle, frames[f"{side}.foot"])
        yield bone_sections(knee, ankle, frames[f"{side}.shank"], contours.SHANK, girth)
        yield bone_sections(knee, ankle, frames[f"{side}.shank"], contours.ANKLE)
        yield bone_sections(hip, knee, frames[f"{side}.thigh"], contours.THIGH, girth)
        yield bone_sections(wrist, wrist - palm.up * HAND, palm, contours.FLAT)
        yield bone_sections(elbow, wrist, frames[f"{side}.forearm"], contours.FOREARM, girth)
        yield bone_sections(shoulder, elbow, frames[f"{side}.upper-arm"], contours.UPPER_ARM, girth)
    yield [
        section._replace(radii=tuple(radius * person.trunk for radius in section.radii))  # type: ignore[arg-type]
        for section in torso_sections(body)
    ]
