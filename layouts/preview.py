"""Pages of a PDF as pictures, to look at before printing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import path_problem, read_bytes, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    digits = len(str(len(document)))
    for old in folder.glob("page-*.png"):  # or pages of another patient's handout might stay behind
        if old.stem.removeprefix("page-").isdigit():
            old.unlink()
    for number in range(len(document)):
        picture = document[number].render(scale=resolution / _POINTS_PER_INCH).to_pil()
        stream = BytesIO()
        picture.save(stream, "PNG", optimize=True)
        path = folder / f"page-{number + 1:0{digits}}.png"
        write_whole(path, stream.getvalue())
        yield path
