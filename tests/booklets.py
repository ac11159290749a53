"""Booklets of the shipped pack: their pages as laid out, and as files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sample_requests import SAMPLES
from sheets import CLINIC, made

from layouts.booklet.cover import Cover
from layouts.booklet.furniture import BookletPage
from layouts.editions.booklet import EDITION, booklet_theme
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from handouts.clinic import Clinic
    from handouts.document import Document
    from handouts.request import Request
    from layouts.images import Image
    from layouts.theme import Theme

A5 = booklet_theme(PageSetup())


def theme_of(request: Request) -> Theme:
    return booklet_theme(PageSetup(request.paper, request.mono))


def composed(document: Document, theme: Theme) -> tuple[Cover, list[BookletPage]]:
    """The cover, and all other pages: the first of them is page 2."""
    composition = EDITION.compose(theme, document, None)
    assert composition.left_out == ()
    cover, *others = composition.sides
    assert isinstance(cover, Cover)
    return cover, [side for side in others if isinstance(side, BookletPage)]


def pages(request: Request, clinic: Clinic = CLINIC) -> list[BookletPage]:
    """All pages but the cover."""
    return composed(made(request, clinic), theme_of(request))[1]


@cache
def pages_of(name: str) -> list[BookletPage]:
    """Of a sample: all pages but the cover."""
    return pages(SAMPLES[name])


def booklet(request: Request, clinic: Clinic = CLINIC, logo: Image | None = None) -> bytes:
    return render(made(request, clinic), theme_of(request), logo, "booklet")


@cache
def pdf_of(name: str) -> bytes:
    return booklet(SAMPLES[name])
