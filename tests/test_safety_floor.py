"""A clinic's version of a shipped pack can add safety, never take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pack_copies import change, copy_pack

from handouts import library
from handouts.check import check
from handouts.diagnostics import HandoutError
from handouts.library import load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.model import Pack
    from handouts.safety_model import Contraindication, RedFlag


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clinic's copy of the minimal pack, which counts as shipped."""
    shipped = tmp_path / "shipped"
    copy_pack(shipped)
    (shipped / "words").mkdir()
    (shipped / "words" / "en.yaml").write_bytes((library.SHIPPED / "words" / "en.yaml").read_bytes())
    monkeypatch.setattr(library, "SHIPPED", shipped)
    return copy_pack(tmp_path / "clinic")


def loaded(clinic: Path) -> Pack:
    return load_pack([clinic.parent], "minimal", "en")


def rule(pack: Pack, rule_id: str) -> Contraindication:
    return next(rule for rule in pack.safety.contraindications if rule.id == rule_id)


def flag(pack: Pack, flag_id: str) -> RedFlag:
    return next(flag for flag in pack.red_flags if flag.facts.id == flag_id)


def rewrite(clinic: Path, safety: str, words: str) -> None:
    """Give the clinic safety rules of its own."""
    (clinic / "safety.yaml").write_text(safety, encoding="utf-8")
    (clinic / "en" / "safety.yaml").write_text(words, encoding="utf-8")


def test_an_unchanged_copy_has_the_rules_of_the_shipped_pack(clinic: Path) -> None:
    ours, shipped = loaded(clinic), load_pack((), "minimal", "en")
    assert ours.safety == shipped.safety
    assert ours.safety_text == shipped.safety_text
    assert ours.red_flags == shipped.red_flags
    assert ours.content_hash != shipped.content_hash


def test_rules_that_a_clinic_deletes_stay_with_their_words(clinic: Path) -> None:
    rewrite(
        clinic,
        "conditions: []\ncontraindications: []\n",
        "conditions: {}\ncontraindications: {}\nprecautions: {}\n",
    )
    ours, shipped = loaded(clinic), load_pack((), "minimal", "en")
    assert ours.safety == shipped.safety
    assert ours.safety_text == shipped.safety_text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    level: ask_first", "    level: never_on_area"),
        ("    level: ask_first", "    level: postpone"),
        ("[stand-up, walk]", "[stand-up]"),
        ("[stand-up, walk]", "[leg-swing]\n    instead: {}"),
        ("    whole_area: true\n", ""),
        ("    level: never_on_area\n", "    level: ask_first\n"),
        ("    level: postpone", "    level: never_on_area"),
    ],
)
def test_a_loosened_rule_is_as_strict_as_the_shipped_one(clinic: Path, old: str, new: str) -> None:
    change(clinic / "safety.yaml", "    instead: {stand-up: leg-swing}\n", "")
    change(clinic / "safety.yaml", old, new)
    if "never_on_area" in old:
        change(clinic / "safety.yaml", "    whole_area: true\n", "")
    ours, shipped = loaded(clinic), load_pack((), "minimal", "en")
    for theirs in shipped.safety.contraindications:
        mine = rule(ours, theirs.id)
        assert (mine.level, mine.whole_area) == (theirs.level, theirs.whole_area)
        assert set(mine.exercises) >= set(theirs.exercises)
        assert (mine.section, mine.condition) == (theirs.section, theirs.condition)


def test_a_stricter_rule_is_kept(clinic: Path) -> None:
    change(clinic / "safety.yaml", "    level: ask_first", "    level: never")
    change(clinic / "safety.yaml", "    level: postpone", "    level: never")
    ours = loaded(clinic)
    assert rule(ours, "stand-up-dizziness").level == "never"
    assert rule(ours, "heat-fever").level == "never"


@pytest.mark.parametrize("condition", ["    condition: numb-skin\n    instead", "    instead"])
def test_a_rule_for_another_condition_stands_beside_the_shipped_one(clinic: Path, condition: str) -> None:
    change(clinic / "safety.yaml", "    condition: dizziness\n    instead", condition)
    change(clinic / "safety.yaml", "instead: {stand-up: leg-swing}", "instead: {}")
    ours = loaded(clinic)
    kept = rule(ours, "stand-up-dizziness-shipped")
    assert (kept.condition, kept.level, kept.exercises) == ("dizziness", "ask_first", ("stand-up", "walk"))
    assert ours.safety_text.contraindications[kept.id].string == "feel dizzy when you stand up"
    assert rule(ours, "stand-up-dizziness").condition != "dizziness"


