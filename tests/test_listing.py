"""Lists of what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pack_copies import PACKS, change, copy_pack

from handouts.library import load_pack
from handouts.listing import LISTINGS, rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "sections",
            [
                {"id": "exercises", "name": "Your exercises"},
                {"id": "heat", "name": "Can heat help?"},
                {"id": "heat-precautions", "name": "Before you use heat"},
                {"id": "overview", "name": "What helps?"},
            ],
        ),
        (
            "conditions",
            [
                {"id": "dizziness", "name": "feels dizzy"},
                {"id": "numb-skin", "name": "has numb skin"},
                {"id": "fever", "name": "has a fever"},
            ],
        ),
        ("languages", [{"id": "en", "name": "English"}]),
    ],
)
def test_rows_have_an_id_and_a_name(kind: str, expected: list[dict[str, str]]) -> None:
    assert rows(kind, [PACKS], "minimal", "en") == expected


def test_exercises_say_whom_they_suit() -> None:
    everyone = ["acute", "settling", "remission"]
    later = ["settling", "remission"]
    assert rows("exercises", [PACKS], "minimal", "en") == [
        {"id": "leg-swing", "name": "Leg swing", "stages": everyone, "position": "standing", "sided": True},
        {"id": "stand-up", "name": "Stand up", "stages": later, "position": "sitting", "sided": False},
        {"id": "walk", "name": "Walk", "stages": everyone, "position": "standing", "sided": False},
    ]


def test_packs_of_all_folders_are_listed_with_their_version(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path, "backs")
    change(pack / "pack.yaml", 'version: "1.0"', 'version: "2.5"')
    assert rows("packs", [tmp_path], "sciatica", "en") == [
        {"id": "backs", "name": "Back pain: keep moving", "version": "2.5"},
        {
            "id": "sciatica",
            "name": "Sciatica: keep moving, gently",
            "version": load_pack((), "sciatica", "en").facts.version,
        },
    ]


@pytest.mark.parametrize("kind", [kind for kind in LISTINGS if kind != "editions"])
def test_everything_shipped_can_be_listed(kind: str) -> None:
    found = rows(kind, (), "sciatica", "en")
    assert found
    assert all(row["id"] and row["name"] for row in found)
