"""Safety rules: what each level does, who may lift it, and what can never happen."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.fields import LEVELS, Level
from handouts.safety import Circumstances, Target, Verdict, judge, replacements
from handouts.safety_model import Contraindication, Precaution, SafetyFile

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAT = Target(section="heat")
SQUAT = Target(exercise="squat")
CONDITIONS = ("fever", "rash", "gout")


def rule(level: Level = "never", condition: str | None = "fever", **more: object) -> Contraindication:
    """A contraindication of the section `heat`, unless ``more`` says something else."""
    return Contraindication(
        id="rule", facts=("HT-01",), level=level, condition=condition, **{"section": "heat", **more}
    )


def judged(
    rules: Iterable[Contraindication],
    conditions: Iterable[str] = (),
    cleared: Iterable[str] = (),
    clinician: str = "",
    target: Target = HEAT,
) -> Verdict:
    patient = Circumstances(frozenset(conditions), frozenset(cleared), clinician)
    return judge(SafetyFile(CONDITIONS, tuple(rules)), target, patient)


def outcome(verdict: Verdict) -> str:
    """Which part of the verdict a single rule ended up in."""
    return " ".join(entry.name for entry in fields(verdict) if getattr(verdict, entry.name)) or "nothing"


@pytest.mark.parametrize(
    ("level", "area", "present", "cleared_by_someone", "cleared_by_nobody"),
    [
        ("never", "part", "refused", "refused", "refused"),
        ("never_at_home", "part", "refused", "refused", "refused"),
        ("never_without_clinician", "part", "refused", "cleared", "refused"),
        ("ask_first", "part", "refused", "cleared", "refused"),
        ("postpone", "part", "refused", "cleared", "refused"),
        ("never_on_area", "part", "printed", "printed", "printed"),
        ("never_on_area", "whole", "refused", "refused", "refused"),
        ("unheard-of", "part", "refused", "refused", "refused"),
    ],
)
def test_what_a_level_does(
    level: Level,
    area: str,
    present: str,
    cleared_by_someone: str,
    cleared_by_nobody: str,
) -> None:
    rules = [rule(level, whole_area=area == "whole")]
    assert outcome(judged(rules)) == "nothing"
    assert outcome(judged(rules, ["rash"])) == "nothing"
    assert outcome(judged(rules, ["fever"])) == present
    assert outcome(judged(rules, ["fever"], ["fever"], "Dr B")) == cleared_by_someone
    assert outcome(judged(rules, ["fever"], ["fever"])) == cleared_by_nobody
    assert outcome(judged(rules, ["fever"], ["fever"], " ")) == cleared_by_nobody


@pytest.mark.parametrize("level", LEVELS)
def test_a_condition_that_is_cleared_is_taken_to_be_present(level: Level) -> None:
    for clinician in ("", "Dr B"):
        alone = judged([rule(level)], cleared=["fever"], clinician=clinician)
        assert alone == judged([rule(level)], ["fever"], ["fever"], clinician)


@pytest.mark.parametrize("level", LEVELS)
def test_clearing_one_condition_does_not_clear_another(level: Level) -> None:
    assert judged([rule(level)], ["fever"], ["rash"], "Dr B") == judged([rule(level)], ["fever"])


@pytest.mark.parametrize("level", LEVELS)
def test_a_rule_without_a_condition_is_only_printed_in_lists(level: Level) -> None:
    assert judged([rule(level, condition=None)], CONDITIONS, CONDITIONS, "Dr B") == Verdict()


def test_a_rule_speaks_of_its_section_or_its_exercises_alone() -> None:
    of_squats = rule(section=None, exercises=("squat", "lunge"))
    assert judged([of_squats], ["fever"], target=SQUAT).refused == (of_squats,)
    assert judged([of_squats], ["fever"], target=Target(exercise="walk")).allowed
    assert judged([of_squats], ["fever"], target=HEAT).allowed
    assert judged([rule()], ["fever"], target=Target(section="cold")).allowed
    assert judged([rule()], ["fever"], target=SQUAT).allowed


def test_a_rule_of_every_exercise_speaks_of_all_exercises_and_no_section() -> None:
    of_all = rule(section=None, every_exercise=True)
    for exercise in ("squat", "one-that-a-clinic-adds"):
        assert judged([of_all], ["fever"], target=Target(exercise=exercise)).refused == (of_all,)
    assert judged([of_all], ["rash"], target=SQUAT).allowed
    assert judged([of_all], ["fever"], target=HEAT).allowed


def test_all_rules_that_refuse_are_named() -> None:
    rules = [rule("never"), rule("ask_first", "rash"), rule("postpone", "gout"), rule("never_on_area", "gout")]
    verdict = judged(rules, CONDITIONS, ["rash"], "Dr B")
    assert not verdict.allowed
    assert verdict == Verdict(refused=(rules[0], rules[2]), cleared=(rules[1],), printed=(rules[3],))


def test_precautions_refuse_nothing() -> None:
    care = [
        Precaution(id="warm", facts=("HT-02",), condition="rash", section="heat"),
        Precaution(id="slow", facts=("HT-03",), condition="rash", exercises=("squat",)),
        Precaution(id="rest", facts=("HT-03",), condition="rash", every_exercise=True),
    ]
    rules = SafetyFile(CONDITIONS, (), tuple(care))
    patient = Circumstances(frozenset({"rash"}))
    assert judge(rules, HEAT, patient) == Verdict(precautions=(care[0],))
    assert judge(rules, SQUAT, patient) == Verdict(precautions=(care[1], care[2]))
    assert judge(rules, HEAT, Circumstances()) == Verdict()


# ---- what can never happen

some_conditions = st.frozensets(st.sampled_from(CONDITIONS))
clinicians = st.sampled_from(["", " ", "Dr B"]) | st.text(max_size=3)
any_rule = st.builds(
    Contraindication,
    id=st.uuids().map(str),
    facts=st.just(("HT-01",)),
    level=st.sampled_from(LEVELS),
    section=st.none() | st.just("heat"),
    exercises=st.sampled_from([(), ("squat",)]),
    every_exercise=st.booleans(),
    condition=st.none() | st.sampled_from(CONDITIONS),
    whole_area=st.booleans(),
)
rule_books = st.lists(any_rule, max_size=6)
targets = st.sampled_from([HEAT, SQUAT])


def refused_ids(verdict: Verdict) -> set[str]:
    return {rule.id for rule in verdict.refused}


@given(rule_books, targets, some_conditions, some_conditions, some_conditions, clinicians)
def test_one_more_condition_never_allows_more(
    rules: list[Contraindication],
    target: Target,
    conditions: frozenset[str],
    more: frozenset[str],
    cleared: frozenset[str],
    clinician: str,
) -> None:
    before = judged(rules, conditions, cleared, clinician, target)
    after = judged(rules, conditions | more, cleared, clinician, target)
    assert refused_ids(before) <= refused_ids(after)


@given(rule_books, targets, some_conditions, some_conditions, st.sampled_from(["", " ", "\t"]))
def test_without_a_clinician_clearing_never_allows_more(
    rules: list[Contraindication],
    target: Target,
    conditions: frozenset[str],
    cleared: frozenset[str],
    nobody: str,
) -> None:
    plain = judged(rules, conditions, (), nobody, target)
    assert refused_ids(plain) <= refused_ids(judged(rules, conditions, cleared, nobody, target))


@given(rule_books, st.sampled_from(["never", "never_at_home"]), some_conditions, some_conditions, clinicians)
def test_nothing_lifts_a_rule_that_says_never(
    others: list[Contraindication],
    level: Level,
    conditions: frozenset[str],
    cleared: frozenset[str],
    clinician: str,
) -> None:
    verdict = judged([*others, rule(level)], conditions | {"fever"}, cleared, clinician)
    assert not verdict.allowed
    assert "rule" in refused_ids(verdict)


@given(rule_books, targets, some_conditions, some_conditions, clinicians)
def test_every_rule_that_concerns_the_patient_has_one_outcome(
    rules: list[Contraindication],
    target: Target,
    conditions: frozenset[str],
    cleared: frozenset[str],
    clinician: str,
) -> None:
    verdict = judged(rules, conditions, cleared, clinician, target)
    found = [rule.id for rule in (*verdict.refused, *verdict.cleared, *verdict.printed)]
    concerned = [rule.id for rule in rules if rule.condition in conditions | cleared and target.is_meant_by(rule)]
    assert sorted(found) == sorted(concerned)


# ---- what the pack offers instead


@pytest.mark.parametrize(
    ("offers", "offered"),
    [
        ([], ()),
        ([{}], ()),
        ([{"squat": "bend"}], ("bend",)),
        ([{"squat": "bend"}, {}, {"squat": "bend", "lunge": "walk"}], ("bend",)),
        ([{"squat": "walk"}, {"squat": "bend"}], ("walk", "bend")),
        ([{"lunge": "walk"}], ()),
    ],
)
def test_each_offer_of_the_refusing_rules_is_named_once(offers: list[dict[str, str]], offered: tuple[str, ...]) -> None:
    assert replacements([rule(instead=offer) for offer in offers], "squat") == offered
