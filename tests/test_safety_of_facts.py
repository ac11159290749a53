"""The safety rules of the shipped pack against its facts: everyone of whom a fact warns is protected, as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sheets import CLINIC, CLINICIAN, asked, exercises_of, made, problems_of, sciatica

from handouts.assembly import numbers_to_call
from handouts.diagnostics import HandoutError
from handouts.document import strings_in
from handouts.fields import STAGES
from handouts.library import SHIPPED
from handouts.safety import Circumstances, Target, judge
from handouts.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.request import Request
    from handouts.safety import Verdict
    from handouts.safety_model import Contraindication, Precaution

    Rule = Contraindication | Precaution
    Case = tuple[Rule, Target]

PACK = sciatica()
RULES = PACK.safety
EVERY_EXERCISE = tuple(PACK.exercises)
LIFTED_BY_A_CLINICIAN = {"never_without_clinician", "ask_first", "postpone"}


def facts_of_the_pack() -> dict[str, dict[str, Any]]:
    """All facts by their ids, as they stand in the files."""
    files = sorted((SHIPPED / "sciatica/facts").glob("*.yaml"))
    return {fact["id"]: fact for file in files for fact in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["facts"]}


FACTS = facts_of_the_pack()
ITEMS = {f"{fact}/{n}": text for fact in FACTS for n, text in enumerate(FACTS[fact].get("safety", ()), start=1)}
CUPPING_FACTS = [f"CPS-{number:02}" for number in range(1, 21)]
EXERCISE_FACTS = [f"EX-{number:02}" for number in range(1, 31)]


def exercises_named_by(rule: Rule) -> tuple[str, ...]:
    return EVERY_EXERCISE if rule.every_exercise else rule.exercises


def in_position(*positions: str) -> list[str]:
    return [exercise.id for exercise in PACK.exercises.values() if exercise.facts.position in positions]


def cases(rules: Iterable[Rule]) -> list[Any]:
    """Each rule with each section and exercise that it speaks of."""
    return [
        pytest.param(rule, target, id=f"{rule.id}-{target.section or target.exercise}")
        for rule in rules
        for target in (
            *([Target(section=rule.section)] if rule.section else []),
            *(Target(exercise=name) for name in exercises_named_by(rule)),
        )
    ]


def request_for(target: Target, **patient: Any) -> Request:
    """A request for the section or exercise by its name, at a stage that it is for."""
    if target.section:
        return asked(sections=(target.section,), **patient)
    exercise = PACK.exercises[str(target.exercise)]
    return asked(exercise.id, stage=exercise.facts.stages[0], **patient)


def verdict_on(target: Target, request: Request) -> Verdict:
    """The verdict that comes with the section or exercise on the sheet."""
    selection = select(PACK, request)
    if target.section:
        [section] = [chosen for chosen in selection.sections if chosen.section.id == target.section]
        return section.verdict
    [exercise] = [chosen for chosen in selection.exercises if chosen.exercise.id == target.exercise]
    return exercise.verdict


def only_printed(rule: Contraindication) -> bool:
    """True for places that a treatment leaves out, when something else is left to treat."""
    return rule.level == "never_on_area" and not rule.whole_area


OF_PATIENTS = [rule for rule in RULES.contraindications if rule.condition]
REFUSING = cases(rule for rule in OF_PATIENTS if not only_printed(rule))
PRINTED = cases(rule for rule in OF_PATIENTS if only_printed(rule))

# ---- contraindications do what their level says


@pytest.mark.parametrize(("rule", "target"), REFUSING)
def test_what_is_asked_for_is_refused_to_someone_with_the_condition(rule: Contraindication, target: Target) -> None:
    request = request_for(target, conditions=(rule.condition,))
    kind = "section" if target.section else "exercise"
    refusal = f"the {kind} {target.section or target.exercise} is not safe for someone who"
    found = [problem.message for problem in problems_of(lambda: select(PACK, request))]
    assert any(message.startswith(refusal) and f"({', '.join(rule.facts)})" in message for message in found)


@pytest.mark.parametrize(("rule", "target"), PRINTED)
def test_a_place_to_leave_out_is_printed_for_someone_with_the_condition(rule: Contraindication, target: Target) -> None:
    request = request_for(target, conditions=(rule.condition,))
    verdict = verdict_on(target, request)
    assert rule in verdict.printed
    place = PACK.safety_text.contraindications[rule.id].string
    assert PACK.words.safety.never_on.replace("{place}", place) in strings_in(made(request).parts)


@pytest.mark.parametrize(("rule", "target"), REFUSING + PRINTED)
def test_someone_without_the_condition_is_not_concerned(rule: Contraindication, target: Target) -> None:
    verdict = judge(RULES, target, Circumstances(frozenset(RULES.conditions) - {rule.condition}))
    assert rule not in (*verdict.refused, *verdict.cleared, *verdict.printed)


LIFTABLE = [case for case in REFUSING if case.values[0].level in LIFTED_BY_A_CLINICIAN]
STRICT = [case for case in REFUSING if case.values[0].level not in LIFTED_BY_A_CLINICIAN]


@pytest.mark.parametrize(("rule", "target"), LIFTABLE)
def test_a_named_clinician_lifts_the_rule_and_the_sheet_says_so(rule: Contraindication, target: Target) -> None:
    request = request_for(target, cleared=(rule.condition,), clinician=CLINICIAN)
    verdict = verdict_on(target, request)
    assert rule in verdict.cleared
    words = PACK.safety_text.contraindications[rule.id].string
    assert any(text.startswith(CLINICIAN) and words in text for text in strings_in(made(request).parts))


@pytest.mark.parametrize(("rule", "target"), LIFTABLE)
def test_nobody_else_lifts_the_rule(rule: Contraindication, target: Target) -> None:
    assert rule in judge(RULES, target, Circumstances(cleared=frozenset({rule.condition}))).refused
    others = frozenset(RULES.conditions) - {rule.condition}
    patient = Circumstances(frozenset({rule.condition}), others, CLINICIAN)
    assert rule in judge(RULES, target, patient).refused


@pytest.mark.parametrize(("rule", "target"), STRICT)
def test_no_clinician_lifts_what_is_never_safe(rule: Contraindication, target: Target) -> None:
    request = request_for(target, cleared=(rule.condition,), clinician=CLINICIAN)
    found = [problem.hint for problem in problems_of(lambda: select(PACK, request))]
    assert any(hint.endswith("it can't be cleared") for hint in found)
    patient = Circumstances(cleared=frozenset({rule.condition}), clinician=CLINICIAN)
    assert rule in judge(RULES, target, patient).refused


# ---- precautions are told


@pytest.mark.parametrize(("rule", "target"), cases(RULES.precautions))
def test_the_sentence_of_a_precaution_stands_on_the_sheet(rule: Precaution, target: Target) -> None:
    request = request_for(target, cleared=(rule.condition,), clinician=CLINICIAN)
    assert rule in verdict_on(target, request).precautions
    sentence = PACK.safety_text.precautions[rule.id].filled(numbers_to_call(CLINIC, PACK.words))
    assert sentence.string in strings_in(made(request).parts)


# ---- cupping is as strict as the facts


@pytest.mark.parametrize("fact", CUPPING_FACTS)
def test_some_rule_of_a_cupping_fact_has_its_level(fact: str) -> None:
    assert FACTS[fact]["level"] in {rule.level for rule in RULES.contraindications if fact in rule.facts}


def test_rules_of_a_cupping_fact_differ_from_its_level_only_where_its_words_do() -> None:
    different = {
        rule.id: rule.level
        for rule in RULES.contraindications
        for fact in rule.facts
        if fact in CUPPING_FACTS and rule.level != FACTS[fact]["level"]
    }
    assert different == {"cupping-aspirin": "ask_first", "cupping-varicose-veins": "never_on_area"}


@pytest.mark.parametrize("fact", CUPPING_FACTS)
def test_every_rule_of_a_cupping_fact_is_about_cupping(fact: str) -> None:
    assert {rule.section for rule in RULES.contraindications if fact in rule.facts} == {"cupping"}


# ---- everyone of whom a fact warns has a rule

NAMED = {item for rule in (*RULES.contraindications, *RULES.precautions) for item in rule.facts}


@pytest.mark.parametrize("item", [pytest.param(item, id=f"{item}: {text}") for item, text in ITEMS.items()])
def test_a_warning_of_a_fact_has_a_rule_or_a_reason_why_not(item: str) -> None:
    assert (item in NAMED) != (item in RULES.no_rule)


def test_rules_name_only_facts_and_items_that_there_are() -> None:
    assert NAMED | set(RULES.no_rule) <= set(FACTS) | set(ITEMS)


def test_a_reason_why_there_is_no_rule_is_given_in_words() -> None:
    assert all(len(reason.split()) > 3 for reason in RULES.no_rule.values())


@pytest.mark.parametrize("fact", EXERCISE_FACTS)
def test_an_exercise_obeys_the_warnings_of_its_own_fact(fact: str) -> None:
    [exercise] = [exercise.id for exercise in PACK.exercises.values() if exercise.facts.fact == fact]
    own = [item for item in ITEMS if item.startswith(f"{fact}/")]
    assert own
    for item in set(own) - set(RULES.no_rule):
        rules = [rule for rule in (*RULES.contraindications, *RULES.precautions) if item in rule.facts]
        assert any(exercise in exercises_named_by(rule) for rule in rules)


def test_every_rule_of_the_pool_list_holds_for_every_exercise_in_water() -> None:
    """Why EX-05/1, EX-06/1 and EX-07/1, which send to the pool list, need no rules of their own."""
    rules = [rule for rule in RULES.contraindications if any(item.startswith("ADJ-10/") for item in rule.facts)]
    assert len(rules) >= 12
    for rule in rules:
        assert rule.section == "water-exercise"
        assert set(in_position("water")) <= set(exercises_named_by(rule))


def test_cups_and_all_that_has_to_do_with_water_bring_their_list_of_dangers_along() -> None:
    in_water = ["water-exercise", *in_position("water")]
    assert RULES.companions == {"cupping": ("cupping-precautions",)} | dict.fromkeys(in_water, ("pool-safety",))


TELLS_TO_DO = [
    "overview", "staying-active", "exercises", "walking-plan", "water-exercise", "yoga-qigong", "massage",
    "acupressure", "honey-massage", "cupping", "treatment", "prevention", "outlook",
]  # fmt: skip


@pytest.mark.parametrize("section", TELLS_TO_DO)
def test_a_warning_sign_forbids_every_section_that_tells_to_do_something(section: str) -> None:
    patient = Circumstances(frozenset({"warning-sign"}), frozenset({"warning-sign"}), CLINICIAN)
    assert not judge(RULES, Target(section=section), patient).allowed


# ---- programmes and replacements


def forbidden_for(condition: str) -> set[str]:
    """Exercises that some rule refuses to someone with the condition, read from the rules themselves."""
    rules = [rule for rule in OF_PATIENTS if rule.condition == condition and not only_printed(rule)]
    return {name for rule in rules for name in exercises_named_by(rule)}


@pytest.mark.parametrize("condition", RULES.conditions)
@pytest.mark.parametrize("stage", STAGES)
def test_a_programme_holds_nothing_that_is_refused(stage: str, condition: str) -> None:
    try:
        chosen = exercises_of(select(PACK, asked(stage=stage, conditions=(condition,))))
    except HandoutError:
        chosen = []
    assert not set(chosen) & forbidden_for(condition)
    allowed = judge(RULES, Target(section="exercises"), Circumstances(frozenset({condition}))).allowed
    assert bool(chosen) == allowed


@pytest.mark.parametrize("condition", RULES.conditions)
@pytest.mark.parametrize("stage", STAGES)
def test_the_programme_in_water_holds_nothing_that_is_refused(stage: str, condition: str) -> None:
    request = asked(stage=stage, sections=("water-exercise",), conditions=(condition,))
    try:
        chosen = exercises_of(select(PACK, request))
    except HandoutError:
        chosen = []
    assert not set(chosen) & forbidden_for(condition)
    allowed = judge(RULES, Target(section="water-exercise"), Circumstances(frozenset({condition}))).allowed
    assert bool(chosen) == allowed


REPLACEMENTS = [
    pytest.param(rule, old, new, id=f"{rule.id}-{old}-{new}")
    for rule in RULES.contraindications
    for old, new in rule.instead.items()
]


@pytest.mark.parametrize(("rule", "old", "new"), REPLACEMENTS)
def test_a_replacement_is_safe_and_fits_every_stage_of_what_it_replaces(
    rule: Contraindication, old: str, new: str
) -> None:
    assert old in exercises_named_by(rule)
    assert judge(RULES, Target(exercise=new), Circumstances(frozenset({str(rule.condition)}))).allowed
    assert set(PACK.exercises[old].facts.stages) <= set(PACK.exercises[new].facts.stages)


def way_out(exercise: str, condition: str) -> str:
    """What someone with the condition does in place of an exercise; itself where a precaution says how."""
    verdict = judge(RULES, Target(exercise=exercise), Circumstances(frozenset({condition})))
    if verdict.refused:
        [other] = {rule.instead[exercise] for rule in verdict.refused}
        return other
    assert any(rule.condition == condition for rule in verdict.precautions)
    return exercise


@pytest.mark.parametrize("exercise", in_position("lying", "kneeling"))
def test_someone_who_cannot_get_down_has_another_way(exercise: str) -> None:
    other = way_out(exercise, "no-floor")
    assert other in in_position("sitting", "standing") or other == exercise


@pytest.mark.parametrize("exercise", in_position("standing"))
def test_someone_who_is_unsteady_has_another_way(exercise: str) -> None:
    other = way_out(exercise, "unsteady")
    assert other in in_position("sitting") or other == exercise
