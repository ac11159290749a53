"""The command `figures`: contact sheets and single drawings, and what it refuses."""

from __future__ import annotations

import os
import shlex
from ast import literal_eval
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from command_line import Run, files_in, run
from golden import assert_golden
from pack_copies import change, copy_pack
from pdf_tree import Element, read
from PIL import Image
from printed import extracted, faults

from handouts.document_blocks import Drawing
from handouts.gallery import gallery
from handouts.library import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

SWING = """figure:
  poses:
    - base: standing
    - {base: standing, right: {hip: 40}, arrows: [{track: right.ankle}]}
"""
SIT = """figure:
  props: {chair: 0}
  poses: [{base: sitting}]
"""
WORDS = 'One leg swings forward & back: <as far> as "you" can.'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the minimal pack and three figures in it: of two exercises and a section."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    desk = tmp_path / "desk"
    pack = copy_pack(desk / "packs")
    monkeypatch.chdir(desk)
    draw(pack, "leg-swing", SWING, f"picture: '{WORDS}'\npicture_one_side: The {{side}} leg swings.\n")
    draw(pack, "stand-up", SIT, "picture: Someone sits.\n")
    (pack / "figures").mkdir()
    (pack / "figures" / "rest.yaml").write_text(f"id: rest\n{SIT}", encoding="utf-8")
    overview = pack / "en" / "sections" / "overview.yaml"
    change(overview, "blocks:\n", "blocks:\n  - {figure: rest, alt: Someone has a rest., id: rest}\n")
    change(pack / "provenance.yaml", "printed:\n", "printed:\n  OVR-99: [sections/overview#rest]\n")
    facts = pack / "facts" / "facts.yaml"
    change(facts, "facts:\n", "facts:\n  - {id: OVR-99, topic: overview, fact: Rest a little.}\n")
    return desk


def draw(pack: Path, exercise: str, figure: str, words: str) -> None:
    for path, text in (("exercises", figure), ("en/exercises", words)):
        with (pack / path / f"{exercise}.yaml").open("a", encoding="utf-8") as stream:
            stream.write(text)


def figures(*words: str) -> Run:
    return run("figures", "minimal", "--content", "packs", "-o", "out", *words)


def written() -> list[str]:
    return sorted(files_in(Path("out")))


def read_aloud(pdf: bytes) -> list[tuple[str, str]]:
    """Role and words of each element that has words of its own."""

    def leaves(element: Element) -> Iterator[tuple[str, str]]:
        said = element.properties.get("alt")
        words = literal_eval(said) if said else "".join(kid for kid in element.kids if isinstance(kid, str))
        if words:
            yield element.role, words
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from leaves(kid)

    return list(leaves(read(pdf).root))


SINGLE = ["leg-swing.svg", "rest.svg", "stand-up.svg"]
ALL = ["contact-sheet-1.png", "contact-sheet.pdf", *SINGLE]


# ---- what it writes


@pytest.mark.usefixtures("desk")
def test_sheet_pages_and_single_drawings_are_written_and_told() -> None:
    found = figures()
    assert (found.status, found.err) == (0, "")
    assert sorted(Path(line) for line in found.lines) == sorted(Path("out", name) for name in ALL)
    assert written() == ALL
    with Image.open("out/contact-sheet-1.png") as picture:
        assert picture.size == pytest.approx((827, 1170), abs=1)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("options", [(), ("--mono",), ("--person", "d")])
def test_the_sheet_conforms_and_is_read_aloud_in_order(options: tuple[str, ...]) -> None:
    assert figures(*options).status == 0
    pdf = Path("out/contact-sheet.pdf").read_bytes()
    assert faults(pdf) == []
    assert read_aloud(pdf) == [
        ("H1", "Back pain: keep moving"),
        ("Figure", WORDS),
        ("Caption", "leg-swing"),
        ("Figure", "Someone sits."),
        ("Caption", "stand-up"),
        ("Figure", "Someone has a rest."),
        ("Caption", "rest"),
    ]


@pytest.mark.usefixtures("desk")
def test_the_same_run_gives_the_same_bytes() -> None:
    figures()
    first = files_in(Path("out"))
    figures()
    assert files_in(Path("out")) == first


@pytest.mark.usefixtures("desk")
def test_options_change_what_is_drawn() -> None:
    looks = set()
    for options in ((), ("--mono",), ("--person", "c")):
        figures(*options)
        looks.add(Path("out/leg-swing.svg").read_bytes())
    assert len(looks) == 3
    figures("--resolution", "50")
    with Image.open("out/contact-sheet-1.png") as picture:
        assert picture.size == pytest.approx((414, 585), abs=1)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("options", [("--only", "rest,leg-swing"), ("--only", "rest", "--only", "leg-swing")])
