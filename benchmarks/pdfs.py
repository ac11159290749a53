"""The files of both sides: their size, and whether they are equivalent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Pdf:
    """What can be read from a file."""

    size: int
    pages: int
    tagged: bool
    words: Counter[str]

    @property
    def page_size(self) -> float:
        """Bytes a page."""
        return self.size / self.pages


def read(path: Path) -> Pdf:
    """Open a PDF and look at it."""
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return Pdf(
            size=path.stat().st_size,
            pages=len(document),
            tagged=bool(raw.FPDFCatalog_IsTagged(document)),
            words=Counter(re.findall(r"\w+", text.casefold())),
        )


def common(one: Pdf, other: Pdf) -> float:
    """The share of words that both files hold, each counted as often as it stands there."""
    return (one.words & other.words).total() / max(one.words.total(), other.words.total())
