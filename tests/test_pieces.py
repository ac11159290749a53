"""Pieces of a handout that give way when what they hold is long, and forms that stand alone."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pdf_tree import Element, read
from printed import MONO, THEME, faults, pages_of, tidy, tree_of
from reading_order import expected, found
from reference_document import BRIDGE, REFERENCE, TIERS, WALKING, WEEK

from handouts.document import Part, PatientField
from handouts.document_blocks import Dose, Heading, Imprint, PainGuide, Paragraph, QrCode
from handouts.inline import Text
from layouts import fonts
from layouts.diary import WeekGrid, diary_week
from layouts.dose_strip import DoseStrip
from layouts.emergency import CallNumber, emergency_box
from layouts.exercise_card import CardHeading, ExerciseCard
from layouts.front_matter import patient_block
from layouts.render import render

if TYPE_CHECKING:
    from layouts.theme import Theme

ROOM = THEME.width


def fields(*values: str) -> tuple[PatientField, ...]:
    labels = ("Name", "Number", "Date", "Clinician", "Next visit")
    return tuple(PatientField(label, value) for label, value in zip(labels, values, strict=False))


def strokes(pdf: bytes) -> int:
    """How many lines are drawn on the first page."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sum(str(step.operator) == "S" for step in pikepdf.parse_content_stream(file.pages[0]))


# ---- the patient


ONE_ROW, TWO_ROWS = 46, 82


@pytest.mark.parametrize(
    ("values", "height", "lines"),
    [
        (("Ana Müller", "0042", "1 May", "Dr B", "8 May"), ONE_ROW, 0),
        (("Ana Müller", "", "1 May", "Dr B", ""), TWO_ROWS, 2),
        (("", "", "", "", ""), TWO_ROWS, 5),
        (("Ana Müller " * 6, "0042", "1 May", "Dr B", "8 May"), TWO_ROWS, 0),
        (("Ana Müller " * 10, "0042", "1 May", "Dr B", "8 May"), TWO_ROWS + 17, 0),
        (
            ("Ana Müller", "0042", "1 May", "Dr Bernadette Example " * 2, "Monday 8 May at half past ten"),
            TWO_ROWS + 3 * 17,
            0,
        ),
    ],
)
def test_the_patient_has_one_row_when_all_is_known_and_short(
    values: tuple[str, ...], height: float, lines: int
) -> None:
    block = patient_block(THEME, fields(*values))
    assert block.wrap(ROOM) == pytest.approx(height)
    assert strokes(pages_of(block)) == lines
    assert found(tree_of(block)) == tidy(" ".join(f"{field.label} {field.value}" for field in fields(*values)))


# ---- the dosage


def test_numbers_of_the_dosage_are_large() -> None:
    strip = DoseStrip(THEME, WALKING.doses)
    strip.wrap(ROOM)
    assert strip.number_size == THEME.type.dose.size


@pytest.mark.parametrize("width", [ROOM, 400, 300])
def test_numbers_of_the_dosage_shrink_alike_until_all_fit(width: float) -> None:
    doses = [Dose("10", "sets"), Dose("50", "times each leg"), Dose("300", "seconds hold"), Dose("12", "times a day")]
    strip = DoseStrip(THEME, doses)
    strip.wrap(width)
    assert strip.needed() <= width
    assert strip.number_size == THEME.type.dose.size or too_wide_when_larger(strip, width)
    [found_list] = tree_of(strip).root.kids
    assert isinstance(found_list, Element)
    assert [item.text for item in found_list.kids if isinstance(item, Element)] == [
        "10 sets",
        "50 times each leg",
        "300 seconds hold",
        "12 times a day",
    ]


def too_wide_when_larger(strip: DoseStrip, width: float) -> bool:
    strip.number_size += 1
    return strip.needed() > width


# ---- the number to call


def call_number(number: str, width: float = 142) -> CallNumber:
    result = CallNumber(THEME, replace(TIERS[0], number=number), THEME.type.call)
    result.wrap(width)
    return result


@pytest.mark.parametrize(("number", "size"), [("999", 36), ("112", 36), ("0800 123 456", 17)])
def test_a_number_is_as_large_as_its_column_allows(number: str, size: float) -> None:
    found_number = call_number(number)
    assert found_number.size == size
    assert found_number.word_width + found_number.gap + found_number.number_width() <= 142


@pytest.mark.parametrize("number", ["your clinic", "999 or 112 from a mobile phone", "0800 123 456"])
def test_long_numbers_and_words_are_told_in_full(number: str) -> None:
    document = replace(
        REFERENCE, emergency=replace(REFERENCE.emergency, tiers=(replace(TIERS[0], number=number), *TIERS[1:]))
    )
    pdf = render(document, THEME)
    assert faults(pdf) == []
    assert f"Call {number} Do not drive yourself." in found(read(pdf))


@pytest.mark.parametrize("air", [1, 0.5, 0])
def test_the_frame_of_emergencies_keeps_its_weight_when_gaps_shrink(air: float) -> None:
    box = emergency_box(THEME, REFERENCE.emergency)
    box.wrap(ROOM, air)
    scale, alarm = 8, (0xA0, 0x12, 0x18)
    with pypdfium2.PdfDocument(io.BytesIO(pages_of(box))) as document:
        picture = document[0].render(scale=scale).to_pil().convert("RGB")
    middle, top = round((THEME.side + ROOM / 2) * scale), round((THEME.top - 1) * scale)
    edge = [picture.getpixel((middle, top + step)) for step in range(4 * scale)]
    assert edge.count(alarm) / scale == pytest.approx(THEME.frame, abs=0.3)


