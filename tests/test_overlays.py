"""A clinic's folder lies over a pack: it holds only what differs, and can make the pack safer, never less safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import check_alone
from hypothesis import given
from hypothesis import strategies as st
from pack_copies import PACKS

from handouts.diagnostics import HandoutError
from handouts.library import find_languages, load_pack
from handouts.overlay import laid_over
from handouts.overlay_changes import changes
from handouts.yaml_source import parse_yaml


class Clinic:
    """A clinic's folder over the test packs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, text: str) -> None:
        """Put a file into the clinic's folder of the minimal pack."""
        file = self.folder / "minimal" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    @property
    def folders(self) -> list[Path]:
        return [self.folder, PACKS]

    def load(self, language: str = "en") -> object:
        return load_pack(self.folders, "minimal", language)

    def refusals(self) -> list[str]:
        """What is wrong with the clinic's changes, as ``file:line:column message``."""
        with pytest.raises(HandoutError) as caught:
            self.load()
        return [
            f"{problem.place} {problem.message}".replace(f"{self.folder}/", "") for problem in caught.value.problems
        ]


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    made = Clinic(tmp_path / "clinic")
    (made.folder / "minimal").mkdir(parents=True)
    return made


# ---- what can be changed


def test_an_empty_folder_changes_nothing(clinic: Clinic) -> None:
    assert load_pack(clinic.folders, "minimal", "en") == load_pack([PACKS], "minimal", "en")


def test_a_single_dosage_changes_and_the_rest_stays(clinic: Clinic) -> None:
    clinic.write("exercises/stand-up.yaml", "dosage: {reps: 12}\n")
    dosage = load_pack(clinic.folders, "minimal", "en").exercises["stand-up"].facts.dosage
    assert (dosage.sets, dosage.reps, dosage.per_day) == (2, 12, 1)


def test_a_single_text_of_an_exercise_changes(clinic: Clinic) -> None:
    clinic.write("en/exercises/stand-up.yaml", "easier: Put a cushion on the seat.\n")
    text = load_pack(clinic.folders, "minimal", "en").exercises["stand-up"].text
    assert text.easier.string == "Put a cushion on the seat."
    assert text.name.string == "Stand up"


def test_a_block_is_changed_by_its_id_and_others_are_added(clinic: Clinic) -> None:
    clinic.write(
        "en/sections/overview.yaml",
        "blocks:\n  - {id: guide, bullets: [Walk., Rest.]}\n  - {id: parking, paragraph: Park behind the house.}\n",
    )
    blocks = load_pack(clinic.folders, "minimal", "en").sections["overview"].blocks
    assert [(block.id, type(block).__name__) for block in blocks] == [
        ("guide", "Bullets"),
        ("day", "Table"),
        ("parking", "Paragraph"),
    ]


def test_a_list_without_ids_takes_the_place_of_the_old_one(clinic: Clinic) -> None:
    clinic.write("pack.yaml", "default_sections: [exercises]\nprogrammes: {acute: [leg-swing]}\n")
    facts = load_pack(clinic.folders, "minimal", "en").facts
    assert facts.default_sections == ("exercises",)
    assert facts.programmes == {
        "acute": ("leg-swing",),
        "settling": ("stand-up", "leg-swing"),
        "remission": ("stand-up",),
    }


def test_a_source_and_a_term_change_by_their_names(clinic: Clinic) -> None:
    clinic.write("sources.yaml", 'sources:\n  - {id: NICE-NG59, year: "2030"}\n')
    clinic.write("en/glossary.yaml", "terms:\n  - {term: sciatica, meaning: Pain down the leg.}\n")
    pack = load_pack(clinic.folders, "minimal", "en")
    assert (pack.sources["NICE-NG59"].organisation, pack.sources["NICE-NG59"].year) == ("NICE", "2030")
    assert [(term.term, term.meaning.string) for term in pack.terms] == [("sciatica", "Pain down the leg.")]


