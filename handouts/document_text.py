"""A document as readable text: for snapshots, for the option ``--text`` and for anyone who wants plain words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

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
    PainGuide,
    Paragraph,
    QrCode,
    References,
    Signature,
    Table,
    WriteLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.document import Document, EmergencyBox
    from handouts.inline import Text

_WIDTH = 100
_LINE_TO_WRITE_ON = "____________"
_MARKS = {"bullet": "-", "tick": "[ ]", "cross": "x"}


def as_text(document: Document) -> str:
    """The whole document in reading order; running text in lines of at most 100 characters."""
    return "\n".join(_document(document)).rstrip() + "\n"


def _document(document: Document) -> Iterator[str]:
    head = document.letterhead
    yield from (line for line in (head.name, head.phone, head.address, head.website) if line)
    yield from ("", document.title.string, "=" * len(document.title.string), document.lead.string, "")
    yield from (f"{field.label}: {field.value or _LINE_TO_WRITE_ON}" for field in document.patient)
    yield from _emergency(document.emergency)
    for part in document.parts:
        for block in part.blocks:
            yield from _block(block)
    foot = document.foot
    yield from ("", f"{foot.title} · {foot.version} · {foot.date}", foot.warning)


def _emergency(box: EmergencyBox) -> Iterator[str]:
    yield from ("", f"!! {box.title.string}")
    for tier in box.tiers:
        yield from ("", f"!! {tier.title.string}", *_items(tier.signs, "bullet"))
        yield f"   {tier.call} {tier.number}"
        yield from _wrapped((line.string for line in tier.do), "   ")


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each form
    match block:
        case Heading(text, level):
            rule = "-" if level == 1 else ""
            yield from ("", text.string, *([rule * len(text.string)] if rule else []))
        case Paragraph(text):
            yield from _wrapped([text.string])
        case ItemList(items, mark) | References(items, mark):
            yield from _items(items, mark)
        case Callout(kind, title, body):
            yield from ("", f"[{kind}] {title.string}")
            for inner in body:
                yield from _block(inner)
        case DoNotBox(groups):
            for heading, group in groups:
                yield from ("", f"[do not] {heading.string}", *_items(group.items, group.mark))
        case Table(columns, rows):
            for row in (columns, *rows):
                yield " | ".join(cell.string for cell in row)
        case PainGuide(label, bands):
            yield f"{label.string}: " + "; ".join(f"{scale.string}: {advice.string}" for scale, advice in bands)
        case Drawing():
            yield from ("", *_picture(block))
        case ExerciseCard():
            yield from _card(block)
        case DiaryWeek():
            yield from ("", f"{block.title} {block.starting} {_LINE_TO_WRITE_ON}: {' '.join(block.days)}")
            yield from (f"  {row.name} ({row.hint})" for row in block.rows)
            yield f"{block.notes}: {_LINE_TO_WRITE_ON}"
            yield f"{block.medicines}: {_LINE_TO_WRITE_ON}"
        case WriteLine(label):
            yield f"{label}: {_LINE_TO_WRITE_ON}"
        case Signature(title, text, labels):
            yield from ("", f"[care] {title.string}", *_wrapped([text.string]))
            yield " ".join(f"{label}: {_LINE_TO_WRITE_ON}" for label in labels)
        case Imprint(title, entries):
            yield from ("", title.string, *(f"  {label}: {value}" for label, value in entries))
        case QrCode(title, text, url):
            yield from ("", title.string, text.string, url)


def _card(card: ExerciseCard) -> Iterator[str]:
    yield from ("", f"{card.number}. {card.name.string}: {card.purpose.string}")
    if card.picture:
        yield from _picture(card.picture)
    yield from (line for line in (card.equipment, card.side, card.load) if line)
    yield from _wrapped([f"{card.start.label}: {card.start.text.string}"])
    yield from _items(card.steps, "number")
    yield " | ".join(f"{dose.number} {dose.unit}" for dose in card.doses)
    for entry in (card.easier, card.harder, card.ask_first):
        yield from _wrapped([f"{entry.label}: {entry.text.string}"])
    yield from _wrapped([f"[stop] {card.stop_if.string}"])
    yield from _wrapped(f"[care] {caution.string}" for caution in card.cautions)
    yield f"{card.note.label}: {card.note.text.string or _LINE_TO_WRITE_ON}"


def _picture(drawing: Drawing) -> Iterator[str]:
    yield from _wrapped([f"{drawing.alt.label}: {drawing.alt.text.string}"])
    if drawing.caption:
        yield from _wrapped([drawing.caption.string])


def _items(items: Iterable[Text], mark: str) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        sign = f"{number}." if mark == "number" else _MARKS[mark]
        yield from textwrap.wrap(item.string, _WIDTH, initial_indent=f"{sign} ", subsequent_indent="  ")


def _wrapped(texts: Iterable[str], indent: str = "") -> Iterator[str]:
    for text in texts:
        for line in text.split("\n"):
            yield from textwrap.wrap(line, _WIDTH, initial_indent=indent, subsequent_indent=indent)
