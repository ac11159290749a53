"""From a selection to a document: what stands on the sheet, in which order and in which words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from golden import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from pack_copies import PACKS
from sheets import CLINIC, CLINICIAN, TODAY, asked, made, safe_requests, sciatica

from handouts.about import content_code
from handouts.assembly import assemble
from handouts.clinic import Clinic
from handouts.document import PatientField, strings_in
from handouts.document_blocks import (
    Callout,
    DiaryWeek,
    DoNotBox,
    ExerciseCard,
    Heading,
    ItemList,
    Paragraph,
    QrCode,
    References,
    Signature,
    WriteLine,
)
from handouts.document_text import as_text
from handouts.inline import Text
from handouts.library import load_pack
from handouts.model import Term
from handouts.request import DiaryRequest, PatientRequest, Request
from handouts.selection import select

if TYPE_CHECKING:
    from handouts.document import Document, Part
    from handouts.model import Pack

NOBODY = Clinic()
WATER = "water-exercise"
ANYTHING = Request()
UNREVIEWED = "Draft: not yet reviewed by a clinician"
clinics = st.sampled_from([NOBODY, CLINIC])


def document_of(pack: Pack, request: Request = ANYTHING) -> Document:
    """The document of a request for a pack of the test's own."""
    return assemble(pack, select(pack, request), request, NOBODY, TODAY)


def part(document: Document, name: str) -> Part:
    return next(part for part in document.parts if part.id == name)


def blocks(document: Document, kind: type[Any]) -> list[Any]:
    """All blocks of one form, in reading order."""
    return [block for part in document.parts for block in part.blocks if isinstance(block, kind)]


def in_part(document: Document, name: str, kind: type[Any]) -> list[Any]:
    """All blocks of one form in one part."""
    return [block for block in part(document, name).blocks if isinstance(block, kind)]


def cards(document: Document) -> list[ExerciseCard]:
    return blocks(document, ExerciseCard)


def words(piece: Any) -> str:
    """All that a piece of a document says."""
    return " ".join(strings_in(piece))


# ---- whole handouts


@pytest.mark.parametrize(
    ("name", "request_", "clinic"),
    [
        ("default", Request(), NOBODY),
        (
            "asked-by-name",
            asked(
                "bridge:sets=2,reps=8,hold=5",
                patient=PatientRequest("Ana Müller"),
                sections=("red-flags", "exercises", "prevention", "cupping-precautions"),
            ),
            NOBODY,
        ),
        (
            "cleared-cupping",
            asked(
                sections=("cupping",),
                conditions=("broken-skin",),
                cleared=("anticoagulants", "cancer"),
                clinician=CLINICIAN,
            ),
            CLINIC,
        ),
        ("no-floor-acute", asked(stage="acute", conditions=("no-floor", "dizziness")), CLINIC),
        (
            "left-knee-to-chest",
            asked("knee-to-chest:side=left,load=red band,note=Slowly, please", sections=("exercises",)),
            CLINIC,
        ),
        ("water", asked(sections=(WATER,), conditions=("hip-replacement", "pregnancy")), CLINIC),
        (
            "notes",
            asked(
                patient=PatientRequest("Ana Müller", "0042"),
                clinician=CLINICIAN,
                date="2026-11-24",
                next_visit="2026-12-08 10:30",
                sections=("outlook",),
                notes="Walk to the shop.\nRest on the bench.\n\nCall me: <b>not bold</b>, **as typed**, {side}.",
                diary=DiaryRequest(1),
            ),
            NOBODY,
        ),
    ],
)
def test_a_handout_reads_as_expected(name: str, request_: Request, clinic: Clinic) -> None:
    assert_golden(f"{name}.txt", as_text(made(request_, clinic)))


@given(safe_requests(), clinics)
def test_the_same_request_makes_the_same_document(request: Request, clinic: Clinic) -> None:
    assert made(request, clinic) == made(request, clinic)


