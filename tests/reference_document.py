"""A document made by hand that shows every form: what it looks like depends on the layout alone, not on content."""

from __future__ import annotations

from dataclasses import fields

from handouts.document import Document, EmergencyBox, Foot, Letterhead, Part, PatientField, Properties, Tier
from handouts.document_blocks import (
    Callout,
    DiaryRow,
    DiaryWeek,
    DoNotBox,
    Dose,
    ExerciseCard,
    Heading,
    Imprint,
    ItemList,
    Labelled,
    PainGuide,
    Paragraph,
    QrCode,
    References,
    Signature,
    Table,
    WriteLine,
)
from handouts.inline import Span, Text
from handouts.words import Labels


def plain(text: str) -> Text:
    return Text.plain(text)


def texts(*items: str) -> tuple[Text, ...]:
    return tuple(map(Text.plain, items))


TIERS = (
    Tier(
        "emergency",
        plain("Call now if any of these is new"),
        texts("Numb between your legs", "You cannot pee", "Both legs are weak or painful"),
        "Call",
        "999",
        texts("Do not drive yourself."),
    ),
    Tier(
        "same_day", plain("Get help today"), texts("You cannot lift your foot"), "Call", "111", texts("Day and night.")
    ),
    Tier("soon", plain("Book a visit"), texts("No better for weeks"), "Call", "your clinic", texts("In a few days.")),
)
WALKING = ExerciseCard(
    number=1,
    name=plain("Walking"),
    purpose=plain("Keeps you active."),
    start=Labelled("Start", plain("Choose level ground. Use a stick if you need one.")),
    steps=texts(
        "Start with what you can do on a bad day.", "Walk at an easy pace.", "Fine the next day? Add a minute."
    ),
    doses=(Dose("2", "sets"), Dose("10", "times each leg"), Dose("3", "times a day")),
    easier=Labelled("Easier", plain("Take several tiny walks.")),
    harder=Labelled("Harder", plain("30 minutes, 5 days a week.")),
    stop_if=plain("Stop if you get sharp or spreading leg pain, or more tingling or weakness."),
    ask_first=Labelled("Ask first", plain("A doctor, about chest pain.")),
    note=Labelled("Note", plain("")),
    equipment="You need: comfortable shoes",
    side="This is for your left side.",
    cautions=texts("Your bones are thin: no jumps."),
)
BRIDGE = ExerciseCard(
    number=12,
    name=plain("Bridge"),
    purpose=plain("Strengthens your buttocks and the backs of your thighs, and helps you to turn over in bed."),
    start=Labelled("Start", plain("Lie on your back.")),
    steps=texts("Lift your hips.", "Hold and breathe."),
    doses=(Dose("5", "minutes"),),
    easier=Labelled("Easier", plain("Lift half as high.")),
    harder=Labelled("Harder", plain("Hold for longer.")),
    stop_if=plain("Stop if your thigh cramps."),
    ask_first=Labelled("Ask first", plain("In late pregnancy.")),
    note=Labelled("Note", plain("Slowly, please.")),
)
WEEK = DiaryWeek(
    title="Week 1",
    starting="from",
    days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    rows=(
        DiaryRow("1  Walking", "3 ticks a day", 3),
        DiaryRow("12  Bridge", "minutes"),
        DiaryRow("Worst pain", "0 none, 10 worst", heavy=True),
    ),
    notes="Notes",
    medicines="Pain medicines",
)
PARTS = (
    Part(
        "overview",
        (
            Heading(plain("What is it?"), 1),
            Paragraph(plain("Usually it gets better."), "lead"),
            Paragraph(Text((Span("Keep moving", bold=True), Span(". See "), Span("our site", href="https://x.org/")))),
            ItemList(texts("Walk a little.", "Change your position often."), "bullet"),
            Callout("info", plain("Good to know"), (Paragraph(plain("Moving may hurt a little.")),)),
        ),
    ),
    Part(
        "exercises",
        (
            Heading(plain("Your exercises"), 1),
            Heading(plain("Rate your pain as you move"), 2),
            PainGuide(
                plain("Your pain, out of 10"),
                (texts("0 to 3", "Carry on"), texts("4 to 5", "Do less"), texts("6 to 10", "Stop")),  # type: ignore[arg-type]
            ),
            WALKING,
            BRIDGE,
        ),
    ),
    Part(
        "diary",
        (Heading(plain("Your diary"), 1), Paragraph(plain("Tick each time.")), WriteLine("One thing I want"), WEEK),
    ),
    Part(
        "cupping",
        (
            Heading(plain("Before you use cups"), 1),
            DoNotBox(
                (
                    (plain("Do not use cups if you"), ItemList(texts("bleed easily", "have a fever"), "cross")),
                    (plain("Ask first if you"), ItemList(texts("are thin", "are old", "fast", "drink"), "cross")),
                )
            ),
            Callout("care", plain("For you"), (ItemList(texts("Never on your scar.", "Mind your skin.")),)),
            Callout("stop", plain("Stop at once if"), (ItemList(texts("you feel faint.")),)),
            Callout("emergency", plain("Call now"), (Paragraph(plain("At once.")), ItemList(texts("Numb.", "Weak.")))),
            Table(texts("Mark", "What it means"), (texts("Red", "Usual"), texts("Blisters", "Stop, and ask us"))),
            ItemList(texts("Wash your hands.", "Ask someone to help."), "tick"),
            ItemList(texts("Oil the skin.", "Set the cup."), "number"),
        ),
    ),
    Part(
        "about",
        (
            Heading(plain("About this handout"), 1),
            Signature(plain("Not yet reviewed"), plain("A clinician should sign here."), ("Name", "Signature", "Date")),
            Imprint(plain("This version"), (("Version", "1.0"), ("Published", "1 January 2026"))),
            QrCode(
                plain("Get it again"), plain("Type this address:"), "https://example.org/h", "QR code of the address"
            ),
            Heading(plain("Sources"), 2),
            References(texts("NICE. Low back pain.", "NHS. Sciatica.", "The Lancet. Walking."), "number"),
        ),
    ),
)
REFERENCE = Document(
    properties=Properties("Keep moving", "A clinic", "Sciatica", (), "en", "2026-01-01"),
    letterhead=Letterhead("Example Physiotherapy", "Phone 0123", "1 Example Street", "https://example.org", ""),
    title=plain("Sciatica: keep moving"),
    lead=plain("Most people get better in a few weeks. Move a little, often, and build up step by step."),
    patient=(PatientField("Name", "Ana Müller", who=True), PatientField("Date", ""), PatientField("Next visit", "")),
    emergency=EmergencyBox(plain("Warning signs"), TIERS),
    parts=PARTS,
    foot=Foot("Sciatica", "Version 1.0", "1 January 2026", "Page {page} of {pages}", "Draft: not yet reviewed"),
    labels=Labels(**{entry.name: entry.name for entry in fields(Labels)}),
)
