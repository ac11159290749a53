"""A pack about another part of the body: nothing in the program is shaped by the pack that it ships."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest
from checked import check
from command_line import run
from pack_copies import PACKS
from printed import extracted, faults, tidy

if TYPE_CHECKING:
    from command_line import Run

PACK = "stiff-shoulder"
STRANGE = re.compile(
    r"sciatic\w*|\blegs?\b|\bback\b|\bcauda\b|\bequina\b|\bspin\w+|\bnerves?\b|\bknees?\b", re.IGNORECASE
)
"""What has nothing to do with a shoulder."""

EVERYTHING = ("-s", "all", "-x", "all")
REQUESTS = {
    "by default": (),
    "acute": ("--stage", "acute"),
    "everything": EVERYTHING,
    "everything on the left": (*EVERYTHING, "--side", "left", "--patient", "Ana Example", "--paper", "letter"),
    "everything in grey": (*EVERYTHING, "--mono"),
    "one section": ("-s", "desk"),
}


def ask(command: str, *words: str) -> Run:
    """Run a command on the pack; it succeeds."""
    found = run(command, *words, "--content", str(PACKS))
    assert found.status == 0, found.err
    return found


@cache
def built(request: str) -> Run:
    """A handout on stdout, with what was told on stderr."""
    return ask("build", PACK, *REQUESTS[request], "-o", "-")


def strange_words(text: str) -> set[str]:
    return set(STRANGE.findall(text))


def test_it_has_no_problems() -> None:
    assert check([PACKS / PACK]) == []


@pytest.mark.parametrize("request_name", REQUESTS)
def test_its_handouts_conform(request_name: str) -> None:
    assert faults(built(request_name).data) == []


@pytest.mark.parametrize("request_name", REQUESTS)
def test_its_handouts_speak_of_shoulders_alone(request_name: str) -> None:
    handout = built(request_name)
    text = extracted(handout.data)
    assert "A stiff shoulder: keep it moving" in text
    assert "pain in the chest" in text
    assert strange_words(text) == set()
    assert strange_words(handout.err) == set()


def test_what_its_files_say_of_themselves_is_about_shoulders_too() -> None:
    with pikepdf.open(io.BytesIO(built("everything").data)) as pdf, pdf.open_metadata() as metadata:
        told = " ".join([str(metadata), *(str(value) for value in pdf.docinfo.values())])
    assert "A stiff shoulder: exercises and warning signs, for adults" in told
    assert strange_words(told) == set()


def test_everything_is_all_of_it_in_the_order_of_the_pack() -> None:
    text = extracted(built("everything").data)
    titles = ["What is a stiff shoulder?", "Your exercises", "At a desk", "When to get help"]
    assert sorted(titles, key=text.index) == titles
    assert all(name in text for name in ("Arm swing", "Table slide", "Shoulder roll"))


def test_a_side_is_the_side_of_an_arm() -> None:
    text = extracted(built("everything on the left").data)
    assert "Your left arm: draw small circles in the air." in text
    assert "Lean on the table with your right hand." in text
    assert "Change arms." in extracted(built("everything").data)


def test_repetitions_count_for_each_arm() -> None:
    assert "10 times each side" in extracted(built("everything").data)


def test_a_section_prints_a_programme_of_its_own() -> None:
    text = extracted(built("one section").data)
    assert "Shoulder roll" in text
    assert "Arm swing" not in text


def test_no_sign_needs_to_stand_before_all_others() -> None:
    text = tidy(ask("build", PACK, "--text", "-o", "-").out)
    assert "!! Call now - pain in the chest - a shoulder out of place" in text
    assert "!! Get help today - a hot shoulder and a fever" in text


def test_its_rules_are_obeyed() -> None:
    found = ask("build", PACK, "--condition", "recent-operation", "--text", "-o", "-")
    assert "Your exercises" not in found.out
    assert "SHO-04" in found.err
    assert strange_words(found.err) == set()
    found = ask("build", PACK, "--stage", "settling", "--condition", "dizziness", "--text", "-o", "-")
    assert "Arm swing" not in found.out
    assert "Table slide" in found.out
    refused = run("build", PACK, "-x", "arm-swing", "--condition", "dizziness", "--content", str(PACKS), "-o", "-")
    assert (refused.status, refused.data) == (1, b"")
    assert "EXE-01/1" in refused.err


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("sections", ["overview", "exercises", "desk", "red-flags"]),
        ("exercises", ["arm-swing", "shoulder-roll", "table-slide"]),
        ("conditions", ["recent-operation", "dizziness", "weak-grip"]),
        ("languages", ["en"]),
    ],
)
def test_its_parts_are_listed(kind: str, ids: list[str]) -> None:
    found = ask("list", kind, "--pack", PACK, "--json")
    assert [row["id"] for row in json.loads(found.out)] == ids
    assert strange_words(found.out) == set()
