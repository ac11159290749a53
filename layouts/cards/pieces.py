"""The pieces of an exercise card that no other paper has: its name, its foot, a stack with room to spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.frozen import dataclass
from handouts.inline import Text
from layouts.flowables import Flowable, Stack
from layouts.numbered_name import NumberedName
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import SEMIBOLD
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from handouts.document import Foot
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_UNDER_RULE = 3
_OVER_WARNING = 3
_BESIDE_TITLE = 8


class CardName(NumberedName):
    """The name of an exercise as a heading of the second level, and an entry of the outline."""

    def __init__(self, theme: Theme, number: int, name: Text) -> None:
        super().__init__(theme, number, name, role="H2")
        self.title = f"{number}  {name.line}"

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.outline(self.title, 0, top + 4)
        super().draw(canvas, x, top)


class Spread(Stack):
    """A stack as tall as its card: the room that its items leave stands above the items ``before``, in equal parts."""

    def __init__(self, items: Sequence[Flowable], gap: float, room: float, before: Collection[int]) -> None:
        super().__init__(items, gap, Tag("Div"))
        self.room = room
        self.before = before
        self.spare = 0.0

    def wrap(self, width: float, air: float = 1) -> float:
        """The height that is needed; it is drawn as tall as its room."""
        self.spare = 0.0
        needed = super().wrap(width, air)
        self.spare = max(0.0, self.room - needed) / max(1, len(self.before))
        return needed

    def above(self, index: int) -> float:
        return super().above(index) + (self.spare if index in self.before else 0)


class CardFoot(Flowable):
    """Which handout a card is from, in which version, and whether anyone has reviewed it: that stands behind, too."""

    def __init__(self, theme: Theme, foot: Foot) -> None:
        self.theme = theme
        style = theme.type.foot
        self.title = Paragraph(theme, Text.plain(foot.title), style, "H1")
        self.version = Paragraph(theme, Text.plain(foot.version), style)
        warning = Paragraph(theme, Text.plain(foot.warning), style.but(font=SEMIBOLD, colour="care"))
        self.warning = warning if foot.warning else Stack([])

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        version = self.version.natural_width() + 1
        self.version.wrap(version)
        self.first = max(self.title.wrap(width - version - _BESIDE_TITLE), self.version.height)
        self.height = _UNDER_RULE + self.first + self.warning.wrap(width)
        self.behind = self.warning.height + _OVER_WARNING if self.warning.height else 0.0
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint it as furniture."""
        with canvas.artifact("Pagination", "Footer"):
            self.title.draw(canvas, x, top - _UNDER_RULE)
        self.draw_rest(canvas, x, top)

    def draw_as_title(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Paint it so that a reader who can't see it meets the title of the whole document."""
        self.title.draw(canvas, x, top - _UNDER_RULE)
        self.draw_rest(canvas, x, top)

    def draw_behind(self, canvas: TaggedCanvas, x: float, bottom: float) -> None:
        """Paint what stands at the foot of a back."""
        with canvas.artifact("Pagination", "Footer"):
            self.warning.draw(canvas, x, bottom + self.warning.height)

    def draw_rest(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact("Pagination", "Footer"):
            rule(canvas, self.theme, x, x + self.width, top)
            self.version.draw(canvas, x + self.width - self.version.width, top - _UNDER_RULE)
            self.warning.draw(canvas, x, top - _UNDER_RULE - self.first)


@dataclass(frozen=True)
class Card:
    """Both sides of a card, laid out."""

    section: Tag
    """Holds all sides of an exercise."""
    front: Spread
    back: Spread | None
    foot: CardFoot

    def announce(self, canvas: TaggedCanvas) -> None:
        """Give both sides their places in the order of reading: the back is painted only when all fronts are."""
        for side in (self.front, self.back):
            if side and side.tag:
                with canvas.element(self.section), canvas.element(side.tag):
                    pass
