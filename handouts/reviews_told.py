"""How a pack stands today and who has reviewed it, for the person at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.diagnostics import Diagnostic
from handouts.frozen import dataclass
from handouts.library import find_pack, load_pack
from handouts.reviews import as_plain, read_reviews, standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from handouts.model import Pack
    from handouts.reviews import Review, Standing


@dataclass(frozen=True)
class PackReviews:
    """A pack in one language, how it stands on some day, and who has signed it."""

    pack: Pack
    standing: Standing
    each: tuple[tuple[Review, Standing], ...]
    """Each record of this content, or else of what it was before; and how the pack would stand with it alone."""


def reviews_of(folders: Sequence[Path], pack_id: str, language: str, day: date) -> PackReviews:
    """Who has reviewed a pack.

    Raises:
        HandoutError: the pack or the language is unknown, or its files have problems.
    """
    pack = load_pack(folders, pack_id, language)
    records = [entry for entry in read_reviews(find_pack(folders, pack_id)) if entry.language == language]

    def stands(*entries: Review) -> Standing:
        return standing(entries, language, pack.content_hash, day.isoformat())

    listed = [entry for entry in records if entry.content_hash == pack.content_hash] or records
    return PackReviews(pack, stands(*records), tuple((entry, stands(entry)) for entry in listed))


_AS_DRAFT = "handouts say that no clinician has reviewed them"
_NOT_HOLDING = {"expired": "; has run out", "changed": "; of other content", "unreviewed": "; does not count yet"}


def told(found: PackReviews) -> tuple[list[str], Diagnostic | None]:
    """In plain words, line by line; and what to do when the content is not reviewed."""
    pack, state = found.pack, found.standing
    head, message, advice = {
        "reviewed": (f"reviewed until {state.until}", "", ""),
        "expired": (f"the review ran out on {state.until}", "handouts say so", "review it again, and sign"),
        "changed": ("changed since it was reviewed", _AS_DRAFT, "read what has changed, and sign again"),
        "unreviewed": ("not reviewed", _AS_DRAFT, "read the content, and sign"),
    }[state.state]
    lines = [f"{pack.id} {pack.facts.version} ({pack.language}): {head}"]
    lines += [
        f"  {entry.name}, {entry.role}: {entry.date} until {entry.until}, version {entry.version}"
        + _NOT_HOLDING.get(alone.state, "")
        for entry, alone in found.each
    ]
    if not message:
        return lines, None
    hint = f"{advice}: `make-pdf review sign --content DIR --name NAME --role ROLE`"
    return lines, Diagnostic(message, hint, severity="note")


def plain_reviews(found: PackReviews) -> dict[str, Any]:
    """The same as data for JSON."""
    return {
        "id": found.pack.id,
        "version": found.pack.facts.version,
        "language": found.pack.language,
        "content_hash": found.pack.content_hash,
        "state": found.standing.state,
        "until": found.standing.until,
        "reviews": [{**as_plain(entry), "state": alone.state} for entry, alone in found.each],
    }