def test_a_clinic_adds_sections_and_exercises(clinic: Clinic) -> None:
    clinic.write("en/sections/parking.yaml", "id: parking\ntitle: Where can I park?\nblocks:\n  - paragraph: Here.\n")
    for path in ("exercises/stand-up.yaml", "en/exercises/stand-up.yaml"):
        text = (PACKS / "minimal" / path).read_text(encoding="utf-8")
        clinic.write(path.replace("stand-up", "rise"), text.replace("id: stand-up", "id: rise"))
    pack = load_pack(clinic.folders, "minimal", "en")
    assert {"parking"} < set(pack.sections)
    assert {"rise"} < set(pack.exercises)


def test_a_clinic_adds_a_language(clinic: Clinic) -> None:
    for path in sorted((PACKS / "minimal" / "en").rglob("*.yaml")):
        relative = path.relative_to(PACKS / "minimal" / "en").as_posix()
        clinic.write(f"xx/{relative}", path.read_text(encoding="utf-8"))
    words = Path("words", "xx.yaml")
    (clinic.folder / "words").mkdir()
    shipped = (Path(__file__).parent.parent / "content" / "words" / "en.yaml").read_text(encoding="utf-8")
    (clinic.folder / words).write_text(shipped.replace("language: en", "language: xx"), encoding="utf-8")
    assert find_languages(clinic.folders, "minimal") == ["en", "xx"]
    assert load_pack(clinic.folders, "minimal", "xx").language == "xx"


def test_the_folder_given_first_lies_on_top(clinic: Clinic, tmp_path: Path) -> None:
    clinic.write("exercises/walk.yaml", "dosage: {minutes: 7}\n")
    above = Clinic(tmp_path / "above")
    above.write("exercises/walk.yaml", "dosage: {minutes: 9}\n")
    minutes = load_pack([above.folder, *clinic.folders], "minimal", "en").exercises["walk"].facts.dosage.minutes
    assert minutes == 9


def test_every_change_makes_another_content_hash(clinic: Clinic) -> None:
    before = load_pack([PACKS], "minimal", "en").content_hash
    clinic.write("exercises/walk.yaml", "dosage: {minutes: 5}\n")
    assert load_pack(clinic.folders, "minimal", "en").content_hash != before


def test_a_mistake_is_told_where_it_was_made(clinic: Clinic) -> None:
    clinic.write("exercises/walk.yaml", "dosage: {minutes: 500}\n")
    clinic.write("en/sections/overview.yaml", "blocks:\n  - {id: guide, paragraph: 'Call {clinic_fone}.'}\n")
    assert clinic.refusals() == [
        "minimal/en/sections/overview.yaml:2:28 unknown placeholder '{clinic_fone}'",
        "minimal/exercises/walk.yaml:1:19 minutes: 500 is above the most that a sheet may carry, 120",
    ]


# ---- what can't be loosened


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("{id: heat-fever, level: never_on_area}", "the rule 'heat-fever' is weaker: it was postpone"),
        ("{id: heat-numb-skin, whole_area: false}", "it was never_on_area for the whole area"),
        ("{id: heat-numb-skin, condition: fever}", "it was about the condition numb-skin"),
        ("{id: heat-fever, section: overview}", "it was about the section heat"),
        ("{id: heat-fever, level: ask_first, every_exercise: true, condition: numb-skin}", "the condition fever"),
    ],
)
def test_a_rule_can_not_become_weaker(clinic: Clinic, rule: str, problem: str) -> None:
    clinic.write("safety.yaml", f"contraindications:\n  - {rule}\n")
    [found] = clinic.refusals()
    assert found.startswith("minimal/safety.yaml:2:5 the rule ")
    assert found.endswith(problem)


def test_a_rule_can_become_stricter(clinic: Clinic) -> None:
    clinic.write(
        "safety.yaml",
        "contraindications:\n  - {id: heat-fever, level: never}\n"
        "  - {id: heat-numb-skin, level: never, whole_area: false}\n",
    )
    rules = {rule.id: rule for rule in load_pack(clinic.folders, "minimal", "en").safety.contraindications}
    assert rules["heat-fever"].level == "never"
    assert rules["heat-numb-skin"].level == "never"


