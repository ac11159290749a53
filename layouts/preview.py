"""Pages of a PDF as pictures, to look at before printing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import path_problem, read_bytes, write_whole

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from pypdfium2 import PdfDocument

_POINTS_PER_INCH = 72


def page_pictures(pdf: Path, folder: Path, resolution: int) -> Iterator[Path]:
    """Write each page as ``page-1.png``, … into ``folder``, which is made if missing; yields each path once written.

    ``resolution`` is in dots per inch.

    Raises:
        HandoutError: the file is no readable PDF, or the folder can't be made or written to.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(read_bytes(pdf))
    except pypdfium2.PdfiumError as error:
        problem = Diagnostic("not a readable PDF file", "make it again with `build`", Place(str(pdf)))
        raise HandoutError(problem) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HandoutError(path_problem(error, folder, "write"), ExitStatus.PATH) from error
    remove_pictures(folder, "page")  # or pages of another patient's handout might stay behind
    for name, data in pictures(document, "page", resolution):
        write_whole(folder / name, data)
        yield folder / name


def pictures(document: PdfDocument, stem: str, resolution: int) -> Iterator[tuple[str, bytes]]:
    """The pages of a document as PNG, each with the name of its file, ``<stem>-1.png``, …; names sort as pages do."""
    digits = len(str(len(document)))
    for number in range(len(document)):
        picture = document[number].render(scale=resolution / _POINTS_PER_INCH).to_pil()
        stream = BytesIO()
        picture.save(stream, "PNG", optimize=True)
        yield f"{stem}-{number + 1:0{digits}}.png", stream.getvalue()


def remove_pictures(folder: Path, stem: str, kept: Container[Path] = ()) -> None:
    """Remove numbered pictures of an earlier run, but none that is ``kept``."""
    for old in folder.glob(f"{stem}-*.png"):
        if old.stem.removeprefix(f"{stem}-").isdigit() and old not in kept:
            old.unlink()
