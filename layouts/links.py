"""Link annotations: the areas of a page that lead somewhere (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Mapping

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page, whatever the transformation."""

PRINT = 4
"""The only flag; ISO 19005-2, 6.3.2 wants it."""


def to_url(url: str) -> dict[str, object]:
    """The entries that make a link open `url`. Raises `ValueError` unless it is ASCII (ISO 32000-1, 12.6.4.7)."""
    if not url.isascii():
        raise ValueError(f"a URL must be ASCII: {url}")
    return {"A": pdfdoc.PDFDictionary({"S": "/URI", "URI": pdfdoc.PDFString(url)})}


def annotation(target: Mapping[str, object], rect: Rect, contents: str, struct_parent: int) -> pdfdoc.PDFDictionary:
    """A link without a border. Raises `ValueError` when it does not say where it leads (ISO 14289-1, 7.18.5)."""
    if not contents.strip():
        raise ValueError("a link must say where it leads")
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray(rect),
            "Border": pdfdoc.PDFArray((0, 0, 0)),
            "F": PRINT,
            "Contents": pdfdoc.PDFString(contents),
            "StructParent": struct_parent,
            **target,
        },
    )
