"""Blocks: the visual forms that a section of a pack is written in.

In YAML a block is a mapping with one key that names its form: ``- paragraph: …``, ``- steps: […]``. Its ``id`` is the
name that provenance and the changes of a clinic know it by.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from handouts.fields import Id, Line, Strict
from handouts.frozen import dataclass
from handouts.inline import Text
from handouts.limits import Items

CHOSEN = "chosen"
"""In the place of a programme: the exercises that were chosen."""

CalloutKind = Literal["info", "care", "stop", "emergency"]
ListItems = Annotated[tuple[Text, ...], Items(1)]


@dataclass(frozen=True)
class Heading(Strict):
    """Starts a piece of a section."""

    heading: Text
    """A question the reader has, or its answer; starts a part of the section."""
    id: Id | None = None


@dataclass(frozen=True)
class Paragraph(Strict):
    """Running text."""

    paragraph: Text
    """One idea in a few short sentences."""
    id: Id | None = None


@dataclass(frozen=True)
class Bullets(Strict):
    """A list without an order."""

    bullets: ListItems
    """Points without an order."""
    id: Id | None = None


@dataclass(frozen=True)
class Steps(Strict):
    """A numbered list."""

    steps: ListItems
    """Actions in order, one a step."""
    id: Id | None = None


@dataclass(frozen=True)
class Checklist(Strict):
    """A list with boxes."""

    checklist: ListItems
    """Points to tick with a pen."""
    id: Id | None = None


@dataclass(frozen=True)
class CalloutText(Strict):
    """The words of a callout."""

    kind: CalloutKind
    """What it is for: `info`, `care` (be careful), `stop` (stop at once), `emergency`."""
    title: Text
    text: Text | None = None
    bullets: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Callout(Strict):
    """A box."""

    callout: CalloutText
    """A boxed message that must not be missed."""
    id: Id | None = None


@dataclass(frozen=True)
class TableText(Strict):
    """The words of a table."""

    columns: ListItems
    """Column headings."""
    rows: Annotated[tuple[ListItems, ...], Items(1)]
    """Rows of cells, as many in each row as there are columns."""


@dataclass(frozen=True)
class Table(Strict):
    """Rows and columns."""

    table: TableText
    """Facts to look up; the first cell of a row names the row."""
    id: Id | None = None


@dataclass(frozen=True)
class RedFlagsText(Strict):
    """Headings over the three tiers of warning signs."""

    emergency: Text
    """Heading of the emergency tier."""
    same_day: Text
    """Heading of the same-day tier."""
    soon: Text
    """Heading of the tier for booking a visit."""


@dataclass(frozen=True)
class RedFlagList(Strict):
    """All warning signs of the pack."""

    red_flags: RedFlagsText
    """All warning signs of the pack in three tiers, each with what to do."""
    id: Id | None = None


@dataclass(frozen=True)
class ContraindicationsText(Strict):
    """Headings over who must not, by level."""

    of: Id
    """The section whose contraindications in `safety.yaml` are listed."""
    never: Text
    """Heading of the levels `never` and `never_at_home`."""
    clinician: Text
    """Heading of the level `never_without_clinician`."""
    ask_first: Text
    """Heading of the level `ask_first`."""
    postpone: Text
    """Heading of the level `postpone`."""
    on_area: Text
    """Heading of the level `never_on_area`."""


@dataclass(frozen=True)
class Contraindications(Strict):
    """The box of who must not."""

    contraindications: ContraindicationsText
    """Who must not, and where never: drawn from the safety rules, so that words and rules cannot drift apart."""
    id: Id | None = None


@dataclass(frozen=True)
class ExerciseCards(Strict):
    """Cards of exercises."""

    exercise_cards: Id
    """`chosen` for the exercises that were chosen, or the programme whose cards stand here."""
    id: Id | None = None


@dataclass(frozen=True)
class PainGuideText(Strict):
    """The words of the pain guide."""

    label: Text
    """What is rated, in a few words."""
    carry_on: tuple[Text, Text]
    """Range of pain and what to do: the lowest band."""
    do_less: tuple[Text, Text]
    stop: tuple[Text, Text]


@dataclass(frozen=True)
class PainGuide(Strict):
    """The pain guide."""

    pain_guide: PainGuideText
    """Pain from 0 to 10 in three bands: carry on, do less, stop."""
    id: Id | None = None


@dataclass(frozen=True)
class Drawing(Strict):
    """A figure of the pack."""

    figure: Id
    """Which one is drawn: the name of a file in `figures/`."""
    alt: Line
    """Says what there is to see to who can't see it."""
    caption: Text | None = None
    """Printed below it."""
    id: Id | None = None


_FORMS: dict[str, type[Strict]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "steps": Steps,
    "checklist": Checklist,
    "callout": Callout,
    "table": Table,
    "red_flags": RedFlagList,
    "contraindications": Contraindications,
    "exercise_cards": ExerciseCards,
    "pain_guide": PainGuide,
    "figure": Drawing,
}


def form_of(value: Any) -> str | None:
    """The key that names the form of a block; the first key when none does."""
    if isinstance(value, dict):
        return next((key for key in value if key in _FORMS), str(next((key for key in value if key != "id"), "")))
    return None


class _OneForm:
    """Lets the key of the mapping choose the form, so that errors speak of one form and not of all."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        choices = {key: handler.generate_schema(form) for key, form in _FORMS.items()}
        return core_schema.tagged_union_schema(choices, discriminator=form_of)


type_of_block = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | Checklist
    | Callout
    | Table
    | RedFlagList
    | Contraindications
    | ExerciseCards
    | PainGuide
    | Drawing
)
Block = Annotated[type_of_block, _OneForm()]
