"""Sign-off: who has reviewed a pack, when, until when, and whether that still holds.

A record names the content by its hash. So whatever changes in the content, the record is about something else, and the
content counts as not reviewed until someone signs again.
"""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal

from handouts.diagnostics import Diagnostic, HandoutError, shown
from handouts.fields import Date, Line, Strict
from handouts.frozen import dataclass
from handouts.limits import Matches
from handouts.pack_files import REVIEWS
from handouts.plain_text import control_character, is_date, tidy
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from handouts.pack_files import Layer

State = Literal["unreviewed", "reviewed", "expired", "changed"]
ContentHash = Annotated[str, Matches(r"^[0-9a-f]{64}$", "a content hash (64 digits and letters from a to f)")]

LONGEST = 100
"""Characters of a name or a role: both stand in one line of a sheet."""


@dataclass(frozen=True)
class Review(Strict):
    """A clinician's sign-off of a pack in one language."""

    name: str
    role: str
    """What the clinician is, such as physiotherapist."""
    date: Date
    until: Date
    """The last day on which it holds."""
    language: Line
    version: Line
    """Of the pack, as it was reviewed."""
    content_hash: ContentHash
    """Of the content, as it was reviewed."""


@dataclass(frozen=True)
class ReviewsFile(Strict):
    """``reviews.yaml``: the sign-offs of a pack, in all its languages."""

    reviews: tuple[Review, ...]


@dataclass(frozen=True)
class Standing:
    """Whether content counts as reviewed on some day, and by whom."""

    state: State = "unreviewed"
    reviews: tuple[Review, ...] = ()
    """What it rests on: the reviews that hold, that have run out, or that are of other content."""

    @property
    def until(self) -> str:
        """The last day on which it is reviewed, or was; else empty."""
        counted = self.reviews if self.state in ("reviewed", "expired") else ()
        return max((review.until for review in counted), default="")


UNREVIEWED = Standing()
"""What everything is until shown otherwise."""


def standing(reviews: Iterable[Review], language: str, content_hash: str, day: str) -> Standing:
    """How content in one language stands on a day (YYYY-MM-DD). A review counts from its date on."""
    ours = [review for review in reviews if review.language == language and review.date <= day]
    current = _last_of_each(review for review in ours if review.content_hash == content_hash)
    holding = tuple(review for review in current if day <= review.until)
    for state, found in (("reviewed", holding), ("expired", current), ("changed", _last_of_each(ours))):
        if found:
            return Standing(state, found)  # type: ignore[arg-type]  # mypy takes the words for any text
    return UNREVIEWED


def _last_of_each(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The last review of each person, in the order of their dates; layers may hold several."""
    by_date = sorted(reviews, key=lambda review: (review.date, review.until))
    last = {known_as(review.name): review for review in by_date}
    return tuple(sorted(last.values(), key=lambda review: review.date))


def known_as(name: str) -> str:
    """What tells people apart: their names in any case."""
    return name.casefold()


# ---- reading records


def read_reviews(layers: Sequence[Layer]) -> list[Review]:
    """The records in all layers of a pack, lowest first.

    Raises:
        HandoutError: a file is unreadable, or there is anything wrong with what it says.
    """
    return [review for layer in layers for review in reviews_in(layer.folder / REVIEWS, f"{layer.name}/{REVIEWS}")]


def reviews_in(path: Path, name: str) -> tuple[Review, ...]:
    """The records of one file, which need not be there; ``name`` is what messages call it.

    Raises:
        HandoutError: with every problem, each with its place in the file.
    """
    if not path.is_file():
        return ()
    from handouts import compiled

    data = read_source(path, name)
    digest = sha256(data).hexdigest()
    kept = compiled.recall("reviews", digest)
    if not isinstance(kept, ReviewsFile):
        kept = _checked(data, name)
        compiled.keep(kept, "reviews", digest)
    return kept.reviews


def _checked(data: bytes, name: str) -> ReviewsFile:
    from handouts.validation import validate
    from handouts.yaml_source import parse_yaml

    source = parse_yaml(data, name)
    file, problems = validate(source, ReviewsFile)
    if file is None:
        raise HandoutError(problems)
    tidied = tuple(replace(review, name=tidy(review.name), role=tidy(review.role)) for review in file.reviews)
    problems = [
        Diagnostic(message, hint, source.place(("reviews", index, field)))
        for index, review in enumerate(tidied)
        for field, message, hint in _faults(review)
    ]
    if problems:
        raise HandoutError(problems)
    return ReviewsFile(tidied)


def _faults(review: Review) -> Iterator[tuple[str, str, str]]:
    """What no schema can see: fields, messages and hints."""
    for field in ("name", "role"):
        yield from ((field, message, hint) for message, hint in text_faults(field, getattr(review, field)))
    wrong = [field for field in ("date", "until") if not is_date(getattr(review, field))]
    for field in wrong:
        yield field, f"{field}: the calendar has no {shown(getattr(review, field))}", "check the month and the day"
    if not wrong and review.until < review.date:
        yield "until", "until: this is before the date of the review", "give the last day on which it holds"


def text_faults(what: str, text: str) -> Iterator[tuple[str, str]]:
    """Why tidied text can't be a name or a role: messages and hints."""
    if not text:
        yield f"the {what} is empty", "say who has reviewed the content, and what they are"
    if len(text) > LONGEST:
        yield f"the {what} is too long: {len(text)} characters", f"use at most {LONGEST} characters"
    if found := control_character(text):
        yield f"the {what} holds a control character (U+{ord(found):04X})", "remove it and type the text again"


# ---- writing records

_HEADER = "# Written by `make-pdf review sign`. Each record is about the content that its hash names, and no other.\n"


def with_review(reviews: Iterable[Review], new: Review) -> tuple[Review, ...]:
    """The records with a new one, which replaces an earlier one of the same person about the same content."""

    def signed(review: Review) -> tuple[str, str, str]:
        return known_as(review.name), review.language, review.content_hash

    return (*(review for review in reviews if signed(review) != signed(new)), new)


def as_plain(review: Review) -> dict[str, str]:
    """A record as data for YAML and JSON."""
    return {field.name: getattr(review, field.name) for field in fields(review)}


def as_yaml(reviews: Iterable[Review]) -> bytes:
    """Records as the bytes of ``reviews.yaml``: what :func:`reviews_in` reads back."""
    import yaml

    data = {"reviews": [as_plain(review) for review in reviews]}
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return (_HEADER + text).encode("utf-8")