@given(safe_requests(), clinics)
def test_every_placeholder_is_filled(request: Request, clinic: Clinic) -> None:
    document = made(request, clinic)
    assert document.foot.page == "Page {page} of {pages}"
    labels = replace(document.labels, fields="")  # filled in for each field of a form
    rest = replace(document, foot=replace(document.foot, page=""), labels=labels)
    assert not [text for text in strings_in(rest) if "{" in text or "}" in text]


def test_what_was_typed_is_printed_as_it_was_typed() -> None:
    typed = "<b>{side}</b> **x** [y](https://z) &amp;"
    document = made(asked(f"bridge:note={typed}", patient=PatientRequest(typed), notes=typed, clinician=typed))
    assert document.patient[0].value == document.patient[2].value == typed
    assert cards(document)[0].note.text.string == typed
    assert words(part(document, "notes").blocks[1].text) == typed


# ---- the emergency box


@given(safe_requests(), clinics)
def test_the_warning_signs_come_first_with_cauda_equina_before_all_others(request: Request, clinic: Clinic) -> None:
    emergency, *others = made(request, clinic).emergency.tiers
    in_box = [flag for flag in sciatica().red_flags if flag.facts.in_box]
    cauda_equina = [flag.text.short for flag in in_box if flag.facts.first]
    assert emergency.kind == "emergency"
    assert list(emergency.signs[: len(cauda_equina)]) == cauda_equina != []
    assert [tier.kind for tier in others] == ["same_day", "soon"]
    assert sum(len(tier.signs) for tier in (emergency, *others)) == len(in_box)


def test_cauda_equina_comes_first_however_the_pack_lists_it() -> None:
    pack = replace(sciatica(), red_flags=tuple(reversed(sciatica().red_flags)))
    document = document_of(pack, asked(sections=("red-flags",)))
    [emergency, *_] = document.emergency.tiers
    assert emergency.signs[3].string == "Numb between your legs, or sex feels different"
    assert emergency.signs[4].string == "Back pain after a bad fall: keep still and call"
    [emergency, *_] = blocks(document, Callout)
    assert emergency.body[1].items[5].string.startswith("New numbness, tingling or changed feeling")
    assert emergency.body[1].items[6].string == "Your leg is suddenly cold, pale, numb and very painful."


def test_a_sign_that_is_not_for_the_box_is_not_in_it() -> None:
    first, *others = sciatica().red_flags
    pack = replace(sciatica(), red_flags=(replace(first, facts=replace(first.facts, in_box=False)), *others))
    assert first.text.short in made(Request()).emergency.tiers[0].signs
    assert first.text.short not in document_of(pack).emergency.tiers[0].signs


def test_the_box_comes_before_everything_but_the_patient_in_plain_text() -> None:
    text = as_text(made(Request()))
    assert text.index("Name: ") < text.index("!! Warning signs") < text.index("What is sciatica?")


def test_the_numbers_of_the_clinic_are_printed() -> None:
    document = made(asked(sections=("red-flags", "outlook")))
    assert [tier.number for tier in document.emergency.tiers] == ["999", "111", "+44 0000 000000"]
    assert "Call 999 or go to the nearest emergency department now." in words(part(document, "red-flags"))
    assert "Call +44 0000 000000 if your leg pain gets worse" in words(part(document, "outlook"))


def test_words_stand_for_numbers_that_nobody_gave() -> None:
    document = made(asked(sections=("red-flags", "outlook")), NOBODY)
    assert [tier.number for tier in document.emergency.tiers] == [
        "your local emergency number",
        "your doctor or urgent care line",
        "your clinic",
    ]
    assert "Call your local emergency number or go" in words(part(document, "red-flags"))
    assert "Call your clinic if your leg pain gets worse" in words(part(document, "outlook"))


def test_a_tier_without_signs_is_not_printed() -> None:
    pack = sciatica()
    flags = tuple(flag for flag in pack.red_flags if flag.facts.urgency != "soon" or not flag.facts.in_box)
    less = replace(pack, red_flags=flags)
    assert [tier.kind for tier in document_of(less).emergency.tiers] == ["emergency", "same_day"]


# ---- who it is from and for


