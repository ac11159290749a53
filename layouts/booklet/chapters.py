"""The text of a booklet: a chapter for each part, then words explained, sources and the version, each as its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document import ABOUT, DIARY, Part
from handouts.document_blocks import Block, DiaryWeek, Heading, ItemList, QrCode, References
from handouts.inline import Text
from layouts.booklet.places import Place, Placed
from layouts.diary.whole import with_whole_weeks
from layouts.exercise_card import ExerciseCard
from layouts.pages import PageStart
from layouts.story import part_story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Document
    from layouts.flowables import Flowable
    from layouts.theme import Theme


def chapters(theme: Theme, document: Document) -> list[Flowable]:
    """All chapters as flowables; each starts a page, unless the page before it is all but empty."""
    return [flowable for part in parts(document) for flowable in (PageStart(), *_chapter(theme, part))]


def _chapter(theme: Theme, part: Part) -> list[Flowable]:
    """A part, with the places that the contents lead to."""
    flowables = part_story(theme, part)
    if part.id == DIARY:
        count = sum(isinstance(block, DiaryWeek) for block in part.blocks)
        flowables = with_whole_weeks(theme, flowables, count)
    for at, card in enumerate(flowables):
        if isinstance(card, ExerciseCard):
            card.whole, card.most = True, _room(theme, flowables[: at + 1])
            name = f"{card.card.number} {card.card.name.line}"
            flowables[at] = Placed(card, Place(name, 2, f"{part.id} {card.card.number}", outlined=True))
    start = next(at for at, flowable in enumerate(flowables) if not isinstance(flowable, PageStart))
    flowables[start] = Placed(flowables[start], Place(part.title, 1, f"chapter {part.id}"))
    return flowables


def _room(theme: Theme, flowables: Sequence[Flowable]) -> float:
    """What is left of a page for the last flowable by the headings that have to stand above it."""
    room, below = theme.height, flowables[-1]
    for heading in reversed(flowables[:-1]):
        if not heading.keep_with_next:
            break
        room -= heading.wrap(theme.width) + below.space_before
        below = heading
    return room


def parts(document: Document) -> list[Part]:
    """The parts of the document, the last of them taken apart: the code for its address goes on the back cover."""
    result = [part for part in document.parts if part.id != ABOUT]
    for part in document.parts:
        if part.id == ABOUT:
            result += _taken_apart(part, document.labels.about)
    return result


def _taken_apart(about: Part, title: str) -> list[Part]:
    """Words explained, sources, and last what the document says of itself."""
    rest: list[Block] = [Heading(Text.plain(title), 1)]
    found: dict[str, list[Block]] = {"terms": [], "sources": []}
    chapter = rest
    for block, following in zip(about.blocks, [*about.blocks[1:], None], strict=True):
        match block:
            case Heading(level=1) | QrCode():
                continue
            case Heading() if isinstance(following, References):
                chapter = found["terms" if following.mark == "bullet" else "sources"]
                chapter.append(replace(block, level=1))
            case Heading():
                chapter = rest
                chapter.append(block)
            case References(items, "bullet"):
                chapter.append(ItemList(items))
            case _:
                chapter.append(block)
    chapters_before = [Part(f"{ABOUT} {name}", tuple(blocks)) for name, blocks in found.items() if blocks]
    return [*chapters_before, Part(ABOUT, tuple(rest))]
