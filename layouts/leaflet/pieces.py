"""A document in the pieces that a leaflet prints whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts import document_blocks as blocks
from handouts.frozen import dataclass
from layouts.last_page import qr_code
from layouts.leaflet.exercise import leaflet_exercise, left_unsaid
from layouts.pages import PageStart
from layouts.story import part_story, spaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from handouts.document import Part
    from handouts.document_blocks import Block, ExerciseCard
    from layouts.flowables import Flowable
    from layouts.theme import Theme

_BESIDE_CODE = 10
"""Least width of the words beside the code, in em: it takes a third less of a panel than with them below."""


@dataclass(frozen=True)
class Piece:
    """Words of a part up to its next heading, or one exercise."""

    part: str
    """Id of the part."""
    story: tuple[Flowable, ...]
    needs: tuple[str, ...] = ()
    """Ids of parts that must stand beside it."""
    card: ExerciseCard | None = None


class PartPieces:
    """A part: its words stay together, of its exercises any may be left out."""

    def __init__(self, theme: Theme, part: Part) -> None:
        self.id = part.id
        self.title = part.title
        self.needs = part.needs
        self.pieces = list(_pieces(theme, part))
        self.cards = [piece.card for piece in self.pieces if piece.card]
        self.drawings = [block for block in part.blocks if isinstance(block, blocks.Drawing)]

    def chosen(self, cards: Collection[int]) -> list[Piece]:
        """Its words, and the exercises of these numbers."""
        return [piece for piece in self.pieces if piece.card is None or piece.card.number in cards]

    def left_out(self, cards: Collection[int]) -> Iterator[str]:
        """What is not printed of it when the exercises of these numbers are."""
        missing = [f"{card.number} {card.name.line}" for card in self.cards if card.number not in cards]
        if missing:
            yield f"{self.title}: {', '.join(missing)}"
        if self.cards:
            yield f"{self.title}: {' and '.join(left_unsaid(self.cards[0]))} of each exercise"


class AboutPieces:
    """What a leaflet is, piece by piece, below a heading."""

    def __init__(self, theme: Theme, part: Part) -> None:
        heading, *rest = part.blocks
        self.title = part.title
        self.heading = _story(theme, part, [heading])
        self.groups = list(_groups(rest))
        self.stories = [_about(theme, part, group) for group in self.groups]
        self.code: int | None = None
        """The place of the code that leads to all that has no room, if there is one."""
        self.code_alone: list[Flowable] = []
        for place, group in enumerate(self.groups):
            if isinstance(group[0], blocks.QrCode):
                self.code, self.code_alone = place, [_code(theme, group[0], "H2")]

    def in_order_of_use(self) -> list[int]:
        """The pieces by their place; the version last, as the foot of each side says it."""
        return sorted(range(len(self.groups)), key=lambda place: isinstance(self.groups[place][0], blocks.Imprint))

    def is_small_print(self, place: int) -> bool:
        """True for a list below a heading of its own: sources, words explained."""
        return isinstance(self.groups[place][0], blocks.Heading)

    def story(self, chosen: Collection[int]) -> list[Flowable]:
        """The heading and the pieces of these places; the code has a heading of its own."""
        if list(chosen) == [self.code]:
            return self.code_alone
        pieces = [flowable for place in sorted(chosen) for flowable in self.stories[place]]
        return [*self.heading, *pieces] if pieces else []

    def left_out(self, chosen: Collection[int]) -> Iterator[str]:
        """What is not printed when these are."""
        missing = [_name(group[0]) for place, group in enumerate(self.groups) if place not in chosen]
        if missing:
            yield f"{self.title}: {', '.join(missing)}" if chosen else self.title


def _name(block: Block) -> str:
    """What a piece that begins with this block is called: its title, or how its sentence begins."""
    match block:
        case blocks.Heading(title) | blocks.Signature(title) | blocks.Imprint(title) | blocks.QrCode(title):
            return title.line
        case blocks.Callout(title=title):
            return title.line
        case blocks.Paragraph(text):
            return text.spans[0].text.strip()
    return ""


def _pieces(theme: Theme, part: Part) -> Iterator[Piece]:
    for words in _sections(part.blocks):
        if isinstance(words[0], blocks.ExerciseCard):
            card = leaflet_exercise(theme, words[0])
            card.space_before = theme.gap
            yield Piece(part.id, (card,), (*part.needs, *words[0].needs), words[0])
        else:
            yield Piece(part.id, _story(theme, part, words), part.needs)


def _sections(some: Iterable[Block]) -> Iterator[list[Block]]:
    """Words from heading to heading, and each exercise; headings with no words between them stay together."""
    section: list[Block] = []
    for block in some:
        if section and _begins(block, section):
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _begins(block: Block, section: Sequence[Block]) -> bool:
    """True if this block does not go on with the section."""
    if isinstance(block, blocks.Heading):
        return not all(isinstance(other, blocks.Heading) for other in section)
    return isinstance(block, blocks.ExerciseCard) or isinstance(section[-1], blocks.ExerciseCard)


def _groups(rest: Sequence[Block]) -> Iterator[list[Block]]:
    """A heading with all that stands below it, or one block."""
    group: list[Block] = []
    for block in rest:
        if group and (isinstance(block, blocks.Heading) or not isinstance(group[0], blocks.Heading)):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _about(theme: Theme, part: Part, group: Sequence[Block]) -> Sequence[Flowable]:
    match group:
        case [blocks.QrCode() as block]:
            return [_code(theme, block, "H3")]
    return _story(theme, part, group)


def _code(theme: Theme, block: blocks.QrCode, role: str) -> Flowable:
    return spaced(qr_code(theme, block, role, _BESIDE_CODE), theme.gap_section)


def _story(theme: Theme, part: Part, some: Sequence[Block]) -> tuple[Flowable, ...]:
    """Some blocks of a part as flowables; where a panel starts is no page."""
    story = part_story(theme, replace(part, id="", blocks=tuple(some)))
    return tuple(flowable for flowable in story if not isinstance(flowable, PageStart))
