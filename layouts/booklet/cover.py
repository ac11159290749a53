"""The cover of a booklet: whose it is, in every sense: the clinic's, about what, the patient's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document_blocks import Drawing, ExerciseCard
from handouts.inline import Text
from layouts import fonts
from layouts.booklet.furniture import shortened
from layouts.figures.flowable import FigureDrawing
from layouts.flowables import Flowable, Row, Stack, frame
from layouts.front_matter import PatientCell, letterhead
from layouts.story import Bookmarked
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.theme import SEMIBOLD
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.document import Document, PatientField
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_GAP = 26
"""Points between the title, the figure and the owner."""
_ABOVE_FOOT = 8
_LEAST, _MOST = 100, 240
"""Height of the tinted box; where there is less room, the cover does without a figure."""
_AROUND = 16
"""Between the figure and the edge of its box."""
_BETWEEN = 16
"""Between details side by side."""
_LARGEST = 2.0
"""How much larger than in the text the figure is drawn at most."""
_TITLE_DROP = 0.6
"""Part of the white that is left which stands over the title; the rest stands over the owner."""


class Cover:
    """The first page. It holds no more than a page does: details that find no room are ``left_over``."""

    def __init__(self, theme: Theme, document: Document, logo: Image | None) -> None:
        self.theme = theme
        self.foot = document.foot
        self.left_over: tuple[PatientField, ...] = ()
        details = tuple(entry for entry in document.patient[1:] if entry.value)
        self.head = letterhead(theme, replace(document.letterhead, website="", address=""), logo) or Stack([])
        self.title = _title(theme, document, theme.type.title)
        self.owner = _owner(theme, document, details)
        if self.spare() < 0:
            self.left_over = details
            self.title = _title(theme, document, theme.type.head.but(colour="ink"))
            self.owner = _owner(theme, document, ())
        self.box = min(float(_MOST), self.spare() - _GAP)
        self.figure = _figure(theme, document, self.box - 2 * _AROUND) if self.box >= _LEAST else None

    def spare(self) -> float:
        """Height that the words leave."""
        words = (self.head, self.title, self.owner)
        return self.theme.height - sum(piece.wrap(self.theme.width) for piece in words) - 2 * _GAP - _ABOVE_FOOT

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint the clinic at the top, the owner at the foot, and between them the title over the figure."""
        del number, total
        theme = self.theme
        x, top = theme.side, theme.page[1] - theme.top
        self.head.draw(canvas, x, top)
        white = self.spare() - (self.box + _GAP if self.figure else 0)
        top -= self.head.height + _GAP + max(0.0, white) * _TITLE_DROP
        self.title.draw(canvas, x, top)
        if self.figure:
            self.draw_figure(canvas, self.figure, top - self.title.height - _GAP)
        self.owner.draw(canvas, x, theme.bottom + _ABOVE_FOOT + self.owner.height)
        self.draw_foot(canvas)

    def draw_figure(self, canvas: TaggedCanvas, figure: FigureDrawing, top: float) -> None:
        """Decoration: it stands again, with its words, where the exercise is explained."""
        theme = self.theme
        frame(canvas, theme, (theme.side, top - self.box, theme.width, self.box), "main_tint", None, theme.line)
        figure.wrap(theme.width)
        with canvas.artifact():
            figure.draw(canvas, theme.side, top - (self.box - figure.height) / 2)

    def draw_foot(self, canvas: TaggedCanvas) -> None:
        """The warning that nobody has reviewed it, and the version: side by side, or one under the other."""
        theme, style = self.theme, self.theme.type.foot
        version = f"{self.foot.version}  ·  {self.foot.date}"
        width = fonts.width(version, style.font, style.size)
        warning = shortened(self.foot.warning, SEMIBOLD, style.size, theme.width)
        beside = fonts.width(warning, SEMIBOLD, style.size) + style.size + width <= theme.width
        left, right = theme.side, theme.page[0] - theme.side - width
        y = theme.bottom - 2 * style.leading
        with canvas.artifact("Pagination", "Footer"):
            canvas.setFillColor(theme.colour("care"))
            canvas.show(left, y, warning, SEMIBOLD, style.size)
            canvas.setFillColor(theme.colour(style.colour))
            x, y = (right, y) if beside else (left, y - style.leading)
            canvas.show(x, y, version, style.font, style.size)


def _title(theme: Theme, document: Document, style: Style) -> Flowable:
    title = Bookmarked(theme, _in_two_lines(theme, document.title, style), style, "H1", 0)
    title.title = document.title.line
    return Stack([title, Paragraph(theme, document.lead, theme.type.lead)], 10)


def _in_two_lines(theme: Theme, title: Text, style: Style) -> Text:
    """A title of two parts, such as "Sciatica: keep moving", broken between them, if each then fits in a line."""
    subject, colon, message = title.line.partition(": ")
    lines = (subject + colon, message)
    if message and all(fonts.width(line, style.font, style.size) <= theme.width for line in lines):
        return Text.plain(f"{subject}:\n{message}")
    return title


def _owner(theme: Theme, document: Document, details: Sequence[PatientField]) -> Flowable:
    """The name of the patient, or a line for it, and what else is known."""
    name = document.patient[0].value
    label = theme.type.body.but(colour="soft")
    items: list[Flowable] = [WriteLine(theme, document.labels.belongs_to, height=30, style=label)]
    if name:
        words = [
            Paragraph(theme, Text.plain(document.labels.belongs_to), label),
            Paragraph(theme, Text.plain(name), theme.type.card),
        ]
        items = [Stack(words)]
    return Stack([*items, *_rows(theme, details)], 12, Tag("Div"))


def _rows(theme: Theme, details: Sequence[PatientField]) -> Iterator[Flowable]:
    """Details in two columns; one that needs more has a row of its own."""
    style, half = theme.type.strong, (theme.width - _BETWEEN) / 2
    short: list[tuple[float | None, Flowable]] = []
    for entry in details:
        cell = PatientCell(theme, entry)
        if fonts.width(entry.value, style.font, style.size) > half:
            yield cell
            continue
        short.append((half, cell))
    yield from (Row(short[start : start + 2], _BETWEEN) for start in range(0, len(short), 2))


def _figure(theme: Theme, document: Document, height: float) -> FigureDrawing | None:
    """The first figure of the programme, or else of the text, as large as the box allows."""
    blocks = [block for part in document.parts for block in part.blocks]
    cards = [block.picture for block in blocks if isinstance(block, ExerciseCard) and block.picture]
    drawings = [*cards, *(block for block in blocks if isinstance(block, Drawing))]
    if not drawings:
        return None
    width = theme.width - 2 * _AROUND
    plain = FigureDrawing(theme, drawings[0], width)
    larger = min(_LARGEST, width / plain.natural_width, height / plain.natural_height)
    # In steps: a drawing that was made for one cover is kept for the next one.
    larger = int(larger * 20) / 20
    return FigureDrawing(replace(theme, figure_scale=theme.figure_scale * larger), drawings[0], width)
