"""A small document that uses every kind of tag, drawn straight on the canvas."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from layouts.metadata import Metadata
from layouts.structure import Tag
from layouts.tagging import TaggedCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

A4 = (595.28, 841.89)
METADATA = Metadata(
    title="Sciatica: ‘stay active’ <&> ]]> Übung",
    author="A Clinic & Sons",
    subject="Exercises",
    language="en-GB",
    keywords=("pack sciatica 1.0.0", "sha256 0123abcd"),
    creator="make-pdf 1.0",
    date=datetime(2026, 2, 3, 14, 5, 6, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
)


def document(*pages: Callable[[TaggedCanvas], object]) -> bytes:
    """A document of one page for each function that draws one."""
    canvas = TaggedCanvas(METADATA, A4)
    for page in pages:
        page(canvas)
        canvas.showPage()
    return canvas.getpdfdata()


def text(canvas: TaggedCanvas, tag: Tag, words: str, y: float, font: str = "Sans") -> None:
    """One line as content of a tag."""
    with canvas.content(tag):
        canvas.show(60, y, words, font, 12)


class Sample:
    """Two pages; a paragraph and the section around it go over from one to the other."""

    def __init__(self) -> None:
        self.section = Tag("Sect")
        self.paragraph = Tag("P")
        self.table = Tag("Table")

    def build(self) -> bytes:
        """The document."""
        return document(self.first_page, self.second_page)

    def first_page(self, canvas: TaggedCanvas) -> None:
        header(canvas, 1)
        with canvas.element(self.section):
            canvas.outline("Red flags", 0, 800)
            text(canvas, Tag("H1"), "Red flags", 780, "Sans-Bold")
            bullets(canvas)
            figure(canvas)
            text(canvas, self.paragraph, "Begins on one page ", 100)

    def second_page(self, canvas: TaggedCanvas) -> None:
        header(canvas, 2)
        with canvas.element(self.section):
            text(canvas, self.paragraph, "and ends on the next.", 780)
            canvas.outline("Diary", 1, 760)
            text(canvas, Tag("H2"), "Diary", 750, "Sans-SemiBold")
            with canvas.element(self.table):
                table_head(canvas)
                table_row(canvas)
            see_also(canvas)
            text(canvas, Tag("Note", lang="fr"), "Voilà.", 560)


def header(canvas: TaggedCanvas, page: int) -> None:
    with canvas.artifact("Pagination", "Header"):
        canvas.show(60, 820, f"Page {page}", "Sans", 9)
        canvas.line(60, 815, 500, 815)


def bullets(canvas: TaggedCanvas) -> None:
    with canvas.element(Tag("L", attributes={"ListNumbering": "Disc"})):
        for index, words in enumerate(("Numb saddle", "Weak (both) legs\\")):
            with canvas.element(Tag("LI")):
                text(canvas, Tag("Lbl"), "• ", 760 - 20 * index)
                text(canvas, Tag("LBody"), words, 760 - 20 * index)


def figure(canvas: TaggedCanvas) -> None:
    alt = "A person lies on their back, knees bent."
    tag = Tag("Figure", alt=alt, attributes={"Placement": "Block"})
    with canvas.content(tag, bbox=(60, 600, 160, 700)):
        canvas.saveState()
        canvas.translate(60, 600)
        canvas.setFillColor("#0B5563")
        canvas.circle(50, 50, 40, fill=1)
        canvas.show(45, 45, "1", "Sans-Bold", 20)
        canvas.restoreState()


def table_head(canvas: TaggedCanvas) -> None:
    with canvas.artifact():
        canvas.rect(55, 690, 300, 30)
    with canvas.element(Tag("TR")):
        text(canvas, Tag("TH", attributes={"Scope": "Column"}), "Day", 700)
        text(canvas, Tag("TH", attributes={"Scope": "Column", "ColSpan": 2}), "Morning and evening", 700)


def table_row(canvas: TaggedCanvas) -> None:
    with canvas.element(Tag("TR")):
        text(canvas, Tag("TH", attributes={"Scope": "Row"}), "Monday", 680)
        text(canvas, Tag("TD"), "3", 680)
        with canvas.element(Tag("TD")):
            pass


def see_also(canvas: TaggedCanvas) -> None:
    paragraph, address, place = Tag("P"), Tag("Link"), Tag("Link")
    canvas.destination("top", 800)
    with canvas.element(paragraph):
        text(canvas, paragraph, "See ", 600)
        text(canvas, address, "our site", 600)
        canvas.link("https://example.org/a?b=(c)", (60, 595, 110, 612), address, "Our web site")
        text(canvas, paragraph, " or ", 600)
        text(canvas, place, "the top", 600)
        canvas.link_to("top", (120, 595, 170, 612), place, "Top of this page")


TREE = """\
Document
  Sect
    H1 'Red flags'
    L ListNumbering=Disc
      LI
        Lbl '• '
        LBody 'Numb saddle'
      LI
        Lbl '• '
        LBody 'Weak (both) legs\\\\'
    Figure alt='A person lies on their back, knees bent.' BBox=[60 600 160 700] Placement=Block '1'
    P 'Begins on one page and ends on the next.'
    H2 'Diary'
    Table
      TR
        TH Scope=Column 'Day'
        TH ColSpan=2 Scope=Column 'Morning and evening'
      TR
        TH Scope=Row 'Monday'
        TD '3'
        TD
    P
      'See '
      Link
        'our site'
        -> https://example.org/a?b=(c) 'Our web site'
      ' or '
      Link
        'the top'
        -> page 2 'Top of this page'
    Note lang='fr' 'Voilà.'"""
"""What a screen reader finds in `Sample`."""


if __name__ == "__main__":
    sys.stdout.buffer.write(Sample().build())
