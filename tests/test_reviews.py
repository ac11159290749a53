"""Sign-off: who has reviewed a pack, whether that still holds, and what a sheet says of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import PROGRAM, ROOT, files_in, run
from hypothesis import assume, given
from hypothesis import strategies as st
from pack_copies import PACKS, change, copy_pack
from pdf_tree import read
from printed import MONO, THEME, extracted, faults
from reading_order import expected, found
from sheets import CLINIC, TODAY, problems_of

from handouts.assembly import assemble
from handouts.document_blocks import Callout, Signature
from handouts.document_text import as_text
from handouts.library import find_pack, load_pack
from handouts.pack_files import Layer
from handouts.plain_text import tidy
from handouts.request import Request
from handouts.reviews import (
    LONGEST,
    UNREVIEWED,
    Review,
    Standing,
    _checked,
    as_yaml,
    read_reviews,
    standing,
    text_faults,
    with_review,
)
from handouts.reviews_signing import Signature as Said
from handouts.reviews_signing import sign
from handouts.selection import select
from layouts import fonts
from layouts.pages import compose
from layouts.render import render
from layouts.story import flowable_of, story

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.theme import Theme

HASH, OTHER = "a" * 64, "b" * 64
REVIEW = Review("Dr B. Example", "physiotherapist", "2026-11-24", "2027-11-24", "en", "1.0", HASH)
SIGNER = ("--name", "Dr B. Example", "--role", "physiotherapist", "--date", "2026-11-24")


def stands(*reviews: Review, day: str = "2026-12-01", language: str = "en", digest: str = HASH) -> Standing:
    return standing(reviews, language, digest, day)


# ---- how content stands


def test_without_a_record_content_is_not_reviewed() -> None:
    assert stands() == UNREVIEWED == Standing("unreviewed", ())


@pytest.mark.parametrize(
    ("day", "state"), [("2026-12-01", "reviewed"), ("2027-11-24", "reviewed"), ("2027-11-25", "expired")]
)
def test_a_review_holds_to_the_end_of_its_last_day(day: str, state: str) -> None:
    found_standing = stands(REVIEW, day=day)
    assert (found_standing.state, found_standing.reviews, found_standing.until) == (state, (REVIEW,), "2027-11-24")


@pytest.mark.parametrize(("day", "state"), [("2026-11-23", "unreviewed"), ("2026-11-24", "reviewed")])
def test_a_review_counts_from_its_date_on(day: str, state: str) -> None:
    assert stands(REVIEW, day=day).state == state
    assert stands(REVIEW, day=day, digest=OTHER).state == {"reviewed": "changed"}.get(state, state)
    assert stands(replace(REVIEW, date="2026-01-01", until="2026-06-30"), REVIEW, day="2026-11-23").state == "expired"


def test_the_last_word_of_a_person_counts_in_whatever_layer_it_stands() -> None:
    shorter = replace(REVIEW, date="2026-11-25", until="2026-11-30")
    assert stands(REVIEW, shorter, day="2026-11-24") == Standing("reviewed", (REVIEW,))
    assert stands(shorter, REVIEW, day="2026-12-01") == Standing("expired", (shorter,))


def test_earlier_content_has_no_say_once_the_present_one_is_signed() -> None:
    before = replace(REVIEW, name="C. Example", content_hash=OTHER, until="2030-01-01")
    assert stands(before, REVIEW) == Standing("reviewed", (REVIEW,))
    assert stands(before, REVIEW, day="2028-01-01") == Standing("expired", (REVIEW,))


def test_a_review_of_other_content_does_not_hold() -> None:
    changed = stands(REVIEW, digest=OTHER)
    assert (changed.state, changed.reviews, changed.until) == ("changed", (REVIEW,), "")


def test_a_review_of_another_language_says_nothing() -> None:
    assert stands(REVIEW, language="de") == UNREVIEWED
    assert stands(replace(REVIEW, language="de"), digest=OTHER) == UNREVIEWED


def test_one_review_that_holds_is_enough_and_the_others_are_not_told() -> None:
    old = replace(REVIEW, name="Old", until="2026-11-25")
    other = replace(REVIEW, name="Other", content_hash=OTHER)
    assert stands(other, old, REVIEW) == Standing("reviewed", (REVIEW,))
    assert stands(other, old) == Standing("expired", (old,))


def test_all_who_have_signed_are_told_by_date_each_once() -> None:
    second = replace(REVIEW, name="C. Example", date="2026-11-20", until="2028-01-01")
    earlier = replace(REVIEW, name="DR B. EXAMPLE", date="2026-11-01", until="2026-12-31")
    both = stands(REVIEW, second, earlier)
    assert (both.reviews, both.until) == ((second, REVIEW), "2028-01-01")


# ---- records in files


def write(folder: Path, *reviews: Review) -> Path:
    path = folder / "reviews.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_yaml(reviews))
    return path


def layers(*folders: Path) -> list[Layer]:
    return [Layer(folder, folder.name) for folder in folders]


def test_the_records_of_all_layers_count(tmp_path: Path) -> None:
    below, above, empty = tmp_path / "below", tmp_path / "above", tmp_path / "empty"
    second = replace(REVIEW, name="C. Example")
    write(below, REVIEW)
    write(above, second)
    assert read_reviews(layers(below, empty, above)) == [REVIEW, second]
    assert read_reviews(layers(empty)) == []


names = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]) | st.sampled_from("'\"#:,-[]{}&*!|>%@`~\\ "),
    max_size=LONGEST,
).map(tidy)
typed = st.sampled_from(["no", "null", "~", "1.0", "0042", "2026-11-24", "a: b", "- a", "# a", "a,b", "%2C", "="])
days = st.dates().map(lambda day: day.isoformat())


@given(names | typed, names | typed, st.lists(days, min_size=2, max_size=2).map(sorted))
def test_what_is_written_reads_the_same(name: str, role: str, when: list[str]) -> None:
    assume(not [*text_faults("name", name), *text_faults("role", role)])
    review = replace(REVIEW, name=name, role=role, date=when[0], until=when[1])
    assert reread(as_yaml([REVIEW, review])) == (REVIEW, review)


def reread(data: bytes) -> tuple[Review, ...]:
    return _checked(data, "reviews.yaml").reviews


def test_names_are_tidied_when_they_are_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        replace(REVIEW, name=unicodedata.normalize("NFD", " Zoë\N{ZERO WIDTH SPACE}\tMüller\t"), role="nurse "),
    )
    [review] = read_reviews(layers(tmp_path))
    assert (review.name, review.role) == ("Zoë Müller", "nurse")


@pytest.mark.parametrize("text", ["A\a", "A\nB", "A\u2028B", "A\x85B"])
def test_control_characters_in_a_file_are_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path, replace(REVIEW, name=text))
    [problem] = problems_of(lambda: read_reviews(layers(tmp_path)))
    assert "control character" in problem.message


def test_every_problem_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    faulty = [
        replace(REVIEW, name="", role="x" * (LONGEST + 1)),
        replace(REVIEW, date="2027-02-30"),
        replace(REVIEW, until="2026-11-23"),
    ]
    write(tmp_path / "pack", *faulty)
    problems = problems_of(lambda: read_reviews(layers(tmp_path / "pack")))
    assert [f"{problem.place}: {problem.message}" for problem in problems] == [
        "pack/reviews.yaml:3:9: the name is empty",
        "pack/reviews.yaml:4:9: the role is too long: 101 characters",
        "pack/reviews.yaml:12:9: date: the calendar has no '2027-02-30'",
        "pack/reviews.yaml:20:10: until: this is before the date of the review",
    ]
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HASH, "a" * 63),
        ("name:", "nam:"),
        ("'2026-11-24'", "soon"),
        ("reviews:", "review:"),
        ("name: Dr", "name: {a: Dr}"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, old: str, new: str) -> None:
    change(write(tmp_path, REVIEW), old, new)
    assert problems_of(lambda: read_reviews(layers(tmp_path)))


def test_a_new_record_replaces_that_of_the_same_person_about_the_same_content() -> None:
    german = replace(REVIEW, language="de")
    other = replace(REVIEW, name="C. Example")
    before = replace(REVIEW, content_hash=OTHER, date="2026-01-01")
    new = replace(REVIEW, name="dr b. example", date="2027-01-01")
    assert with_review((REVIEW, german, other, before), new) == (german, other, before, new)


# ---- signing at the command line


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a clinic's folder over the minimal pack in `packs`."""
    desk = tmp_path / "desk"
    (desk / "clinic").mkdir(parents=True)
    copy_pack(desk / "packs")
    monkeypatch.chdir(desk)
    on("2026-11-24", monkeypatch)
    return desk


