"""What `new` writes is valid as it stands, so that an author starts from something that works."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import check
from command_line import files_in, run
from pack_copies import change, copy_pack

from handouts.diagnostics import HandoutError
from handouts.files import write_all
from handouts.library import SHIPPED, load_pack
from handouts.scaffold import scaffold

TODAY = date(2026, 11, 24)


def write(kind: str, name: str, folder: Path, pack: str = "minimal", language: str = "en") -> list[str]:
    """Scaffold and write; returns the paths below the folder."""
    files = scaffold(kind, name, folder, TODAY, pack=pack, language=language)
    write_all({path: text.encode("utf-8") for path, text in files.items()})
    return sorted(path.relative_to(folder).as_posix() for path in files)


def refusal(kind: str, name: str, folder: Path, pack: str = "minimal", language: str = "en") -> str:
    with pytest.raises(HandoutError) as caught:
        scaffold(kind, name, folder, TODAY, pack=pack, language=language)
    return caught.value.problems[0].message


def severities(paths: list[Path]) -> set[str]:
    """What `check` finds: warnings of texts that are still to be written, and nothing worse."""
    return {problem.severity for problem in check(paths)}


def test_a_new_pack_has_no_errors(tmp_path: Path) -> None:
    written = write("pack", "neck-pain", tmp_path)
    assert {"neck-pain/pack.yaml", "neck-pain/en/sections/overview.yaml", "neck-pain/facts/facts.yaml"} < set(written)
    assert severities([tmp_path]) == {"warning"}
    pack = load_pack([tmp_path], "neck-pain", "en")
    assert (pack.text.title.string, pack.facts.published) == ("Neck pain: what helps", "2026-11-24")


def test_new_sections_and_exercises_have_no_errors_in_a_pack_of_ones_own(tmp_path: Path) -> None:
    write("pack", "neck-pain", tmp_path)
    write("section", "parking", tmp_path, "neck-pain")
    write("section", "bus", tmp_path, "neck-pain")
    write("exercise", "slow-nod", tmp_path, "neck-pain")
    assert severities([tmp_path / "neck-pain"]) == {"warning"}
    pack = load_pack([tmp_path], "neck-pain", "en")
    assert {"parking", "bus"} < set(pack.sections)
    assert pack.exercises["slow-nod"].text.name.string == "Slow nod"
    assert list(pack.sources) == ["OWN", "SOURCE-1"]


def test_a_new_section_lies_over_a_shipped_pack(tmp_path: Path) -> None:
    written = write("section", "parking", tmp_path, "sciatica")
    assert written == [
        "sciatica/en/sections/parking.yaml",
        "sciatica/facts/parking.yaml",
        "sciatica/provenance.yaml",
        "sciatica/sources.yaml",
    ]
    pack = load_pack([tmp_path], "sciatica", "en")
    assert pack.sections["parking"].title.string == "Parking"
    assert set(load_pack((), "sciatica", "en").sections) | {"parking"} == set(pack.sections)


def test_what_an_author_wrote_stays(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    before = (tmp_path / "minimal" / "sources.yaml").read_text(encoding="utf-8")
    write("section", "parking", tmp_path)
    after = (tmp_path / "minimal" / "sources.yaml").read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        '  - {id: OWN, organisation: Our clinic, title: Our own advice, year: "2026"}'
    ]
    assert all(line in after.splitlines() for line in before.splitlines())


@pytest.mark.parametrize("name", ["Neck", "neck pain", "../neck", "", "-", "neck\n"])
@pytest.mark.parametrize("kind", ["pack", "section", "exercise"])
def test_a_name_is_an_id_and_never_a_path(tmp_path: Path, kind: str, name: str) -> None:
    assert refusal(kind, name, tmp_path).startswith("no id: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["all", "chosen", "null", "pack", "style", "words"])
@pytest.mark.parametrize("kind", ["pack", "section", "exercise"])
def test_an_id_with_a_meaning_of_its_own_is_refused(tmp_path: Path, kind: str, name: str) -> None:
    assert refusal(kind, name, tmp_path) == f"the id '{name}' has a meaning of its own"


@pytest.mark.parametrize("name", ["exercises", "facts", "sections"])
def test_a_pack_is_not_called_like_a_part_of_one(tmp_path: Path, name: str) -> None:
    assert refusal("pack", name, tmp_path) == f"the id '{name}' has a meaning of its own"
    copy_pack(tmp_path)
    assert f"minimal/en/sections/{name}-here.yaml" in write("section", f"{name}-here", tmp_path)


@pytest.mark.parametrize("language", ["../../evil", "/evil", "", "en/..", "english", "en.old"])
@pytest.mark.parametrize("kind", ["pack", "section", "exercise"])
def test_a_language_is_a_tag_and_never_a_path(tmp_path: Path, kind: str, language: str) -> None:
    assert refusal(kind, "one", tmp_path / "ours", "sciatica", language).startswith("no language: ")
    assert list(tmp_path.iterdir()) == []


def test_a_language_has_words_of_the_program(tmp_path: Path) -> None:
    assert refusal("pack", "one", tmp_path, language="xx") == "the words of the program are missing in this language"
    words = (SHIPPED / "words" / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "xx.yaml").write_text(words.replace("language: en", "language: xx"), encoding="utf-8")
    assert "one/xx/sections/overview.yaml" in write("pack", "one", tmp_path, language="xx")
    assert [problem for problem in check([tmp_path]) if problem.severity == "error"] == []
    assert refusal("section", "two", tmp_path, "one") == "unknown language: 'en'"


def test_content_is_not_written_into_a_pack(tmp_path: Path) -> None:
    (tmp_path / "sciatica" / "exercises").mkdir(parents=True)
    for kind in ("pack", "section", "exercise"):
        assert refusal(kind, "one", tmp_path / "sciatica", "sciatica") == "this is a pack itself, not a content folder"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    assert refusal("pack", "minimal", tmp_path) == "there is a pack 'minimal' already"
    assert refusal("pack", "sciatica", tmp_path / "new") == "there is a pack 'sciatica' already"
    assert refusal("section", "overview", tmp_path) == "the pack has a section 'overview' already"
    assert refusal("exercise", "walk", tmp_path) == "the pack has an exercise 'walk' already"
    (tmp_path / "minimal" / "facts").mkdir(exist_ok=True)
    (tmp_path / "minimal" / "facts" / "run.yaml").write_text("facts: [{id: RUN-01, topic: run, fact: Run.}]\n", "utf-8")
    assert refusal("exercise", "run", tmp_path) == "the file is there already"
    (tmp_path / "neck-pain" / "exercises").mkdir(parents=True)
    assert refusal("pack", "neck-pain", tmp_path) == "the folder is there already"


def test_a_list_in_one_line_can_not_be_added_to(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "provenance.yaml").write_text("printed: {}\n", encoding="utf-8")
    assert "nothing can be added to `printed`" in refusal("section", "parking", tmp_path)


def test_unknown_kinds_and_packs_suggest_the_nearest(tmp_path: Path) -> None:
    assert refusal("chapter", "one", tmp_path) == "unknown kind of thing: 'chapter'"
    assert refusal("section", "one", tmp_path, "sciatca") == "unknown pack: 'sciatca'"


def test_a_faulty_pack_is_mended_first(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "exercises" / "walk.yaml").write_text("id: walk\n", encoding="utf-8")
    assert "missing key" in refusal("section", "parking", tmp_path)


@pytest.mark.parametrize("name", ["provenance.yaml", "facts/facts.yaml", "sources.yaml"])
def test_a_file_in_another_encoding_is_told(tmp_path: Path, name: str) -> None:
    pack = copy_pack(tmp_path)
    with (pack / name).open("ab") as stream:
        stream.write("# Müller\n".encode("latin-1"))
    before = files_in(tmp_path)
    found = run("new", "section", "parking", "--content", str(tmp_path), "--pack", "minimal")
    assert (found.status, found.data) == (1, b"")
    assert found.err.startswith("error: the file is not text in UTF-8\n")
    assert files_in(tmp_path) == before


def test_what_would_be_faulty_is_not_written(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    change(pack / "provenance.yaml", "pack#lead", "sections/overveiw")
    assert refusal("section", "parking", tmp_path) == "OVR-01: there is no file for 'sections/overveiw'"


def test_files_of_the_author_are_written_to_as_they_are(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "provenance.yaml").write_bytes(
        (pack / "provenance.yaml").read_bytes().replace(b"\n  ", b"\n    ").replace(b"\n", b"\r\n")
    )
    (pack / "sources.yaml").write_bytes(
        b"\xef\xbb\xbf" + (pack / "sources.yaml").read_bytes().replace(b"\n  -", b"\n-") + b"...\n"
    )
    write("section", "parking", tmp_path)
    assert b"\r\nprinted:\r\n    OWN-01: [sections/parking#what-to-do]\r\n    OVR-01:" in (
        (pack / "provenance.yaml").read_bytes()
    )
    assert b"\nsources:\n- {id: OWN, " in (pack / "sources.yaml").read_bytes()
    assert [problem for problem in check([pack]) if problem.severity == "error"] == []


@pytest.mark.parametrize("last", ["parking.yaml", "provenance.yaml", "sources.yaml"])
def test_when_one_file_can_not_be_written_none_is(tmp_path: Path, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_pack(tmp_path / "ours")
    before, folders = files_in(tmp_path), sorted(tmp_path.rglob("*"))
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == last:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    found = run("new", "section", "parking", "--content", str(tmp_path / "ours"), "--pack", "minimal")
    assert (found.status, found.data) == (4, b"")
    assert files_in(tmp_path) == before
    assert sorted(tmp_path.rglob("*")) == folders
