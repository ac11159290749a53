"""Pieces of the last page: room for a signature, the version, the QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Span, Text
from layouts.callouts import IconHeading
from layouts.flowables import Box, Flowable, Row, Stack, Whole
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import MM, SEMIBOLD
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

QR_SIDE = 24 * MM
"""Side of the code without its quiet zone, for body text of 12; at least 2 cm."""
_LARGEST_SIDE = 36 * MM
"""In larger print."""
QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""
_LEAST_WORDS = 13
"""In em of body text: words beside the code have at least this width, or stand under it."""


def signature(theme: Theme, block: blocks.Signature) -> Flowable:
    """That nobody has reviewed the content, with lines to sign on."""
    style = theme.type.card.but(colour="care")
    lines = [WriteLine(theme, label) for label in block.labels]
    beside = Row([(None, line) for line in lines], gap=16, tag=Tag("Div"))
    items = [
        IconHeading(theme, "care", block.title, style, "care_line", role="H3"),
        Paragraph(theme, block.text, theme.type.body),
        Stack(lines, tag=Tag("Div")) if theme.narrow else beside,
    ]
    inside = Stack(items, 6 * theme.scale, Tag("Sect"))
    padding = (theme.padding, theme.padding + 4)
    return Box(theme, inside, padding=padding, fill="care_tint", stroke="care_line", line=theme.line + 0.25)


def imprint(theme: Theme, block: blocks.Imprint) -> Flowable:
    """Which version this is, a line for each fact."""
    lines = [
        Paragraph(theme, Text.plain(f"{label}: ") + Text.plain(value, bold=True), theme.type.body.but(bold=SEMIBOLD))
        for label, value in block.entries
    ]
    return Stack([Paragraph(theme, block.title, theme.type.subhead, "H3"), Stack(lines)], 2)


def qr_code(theme: Theme, block: blocks.QrCode, role: str = "H3", least_words: float = _LEAST_WORDS) -> Flowable:
    """The code, with its address in print beside it, or under it where that would be narrower than ``least_words`` em.

    ``role`` is that of its heading.
    """
    address = Text((Span(block.url.removeprefix("https://"), href=block.url),))
    words = Stack(
        [
            Paragraph(theme, block.title, theme.type.subhead, role),
            Paragraph(theme, block.text, theme.type.body),
            Paragraph(theme, address, theme.type.strong.but(colour="main")),
        ],
        2,
    )
    code = Code(theme, block)
    gap = 8 * theme.scale
    if theme.narrow and theme.width - code.side - gap < least_words * theme.type.body.size:
        return Whole([code, words], gap, Tag("Sect"))
    return Row([(code.side, code), (None, words)], gap=gap, tag=Tag("Sect"))


class Code(Flowable):
    """A QR code of error level M, with its quiet zone."""

    def __init__(self, theme: Theme, block: blocks.QrCode) -> None:
        import segno

        self.theme = theme
        self.tag = Tag("Figure", alt=block.alt)
        self.modules = [bytes(row) for row in segno.make_qr(block.url, error="m", boost_error=False).matrix]
        side = min(QR_SIDE * theme.scale, _LARGEST_SIDE)
        self.module = side / len(self.modules)
        self.side = side + 2 * QUIET_ZONE * self.module

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = self.height = self.side
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        left, upper = x + QUIET_ZONE * self.module, top - QUIET_ZONE * self.module
        path = canvas.beginPath()
        for row, cells in enumerate(self.modules):
            start = 0
            while start < len(cells):
                end = start
                while end < len(cells) and cells[end]:
                    end += 1
                if end > start:
                    y = upper - (row + 1) * self.module
                    path.rect(left + start * self.module, y, (end - start) * self.module, self.module)
                start = max(end, start + 1)
        with canvas.content(self.tag, bbox=(x, top - self.side, x + self.side, top)):
            canvas.setFillColor(self.theme.colour("ink"))
            canvas.drawPath(path, fill=1, stroke=0)
