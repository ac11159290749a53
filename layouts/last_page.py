"""Pieces of the last page: room for a signature, the version, the QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Span, Text
from layouts.callouts import IconHeading
from layouts.flowables import Box, Flowable, Row, Stack
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import MM, SEMIBOLD
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from handouts import document_blocks as blocks
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

QR_SIDE = 24 * MM
"""Side of the code without its quiet zone; at least 2 cm."""
QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""


def signature(theme: Theme, block: blocks.Signature) -> Flowable:
    """That nobody has reviewed the content, with lines to sign on."""
    style = theme.type.card.but(colour="care")
    lines: list[tuple[float | None, Flowable]] = [(None, WriteLine(theme, label)) for label in block.labels]
    items = [
        IconHeading(theme, "care", block.title, style, "care_line", role="H3"),
        Paragraph(theme, block.text, theme.type.body),
        Row(lines, gap=16, tag=Tag("Div")),
    ]
    return Box(theme, Stack(items, 6, Tag("Sect")), padding=(12, 16), fill="care_tint", stroke="care_line", line=1)


def imprint(theme: Theme, block: blocks.Imprint) -> Flowable:
    """Which version this is, a line for each fact."""
    lines = [
        Paragraph(theme, Text.plain(f"{label}: ") + Text.plain(value, bold=True), theme.type.body.but(bold=SEMIBOLD))
        for label, value in block.entries
    ]
    return Stack([Paragraph(theme, block.title, theme.type.subhead, "H3"), Stack(lines)], 2)


def qr_code(theme: Theme, block: blocks.QrCode) -> Flowable:
    """The code, with its address in print beside it."""
    address = Text((Span(block.url.removeprefix("https://"), href=block.url),))
    words = Stack(
        [
            Paragraph(theme, block.title, theme.type.subhead, "H3"),
            Paragraph(theme, block.text, theme.type.body),
            Paragraph(theme, address, theme.type.strong.but(colour="main")),
        ],
        2,
    )
    code = Code(theme, block)
    return Row([(code.side, code), (None, words)], gap=8, tag=Tag("Sect"))


class Code(Flowable):
    """A QR code of error level M, with its quiet zone."""

    def __init__(self, theme: Theme, block: blocks.QrCode) -> None:
        import segno

        self.theme = theme
        self.tag = Tag("Figure", alt=block.alt)
        self.modules = [bytes(row) for row in segno.make_qr(block.url, error="m", boost_error=False).matrix]
        self.module = QR_SIDE / len(self.modules)
        self.side = QR_SIDE + 2 * QUIET_ZONE * self.module

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