def on(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be this day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day}T12:00:00Z").timestamp())))


HERE = ("--content", "clinic", "--content", "packs")
RECORDS = str(Path("clinic/minimal/reviews.yaml"))


def signed(*words: str) -> list[Review]:
    """The records after someone has signed."""
    done = run("review", "sign", "minimal", *HERE, *(words or SIGNER))
    assert (done.status, done.out, done.err) == (0, f"{RECORDS}\n", "")
    return read_reviews(find_pack([Path("clinic"), Path("packs")], "minimal"))


def test_signing_writes_a_record_into_the_clinics_folder(desk: Path) -> None:
    [review] = signed()
    pack = load_pack([desk / "packs"], "minimal", "en")
    assert review == Review(
        "Dr B. Example", "physiotherapist", "2026-11-24", pack.facts.next_review, "en", "1.0", pack.content_hash
    )


@pytest.mark.usefixtures("desk")
def test_until_and_names_are_taken_as_they_are_typed() -> None:
    name = "Zoë  O'Neil, 'MD': #1"
    signed("--name", f" {unicodedata.normalize('NFD', name)} ", "--role", "GP & more", "--until", "2027-01-01")
    [review] = signed()[:1]
    assert (review.name, review.role, review.until) == (name, "GP & more", "2027-01-01")


