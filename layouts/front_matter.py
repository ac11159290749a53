"""The head of page 1: the clinic, the title, the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.flowables import Box, Flowable, Row, Rule, Stack
from layouts.structure import Tag
from layouts.text import Paragraph
from layouts.write_line import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.document import Letterhead, PatientField
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_LOGO_HEIGHT = 34
"""Lengths are points for body text of 12, and grow with it."""
_LEAST_FIELD = 72
_BETWEEN = 16


def letterhead(theme: Theme, head: Letterhead, logo: Image | None) -> Flowable | None:
    """Logo, name and contacts, quietly; nothing for a handout without a clinic."""
    if logo is None and not (head.name or head.phone or head.website or head.address):
        return None
    columns: list[tuple[float | None, Flowable]] = []
    if logo is not None:
        from layouts.images import Picture

        picture = Picture(logo, head.logo_alt, _LOGO_HEIGHT * theme.scale, theme.width / 3)
        columns.append((picture.natural_width, picture))
    label = theme.type.label.but(colour="ink")
    name = Paragraph(theme, Text.plain(head.name), label.but(font=theme.type.strong.font))
    columns.append((None, name if head.name else Stack([])))
    if theme.narrow:
        contacts = [Paragraph(theme, Text.plain(line), label) for line in _contacts(head)]
        if any(line.natural_width() > theme.width for line in contacts):
            each = (head.phone, head.website, head.address)
            contacts = [Paragraph(theme, Text.plain(line), label) for line in each if line]
        rows = [Row(columns, gap=8, align="middle")] if head.name or logo else []
        return Stack([Stack([*rows, *contacts]), Rule(theme)], 6, Tag("Div"))
    contacts = [Paragraph(theme, Text.plain(line), label, align="right") for line in _contacts(head)]
    if contacts:
        widest = max(line.natural_width() for line in contacts) + 1
        columns.append((min(widest, theme.width * 0.55), Stack(contacts)))
    return Stack([Row(columns, gap=8, align="middle"), Rule(theme)], 6, Tag("Div"))


def _contacts(head: Letterhead) -> list[str]:
    """Lines below each other."""
    numbers = "  ·  ".join(entry for entry in (head.phone, head.website) if entry)
    return [line for line in (numbers, head.address) if line]


def patient_block(theme: Theme, fields: tuple[PatientField, ...]) -> Flowable:
    """Who the sheet is for: filled in, or with lines to write on.

    One row when everything is filled in and short. Else the name has a row of its own, for a pen or for a long name.
    """
    cells = _in_pairs if theme.narrow else _in_rows
    stroke = "rule" if theme.mono else None
    padding = (theme.padding - 4, theme.padding)
    inside = Stack(cells(theme, fields), 6, Tag("Div"))
    return Box(theme, inside, padding=padding, fill="main_tint", stroke=stroke, whole=True)


def _in_rows(theme: Theme, fields: tuple[PatientField, ...]) -> list[Flowable]:
    """All in one row, or the name and below it the others."""
    others = fields[1:]
    widths = [_field_width(theme, entry) for entry in fields]
    cells = [PatientCell(theme, entry) for entry in fields]
    gaps = _BETWEEN * len(others)
    if all(entry.value for entry in fields) and sum(widths) + gaps <= theme.width - 2 * theme.padding:
        return [_fields_row([None, *widths[1:]], cells)]
    # What is filled in takes its own width, lines to write on share the rest.
    fitting = sum(widths[1:]) + gaps <= theme.width - 2 * theme.padding
    second = [width if entry.value and fitting else None for entry, width in zip(others, widths[1:], strict=True)]
    return [cells[0], _fields_row(second, cells[1:])]


def _in_pairs(theme: Theme, fields: tuple[PatientField, ...]) -> list[Flowable]:
    """The name, and below it two fields in a row where both fit."""
    name, *others = fields
    half = (theme.width - 2 * theme.padding - _BETWEEN) / 2
    rows: list[list[PatientField]] = []
    for entry in others:
        fits = _field_width(theme, entry) <= half
        if fits and rows and len(rows[-1]) == 1 and _field_width(theme, rows[-1][0]) <= half:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    cells: list[Flowable] = [PatientCell(theme, name)]
    return cells + [_fields_row([None] * len(row), [PatientCell(theme, entry) for entry in row]) for row in rows]


def _fields_row(widths: Sequence[float | None], cells: Sequence[Flowable]) -> Row:
    return Row(list(zip(widths, cells, strict=True)), _BETWEEN, tag=Tag("Div"))


def _field_width(theme: Theme, entry: PatientField) -> float:
    style = theme.type.strong
    return max(_LEAST_FIELD * theme.scale, fonts.width(entry.value, style.font, style.size) + 1)


class PatientCell(Flowable):
    """A label above its value, or above a line for the pen."""

    def __init__(self, theme: Theme, entry: PatientField) -> None:
        self.theme = theme
        self.filled = bool(entry.value)
        label = theme.type.label
        if self.filled:
            text = Text.plain(entry.label)
            self.words: Flowable = Stack(
                [Paragraph(theme, text, label), Paragraph(theme, Text.plain(entry.value), theme.type.strong)]
            )
        else:
            self.words = Paragraph(theme, Text.plain(entry.label), label)

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        words = self.words.wrap(width, air)
        self.height = max(words, self.theme.type.label.leading + self.theme.type.strong.leading)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.words.draw(canvas, x, top)
        if not self.filled:
            rule(canvas, self.theme, x, x + self.width, top - self.height + 1)