@given(safe_requests(), clinics)
def test_nobody_can_take_it_for_reviewed(request: Request, clinic: Clinic) -> None:
    document = made(request, clinic)
    assert document.foot.warning == UNREVIEWED
    [signature] = blocks(document, Signature)
    assert signature in part(document, "about").blocks
    assert signature.title.string == "Not yet reviewed by a clinician"
    assert signature.labels == ("Name", "Signature", "Date")


def test_what_is_not_known_of_the_patient_is_a_line_to_write_on() -> None:
    labels = ("Name", "Date", "Clinician", "Next visit")
    assert made(Request()).patient == tuple(PatientField(label, "", who=label == "Name") for label in labels)


def test_the_patient_block_says_what_was_given() -> None:
    request = asked(
        patient=PatientRequest("Ana Müller", "0042"), date="2026-02-03", clinician=CLINICIAN, next_visit="on Monday"
    )
    assert made(request).patient == (
        PatientField("Name", "Ana Müller", who=True),
        PatientField("Number", "0042", who=True),
        PatientField("Date", "3 February 2026"),
        PatientField("Clinician", CLINICIAN),
        PatientField("Next visit", "on Monday"),
    )


def test_the_letterhead_is_that_of_the_clinic() -> None:
    head = made(Request(), replace(CLINIC, logo="/somewhere/logo.svg")).letterhead
    assert head.name == "Example Physiotherapy"
    assert head.phone == "Phone +44 0000 000000"
    assert (head.address, head.website) == ("1 Example Street", "https://example.org")
    assert head.logo_alt == "Logo of Example Physiotherapy"
    assert not any(strings_in(made(Request(), NOBODY).letterhead))


def test_the_file_says_what_it_is_and_nothing_of_the_patient() -> None:
    properties = made(asked(patient=PatientRequest("Ana Müller", "0042"), notes="Secret")).properties
    assert properties.title == "Sciatica: keep moving, gently"
    assert properties.author == "Example Physiotherapy"
    assert properties.keywords[:4] == (
        f"pack sciatica {sciatica().facts.version}",
        f"content {sciatica().content_hash}",
        "language en",
        "review unreviewed",
    )
    assert (properties.language, properties.date) == ("en", "2026-11-24")
    assert not re.search("Ana|0042|Secret", words(properties))


def test_a_pack_without_a_clinic_is_its_own_author() -> None:
    assert made(Request(), NOBODY).properties.author == "Sciatica: keep moving, gently"


def test_a_date_that_was_asked_for_dates_the_file() -> None:
    assert made(asked(date="2027-01-31")).properties.date == "2027-01-31"


# ---- parts


@given(safe_requests())
def test_parts_come_as_notes_sections_diary_and_about(request: Request) -> None:
    sections = [chosen.section.id for chosen in select(sciatica(), request).sections]
    found = [part.id for part in made(request).parts]
    assert found[0] == ("notes" if request.notes else sections[0] if sections else found[0])
    assert [name for name in found if name not in ("notes", "diary", "about")] == sections
    assert found[-1] == "about"
    assert "diary" not in found or found[-2] == "diary"


def test_notes_have_a_paragraph_for_each_block_of_lines() -> None:
    notes = part(made(asked(notes="One\ntwo\n\n\n\nthree")), "notes")
    assert [block.text.string for block in notes.blocks] == ["Notes for you", "One\ntwo", "three"]


def test_what_concerns_the_patient_stands_right_below_the_title() -> None:
    request = asked(
        sections=("cupping", "exercises"),
        conditions=("broken-skin", "eczema", "dizziness"),
        cleared=("anticoagulants", "cancer"),
        clinician=CLINICIAN,
    )
    document = made(request)
    _, _, callout = part(document, "cupping").blocks[:3]
    assert isinstance(callout, Callout)
    assert (callout.kind, callout.title.string) == ("care", "For you")
    cleared, *places = [text.string for text in callout.body[0].items]
    assert cleared.startswith("Dr B. Example has agreed to this and knows that you take blood thinners")
    assert cleared.endswith(" and have cancer or are having treatment for it.")
    said = sciatica().safety_text.contraindications
    assert places == [
        f"Never on or over this: {said['cupping-broken-skin'].string}.",
        f"Never on or over this: {said['cupping-eczema'].string}.",
    ]
    _, callout = part(document, "exercises").blocks[:2]
    [care] = callout.body[0].items
    assert care.string == "You get dizzy. Ask your clinician before you start new exercises."


