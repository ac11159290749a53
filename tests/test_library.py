"""Finding and loading packs, with all problems of all files in one pass."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from golden import assert_golden
from pack_copies import PACKS, change, copy_pack

from handouts import library
from handouts.diagnostics import ExitStatus, HandoutError
from handouts.library import SHIPPED, find_languages, find_packs, load_pack


def refusal(folders: list[Path], pack_id: str, language: str = "en") -> HandoutError:
    """What loading a pack ends in."""
    with pytest.raises(HandoutError) as caught:
        load_pack(folders, pack_id, language)
    return caught.value


def messages(error: HandoutError, folder: Path = PACKS) -> list[str]:
    """The problems as ``file:line:column message``, without the path of the content folder."""
    return [f"{problem.place} {problem.message}".removeprefix(f"{folder}/") for problem in error.problems]


def report(error: HandoutError) -> str:
    """The problems in full, one below the other."""
    lines = [f"{p.place}\n  {p.severity}: {p.message}\n  hint: {p.hint}\n" for p in error.problems]
    return "\n".join([*lines, f"{len(lines)} problems\n"]).replace(f"{PACKS}/", "")


def test_the_minimal_pack_is_joined_from_its_files() -> None:
    pack = load_pack([PACKS], "minimal", "en")
    assert pack.id == "minimal"
    assert list(pack.sections) == ["exercises", "heat", "heat-precautions", "overview"]
    assert pack.exercises["leg-swing"].facts.sided
    assert pack.exercises["leg-swing"].text.name.string == "Leg swing"
    assert [flag.facts.id for flag in pack.red_flags] == ["numb-saddle", "foot-drop"]
    assert pack.red_flags[0].text.look_for.string == "You are numb between your legs."
    assert pack.sources["NICE-NG59"].organisation == "NICE"
    assert pack.words.language == pack.language == "en"


def test_the_shipped_pack_has_no_problems() -> None:
    assert load_pack((), "sciatica", "en").id == "sciatica"


def test_every_problem_of_a_faulty_pack_is_told_in_one_pass() -> None:
    error = refusal([PACKS], "faulty")
    assert error.status is ExitStatus.REFUSED
    assert len(error.problems) == 33
    assert all(problem.hint and problem.place and problem.place.line for problem in error.problems)
    assert_golden("faulty-pack.txt", report(error))


def test_packs_of_earlier_folders_lie_on_top(tmp_path: Path) -> None:
    ours = copy_pack(tmp_path)
    packs = find_packs([tmp_path, PACKS])
    assert [layer.folder for layer in packs["minimal"]] == [PACKS / "minimal", ours]
    assert [layer.folder for layer in packs["sciatica"]] == [SHIPPED / "sciatica"]
    assert list(packs) == sorted(packs)


def test_messages_name_shipped_files_briefly_and_those_of_a_clinic_by_their_path(tmp_path: Path) -> None:
    change = tmp_path / "sciatica"
    change.mkdir()
    assert [layer.name for layer in find_packs([tmp_path])["sciatica"]] == ["sciatica", str(change)]


def test_the_shipped_folder_is_searched_once() -> None:
    assert find_packs([SHIPPED]) == find_packs()
    assert [len(layers) for layers in find_packs([PACKS, SHIPPED]).values()] == [1] * len(find_packs([PACKS]))


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_a_folder_that_is_given_twice_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, others = tmp_path / "ours", tmp_path / "others"
    for folder, minutes in ((ours, 7), (others, 9)):
        (folder / "minimal" / "exercises").mkdir(parents=True)
        (folder / "minimal" / "exercises" / "walk.yaml").write_text(f"dosage: {{minutes: {minutes}}}\n", "utf-8")
    (tmp_path / "link").symlink_to(ours)
    (tmp_path / "shipped").symlink_to(SHIPPED)
    monkeypatch.chdir(ours)
    once = load_pack([ours, others, PACKS], "minimal", "en")
    assert once.exercises["walk"].facts.dosage.minutes == 7
    for again in ([ours, ours], [ours, Path()], [Path("../ours"), ours], [tmp_path / "link", ours]):
        assert load_pack([*again, others, PACKS], "minimal", "en") == once
        assert load_pack([again[0], others, again[1], PACKS], "minimal", "en") == once
    assert find_packs([tmp_path / "shipped", SHIPPED / "words" / ".."]) == find_packs()


def test_a_folder_with_the_name_of_no_pack_below_it_must_be_whole(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    (tmp_path / "minimall").mkdir()
    assert set(find_packs([tmp_path])) == {"minimal", *find_packs()}


def test_languages_are_the_folders_with_words(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "en").rename(pack / "de")
    assert find_languages([tmp_path], "minimal") == ["de"]


def test_only_a_folder_with_the_tag_of_a_language_is_one(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    for name in ("pt-BR", "zh-Hant", "EN"):
        (pack / name).mkdir()
        (pack / name / "pack.yaml").touch()
    for name in ("en.old", "en_US", "english", "1x", "facts", "exercises"):
        (pack / name).mkdir(exist_ok=True)
        (pack / name / "pack.yaml").touch()
    assert find_languages([tmp_path], "minimal") == ["EN", "en", "pt-BR", "zh-Hant"]


def test_an_unknown_pack_suggests_the_nearest() -> None:
    error = refusal([PACKS], "minimale")
    assert messages(error) == ["None unknown pack: 'minimale'"]
    assert error.problems[0].hint == "did you mean minimal? `make-pdf list packs` lists them all"


@pytest.mark.parametrize("pack_id", ["../packs/minimal", "", ".", "/"])
def test_a_pack_is_never_reached_by_a_path(pack_id: str) -> None:
    assert "unknown pack" in messages(refusal([PACKS], pack_id))[0]


def test_an_unknown_language_names_the_known_ones() -> None:
    error = refusal([PACKS], "minimal", "de")
    assert messages(error) == ["None unknown language: 'de'"]
    assert "en" in error.problems[0].hint


def test_a_missing_content_folder_is_a_problem_of_the_path(tmp_path: Path) -> None:
    error = refusal([tmp_path / "none"], "minimal")
    assert error.status is ExitStatus.PATH


def test_an_empty_content_folder_is_refused(tmp_path: Path) -> None:
    error = refusal([tmp_path], "minimal")
    assert error.status is ExitStatus.REFUSED
    hint = "a pack is a folder with a file pack.yaml in it, or with the name of a pack that it changes"
    assert error.problems[0].hint == hint


def test_a_pack_in_place_of_a_content_folder_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").touch()
    assert refusal([tmp_path], "minimal").problems[0].hint == "give the folder that holds it"


@pytest.mark.parametrize("path", ["en/pack.yaml", "en/sections/heat.yaml", "exercises/walk.yaml", "reviews.yaml"])
def test_changes_of_a_pack_in_place_of_a_content_folder_are_told_apart(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "minimal"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text("title: x\n", encoding="utf-8")
    error = refusal([folder, PACKS], "minimal")
    assert messages(error) == [f"{folder} this is a pack itself, not a content folder"]
    assert error.problems[0].hint == "give the folder that holds it"


def test_a_pack_may_have_the_name_of_a_language(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path, "hip")
    assert load_pack([tmp_path], "hip", "en").id == "hip"
    (pack / "sources.yaml").unlink()
    assert f"{pack}/sources.yaml the file is missing" in messages(refusal([tmp_path], "hip"))


def test_a_content_folder_may_have_the_name_of_a_pack(tmp_path: Path) -> None:
    copy_pack(tmp_path / "minimal")
    assert load_pack([tmp_path / "minimal"], "minimal", "en").id == "minimal"


def test_a_folder_with_words_alone_is_a_content_folder(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text("name: Our English\n", encoding="utf-8")
    assert load_pack([tmp_path, PACKS], "minimal", "en").words.name == "Our English"


def test_words_of_a_clinic_win_over_shipped_ones(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    (tmp_path / "words").mkdir()
    words = tmp_path / "words" / "en.yaml"
    words.write_bytes((SHIPPED / "words" / "en.yaml").read_bytes())
    change(words, "name: English", "name: Our English")
    assert load_pack([tmp_path], "minimal", "en").words.name == "Our English"


def test_words_of_the_program_must_be_there_in_the_language(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "en").rename(pack / "xx")
    assert messages(refusal([tmp_path], "minimal", "xx")) == [
        "words/xx.yaml the words of the program are missing in this language"
    ]


def test_missing_and_misnamed_files_are_told_with_all_else(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "sources.yaml").unlink()
    (pack / "en" / "sections" / "heat.yaml").rename(pack / "en" / "sections" / "heat.yml")
    change(pack / "exercises" / "walk.yaml", "minutes: 5", "minutes: 500")
    found = messages(refusal([tmp_path], "minimal"), tmp_path)
    assert "minimal/sources.yaml the file is missing" in found
    assert "minimal/en/sections/heat.yml files that end in .yml are not read" in found
    assert any("above the most" in problem for problem in found)


def test_a_file_that_is_too_large_is_told_with_all_else(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    with (pack / "exercises" / "walk.yaml").open("ab") as stream:
        stream.truncate(3_000_000)
    change(pack / "pack.yaml", "id: minimal", "id: other")
    found = messages(refusal([tmp_path], "minimal"), tmp_path)
    assert "minimal/exercises/walk.yaml the file is larger than 2 MB" in found
    assert "minimal/pack.yaml:2:5 the id 'other' differs from the name of its folder, 'minimal'" in found


def test_files_that_an_editor_leaves_behind_are_ignored(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "exercises" / ".walk.yaml").write_text("[", encoding="utf-8")
    (pack / "exercises" / "walk.yaml~").write_text("[", encoding="utf-8")
    assert set(load_pack([tmp_path], "minimal", "en").exercises) == {"stand-up", "leg-swing", "walk"}


def test_the_content_hash_covers_every_file_and_nothing_else(tmp_path: Path) -> None:
    before = load_pack([PACKS], "minimal", "en").content_hash
    pack = copy_pack(tmp_path)
    assert load_pack([tmp_path], "minimal", "en").content_hash == before
    assert len(before) == hashlib.sha256().digest_size * 2
    for path in sorted(pack.rglob("*.yaml")):
        text = path.read_bytes()
        path.write_bytes(text + b"# changed\n")
        is_record = path.name == "provenance.yaml" or path.parent.name == "facts"  # nothing of them is printed
        assert (load_pack([tmp_path], "minimal", "en").content_hash == before) == is_record
        path.write_bytes(text)
    (pack / "notes.txt").touch()
    assert load_pack([tmp_path], "minimal", "en").content_hash == before


def test_words_are_part_of_the_content_hash(tmp_path: Path) -> None:
    before = load_pack([PACKS], "minimal", "en").content_hash
    words = tmp_path / "words" / "en.yaml"
    words.parent.mkdir()
    words.write_bytes((SHIPPED / "words" / "en.yaml").read_bytes())
    change(words, "name: English", "name: Our English")
    assert load_pack([tmp_path, PACKS], "minimal", "en").content_hash != before


def test_shipped_content_lies_beside_the_program() -> None:
    assert Path(library.__file__).parent.parent / "content" == SHIPPED
    assert (SHIPPED / "words" / "en.yaml").is_file()