@pytest.mark.usefixtures("desk")
def test_records_of_others_are_kept_and_the_own_is_replaced() -> None:
    signed("--name", "C. Example", "--role", "doctor", "--date", "2026-01-02")
    signed()
    both = signed("--name", "DR B. EXAMPLE", "--role", "head", "--date", "2026-11-23")
    assert [(review.name, review.role) for review in both] == [("C. Example", "doctor"), ("DR B. EXAMPLE", "head")]


def test_what_someone_signed_before_the_content_changed_stays_on_record(desk: Path) -> None:
    [before] = signed()
    change(desk / "packs/minimal/en/exercises/walk.yaml", "name: Walk", "name: Stroll")
    kept, now = signed()
    assert kept == before
    assert now == replace(before, content_hash=now.content_hash)
    assert now.content_hash != before.content_hash


@pytest.mark.usefixtures("desk")
def test_without_a_date_it_is_today() -> None:
    [review] = signed("--name", "B", "--role", "C")
    assert review.date == "2026-11-24"


@pytest.mark.usefixtures("desk")
def test_a_signature_does_not_change_what_was_signed() -> None:
    digests = {review.content_hash for review in (*signed(), *signed("--name", "C", "--role", "D"))}
    assert digests == {load_pack([Path("clinic"), Path("packs")], "minimal", "en").content_hash}


def test_a_dry_run_of_signing_writes_nothing(desk: Path) -> None:
    before = files_in(desk)
    done = run("review", "sign", "minimal", *HERE, *SIGNER, "--dry-run")
    assert (done.status, done.out, done.err) == (0, "", f"would write {RECORDS}\n")
    assert files_in(desk) == before
    assert not (desk / "clinic" / "minimal").exists()


def refused(desk: Path, *words: str, status: int = 1) -> str:
    """What is said to someone who may not sign; nothing is written."""
    before = files_in(desk)
    done = run("review", *words)
    assert (done.status, done.out) == (status, "")
    assert done.err.count("error: ") == done.err.count("\n  hint: ") > 0
    assert files_in(desk) == before
    return done.err


def test_a_signature_needs_a_folder_a_name_and_a_role_and_all_is_told_at_once(desk: Path) -> None:
    assert refused(desk, "sign", "--date", "soon", "--until", "2026-02-30") == (
        "error: the name of the reviewer is missing\n"
        "  hint: give it: --name NAME\n"
        "error: the role of the reviewer is missing\n"
        "  hint: give it: --role ROLE\n"
        "error: --date: not a date: 'soon'\n"
        "  hint: write it as YYYY-MM-DD, such as 2026-11-24\n"
        "error: --until: not a date: '2026-02-30'\n"
        "  hint: write it as YYYY-MM-DD, such as 2026-11-24\n"
        "error: a sign-off needs a folder to be kept in\n"
        "  hint: name the folder of your own content: --content DIR\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--until", "2026-11-23"], "the review would end on 2026-11-23, before its own date, 2026-11-24"),
        (["--date", "2026-11-25"], "--date: 2026-11-25 is still to come"),
        (["--date", "2099-01-01"], "the review would end on 2029-01-31, before its own date, 2099-01-01"),
        (["--name", "A\aB"], "the name holds a control character (U+0007)"),
        (["--name", "A\nB"], "the name holds a control character (U+000A)"),
        (["--name", "x" * 101], "the name is too long: 101 characters"),
        (["--role", "医師"], "the role holds '医', which can't be printed"),
        (["--lang", "de"], "unknown language: 'de'"),
        (["--json"], "`review sign` has no --json"),
    ],
)
def test_a_bad_signature_is_refused(desk: Path, words: list[str], told: str) -> None:
    assert f"error: {told}\n" in refused(desk, "sign", "minimal", *HERE, *SIGNER, *words)