def test_the_largest_thing_in_the_box_is_the_number() -> None:
    sizes: dict[float, int] = {}
    box = emergency_box(THEME, REFERENCE.emergency)
    box.wrap(ROOM)
    with pikepdf.open(io.BytesIO(pages_of(box))) as pdf:
        for step in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(step.operator) == "Tf":
                size = float(step.operands[1])
            elif str(step.operator) == "Tj":
                sizes[size] = sizes.get(size, 0) + 1
    assert (max(sizes), sizes[max(sizes)]) == (36, 1)


# ---- the diary


@pytest.mark.parametrize(("theme", "grounds"), [(THEME, 1), (MONO, 0)], ids=["colour", "mono"])
def test_only_the_row_that_is_set_off_has_a_ground(theme: Theme, grounds: int) -> None:
    week = diary_week(theme, WEEK)
    week.wrap(ROOM)
    with pikepdf.open(io.BytesIO(pages_of(week, theme=theme))) as pdf:
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("f") + operators.count("f*") == grounds


def test_squares_of_the_diary_are_at_least_7_mm() -> None:
    grid = WeekGrid(THEME, WEEK)
    grid.wrap(ROOM)
    least = 7 * 72 / 25.4
    assert grid.day >= least
    assert min(row.height for row in grid.rows) >= least


# ---- forms that stand alone


ALONE = {
    "pain guide": PainGuide(Text.plain("Pain"), tuple((Text.plain(a), Text.plain("Go on")) for a in "147")),  # type: ignore[arg-type]
    "imprint": Imprint(Text.plain("This version"), (("Version", "1.0"),)),
    "code": QrCode(Text.plain("Again"), Text.plain("Type this:"), "http://example.org/h", "QR code of the address"),
}


@pytest.mark.parametrize("block", ALONE.values(), ids=ALONE)
def test_a_form_may_stand_alone(block: PainGuide | Imprint | QrCode) -> None:
    parts = (Part("other", (Heading(Text.plain("Other"), 1), Paragraph(Text.plain("Words.")), block)),)
    document = replace(REFERENCE, parts=parts)
    pdf = render(document, THEME)
    assert faults(pdf) == []
    assert found(read(pdf)) == expected(document)


def test_the_code_is_large_enough_and_has_white_around_it() -> None:
    """At least 2 cm, and four modules of white (ISO/IEC 18004)."""
    from layouts.last_page import Code

    code = Code(THEME, ALONE["code"])  # type: ignore[arg-type]
    code.wrap(ROOM)
    assert len(code.modules) * code.module >= 20 * 72 / 25.4
    with pikepdf.open(io.BytesIO(pages_of(code))) as pdf:
        squares = [
            list(map(float, s.operands)) for s in pikepdf.parse_content_stream(pdf.pages[0]) if str(s.operator) == "re"
        ]
    [figure] = tree_of(code).root.kids
    assert isinstance(figure, Element)
    left, bottom, right, top = map(float, figure.properties["BBox"].strip("[]").split())
    assert min(x for x, _, _, _ in squares) - left == pytest.approx(4 * code.module, abs=0.1)
    assert right - max(x + width for x, _, width, _ in squares) == pytest.approx(4 * code.module, abs=0.1)
    assert min(y for _, y, _, _ in squares) - bottom == pytest.approx(4 * code.module, abs=0.1)
    assert top - max(y + height for _, y, _, height in squares) == pytest.approx(4 * code.module, abs=0.1)


@pytest.mark.parametrize("number", [1, 9, 10, 99])
@pytest.mark.parametrize("theme", [THEME, MONO], ids=["colour", "mono"])
def test_a_card_has_its_number_in_its_heading(number: int, theme: Theme) -> None:
    card = ExerciseCard(theme, replace(WALKING, number=number))
    card.wrap(ROOM)
    [section] = tree_of(card).root.kids
    assert isinstance(section, Element)
    heading = section.kids[0]
    assert isinstance(heading, Element)
    assert (heading.role, heading.text) == ("H3", f"{number} Walking")


@pytest.mark.parametrize(("width", "height"), [(450, 24), (200, 20 + 2 * 17)])
def test_the_purpose_of_an_exercise_stands_beside_its_name_if_it_fits(width: float, height: float) -> None:
    purpose = "Strengthens your buttocks and the backs of your thighs."
    heading = CardHeading(THEME, replace(BRIDGE, number=12, name=Text.plain("Bridge"), purpose=Text.plain(purpose)))
    heading.wrap(width)
    assert heading.height == height
    assert found(tree_of(heading)) == f"12 Bridge {purpose}"


def test_text_on_paper_is_never_smaller_than_nine_points() -> None:
    with pikepdf.open(io.BytesIO(render(REFERENCE, THEME))) as pdf:
        steps = [step for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
    sizes = {float(step.operands[1]) for step in steps if str(step.operator) == "Tf"}
    assert min(sizes) == THEME.type.foot.size == 9
    assert fonts.metrics(THEME.type.body.font).x_height * THEME.type.body.size > 6
