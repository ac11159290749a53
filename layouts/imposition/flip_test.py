"""The flip test: a sheet that a person prints as always, turns over, and reads which ``--flip`` is right.

The back holds two answers, one head down. A printer that turns a lying sheet on its short edge turns it like the page
of a book, so that what stands upright in the file is upright on paper; one that turns it on the long edge shows the
other answer.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handouts import __version__
from handouts.inline import Text
from layouts.flowables import Stack
from layouts.imposition.papers import lying
from layouts.lists import item_list
from layouts.metadata import Metadata
from layouts.structure import Tag
from layouts.tagging import TaggedCanvas
from layouts.text import Paragraph
from layouts.theme import BOLD, MM, SEMIBOLD, Style, Theme

if TYPE_CHECKING:
    from datetime import date

    from handouts.words import FlipTestWords, Words
    from layouts.flowables import Flowable
    from layouts.imposition.papers import Paper, Size
    from layouts.imposition.settings import Flip

MARGIN = 18 * MM
ARROW = (46 * MM, 130 * MM)
"""Width and height of the arrow on the front."""
SMALL_ARROW = (34 * MM, 58 * MM)
HEAD, SHAFT = 0.86, 0.38
"""Height of the head and width of the shaft of an arrow, by its width."""
COLUMN_GAP = 16 * MM

TITLE = Style(34, 41, BOLD, balanced=True)
STEP = Style(20, 29)
REMARK = Style(14, 20, colour="soft")
ANSWER = Style(60, 72, BOLD, colour="main")
REASON = Style(20, 29)
OPTION = Style(20, 29, SEMIBOLD)


def flip_test(words: Words, paper: Paper, day: date) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1 and PDF/A-2a), dated; the same inputs give the same bytes."""
    said = words.flip_test
    theme = Theme(page=lying(paper))
    canvas = TaggedCanvas(_metadata(said, words.language, day), theme.page)
    _draw_front(canvas, theme, said)
    canvas.showPage()
    _draw_answer(canvas, theme, said, "short")
    _draw_answer(canvas, theme, said, "long")
    _draw_divider(canvas, theme)
    canvas.showPage()
    return canvas.getpdfdata()


def _metadata(words: FlipTestWords, language: str, day: date) -> Metadata:
    return Metadata(
        title=words.title,
        author="",
        subject=words.subject,
        language=language,
        keywords=(),
        creator=f"Handouts {__version__}",
        date=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _draw_front(canvas: TaggedCanvas, theme: Theme, words: FlipTestWords) -> None:
    left = MARGIN + ARROW[0] + COLUMN_GAP
    text = Stack(
        [
            Paragraph(theme, Text.plain(words.title), TITLE, "H1"),
            item_list(theme, words.steps, "number", STEP, gap=12),
            Paragraph(theme, Text.plain(words.no_back), REMARK),
        ],
        gap=24,
    )
    height = text.wrap(theme.page[0] - MARGIN - left)
    middle = theme.page[1] / 2
    text.draw(canvas, left, middle + height / 2)
    corner = (MARGIN, middle - ARROW[1] / 2)
    with canvas.content(Tag("Figure", alt=words.arrow), bbox=(*corner, corner[0] + ARROW[0], corner[1] + ARROW[1])):
        _draw_arrow(canvas, theme, corner, ARROW)


def _draw_answer(canvas: TaggedCanvas, theme: Theme, words: FlipTestWords, flip: Flip) -> None:
    """The answer in the upper half of the sheet; that of long edges is turned by half a circle around the middle."""
    answer, reason = (words.short, words.turned_short) if flip == "short" else (words.long, words.turned_long)
    lines: list[Flowable] = [
        Paragraph(theme, Text.plain(answer), ANSWER, "H2"),
        Paragraph(theme, Text.plain(reason), REASON),
        Paragraph(theme, Text.plain(f"{words.option} --flip {flip}"), OPTION),
    ]
    text = Stack(lines, gap=2)
    width, height = theme.page
    left = MARGIN + SMALL_ARROW[0] + COLUMN_GAP
    high = text.wrap(width - MARGIN - left)
    middle = height * 3 / 4
    canvas.saveState()
    if flip == "long":
        canvas.translate(width, height)
        canvas.rotate(180)
    text.draw(canvas, left, middle + high / 2)
    with canvas.artifact():
        _draw_arrow(canvas, theme, (MARGIN, middle - SMALL_ARROW[1] / 2), SMALL_ARROW)
    canvas.restoreState()


def _draw_divider(canvas: TaggedCanvas, theme: Theme) -> None:
    with canvas.artifact():
        canvas.setStrokeColor(theme.colour("rule"))
        canvas.setLineWidth(theme.line)
        canvas.line(MARGIN, theme.page[1] / 2, theme.page[0] - MARGIN, theme.page[1] / 2)


def _draw_arrow(canvas: TaggedCanvas, theme: Theme, corner: tuple[float, float], size: Size) -> None:
    """An arrow that points up, its box at ``corner``; the caller says what it is."""
    (x, y), (width, height) = corner, size
    shoulder, inset = y + height - width * HEAD, width * (1 - SHAFT) / 2
    path = canvas.beginPath()
    path.moveTo(x + inset, y)
    for point in (
        (x + inset, shoulder),
        (x, shoulder),
        (x + width / 2, y + height),
        (x + width, shoulder),
        (x + width - inset, shoulder),
        (x + width - inset, y),
    ):
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(theme.colour("main"))
    canvas.setStrokeColor(theme.colour("main"))
    canvas.setLineWidth(6)
    canvas.setLineJoin(1)
    canvas.drawPath(path, fill=1, stroke=1)
