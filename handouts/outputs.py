"""Outputs: which files an order makes, and where they go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place
from handouts.files import named_after, refuse_target
from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.diagnostics import Gathering
    from handouts.request import Edition

Form = Literal["pdf", "print", "text", "html"]
STDOUT = "-"
_PRINT = "-print"
_ENDINGS: dict[Form, str] = {"pdf": ".pdf", "print": f"{_PRINT}.pdf", "text": ".txt", "html": ".html"}
_KINDS: dict[Form, str] = {"pdf": "a PDF", "text": "plain text", "html": "a web page"}


@dataclass(frozen=True)
class Output:
    """A file to make."""

    edition: Edition
    form: Form
    """``print`` is the imposed copy of a booklet."""
    path: str
    """``-`` for standard output."""


def outputs(pack: str, editions: Sequence[Edition], options: Mapping[str, Any], told: Gathering) -> tuple[Output, ...]:
    """The files of an order; what can't be had goes to ``told``.

    One file, or a booklet and its print copy, has the name that was given; several go into a folder of that name.
    """
    _check_options(editions, options, told)
    wanted = [(edition, form) for edition in editions for form in _forms(edition, options)]
    given = options["output"]
    if given == STDOUT:
        if len(wanted) > 1:
            hint = (
                "name a file: -o booklet.pdf"
                if len(editions) == 1 and options["impose"]
                else "name a folder: -o FOLDER"
            )
            told.problems.append(Diagnostic("several files can't go to standard output", hint))
        return tuple(Output(edition, form, STDOUT) for edition, form in wanted)
    if given and sum(form != "print" for _, form in wanted) == 1:
        _check_ending(Path(given), wanted[0][1], told)
        return tuple(Output(edition, form, _named(given, form)) for edition, form in wanted)
    folder = Path(given or "")
    if folder.suffix.lower() in _ENDINGS.values() and not folder.exists():
        hint = f"name a folder: -o {folder.stem}"
        told.problems.append(
            Diagnostic("several files go into a folder, and this is the name of one", hint, Place(given))
        )
    return tuple(Output(*each, str(folder / f"{pack}-{each[0]}{_ENDINGS[each[1]]}")) for each in wanted)


def check_targets(made: Sequence[Output], sources: Sequence[str | None], options: Mapping[str, Any]) -> None:
    """Find out before any work is done for it what can't be written, or would overwrite one of the ``sources``.

    Raises:
        HandoutError: see :func:`handouts.files.refuse_target`; or a file has the name of the folder of several.
    """
    given = Path(options["output"] or "")
    for path in (output.path for output in made if output.path != STDOUT):
        folder = Path(path).parent
        if folder != given or folder.is_dir():
            refuse_target(path, sources)
        elif folder.exists():
            message = "several files go into a folder, and a file has this name"
            raise HandoutError(Diagnostic(message, "name a folder", Place(str(folder))), ExitStatus.PATH)


def _forms(edition: Edition, options: Mapping[str, Any]) -> list[Form]:
    instead: list[Form] = [form for form in ("text", "html") if options[form]]
    if instead:
        return instead
    return ["pdf", "print"] if options["impose"] and edition == "booklet" else ["pdf"]


def _check_ending(path: Path, form: Form, told: Gathering) -> None:
    """A file whose name says that it is of another kind opens in the wrong program, or not at all."""
    right = _ENDINGS[form]
    if path.suffix.lower() != right and path.suffix.lower() in _ENDINGS.values():
        hint = f"name it {path.with_suffix(right).name}"
        told.problems.append(Diagnostic(f"the name ends in {path.suffix}, and the file is {_KINDS[form]}", hint))


def _named(given: str, form: Form) -> str:
    return str(named_after(Path(given), _PRINT)) if form == "print" else given


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
    if options["text"] or options["html"]:
        for option, message in (("impose", "a print copy is made from a PDF"), ("fillable", "only a PDF has fields")):
            if options[option]:
                told.problems.append(Diagnostic(message, f"leave out --{option}, or --text and --html"))