def test_only_some_are_drawn_in_the_order_asked_for(options: tuple[str, ...]) -> None:
    figures(*options)
    assert written() == ["contact-sheet-1.png", "contact-sheet.pdf", "leg-swing.svg", "rest.svg"]
    spoken = read_aloud(Path("out/contact-sheet.pdf").read_bytes())
    assert [words for role, words in spoken if role == "Caption"] == ["rest", "leg-swing"]


@pytest.mark.usefixtures("desk")
def test_pages_of_a_longer_sheet_do_not_stay_behind() -> None:
    out = Path("out")
    out.mkdir()
    for name in ("contact-sheet-2.png", "contact-sheet-notes.png", "page-1.png"):
        (out / name).touch()
    figures()
    assert written() == sorted([*ALL, "contact-sheet-notes.png", "page-1.png"])


@pytest.mark.usefixtures("desk")
def test_a_dry_run_says_what_it_would_write() -> None:
    found = figures("--dry-run")
    assert (found.status, found.data) == (0, b"")
    assert [line.partition("would write ")[2] for line in found.err.splitlines()] == [
        str(Path("out", name))
        for name in ("contact-sheet.pdf", "contact-sheet-1.png", "leg-swing.svg", "stand-up.svg", "rest.svg")
    ]
    assert not Path("out").exists()


def test_many_figures_fill_several_pages(desk: Path) -> None:
    pack = desk / "packs" / "minimal"
    for number in range(40):
        (pack / "figures" / f"more-{number}.yaml").write_text(f"id: more-{number}\n{SWING}", encoding="utf-8")
    assert figures("--resolution", "20").status == 0
    with pikepdf.open("out/contact-sheet.pdf") as pdf:
        assert len(pdf.pages) > 1
    assert faults(Path("out/contact-sheet.pdf").read_bytes()) == []
    assert len([name for name in written() if name.endswith(".png")]) == len(pdf.pages)


# ---- names


def test_a_name_that_is_wider_than_its_figure_stays_in_one_line(desk: Path) -> None:
    name = "someone-who-has-a-rest-on-a-chair"
    (desk / "packs" / "minimal" / "figures" / f"{name}.yaml").write_text(f"id: {name}\n{SIT}", encoding="utf-8")
    assert figures("--only", name).status == 0
    assert name in extracted(Path("out/contact-sheet.pdf").read_bytes())


def test_a_figure_with_the_name_of_an_exercise_gets_another(desk: Path) -> None:
    (desk / "packs" / "minimal" / "figures" / "walk.yaml").write_text(f"id: walk\n{SIT}", encoding="utf-8")
    pack = load_pack([desk / "packs"], "minimal", "en")
    found = gallery(pack, "a")
    assert list(found) == ["leg-swing", "stand-up", "rest", "figure-walk"]
    assert all(isinstance(drawing, Drawing) and drawing.alt.text.string for drawing in found.values())


# ---- what it refuses


BAD = {
    "unknown-figure": "--only leg-swings",
    "exercise-without-a-figure": "--only walk",
    "unknown-figure-far-off": "--only xyz,leg-swing",
    "all-at-once": "--only leg-swings --only walk --person e",
    "unknown-pack": "--quiet",
    "missing-content": "--content elsewhere",
    "output-is-a-file": "-o packs/minimal/pack.yaml",
    "output-below-a-file": "-o packs/minimal/pack.yaml/out",
    "resolution": "--resolution 5000",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_clear_words_and_writes_nothing(name: str, desk: Path) -> None:
    before = files_in(desk)
    pack = "minimum" if name == "unknown-pack" else "minimal"
    typed = f"figures {pack} --content packs -o out {BAD[name]}"
    refused(name, typed)
    assert files_in(desk) == before


def test_a_pack_without_figures_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_pack(tmp_path / "packs")
    monkeypatch.chdir(tmp_path)
    refused("no-figures", "figures minimal --content packs -o out")
    assert not (tmp_path / "out").exists()


def test_a_pose_that_nobody_can_hold_is_told_as_by_check(desk: Path) -> None:
    change(desk / "packs" / "minimal" / "exercises" / "leg-swing.yaml", "{hip: 40}", "{hip: 400, hand: wall}")
    refused("bad-pose", "figures minimal --content packs -o out")
    told = run("check", "packs").err
    assert all(line in told for line in figures().err.splitlines())
    assert not (desk / "out").exists()


def refused(name: str, typed: str) -> None:
    found = run(*shlex.split(typed))
    assert found.data == b""
    assert "Traceback" not in found.err
    assert found.err.count("error: ") == found.err.count("\n  hint: ") > 0
    said = f"$ make-pdf {typed}\nexit status {found.status}\n\n{found.err.replace(os.sep, '/')}"
    assert_golden(f"figures/{name}.txt", said)
