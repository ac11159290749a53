"""The head of a diary sheet: what it is, what to do, whose it is, what for. Each has one, because sheets get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts import document_blocks as blocks
from handouts.inline import Text
from layouts.diary.fields import lines
from layouts.flowables import Flowable, Row, Stack
from layouts.repeated import Repeated
from layouts.ruled_lines import RuledLines
from layouts.text import Paragraph

if TYPE_CHECKING:
    from handouts.document import Document, Letterhead, Part, PatientField
    from layouts.images import Image
    from layouts.theme import Theme

_GUTTER = 28
_LINE = 26
_GOAL_LINES = 2
_LEAST_NAME = 180
"""Of a line to write a name on."""
_BETWEEN = 16
_MOST_PHONE = 160
_LOGO_HEIGHT, _LOGO_WIDTH = 24, 80


def sheet_head(theme: Theme, document: Document, diary: Part, logo: Image | None, *, first: bool) -> Flowable:
    """Two columns: on the left what it is and what to do, on the right who gave it, whose it is and what for.

    What says the same on every sheet is read aloud on the first one only; what is written into, on all of them.
    """
    said = [_title(theme, diary), _intro(theme, diary)]
    clinic = _clinic(theme, document.letterhead, logo)
    left = [_once(piece, first=first) for piece in said]
    right = [_once(piece, first=first) for piece in clinic]
    right += [_patient(theme, document), _goals(theme, document, diary)]
    return Row([(None, Stack(left, 2)), (None, Stack(right, 4))], _GUTTER)


def _once(inside: Flowable, *, first: bool) -> Flowable:
    return inside if first else Repeated(inside)


def title_of(diary: Part) -> Text:
    """The heading of the diary."""
    return next(block.text for block in diary.blocks if isinstance(block, blocks.Heading))


def _title(theme: Theme, diary: Part) -> Flowable:
    return Paragraph(theme, title_of(diary), theme.type.head, "H1")


def _intro(theme: Theme, diary: Part) -> Flowable:
    said = [block.text for block in diary.blocks if isinstance(block, blocks.Paragraph)]
    return Stack([Paragraph(theme, text, theme.type.body.but(balanced=True)) for text in said], 4)


def _patient(theme: Theme, document: Document) -> Flowable:
    """The name, or a line for it, and beside it the number if there is one."""
    name, *others = (entry for entry in document.patient if entry.who)
    number = next((_filled(theme, entry) for entry in others), None)
    who, width = _name(theme, document, name)
    if number is None:
        return who
    beside = number.natural_width() + 1
    if width + beside + _BETWEEN > (theme.width - _GUTTER) / 2:
        return Stack([who, number])
    return Row([(None, who), (beside, number)], _BETWEEN, "middle")


def _name(theme: Theme, document: Document, name: PatientField) -> tuple[Flowable, float]:
    """The name, or a line for it, with the width that it wants."""
    if name.value:
        filled = _filled(theme, name)
        return filled, filled.natural_width() + 1
    fields = lines(theme, document.labels.fields, "name", name.label, 1) if theme.fillable else ()
    return RuledLines(theme, name.label, pitch=_LINE, fields=fields), _LEAST_NAME


def _filled(theme: Theme, entry: PatientField) -> Paragraph:
    text = Text.plain(f"{entry.label}: ") + Text.plain(entry.value, bold=True)
    return Paragraph(theme, text, theme.type.body)


def _clinic(theme: Theme, head: Letterhead, logo: Image | None) -> list[Flowable]:
    """Logo, name and phone number on one line, quietly; nothing for a diary without a clinic."""
    if logo is None and not (head.name or head.phone):
        return []
    columns: list[tuple[float | None, Flowable]] = []
    if logo is not None:
        from layouts.images import Picture

        picture = Picture(logo, head.logo_alt, _LOGO_HEIGHT, _LOGO_WIDTH)
        columns.append((picture.natural_width, picture))
    label = theme.type.label.but(colour="ink")
    columns.append((None, Paragraph(theme, Text.plain(head.name), label.but(font=theme.type.strong.font))))
    if head.phone:
        phone = Paragraph(theme, Text.plain(head.phone), label, align="right")
        columns.append((min(_MOST_PHONE, phone.natural_width() + 1), phone))
    return [Row(columns, 8, "middle")]


def _goals(theme: Theme, document: Document, diary: Part) -> Flowable:
    """Lines to write on, under each label of the diary."""
    labels = [block.label for block in diary.blocks if isinstance(block, blocks.WriteLine)]
    rows = []
    for number, label in enumerate(labels, start=1):
        name = "goal" if number == 1 else f"goal{number}"
        fields = lines(theme, document.labels.fields, name, label, _GOAL_LINES) if theme.fillable else ()
        rows.append(RuledLines(theme, label, count=_GOAL_LINES, pitch=_LINE, fields=fields))
    return Stack(rows)
