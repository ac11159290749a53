"""The pages of booklets: how many, what stands where and around the text, and what happens to long texts."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from booklets import booklet, composed, pages, pages_of, pdf_of, theme_of
from hypothesis import HealthCheck, given, settings
from printed import page_texts, tidy
from sample_requests import SAMPLES, random_request
from sheets import CLINIC, CLINICIAN, made, safe_requests

from handouts.clinic import Clinic
from handouts.document_blocks import DiaryWeek
from handouts.document_blocks import ExerciseCard as Card
from handouts.request import DiaryRequest, PatientRequest, Request
from layouts.booklet.furniture import BookletPage, shortened
from layouts.booklet.places import Placed, chapter_opened_by, places_on
from layouts.diary.whole import WholeWeek
from layouts.editions import Composition
from layouts.editions.booklet import EDITION, booklet_theme
from layouts.emergency import Framed
from layouts.exercise_card import ExerciseCard
from layouts.render import painted
from layouts.ruled import Ruled
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Sequence


samples = pytest.mark.parametrize("name", SAMPLES)


# ---- how many


def check_sheets(found: Sequence[BookletPage]) -> None:
    """Whole sheets, and no page that is blank or too full."""
    assert (len(found) + 1) % 4 == 0
    for side in found:
        assert 0 < side.page.used <= side.theme.height + 0.01


@samples
def test_sheets_are_full(name: str) -> None:
    check_sheets(pages_of(name))


@pytest.mark.parametrize("seed", range(20))
def test_sheets_of_random_requests_are_full(seed: int) -> None:
    check_sheets(pages(random_request(seed), (CLINIC, Clinic())[seed % 2]))


def in_our_letters(request: Request) -> Request:
    """The request without typed text, which may hold any letters there are."""
    plain = tuple(replace(item, note="", load=None) for item in request.exercises)
    return replace(
        request, patient=PatientRequest(), clinician=CLINICIAN, next_visit="", notes="Well done!", exercises=plain
    )


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(safe_requests().map(in_our_letters))
def test_sheets_of_any_request_are_full(request_: Request) -> None:
    check_sheets(pages(request_))


def ruled(side: BookletPage) -> bool:
    return any(isinstance(item, Ruled) for item, _ in side.page.items)


@samples
def test_what_fills_a_sheet_is_to_write_on(name: str) -> None:
    """Pages for notes stand between the last chapter and the back cover."""
    lines = [ruled(side) for side in pages_of(name)]
    start = next(at for at, side in enumerate(pages_of(name)) if "notes" in (it.name for it in places_on(side.page)))
    assert 1 <= len(lines) - 1 - start <= 4
    assert lines[start:] == [True] * (len(lines) - 1 - start) + [False]


def bare(flowable: object) -> object:
    return flowable.inside if isinstance(flowable, Placed) else flowable


def test_many_missing_pages_become_notes_and_one_more_page_of_the_diary() -> None:
    further = {}
    for weeks in range(9):
        document = made(Request(sections=("exercises",), diary=DiaryRequest(weeks)))
        found = composed(document, theme_of(Request()))[1]
        text = page_texts(painted(document, found[0].theme, Composition(found)))
        notes = [ruled(side) for side in found[-4:]]
        further[weeks] = [at for at, page in enumerate(text) if document.labels.further_week in page]
        for at in further[weeks]:
            assert f"Week {weeks} from" in text[at - 1]
            assert notes == [True] * 3 + [False], "two more than the first one"
    assert not further[0], "there is no diary to go on with"
    assert {len(pages) for pages in further.values()} == {0, 1}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("stage", ["acute", "settling", "remission"])
def test_no_week_of_the_diary_and_no_card_goes_on_over_a_page(paper: str, stage: str) -> None:
    request = Request(paper=paper, stage=stage, diary=DiaryRequest(4))  # type: ignore[arg-type]
    document, theme = made(request), theme_of(request)
    whole = [bare(item) for side in composed(document, theme)[1] for item, _ in side.page.items]
    blocks = [block for part in document.parts for block in part.blocks]
    for kind, form in ((WholeWeek, DiaryWeek), (ExerciseCard, Card)):
        assert sum(isinstance(item, kind) for item in whole) >= sum(isinstance(block, form) for block in blocks)


def test_lines_to_write_on_fill_the_page_before_a_week_that_finds_no_room() -> None:
    request = Request(paper="letter", stage="acute")
    start = next(side for side in pages(request) if any(it.title.endswith("diary") for it in places_on(side.page)))
    assert ruled(start)
    assert start.page.used == pytest.approx(start.theme.height, abs=1)


# ---- what stands where


@samples
def test_the_warning_signs_stand_inside_the_cover_and_nothing_else_does(name: str) -> None:
    [(item, _)] = pages_of(name)[0].page.items
    box = bare(item)
    assert isinstance(box, Framed)
    assert "Get help today" in page_texts(pdf_of(name))[1]


@samples
def test_no_heading_is_last_on_a_page(name: str) -> None:
    assert not [side for side in pages_of(name) if side.page.items[-1][0].keep_with_next]


@samples
def test_a_chapter_starts_a_page_unless_the_page_is_all_but_empty(name: str) -> None:
    for side in pages_of(name):
        for item, drop in side.page.items:
            if isinstance(item, Placed) and item.place.level == 1 and drop:
                assert drop - item.space_before <= side.theme.height / 3


@samples
def test_page_numbers_stand_at_the_outer_edge(name: str) -> None:
    pdf = pdf_of(name)
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        total = len(document)
        width = document[0].get_width()
        for number in range(2, total + 1):
            text = document[number - 1].get_textpage()
            place, length = text.search(f"Page {number} of {total}").get_next()
            left, right = text.get_charbox(place)[0], text.get_charbox(place + length - 1)[2]
            margin = theme_of(SAMPLES[name]).side
            edge = width - right if number % 2 else left
            assert edge == pytest.approx(margin, abs=2)


@samples
def test_every_page_but_the_cover_has_the_foot(name: str) -> None:
    document = made(SAMPLES[name])
    foot = document.foot
    cover, *others = page_texts(pdf_of(name))
    for page in others:
        for words in (tidy(f"{foot.title} · {foot.version}"), foot.date, foot.warning):
            assert words in page
    assert "Page 1 of" not in cover
    assert tidy(f"{foot.warning} {foot.version} · {foot.date}") in cover


@samples
def test_the_running_head_names_the_chapter_that_goes_on(name: str) -> None:
    chapter = ""
    for side in pages_of(name):
        opened = chapter_opened_by(side.page)
        assert side.chapter == ("" if opened else chapter)
        chapters = [it.place.title for it, _ in side.page.items if isinstance(it, Placed) and it.place.level == 1]
        chapter = chapters[-1] if chapters else chapter


def test_the_back_cover_has_the_clinic_the_number_and_the_code() -> None:
    back = page_texts(pdf_of("default"))[-1]
    for words in ("Your clinic", CLINIC.name, CLINIC.address, CLINIC.phone, "Call 999", "example.org/handouts"):
        assert words in back
    assert "Not yet reviewed by a clinician" in back


def test_without_a_clinic_the_back_cover_says_when_to_call() -> None:
    back = page_texts(booklet(Request(), Clinic()))[-1]
    assert "Your clinic" not in back
    assert "Call now if any of these is new" in back


@pytest.mark.parametrize(("paper", "size"), [("a4", (419.5, 595.3)), ("letter", (396, 612))])
def test_pages_are_half_of_the_paper(paper: str, size: tuple[float, float]) -> None:
    assert booklet_theme(PageSetup(paper)).page == pytest.approx(size, abs=0.1)


def test_a_long_title_is_cut_short_at_the_foot_alone() -> None:
    document = made(Request())
    title = "Sciatica and what you can do about it yourself, " * 3
    document = replace(document, foot=replace(document.foot, title=title))
    theme = booklet_theme(PageSetup("letter"))
    found = page_texts(painted(document, theme, EDITION.compose(theme, document, None)))
    assert all("Sciatica and what you can do about it\u2026 · Version" in page for page in found[1:])


@pytest.mark.parametrize(
    ("room", "shown"), [(500, "Move a bit, often"), (70, "Move a bit\u2026"), (30, "Mov\u2026"), (20, "M\u2026")]
)
def test_text_is_cut_at_words(room: float, shown: str) -> None:
    assert shortened("Move a bit, often", "Sans", 9, room) == shown
