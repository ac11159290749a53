"""Blocks of a document: what stands on paper, form by form, with every word in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from handouts.blocks import CalloutKind
    from handouts.fields import Person
    from handouts.inline import Text
    from handouts.pose.model import Figure


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
    style: Literal["body", "lead", "small"] = "body"


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
    for_patient: bool = False
    """True for what this patient in particular must mind about a part."""


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
class Labelled:
    """A short label and what it says."""

    label: str
    text: Text


@dataclass(frozen=True)
class Drawing:
    """A person in one or more poses."""

    figure: Figure
    alt: Labelled
    """What it shows, for who can't see it; its label stands in plain text alone."""
    person: Person
    mirrored: bool = False
    """True for the left side: figures are made for the right one."""
    caption: Text | None = None


@dataclass(frozen=True)
class Dose:
    """One number of the dosage strip."""

    number: str
    unit: str


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
    picture: Drawing | None = None
    needs: tuple[str, ...] = ()
    """Ids of parts without which it must not be printed."""


@dataclass(frozen=True)
class DiaryRow:
    """One line of the diary."""

    name: str
    hint: str
    ticks: int = 1
    """Times of a day to tick."""
    heavy: bool = False
    """Set off from the rows above."""
    written: bool = False
    """A number is written into its squares: a tick says nothing."""


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
    medicines: str
    """Label of the line for what was taken for the pain."""


@dataclass(frozen=True)
class WriteLine:
    """A label with a line to write on."""

    label: str


@dataclass(frozen=True)
class Signature:
    """Says that nobody has reviewed the content, or not any more, with room for someone to sign."""

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
    | Drawing
    | ExerciseCard
    | DiaryWeek
    | WriteLine
    | Signature
    | Imprint
    | QrCode
)
