"""What `new` writes is valid as it stands, so that an author starts from something that works."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from checked import check
from pack_copies import copy_pack

from handouts.diagnostics import HandoutError
from handouts.library import load_pack
from handouts.scaffold import scaffold

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 24)


def write(kind: str, name: str, folder: Path, pack: str = "minimal") -> list[str]:
    """Scaffold and write; returns the paths below the folder."""
    files = scaffold(kind, name, folder, TODAY, pack=pack, language="en")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return sorted(path.relative_to(folder).as_posix() for path in files)


def refusal(kind: str, name: str, folder: Path, pack: str = "minimal") -> str:
    with pytest.raises(HandoutError) as caught:
        scaffold(kind, name, folder, TODAY, pack=pack, language="en")
    return caught.value.problems[0].message


def test_a_new_pack_passes_check(tmp_path: Path) -> None:
    written = write("pack", "neck-pain", tmp_path)
    assert {"neck-pain/pack.yaml", "neck-pain/en/sections/overview.yaml", "neck-pain/facts/facts.yaml"} < set(written)
    assert check([tmp_path]) == []
    pack = load_pack([tmp_path], "neck-pain", "en")
    assert (pack.text.title.string, pack.facts.published) == ("Neck pain: what helps", "2026-11-24")


def test_new_sections_and_exercises_pass_check_in_a_pack_of_ones_own(tmp_path: Path) -> None:
    write("pack", "neck-pain", tmp_path)
    write("section", "parking", tmp_path, "neck-pain")
    write("section", "bus", tmp_path, "neck-pain")
    write("exercise", "slow-nod", tmp_path, "neck-pain")
    assert [problem for problem in check((), [tmp_path]) if "neck-pain" in str(problem.place)] == []
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


@pytest.mark.parametrize("name", ["Neck", "neck pain", "../neck", "", "-", "all", "words", "null"])
@pytest.mark.parametrize("kind", ["pack", "section", "exercise"])
def test_a_name_is_an_id_and_never_a_path(tmp_path: Path, kind: str, name: str) -> None:
    assert refusal(kind, name, tmp_path).startswith("no id: ")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    copy_pack(tmp_path)
    assert refusal("pack", "minimal", tmp_path) == "there is a pack 'minimal' already"
    assert refusal("pack", "sciatica", tmp_path / "new") == "there is a pack 'sciatica' already"
    assert refusal("section", "overview", tmp_path) == "the pack has a section 'overview' already"
    assert refusal("exercise", "walk", tmp_path) == "the pack has an exercise 'walk' already"
    (tmp_path / "minimal" / "facts").mkdir(exist_ok=True)
    (tmp_path / "minimal" / "facts" / "run.yaml").write_text("facts: [{id: RUN-01, topic: run, fact: Run.}]\n", "utf-8")
    assert refusal("exercise", "run", tmp_path) == "the file is there already"


def test_a_list_in_one_line_can_not_be_added_to(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "provenance.yaml").write_text("printed: {}\n", encoding="utf-8")
    assert refusal("section", "parking", tmp_path) == "`printed` is written in one line: nothing can be added"


def test_unknown_kinds_and_packs_suggest_the_nearest(tmp_path: Path) -> None:
    assert refusal("chapter", "one", tmp_path) == "unknown kind of thing: 'chapter'"
    assert refusal("section", "one", tmp_path, "sciatca") == "unknown pack: 'sciatca'"


def test_a_faulty_pack_is_mended_first(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    (pack / "exercises" / "walk.yaml").write_text("id: walk\n", encoding="utf-8")
    assert "missing key" in refusal("section", "parking", tmp_path)
