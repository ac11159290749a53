"""The story: the blocks of a document as flowables; where the column is narrow, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts import document_blocks as blocks
from handouts.document import ABOUT, DIARY
from layouts.callouts import callout, do_not_box, pain_guide
from layouts.diary import diary_week
from layouts.emergency import emergency_box
from layouts.exercise_card import ExerciseCard
from layouts.figures.flowable import figure_row, in_rows
from layouts.flowables import Flowable, Row
from layouts.front_matter import letterhead, patient_block
from layouts.last_page import imprint, qr_code, signature
from layouts.lists import TwoColumnList, item_list
from layouts.pages import PageStart
from layouts.tables import table
from layouts.text import Paragraph
from layouts.write_line import WriteLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document import Document, Part
    from handouts.document_blocks import Block
    from handouts.inline import Text
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Style, Theme

_PAIN_GUIDE_WIDTH = 310
_BELOW_HEADING = 6
"""For body text of 12."""
_PARTS_ON_A_NEW_PAGE = (ABOUT,)
"""Pages that people take out and use on their own."""


class Bookmarked(Paragraph):
    """A heading that stands in the outline of the file."""

    def __init__(self, theme: Theme, text: Text, style: Style, role: str, level: int) -> None:
        super().__init__(theme, text, style, role)
        self.title = text.string
        self.level = level

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.outline(self.title, self.level, top + 4)
        super().draw(canvas, x, top)


def story(theme: Theme, content: Document, logo: Image | None) -> list[Flowable]:
    """Everything that is printed, in reading order."""
    result = list(_front_matter(theme, content, logo))
    for part in content.parts:
        result += part_story(theme, part)
    return result


def _front_matter(theme: Theme, content: Document, logo: Image | None) -> Iterator[Flowable]:
    head = letterhead(theme, content.letterhead, logo)
    if head:
        yield head
    yield title(theme, content)
    yield lead(theme, content)
    yield spaced(patient_block(theme, content.patient), 14 * theme.scale)
    yield spaced(emergency_box(theme, content.emergency), 14 * theme.scale)


def title(theme: Theme, content: Document) -> Flowable:
    """What the handout is called."""
    return spaced(Bookmarked(theme, content.title, theme.type.title, "H1", 0), 18 * theme.scale)


def lead(theme: Theme, content: Document) -> Flowable:
    """The main message."""
    return spaced(Paragraph(theme, content.lead, theme.type.lead), 4 * theme.scale)


def part_story(theme: Theme, part: Part) -> list[Flowable]:
    """A part of the document, in reading order."""
    result: list[Flowable] = [PageStart()] if part.id in _PARTS_ON_A_NEW_PAGE else []
    rest = list(part.blocks)
    while rest:
        match rest:
            case [blocks.Heading() as heading, blocks.PainGuide() as guide, *rest] if not theme.narrow:
                # The guide stands at the top of the page of cards, its heading beside it.
                row = Row(
                    [(None, _heading(theme, heading)), (_PAIN_GUIDE_WIDTH, pain_guide(theme, guide))], 8, "middle"
                )
                row.keep_with_next = True
                result.insert(end_of_text(result), PageStart())
                result.append(spaced(row, theme.gap_section))
            case [blocks.PainGuide() as guide, blocks.Paragraph() as text, *rest]:
                bands = flowable_of(theme, guide)
                bands.keep_with_next = True
                result += [bands, flowable_of(theme, text)]
            case [blocks.Imprint() as version, blocks.QrCode() as code, *rest] if not theme.narrow:
                beside: list[tuple[float | None, Flowable]] = [
                    (None, imprint(theme, version)),
                    (None, qr_code(theme, code)),
                ]
                result.append(spaced(Row(beside, gap=16), 16))
            case [blocks.Drawing(), *_]:
                ends = next((at for at, block in enumerate(rest) if not isinstance(block, blocks.Drawing)), len(rest))
                drawings = [block for block in rest[:ends] if isinstance(block, blocks.Drawing)]
                result += [spaced(figure_row(theme, row), theme.gap) for row in in_rows(theme, drawings)]
                rest = rest[ends:]
            case [blocks.Heading() as heading, blocks.Paragraph(style="body") as text, *rest]:
                result += [_heading(theme, heading), spaced(flowable_of(theme, text), _BELOW_HEADING * theme.scale)]
                result[-1].keep_with_next = part.id == DIARY
            case [block, *rest]:
                flowable = flowable_of(theme, block)
                # What leads up to a week of the diary stays with it.
                flowable.keep_with_next |= part.id == DIARY and not isinstance(block, blocks.DiaryWeek)
                result.append(flowable)
    return result


def end_of_text(flowables: list[Flowable]) -> int:
    """The place before headings that stand last: they go along to a new page."""
    end = len(flowables)
    while end and flowables[end - 1].keep_with_next:
        end -= 1
    return end


def _heading(theme: Theme, heading: blocks.Heading) -> Flowable:
    if heading.level == 1:
        part = Bookmarked(theme, heading.text, theme.type.head, "H2", 0)
        part.starts_part = True
        return spaced(part, theme.gap_section)
    return spaced(Paragraph(theme, heading.text, theme.type.subhead, "H3"), 14 * theme.scale)


def flowable_of(theme: Theme, block: Block) -> Flowable:  # noqa: C901, PLR0911, PLR0912 - one case for each form
    """One block, with the gap above it."""
    type_ = theme.type
    match block:
        case blocks.Heading():
            return _heading(theme, block)
        case blocks.Paragraph(text, "lead"):
            message = Paragraph(theme, text, type_.lead)
            message.keep_with_next = True
            return spaced(message, 4 * theme.scale)
        case blocks.Paragraph(text, "small"):
            return spaced(Paragraph(theme, text, type_.label.but(colour="ink")), theme.gap_text)
        case blocks.Paragraph(text):
            return spaced(Paragraph(theme, text, type_.body), theme.gap_text)
        case blocks.ItemList(items, mark):
            return spaced(item_list(theme, items, mark, type_.body), 6 * theme.scale)
        case blocks.References(items, mark):
            small = item_list(theme, items, mark, type_.label.but(colour="ink"), gap=2)
            return spaced(small if theme.narrow else TwoColumnList(small), 6 * theme.scale)
        case blocks.Callout():
            return spaced(callout(theme, block), theme.gap)
        case blocks.DoNotBox():
            return spaced(do_not_box(theme, block), theme.gap)
        case blocks.Table():
            return spaced(table(theme, block), theme.gap)
        case blocks.PainGuide():
            return spaced(pain_guide(theme, block), theme.gap)
        case blocks.Drawing():
            return spaced(figure_row(theme, [block]), theme.gap)
        case blocks.ExerciseCard():
            return spaced(ExerciseCard(theme, block), theme.gap)
        case blocks.DiaryWeek():
            return spaced(diary_week(theme, block), theme.gap)
        case blocks.WriteLine(label):
            return spaced(WriteLine(theme, label, style=type_.body.but(colour="soft")), 4 * theme.scale)
        case blocks.Signature():
            return spaced(signature(theme, block), theme.gap)
        case blocks.Imprint():
            return spaced(imprint(theme, block), 16 * theme.scale)
        case blocks.QrCode():
            return spaced(qr_code(theme, block), 16 * theme.scale)


def spaced(flowable: Flowable, gap: float) -> Flowable:
    """The flowable with a gap above it."""
    flowable.space_before = gap
    return flowable
