"""What a handout must say from beginning to end, derived from its document alone; and what a PDF does say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_tree import Element, Link
from printed import tidy

from handouts.document_blocks import (
    Block,
    Callout,
    DiaryWeek,
    DoNotBox,
    Drawing,
    ExerciseCard,
    Heading,
    Imprint,
    ItemList,
    Labelled,
    PainGuide,
    Paragraph,
    QrCode,
    References,
    Signature,
    Table,
    WriteLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdf_tree import Tree

    from handouts.document import Document, Tier


def expected(document: Document) -> str:
    """Every word of a document in reading order, without the marks of lists."""
    return tidy(" ".join(_document(document)))


def found(tree: Tree) -> str:
    """Every word of a PDF in the order of its structure tree, without the marks of lists."""
    return tidy(_text(tree.root))


def _text(element: Element) -> str:
    """The words of an element; those of different elements are apart, but a link is part of its sentence."""
    if element.role == "Lbl":
        return ""
    apart = "" if element.role == "Link" else " "
    kids = (kid if isinstance(kid, str) else _text(kid) for kid in element.kids if not isinstance(kid, Link))
    return apart + "".join(kids) + apart


def _document(document: Document) -> Iterator[str]:
    head = document.letterhead
    yield head.name
    yield "  ·  ".join(entry for entry in (head.phone, head.website) if entry)
    yield head.address
    yield document.title.string
    yield document.lead.string
    for field in document.patient:
        yield f"{field.label} {field.value}"
    for tier in document.emergency.tiers:
        yield from _tier(tier)
    for part in document.parts:
        for block in part.blocks:
            yield from _block(block)


def _tier(tier: Tier) -> Iterator[str]:
    yield tier.title.string
    yield from (sign.string for sign in tier.signs)
    yield f"{tier.call} {tier.number}"
    yield from (line.string for line in tier.do)


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each form
    match block:
        case Heading(text) | Paragraph(text):
            yield text.string
        case ItemList(items) | References(items):
            yield from (item.string for item in items)
        case Callout(_, title, body):
            yield title.string
            for inner in body:
                yield from _block(inner)
        case DoNotBox(groups):
            for heading, group in groups:
                yield heading.string
                yield from _block(group)
        case Table(columns, rows):
            yield from (cell.string for row in (columns, *rows) for cell in row)
        case PainGuide(label, bands):
            yield label.string
            yield from (text.string for band in bands for text in band)
        case Drawing(caption=caption):
            yield caption.string if caption else ""
        case ExerciseCard():
            yield from _card(block)
        case DiaryWeek():
            yield f"{block.title} {block.starting}"
            yield from block.days
            yield from (f"{row.name} {row.hint}" for row in block.rows)
            yield from (block.notes, block.medicines)
        case WriteLine(label):
            yield label
        case Signature(title, text, labels):
            yield from (title.string, text.string, *labels)
        case Imprint(title, entries):
            yield title.string
            yield from (f"{label}: {value}" for label, value in entries)
        case QrCode(title, text, url):
            yield from (title.string, text.string, url.removeprefix("https://"))


def _card(card: ExerciseCard) -> Iterator[str]:
    yield f"{card.number} {card.name.string} {card.purpose.string}"
    start = f"{card.start.label}. {card.start.text.string}"
    given = (card.side, card.load, card.equipment)
    yield from (*given, start) if card.picture else (start, *given)
    yield from (step.string for step in card.steps)
    yield from (f"{dose.number} {dose.unit}" for dose in card.doses)
    yield _labelled(card.easier)
    yield _labelled(card.harder)
    yield from (caution.string for caution in card.cautions)
    yield card.stop_if.string
    yield _labelled(card.ask_first)
    yield _labelled(card.note)


def _labelled(entry: Labelled) -> str:
    return f"{entry.label}: {entry.text.string}" if entry.text.spans else entry.label
