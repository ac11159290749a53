"""Flowables without words: so many rows of ten points, which say where they were drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from layouts.flowables import Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.flowables import Pieces

ROW = 10.0
TOP = 1000.0


class Drawn(NamedTuple):
    """A row of a brick on paper."""

    name: str
    x: float
    top: float


class Brick(Flowable):
    """Rows that stay together, unless the brick is soft. Its width is the room that it was given."""

    def __init__(self, rows: Sequence[str], *, soft: bool = False, heading: bool = False, gap: float = 0) -> None:
        self.rows = rows
        self.soft = soft
        self.keep_with_next = heading
        self.space_before = gap

    def __repr__(self) -> str:
        kind = "heading" if self.keep_with_next else "soft" if self.soft else "hard"
        return f"<{kind} {len(self.rows)} rows, {self.space_before:g} above>"

    def wrap(self, width: float, air: float = 1) -> float:  # noqa: ARG002 - bricks hold no gaps
        self.width, self.height = width, ROW * len(self.rows)
        return self.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        canvas.extend(Drawn(name, x, top - ROW * index) for index, name in enumerate(self.rows))

    def split(self, room: float) -> Pieces | None:
        count = int((room + 0.01) // ROW)
        if not self.soft or not 0 < count < len(self.rows):
            return None
        pieces = (Brick(self.rows[:count], soft=True), Brick(self.rows[count:], soft=True))
        for piece in pieces:
            piece.wrap(self.width)
        return pieces


def brick(name: str, rows: int = 1, *, soft: bool = False, heading: bool = False, gap: float = 0) -> Brick:
    """A brick whose rows are ``a1``, ``a2``, … when its name is ``a``."""
    return Brick([f"{name}{row}" for row in range(1, rows + 1)], soft=soft, heading=heading, gap=gap)


@st.composite
def walls(draw: st.DrawFn, most: int = 8, tallest: int = 12, gaps: Sequence[float] = (0, 5, 20)) -> list[Brick]:
    """Bricks of all kinds, named by their place; the last is no heading."""
    kinds = draw(st.lists(st.sampled_from(["hard", "soft", "heading"]), min_size=1, max_size=most))
    kinds[-1] = kinds[-1].replace("heading", "hard")
    return [
        brick(
            f"{place}.",
            draw(st.integers(1, 2 if kind == "heading" else tallest)),
            soft=kind == "soft",
            heading=kind == "heading",
            gap=draw(st.sampled_from(gaps)),
        )
        for place, kind in enumerate(kinds)
    ]


def laid_out(flowable: Flowable, width: float = 300, air: float = 1) -> Flowable:
    """The flowable itself, laid out."""
    assert flowable.wrap(width, air) == flowable.height
    return flowable


def parts(flowable: Flowable, room: float) -> Pieces:
    """The two parts of a flowable that can be divided there."""
    pieces = flowable.split(room)
    assert pieces is not None
    return pieces


def drawn(*flowables: Flowable, top: float = TOP) -> list[Drawn]:
    """The rows of flowables without tags, in the order in which they are drawn, each flowable at ``top``."""
    sheet: Any = []  # takes the place of the canvas
    for flowable in flowables:
        flowable.draw(sheet, 0, top)
    found: list[Drawn] = sheet
    return found


def names(*flowables: Flowable) -> list[str]:
    """The names of the rows, in the order in which they are drawn."""
    return [row.name for row in drawn(*flowables)]
