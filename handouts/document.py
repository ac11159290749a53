"""The assembled document: everything that one handout says, in reading order, as plain frozen data.

It knows no fonts and no pages. A renderer needs nothing else: every word is here, every placeholder is filled.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal

from handouts.frozen import dataclass
from handouts.inline import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.blocks import CalloutKind
    from handouts.fields import Urgency


@dataclass(frozen=True)
class Heading:
    """Starts a part of the document, or a piece of it."""

    text: Text
    level: int = 2
    """1 names a part of the document, 2 a piece of the part."""


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Text
    style: Literal["body", "lead"] = "body"


@dataclass(frozen=True)
class ItemList:
    """A list; its mark says of what kind."""

    items: tuple[Text, ...]
    mark: Literal["bullet", "number", "tick", "cross"] = "bullet"
    """`tick` is a box to tick with a pen; `cross` says "not"."""


@dataclass(frozen=True)
class References:
    """A list to look things up in, set small."""

    items: tuple[Text, ...]
    mark: Literal["bullet", "number"]


@dataclass(frozen=True)
class Callout:
    """A boxed message that must not be missed."""

    kind: CalloutKind
    title: Text
    body: tuple[Paragraph | ItemList, ...] = ()


@dataclass(frozen=True)
class DoNotBox:
    """Who must not: headed groups in a heavy frame."""

    groups: tuple[tuple[Text, ItemList], ...]


@dataclass(frozen=True)
class Table:
    """Rows under column headings; the first cell of a row names it."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True)
class PainGuide:
    """Pain from 0 to 10 in three bands."""

    label: Text
    bands: tuple[tuple[Text, Text], tuple[Text, Text], tuple[Text, Text]]
    """Range and advice of each band: carry on, do less, stop."""


@dataclass(frozen=True)
class Dose:
    """One number of the dosage strip."""

    number: str
    unit: str


@dataclass(frozen=True)
class Labelled:
    """A short label and what it says."""

    label: str
    text: Text


@dataclass(frozen=True)
class ExerciseCard:
    """One exercise with the dosage that was prescribed."""

    number: int
    name: Text
    purpose: Text
    start: Labelled
    steps: tuple[Text, ...]
    doses: tuple[Dose, ...]
    easier: Labelled
    harder: Labelled
    stop_if: Text
    ask_first: Labelled
    note: Labelled
    """The clinician's note; empty for a line to write on."""
    equipment: str = ""
    side: str = ""
    """The sentence that names the prescribed side."""
    load: str = ""
    """The weight, band or setting that was prescribed."""
    cautions: tuple[Text, ...] = ()
    """What this patient in particular must mind."""


@dataclass(frozen=True)
class DiaryRow:
    """One line of the diary."""

    name: str
    hint: str
    ticks: int = 1
    """Ticks that a square has room for."""
    heavy: bool = False
    """Set off from the rows above."""


@dataclass(frozen=True)
class DiaryWeek:
    """A week to tick."""

    title: str
    starting: str
    """Label of the line for the first day of the week."""
    days: tuple[str, ...]
    rows: tuple[DiaryRow, ...]
    notes: str
    """Label of the line for notes."""


@dataclass(frozen=True)
class WriteLine:
    """A label with a line to write on."""

    label: str


@dataclass(frozen=True)
class Signature:
    """Says that nobody has reviewed the content, with room for someone to sign."""

    title: Text
    text: Text
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Imprint:
    """Which version this is: labels and values."""

    title: Text
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class QrCode:
    """An address as a code and in print."""

    title: Text
    text: Text
    url: str
    alt: str


Block = (
    Heading
    | Paragraph
    | ItemList
    | References
    | Callout
    | DoNotBox
    | Table
    | PainGuide
    | ExerciseCard
    | DiaryWeek
    | WriteLine
    | Signature
    | Imprint
    | QrCode
)


@dataclass(frozen=True)
class Part:
    """A section of the document: its blocks start with a heading of level 1."""

    id: str
    blocks: tuple[Block, ...]


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
    """That nobody has reviewed the content."""


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


_FORMS = ("kind", "mark", "style")


def strings_in(value: Any) -> Iterator[str]:
    """Every text within a piece of a document, in reading order; not the words that choose a form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text | Span):
        yield value.string if isinstance(value, Text) else value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_in(item)
    elif is_dataclass(value):
        for entry in fields(value):
            if entry.name not in _FORMS:
                yield from strings_in(getattr(value, entry.name))
