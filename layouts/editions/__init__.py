"""Editions: the papers that a document is printed on. Each is defined in a module of its own and knows no other.

A new one is a module here with an ``EDITION``, and its name in ``handouts.request.Edition``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handouts.document import Document
    from layouts.images import Image
    from layouts.tagging import TaggedCanvas
    from layouts.theme import PageSetup, Theme


class Side(Protocol):
    """One side of a sheet, laid out."""

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Paint it as page ``number`` of ``total``, with what stands around the text."""


@dataclass(frozen=True)
class Composition:
    """A document divided into pages."""

    sides: Sequence[Side]
    left_out: tuple[str, ...] = ()
    """Titles of what is not printed: this edition does not hold it, or has no room for it."""


@dataclass(frozen=True)
class Edition:
    """What makes an edition."""

    line: str
    """What it is good for, in one line."""
    theme: Callable[[PageSetup], Theme]
    """Page geometry and type."""
    compose: Callable[[Theme, Document, Image | None], Composition]
    """Which blocks stand where.

    Raises:
        HandoutError: there is nothing that it could print, or no room for what must be printed.
    """
    printing: str = ""
    """How to print it and what to do then, where that is not plain."""


def find(name: str) -> Edition:
    """The edition of a name that ``handouts.request.EDITIONS`` holds."""
    found: Edition = import_module(f"layouts.editions.{name.replace('-', '_')}").EDITION
    return found
