"""What a finished file says of itself, and whether it conforms to the standards that it claims.

A file may come from anywhere, so nothing in it is believed or needed to be whole.
"""

from __future__ import annotations

import re

from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.plain_text import fit_to_show
from handouts.verify import Conformance

_PASSWORD = 4
"""PDFium's code for a file that asks for a password (``FPDF_ERR_PASSWORD``)."""
_FEW = 5
"""Of many faults, so many are told."""
_LONGEST = 300
"""Characters of a fault, which may quote the file."""


def keywords_of(pdf: bytes, name: str) -> str:
    """The keywords in the properties of a file; empty if there are none. ``name`` is what messages call the file.

    Raises:
        HandoutError: it is no PDF, it is broken, or it asks for a password.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            keywords: str = document.get_metadata_value("Keywords")
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            problem = Diagnostic("the file asks for a password", "save it without one first", Place(name))
        else:
            problem = Diagnostic("not a readable PDF file", "check that the right file was chosen", Place(name))
        raise HandoutError(problem) from error
    except UnicodeDecodeError:  # halves of pairs in UTF-16
        return ""
    return keywords


def conformance(pdf: bytes) -> tuple[Conformance, ...]:
    """Each standard that our files claim: whether this one does, and what a checker finds, if it is installed.

    A print copy is for paper, so it has no tags and claims PDF/A-2b alone.
    """
    accessible, archivable = _says(pdf, "pdfuaid:part", "1"), _says(pdf, "pdfaid:part", "2")
    if archivable and not accessible and _says(pdf, "pdfaid:conformance", "B"):
        return (_measured(pdf, "PDF/A-2b", "2b", claimed=True),)
    archivable = archivable and _says(pdf, "pdfaid:conformance", "A")
    return (
        _measured(pdf, "PDF/UA-1", "ua1", claimed=accessible),
        _measured(pdf, "PDF/A-2a", "2a", claimed=archivable),
    )


def _says(pdf: bytes, name: str, value: str) -> bool:
    """Whether the XMP packet, which our files keep uncompressed, gives a property this value: the last one counts."""
    found = re.findall(rb"\b%s(?:>|=[\"'])\s*(\w+)" % name.encode(), pdf)
    return found[-1:] == [value.encode()]


def _measured(pdf: bytes, standard: str, profile: str, *, claimed: bool) -> Conformance:
    try:
        import page  # of the optional dependency `verify`
    except ImportError:
        return Conformance(standard, claimed)
    try:
        report = page.validate_pdf_bytes(pdf, profile=profile)
    except page.PageError as error:
        return Conformance(standard, claimed, faults=(fit_to_show(str(error), _LONGEST),))
    faults = list(dict.fromkeys(fit_to_show(failure.message, _LONGEST) for failure in report.failures))
    more = [f"and {len(faults) - _FEW} more"] if len(faults) > _FEW else []
    return Conformance(standard, claimed, report.rules.passed, report.rules.failed, (*faults[:_FEW], *more))
