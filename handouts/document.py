"""The assembled document: everything that one handout says, in reading order, as plain frozen data.

It knows no fonts and no pages. A renderer needs nothing else: every word is here, every placeholder is filled.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from handouts.document_blocks import Callout, Heading
from handouts.frozen import dataclass
from handouts.inline import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.document_blocks import Block
    from handouts.fields import Urgency
    from handouts.words import Labels

NOTES, DIARY, ABOUT = "notes", "diary", "about"
"""Ids of the parts that the program makes by itself; those of all others are ids of sections."""


@dataclass(frozen=True)
class Part:
    """A section of the document: its blocks start with a heading of level 1."""

    id: str
    blocks: tuple[Block, ...]
    needs: tuple[str, ...] = ()
    """Ids of parts without which it must not be printed, such as the precautions of a treatment."""

    @property
    def title(self) -> str:
        """Its heading, on one line."""
        return next((block.text.line for block in self.blocks if isinstance(block, Heading)), self.id)

    @property
    def for_patient(self) -> tuple[Callout, ...]:
        """What this patient in particular must mind about it."""
        return tuple(block for block in self.blocks if isinstance(block, Callout) and block.for_patient)


@dataclass(frozen=True)
class Tier:
    """One tier of the emergency box: what to look for, whom to call, what to do."""

    kind: Urgency
    title: Text
    signs: tuple[Text, ...]
    call: str
    """The word before the number."""
    number: str
    """A number, or words such as "your clinic"."""
    do: tuple[Text, ...]


@dataclass(frozen=True)
class EmergencyBox:
    """The warning signs of page 1."""

    title: Text
    """Names the box in the outline and in plain text; on paper the titles of the tiers speak."""
    tiers: tuple[Tier, ...]


@dataclass(frozen=True)
class PatientField:
    """One field of the patient block."""

    label: str
    value: str
    """Empty for a line to write on."""
    who: bool = False
    """True for what tells one patient from another: the name and the number."""


@dataclass(frozen=True)
class Letterhead:
    """Who hands it out."""

    name: str
    phone: str
    address: str
    website: str
    logo_alt: str


@dataclass(frozen=True)
class Foot:
    """The foot of every page."""

    title: str
    version: str
    date: str
    page: str
    """With `{page}` and `{pages}`."""
    warning: str
    """That nobody has reviewed the content, or not any more; empty when someone has."""


@dataclass(frozen=True)
class Properties:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: str
    """YYYY-MM-DD."""


@dataclass(frozen=True)
class Document:
    """A whole handout."""

    properties: Properties
    letterhead: Letterhead
    title: Text
    lead: Text
    patient: tuple[PatientField, ...]
    emergency: EmergencyBox
    parts: tuple[Part, ...]
    foot: Foot
    labels: Labels
    """Words that an edition prints around the text, if it has a place for them."""

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text of the document with the name of where it stands, such as ``patient: Name``."""
        for field_ in self.patient:
            yield f"patient: {field_.label}", field_.value
        for part in self.parts:
            for text in strings_in(part.blocks):
                yield part.id, text
        for name in ("letterhead", "title", "lead", "emergency", "foot"):
            for text in strings_in(getattr(self, name)):
                yield name, text


_FORMS = ("kind", "mark", "style", "figure", "person", "needs")


def strings_in(value: Any) -> Iterator[str]:
    """Every text within a piece of a document, in reading order, on one line each; not the words that choose a form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield value.line
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_in(item)
    elif is_dataclass(value):
        for entry in fields(value):
            if entry.name not in _FORMS:
                yield from strings_in(getattr(value, entry.name))