def test_nothing_concerns_a_patient_without_conditions() -> None:
    assert "For you" not in words(made(asked(sections=tuple(sciatica().sections))).parts)


def test_all_warning_signs_are_listed_with_what_to_do_first() -> None:
    tiers = [
        block for block in part(made(asked(sections=("red-flags",))), "red-flags").blocks if type(block) is Callout
    ]
    assert [(tier.kind, tier.title.string) for tier in tiers] == [
        ("emergency", "Call now"),
        ("care", "Get help today"),
        ("info", "Book a visit"),
    ]
    assert all([type(block) for block in tier.body] == [Paragraph, ItemList] for tier in tiers)
    assert sum(len(tier.body[1].items) for tier in tiers) == len(sciatica().red_flags)
    assert tiers[0].body[1].items[0].string.startswith("New numbness, tingling or changed feeling between your legs.")


def test_the_box_of_who_must_not_lists_every_rule_of_its_section() -> None:
    pack = sciatica()
    boxes = blocks(made(asked(sections=("cupping-precautions",))), DoNotBox)
    groups = [group for box in boxes for group in box.groups]
    listed = [item.string for _, group in groups for item in group.items]
    rules = [rule.id for rule in pack.safety.contraindications if rule.section == "cupping"]
    assert sorted(listed) == sorted(pack.safety_text.contraindications[rule].string for rule in rules)
    assert [heading.string for heading, _ in groups] == [
        "Do not use cups if you:",
        "Only if your clinician agrees, when you:",
        "Ask first if you:",
        "Wait for another day if you:",
        "Never put a cup on or over:",
    ]


def test_headings_without_rules_or_signs_are_left_out() -> None:
    minimal = load_pack([PACKS], "minimal", "en")
    boxes = blocks(document_of(minimal, asked(sections=("heat",))), DoNotBox)
    headings = [[heading.string for heading, _ in box.groups] for box in boxes]
    assert headings == [["Wait for another day if you:"], ["Never put heat where you:"]]

    flags = tuple(flag for flag in sciatica().red_flags if flag.facts.urgency == "emergency")
    tiers = blocks(document_of(replace(sciatica(), red_flags=flags), asked(sections=("red-flags",))), Callout)
    assert [tier.title.string for tier in tiers] == ["Call now"]


# ---- exercise cards


def doses(item: str) -> list[str]:
    """The dosage strip of one exercise, as it is read."""
    [card] = cards(made(asked(item)))
    return [f"{dose.number} {dose.unit}" for dose in card.doses]


@pytest.mark.parametrize(
    ("item", "strip"),
    [
        ("bridge", ["1 set", "6 times", "3 seconds hold", "2 times a day"]),
        (
            "bridge:sets=2,reps=1,hold=1,per_day=1,per_week=1,minutes=1",
            ["2 sets", "1 time", "1 second hold", "1 minute", "1 time a day", "1 day a week"],
        ),
        ("walking:minutes=20,per_week=5", ["20 minutes", "1 time a day", "5 days a week"]),
        ("seated-march:reps=1", ["1 set", "1 time each side", "1 second hold", "3 times a day"]),
        ("knee-to-chest", ["1 set", "3 times each side", "20 seconds hold", "2 times a day"]),
        ("knee-to-chest:side=both", ["1 set", "3 times each side", "20 seconds hold", "2 times a day"]),
        ("knee-to-chest:side=left", ["1 set", "3 times", "20 seconds hold", "2 times a day"]),
        ("walking:load=light pack", ["5 minutes", "1 time a day"]),
    ],
)
def test_the_dosage_reads_as_people_say_it(item: str, strip: list[str]) -> None:
    assert doses(item) == strip


