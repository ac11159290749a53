"""Lists with a hanging mark: bullets, numbers, boxes to tick, crosses."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Literal

from layouts import fonts
from layouts.flowables import Flowable, Pieces, Row, Stack
from layouts.icons import draw_icon
from layouts.structure import Tag
from layouts.text import Paragraph, first_baseline
from layouts.theme import BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.inline import Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

Mark = Literal["bullet", "number", "tick", "cross"]
_INDENT = {"bullet": 1.0, "number": 1.75, "tick": 2.0, "cross": 1.5}
"""In em."""
_COLUMN_GAP = 20
_COMPANY = 2
"""Items of a list that stay together where a page ends; in a narrow column items are long enough to stand alone."""
_NUMBERING = {"bullet": "Disc", "number": "Decimal", "tick": "None", "cross": "None"}


class ListItem(Flowable):
    """One item: its mark and its text."""

    def __init__(
        self, theme: Theme, text: Text, style: Style, mark: Mark, number: int, colour: str, indent: float
    ) -> None:
        self.theme = theme
        self.style = style
        self.mark = mark
        self.number = number
        self.colour = colour
        self.ems = indent
        self.tag, self.label_tag = Tag("LI"), Tag("Lbl", actual="\u2610" if mark == "tick" else None)
        self.body_tag = Tag("LBody")
        self.body: Flowable = Paragraph(theme, text, style)
        self.first = True

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.indent = self.ems * self.style.size
        self.height = self.body.wrap(width - self.indent, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element(self.tag):
            if self.first:
                self.draw_mark(canvas, x, top - first_baseline(self.style))
            with canvas.element(self.body_tag):
                self.body.draw(canvas, x + self.indent, top)

    def draw_mark(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        size = self.style.size
        canvas.setFillColor(self.theme.colour(self.colour))
        if self.mark == "tick":
            box = size * 1.16
            bottom = baseline + fonts.metrics(self.style.font).cap_height * size / 2 - box / 2
            with canvas.content(self.label_tag):
                draw_icon(canvas, self.theme, "tick_box", (x, bottom), box, self.colour)
            return
        signs = {"bullet": "\u2022", "number": str(self.number), "cross": "\u00d7"}
        with canvas.content(self.label_tag):
            canvas.show(x, baseline, signs[self.mark] + " ", BOLD, size)

    def split(self, room: float) -> Pieces | None:
        parts = self.body.split(room)
        return (self.part(parts[0], first=self.first), self.part(parts[1], first=False)) if parts else None

    def part(self, body: Flowable, *, first: bool) -> ListItem:
        """A fragment: the mark stands at the first only."""
        fragment = copy(self)
        fragment.body, fragment.first = body, first
        fragment.height = body.height
        return fragment


def item_list(
    theme: Theme,
    items: Sequence[Text],
    mark: Mark,
    style: Style,
    *,
    gap: float = 3,
    colour: str = "main",
    indent: float = 0,
) -> Stack:
    """A list that may be divided between items and within them.

    Its ``gap`` is for body text of 12 and grows with it. Its ``indent`` is in em; 0 is that of its marks.
    """
    entries = [
        ListItem(theme, text, style, mark, number, colour, indent or _INDENT[mark])
        for number, text in enumerate(items, start=1)
    ]
    tag = Tag("L", attributes={"ListNumbering": _NUMBERING[mark]})
    return ItemStack(entries, gap * theme.scale, tag, company=1 if theme.narrow else _COMPANY)


class ItemStack(Stack):
    """The items of a list. Where a page ends, at least ``company`` items stand together on either side."""

    def __init__(self, items: Sequence[Flowable], gap: float, tag: Tag | None, company: int = _COMPANY) -> None:
        super().__init__(items, gap, tag)
        self.company = company

    def split(self, room: float) -> Pieces | None:
        parts = super().split(room)
        if parts is None or len(self.items) < self.company * 2:
            return parts
        upper, lower = (len(part.items) for part in parts if isinstance(part, Stack))
        if upper < self.company:
            return None
        if lower < self.company:
            return self.part(self.items[: -self.company]), self.part(self.items[-self.company :])
        return parts

    def divide(self, room: float) -> Pieces | None:
        return super().split(room)

    def part(self, items: Sequence[Flowable]) -> ItemStack:
        fragment = ItemStack(items, self.gap, self.tag, self.company)
        fragment.wrap(self.width, self.air)
        return fragment


class TwoColumnList(Flowable):
    """A list in two columns of about the same height: read down the left one first."""

    def __init__(self, whole: Stack) -> None:
        self.whole = whole

    def wrap(self, width: float, air: float = 1) -> float:
        self.width, self.air = width, air
        self.row = self.columns(self.whole.items)
        self.height = self.row.height
        return self.height

    def columns(self, items: Sequence[Flowable]) -> Row:
        """The items in two columns, laid out."""
        heights = [item.wrap((self.width - _COLUMN_GAP) / 2, self.air) + self.whole.gap for item in items]
        left = min(range(len(items), 0, -1), key=lambda count: max(sum(heights[:count]), sum(heights[count:])))
        stacks = (Stack(items[:left], self.whole.gap), Stack(items[left:], self.whole.gap))
        row = Row([(None, stack) for stack in stacks], _COLUMN_GAP, tag=self.whole.tag)
        row.wrap(self.width, self.air)
        return row

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.row.draw(canvas, x, top)

    def split(self, room: float) -> Pieces | None:
        """As many items above as two columns of ``room`` hold."""
        count = len(self.whole.items) - 1
        while count and self.columns(self.whole.items[:count]).height > room:
            count -= 1
        return (self.part(self.whole.items[:count]), self.part(self.whole.items[count:])) if count else None

    def part(self, items: Sequence[Flowable]) -> TwoColumnList:
        """Some of the items: the same list goes on."""
        fragment = TwoColumnList(Stack(items, self.whole.gap, self.whole.tag))
        fragment.wrap(self.width, self.air)
        return fragment