def test_a_rule_for_what_the_clinic_does_not_offer_is_left_out(clinic: Path) -> None:
    for section in ("heat", "heat-precautions"):
        (clinic / "en" / "sections" / f"{section}.yaml").unlink()
    rewrite(
        clinic,
        "conditions: []\ncontraindications: []\n",
        "conditions: {}\ncontraindications: {}\nprecautions: {}\n",
    )
    assert [rule.id for rule in loaded(clinic).safety.contraindications] == ["stand-up-dizziness"]


def test_precautions_stay_too(clinic: Path) -> None:
    change(clinic / "safety.yaml", "exercises: [leg-swing]}", "exercises: [walk]}")
    [precaution] = loaded(clinic).safety.precautions
    assert set(precaution.exercises) == {"walk", "leg-swing"}


def test_emergency_signs_stay_in_their_tier_and_in_the_box(clinic: Path) -> None:
    change(clinic / "red-flags.yaml", "id: numb-saddle", "id: own-sign")
    change(clinic / "en" / "red-flags.yaml", "  numb-saddle:", "  own-sign:")
    ours = loaded(clinic)
    assert [flag.facts.id for flag in ours.red_flags] == ["own-sign", "numb-saddle", "foot-drop"]
    assert flag(ours, "numb-saddle").text.short is not None

    change(
        clinic / "red-flags.yaml",
        "{id: foot-drop",
        "{id: numb-saddle, fact: RFG-01, urgency: soon}\n  - {id: foot-drop",
    )
    change(
        clinic / "en" / "red-flags.yaml",
        "  foot-drop:",
        "  numb-saddle:\n    look_for: Our own words.\n  foot-drop:",
    )
    kept = flag(loaded(clinic), "numb-saddle")
    assert (kept.facts.urgency, kept.facts.cauda_equina, kept.facts.in_box) == ("emergency", True, True)
    assert kept.text.look_for.string == "Our own words."
    assert kept.text.short is not None
    assert kept.text.short.string == "numb between the legs"


def test_a_language_without_words_for_a_kept_rule_is_refused(clinic: Path) -> None:
    (clinic / "en").rename(clinic / "xx")
    words = clinic.parent / "words"
    words.mkdir()
    (words / "xx.yaml").write_bytes((library.SHIPPED / "words" / "en.yaml").read_bytes())
    change(words / "xx.yaml", "language: en", "language: xx")
    (clinic / "safety.yaml").write_text("conditions: []\ncontraindications: []\n", encoding="utf-8")
    (clinic / "xx" / "safety.yaml").write_text(
        "conditions: {}\ncontraindications: {}\nprecautions: {}\n", encoding="utf-8"
    )
    with pytest.raises(HandoutError) as caught:
        load_pack([clinic.parent], "minimal", "xx")
    assert "the contraindication 'heat-fever' has no words" in [problem.message for problem in caught.value.problems]


def test_an_exercise_under_another_name_keeps_the_rules_of_its_fact(clinic: Path) -> None:
    for folder in ("exercises", "en/exercises"):
        text = (clinic / folder / "stand-up.yaml").read_text(encoding="utf-8")
        (clinic / folder / "rise.yaml").write_text(text.replace("id: stand-up", "id: rise"), encoding="utf-8")
    forbidden = [found.id for found in loaded(clinic).safety.contraindications if "rise" in found.exercises]
    assert forbidden == ["stand-up-dizziness"]


def test_check_tells_what_a_clinic_loosens_in_vain(clinic: Path) -> None:
    rewrite(
        clinic,
        "conditions: []\ncontraindications: []\n",
        "conditions: {}\ncontraindications: {}\nprecautions: {}\n",
    )
    found = check([clinic])
    assert {problem.severity for problem in found} == {"warning"}
    messages = [problem.message for problem in found]
    assert "the shipped rule stand-up-dizziness is missing: it holds all the same" in messages
    assert "heat-precautions is no companion of heat: it comes along all the same" in messages
    change(clinic / "safety.yaml", "contraindications: []\n", "contraindications: []\n")
    assert check([copy_pack(clinic.parent / "other")]) == []