def test_a_load_is_a_line_of_its_own() -> None:
    [card] = cards(made(asked("walking:load=light pack")))
    assert card.load == "Load: light pack"


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_an_exercise_for_one_side_names_it(side: str, other: str) -> None:
    [card] = cards(made(asked("knee-to-chest", side=side)))
    assert card.side == f"This is for your {side} side."
    assert card.steps[0].string == f"Bring your {side} knee up."
    assert other not in words(card.steps)


@pytest.mark.parametrize("side", [None, "both"])
def test_an_exercise_for_both_sides_changes_legs(side: str | None) -> None:
    [card] = cards(made(asked("knee-to-chest", side=side)))
    assert card.side == ""
    assert card.steps[-1].string == "Lower your foot slowly. Change legs."


def test_the_other_side_can_be_named_too() -> None:
    pack = sciatica()
    knee = pack.exercises["knee-to-chest"]
    steps = (Text.plain("{side}, not {other_side}"),)
    swapped = {**pack.exercises, knee.id: replace(knee, text=replace(knee.text, steps_one_side=steps))}
    [card] = cards(document_of(replace(pack, exercises=swapped), asked("knee-to-chest:side=right")))
    assert card.steps[0].string == "right, not left"


def test_cards_are_numbered_and_say_what_is_needed() -> None:
    document = made(asked("walking", "knee-to-chest"))
    assert [(card.number, card.name.string, card.equipment) for card in cards(document)] == [
        (1, "Walking", "You need: comfortable shoes"),
        (2, "Knee to chest", "You need: a mat or a firm bed, a small pillow"),
    ]


def test_cards_are_numbered_through_all_sections() -> None:
    document = made(asked("bridge", "walking", sections=("exercises", "water-exercise")))
    numbers = {name: [card.number for card in in_part(document, name, ExerciseCard)] for name in ("exercises", WATER)}
    assert numbers == {"exercises": [1, 2], WATER: [3, 4, 5]}
    [week, *_] = blocks(document, DiaryWeek)
    assert [row.name.split()[0] for row in week.rows][:5] == ["1", "2", "3", "4", "5"]


def test_a_heading_over_cards_is_left_out_when_none_is_left_to_stand_below_it() -> None:
    title = "Your exercises in the water"
    here = made(asked("water-walking", sections=(WATER,)))
    assert title in [heading.text.string for heading in in_part(here, WATER, Heading)]
    in_water = sciatica().facts.programmes["water"]
    elsewhere = made(asked(*in_water, sections=("exercises", WATER)))
    assert title not in [heading.text.string for heading in in_part(elsewhere, WATER, Heading)]
    assert in_part(elsewhere, WATER, ExerciseCard) == []


def test_a_card_says_what_this_patient_must_mind() -> None:
    document = made(asked("knee-to-chest", "seated-march", cleared=("hip-replacement",), clinician=CLINICIAN))
    knee, march = cards(document)
    assert [text.string for text in knee.cautions] == [
        "Dr B. Example has agreed to this and knows that you have a hip replacement."
    ]
    assert march.cautions[0].string.startswith("You have a hip replacement. In the seated march")


# ---- the diary


@pytest.mark.parametrize(
    ("fields", "weeks"),
    [
        ({}, 2),
        ({"diary": DiaryRequest(0)}, 0),
        ({"diary": DiaryRequest(1)}, 1),
        ({"diary": DiaryRequest(8)}, 8),
        ({"sections": ("overview",)}, 0),
        ({"sections": ("overview",), "diary": DiaryRequest(1)}, 1),
    ],
)
def test_a_diary_has_the_weeks_that_were_asked_for(fields: dict[str, Any], weeks: int) -> None:
    document = made(asked(**fields))
    titles = [week.title for week in blocks(document, DiaryWeek)]
    assert titles == [f"Week {number}" for number in range(1, weeks + 1)]
    assert ("diary" in [part.id for part in document.parts]) == bool(weeks)


@pytest.mark.parametrize(("weeks", "title"), [(1, "Your one-week diary"), (3, "Your 3-week diary")])
def test_a_diary_is_named_by_its_length(weeks: int, title: str) -> None:
    heading, *_ = part(made(asked(diary=DiaryRequest(weeks))), "diary").blocks
    assert heading.text.string == title


