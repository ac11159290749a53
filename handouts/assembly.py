"""Assembly: a selection becomes a document. Pure; the same inputs give the same document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.about import about_part
from handouts.cards import diary_part
from handouts.document import (
    NOTES,
    Document,
    EmergencyBox,
    Foot,
    Letterhead,
    Part,
    PatientField,
    Properties,
    Tier,
    strings_in,
)
from handouts.document_blocks import Heading, Paragraph
from handouts.inline import Text, fill
from handouts.keywords import keywords, origin
from handouts.parts import section_part
from handouts.reviews import UNREVIEWED

if TYPE_CHECKING:
    from datetime import date

    from handouts.clinic import Clinic
    from handouts.fields import Urgency
    from handouts.keywords import Origin
    from handouts.model import Pack
    from handouts.request import Request
    from handouts.reviews import Standing
    from handouts.safety_model import TierText
    from handouts.selection import Selection
    from handouts.words import Words


DIARY_WEEKS = 4
"""Of a diary that is an edition of its own, unless the pack or the request says more: until a next visit or two."""


def assemble(
    pack: Pack,
    selection: Selection,
    request: Request,
    clinic: Clinic,
    today: date,
    review: Standing = UNREVIEWED,
) -> Document:
    """Everything that the handout says, in reading order.

    ``today`` dates the file; the sheet itself shows the date of the request, or a line to write one on. ``review`` says
    whether the content is signed off.
    """
    numbers = numbers_to_call(clinic, pack.words)
    title = pack.text.title.filled(numbers)
    parts = [section_part(chosen, selection, pack, request, numbers) for chosen in selection.sections]
    if request.notes:
        parts.insert(0, _notes(request.notes, pack.words))
    weeks = _diary_weeks(pack, selection, request)
    if weeks:
        parts.append(diary_part(selection.exercises, request, pack.words, numbers, weeks))
    printed = " ".join(strings_in(tuple(parts)))
    parts.append(about_part(pack, selection, clinic, numbers, printed, review))
    return Document(
        properties=_properties(origin(pack, selection, review), title.line, pack, request, clinic, today),
        letterhead=_letterhead(clinic, pack.words),
        title=title,
        lead=pack.text.lead.filled(numbers),
        patient=_patient(request, pack.words),
        emergency=_emergency(pack, numbers),
        parts=tuple(parts),
        foot=_foot(title.line, pack, review),
        labels=pack.words.labels,
    )


def numbers_to_call(clinic: Clinic, words: Words) -> dict[str, str]:
    """What stands for each number in a sentence: the clinic's own, or words such as "your clinic"."""
    return {
        "emergency_number": clinic.emergency_number or words.clinic.emergency_number,
        "urgent_care": clinic.urgent_care or words.clinic.urgent_care,
        "clinic_phone": clinic.phone or words.clinic.clinic_phone,
    }


def _notes(notes: str, words: Words) -> Part:
    paragraphs = [Paragraph(Text.plain(line)) for line in notes.split("\n\n") if line.strip()]
    return Part(NOTES, (Heading(Text.plain(words.patient.notes), 1), *paragraphs))


def _diary_weeks(pack: Pack, selection: Selection, request: Request) -> int:
    if request.diary is not None:
        return request.diary.weeks
    if not selection.exercises:
        return 0
    return max(DIARY_WEEKS, pack.facts.diary_weeks) if request.edition == "diary" else pack.facts.diary_weeks


def _properties(content: Origin, title: str, pack: Pack, request: Request, clinic: Clinic, today: date) -> Properties:
    return Properties(
        title=title,
        author=clinic.name or title,
        subject=pack.text.subject,
        keywords=keywords(content),
        language=pack.language,
        date=request.date or today.isoformat(),
    )


def _letterhead(clinic: Clinic, words: Words) -> Letterhead:
    return Letterhead(
        name=clinic.name,
        phone=fill(words.clinic.phone, {"phone": clinic.phone}) if clinic.phone else "",
        address=clinic.address,
        website=clinic.website,
        logo_alt=fill(words.clinic.logo, {"clinic": clinic.name or words.clinic.clinic_phone}) if clinic.logo else "",
    )


def _patient(request: Request, words: Words) -> tuple[PatientField, ...]:
    labels = words.patient
    date = words.dates.printed(request.date) if request.date else ""
    entries = [PatientField(labels.name, request.patient.name, who=True)]
    if request.patient.id:
        entries.append(PatientField(labels.id, request.patient.id, who=True))
    entries += [
        PatientField(labels.date, date),
        PatientField(labels.clinician, request.clinician),
        PatientField(labels.next_visit, request.next_visit),
    ]
    return tuple(entries)


def _emergency(pack: Pack, numbers: dict[str, str]) -> EmergencyBox:
    """The box of page 1: always there, those marked first before all others, whatever was asked for."""
    text = pack.red_flags_text
    flags = sorted(pack.red_flags, key=lambda flag: not flag.facts.first)

    def tier(kind: Urgency, words: TierText, number: str) -> Tier:
        shown = [flag for flag in flags if flag.facts.urgency == kind and flag.facts.in_box]
        signs = tuple(flag.text.short.filled(numbers) for flag in shown if flag.text.short)
        do = tuple(line.filled(numbers) for line in words.do)
        return Tier(kind, words.title.filled(numbers), signs, pack.words.clinic.call, number, do)

    tiers = (
        tier("emergency", text.emergency, numbers["emergency_number"]),
        tier("same_day", text.same_day, numbers["urgent_care"]),
        tier("soon", text.soon, numbers["clinic_phone"]),
    )
    return EmergencyBox(text.title.filled(numbers), tuple(tier for tier in tiers if tier.signs))


def _foot(title: str, pack: Pack, review: Standing) -> Foot:
    pages = pack.words.pages
    warnings = {"reviewed": "", "expired": pages.expired}
    return Foot(
        title=title,
        version=fill(pages.version, {"version": pack.facts.version}),
        date=pack.words.dates.printed(pack.facts.published),
        page=pages.page,
        warning=warnings.get(review.state, pages.unreviewed),
    )
