"""An order: all that the options of the command ``build`` choose, and all that is wrong with it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handouts.clinic import Clinic, read_clinic
from handouts.diagnostics import Diagnostic, Gathering, HandoutError, did_you_mean
from handouts.files import refuse_target
from handouts.frozen import dataclass
from handouts.library import find_packs, load_pack
from handouts.outputs import STDOUT, check_targets, outputs
from handouts.request import EDITIONS, NOWHERE, Request
from handouts.request_sources import read_request, separated, with_options
from handouts.selection import select
from handouts.typed_text import tidied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.model import Pack
    from handouts.outputs import Output
    from handouts.request import Edition, Places
    from handouts.selection import Selection

QUOTES = 'put a name of several words in quotes: --patient "FIRST LAST"'
"""What to do about a word that is most likely the rest of a name; messages must not repeat it."""


@dataclass(frozen=True)
class Order:
    """What will be made."""

    request: Request
    clinic: Clinic
    pack: Pack
    selection: Selection
    places: Places
    """Where the parts of the request and of the clinic stand in their files."""
    editions: tuple[Edition, ...]
    """In the order in which they were named, each once."""
    outputs: tuple[Output, ...]
    saved: str
    """Path of the file that keeps the request, or empty."""


def read_order(options: Mapping[str, Any]) -> Order:
    """The request file with the options over it, and what they choose.

    Raises:
        HandoutError: all problems of the options, the files and the selection.
    """
    told = Gathering()
    request_file, clinic_file = options["request_file"], options["clinic_file"]
    read = told.attempt(lambda: read_request(request_file)) if request_file else (Request(), NOWHERE)
    request, places = with_options(*(read or (Request(), NOWHERE)), options, told.problems)
    for edition in reversed(dict.fromkeys(separated(options["editions"]))):  # a request names one: the first
        request, places = with_options(request, places, {"edition": edition}, told.problems)
    request = told.attempt(lambda: tidied(request, places)) or request
    branding = told.attempt(lambda: read_clinic(clinic_file)) if clinic_file else (Clinic(), NOWHERE)
    chosen = None
    if read and options["stage"] in (None, request.stage):  # else what fits the stage can't be told
        chosen = told.attempt(lambda: _selected(request, places, options))
    _check_swallowed(told, options)
    editions = _editions(request, options)
    made = outputs(request.pack, editions, options, told)
    _check_targets(told, made, options)
    if told.problems or branding is None or chosen is None:
        raise told.error()
    places = {**places, **branding[1]}
    return Order(request, branding[0], *chosen, places, editions, made, _tidy(options["save_request"]))


def _tidy(path: str | None) -> str:
    return str(Path(path)) if path else ""


def _editions(request: Request, options: Mapping[str, Any]) -> tuple[Edition, ...]:
    named = {name.casefold(): None for name in separated(options["editions"])}
    return tuple(name for name in named if name in EDITIONS) or (request.edition,)


def _selected(request: Request, places: Places, options: Mapping[str, Any]) -> tuple[Pack, Selection]:
    folders, name = options["folders"], options["pack"]
    if name and options["patient"] and name not in find_packs(folders):
        hint = "; or ".join(filter(None, [QUOTES, did_you_mean(name, find_packs(folders))]))
        raise HandoutError(Diagnostic("there is no such pack", hint))
    pack = load_pack(folders, request.pack, request.language)
    return pack, select(pack, request, places)


def _check_swallowed(told: Gathering, options: Mapping[str, Any]) -> None:
    """Find options whose value was left out, so that they took the next option for it."""
    for name in ("patient", "patient_id", "clinician", "next_visit", "notes"):
        if (options[name] or "").startswith("--"):
            told.problems.append(Diagnostic(f"the option for the {name.replace('_', ' ')} has no value", "give one"))


def _check_targets(told: Gathering, made: Sequence[Output], options: Mapping[str, Any]) -> None:
    """Find what could not be written, or would overwrite what is read, before any work is done for it."""
    saved = options["save_request"]
    if options["output"] == STDOUT and options["show"]:
        told.problems.append(Diagnostic("standard output can't be opened", "leave out --open, or name a file: -o FILE"))
    told.attempt(lambda: check_targets(made, [options["request_file"], options["clinic_file"], saved], options))
    if saved == STDOUT:
        told.problems.append(Diagnostic("a request is saved to a file", "name one: --save-request FILE"))
    elif saved:
        told.attempt(lambda: refuse_target(saved, [options["clinic_file"]]))
