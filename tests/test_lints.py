"""Each lint, by texts that it finds something in and texts that are fine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lint_packs import OVERVIEW, PARAGRAPH, TODAY, draft_of, english, findings_on, linted, new_findings, told
from pack_copies import PACKS, change, copy_pack

from handouts.lints import lint
from handouts.lints.style import Style
from layouts import fonts

if TYPE_CHECKING:
    from pathlib import Path

WALK = "en/exercises/walk.yaml"
STOP = "Stop if the pain shoots down your leg. Still there the next day? Tell your clinician."
TWENTY = "One two three four five six seven eight nine ten eleven twelve " + "word " * 7 + "word."


# ---- sentences


def test_a_sentence_may_have_twenty_words(tmp_path: Path) -> None:
    assert findings_on(tmp_path, TWENTY) == []


def test_a_longer_sentence_is_quoted_with_its_length(tmp_path: Path) -> None:
    found = findings_on(tmp_path, f"It is short. So {TWENTY}")
    assert found == [("error", f"a sentence of 21 words; the limit is 20: 'So {TWENTY}'")]


def test_a_placeholder_is_one_word_and_a_bullet_is_a_sentence(tmp_path: Path) -> None:
    assert findings_on(tmp_path, TWENTY.replace("One", "{clinic_phone}")) == []
    bullets = "".join(f"\n      - {TWENTY.removesuffix('.')}" for _ in range(2))
    found = new_findings(tmp_path / "bullets", (OVERVIEW, f'paragraph: "{PARAGRAPH}"', f"bullets: {bullets}"))
    assert not any("a sentence of" in finding.message for finding in found)


def test_few_sentences_are_long(tmp_path: Path) -> None:
    sixteen = " ".join(["word"] * 16).capitalize()
    found = findings_on(tmp_path, f"{sixteen}. {sixteen}. {sixteen}. {sixteen}. {sixteen}.")
    assert found == [("warning", "5 of 13 sentences in the section 'overview' have over 15 words")]
    assert findings_on(tmp_path / "fewer", f"{sixteen}. {sixteen}. {sixteen}. {sixteen}.") == []


# ---- passive voice


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Your back is checked.", "is checked"),
        ("It was never quickly done.", "was never quickly done"),
        ("The cups are being washed.", "being washed"),
        ("It must not be used on the face.", "be used"),
        ("The leg is swollen by fluid.", "is swollen"),
        ("Belts aren't recommended.", "aren't recommended"),
    ],
)
def test_the_passive_voice_is_found(tmp_path: Path, text: str, verb: str) -> None:
    assert findings_on(tmp_path, text) == [("warning", f"passive voice: '{verb}' in '{text}'")]


@pytest.mark.parametrize(
    "text",
    [
        "Your leg is swollen, red and very tired.",
        "It has not been shown to help.",
        "This is called a brace.",
        "Nobody has checked it.",
        "The pain is unexplained.",
        "There are hundreds. You need a bed.",
        "You have been in bed and the bed is a need.",
    ],
)
def test_what_looks_like_the_passive_voice_is_let_pass(tmp_path: Path, text: str) -> None:
    assert findings_on(tmp_path, text) == []


def test_a_glossary_may_use_the_passive_voice(tmp_path: Path) -> None:
    assert new_findings(tmp_path, ("en/glossary.yaml", "nerve of the leg.", "nerve that is pressed.")) == []


# ---- medical words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You may have stenosis.", "stenosis"),
        ("Two DISCS may bulge.", "disc"),
        ("A deep vein may clot.", "deep vein"),
        ("An MRI may help.", "MRI"),
        ("Your biopsies are fine.", "biopsy"),
    ],
)
def test_a_medical_word_that_no_glossary_explains_is_found(tmp_path: Path, text: str, word: str) -> None:
    expected = f"the medical word '{word}' is not in the glossary; it stands in one text"
    assert findings_on(tmp_path, text) == [("error", expected)]


@pytest.mark.parametrize(
    "text", ["The ct of it.", "You discuss it.", "Sciatica: pain in the leg.", "A discreet mri-like word."]
)
def test_other_words_are_no_medical_words(tmp_path: Path, text: str) -> None:
    assert findings_on(tmp_path, text) == []


def test_a_word_inside_a_term_is_told_of_only_where_it_stands_alone(tmp_path: Path) -> None:
    term = (
        "en/glossary.yaml",
        "terms:",
        "terms:\n  - {term: slipped disc, meaning: A disc that bulges., everyday: true}",
    )
    text = "You may have a slipped disc. Call {clinic_phone}."
    assert new_findings(tmp_path, term, (OVERVIEW, PARAGRAPH, text)) == []
    [finding] = new_findings(tmp_path / "alone", term, (OVERVIEW, PARAGRAPH, f"{text} This disc may heal."))
    assert "the medical word 'disc' is not in the glossary" in finding.message


def test_the_longest_medical_word_is_told_of_once(tmp_path: Path) -> None:
    [(_, message)] = findings_on(tmp_path, "It may be ankylosing spondylitis.")
    assert "'ankylosing spondylitis'" in message


def test_a_term_that_the_pack_does_not_use_is_found(tmp_path: Path) -> None:
    term = ("en/glossary.yaml", "terms:", "terms:\n  - {term: disc, meaning: A cushion.}")
    [finding] = new_findings(tmp_path, term)
    assert finding == (
        "warning",
        "en/glossary.yaml",
        "disc, meaning: A cushion.}",
        "the pack does not use the term 'disc'",
    )


# ---- explanations


@pytest.mark.parametrize(
    "text",
    [
        "Sciatica (pain in the leg) is common.",
        "Sciatica pain (pain along a nerve) is common.",
        "Pain in the leg (also called sciatica) is common.",
        "Sciatica is pain in the leg.",
        "The sciatica means that a nerve hurts.",
        "You have sciatica, a pain in the leg, for weeks.",
        "This pain is called sciatica.",
        "**Sciatica:** pain in the leg.",
        "You may have sciatica. It is pain in the leg.",
        "You may have sciatica. Sciatica is pain in the leg.",
        "It goes well. Sciatica means pain in the leg. Sciatica heals.",
    ],
)
def test_a_term_can_be_explained_in_many_ways(tmp_path: Path, text: str) -> None:
    assert findings_on(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You may have sciatica.",
        "Walk with sciatica, and rest (but not for long).",
        "You may have sciatica. Walk a little (it helps).",
        "With sciatica, you can walk. Most people do. Sciatica is pain in the leg.",
    ],
)
def test_a_term_that_is_not_explained_at_first_is_found(tmp_path: Path, text: str) -> None:
    [(severity, message)] = findings_on(tmp_path, text)
    assert message.startswith("'sciatica' is not explained where the section 'overview' first uses it: ")
    assert severity == "warning"


def test_a_term_counts_from_its_first_use_in_text_and_not_in_a_title(tmp_path: Path) -> None:
    title = (OVERVIEW, "title: What helps?", "title: What is sciatica?")
    text = (OVERVIEW, "Read [", "Sciatica is pain in the leg. Read [")
    assert new_findings(tmp_path, title, text) == []
    [finding] = new_findings(tmp_path / "only", title)
    assert finding.message.startswith("'sciatica' is not explained")
    assert finding.at == "What is sciatica?"


def test_an_everyday_term_needs_no_explanation(tmp_path: Path) -> None:
    everyday = ("en/glossary.yaml", "nerve of the leg.", "nerve of the leg., everyday: true")
    assert new_findings(tmp_path, everyday, (OVERVIEW, PARAGRAPH, "Walk off sciatica. Call {clinic_phone}.")) == []


def test_the_hint_shows_how_to_explain_it(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / OVERVIEW, "Read [", "You have sciatica. Read [")
    [problem] = [found for found in linted(tmp_path) if "not explained" in found.message]
    assert problem.hint == (
        "add a few words, as in 'sciatica (pain along the nerve of the leg)', or mark it as everyday"
    )


# ---- wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bend your knees as shown.", "as shown"),
        ("See the picture on page 2.", "See the picture"),
        ("Look at the figure below.", "figure below"),
        ("Simply walk.", "Simply"),
        ("Walk just a little.", "just"),
        ("Keep going!", "!"),
        ("About 70% get better.", "%"),
        ("The patients should walk.", "patients should"),
        ("You failed to walk.", "failed to"),
        ("It will cure you.", "will cure"),
        ("Honey is fine. It will cure you. Do not worry.", "will cure"),
        ("Walk, sit, etc.", "etc"),
        ("Salt & water.", "&"),
        ("Do it immediately.", "immediately"),
        ("Discontinue it if symptoms are exacerbating.", "Discontinue"),
        ("Lie in the supine position.", "supine"),
    ],
)
def test_words_that_are_not_for_patients_are_found(tmp_path: Path, text: str, words: str) -> None:
    found = [message for severity, message in findings_on(tmp_path, text) if severity == "error"]
    assert any(f"not for patients: '{words}' in '" in message for message in found)


@pytest.mark.parametrize(
    "text",
    [
        "It has not been shown to cure sciatica (leg pain).",
        "Nothing will cure it in a day.",
        "Do not wait until honey will cure you.",
        "For a bad burn (see below), call us.",
        "Adjust the chair. Use justice.",
        "Doctors say that you need not worry immediately.",
        "Figure out what helps. The picture is nice.",
    ],
)
def test_words_that_look_alike_are_let_pass(tmp_path: Path, text: str) -> None:
    assert findings_on(tmp_path, text) == []


def test_the_hint_says_what_to_write_instead(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / OVERVIEW, "Read [", "Walk prior to lunch. Read [")
    [problem] = [found for found in linted(tmp_path) if "not for patients" in found.message]
    assert problem.hint == 'write "before"'


# ---- sources, dates, characters


def test_a_section_with_words_of_its_own_names_a_source(tmp_path: Path) -> None:
    found = new_findings(tmp_path, (OVERVIEW, "sources: [NICE-NG59]\n", ""))
    assert found == [("error", OVERVIEW, "What helps?", "the section 'overview' names no source")]


def test_a_section_of_cards_needs_no_source(tmp_path: Path) -> None:
    assert not any("'exercises' names no source" in finding.message for finding in told(PACKS))
    advice = ("en/sections/exercises.yaml", "blocks:", "blocks:\n  - paragraph: Walk with care.")
    [finding] = new_findings(tmp_path, advice)
    assert finding.message == "the section 'exercises' names no source"


@pytest.mark.parametrize(
    ("today", "place", "message"),
    [
        (date(2029, 2, 1), "next_review", "the review of the pack was due on 2029-01-31"),
        (date(2026, 1, 30), "published", "was published on 2026-01-31, which is still to come"),
    ],
)
def test_a_pack_whose_time_is_over_or_has_not_come_is_found(today: date, place: str, message: str) -> None:
    [problem] = [found for found in linted(PACKS, today=today) if "20" in found.message]
    assert message in problem.message
    assert problem.severity == "warning"
    assert problem.place == draft_of(PACKS).place("pack.yaml", place)


@pytest.mark.parametrize("today", [date(2029, 1, 31), date(2026, 1, 31)])
def test_the_day_itself_is_in_time(today: date) -> None:
    assert linted(PACKS, today=today) == linted(PACKS)


def test_a_day_that_no_calendar_has_is_told_elsewhere(tmp_path: Path) -> None:
    assert new_findings(tmp_path, ("pack.yaml", '"2029-01-31"', '"2029-02-31"')) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (OVERVIEW, "Read ["),
        (WALK, "Walk on"),
        ("en/safety.yaml", "have numb"),
        ("en/pack.yaml", "a firm"),
        ("sources.yaml", "Low back"),
    ],
)
def test_a_character_that_the_fonts_lack_is_named(tmp_path: Path, file: str, text: str) -> None:
    [finding] = new_findings(tmp_path, (file, text, f"{text[0]}😀{text[1:]}"))
    assert finding[:2] == ("error", file)
    assert finding.at.strip('"').startswith(f"{text[0]}😀{text[1:]}")
    assert finding.message == "can't be printed: '😀' (U+1F600 GRINNING FACE)"


def test_words_of_the_program_are_checked_too() -> None:
    draft = draft_of(PACKS)
    assert draft.words
    words = replace(draft.words, name="English ⚕")
    [problem] = [
        found
        for found in lint(replace(draft, words=words), english(), TODAY, fonts.missing)
        if "can't be printed" in found.message
    ]
    assert problem.place == draft.place(draft.words_path, "name")


# ---- whom to call, what to do


def test_a_tier_says_whom_to_call(tmp_path: Path) -> None:
    [finding] = new_findings(tmp_path, ("en/red-flags.yaml", "Call {urgent_care} today.", "See a doctor today."))
    assert finding[:3] == ("error", "en/red-flags.yaml", '"See a doctor today."')
    assert finding.message == (
        "the action of the tier same_day does not say whom to call: "
        "'See a doctor today.'; these signs rely on it: foot-drop"
    )


def test_a_sign_that_says_itself_whom_to_call_does_not_rely_on_its_tier(tmp_path: Path) -> None:
    tier = ("en/red-flags.yaml", "Call {urgent_care} today.", "See a doctor today.")
    [finding] = new_findings(tmp_path, tier, ("en/red-flags.yaml", "Keep off the stairs.", '"Call {urgent_care}."'))
    assert finding.message.endswith("'See a doctor today.'")


def test_a_section_tells_the_reader_to_do_something(tmp_path: Path) -> None:
    found = new_findings(
        tmp_path, (OVERVIEW, PARAGRAPH, "The back is strong."), (OVERVIEW, "[Morning, Walk]", "[A, B]")
    )
    assert found == []  # "Rest" is something to do
    passive = ((OVERVIEW, "[Morning, Walk]", "[A, B]"), (OVERVIEW, "[Evening, Rest]", "[C, D]"))
    [finding] = new_findings(tmp_path / "none", (OVERVIEW, PARAGRAPH, "The back is strong."), *passive)
    message = "nothing in the section 'overview' tells the reader what to do"
    assert finding == ("warning", OVERVIEW, "What helps?", message)


@pytest.mark.parametrize(
    "text",
    [
        "Walk a little.",
        "**In bed:** put a cushion there.",
        "If it hurts, stop.",
        "When you sit or drive, slowly get up.",
        "Always ask first.",
        "Do not wait.",
        "Questions? Call {clinic_phone}.",
    ],
)
def test_an_action_may_come_after_a_label_or_a_clause(tmp_path: Path, text: str) -> None:
    cells = ((OVERVIEW, "[Morning, Walk]", "[A, B]"), (OVERVIEW, "[Evening, Rest]", "[C, D]"))
    assert new_findings(tmp_path, (OVERVIEW, PARAGRAPH, text), *cells) == []


@pytest.mark.parametrize(
    ("stop_if", "finding"),
    [
        ("Your leg hurts. Tell us.", "error: stop_if does not say to stop: 'Your leg hurts. Tell us.'"),
        ("Stop if it hurts.", "error: stop_if does not say what to do after stopping: 'Stop if it hurts.'"),
        ("Stop if it hurts. Stop too if you are weak.", "error: stop_if does not say what to do after stopping: "),
        ("Stop if it hurts. Pain is a bad sign.", "warning: stop_if may not say what to do after stopping: "),
    ],
)
def test_an_exercise_says_when_to_stop_and_what_to_do_then(tmp_path: Path, stop_if: str, finding: str) -> None:
    [found] = new_findings(tmp_path, (WALK, STOP, stop_if))
    assert f"{found.severity}: {found.message}".startswith(finding)
    assert found[1:3] == (WALK, stop_if)


@pytest.mark.parametrize(
    "stop_if",
    [
        "Stop if it hurts. Same tomorrow? Leave it out.",
        "Stop if it hurts. If it is still worse the next day, leave it out and tell us.",
        '"Stop if it hurts. For help: {clinic_phone}."',
    ],
)
def test_it_may_say_so_in_many_ways(tmp_path: Path, stop_if: str) -> None:
    assert new_findings(tmp_path, (WALK, STOP, stop_if)) == []


# ---- all together


def test_a_language_without_a_style_is_asked_what_needs_none(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / OVERVIEW, "Read [", f"Simply stenosis! {TWENTY} is checked 😀 [")
    change(pack / OVERVIEW, "sources: [NICE-NG59]\n", "")
    change(pack / "en" / "red-flags.yaml", "Call {clinic_phone}.", "Book a visit.")
    found = list(lint(draft_of(tmp_path), None, date(2030, 1, 1), fonts.missing))
    assert [problem.message.split(":")[0] for problem in found if problem not in _sources_before()] == [
        "the section 'overview' names no source",
        "the review of the pack was due on 2029-01-31",
        "can't be printed",
        "the action of the tier soon does not say whom to call",
    ]


def _sources_before() -> set[object]:
    return {found for found in linted(PACKS) if "source" in found.message}


def test_a_style_without_words_finds_no_more_than_none() -> None:
    empty = list(lint(draft_of(PACKS), Style(), TODAY, fonts.missing))
    unused = [problem for problem in empty if "does not use" in problem.message or "not explained" in problem.message]
    assert [problem for problem in empty if problem not in unused] == list(
        lint(draft_of(PACKS), None, TODAY, fonts.missing)
    )


def test_files_with_problems_of_their_own_are_left_out(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    for path in pack.rglob("*.yaml"):
        path.write_text("colour: red\n", encoding="utf-8")
    assert [problem for problem in linted(tmp_path) if problem.place and "words/" not in problem.place.file] == []


def test_every_finding_says_where_it_is_and_what_to_do(tmp_path: Path) -> None:
    change(copy_pack(tmp_path) / OVERVIEW, "Read [", f"Simply stenosis! {TWENTY} is checked. You have sciatica. Read [")
    found = linted(tmp_path)
    assert len(found) >= 6
    assert all(problem.hint and problem.place and problem.place.line for problem in found)
    assert len(set(found)) == len(found)
