"""Words that the program itself prints on paper, one file a language: ``content/words/<language>.yaml``.

Names in braces are filled in when a document is assembled.
"""

from __future__ import annotations

from typing import Annotated

from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.inline import Text, fill
from handouts.limits import Items


@dataclass(frozen=True)
class Plural(Strict):
    """A phrase for one and for more than one; ``{count}`` is optional."""

    one: str
    other: str

    def of(self, count: int) -> str:
        """The form that fits ``count``."""
        return fill(self.one if count == 1 else self.other, {"count": str(count)})


@dataclass(frozen=True)
class SideWords(Strict):
    """The two sides of the body."""

    left: str
    right: str


@dataclass(frozen=True)
class PageWords(Strict):
    """Furniture of every page."""

    page: str
    """`{page}` and `{pages}`."""
    version: str
    """`{version}`."""
    unreviewed: str
    """On the foot of every page until a clinician has signed."""
    expired: str
    """On the foot of every page once the last review has run out."""


@dataclass(frozen=True)
class PatientWords(Strict):
    """The patient block of page 1."""

    name: str
    id: str
    date: str
    clinician: str
    next_visit: str
    notes: str
    """Heading of the clinician's free text."""


@dataclass(frozen=True)
class ClinicWords(Strict):
    """The letterhead, and what stands for numbers that a clinic did not give."""

    phone: str
    """`{phone}`."""
    call: str
    """The word before a number to call."""
    emergency_number: str
    """Stands in a sentence for an emergency number that the clinic did not give."""
    urgent_care: str
    """Stands in a sentence for the urgent care line."""
    clinic_phone: str
    """Stands in a sentence for the phone number of the clinic."""
    logo: str
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

    start: str
    easier: str
    harder: str
    ask_first: str
    equipment: str
    """`{things}`."""
    one_side: str
    """`{side}`."""
    sides: SideWords
    load: str
    """`{load}`."""
    note: str
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
    goal: str
    week: str
    """`{number}`."""
    starting: str
    days: Annotated[tuple[str, ...], Items(7, 7)]
    ticks: Plural
    minutes: str
    pain: str
    pain_scale: str
    notes: str


@dataclass(frozen=True)
class AboutWords(Strict):
    """The last page."""

    title: str
    unreviewed_title: str
    unreviewed_text: str
    reviewed_title: str
    reviewed_by: Text
    """One who has signed: `{name}`, `{role}`, `{date}` and `{until}`."""
    expired_title: str
    expired_text: str
    """`{name}`, `{role}` and `{date}`."""
    signature: tuple[str, str, str]
    """Name, signature, date."""
    sources: str
    terms: str
    version: str
    handout: str
    version_label: str
    published: str
    next_review: str
    by_date: str
    """`{date}`."""
    content_code: str
    download: str
    download_text: str
    qr: str
    """Alternative text of the QR code; `{url}`."""
    feedback: str
    feedback_text: str
    """`{clinic_phone}`."""


@dataclass(frozen=True)
class SafetyWords(Strict):
    """What concerns one patient in particular."""

    for_you: str
    """Heading over precautions that concern this patient."""
    cleared: str
    """`{clinician}` and `{conditions}`."""
    all_of: str
    """Before the last condition in that sentence."""
    never_on: str
    """`{place}`: a part of the body that a treatment must leave out."""


@dataclass(frozen=True)
class DateWords(Strict):
    """How a date is written."""

    format: str
    """`{day}`, `{month}` and `{year}`."""
    months: Annotated[tuple[str, ...], Items(12, 12)]

    def printed(self, iso: str) -> str:
        """A date (YYYY-MM-DD) as people write it: "24 November 2026"."""
        year, month, day = iso.split("-")
        return fill(self.format, {"day": str(int(day)), "month": self.months[int(month) - 1], "year": year})


@dataclass(frozen=True)
class Words(Strict):
    """All words of the program in one language."""

    language: str
    name: str
    """The language in its own name."""
    pages: PageWords
    patient: PatientWords
    clinic: ClinicWords
    exercise: ExerciseWords
    diary: DiaryWords
    about: AboutWords
    safety: SafetyWords
    dates: DateWords