def test_a_clinic_adds_a_rule(clinic: Clinic) -> None:
    rule = "{id: walk-fever, facts: [EX-03], level: never, exercises: [walk], condition: fever}"
    clinic.write("safety.yaml", f"contraindications:\n  - {rule}\n")
    clinic.write("en/safety.yaml", "contraindications: {walk-fever: have a fever}\n")
    rules = [rule.id for rule in load_pack(clinic.folders, "minimal", "en").safety.contraindications]
    assert rules == ["heat-numb-skin", "heat-fever", "stand-up-dizziness", "walk-fever"]


def test_a_precaution_can_not_become_weaker(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "precautions:\n  - {id: leg-swing-numb-skin, condition: fever}\n")
    assert "the precaution 'leg-swing-numb-skin' is weaker" in clinic.refusals()[0]


def test_lists_of_safety_only_grow(clinic: Clinic) -> None:
    clinic.write(
        "safety.yaml",
        "conditions: [cold]\ncontraindications:\n  - {id: stand-up-dizziness, exercises: [leg-swing], instead: {}}\n"
        "precautions:\n  - {id: leg-swing-numb-skin, exercises: [walk]}\ncompanions: {heat: [overview]}\n",
    )
    clinic.write("en/safety.yaml", "conditions: {cold: has a cold}\n")
    clinic.write("en/red-flags.yaml", "emergency: {do: [Stay where you are.]}\n")
    assert clinic.refusals() == [
        f"{PACKS}/minimal/safety.yaml:20:25 instead: 'leg-swing' is forbidden for the same condition"
    ]
    clinic.write(
        "safety.yaml",
        (clinic.folder / "minimal" / "safety.yaml").read_text("utf-8").replace("leg-swing], i", "walk], i"),
    )
    pack = load_pack(clinic.folders, "minimal", "en")
    rule = next(rule for rule in pack.safety.contraindications if rule.id == "stand-up-dizziness")
    assert pack.safety.conditions == ("dizziness", "numb-skin", "fever", "cold")
    assert rule.exercises == ("stand-up", "walk")
    assert pack.safety.precautions[0].exercises == ("leg-swing", "walk")
    assert pack.safety.companions == {"heat": ("heat-precautions", "overview")}
    assert [line.string for line in pack.red_flags_text.emergency.do] == [
        "Do not drive yourself.",
        "Stay where you are.",
    ]


@pytest.mark.parametrize(
    ("level", "words"),
    [("never_on_area", "never_on_area"), ("ask_first", "never_on_area"), ("postpone", "never_on_area")],
)
def test_a_place_that_is_left_out_is_not_for_asking(clinic: Clinic, level: str, words: str) -> None:
    place = "{id: heat-back, facts: [HT-01], level: never_on_area, section: heat}"
    below = clinic.folder.parent / "below"
    first = Clinic(below)
    first.write("safety.yaml", f"contraindications:\n  - {place}\n")
    first.write("en/safety.yaml", "contraindications: {heat-back: your neck}\n")
    clinic.write("safety.yaml", f"contraindications:\n  - {{id: heat-back, level: {level}}}\n")
    folders = [clinic.folder, below, PACKS]
    if level == "never_on_area":
        load_pack(folders, "minimal", "en")
        return
    with pytest.raises(HandoutError, match=f"the rule 'heat-back' is weaker: it was {words}"):
        load_pack(folders, "minimal", "en")


def test_the_layer_in_the_middle_is_a_floor_too(clinic: Clinic, tmp_path: Path) -> None:
    clinic.write("safety.yaml", "contraindications:\n  - {id: heat-fever, level: never}\n")
    above = Clinic(tmp_path / "above")
    above.write("safety.yaml", "contraindications:\n  - {id: heat-fever, level: postpone}\n")
    with pytest.raises(HandoutError, match="the rule 'heat-fever' is weaker: it was never"):
        load_pack([above.folder, *clinic.folders], "minimal", "en")


