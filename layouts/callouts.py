"""Boxed messages: callouts, the box of who must not, the pain guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.document_blocks import Paragraph as ParagraphBlock
from layouts import fonts
from layouts.flowables import Box, Flowable, Row, Stack, Whole
from layouts.icons import Icon, draw_icon
from layouts.lists import TwoColumnList, item_list
from layouts.repeated import TitledStack
from layouts.structure import Tag
from layouts.text import Paragraph, first_baseline

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from handouts.blocks import CalloutKind
    from handouts.inline import Text
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_LOOK: dict[CalloutKind, tuple[Icon, str, str, str, str]] = {
    "info": ("info", "main", "main", "main_line", "main_tint"),
    "care": ("care", "care", "care_line", "care_line", "care_tint"),
    "stop": ("stop", "care", "care_line", "care_line", "care_tint"),
    "emergency": ("emergency", "alarm", "alarm", "alarm", "alarm_tint"),
}
"""Icon, and colours of title, icon, frame and ground."""


class IconHeading(Flowable):
    """A sign and words beside it, centred on the height of the capitals."""

    def __init__(
        self,
        theme: Theme,
        icon: Icon,
        text: Text,
        style: Style,
        icon_colour: str,
        *,
        role: str = "P",
        scale: float = 1.25,
    ) -> None:
        self.theme = theme
        self.icon: Icon = icon
        self.style = style
        self.icon_colour = icon_colour
        self.size = style.size * scale
        self.words = Paragraph(theme, text, style, role)
        self.keep_with_next = role != "P"

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.indent = self.size + self.style.size * 0.55
        self.height = max(self.words.wrap(width - self.indent, air), self.size)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        middle = top - first_baseline(self.style) + fonts.metrics(self.style.font).cap_height * self.style.size / 2
        with canvas.artifact():
            draw_icon(canvas, self.theme, self.icon, (x, middle - self.size / 2), self.size, self.icon_colour)
        self.words.draw(canvas, x + self.indent, top)


def callout(theme: Theme, block: blocks.Callout) -> Flowable:
    """A box with a sign, a title and what it says."""
    icon, title, sign, stroke, fill = _LOOK[block.kind]
    style = theme.type.card if block.kind == "emergency" else theme.type.body.but(font=theme.type.card.font)
    items: list[Flowable] = [IconHeading(theme, icon, block.title, style.but(colour=title), sign, role="H3")]
    for inner in block.body:
        if isinstance(inner, ParagraphBlock):
            paragraph = Paragraph(theme, inner.text, theme.type.body)
            paragraph.keep_with_next = inner is not block.body[-1]
            items.append(paragraph)
        else:
            items.append(item_list(theme, inner.items, inner.mark, theme.type.body, gap=2, colour=sign))
    line = theme.frame if block.kind == "emergency" else theme.line + 0.25
    whole = block.kind == "emergency"
    inside = TitledStack(items, 4 * theme.scale, Tag("Sect"), items[:1])
    return Box(theme, inside, fill=fill, stroke=stroke, line=line, whole=whole)


def do_not_box(theme: Theme, block: blocks.DoNotBox) -> Flowable:
    """Who must not, in a heavy frame: lists stand in two columns where there is room."""
    first = theme.type.subhead
    first = first.but(colour="ink", size=first.size + 3, leading=first.leading + 4)
    gap = 4 * theme.scale
    items: list[Flowable] = []
    for index, (heading, group) in enumerate(block.groups):
        style = theme.type.strong if index else first
        items.append(Paragraph(theme, heading, style, "H3", space_before=gap if index else 0))
        items.append(_columns(theme, group))
    inside = TitledStack(items, 3 * theme.scale, Tag("Sect"), items[::2])
    padding = (theme.padding, theme.padding + 4)
    return Box(theme, inside, padding=padding, stroke="ink", line=theme.frame_do_not, whole=True)


def _columns(theme: Theme, group: blocks.ItemList) -> Flowable:
    items = item_list(theme, group.items, group.mark, theme.type.dense, gap=2, colour="ink")
    return TwoColumnList(items) if len(group.items) > 2 and not theme.narrow else items


def pain_guide(theme: Theme, block: blocks.PainGuide) -> Flowable:
    """Pain from 0 to 10 in three bands: the words carry it, the frames help."""
    if theme.narrow:
        return _narrow_guide(theme, block)
    bands: list[tuple[float | None, Flowable]] = [(60, Paragraph(theme, block.label, theme.type.label, align="right"))]
    for (scale, advice), (fill, stroke, line) in zip(block.bands, _bands(theme), strict=True):
        words = Stack(
            [
                Paragraph(theme, scale, theme.type.strong.but(size=13, leading=16), align="centre"),
                Paragraph(theme, advice, theme.type.body.but(leading=16), align="centre"),
            ]
        )
        bands.append((None, Box(theme, words, padding=(4, 6), fill=fill, stroke=stroke, line=line)))
    return Row(bands, gap=8, align="middle", tag=Tag("Div"))


def _bands(theme: Theme) -> tuple[tuple[str | None, str, float], ...]:
    """Ground, frame and width of its line of each band."""
    return (
        ("main_tint", "main_line", theme.line),
        ("care_tint", "care_line", theme.line),
        (None, "ink", theme.frame_do_not),
    )


def _narrow_guide(theme: Theme, block: blocks.PainGuide) -> Flowable:
    """Three bands one under the other: how much pain on the left, what to do on the right."""
    scales = [Paragraph(theme, scale, theme.type.strong) for scale, _ in block.bands]
    column = max(scale.natural_width() for scale in scales) + 1
    gap = 6 * theme.scale
    bands: list[Flowable] = [Paragraph(theme, block.label, theme.type.label.but(colour="ink"))]
    for scale, (_, advice), (fill, stroke, line) in zip(scales, block.bands, _bands(theme), strict=True):
        words = Row([(column, scale), (None, Paragraph(theme, advice, theme.type.body))], gap=2 * gap)
        bands.append(Box(theme, words, padding=(gap, theme.padding), fill=fill, stroke=stroke, line=line))
    return Whole(bands, gap, Tag("Div"))
