"""A sheet of the diary edition: its head, one week or two, and the emergency strip at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handouts import document_blocks as blocks
from handouts.frozen import dataclass
from layouts.diary.head import sheet_head, title_of
from layouts.diary.weeks import bodies
from layouts.emergency_strip import emergency_strip
from layouts.foot import draw_foot
from layouts.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document import Document, Part
    from layouts.diary.weeks import Body
    from layouts.flowables import Flowable
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_GAP = 14


@dataclass(frozen=True)
class Sheet:
    """One side of a sheet, laid out."""

    theme: Theme
    document: Document
    head: Flowable
    body: Body
    strip: Flowable
    title: str
    """Of the diary, for the outline; empty on all sheets but the first."""

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint it. The strip stands at the foot of every sheet, in the same place."""
        theme = self.theme
        left, top = theme.side, theme.page[1] - theme.top
        for title, level in [(self.title, 0)] * bool(self.title) + [(week, 1) for week in self.body.starting]:
            canvas.outline(title, level, top)
        self.head.draw(canvas, left, top)
        self.body.weeks.draw(canvas, left, top - self.head.height - _GAP)
        self.strip.draw(canvas, left, theme.bottom + self.strip.height)
        draw_foot(canvas, theme, self.document.foot, number, total)


class Sheets(NamedTuple):
    """A whole diary."""

    sheets: tuple[Sheet, ...]
    tiers: int
    """How many tiers of the warning signs stand on each."""


def diary_sheets(theme: Theme, document: Document, diary: Part, logo: Image | None) -> Sheets:
    """All weeks of a diary, with as many tiers of the warning signs as take no further sheet."""
    least = tuple(_sheets(theme, document, diary, logo, 1))
    for tiers in range(len(document.emergency.tiers), 1, -1):
        sheets = tuple(_sheets(theme, document, diary, logo, tiers))
        if len(sheets) == len(least):
            return Sheets(sheets, tiers)
    return Sheets(least, 1)


def _sheets(theme: Theme, document: Document, diary: Part, logo: Image | None, tiers: int) -> Iterator[Sheet]:
    title = title_of(diary).string
    weeks = [block for block in diary.blocks if isinstance(block, blocks.DiaryWeek)]
    head = sheet_head(theme, document, diary, logo, first=True)
    strip: Flowable = emergency_strip(theme, document.emergency, role="H2", tiers=tiers)
    room = theme.height - head.wrap(theme.width) - strip.wrap(theme.width) - 2 * _GAP
    for body in bodies(theme, document.labels.fields, weeks, room):
        yield Sheet(theme, document, head, body, strip, title)
        title, head = "", sheet_head(theme, document, diary, logo, first=False)
        head.wrap(theme.width)
        strip = Repeated(strip)
        strip.wrap(theme.width)