def test_an_id_stands_once_in_a_file_of_changes(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "contraindications:\n  - {id: heat-fever, level: never}\n  - {id: heat-fever}\n")
    assert clinic.refusals() == ["minimal/safety.yaml:3:5 'heat-fever' is there twice"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("en/red-flags.yaml", "red_flags: {foot-drop: {do: ~}}\n"),
        ("en/exercises/walk.yaml", "stop_if: ~\n"),
        ("safety.yaml", "companions: ~\n"),
        ("red-flags.yaml", "red_flags: ~\n"),
    ],
)
def test_an_empty_value_takes_nothing_away(clinic: Clinic, path: str, text: str) -> None:
    clinic.write(path, text)
    assert "an empty value takes nothing away from what lies below" in clinic.refusals()[0]


def test_an_exercise_keeps_its_fact_and_gains_no_stage(clinic: Clinic) -> None:
    clinic.write("exercises/stand-up.yaml", "fact: EX-02\nstages: [acute, settling, remission]\n")
    assert clinic.refusals() == [
        "minimal/exercises/stand-up.yaml:1:7 the exercise stood on EX-01, and so do its rules",
        "minimal/exercises/stand-up.yaml:2:9 stages: the exercise was not for the stage acute",
    ]


def test_patients_are_at_no_later_stage_until_someone_says_so(clinic: Clinic) -> None:
    clinic.write("pack.yaml", "default_stage: remission\n")
    assert "default_stage: patients are at the stage settling" in clinic.refusals()[0]
    clinic.write("pack.yaml", "default_stage: acute\n")
    assert load_pack(clinic.folders, "minimal", "en").facts.default_stage == "acute"


@pytest.mark.parametrize("words", ["pages: {unreviewed: Fine}", "clinic: {call: Do not call}", "safety: {for_you: Hi}"])
def test_words_about_safety_and_review_are_the_same_on_every_sheet(clinic: Clinic, words: str) -> None:
    (clinic.folder / "words").mkdir()
    (clinic.folder / "words" / "en.yaml").write_text(f"{words}\n", encoding="utf-8")
    assert "these words are the same on every sheet" in clinic.refusals()[0]


def test_copies_of_an_exercise_bring_its_companions(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "companions: {walk: [heat-precautions]}\n")
    for path in ("exercises/walk.yaml", "en/exercises/walk.yaml"):
        text = (PACKS / "minimal" / path).read_text(encoding="utf-8")
        clinic.write(path.replace("walk", "stroll"), text.replace("id: walk", "id: stroll"))
    assert load_pack(clinic.folders, "minimal", "en").safety.companions["stroll"] == ("heat-precautions",)


@pytest.mark.parametrize(
    ("sign", "problem"),
    [
        ("urgency: soon, first: false", "is weaker: it was emergency"),
        ("in_box: false", "lost its place on page 1"),
        ("first: false", "lost its place on page 1"),
    ],
)
def test_a_warning_sign_can_not_become_weaker(clinic: Clinic, sign: str, problem: str) -> None:
    clinic.write("red-flags.yaml", f"red_flags:\n  - {{id: numb-saddle, {sign}}}\n")
    assert any(found.endswith(problem) for found in clinic.refusals())


def test_lists_of_safety_can_not_be_emptied(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "contraindications: []\nconditions: []\ncompanions: {heat: []}\n")
    clinic.write("red-flags.yaml", "red_flags: []\n")
    ours, theirs = load_pack(clinic.folders, "minimal", "en"), load_pack([PACKS], "minimal", "en")
    assert (ours.safety, ours.red_flags) == (theirs.safety, theirs.red_flags)


def test_blocks_without_an_id_are_added_and_replace_nothing(clinic: Clinic) -> None:
    clinic.write(
        "en/sections/overview.yaml",
        "blocks:\n  - heading: Where can I park?\n  - {id: parking, paragraph: Behind the house.}\n",
    )
    blocks = load_pack(clinic.folders, "minimal", "en").sections["overview"].blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Heading", "Paragraph"]