def test_content_with_errors_can_not_be_signed(desk: Path) -> None:
    change(desk / "packs/minimal/en/sections/heat.yaml", "title: ", "titel: ")
    said = refused(desk, "sign", "minimal", *HERE, *SIGNER)
    assert said.startswith("error: content with errors can't be signed off\n  hint: correct what follows, then sign\n")
    assert "heat.yaml:3:1\n" in said


def test_errors_of_other_packs_are_no_obstacle(desk: Path) -> None:
    change(copy_pack(desk / "packs", "other") / "safety.yaml", "conditions:", "condition:")
    assert len(signed()) == 1


def test_earlier_records_that_can_not_be_read_are_not_overwritten(desk: Path) -> None:
    signed()
    change(desk / RECORDS, "role: ", "rolle: ")
    assert "unknown key 'rolle'" in refused(desk, "sign", "minimal", *HERE, *SIGNER)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["sign", "nopack", *HERE, *SIGNER], 1, "unknown pack: 'nopack'"),
        (["sign", "../x", *HERE, *SIGNER], 1, "unknown pack: '../x'"),
        (["sign", "minimal", "--content", "elsewhere", *SIGNER], 4, "there is no such content folder"),
        (["sing", "minimal", *HERE, *SIGNER], 1, "unknown action: 'sing'"),
        (["show", "minimal", *HERE, *SIGNER], 1, "`review show` has no --name, --role, --date"),
        (["show", "nopack", "--content", "packs"], 1, "unknown pack: 'nopack'"),
    ],
)
def test_what_is_not_there_is_told(desk: Path, words: list[str], status: int, told: str) -> None:
    assert f"error: {told}\n" in refused(desk, *words, status=status)


@pytest.mark.usefixtures("desk")
def test_the_pack_may_be_the_clinics_own() -> None:
    done = run("review", "sign", "minimal", "--content", "packs", *SIGNER)
    assert done.lines == [str(Path("packs/minimal/reviews.yaml"))]
    assert run("review", "show", "minimal", "--content", "packs").err == ""


def test_nothing_is_made_before_it_is_written(desk: Path) -> None:
    files = sign([desk / "clinic", desk / "packs"], "minimal", "en", Said("B", "C"), fonts.missing)
    assert list(files) == [desk / "clinic" / "minimal" / "reviews.yaml"]
    assert not (desk / "clinic" / "minimal").exists()


# ---- showing


def show(*words: str) -> tuple[list[str], str]:
    done = run("review", "show", "minimal", *HERE, *words)
    assert done.status == 0
    return done.lines, done.err


ADVICE = "`make-pdf review sign --content DIR --name NAME --role ROLE`\n"


