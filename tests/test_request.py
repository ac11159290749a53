"""Requests: from options, from files, tidied, and saved to be used again."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import problems_of, requests

from handouts.diagnostics import HandoutError, Place
from handouts.exercise_option import parse_exercise
from handouts.request import NOWHERE, DiaryRequest, ExerciseRequest, PatientRequest, Request, as_plain
from handouts.request_sources import read_request, saved, with_options
from handouts.typed_text import tidied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.diagnostics import Diagnostic

KEYS = "choose from: hold, load, minutes, note, per_day, per_week, reps, sets, side"
EXAMPLE = """\
pack: sciatica
patient: {name: Ana Müller, id: "0042"}
clinician: Dr B. Example
date: 2026-11-24
next_visit: "2026-12-08 10:30"
stage: settling
side: left
conditions: [osteoporosis]
cleared: []
sections: [red-flags, exercises, prevention]
exercises:
  - id: bridge
    sets: 2
    reps: 8
    hold: 5            # seconds
    per_day: 2
    note: Stop if your leg tingles.
  - knee-to-chest      # an id alone takes the pack's dosage
notes: |
  Free text, printed as it is typed.
edition: handout
paper: a4
language: en
diary: {weeks: 2}
"""


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """The request file of the manual."""
    return written(tmp_path, EXAMPLE)


def written(folder: Path, text: str) -> Path:
    path = folder / "request.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(problems: list[Diagnostic]) -> list[tuple[str, str]]:
    """Each problem as its message and its hint."""
    return [(problem.message, problem.hint) for problem in problems]


def spots(problems: list[Diagnostic]) -> list[tuple[int | None, int | None]]:
    """Line and column of each problem."""
    return [(problem.place.line, problem.place.column) if problem.place else (None, None) for problem in problems]


# ---- the form of the option -x


def test_an_exercise_is_an_id_with_a_dosage() -> None:
    item = parse_exercise(
        "bridge:sets=3,reps=8,hold=5,minutes=4,per_day=2,per_week=6,load=red band,side=left,note=Slow"
    )
    assert item == ExerciseRequest(
        id="bridge", sets=3, reps=8, hold=5, minutes=4, per_day=2, per_week=6, load="red band", side="left", note="Slow"
    )


def test_an_id_alone_leaves_everything_to_the_pack() -> None:
    pack_says = ExerciseRequest(id="", sets=1, reps=6)
    assert parse_exercise("bridge") == ExerciseRequest(id="bridge")
    assert parse_exercise("bridge").dosage(pack_says) == pack_says


def test_what_is_asked_for_wins_over_the_pack() -> None:
    dosage = parse_exercise("bridge:reps=8,hold=5").dosage(ExerciseRequest(id="", sets=1, reps=6))
    assert (dosage.sets, dosage.reps, dosage.hold, dosage.per_day) == (1, 8, 5, None)


def test_a_note_that_stands_last_may_hold_commas() -> None:
    assert parse_exercise("bridge:sets=2,note=Slow, calm, sets=9").note == "Slow, calm, sets=9"
    assert parse_exercise("bridge:sets=2,note=Slow, calm, sets=9").sets == 2


def test_spaces_between_the_parts_are_ignored() -> None:
    assert parse_exercise(" bridge : sets = 2 , note=Slow, calm") == parse_exercise("bridge:sets=2,note=Slow, calm")


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("sets", 1, 10), ("reps", 1, 50), ("hold", 1, 300), ("minutes", 1, 120), ("per_day", 1, 12), ("per_week", 1, 7)],
)
def test_a_dosage_has_limits(key: str, least: int, most: int) -> None:
    for count in (least, most):
        assert getattr(parse_exercise(f"bridge:{key}={count}"), key) == count
    for count in (least - 1, most + 1):
        [problem] = problems_of(lambda count=count: parse_exercise(f"bridge:{key}={count}"))
        assert problem.message == f"'bridge': {key} is out of range: {count}"
        assert problem.hint == f"a sheet may say {least} to {most}"


@pytest.mark.parametrize("typed", ["many", "", "-1", "2.0", "1e1", "1_0", "２", "9" * 5000])
def test_a_dosage_is_a_whole_number(typed: str) -> None:
    [problem] = problems_of(lambda: parse_exercise(f"bridge:reps={typed}"))
    assert problem.message.startswith("'bridge': reps is not a whole number: '")
    assert problem.hint == "write reps=1 to 50"
    assert len(problem.message) < 120


def test_all_problems_of_an_exercise_are_told_at_once() -> None:
    assert told(problems_of(lambda: parse_exercise("bridge:sets=0,reps=many,side=lft,sets=2,rep=3,"))) == [
        ("'bridge': sets is out of range: 0", "a sheet may say 1 to 10"),
        ("'bridge': reps is not a whole number: 'many'", "write reps=1 to 50"),
        ("'bridge': unknown side: 'lft'", "did you mean left?"),
        ("'bridge': sets is given twice", "give each key once"),
        ("'bridge': unknown key: 'rep'", "did you mean reps?"),
    ]


def test_a_key_unlike_any_other_is_answered_with_all_of_them() -> None:
    assert told(problems_of(lambda: parse_exercise("bridge:,"))) == [("'bridge': unknown key: ''", KEYS)]


@given(st.text() | st.text(alphabet="bridge:sets=2,note"))
def test_any_text_is_an_exercise_or_a_problem(text: str) -> None:
    problems: Sequence[Diagnostic] = ()
    identity = None
    try:
        identity = parse_exercise(text).id
    except HandoutError as error:
        problems = error.problems
    assert identity in (None, text.partition(":")[0].strip())
    assert bool(problems) == (identity is None)
    assert all(problem.message and problem.hint for problem in problems)


# ---- text that people typed


def test_letters_come_out_in_composed_form() -> None:
    assert tidied(Request(patient=PatientRequest("Ana Mu\u0308ller"))).patient.name == "Ana M\u00fcller"


def test_space_around_text_is_taken_away_and_a_tab_is_a_space() -> None:
    assert tidied(Request(clinician=" \tDr\tB. Example\r\n")).clinician == "Dr B. Example"


def test_unseen_marks_are_dropped_wherever_they_stand() -> None:
    pasted = "\ufeff\u200b Ana\u00ad \u2066Mu\u200d\u0308ller\u2069 \u200e"
    assert tidied(Request(patient=PatientRequest(pasted))).patient.name == "Ana Müller"


def test_notes_keep_their_lines() -> None:
    assert tidied(Request(notes="One\r\ntwo\n\nthree\n")).notes == "One\ntwo\n\nthree"


def test_an_empty_load_is_no_load() -> None:
    [item] = tidied(Request(exercises=(ExerciseRequest(id="bridge", load=" \u200b"),))).exercises
    assert item.load is None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidied(Request(clinician=text, exercises=(ExerciseRequest(id="bridge", note=text),)))
    assert tidied(once) == once
    assert once.clinician == unicodedata.normalize("NFC", once.clinician).strip()
    assert once.clinician == once.exercises[0].note


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\ud800", "\n", "\r", "\u2028", "\u2029"])
def test_a_control_character_is_refused_with_where_it_stands(character: str) -> None:
    [problem] = problems_of(lambda: tidied(Request(patient=PatientRequest(f"Ana{character}M"))))
    assert problem.message == f"the patient name holds a control character (U+{ord(character):04X}, character 4)"
    assert problem.hint == "remove it and type the text again"


@pytest.mark.parametrize("character", ["\0", "\x1b", "\r", "\u2028"])
def test_only_a_line_break_may_stand_in_notes(character: str) -> None:
    [problem] = problems_of(lambda: tidied(Request(notes=f"a{character}b")))
    assert problem.message == f"the note holds a control character (U+{ord(character):04X}, character 2)"


def filled(text: str, long: str, longest: str) -> Request:
    """A request with the same text in every field of the same length."""
    return Request(
        patient=PatientRequest(long, text),
        clinician=long,
        next_visit=text,
        exercises=(ExerciseRequest(id="bridge", load=text, note=5 * text),),
        notes=longest,
    )


def test_text_may_be_as_long_as_the_paper_has_room() -> None:
    full = filled("x" * 100, "x" * 200, "x" * 12_000)
    assert tidied(full) == full


def test_longer_text_is_refused_in_every_field_at_once() -> None:
    assert told(problems_of(lambda: tidied(filled("x" * 101, "x" * 201, "x" * 12_001)))) == [
        ("the patient name is too long: 201 characters", "shorten it to at most 200 characters"),
        ("the patient id is too long: 101 characters", "shorten it to at most 100 characters"),
        ("the note of exercise 1 is too long: 505 characters", "shorten it to at most 500 characters"),
        ("the load of exercise 1 is too long: 101 characters", "shorten it to at most 100 characters"),
        ("the clinician is too long: 201 characters", "shorten it to at most 200 characters"),
        ("the next visit is too long: 101 characters", "shorten it to at most 100 characters"),
        ("the note is too long: 12001 characters", "shorten it to at most 12000 characters"),
    ]


def test_a_megabyte_of_name_is_refused_without_being_shown() -> None:
    [problem] = problems_of(lambda: tidied(Request(patient=PatientRequest("Ana" * 350_000))))
    assert problem.message == "the patient name is too long: 1050000 characters"


@pytest.mark.parametrize("date", ["", "2026-11-24", "2028-02-29", "0001-01-01"])
def test_dates_that_exist_are_kept(date: str) -> None:
    assert tidied(Request(date=date)).date == date


@pytest.mark.parametrize(
    "date",
    ["24.11.2026", "2026-02-30", "2026-2-3", "20261124", "2026-W48-2", "2026-11-24T10:00", "２０２６-11-24", "\0"],
)
def test_other_dates_are_refused(date: str) -> None:
    [problem] = problems_of(lambda: tidied(Request(date=date)))
    assert problem.message.startswith("not a date: '")
    assert problem.hint == "write it as YYYY-MM-DD, such as 2026-11-24"


# ---- request files


def test_the_example_of_the_manual_is_read(request_file: Path) -> None:
    request, _ = read_request(request_file)
    assert request == Request(
        pack="sciatica",
        patient=PatientRequest("Ana Müller", "0042"),
        clinician="Dr B. Example",
        date="2026-11-24",
        next_visit="2026-12-08 10:30",
        stage="settling",
        side="left",
        conditions=("osteoporosis",),
        sections=("red-flags", "exercises", "prevention"),
        exercises=(
            ExerciseRequest(id="bridge", sets=2, reps=8, hold=5, per_day=2, note="Stop if your leg tingles."),
            ExerciseRequest(id="knee-to-chest"),
        ),
        notes="Free text, printed as it is typed.\n",
        diary=DiaryRequest(2),
    )


def test_each_part_of_a_file_has_its_place(request_file: Path) -> None:
    _, places = read_request(request_file)
    assert places["patient", "name"] == Place(str(request_file), 2, 17)
    assert places["exercises", 0, "note"] == Place(str(request_file), 17, 11)
    assert places["exercises", 1] == Place(str(request_file), 18, 5)


def test_an_exercise_in_a_file_may_have_the_form_of_the_option(tmp_path: Path) -> None:
    request, _ = read_request(written(tmp_path, "exercises: ['bridge:sets=2,note=Slow, calm']"))
    assert request.exercises == (ExerciseRequest(id="bridge", sets=2, note="Slow, calm"),)


def test_all_problems_of_a_file_are_told_at_their_places(tmp_path: Path) -> None:
    faulty = """\
