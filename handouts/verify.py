"""Verification: a handout against the content of today, and against the standards that it claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from handouts.frozen import dataclass
from handouts.keywords import signer
from handouts.library import find_packs, load_pack
from handouts.pack_files import languages
from handouts.reviews import UNREVIEWED, as_plain, read_reviews, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from handouts.keywords import Origin
    from handouts.model import Pack
    from handouts.reviews import Review, Standing


@dataclass(frozen=True)
class Conformance:
    """Whether a file conforms to a standard."""

    standard: str
    claimed: bool
    """The file says so itself."""
    passed: int | None = None
    """How many rules it obeys; None when that was not measured."""
    failed: int | None = None
    faults: tuple[str, ...] = ()
    """Why it does not conform: some of the reasons."""

    @property
    def holds(self) -> bool:
        """True unless something speaks against it."""
        return self.claimed and not self.failed and not self.faults


@dataclass(frozen=True)
class Verdict:
    """What became of the content that a file was made from, and what the file is worth."""

    origin: Origin
    content: Literal["same", "changed", "missing"]
    """Of today, compared with that of the file; missing when the pack is not here in this language."""
    changed: tuple[str, ...]
    """Parts that the file prints and that are no longer the same."""
    today: Standing
    """How the content of today stands."""
    on_record: bool
    """Whether the sign-off that the file claims is known here; true when it claims none."""
    conformance: tuple[Conformance, ...]

    @property
    def holds(self) -> bool:
        """True when the file is current, and nothing speaks against its conformance."""
        return self.content == "same" and all(entry.holds for entry in self.conformance)


def verify(origin: Origin, folders: Sequence[Path], today: date, conformance: Sequence[Conformance]) -> Verdict:
    """A file with this origin against the content of today.

    Raises:
        HandoutError: a content folder is missing, or the content of today has problems.
    """
    layers = find_packs(folders).get(origin.pack_id, ())
    here = bool(layers) and origin.language in languages(layers)
    pack = load_pack(folders, origin.pack_id, origin.language) if here else None
    return compared(origin, pack, read_reviews(layers), today, conformance)


def compared(
    origin: Origin, pack: Pack | None, reviews: Sequence[Review], today: date, conformance: Sequence[Conformance]
) -> Verdict:
    """A file with this origin against a pack and its sign-offs; None if there is no such pack."""
    on_record, measured = _on_record(origin, reviews), tuple(conformance)
    if pack is None:
        return Verdict(origin, "missing", (), UNREVIEWED, on_record, measured)
    stands = standing(reviews, pack.language, pack.content_hash, today.isoformat())
    changed = tuple(name for name, digest in origin.parts.items() if pack.part_hashes.get(name) != digest)
    same = pack.content_hash == origin.content_hash
    return Verdict(origin, "same" if same else "changed", changed, stands, on_record, measured)


def _on_record(origin: Origin, reviews: Iterable[Review]) -> bool:
    if origin.state != "reviewed":
        return True
    signed = (origin.language, origin.content_hash)
    known = {signer(review) for review in reviews if (review.language, review.content_hash) == signed}
    return bool(origin.signers) and known.issuperset(origin.signers)


# ---- in words


def told(verdict: Verdict) -> list[str]:
    """The verdict in plain words, line by line."""
    origin = verdict.origin
    by = f", by {'; '.join(origin.signers)}" if origin.signers else ""
    unknown = [] if verdict.on_record else ["no such sign-off is on record here"]
    rows = [
        ("made from", [f"{origin.pack_id} {origin.version}, language {origin.language}"]),
        ("printed as", [f"{_stands(origin.state, origin.until)}{by}", *unknown]),
        ("today", [_stands(verdict.today.state, verdict.today.until)] if verdict.content != "missing" else []),
        ("content", list(_content(verdict))),
        *((entry.standard, list(_conformance(entry))) for entry in verdict.conformance),
    ]
    width = max(len(label) for label, _ in rows) + 2
    return [f"{label + ':' if line is lines[0] else '':{width}}{line}" for label, lines in rows for line in lines]


def _stands(state: str, until: str) -> str:
    return {
        "reviewed": f"reviewed until {until or 'a day that it does not tell'}",
        "expired": f"reviewed, but that ran out on {until or 'a day that it does not tell'}",
        "changed": "not reviewed since the content was changed",
        "unreviewed": "not reviewed by a clinician",
    }[state]


_PARTS = {
    "pack": "title, default choices or dates of the pack",
    "safety": "safety rules",
    "red-flags": "warning signs",
    "sources": "sources",
    "glossary": "medical words",
    "words": "words of the program",
}


def _content(verdict: Verdict) -> Iterator[str]:
    if verdict.content == "missing":
        yield "this pack is not here in this language, so nothing can be compared"
    elif verdict.content == "same":
        yield "the same as today"
    elif not verdict.origin.parts:
        yield "changed since; the file does not tell which parts it prints"
    elif not verdict.changed:
        yield "changed since, but in nothing that this file prints"
    else:
        yield "changed since:"
        yield from (f"- {_part(name)}" for name in verdict.changed)


def _part(name: str) -> str:
    folder, _, stem = name.rpartition("/")
    return f"{folder.removesuffix('s')} {stem}" if folder else _PARTS.get(name, name)


def _conformance(entry: Conformance) -> Iterator[str]:
    claim = "claimed" if entry.claimed else "not claimed"
    if entry.passed is None and not entry.faults:
        yield f"{claim}; not checked (to check it: pip install page-validation)"
        return
    measured = "can't be checked" if entry.passed is None else f"{entry.passed} rules passed, {entry.failed} failed"
    yield f"{claim}; {measured}"
    yield from (f"- {fault}" for fault in entry.faults)


# ---- as data


def plain_verdict(verdict: Verdict) -> dict[str, Any]:
    """The verdict as data for JSON."""
    origin, today = verdict.origin, verdict.today
    return {
        "pack": origin.pack_id,
        "version": origin.version,
        "language": origin.language,
        "content_hash": origin.content_hash,
        "printed_review": {
            "state": origin.state,
            "until": origin.until,
            "signers": list(origin.signers),
            "on_record": verdict.on_record,
        },
        "review": {"state": today.state, "until": today.until, "reviews": [as_plain(entry) for entry in today.reviews]},
        "content": verdict.content,
        "changed": list(verdict.changed),
        "conformance": [
            {
                "standard": entry.standard,
                "claimed": entry.claimed,
                "passed": entry.passed,
                "failed": entry.failed,
                "faults": list(entry.faults),
            }
            for entry in verdict.conformance
        ],
        "holds": verdict.holds,
    }
