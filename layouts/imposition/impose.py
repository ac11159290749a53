"""From a PDF to the files that are printed: the whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.frozen import dataclass
from layouts.imposition.advice import advice
from layouts.imposition.identity import origin
from layouts.imposition.job import job_for
from layouts.imposition.runs import runs
from layouts.imposition.settings import Settings
from layouts.imposition.source import BROKEN, REMAKE, open_source
from layouts.imposition.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class PrintCopy:
    """The files of a job, and what a person should know of them."""

    files: Mapping[str, bytes]
    """By what is added to the name: nothing, ``-cover``, ``-fronts``, ``-backs``, ``-cover-fronts``…"""
    notes: tuple[Diagnostic, ...]


def impose(pdf: bytes, settings: Settings | None = None, name: str = "") -> PrintCopy:
    """The pages of a PDF on sheets: without ``settings`` those of a booklet that is folded once.

    ``name`` is that of the file, for messages and in place of a title. The same input gives the same bytes.

    Raises:
        HandoutError: the file can't be read or printed, or the sheets can't be folded as is asked.
    """
    source = open_source(pdf, name)
    job = job_for(source.pages, settings or Settings(), name)
    writer = Writer(job, source, origin(source.pdf, name))
    try:
        files = {ending: writer.written(faces) for ending, faces in runs(job).items()}
    except BROKEN as error:  # contents are read when they are written
        problem = Diagnostic(
            "the file is damaged: what stands on a page can't be read", REMAKE, Place(name) if name else None
        )
        raise HandoutError(problem) from error
    return PrintCopy(files, (*source.notes, *advice(job)))
