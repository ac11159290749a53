"""What a PDF says in its keywords of the content that it was made from, so that it can be compared with today's.

The keywords of a file are one text in which commas stand between them: a comma in a value is written as ``%2C``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from handouts.blocks import Drawing
from handouts.frozen import dataclass
from handouts.plain_text import fit_to_show, is_date
from handouts.reviews import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.model import Pack
    from handouts.reviews import Review, Standing
    from handouts.selection import Selection


@dataclass(frozen=True)
class Origin:
    """The content that a file was made from."""

    pack_id: str
    version: str
    content_hash: str
    language: str
    state: State
    """How the content stood when the file was made."""
    until: str
    """Until when it is reviewed, or was; else empty."""
    signers: tuple[str, ...]
    """Names and roles."""
    parts: Mapping[str, str]
    """A short hash of each part of the pack that was printed."""


def origin(pack: Pack, selection: Selection, review: Standing) -> Origin:
    """Where a sheet with this selection comes from. What has no folder in the pack concerns every sheet."""
    printed = [name for name in pack.part_hashes if "/" not in name]
    printed += [f"sections/{chosen.section.id}" for chosen in selection.sections]
    printed += [f"exercises/{chosen.exercise.id}" for chosen in selection.exercises]
    blocks = (block for chosen in selection.sections for block in chosen.section.blocks)
    printed += dict.fromkeys(f"figures/{block.figure}" for block in blocks if isinstance(block, Drawing))
    signed = review.reviews if review.state == "reviewed" else ()
    return Origin(
        pack.id,
        pack.facts.version,
        pack.content_hash,
        pack.language,
        review.state,
        review.until,
        tuple(map(signer, signed)),
        {name: pack.part_hashes[name] for name in printed},
    )


def signer(review: Review) -> str:
    """What a file says of someone who has signed: name and role."""
    return fit_to_show(f"{review.name}, {review.role}", _LONGEST_VALUE)


def keywords(of: Origin) -> tuple[str, ...]:
    """The keywords of a file; :func:`parse_keywords` reads them back."""
    parts = (f"part {name} {digest}" for name, digest in of.parts.items())
    until = f" until {of.until}" if of.until else ""
    signers = (f"signed by {name}" for name in of.signers)
    texts = (
        f"pack {of.pack_id} {of.version}",
        f"content {of.content_hash}",
        f"language {of.language}",
        f"review {of.state}{until}",
        *signers,
        *parts,
    )
    return tuple(text.replace("%", "%25").replace(",", "%2C") for text in texts)


_LONGEST = 200_000
_LONGEST_VALUE = 250
_FORMS = {
    "pack": r"([a-z0-9]+(?:-[a-z0-9]+)*) (.+)",
    "content": r"([0-9a-f]{64})",
    "language": r"([\w-]{1,35})",
    "review": r"([a-z]+)(?: until ([0-9]{4}-[0-9]{2}-[0-9]{2}))?",
    "signed": r"by (.+)",
    "part": r"([a-z0-9-]+(?:/[a-z0-9-]+)?) ([0-9a-f]{8})",
}


def parse_keywords(text: str) -> Origin | None:
    """What the keywords of a file say, whoever wrote them; None when they are not those of a handout.

    The values are fit to be shown: without control characters, and not too long.
    """
    found: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in _FORMS}
    for kind, values in _matches(text[:_LONGEST]):
        found[kind].append(values)
    if not (found["pack"] and found["content"] and found["language"]):
        return None
    (pack_id, version), ((content_hash,), *_), ((language,), *_) = found["pack"][0], found["content"], found["language"]
    state, until = (found["review"] or [("unreviewed", "")])[0]
    return Origin(
        pack_id,
        version,
        content_hash,
        language,
        state if state in get_args(State) else "unreviewed",  # type: ignore[arg-type]  # mypy takes it for any text
        until if is_date(until) and state in ("reviewed", "expired") else "",
        tuple(signed for (signed,) in found["signed"] if state == "reviewed"),
        dict(found["part"]),  # type: ignore[arg-type]  # all pairs
    )


def _matches(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    from urllib.parse import unquote

    for keyword in text.split(","):
        kind, _, value = keyword.strip().partition(" ")
        if kind in _FORMS and (match := re.fullmatch(_FORMS[kind], fit_to_show(unquote(value), _LONGEST_VALUE))):
            yield kind, tuple(group or "" for group in match.groups())