@pytest.mark.parametrize(
    ("item", "hint", "ticks"),
    [
        ("bridge:per_day=1", "1 tick a day", 1),
        ("bridge:per_day=3", "3 ticks a day", 3),
        ("bridge:per_day=4", "4 ticks a day", 4),
        ("walking:per_day=3", "minutes", 1),
    ],
)
def test_a_square_of_the_diary_has_room_for_the_ticks_of_a_day(item: str, hint: str, ticks: int) -> None:
    [week, _] = blocks(made(asked(item)), DiaryWeek)
    exercise, pain = week.rows
    assert (exercise.hint, exercise.ticks) == (hint, ticks)
    assert (pain.name, pain.hint, pain.heavy) == ("Worst pain", "0 none, 10 worst", True)


def test_an_exercise_without_times_a_day_is_ticked_once() -> None:
    pack = sciatica()
    bridge = pack.exercises["bridge"]
    facts = replace(bridge.facts, dosage=replace(bridge.facts.dosage, per_day=None))
    pack = replace(pack, exercises={**pack.exercises, "bridge": replace(bridge, facts=facts)})
    [week, _] = blocks(document_of(pack, asked("bridge")), DiaryWeek)
    assert week.rows[0].hint == "1 tick a day"


@pytest.mark.parametrize(
    ("visit", "sentence"),
    [("8 December", "Bring your diary to your next visit: 8 December."), ("", "Bring your diary to your next visit.")],
)
def test_the_diary_says_when_to_bring_it(visit: str, sentence: str) -> None:
    _, intro, goal, *_ = part(made(asked(next_visit=visit)), "diary").blocks
    assert intro.text.string.endswith(sentence)
    assert goal == WriteLine("One thing I want to do again")


# ---- the last page


@given(safe_requests(), clinics)
def test_the_glossary_explains_the_terms_that_are_printed_and_no_others(request: Request, clinic: Clinic) -> None:
    document = made(request, clinic)
    printed = words(document.parts[:-1]).casefold()
    explained = [
        text.spans[0].text.removesuffix(": ")
        for block in part(document, "about").blocks
        if isinstance(block, References) and block.mark == "bullet"
        for text in block.items
    ]
    assert explained == [t.term for t in sciatica().terms if re.search(rf"\b{re.escape(t.term.casefold())}\b", printed)]


def test_without_medical_words_there_is_no_glossary() -> None:
    assert "Words you may meet" in words(document_of(sciatica()))
    assert "Words you may meet" not in words(document_of(replace(sciatica(), terms=())))


def test_a_term_is_a_whole_word() -> None:
    terms = (Term("pharma", Text.plain("part of a word")), Term("PHARMACIST", Text.plain("in capitals")))
    found = words(document_of(replace(sciatica(), terms=terms)))
    assert "part of a word" not in found
    assert "in capitals" in found


@given(safe_requests())
def test_only_sources_of_what_is_printed_are_named(request: Request) -> None:
    pack, selection = sciatica(), select(sciatica(), request)
    used = {name for chosen in selection.sections for name in chosen.section.sources}
    used |= {name for chosen in selection.exercises for name in chosen.exercise.facts.sources}
    used |= set(pack.sections["red-flags"].sources)
    [numbered] = [block for block in blocks(made(request), References) if block.mark == "number"]
    assert len(numbered.items) == len(used)
    assert all(any(pack.sources[name].title in text.string for text in numbered.items) for name in used)


def test_a_code_for_the_download_is_printed_when_there_is_an_address() -> None:
    [code] = blocks(made(Request()), QrCode)
    assert (code.url, code.alt) == (CLINIC.download_url, f"QR code for the address {CLINIC.download_url}")
    assert blocks(made(Request(), NOBODY), QrCode) == []


def test_the_version_can_be_read_aloud() -> None:
    assert content_code("0123456789abcdef") == "0123 4567 89ab"
    assert "Content code: 0123 4567 89ab" in as_text(made(Request()))
