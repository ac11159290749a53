"""A clinic's file: read, checked, and its colours dark enough to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sheets import CLINIC, problems_of

from handouts.clinic import Clinic, ClinicColours, read_clinic
from handouts.diagnostics import ExitStatus, HandoutError, Place

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = """\
name: Example Physiotherapy
logo: logo.svg
phone: "+44 0000 000000"
emergency_number: "999"
urgent_care: "111"
address: 1 Example Street
website: https://example.org
download_url: https://example.org/handouts   # printed as QR and text; without it there is no QR
colours: {main: "#005a5b", accent: "#b25d00"}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[str, str, str]]:
    """Each problem of a file: line and column, message, hint."""
    return [
        (str(problem.place).removeprefix(f"{path}:"), problem.message, problem.hint)
        for problem in problems_of(lambda: read_clinic(path))
    ]


def test_the_example_of_the_manual_is_read(tmp_path: Path) -> None:
    clinic = read_clinic(written(tmp_path, EXAMPLE))[0]
    assert clinic == Clinic(
        name=CLINIC.name,
        logo=str(tmp_path / "logo.svg"),
        phone=CLINIC.phone,
        emergency_number="999",
        urgent_care="111",
        address=CLINIC.address,
        website=CLINIC.website,
        download_url=CLINIC.download_url,
        colours=ClinicColours(main="#005a5b", accent="#b25d00"),
    )


def test_every_part_of_a_clinic_may_be_left_out(tmp_path: Path) -> None:
    assert read_clinic(written(tmp_path, "{}"))[0] == Clinic()


def test_the_logo_is_found_beside_the_file(tmp_path: Path) -> None:
    assert read_clinic(written(tmp_path, "logo: art/logo.png"))[0].logo == str(tmp_path / "art" / "logo.png")
    elsewhere = tmp_path / "elsewhere.png"
    assert read_clinic(written(tmp_path, f"logo: '{elsewhere}'"))[0].logo == str(elsewhere)


def test_letters_come_out_in_composed_form(tmp_path: Path) -> None:
    assert read_clinic(written(tmp_path, "name: Praxis Mu\u0308ller"))[0].name == "Praxis M\u00fcller"


def test_pale_colours_are_refused_with_their_contrast(tmp_path: Path) -> None:
    path = written(tmp_path, 'colours:\n  main: "#767676"\n  accent: "#00FF00"\n')
    assert told(path) == [
        (
            "2:9",
            "colours: main: #767676 is too pale: its contrast on white is 4.5:1",
            "text needs at least 7:1; choose a darker colour",
        ),
        (
            "3:11",
            "colours: accent: #00FF00 is too pale: its contrast on white is 1.4:1",
            "lines need at least 3:1; choose a darker colour",
        ),
    ]


@pytest.mark.parametrize(("main", "accent"), [("#595959", "#949494"), ("#000000", "#000000")])
def test_colours_of_just_enough_contrast_are_taken(tmp_path: Path, main: str, accent: str) -> None:
    clinic = read_clinic(written(tmp_path, f"colours: {{main: '{main}', accent: '{accent}'}}"))[0]
    assert clinic.colours == ClinicColours(main, accent)


@pytest.mark.parametrize("colour", ["teal", "#fff", "005a5b", "#005a5g", "#005a5b80", ""])
def test_a_colour_has_six_digits(tmp_path: Path, colour: str) -> None:
    [(place, message, _)] = told(written(tmp_path, f"colours: {{main: '{colour}'}}"))
    assert place == "1:17"
    assert message == f"main: '{colour}' is not a colour such as \"#005a5b\""


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "https://", "https://a b", 'https://a"b'])
def test_a_web_address_starts_with_its_scheme_and_has_no_spaces(tmp_path: Path, address: str) -> None:
    [(place, message, _)] = told(written(tmp_path, f"download_url: '{address}'"))
    assert place == "1:15"
    assert message.endswith("is not a web address that starts with https://")


def test_text_is_one_line_of_some_length(tmp_path: Path) -> None:
    path = written(tmp_path, f"name: {'x' * 201}\naddress: |\n  1 Example Street\n  Example Town\nphone: {'0' * 200}\n")
    assert told(path) == [
        ("1:7", "name: too long: 201 characters", "use at most 200 characters"),
        ("2:10", "address: holds a control character or a line break", "write it in one line"),
    ]


def test_unknown_keys_and_bad_values_are_told_together(tmp_path: Path) -> None:
    path = written(tmp_path, "nam: Example\ncolors: {}\nphone: [1]\n")
    assert told(path) == [
        ("1:1", "unknown key 'nam'", "did you mean name?"),
        ("2:1", "unknown key 'colors'", "did you mean colours?"),
        ("3:8", "phone: expected text, found a list", "write some words"),
    ]


def test_each_part_of_a_clinic_has_its_place_among_those_of_a_request(tmp_path: Path) -> None:
    path = written(tmp_path, EXAMPLE)
    _, places = read_clinic(path)
    assert places["clinic", "phone"] == Place(str(path), 3, 8)
    assert places["clinic", "colours", "accent"] == Place(str(path), 9, 36)


def test_a_missing_file_is_a_problem_of_the_path(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(HandoutError) as caught:
        read_clinic(path)
    assert caught.value.status is ExitStatus.PATH
    assert [problem.place for problem in caught.value.problems] == [Place(str(path))]