patient: {name: Ana, nmae: Ana}
stag: acute
side: lft
exercises:
  - bridge:sets=99,pace=3
  - {id: bridge, reps: 99, rep: 1}
  - {sets: 2}
diary: {weeks: 13}
"""
    problems = problems_of(lambda: read_request(written(tmp_path, faulty)))
    assert told(problems) == [
        ("unknown key 'nmae'", "did you mean name?"),
        ("unknown key 'stag'", "did you mean stage?"),
        ("side: 'lft' is not one of left, right, both", "did you mean left?"),
        (
            "exercises, item 1: 'bridge': sets is out of range: 99; 'bridge': unknown key: 'pace'",
            f"a sheet may say 1 to 10; {KEYS}",
        ),
        ("reps: 99 is above the most that a sheet may carry, 50", "check the number"),
        ("unknown key 'rep'", "did you mean reps?"),
        ("missing key 'id'", "add `id: …` to this mapping"),
        ("weeks: 13 is above the most that a sheet may carry, 12", "check the number"),
    ]
    assert spots(problems) == [(1, 22), (2, 1), (3, 7), (5, 5), (6, 24), (6, 28), (7, 5), (8, 16)]


def test_text_that_can_not_be_kept_is_told_at_its_place(tmp_path: Path) -> None:
    text = f"patient: {{name: {'x' * 201}}}\nexercises: [{{id: a, note: '{'x' * 501}'}}]\ndate: 24.11.2026\n"
    request, places = read_request(written(tmp_path, text))
    assert spots(problems_of(lambda: tidied(request, places))) == [(1, 17), (2, 27), (3, 7)]


# ---- saved, to be used again


def test_an_empty_request_says_no_more_than_its_pack() -> None:
    assert as_plain(Request()) == {"pack": "sciatica"}
    assert saved(Request()) == b"pack: sciatica\n"


def test_a_saved_request_reads_like_one_that_was_typed() -> None:
    asked = Request(
        patient=PatientRequest("Ana Müller", "0042"),
        date="2026-11-24",
        sections=("exercises",),
        exercises=(ExerciseRequest(id="bridge", sets=2, note="Slow"), ExerciseRequest(id="walking")),
        diary=DiaryRequest(0),
    )
    assert saved(asked).decode() == (
        "pack: sciatica\n"
        "patient:\n  name: Ana Müller\n  id: '0042'\n"
        "date: '2026-11-24'\n"
        "sections:\n- exercises\n"
        "exercises:\n- id: bridge\n  sets: 2\n  note: Slow\n- walking\n"
        "diary:\n  weeks: 0\n"
    )


@given(requests())
def test_a_saved_request_is_read_back_as_it_was(request: Request) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "request.yaml"
        path.write_bytes(saved(request))
        assert read_request(path)[0] == request


# ---- options over a file


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        ({"pack": "other"}, {"pack": "other"}),
        ({"clinician": "Dr C"}, {"clinician": "Dr C"}),
        ({"clinician": ""}, {"clinician": ""}),
        ({"date": "2027-01-01"}, {"date": "2027-01-01"}),
        ({"next_visit": "soon"}, {"next_visit": "soon"}),
        ({"stage": "acute"}, {"stage": "acute"}),
        ({"side": "right"}, {"side": "right"}),
        ({"conditions": ("fever", "cancer")}, {"conditions": ("osteoporosis", "fever", "cancer")}),
        ({"cleared": ("cancer, fever",)}, {"cleared": ("cancer", "fever")}),
        ({"sections": ("overview,outlook", " prevention ,")}, {"sections": ("overview", "outlook", "prevention")}),
        (
            {"exercises": ("walking", "bridge:sets=3")},
            {"exercises": (ExerciseRequest(id="walking"), ExerciseRequest(id="bridge", sets=3))},
        ),
        ({"notes": "Rest, then move"}, {"notes": "Rest, then move"}),
        ({"paper": "letter"}, {"paper": "letter"}),
        ({"edition": "handout"}, {"edition": "handout"}),
        ({"language": "de"}, {"language": "de"}),
        ({"mono": True}, {"mono": True}),
        ({"diary": "0"}, {"diary": DiaryRequest(0)}),
        ({"diary": "8"}, {"diary": DiaryRequest(8)}),
        ({"patient": "Bo"}, {"patient": PatientRequest("Bo", "0042")}),
        ({"patient_id": "7"}, {"patient": PatientRequest("Ana Müller", "7")}),
        ({"stage": None, "sections": (), "mono": False}, {}),
    ],
)
def test_an_option_wins_over_the_file_and_leaves_the_rest(
    request_file: Path, options: dict[str, Any], changed: dict[str, Any]
) -> None:
    request, places = read_request(request_file)
    assert with_options(request, places, options)[0] == replace(request, **changed)


def test_what_comes_from_an_option_has_no_place_in_the_file(request_file: Path) -> None:
    request, places = read_request(request_file)
    _, kept = with_options(request, places, {"exercises": ("bridge",), "patient": "Bo", "mono": True})
    lost = places.keys() - kept.keys()
    assert {path[0] for path in lost} == {"exercises", "patient"}
    assert all(kept[path] == places[path] for path in kept)
    assert ("stage",) in kept


def test_all_bad_options_are_told_at_once() -> None:
    options = {
        "stage": "acut",
        "side": "",
        "paper": "a5",
        "edition": "hand-out",
        "exercises": ("bridge:sets=0", "walking", "walking:pace=1"),
        "diary": "two",
    }
    assert told(problems_of(lambda: with_options(Request(), NOWHERE, options))) == [
        ("unknown stage: 'acut'", "did you mean acute?"),
        ("unknown side: ''", "choose from: left, right, both"),
        ("unknown paper: 'a5'", "choose from: a4, letter"),
        ("unknown edition: 'hand-out'", "did you mean handout?"),
        ("'bridge': sets is out of range: 0", "a sheet may say 1 to 10"),
        ("'walking': unknown key: 'pace'", KEYS),
        ("a diary has 0 to 12 weeks, not 'two'", "write the number of weeks; 0 leaves the diary out"),
    ]


def test_bad_options_can_be_gathered_while_the_rest_is_checked() -> None:
    gathered: list[Diagnostic] = []
    options = {"stage": "acut", "side": "left", "exercises": ("bridge:sets=0", "walking"), "diary": "two"}
    request, _ = with_options(Request(stage="remission"), NOWHERE, options, gathered)
    assert len(gathered) == 3
    assert request == Request(
        stage="remission",
        side="left",
        exercises=(ExerciseRequest(id="bridge"), ExerciseRequest(id="walking")),
    )


@pytest.mark.parametrize("weeks", ["13", "-1", "1.5", "", "٣", "0" * 9 + "9", "0" * 5000])
def test_a_diary_has_no_to_twelve_weeks(weeks: str) -> None:
    [problem] = problems_of(lambda: with_options(Request(), NOWHERE, {"diary": weeks}))
    assert problem.message.startswith("a diary has 0 to 12 weeks, not '")


def test_what_another_clinician_agreed_to_must_be_cleared_again(request_file: Path) -> None:
    request, places = read_request(request_file)
    request = replace(request, clinician="Dr Old", conditions=(), cleared=("anticoagulants",))
    with pytest.raises(HandoutError) as error:
        with_options(request, places, {"clinician": "Dr New"})
    assert [problem.message for problem in error.value.problems] == [
        "the conditions of the request file were cleared by another clinician"
    ]
    again, _ = with_options(request, places, {"clinician": "Dr New", "cleared": ("pregnancy",)})
    assert (again.conditions, again.cleared) == (("anticoagulants",), ("pregnancy",))


def test_two_exercises_in_one_option_are_told_apart() -> None:
    [problem] = problems_of(lambda: parse_exercise("bridge,walking"))
    assert (problem.message, problem.hint) == (
        "more than one exercise: 'bridge,walking'",
        "give each its own: -x FIRST -x SECOND",
    )


def test_choices_may_be_written_in_capitals() -> None:
    assert with_options(Request(), NOWHERE, {"paper": "A4", "side": "Left"})[0] == Request(paper="a4", side="left")
