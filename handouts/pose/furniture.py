"""Solid things around a person, as boxes: what is drawn, and what no limb may pass through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handouts.pose import proportions as size

if TYPE_CHECKING:
    from handouts.pose.model import Props

COUNTER_HEIGHT = 92
RAIL_HEIGHT = 98
STEP_HEIGHT = 18


class Box(NamedTuple):
    """A box square to the axes of space, in centimetres."""

    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float

    def beside(self) -> Box:
        """The box turned from ahead of the person to their left."""
        return Box(-self.y1, -self.y0, self.x0, self.x1, self.z0, self.z1)


def furniture(props: Props) -> list[tuple[str, Box]]:
    """The boxes of each thing, with its name."""
    boxes: list[tuple[str, Box]] = []
    if props.chair is not None:
        faces = -1 if props.chair_faces == "back" else 1
        boxes += [("chair", box) for box in _chair(props.chair, faces, seat_height(props))]
    if props.wall is not None:
        boxes.append(("wall", Box(props.wall, props.wall + 4, -34, 34, 0, 162)))
    if props.counter is not None:
        edge = props.counter
        boxes.append(("counter", Box(edge + 4, edge + 36, -45, 45, 0, COUNTER_HEIGHT - 4)))
        boxes.append(("counter", Box(edge, edge + 36, -45, 45, COUNTER_HEIGHT - 4, COUNTER_HEIGHT)))
    if props.rail is not None:
        place = props.rail
        boxes.append(("rail", Box(place - 1.5, place + 1.5, -46, 46, RAIL_HEIGHT - 1.5, RAIL_HEIGHT + 1.5)))
        boxes.append(("rail", Box(place + 6, place + 14, -52, 52, 0, 128)))
    if props.step is not None:
        boxes.append(("step", Box(props.step, props.step + 30, -30, 30, 0, STEP_HEIGHT)))
    boxes = [(name, box.beside() if props.beside else box) for name, box in boxes]
    if props.bed is not None:
        boxes.append(("bed", Box(-105, 105, -45, 45, 0, props.bed)))
    return boxes


def seat_height(props: Props) -> int:
    """How high one sits, in centimetres above the floor."""
    return props.chair_seat or size.SEAT


def _chair(middle: float, faces: int, height: float) -> list[Box]:
    """Seat, four legs and a backrest; ``faces`` is 1 when who sits on it looks forward."""

    def box(x0: float, x1: float, *rest: float) -> Box:
        ends = sorted((middle + faces * x0, middle + faces * x1))
        return Box(*ends, *rest)

    seat = box(-21, 21, -21, 21, height - 4, height)
    legs = [box(x, x + 3, y, y + 3, 0, height - 4) for x in (-20, 17) for y in (-20, 17)]
    posts = [box(-22, -19, y, y + 3, height, 92) for y in (-20, 17)]
    panel = box(-22, -19, -20, 20, 66, 90)
    return [*legs, seat, *posts, panel]
