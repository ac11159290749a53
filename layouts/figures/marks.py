"""Marks on a body: points with digits, hatched zones, outlined areas, the course of a nerve, ways on the skin.

Lines, digits and the distance of the hatching are points on paper, whatever the scale of the body.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from handouts.pose.marks import other_side
from handouts.pose.skin import on_skin
from layouts.figures.arrows import draw_arrow
from layouts.figures.digits import GLYPHS, OPPOSITE
from layouts.figures.hatching import hatched, rounded
from layouts.figures.shapes import HAIR_LINE, LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.pose.marks import Label, Mark, Sign
    from handouts.pose.skeleton import Body
    from layouts.figures.camera import Camera
    from layouts.figures.people import Person
    from layouts.figures.shapes import Point, Sketch

HATCH: Final = 2.6
"""Between two lines of the hatching."""
_NERVE: Final = 2.4
_DOT: Final = 1.5
"""Radius of the dot at which a thin line to a label begins."""
_DISC: Final = 5.6
"""Radius of the disc round a label."""
_GLYPH: Final = 6.4
"""Height of a digit, like that of a capital letter of 9 points."""
_PEN: Final = 1.0
_SIGN: Final = 10.0
_GAP: Final = 4.0
"""Between a picture and its sign."""
_TRUNK: Final = ("trunk", "neck", "head")
_TONES: Final[dict[str, str]] = {"tick": "ink", "cross": "arrow"}


class Marker:
    """Draws the marks of one pose."""

    def __init__(self, sketch: Sketch, camera: Camera, body: Body, person: Person, *, mirrored: bool) -> None:
        self.sketch = sketch
        self.camera = camera
        self.body = body
        self.person = person
        self.mirrored = mirrored
        """Whether the picture is turned over afterwards: what is written must then be drawn the wrong way round."""
        self.point = 1 / sketch.scale
        """A point on paper, in centimetres of the picture."""

    def draw(self, marks: Sequence[Mark], sign: Sign | None) -> None:
        """All marks: zones first, labels last."""
        every = [one for mark in marks for one in ((mark, other_side(mark)) if mark.both else (mark,))]
        order = ("area", "zone", "line", "arrow", "point")
        for mark in sorted(every, key=lambda mark: order.index(mark.kind)):
            self._draw(mark, list(self._places(mark)))
        if sign:
            self._draw_sign(sign)

    def _places(self, mark: Mark) -> Iterator[Point]:
        for spot in mark.at:
            girth = self.person.trunk if spot[0] in _TRUNK else self.person.limbs
            yield self.camera.see(on_skin(self.body, spot, self.camera.toward, girth))

    def _draw(self, mark: Mark, places: list[Point]) -> None:
        sketch = self.sketch
        match mark.kind:
            case "zone":
                for ends in hatched(rounded(places), HATCH * self.point):
                    sketch.add(ends, None, "arrow", LINE, closed=False, smooth=False)
                sketch.add(places, None, "arrow", LINE)
            case "area":
                sketch.add(places, "paper", "ink", LINE)
            case "line":
                sketch.add(places, None, "halo", _NERVE + 3 * LINE, closed=False)
                sketch.add(places, None, "strap", _NERVE, closed=False)
            case "arrow":
                draw_arrow(sketch, places, both=mark.two_heads)
            case "point":
                self._draw_point(mark, places[0])

    def _draw_point(self, mark: Mark, place: Point) -> None:
        x, y = place
        across, up = mark.shift
        if across or up:
            label = (x + across, y + up)
            self.sketch.add([place, label], None, "halo", HAIR_LINE + 2 * LINE, closed=False, smooth=False)
            self.sketch.add([place, label], None, "ink", HAIR_LINE, closed=False, smooth=False)
        else:
            label = place
        if label != place or mark.label is None:
            self.sketch.add(_circle(place, _DOT * self.point), "ink", "halo", LINE)
        if mark.label:
            self._draw_label(mark.label, label)

    def _draw_label(self, label: Label, middle: Point) -> None:
        tone = _TONES.get(label, "ink")
        self.sketch.add(_circle(middle, _DISC * self.point), "paper", tone, LINE)
        self._write(OPPOSITE.get(label, label) if self.mirrored else label, middle, _GLYPH, _PEN, tone)

    def _draw_sign(self, sign: Sign) -> None:
        """At the upper left of the picture, beside all that is drawn."""
        point = self.point
        edge = self.sketch.right if self.mirrored else self.sketch.left
        away = (_GAP + _SIGN) * (1 if self.mirrored else -1)
        middle = ((edge + away) * point, (self.sketch.top - _SIGN) * point)
        tone = _TONES[sign]
        self.sketch.add(_circle(middle, _SIGN * point), "paper", tone, 1.5 * _PEN)
        self._write(sign, middle, 1.05 * _SIGN, 2 * _PEN, tone)

    def _write(self, label: Label, middle: Point, height: float, pen: float, tone: str) -> None:
        size = height * self.point
        turn = -1 if self.mirrored else 1
        for stroke in GLYPHS[label]:
            points = [(middle[0] + turn * x * size, middle[1] + y * size) for x, y in stroke.points]
            self.sketch.add(points, None, tone, pen, closed=False, smooth=stroke.smooth)


def _circle(middle: Point, radius: float) -> list[Point]:
    x, y = middle
    return [(x + radius * cos(step * pi / 6), y + radius * sin(step * pi / 6)) for step in range(12)]
