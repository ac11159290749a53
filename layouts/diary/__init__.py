"""The diary in a page of text: a week to tick, days across, exercises down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.inline import Text
from layouts import fonts
from layouts.diary.narrow import NarrowWeek
from layouts.flowables import Flowable, Pieces, Row, Stack
from layouts.structure import Tag
from layouts.tables import RowsTable
from layouts.text import Paragraph
from layouts.write_line import WriteLine, rule

if TYPE_CHECKING:
    from handouts.document_blocks import DiaryRow, DiaryWeek
    from layouts.tagging import TaggedCanvas
    from layouts.theme import Theme

_HEAD = 22
_ROW = 28
"""Least height of a row: about 10 mm, so that a shaky hand hits the square."""
_LABELS = 132
_MOST_TICKS = 3
"""A day has room for so many; more than that are not told apart."""


def diary_week(theme: Theme, week: DiaryWeek) -> Flowable:
    """The grid and lines for notes and medicines, kept together."""
    if theme.narrow:
        return NarrowWeek(theme, week)
    lines: list[tuple[float | None, Flowable]] = [
        (None, WriteLine(theme, label, height=24)) for label in (week.notes, week.medicines)
    ]
    return KeptStack([WeekGrid(theme, week), Row(lines, gap=16)])


class KeptStack(Stack):
    """A stack that stays whole, unless no page can hold it."""

    def split(self, room: float) -> None:
        return None

    def divide(self, room: float) -> Pieces | None:
        return super().split(room)


class WeekGrid(RowsTable["_Row"]):
    """A row for each exercise, with room for its ticks of every day."""

    def __init__(self, theme: Theme, week: DiaryWeek) -> None:
        super().__init__(theme, _Head(theme, week), [_Row(theme, row, len(week.days)) for row in week.rows])
        self.days = len(week.days)

    @property
    def day(self) -> float:
        """The width of a day."""
        return _day(self.width, self.days)

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        bottom = top - sum(row.height for row in self.rows)
        with canvas.artifact():
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            for index in range(self.days + 1):
                column = x + _LABELS + self.day * index
                canvas.line(column, top, column, bottom)
            canvas.line(x, bottom, x + self.width, bottom)
            for row in self.rows:
                if row.row.heavy:
                    canvas.setLineWidth(1.5)
                    canvas.setStrokeColor(self.theme.colour("ink"))
                canvas.line(x, top, x + self.width, top)
                top -= row.height


def _day(width: float, days: int) -> float:
    """What the labels leave of a width for each day."""
    return (width - _LABELS) / days


class _Head(Flowable):
    """Which week it is, from when on, and the names of the days."""

    height = _HEAD

    def __init__(self, theme: Theme, week: DiaryWeek) -> None:
        self.theme = theme
        self.week = week
        self.tag = Tag("TR")
        self.cells = [Tag("TH", attributes={"Scope": "Column"}) for _ in range(len(week.days) + 1)]

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        theme, week = self.theme, self.week
        baseline = top - _HEAD + 7
        style, label = theme.type.card.but(size=13), theme.type.label
        with canvas.element(self.tag):
            with canvas.content(self.cells[0]):
                canvas.setFillColor(theme.colour("main"))
                canvas.show(x, baseline, week.title + " ", style.font, style.size)
                start = x + fonts.width(week.title, style.font, style.size) + 8
                canvas.setFillColor(theme.colour("soft"))
                canvas.show(start, baseline, week.starting, label.font, label.size)
            start += fonts.width(week.starting, label.font, label.size) + 4
            rule(canvas, theme, start, x + _LABELS - 10, baseline - 2)
            day, wide = theme.type.strong.but(size=11), _day(self.width, len(week.days))
            for index, name in enumerate(week.days):
                left = x + _LABELS + wide * (index + 0.5) - fonts.width(name, day.font, day.size) / 2
                canvas.setFillColor(theme.colour("ink"))
                with canvas.content(self.cells[index + 1]):
                    canvas.show(left, baseline, name, day.font, day.size)


class _Row(Flowable):
    """The name of an exercise and, for every day, a square with room for its ticks."""

    def __init__(self, theme: Theme, row: DiaryRow, days: int) -> None:
        self.theme = theme
        self.row = row
        self.tag = Tag("TR")
        self.name_tag = Tag("TH", attributes={"Scope": "Row"})
        self.day_tags = [Tag("TD") for _ in range(days)]
        name = theme.type.strong.but(size=11, leading=13)
        self.words = Stack(
            [
                Paragraph(theme, Text.plain(row.name), name, "Span"),
                Paragraph(theme, Text.plain(row.hint), theme.type.label.but(leading=12), "Span"),
            ],
            tag=self.name_tag,
        )

    def wrap(self, width: float, air: float = 1) -> float:
        self.width = width
        self.height = max(_ROW, self.words.wrap(_LABELS - 8) + 5)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.draw_ground(canvas, x + _LABELS, top)
        with canvas.element(self.tag):
            self.words.draw(canvas, x, top - (self.height - self.words.height) / 2)
            for tag in self.day_tags:
                with canvas.element(tag):
                    pass

    def draw_ground(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """A tint behind a row that is set off, and dotted lines between the ticks of a day."""
        days = len(self.day_tags)
        day = _day(self.width, days)
        tint = self.theme.colour("main_tint")
        with canvas.artifact():
            if self.row.heavy and tint:
                canvas.setFillColor(tint)
                canvas.rect(x, top - self.height, day * days, self.height, fill=1, stroke=0)
            canvas.setStrokeColor(self.theme.colour("rule"))
            canvas.setLineWidth(self.theme.line)
            canvas.setDash(0.75, 2.25)
            ticks = self.row.ticks if self.row.ticks <= _MOST_TICKS else 1
            for tick in range(1, days * ticks):
                if tick % ticks:
                    column = x + day * tick / ticks
                    canvas.line(column, top - 1, column, top - self.height + 1)
            canvas.setDash()
