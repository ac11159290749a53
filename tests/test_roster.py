"""Rows of a roster: the cells of a spreadsheet become a request."""

from __future__ import annotations

from sheets import problems_of

from handouts.request import DiaryRequest, ExerciseRequest, PatientRequest, Request
from handouts.roster import RosterRow, as_request


def test_an_empty_row_takes_every_default() -> None:
    assert as_request(RosterRow()) == Request()
    assert as_request(RosterRow(stage=" ", exercises=" ; ")) == Request()


def test_cells_become_the_fields_of_a_request() -> None:
    row = RosterRow(
        patient_name="Ana Müller",
        patient_id="0042",
        clinician="Dr B. Example",
        date="2026-11-24",
        next_visit="on Monday",
        stage=" settling ",
        side="left",
        conditions="osteoporosis; no-floor;",
        cleared="no-floor",
        sections="overview;exercises",
        exercises="bridge:sets=2,note=Slow, calm; walking",
        notes="Rest; then walk",
        edition="handout",
        paper="letter",
        language="en",
    )
    assert as_request(row) == Request(
        patient=PatientRequest("Ana Müller", "0042"),
        clinician="Dr B. Example",
        date="2026-11-24",
        next_visit="on Monday",
        stage="settling",
        side="left",
        conditions=("osteoporosis", "no-floor"),
        cleared=("no-floor",),
        sections=("overview", "exercises"),
        exercises=(ExerciseRequest(id="bridge", sets=2, note="Slow, calm"), ExerciseRequest(id="walking")),
        notes="Rest; then walk",
        paper="letter",
    )


def test_a_row_wins_over_what_holds_for_the_whole_roster() -> None:
    everyone = Request(clinician="Dr B", side="left", diary=DiaryRequest(1), patient=PatientRequest("", "7"))
    row = RosterRow(side="right", patient_name="Ana")
    assert as_request(row, everyone) == Request(
        clinician="Dr B", side="right", diary=DiaryRequest(1), patient=PatientRequest("Ana", "7")
    )


def test_all_bad_cells_of_a_row_are_told_at_once() -> None:
    row = RosterRow(stage="acut", paper="a5", exercises="bridge:sets=99;walking:pace=1")
    assert [problem.message for problem in problems_of(lambda: as_request(row))] == [
        "unknown stage: 'acut'",
        "unknown paper: 'a5'",
        "'bridge': sets is out of range: 99",
        "'walking': unknown key: 'pace'",
    ]