@pytest.mark.parametrize(
    ("section", "block", "problem"),
    [
        ("heat-precautions", "{id: list, contraindications: {of: overview}}", "listed who must not have heat"),
        ("heat-precautions", "{id: list, paragraph: Heat is fine.}", "listed who must not have heat"),
        ("exercises", "{id: cards, paragraph: None.}", "has to stay as it is: exercise_cards"),
    ],
)
def test_a_section_keeps_its_warnings(clinic: Clinic, section: str, block: str, problem: str) -> None:
    clinic.write(f"en/sections/{section}.yaml", f"blocks:\n  - {block}\n")
    assert any(found.endswith(problem) for found in clinic.refusals())


def test_a_warning_goes_on_saying_whom_to_call(clinic: Clinic) -> None:
    below = Clinic(clinic.folder.parent / "below")
    callout = "{kind: stop, title: Stop, text: 'Call {urgent_care}.'}"
    below.write("en/sections/heat.yaml", f"blocks:\n  - {{id: stop, callout: {callout}}}\n")
    clinic.write("en/sections/heat.yaml", "blocks:\n  - {id: stop, callout: {kind: info, text: Go on.}}\n")
    with pytest.raises(HandoutError) as caught:
        load_pack([clinic.folder, below.folder, PACKS], "minimal", "en")
    assert [problem.message for problem in caught.value.problems] == [
        "the block 'stop' named whom to call: {urgent_care}",
        "the block 'stop' was a warning: stop",
    ]


def test_a_copy_of_an_exercise_under_another_name_keeps_its_rules(clinic: Clinic) -> None:
    for path in ("exercises/stand-up.yaml", "en/exercises/stand-up.yaml"):
        text = (PACKS / "minimal" / path).read_text(encoding="utf-8")
        clinic.write(path.replace("stand-up", "rise"), text.replace("id: stand-up", "id: rise"))
    rules = load_pack(clinic.folders, "minimal", "en").safety.contraindications
    assert [rule.id for rule in rules if "rise" in rule.exercises] == ["stand-up-dizziness"]


# ---- what check tells


def test_the_changes_of_a_clinic_are_listed(clinic: Clinic) -> None:
    clinic.write("exercises/walk.yaml", "dosage: {minutes: 7}\n")
    clinic.write("en/sections/overview.yaml", "blocks:\n  - {id: guide, paragraph: Call us.}\n")
    clinic.write("en/sections/parking.yaml", "id: parking\ntitle: Parking\nblocks:\n  - paragraph: Here.\n")
    found = [(change.place.line, change.what, change.before, change.now) for change in changes((), clinic.folders)]
    assert found == [
        (
            2,
            "blocks: guide: paragraph",
            "Read [the guide](https://example.org/guide), or call {clinic_phone}.",
            "Call us.",
        ),
        (1, "dosage: minutes", "5", "7"),
        (1, "a new file", None, "en/sections/parking.yaml"),
    ]


def test_a_folder_of_changes_is_checked_by_its_path(clinic: Clinic) -> None:
    clinic.write("exercises/walk.yaml", "dosage: {minutes: 500}\n")
    pack = clinic.folder / "minimal"
    for path in (pack, pack / "exercises", clinic.folder):
        errors = [problem for problem in check_alone([path], [PACKS]) if problem.severity == "error"]
        assert [str(problem.place) for problem in errors] == [f"{pack}/exercises/walk.yaml:1:19"]


# ---- laying over

_SCALARS = st.text(alphabet="abc", min_size=1)
_DATA = st.recursive(
    _SCALARS, lambda part: st.dictionaries(_SCALARS, part, max_size=3) | st.lists(part, max_size=3), max_leaves=12
)


@given(_DATA, _DATA)
def test_laying_over_is_defined_for_all_data(below: object, above: object) -> None:
    import json

    base, over = (parse_yaml(json.dumps(data).encode(), name) for data, name in ((below, "below"), (above, "above")))
    merged, _ = laid_over(base, over)
    assert all(place.file in {"below", "above"} for place in merged.marks.values())
    grown, _ = laid_over(base, over, growing=True)
    if isinstance(below, list) and isinstance(above, list):
        assert grown.data[: len(below)] == below  # type: ignore[index]
    if isinstance(below, dict) and isinstance(above, dict):
        assert set(merged.data or ()) == set(below) | set(above)
