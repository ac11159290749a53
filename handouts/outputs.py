"""Outputs: which files an order makes, and where they go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import refuse_target
from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handouts.diagnostics import Gathering
    from handouts.request import Edition

Form = Literal["pdf", "print", "text", "html"]
STDOUT = "-"
_ENDINGS: dict[Form, str] = {"pdf": ".pdf", "print": "-print.pdf", "text": ".txt", "html": ".html"}


@dataclass(frozen=True)
class Output:
    """A file to make."""

    edition: Edition
    form: Form
    """``print`` is the imposed copy of a booklet."""
    path: str
    """``-`` for standard output."""


def outputs(pack: str, editions: Sequence[Edition], options: Mapping[str, Any], told: Gathering) -> tuple[Output, ...]:
    """The files of an order; what can't be had, or can't be written, goes to ``told``.

    One file, or a booklet and its print copy, has the name that was given; several go into a folder of that name.
    """
    _check_options(editions, options, told)
    wanted = [(edition, form) for edition in editions for form in _forms(edition, options)]
    given = options["output"]
    if given == STDOUT:
        if len(wanted) > 1:
            hint = "name a folder: -o FOLDER"
            told.problems.append(Diagnostic("several files can't go to standard output", hint))
        return tuple(Output(edition, form, STDOUT) for edition, form in wanted)
    if given and [form for _, form in wanted if form != "print"] == [wanted[0][1]]:
        if given.endswith(("/", os.sep)):  # which is lost in a path
            told.attempt(lambda: refuse_target(given))
            return ()
        return tuple(_named(Path(given), wanted))
    folder = Path(given or "")
    if folder.is_file():
        problem = Diagnostic("several files go into a folder, and a file has this name", "name a folder", Place(given))
        told.attempt(lambda: _refuse(problem))
    return tuple(Output(*each, str(folder / f"{pack}-{each[0]}{_ENDINGS[each[1]]}")) for each in wanted)


def check_targets(made: Sequence[Output], sources: Sequence[str | None], options: Mapping[str, Any]) -> None:
    """Find out before any work is done for it what can't be written, or would overwrite one of the ``sources``.

    Raises:
        HandoutError: see :func:`handouts.files.refuse_target`.
    """
    for output in made:
        path = Path(output.path)
        in_new_folder = path.parent == Path(options["output"] or ".") and not path.parent.exists()
        if output.path != STDOUT and not in_new_folder:
            refuse_target(output.path, sources)


def _forms(edition: Edition, options: Mapping[str, Any]) -> list[Form]:
    instead: list[Form] = [form for form in ("text", "html") if options[form]]
    if instead:
        return instead
    return ["pdf", "print"] if options["impose"] and edition == "booklet" else ["pdf"]


def _named(path: Path, wanted: Sequence[tuple[Edition, Form]]) -> Iterator[Output]:
    for edition, form in wanted:
        yield Output(edition, form, str(path.with_name(f"{path.stem}-print{path.suffix}") if form == "print" else path))


def _check_options(editions: Sequence[Edition], options: Mapping[str, Any], told: Gathering) -> None:
    """Find options that none of the editions has a use for."""
    needed: dict[str, tuple[Edition, str]] = {
        "impose": ("booklet", "only a booklet has a print copy"),
        "body_size": ("large-print", "only large print has a size of text to choose"),
        "fillable": ("diary", "only a diary is made to fill in on a screen"),
    }
    for option, (edition, message) in needed.items():
        if options[option] and edition not in editions:
            told.problems.append(
                Diagnostic(message, f"add --edition {edition}, or leave out --{option.replace('_', '-')}")
            )
    if options["impose"] and (options["text"] or options["html"]):
        told.problems.append(Diagnostic("a print copy is made from a PDF", "leave out --impose, or --text and --html"))


def _refuse(problem: Diagnostic) -> None:
    raise HandoutError(problem, ExitStatus.PATH)
