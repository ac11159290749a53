"""Words that the program itself prints on paper, one file a language: ``content/words/<language>.yaml``.

Names in braces are filled in when a document is assembled.
"""

from __future__ import annotations

from typing import Annotated

from handouts.fields import Line, Strict
from handouts.frozen import dataclass
from handouts.inline import Text, fill
from handouts.limits import Items


@dataclass(frozen=True)
class Plural(Strict):
    """A phrase for one and for more than one; ``{count}`` is optional."""

    one: Line
    other: Line

    def of(self, count: int) -> str:
        """The form that fits ``count``."""
        return fill(self.one if count == 1 else self.other, {"count": str(count)})


@dataclass(frozen=True)
class SideWords(Strict):
    """The two sides of the body."""

    left: Line
    right: Line


@dataclass(frozen=True)
class PageWords(Strict):
    """Furniture of every page."""

    page: Line
    """`{page}` and `{pages}`."""
    version: Line
    """`{version}`."""
    unreviewed: Line
    """On the foot of every page until a clinician has signed."""
    expired: Line
    """On the foot of every page once the last review has run out."""


@dataclass(frozen=True)
class PatientWords(Strict):
    """The patient block of page 1."""

    name: Line
    id: Line
    date: Line
    clinician: Line
    next_visit: Line
    notes: Line
    """Heading of the clinician's free text."""


@dataclass(frozen=True)
class ClinicWords(Strict):
    """The letterhead, and what stands for numbers that a clinic did not give."""

    phone: Line
    """`{phone}`."""
    call: Line
    """The word before a number to call."""
    emergency_number: Line
    """Stands in a sentence for an emergency number that the clinic did not give."""
    urgent_care: Line
    """Stands in a sentence for the urgent care line."""
    clinic_phone: Line
    """Stands in a sentence for the phone number of the clinic."""
    logo: Line
    """Alternative text of the logo; `{clinic}`."""


@dataclass(frozen=True)
class DoseWords(Strict):
    """Units of the dosage strip."""

    sets: Plural
    reps: Plural
    reps_each_side: Plural
    hold: Plural
    minutes: Plural
    per_day: Plural
    per_week: Plural


@dataclass(frozen=True)
class ExerciseWords(Strict):
    """The exercise card."""

    start: Line
    easier: Line
    harder: Line
    ask_first: Line
    equipment: Line
    """`{things}`."""
    one_side: Line
    """`{side}`."""
    sides: SideWords
    load: Line
    """`{load}`."""
    note: Line
    """Label of the line for the clinician's pen."""
    dose: DoseWords


@dataclass(frozen=True)
class DiaryWords(Strict):
    """The diary."""

    title: Plural
    intro: Text
    bring: Text
    """`{next_visit}`."""
    bring_undated: Text
    goal: Line
    week: Line
    """`{number}`."""
    starting: Line
    days: Annotated[tuple[Line, ...], Items(7, 7)]
    ticks: Plural
    minutes: Line
    pain: Line
    pain_scale: Line
    notes: Line
    medicines: Line


@dataclass(frozen=True)
class FieldWords(Strict):
    """What the fields of a diary to fill in on a screen are called: shown, or read aloud, where one is entered."""

    days: Annotated[tuple[Line, ...], Items(7, 7)]
    tick: Line
    """A square: `{week}`, `{row}`, `{day}` and `{number}`."""
    value: Line
    """A number to write: `{week}`, `{row}`, `{day}` and `{hint}`."""
    line: Line
    """Of one week: `{week}` and `{label}`."""
    one_of: Line
    """One of several lines under the same label: `{label}` and `{number}`."""


@dataclass(frozen=True)
class Labels(Strict):
    """What editions print around the text."""

    contents: Line
    notes: Line
    """Heading of a page to write on."""
    belongs_to: Line
    """On a cover, before a name or a line for it."""
    contact: Line
    """Heading of the clinic's address on a back cover."""
    about: Line
    """Heading of the chapter of a booklet that says which version it is and who has reviewed it."""
    further_week: Line
    """Title of a week of the diary beyond those that were asked for."""
    turn_over: Line
    """On the front of a card."""
    second_card: Line
    """On a card that has no room for all of an exercise."""
    skip: Line
    """First on a web page: a link over the head of the page."""
    not_kept: Line
    """On a web page, where a diary can be ticked: that no tick outlasts the page."""
    fields: FieldWords


@dataclass(frozen=True)
class AboutWords(Strict):
    """The last page."""

    title: Line
    unreviewed_title: Line
    unreviewed_text: Line
    reviewed_title: Line
    reviewed_by: Text
    """One who has signed: `{name}`, `{role}`, `{date}` and `{until}`."""
    expired_title: Line
    expired_text: Line
    """`{name}`, `{role}` and `{date}`."""
    signature: tuple[Line, Line, Line]
    """Name, signature, date."""
    sources: Line
    terms: Line
    version: Line
    handout: Line
    version_label: Line
    published: Line
    next_review: Line
    by_date: Line
    """`{date}`."""
    content_code: Line
    download: Line
    download_text: Line
    qr: Line
    """Alternative text of the QR code; `{url}`."""
    feedback: Line
    feedback_text: Line
    """`{clinic_phone}`."""


@dataclass(frozen=True)
class SafetyWords(Strict):
    """What concerns one patient in particular."""

    for_you: Line
    """Heading over precautions that concern this patient."""
    cleared: Line
    """`{clinician}` and `{conditions}`."""
    all_of: str
    """Before the last condition in that sentence, with the space around it."""
    never_on: Line
    """`{place}`: a part of the body that a treatment must leave out."""


@dataclass(frozen=True)
class FlipTestWords(Strict):
    """The sheet that shows on which edge a printer turns the paper."""

    title: Line
    subject: Line
    steps: tuple[Text, ...]
    no_back: Line
    """What to do when nothing is printed on the back."""
    arrow: Line
    """Alternative text of the arrow."""
    short: Line
    long: Line
    turned_short: Line
    turned_long: Line
    option: Line
    """Before the option that is right."""


@dataclass(frozen=True)
class DateWords(Strict):
    """How a date is written."""

    format: Line
    """`{day}`, `{month}` and `{year}`."""
    months: Annotated[tuple[Line, ...], Items(12, 12)]

    def printed(self, iso: str) -> str:
        """A date (YYYY-MM-DD) as people write it: "24 November 2026"."""
        year, month, day = iso.split("-")
        return fill(self.format, {"day": str(int(day)), "month": self.months[int(month) - 1], "year": year})


@dataclass(frozen=True)
class Words(Strict):
    """All words of the program in one language."""

    language: Line
    name: Line
    """The language in its own name."""
    pages: PageWords
    picture: Line
    """Stands in plain text before what a picture shows."""
    patient: PatientWords
    clinic: ClinicWords
    exercise: ExerciseWords
    diary: DiaryWords
    labels: Labels
    about: AboutWords
    safety: SafetyWords
    flip_test: FlipTestWords
    dates: DateWords
