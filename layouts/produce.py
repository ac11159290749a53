"""What one document is made into: PDF, print copy, plain text, HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.frozen import dataclass
from layouts.editions import find

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from handouts.document import Document
    from handouts.outputs import Form
    from handouts.request import Edition
    from layouts.images import Image
    from layouts.theme import PageSetup


@dataclass(frozen=True)
class Product:
    """Files of one edition."""

    files: dict[Form, bytes]
    left_out: tuple[str, ...] = ()
    """Titles of what the edition doesn't print."""
    notes: Sequence[Diagnostic] = ()
    """For who prints it."""


def produce(
    document: Document, edition: Edition, forms: Collection[Form], setup: PageSetup, logo: Image | None = None
) -> Product:
    """The document in each of ``forms``.

    Raises:
        HandoutError: the edition can't print it.
        layouts.fonts.MissingGlyph: see :func:`layouts.render.render`.
    """
    files: dict[Form, bytes] = {}
    definition = find(edition)
    theme = definition.theme(setup)
    if "text" in forms:
        from handouts.document_text import as_text

        files["text"] = as_text(document).encode("utf-8")
    if "html" in forms:
        from layouts.html.page import as_html

        files["html"] = as_html(document, theme, logo)
    if "pdf" not in forms:
        return Product(files)
    from layouts.render import painted

    composition = definition.compose(theme, document, logo)
    files["pdf"] = painted(document, theme, composition)
    notes = [Diagnostic(f"{edition}: {advice}", severity="note") for advice in [definition.printing] if advice]
    if "print" in forms:
        from layouts.imposition.impose import impose

        copy = impose(files["pdf"])
        files["print"] = copy.files[""]
        notes += copy.notes
    return Product(files, composition.left_out, notes)
