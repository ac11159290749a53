"""What is printed for whom: the safety rules of the shipped pack, obeyed and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from sheets import (
    CLINICIAN,
    asked,
    exercises_of,
    problems_of,
    refusals,
    requests,
    safe_requests,
    sciatica,
    sections_of,
    selected,
)

from handouts.blocks import ExerciseCards
from handouts.diagnostics import HandoutError, Place
from handouts.fields import STAGES
from handouts.request_sources import read_request, with_options
from handouts.safety import Circumstances, Target, judge
from handouts.selection import select

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.diagnostics import Diagnostic
    from handouts.model import Pack
    from handouts.request import Request
    from handouts.safety_model import Contraindication
    from handouts.selection import Selection

PROGRAMMES = {
    "acute": ["knee-to-chest", "pelvic-rock", "seated-march", "walking"],
    "settling": ["marching", "knee-to-chest", "bridge", "walking"],
    "remission": ["marching", "cat-camel", "bridge", "walking"],
}
WATER = ["water-walking", "water-leg-swings", "water-half-circles"]


@pytest.fixture
def bridge_only() -> Pack:
    """The shipped pack with one exercise in its programmes."""
    pack = sciatica()
    return replace(pack, facts=replace(pack.facts, programmes=dict.fromkeys(STAGES, ("bridge",))))


def notices(selection: Selection) -> list[str]:
    return [notice.message for notice in selection.notices]


def reason(exercise: str, who: str, fact: str) -> str:
    return f"the exercise {exercise} is not safe for someone who {who}: ask first ({fact})"


def messages(problems: list[Diagnostic]) -> list[str]:
    return [problem.message for problem in problems]


# ---- what a sheet holds when nothing is asked for


def test_a_general_handout_has_the_sections_of_the_pack() -> None:
    selection = selected()
    assert sections_of(selection) == ["overview", "staying-active", "exercises", "outlook"]
    assert selection.stage == "settling"


@pytest.mark.parametrize("stage", STAGES)
def test_the_programme_is_that_of_the_stage(stage: str) -> None:
    assert exercises_of(selected(stage=stage)) == PROGRAMMES[stage]


def test_the_programme_has_the_dosage_of_the_pack() -> None:
    for chosen in selected().exercises:
        assert chosen.dosage == chosen.exercise.facts.dosage
        assert chosen.note == ""


@pytest.mark.parametrize("side", [None, "left", "right", "both"])
def test_sided_exercises_are_on_the_affected_side(side: str | None) -> None:
    sides = {chosen.exercise.id: chosen.side for chosen in selected(side=side).exercises}
    assert sides == {"marching": None, "knee-to-chest": side, "bridge": None, "walking": None}


def test_only_that_the_warning_signs_come_along_is_told() -> None:
    [notice] = selected().notices
    assert notice.message == "the warning signs are printed, too: they always come along"
    assert notice.severity == "note"


# ---- what is asked for by name


def test_sections_come_in_the_order_that_was_asked_for() -> None:
    assert sections_of(selected(sections=("outlook", "red-flags", "overview"))) == ["outlook", "red-flags", "overview"]


def test_a_section_that_is_asked_for_twice_comes_once() -> None:
    assert sections_of(selected(sections=("outlook", "overview", "outlook"))) == ["outlook", "overview"]


def test_nothing_is_told_when_everything_was_asked_for() -> None:
    selection = selected("bridge", sections=("red-flags", "exercises", "cupping-precautions", "cupping"))
    assert selection.notices == ()


def test_exercises_are_prescribed_over_the_dosage_of_the_pack() -> None:
    [bridge, knee] = selected("bridge:sets=2,hold=5,note=Slow, calm", "knee-to-chest:side=right", side="left").exercises
    assert (bridge.dosage.sets, bridge.dosage.reps, bridge.dosage.hold, bridge.dosage.per_day) == (2, 6, 5, 2)
    assert (bridge.side, bridge.note) == (None, "Slow, calm")
    assert knee.side == "right"


def test_exercises_bring_their_section_along() -> None:
    selection = selected("bridge", sections=("overview",))
    assert sections_of(selection) == ["overview", "exercises"]
    assert "the section exercises was added for the exercises" in notices(selection)


def test_without_their_section_there_are_no_exercises() -> None:
    assert selected(sections=("overview",)).exercises == ()


def test_cupping_brings_its_precautions_along_and_says_so() -> None:
    selection = selected(sections=("cupping", "overview"))
    assert sections_of(selection) == ["cupping-precautions", "cupping", "overview"]
    assert "cupping-precautions was added: it always comes with cupping" in notices(selection)


@pytest.mark.parametrize("sections", [("cupping", "cupping-precautions"), ("cupping-precautions", "cupping")])
def test_precautions_that_were_asked_for_come_before_cupping_once(sections: tuple[str, ...]) -> None:
    selection = selected(sections=sections)
    assert sections_of(selection) == ["cupping-precautions", "cupping"]
    assert notices(selection) == notices(selected())


def test_more_than_six_exercises_are_printed_with_a_warning() -> None:
    known = [name for name, exercise in sciatica().exercises.items() if "settling" in exercise.facts.stages]
    assert [notice.severity for notice in selected(*known[:6]).notices] == ["note"]
    [warning] = [notice for notice in selected(*known[:7]).notices if notice.severity == "warning"]
    assert warning.message == "7 exercises are many for one sheet"
    assert warning.hint == "people do 6 or fewer more often"


# ---- what can't be: refused


@pytest.mark.parametrize(
    ("request_", "message", "way_out"),
    [
        (
            asked(sections=("cupping",), conditions=("anticoagulants",)),
            "is not safe for someone who takes blood thinners (anticoagulants): never without a clinician (CPS-02)",
            'leave the section out; or, when a clinician has agreed: --cleared anticoagulants --clinician "NAME"',
        ),
        (
            asked(sections=("cupping",), conditions=("numb-skin",)),
            "someone who has numb skin, nerve damage or poor feeling from diabetes: never (CPS-09)",
            "leave the section out; it can't be cleared",
        ),
        (
            asked(sections=("cupping",), conditions=("under-18",)),
            "the section cupping is not safe for someone who is under 18: never at home (CPS-12)",
            "leave the section out; it can't be cleared",
        ),
        (
            asked(sections=("cupping",), conditions=("osteoporosis",)),
            "the section cupping is not safe for someone who has osteoporosis: never on this area (CPS-15)",
            "leave the section out; it can't be cleared",
        ),
        (
            asked("marching", conditions=("unsteady",)),
            "the exercise marching is not safe for someone who is unsteady or has falls: ask first (EX-01/2, EXR-11/7)",
            'use seated-march instead; or, when a clinician has agreed: --cleared unsteady --clinician "NAME"',
        ),
        (
            asked("walking", conditions=("chest-pain",)),
            "the exercise walking is not safe for someone who has chest pain or breathlessness",
            'choose another exercise; or, when a clinician has agreed: --cleared chest-pain --clinician "NAME"',
        ),
        (
            asked("pelvic-rock", conditions=("warning-sign",)),
            "the exercise pelvic-rock is not safe for someone who has a warning sign",
            "choose another exercise; it can't be cleared",
        ),
        (
            asked("bridge", stage="acute"),
            "the exercise bridge is not for the stage acute",
            "choose another exercise, or the stage that fits the patient: --stage settling or remission",
        ),
        (
            asked("bridge:side=left"),
            "bridge is not done on one side",
            "leave out side=left: both sides work at once or in turn",
        ),
        (asked("bridge", "bridge:sets=2"), "bridge is asked for twice", "ask for each exercise once"),
        (
            asked(cleared=("anticoagulants",)),
            "cleared by nobody: a condition is cleared by a named clinician",
            'add who has agreed: --clinician "NAME"',
        ),
    ],
)
def test_what_is_asked_for_and_can_not_be_is_refused_with_reason_and_way_out(
    request_: Request, message: str, way_out: str
) -> None:
    [problem] = [problem for problem in refusals(request_) if message in problem.message]
    assert problem.hint == way_out


def test_the_exercises_of_someone_with_a_warning_sign_are_refused_with_the_reason() -> None:
    [problem] = refusals(asked(sections=("exercises",), conditions=("warning-sign",)))
    assert "has a warning sign that needs help now or today: never (EXR-01/1, EXR-01/2)" in problem.message
    assert problem.hint == "leave the section out; it can't be cleared"


def test_a_programme_of_which_nothing_fits_is_refused_when_it_was_asked_for(bridge_only: Pack) -> None:
    request = asked(sections=("overview", "exercises"), conditions=("recent-belly-surgery",))
    [problem] = problems_of(lambda: select(bridge_only, request))
    assert problem.message == "no exercise of the pack's programme fits this patient"
    assert problem.hint == "choose exercises with -x, or leave the section out"


@pytest.mark.parametrize("clinician", ["", CLINICIAN])
@pytest.mark.parametrize("condition", ["numb-skin", "warning-sign", "under-18", "pregnancy", "fragile-skin"])
def test_what_says_never_stays_refused_when_it_is_cleared(condition: str, clinician: str) -> None:
    problems = refusals(asked(sections=("cupping",), cleared=(condition,), clinician=clinician))
    assert any(problem.hint.endswith("it can't be cleared") for problem in problems)


@pytest.mark.parametrize("condition", ["anticoagulants", "aspirin", "blood-donation"])
def test_a_clinician_clears_what_may_be_cleared(condition: str) -> None:
    selection = selected(sections=("cupping",), cleared=(condition,), clinician=CLINICIAN)
    [_, cupping] = selection.sections
    assert [rule.condition for rule in cupping.verdict.cleared] == [condition]


def test_clearing_needs_a_clinician() -> None:
    for nobody in ("", " "):
        request = asked(sections=("cupping",), cleared=("anticoagulants",), clinician=nobody)
        assert any("takes blood thinners" in message for message in messages(refusals(request)))


def test_a_condition_of_some_places_prints_the_precaution() -> None:
    [_, cupping] = selected(sections=("cupping",), conditions=("broken-skin",)).sections
    assert [rule.id for rule in cupping.verdict.printed] == ["cupping-broken-skin"]


@pytest.mark.parametrize(
    ("request_", "message", "hint"),
    [
        (asked(sections=("cuping",)), "unknown section: 'cuping'", "did you mean cupping?"),
        (asked("brigde"), "unknown exercise: 'brigde'", "did you mean bridge?"),
        (asked(conditions=("osteoporose",)), "unknown condition: 'osteoporose'", "did you mean osteoporosis?"),
        (asked(cleared=("ospirin",), clinician="Dr B"), "unknown condition: 'ospirin'", "did you mean aspirin?"),
        (asked(conditions=("xyz",)), "unknown condition: 'xyz'", "list conditions"),
        (asked("x\x1b[31m"), r"unknown exercise: 'x\x1b[31m'", "`make-pdf list exercises` lists them all"),
    ],
)
def test_an_unknown_id_suggests_what_was_meant(request_: Request, message: str, hint: str) -> None:
    [problem] = refusals(request_)
    assert problem.message == message
    assert hint in problem.hint


def test_all_problems_are_told_at_once() -> None:
    request = asked(
        "brigde",
        "bridge:side=left",
        stage="acute",
        conditions=("anticoagulants", "osteoporose", "no-floor"),
        cleared=("cancr",),
        sections=("cupping", "cuping"),
    )
    assert [message.split(" is not safe")[0] for message in messages(refusals(request))] == [
        "unknown condition: 'osteoporose'",
        "unknown condition: 'cancr'",
        "cleared by nobody: a condition is cleared by a named clinician",
        "unknown exercise: 'brigde'",
        "bridge is not done on one side",
        "the exercise bridge is not for the stage acute",
        "the exercise bridge",
        "the section cupping",
        "unknown section: 'cuping'",
    ]


# ---- everything: what is unsafe is left out, and told


def test_all_sections_are_those_of_the_pack_in_its_order() -> None:
    selection = selected(sections=("all",))
    assert sections_of(selection) == list(sciatica().sections)
    assert sections_of(selection)[:2] == ["overview", "causes"]
    assert exercises_of(selection) == [*PROGRAMMES["settling"], *WATER]
    assert notices(selection) == ["7 exercises are many for one sheet"]


def test_all_exercises_are_printed_with_the_dosage_of_the_pack() -> None:
    selection = selected("all")
    assert exercises_of(selection) == list(sciatica().exercises)
    assert all(chosen.dosage == chosen.exercise.facts.dosage for chosen in selection.exercises)
    assert "30 exercises are many for one sheet" in notices(selection)


def test_everything_is_everything_once() -> None:
    selection = selected("all", sections=("all",))
    sections = sections_of(selection)
    assert sorted(sections) == sorted(sciatica().sections)
    assert sections.index("pool-safety") == sections.index("exercises") - 1  # its companion comes before
    assert exercises_of(selection) == list(sciatica().exercises)
    assert notices(selection) == ["30 exercises are many for one sheet"]


def test_with_a_stage_all_exercises_are_those_for_it() -> None:
    selection = selected("all", stage="acute")
    known = sciatica().exercises
    assert exercises_of(selection) == [name for name in known if "acute" in known[name].facts.stages]
    assert "left out: the exercise bridge is not for the stage acute" in notices(selection)
    left_out = [notice for notice in selection.notices if notice.message.startswith("left out")]
    assert len(left_out) + len(selection.exercises) == len(known)
    assert {notice.severity for notice in left_out} == {"note"}


def test_what_is_unsafe_is_left_out_of_everything_and_told() -> None:
    selection = selected("all", sections=("all",), conditions=("anticoagulants", "no-floor"))
    assert set(sciatica().sections) - set(sections_of(selection)) >= {"cupping"}
    assert not {"bridge", "cat-camel"} & set(exercises_of(selection))
    for missing in set(sciatica().sections) - set(sections_of(selection)):
        assert any(message.startswith(f"left out: the section {missing} is not safe") for message in notices(selection))
    for missing in set(sciatica().exercises) - set(exercises_of(selection)):
        assert any(
            message.startswith(f"left out: the exercise {missing} is not safe") for message in notices(selection)
        )


def test_what_stands_beside_everything_comes_first_as_it_was_asked_for() -> None:
    selection = selected("bridge:sets=5", "all", sections=("outlook", "all"))
    assert sections_of(selection)[:2] == ["outlook", "overview"]
    assert len(sections_of(selection)) == len(sciatica().sections)
    assert exercises_of(selection)[0] == "bridge"
    assert selection.exercises[0].dosage.sets == 5
    assert len(selection.exercises) == len(sciatica().exercises)


def test_what_is_asked_for_by_name_beside_everything_is_refused_when_it_is_unsafe() -> None:
    request = asked("bridge", "all", sections=("cupping", "all"), conditions=("anticoagulants", "no-floor"))
    told = [message.split(" is not safe")[0] for message in messages(refusals(request))]
    assert told == ["the exercise bridge", "the section cupping"]


def test_all_exercises_have_the_dosage_of_the_pack() -> None:
    [problem] = refusals(asked("all:sets=2"))
    assert problem.message == "all exercises have the dosage of the pack"
    assert problem.hint == "prescribe by name, too: -x all -x ID:sets=2"


def test_everything_for_someone_with_a_warning_sign_has_no_exercise_and_no_treatment() -> None:
    selection = selected("all", sections=("all",), conditions=("warning-sign",))
    assert selection.exercises == ()
    assert "red-flags" in sections_of(selection)
    assert not {"exercises", "water-exercise", "walking-plan", "cupping", "massage"} & set(sections_of(selection))


def test_a_patient_whom_no_exercise_suits_gets_none_of_all(bridge_only: Pack) -> None:
    lonely = replace(bridge_only, exercises={"bridge": bridge_only.exercises["bridge"]})
    request = asked("all", sections=("overview",), conditions=("recent-belly-surgery",))
    selection = select(lonely, request)
    assert sections_of(selection) == ["overview"]
    assert "the exercises were left out: no exercise of the pack's programme fits this patient" in notices(selection)


# ---- cards of a programme in a section


def cards_of(selection: Selection) -> dict[str, list[str]]:
    """The exercises of each section that has cards."""
    return {
        chosen.section.id: [card.exercise.id for cards in chosen.cards.values() for card in cards]
        for chosen in selection.sections
        if chosen.cards
    }


def test_a_section_brings_the_cards_of_its_programme() -> None:
    selection = selected(sections=("water-exercise",))
    assert cards_of(selection) == {"water-exercise": WATER}
    assert exercises_of(selection) == WATER


def test_cards_of_a_programme_come_after_those_that_were_chosen() -> None:
    selection = selected(sections=("exercises", "water-exercise"))
    assert cards_of(selection) == {"exercises": PROGRAMMES["settling"], "water-exercise": WATER}
    assert exercises_of(selection) == PROGRAMMES["settling"] + WATER


def test_an_exercise_that_was_chosen_has_no_second_card() -> None:
    selection = selected("water-leg-swings:sets=1", sections=("exercises", "water-exercise"))
    assert cards_of(selection) == {
        "exercises": ["water-leg-swings"],
        "water-exercise": ["water-walking", "water-half-circles"],
    }


def test_cards_that_are_not_for_the_stage_are_left_out_and_told() -> None:
    selection = selected(sections=("water-exercise",), stage="acute")
    assert cards_of(selection) == {"water-exercise": ["water-walking"]}
    assert notices(selection)[:2] == [
        "left out: the exercise water-leg-swings is not for the stage acute",
        "left out: the exercise water-half-circles is not for the stage acute",
    ]


def test_cards_that_are_not_safe_are_replaced_or_left_out_and_told() -> None:
    selection = selected(sections=("water-exercise",), conditions=("hip-replacement",))
    assert cards_of(selection) == {"water-exercise": ["water-walking", "water-leg-swings"]}
    assert notices(selection)[0].startswith("left out: the exercise water-half-circles is not safe for someone who")


def with_programmes(*names: str) -> Pack:
    """The shipped pack with a section "more" that prints the cards of some programmes."""
    more = replace(sciatica().sections["exercises"], id="more", blocks=tuple(map(ExerciseCards, names)))
    return replace(sciatica(), sections={**sciatica().sections, "more": more})


def test_an_exercise_of_two_programmes_has_one_card() -> None:
    pack = with_programmes("acute", "water", "settling")
    selection = select(pack, asked("walking", sections=("exercises", "water-exercise", "more")))
    assert cards_of(selection) == {
        "exercises": ["walking"],
        "water-exercise": WATER,
        "more": ["knee-to-chest", "pelvic-rock", "seated-march", "marching", "bridge"],
    }


def test_what_replaces_an_exercise_of_a_programme_has_no_second_card() -> None:
    request = asked("sit-to-stand", sections=("exercises", "more"), conditions=("no-floor",))
    assert cards_of(select(with_programmes("settling"), request)) == {
        "exercises": ["sit-to-stand"],
        "more": ["marching", "pelvic-rock", "walking"],
    }


def test_a_card_that_stands_elsewhere_is_not_told_to_be_left_out() -> None:
    pack = with_programmes("water")
    acute = replace(pack, facts=replace(pack.facts, default_stage="acute"))
    selection = select(acute, asked("all", sections=("exercises", "more")))
    assert set(WATER) <= set(cards_of(selection)["exercises"])
    assert not any(message.startswith("left out") for message in notices(selection))


# ---- what comes along


def test_an_exercise_brings_its_precautions_along_and_says_so() -> None:
    selection = selected("water-walking")
    assert sections_of(selection) == ["overview", "staying-active", "pool-safety", "exercises", "outlook"]
    assert "pool-safety was added: it always comes with water-walking" in notices(selection)


def test_precautions_of_several_come_once_and_before_the_first() -> None:
    selection = selected("water-walking", "water-leg-swings", sections=("exercises", "water-exercise"))
    assert sections_of(selection) == ["pool-safety", "exercises", "water-exercise"]
    added = [message for message in notices(selection) if message.startswith("pool-safety was added")]
    assert added == ["pool-safety was added: it always comes with water-walking"]


def test_precautions_do_not_come_with_what_is_left_out() -> None:
    selection = selected("walking", sections=("all",), conditions=("epilepsy",))
    assert "water-exercise" not in sections_of(selection)
    assert not any("was added" in message for message in notices(selection))


# ---- every rule of the pack


RULES = [rule for rule in sciatica().safety.contraindications if rule.condition]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.section], ids=lambda rule: rule.id)
def test_every_rule_of_a_section_is_obeyed(rule: Contraindication) -> None:
    request = asked(sections=(rule.section,), conditions=(rule.condition,))
    if rule.level == "never_on_area" and not rule.whole_area:
        [chosen] = [chosen for chosen in select(sciatica(), request).sections if chosen.section.id == rule.section]
        assert rule in chosen.verdict.printed
    else:
        assert any(f"the section {rule.section} is not safe" in problem.message for problem in refusals(request))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.every_exercise], ids=lambda rule: rule.id)
def test_every_rule_of_all_exercises_is_obeyed(rule: Contraindication) -> None:
    for name in sciatica().exercises:
        found = messages(refusals(asked(name, conditions=(rule.condition,))))
        assert any(f"the exercise {name} is not safe" in message for message in found)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.exercises], ids=lambda rule: rule.id)
def test_every_rule_of_exercises_is_obeyed(rule: Contraindication) -> None:
    for name in rule.exercises:
        found = messages(refusals(asked(name, conditions=(rule.condition,))))
        assert any(f"the exercise {name} is not safe" in message for message in found)
    for stage in STAGES:
        chosen = asked(stage=stage, conditions=(rule.condition,), sections=("red-flags",))
        selection = select(sciatica(), replace(chosen, sections=()))
        assert not set(rule.exercises) & set(exercises_of(selection))


# ---- what is only a default: left out or replaced, and told


@pytest.mark.parametrize(
    ("conditions", "stage", "exercises"),
    [
        (("no-floor",), "acute", ["pelvic-rock", "seated-march", "walking"]),
        (("no-floor",), "settling", ["marching", "pelvic-rock", "sit-to-stand", "walking"]),
        (("no-floor",), "remission", ["marching", "pelvic-rock", "sit-to-stand", "walking"]),
        (("unsteady",), "settling", ["seated-march", "knee-to-chest", "bridge", "walking"]),
        (("hip-replacement",), "settling", ["marching", "pelvic-rock", "bridge", "walking"]),
        (("unsteady", "hip-replacement"), "settling", ["seated-march", "pelvic-rock", "bridge", "walking"]),
        (("walking-leg-pain",), "settling", ["marching", "knee-to-chest", "bridge", "seated-march"]),
        (("chest-pain",), "settling", []),
        (("fever",), "acute", []),
        (("recent-belly-surgery",), "remission", ["marching", "cat-camel", "walking"]),
    ],
)
def test_the_programme_fits_the_patient(conditions: tuple[str, ...], stage: str, exercises: list[str]) -> None:
    assert exercises_of(selected(conditions=conditions, stage=stage)) == exercises


@pytest.mark.parametrize("stage", STAGES)
def test_without_the_floor_everything_is_done_standing_or_sitting(stage: str) -> None:
    for chosen in selected(conditions=("no-floor",), stage=stage).exercises:
        assert chosen.exercise.facts.position in ("standing", "sitting")


def test_every_change_of_the_programme_is_told() -> None:
    selection = selected(conditions=("unsteady", "recent-belly-surgery"))
    assert notices(selection)[:2] == [
        f"replaced by seated-march: {reason('marching', 'is unsteady or has falls', 'EX-01/2, EXR-11/7')}",
        f"left out: {reason('bridge', 'has had a recent belly operation', 'EX-17/3')}",
    ]
    assert [notice.severity for notice in selection.notices] == ["warning", "warning", "note"]


def test_a_replacement_must_be_safe_for_the_patient_itself() -> None:
    selection = selected(conditions=("hip-replacement", "spinal-fracture"))
    assert exercises_of(selection) == ["marching", "seated-march", "bridge", "walking"]


def test_a_replacement_must_fit_the_stage() -> None:
    pack = sciatica()
    acute = replace(pack, facts=replace(pack.facts, programmes={"acute": ("bridge", "walking")}))
    assert exercises_of(select(acute, asked(stage="acute", conditions=("no-floor",)))) == ["walking"]


def test_an_exercise_does_not_replace_two_others() -> None:
    selection = selected(conditions=("no-floor", "spinal-fracture"), stage="remission")
    assert exercises_of(selection) == ["marching", "sit-to-stand", "walking"]
    assert [message.split(":")[0] for message in notices(selection)[:2]] == ["replaced by sit-to-stand", "left out"]


def test_the_programme_keeps_an_exercise_that_is_cleared() -> None:
    selection = selected(cleared=("unsteady",), clinician=CLINICIAN)
    assert exercises_of(selection) == PROGRAMMES["settling"]
    assert [rule.id for rule in selection.exercises[0].verdict.cleared] == ["marching-unsteady"]


def test_someone_with_a_warning_sign_gets_the_warning_signs_and_nothing_else() -> None:
    problems = refusals(asked(conditions=("warning-sign",)))
    assert problems[-1].message == "nothing is left to print for this patient"
    assert "-s red-flags" in problems[-1].hint
    assert sections_of(selected(sections=("red-flags",), conditions=("warning-sign",))) == ["red-flags"]


def reason_of_section(name: str, condition: str) -> str:
    return f"left out: the section {name} is not safe for someone who {condition}: postpone (EXR-01/2, RFG-12)"


def test_exercises_of_someone_with_a_fever_are_left_out_and_told() -> None:
    selection = selected(conditions=("fever",))
    assert sections_of(selection) == ["overview", "staying-active", "outlook"]
    assert selection.exercises == ()
    assert [message for message in notices(selection) if message.startswith("left out")] == [
        reason_of_section("exercises", "has a fever or an infection, or feels unwell")
    ]


def test_clearing_what_forbids_nothing_is_told() -> None:
    selection = selected(sections=("overview",), cleared=("pregnancy",), clinician=CLINICIAN)
    assert "nothing to clear: pregnancy forbids nothing that is printed" in notices(selection)


def test_a_default_section_without_a_fitting_exercise_is_left_out_and_told(bridge_only: Pack) -> None:
    selection = select(bridge_only, asked(conditions=("recent-belly-surgery",)))
    assert sections_of(selection) == ["overview", "staying-active", "outlook"]
    assert "the exercises were left out: no exercise of the pack's programme fits this patient" in notices(selection)


# ---- places in a request file


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """A request with a problem on each line."""
    path = tmp_path / "request.yaml"
    path.write_text(
        "conditions: [anticoagulants,\n  osteoporose]\n"
        "sections: [cupping,\n  cuping]\n"
        "exercises:\n  - id: bridge\n    side: left\n  - brigde\n"
        "cleared: [cancer]\n",
        encoding="utf-8",
    )
    return path


def test_a_problem_has_its_place_in_the_request_file(request_file: Path) -> None:
    request, places = read_request(request_file)
    found = {problem.message.split(" is not safe")[0]: problem.place for problem in refusals(request, places)}
    assert found == {
        "unknown condition: 'osteoporose'": Place(str(request_file), 2, 3),
        "cleared by nobody: a condition is cleared by a named clinician": Place(str(request_file), 9, 10),
        "bridge is not done on one side": Place(str(request_file), 6, 5),
        "unknown exercise: 'brigde'": Place(str(request_file), 8, 5),
        "the section cupping": Place(str(request_file), 3, 12),
        "unknown section: 'cuping'": Place(str(request_file), 4, 3),
    }


def test_a_problem_beside_everything_has_its_place_in_the_request_file(tmp_path: Path) -> None:
    path = tmp_path / "request.yaml"
    path.write_text("sections:\n  - all\n  - cuping\n  - cupping\nconditions: [anticoagulants]\n", encoding="utf-8")
    request, places = read_request(path)
    assert [problem.place for problem in refusals(request, places)] == [Place(str(path), 4, 5), Place(str(path), 3, 5)]


def test_a_problem_of_an_option_has_no_place_in_the_file(request_file: Path) -> None:
    request, places = read_request(request_file)
    options = {"exercises": ("brigde",), "sections": ("overview",), "conditions": ("fever",), "clinician": "Dr B"}
    problems = {problem.message: problem.place for problem in refusals(*with_options(request, places, options))}
    assert problems["unknown exercise: 'brigde'"] is None


# ---- what holds for every request


def asks_for_all_without_a_stage(request: Request) -> bool:
    return not request.stage and any(item.id == "all" for item in request.exercises)


def assert_safe(selection: Selection, request: Request) -> None:
    """Everything that is printed is allowed for the patient, fits the stage, and comes once with what belongs to it."""
    pack = sciatica()
    patient = Circumstances(frozenset(request.conditions), frozenset(request.cleared), request.clinician)
    sections, exercises = sections_of(selection), exercises_of(selection)
    for section in selection.sections:
        cards = {block.exercise_cards for block in section.section.blocks if isinstance(block, ExerciseCards)}
        assert set(section.cards) == cards
        assert judge(pack.safety, Target(section=section.section.id), patient) == section.verdict
        assert section.verdict.allowed
    for exercise in selection.exercises:
        assert judge(pack.safety, Target(exercise=exercise.exercise.id), patient) == exercise.verdict
        assert exercise.verdict.allowed
        assert selection.stage in exercise.exercise.facts.stages or asks_for_all_without_a_stage(request)
        assert exercise.side is None or exercise.exercise.facts.sided
    assert len(set(sections)) == len(sections)
    assert len(set(exercises)) == len(exercises)
    for place, section in enumerate(selection.sections):
        names = [section.section.id, *(card.exercise.id for cards in section.cards.values() for card in cards)]
        for companion in (companion for name in names for companion in pack.safety.companions.get(name, ())):
            assert companion in sections[:place] or companion == section.section.id


@given(requests())
def test_what_is_not_refused_is_safe(request: Request) -> None:
    try:
        selection = select(sciatica(), request)
    except HandoutError:
        return
    assert_safe(selection, request)


@given(safe_requests())
def test_what_suits_the_patient_is_printed(request: Request) -> None:
    selection = select(sciatica(), request)
    assert_safe(selection, request)
    assert set(request.sections) - {"all"} <= set(sections_of(selection))
    by_name = [item.id for item in request.exercises if item.id != "all"]
    chosen = [card.exercise.id for section in selection.sections for card in section.cards.get("chosen", ())]
    assert chosen[: len(by_name)] == by_name
