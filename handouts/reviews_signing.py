"""Signing off: a clinician's record is added to the reviews of a pack, in the clinic's own content folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.check import check
from handouts.clock import today
from handouts.diagnostics import Diagnostic, Gathering, HandoutError, shown
from handouts.frozen import dataclass
from handouts.library import find_pack, load_pack, read_files
from handouts.lints.unfilled import unfilled_problems
from handouts.pack_draft import read_draft
from handouts.pack_files import REVIEWS
from handouts.plain_text import is_date, tidy
from handouts.printable import HINT
from handouts.records import records_of
from handouts.reviews import Review, as_yaml, reviews_in, text_faults, with_review
from handouts.validation import position

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handouts.check import Missing
    from handouts.model import Pack
    from handouts.pack_files import Layer

_DATE_HINT = "write it as YYYY-MM-DD, such as 2026-11-24"


@dataclass(frozen=True)
class Signature:
    """What someone says who signs, as it was typed."""

    name: str
    role: str
    date: str | None = None
    """None for today."""
    until: str | None = None
    """None for the day by which the pack must be looked at again."""


def sign(folders: Sequence[Path], pack_id: str, language: str, said: Signature, missing: Missing) -> dict[Path, bytes]:
    """The file that a sign-off changes in the first of the content folders, by its path; nothing is written.

    ``missing`` tells which characters of a text the fonts lack.

    Raises:
        HandoutError: there is no folder, or the pack, the signature or the earlier records have problems.
    """
    told = Gathering()
    name = _text(told, "name", said.name, missing)
    role = _text(told, "role", said.role, missing)
    now = today().isoformat()
    day = _day(told, "--date", said.date) or now
    if day > now:
        hint = "give the day on which the content was reviewed, today at the latest"
        told.problems.append(Diagnostic(f"--date: {day} is still to come", hint))
    until = _day(told, "--until", said.until)
    pack, path, earlier = None, None, None
    if folders:
        around = _with_content(folders)
        pack = told.attempt(lambda: _faultless(around, pack_id, language, missing))
    else:
        hint = "name the folder of your own content: --content DIR"
        told.problems.append(Diagnostic("a sign-off needs a folder to be kept in", hint))
    if pack:
        path = folders[0] / pack.id / REVIEWS
        earlier = told.attempt(lambda: reviews_in(path, str(path)))
        until = until or pack.facts.next_review
    if until and until < day:
        hint = "give the last day on which it holds: --until YYYY-MM-DD"
        told.problems.append(Diagnostic(f"the review would end on {until}, before its own date, {day}", hint))
    if told.problems or pack is None or path is None or earlier is None or until is None:
        raise told.error()
    review = Review(name, role, day, until, language, pack.facts.version, pack.content_hash)
    return {path: as_yaml(with_review(earlier, review))}


def _text(told: Gathering, what: str, typed: str, missing: Missing) -> str:
    text = tidy(typed)
    if not text:
        told.problems.append(Diagnostic(f"the {what} of the reviewer is missing", f"give it: --{what} {what.upper()}"))
        return text
    faults = list(text_faults(what, text))
    told.problems += [Diagnostic(message, hint) for message, hint in faults]
    if not faults and (lacking := missing(text)):
        told.problems.append(Diagnostic(f"the {what} holds {shown(lacking[0])}, which can't be printed", HINT))
    return text


def _day(told: Gathering, option: str, typed: str | None) -> str | None:
    if typed is None or is_date(typed):
        return typed
    told.problems.append(Diagnostic(f"{option}: not a date: {shown(typed)}", _DATE_HINT))
    return None


def _with_content(folders: Sequence[Path]) -> Sequence[Path]:
    """The folders without the first, if nothing is in it yet: to be signed in, it need not change anything."""
    first, *others = folders
    empty = first.is_dir() and all(child.name.startswith(".") for child in first.iterdir())
    return others if empty else folders


def _faultless(folders: Sequence[Path], pack_id: str, language: str, missing: Missing) -> Pack:
    """The pack.

    Raises:
        HandoutError: it is unknown, or `check` finds errors in it, in whatever language, or a text of a template stands
            in the language that is to be signed.
    """
    told = Gathering()
    layers = find_pack(folders, pack_id)
    top = layers[-1].folder
    others = [folder for folder in folders if not folder.samefile(top.parent)]
    found = check([top], others, today=today(), missing=missing)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        reason = Diagnostic("content with errors can't be signed off", "correct what follows, then sign")
        told.problems += [reason, *errors]
    told.attempt(lambda: _refuse_unfilled(folders, layers, language))
    if told.problems:
        raise told.error()
    return load_pack(folders, pack_id, language)


def _refuse_unfilled(folders: Sequence[Path], layers: Sequence[Layer], language: str) -> None:
    """See that the author of a new file has replaced all texts of its template.

    Raises:
        HandoutError: texts are left, each with its file and line, or the language is unknown.
    """
    draft, _ = read_draft(read_files(folders, layers, language))
    records, _ = records_of(layers)
    left = sorted(unfilled_problems(draft, records), key=position)
    if left:
        lines: dict[str, dict[int | None, None]] = {}
        for place in (problem.place for problem in left if problem.place):
            lines.setdefault(place.file, {})[place.line] = None
        where = "; ".join(f"{file}:{', '.join(map(str, numbers))}" for file, numbers in lines.items())
        message = f"texts of a template can't be signed off; still to be written: {len(left)}"
        raise HandoutError(Diagnostic(message, f"write them, then sign: {where}", left[0].place))