def test_it_is_shown_how_content_stands_and_what_to_do(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (desk / "clinic").is_dir()
    (desk / "clinic" / "minimal").mkdir()
    draft = "note: handouts say that no clinician has reviewed them\n"
    assert show() == (["minimal 1.0 (en): not reviewed"], f"{draft}  hint: read the content, and sign: {ADVICE}")
    signed(*SIGNER, "--until", "2027-11-24")
    line = "  Dr B. Example, physiotherapist: 2026-11-24 until 2027-11-24, version 1.0"
    assert show() == (["minimal 1.0 (en): reviewed until 2027-11-24", line], "")
    on("2026-11-23", monkeypatch)
    assert show()[0] == ["minimal 1.0 (en): not reviewed", f"{line}; does not count yet"]
    on("2030-01-25", monkeypatch)
    assert show() == (
        ["minimal 1.0 (en): the review ran out on 2027-11-24", f"{line}; has run out"],
        f"note: handouts say so\n  hint: review it again, and sign: {ADVICE}",
    )
    (desk / "clinic/minimal/en/exercises").mkdir(parents=True)
    (desk / "clinic/minimal/en/exercises/walk.yaml").write_text("name: Stroll\n", encoding="utf-8")
    assert show() == (
        ["minimal 1.0 (en): changed since it was reviewed", f"{line}; of other content"],
        f"{draft}  hint: read what has changed, and sign again: {ADVICE}",
    )
    assert show("-q")[1] == ""
    signed("--name", "C. Example", "--role", "doctor", "--until", "2031-01-01")
    now = "  C. Example, doctor: 2030-01-25 until 2031-01-01, version 1.0"
    assert show() == (["minimal 1.0 (en): reviewed until 2031-01-01", now], "")


@pytest.mark.usefixtures("desk")
def test_reviews_are_shown_as_data() -> None:
    [review] = signed()
    shown = json.loads("\n".join(show("--json")[0]))
    assert shown == {
        "id": "minimal",
        "version": "1.0",
        "language": "en",
        "content_hash": review.content_hash,
        "state": "reviewed",
        "until": review.until,
        "reviews": [{**vars(review), "state": "reviewed"}],
    }


# ---- the sheet


def document(state: str, *reviews: Review) -> Document:
    """The default handout of the minimal pack, which stands as it is told."""
    pack = load_pack([PACKS], "minimal", "en")
    request = Request(pack="minimal")
    stand = Standing(state, reviews)  # type: ignore[arg-type]
    return assemble(pack, select(pack, request), request, CLINIC, TODAY, stand)


def box(sheet: Document) -> Callout | Signature:
    [about] = [part for part in sheet.parts if part.id == "about"]
    [_, found_box, *_] = about.blocks
    assert isinstance(found_box, (Callout, Signature))
    return found_box


SECOND = replace(REVIEW, name="Maria Example-Smith", role="general practitioner", date="2026-11-20", until="2027-06-30")
STATES = {
    "unreviewed": document("unreviewed"),
    "changed": document("changed", REVIEW),
    "expired": document("expired", SECOND, REVIEW),
    "reviewed": document("reviewed", REVIEW),
    "reviewed by two": document("reviewed", SECOND, REVIEW),
}


def test_a_sheet_is_a_draft_unless_it_is_told_otherwise() -> None:
    pack = load_pack([PACKS], "minimal", "en")
    request = Request(pack="minimal")
    assert assemble(pack, select(pack, request), request, CLINIC, TODAY) == STATES["unreviewed"]


@pytest.mark.parametrize("state", ["unreviewed", "changed"])
def test_what_nobody_has_reviewed_says_so_on_every_page_and_has_lines_to_sign(state: str) -> None:
    sheet = STATES[state]
    assert sheet.foot.warning == "Draft: not yet reviewed by a clinician"
    assert as_text(sheet).count("Draft: not yet reviewed by a clinician") == 1
    notice = box(sheet)
    assert isinstance(notice, Signature)
    assert (notice.title.string, notice.labels) == ("Not yet reviewed by a clinician", ("Name", "Signature", "Date"))
    assert "Dr B. Example" not in as_text(sheet)


def test_what_is_reviewed_says_by_whom_when_and_until_when() -> None:
    text = as_text(STATES["reviewed by two"])
    assert (
        "[info] Reviewed by a clinician\n"
        "Maria Example-Smith, general practitioner: 20 November 2026, until 30 June 2027\n"
        "Dr B. Example, physiotherapist: 24 November 2026, until 24 November 2027\n"
    ) in text
    assert STATES["reviewed"].foot.warning == ""
    assert "not yet reviewed" not in text
    assert text.endswith("Version 1.0 · 31 January 2026\n")


def test_a_review_that_has_run_out_says_whose_and_when_and_has_lines_to_sign() -> None:
    sheet = STATES["expired"]
    assert sheet.foot.warning == "The review of this content has run out"
    assert (
        "[care] The review has run out: check and sign again\n"
        "Reviewed by Dr B. Example, physiotherapist, until 24 November 2027.\n"
        "Name: ____________ Signature: ____________ Date: ____________\n"
    ) in as_text(sheet)


@pytest.mark.parametrize("name", ["{until}", "**B**", "<b>B</b>", "[B](https://b.org)", "\\", "B & {name}"])
def test_markup_in_a_name_is_printed_as_it_is_typed(name: str) -> None:
    sheets = [document(state, replace(REVIEW, name=name, role=name)) for state in ("reviewed", "expired")]
    assert [as_text(sheet).count(name) for sheet in sheets] == [2, 2]
    assert all("".join(extracted(render(sheet, THEME)).split()).count("".join(name.split())) == 2 for sheet in sheets)


@pytest.mark.parametrize("theme", [THEME, MONO], ids=["colour", "mono"])
@pytest.mark.parametrize("sheet", STATES.values(), ids=STATES)
def test_sheets_conform_and_say_every_word_in_order(sheet: Document, theme: Theme) -> None:
    pdf = render(sheet, theme)
    assert faults(pdf) == []
    tree = read(pdf)
    assert found(tree) == expected(sheet)
    assert sheet.foot.warning in " ".join(tree.artifacts)


@pytest.mark.parametrize("sheet", STATES.values(), ids=STATES)
def test_the_box_takes_no_more_room_than_that_for_a_signature(sheet: Document) -> None:
    heights = [flowable_of(THEME, box(each)).wrap(THEME.width) for each in (STATES["unreviewed"], sheet)]
    assert heights[1] <= heights[0] == 99
    assert len(compose(THEME, story(THEME, sheet, None))) == len(
        compose(THEME, story(THEME, STATES["unreviewed"], None))
    )


# ---- building


def built(*words: str) -> str:
    done = run("build", "minimal", *HERE, "--text", "-q", "-o", "-", *words)
    assert done.status == 0, done.err
    return done.out


def test_a_review_is_printed_until_it_runs_out_or_the_content_changes(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "clinic" / "minimal").mkdir()
    draft = built()
    assert "Not yet reviewed by a clinician" in draft
    signed(*SIGNER, "--until", "2027-11-24")
    for day in ("2026-11-24", "2027-11-24"):
        assert "Reviewed by a clinician\nDr B. Example, physiotherapist: 24 November 2026" in built("--date", day)
    assert "The review has run out" in built("--date", "2027-11-25")
    assert "Reviewed by a clinician" in built()
    on("2027-11-25", monkeypatch)
    for words in ((), ("--date", "2026-11-24")):  # an old date does not revive it
        assert "The review has run out" in built(*words)
    on("2026-11-23", monkeypatch)
    assert "Not yet reviewed by a clinician" in built()
    assert "Reviewed by a clinician" in built("--date", "2026-11-24")
    change(desk / "packs/minimal/en/glossary.yaml", "terms:", "terms: # seen through")
    assert "Not yet reviewed by a clinician" in built("--date", "2026-11-24")


def test_a_record_that_can_not_be_read_stops_a_build(desk: Path) -> None:
    signed()
    change(desk / RECORDS, "until: ", "untill: ")
    done = run("build", "minimal", *HERE, "-o", "x.pdf")
    assert done.status == 1
    assert f"{RECORDS}:6:3" in done.err
    assert not (desk / "x.pdf").exists()


def test_a_name_that_a_record_can_not_print_is_no_bug(desk: Path) -> None:
    signed()
    change(desk / RECORDS, "Dr B. Example", "医師")
    done = run("build", "minimal", *HERE, "-o", "x.pdf", "--date", "2026-11-24")
    assert done.status == 1
    assert "the content of about holds '医'" in done.err


@pytest.mark.parametrize("records", [0, 1])
def test_a_build_loads_no_library_that_reads_records(desk: Path, own_cache: Path, records: int) -> None:
    if records:
        signed()
    else:
        (desk / "clinic" / "minimal").mkdir()
    built()
    code = (
        "import sys, make_pdf\n"
        "try: make_pdf.main(sys.argv[1:])\n"
        "except SystemExit: print(sorted({'pydantic', 'pydantic_core', 'yaml', 'markdown_it'} & set(sys.modules)))"
    )
    environment = {**os.environ, "HANDOUTS_CACHE": str(own_cache), "PYTHONPATH": str(ROOT)}
    command = [PROGRAM[0], "-c", code, "build", "minimal", *HERE, "-q"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "minimal-handout.pdf\n[]\n"


def test_records_that_were_kept_are_forgotten_when_the_file_changes(
    desk: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    assert list(own_cache.glob("reviews-*.compiled"))
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "handouts.validation", None)  # checking again would fail
        assert "Reviewed by a clinician" in built("--date", "2026-11-24")
    change(desk / RECORDS, "until: '2029-01-31'", "until: '2026-11-30'")
    assert "The review has run out" in built("--date", "2026-12-01")
