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
        ("{id: stand-up-dizziness, exercises: [stand-up]}", "it was about walk, too"),
        ("{id: stand-up-dizziness, condition: ~}", "it was about the condition dizziness"),
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


@pytest.mark.parametrize("precaution", ["section: heat, exercises: []", "exercises: [walk]", "condition: fever"])
def test_a_precaution_can_not_become_weaker(clinic: Clinic, precaution: str) -> None:
    clinic.write("safety.yaml", f"precautions:\n  - {{id: leg-swing-numb-skin, {precaution}}}\n")
    assert "the precaution 'leg-swing-numb-skin' is weaker" in clinic.refusals()[0]


def test_companions_keep_coming_along(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "companions: {heat: []}\n")
    assert clinic.refusals() == ["minimal/safety.yaml:1:20 heat-precautions no longer comes along with heat"]


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


def test_lists_of_safety_can_not_be_replaced_as_a_whole(clinic: Clinic) -> None:
    clinic.write("safety.yaml", "contraindications: []\n")
    clinic.write("red-flags.yaml", "red_flags: []\n")
    found = clinic.refusals()
    assert sum("is weaker: it is gone" in problem for problem in found) == 3
    assert any("at least 1" in problem or "empty" in problem for problem in found)


def test_a_section_keeps_its_warnings(clinic: Clinic) -> None:
    clinic.write("en/sections/heat-precautions.yaml", "blocks:\n  - paragraph: Heat is fine.\n")
    assert clinic.refusals() == [
        "minimal/en/sections/heat-precautions.yaml:2:3 the section no longer has the warning 'contraindications'"
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
    merged = laid_over(base, over)
    assert laid_over(merged, over).data == merged.data
    assert laid_over(base, base).data == base.data
    assert all(place.file in {"below", "above"} for place in merged.marks.values())
    if isinstance(below, dict) and isinstance(above, dict):
        assert set(merged.data or ()) == set(below) | set(above)
