"""Figures on their way from a pack onto paper: who is drawn, on which side, and what it says to who can't see it."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from checked import check_alone
from command_line import ROOT
from drawn import drawings, drawn_handout, drawn_pack
from pack_copies import change
from pdf_tree import Element, read
from printed import faults
from sheets import CLINIC

from handouts.document_text import as_text
from handouts.library import load_pack
from handouts.printable import unprintable
from handouts.request import NOWHERE, Request
from layouts.figures import cache
from layouts.render import render
from layouts.theme import handout_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.document import Document
    from handouts.document_blocks import Drawing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    drawn_pack(tmp_path)
    return tmp_path


def paper(document: Document, **look: Any) -> bytes:
    return render(document, handout_theme(look.pop("paper", "a4"), **{"mono": False, **look}))


def forms(pdf: bytes) -> list[bytes]:
    """What each form of a file paints."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = (item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form")
        return [item.read_bytes() for item in found]


def figures(element: Element) -> Iterator[Element]:
    """All but the code of the last page."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from [kid] if kid.role == "Figure" and "QR" not in kid.properties["alt"] else figures(kid)


# ---- the document


def test_a_card_has_its_figure_with_words(folder: Path) -> None:
    [swing] = drawings(drawn_handout(folder, "leg-swing", "walk", sections=("exercises",)))
    assert swing.alt.text.string == "Someone swings one leg."
    assert swing.figure == load_pack([folder], "minimal", "en").exercises["leg-swing"].facts.figure
    assert not swing.mirrored


@pytest.mark.parametrize(("side", "mirrored"), [("left", True), ("right", False)])
def test_a_prescribed_side_is_drawn_and_named(folder: Path, side: str, *, mirrored: bool) -> None:
    [swing] = drawings(drawn_handout(folder, f"leg-swing:side={side}", sections=("exercises",)))
    assert swing.mirrored is mirrored
    assert swing.alt.text.string == f"Someone swings the {side} leg."


def test_a_section_shows_a_figure_of_the_pack(folder: Path) -> None:
    [sitting] = drawings(drawn_handout(folder, sections=("overview",)))
    assert sitting.alt.text.string == "A person sits upright."
    assert sitting.caption is not None
    assert sitting.caption.string == "Sit tall."
    assert sitting.figure.props.chair == 0


def test_one_person_is_drawn_throughout(folder: Path) -> None:
    everything = ("overview", "exercises")
    assert {picture.person for picture in drawings(drawn_handout(folder, "leg-swing", sections=everything))} == {"a"}
    asked_for = drawn_handout(folder, "leg-swing", sections=everything, person="c")
    assert {picture.person for picture in drawings(asked_for)} == {"c"}


def test_plain_text_says_what_pictures_show(folder: Path) -> None:
    text = as_text(drawn_handout(folder, "leg-swing:side=left", sections=("overview", "exercises")))
    assert "Picture: A person sits upright.\nSit tall.\n" in text
    assert "1. Leg swing: Helps you to move.\nPicture: Someone swings the left leg.\n" in text


def test_words_of_pictures_must_be_printable(folder: Path) -> None:
    change(folder / "minimal" / "en" / "exercises" / "leg-swing.yaml", "Someone swings one leg.", "猫.")
    document = drawn_handout(folder, "leg-swing", sections=("exercises",))
    missing = unprintable(Request(), NOWHERE, CLINIC, document, lambda text: [c for c in text if c == "猫"])
    assert [problem.message for problem in missing] == [
        "the content of exercises holds '猫' (U+732B CJK UNIFIED IDEOGRAPH-732B), which can't be printed"
    ]


def test_the_origin_names_the_figures_of_the_sections(folder: Path) -> None:
    document = drawn_handout(folder, sections=("overview",))
    digest = load_pack([folder], "minimal", "en").part_hashes["figures/sitting"]
    assert f"part figures/sitting {digest}" in document.properties.keywords


# ---- the paper


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("mono", [False, True])
def test_figures_conform(folder: Path, size: str, *, mono: bool) -> None:
    document = drawn_handout(folder, "leg-swing:side=left", "walk", sections=("overview", "exercises"))
    assert faults(paper(document, paper=size, mono=mono)) == []


def test_each_figure_is_one_element_with_words_and_place(folder: Path) -> None:
    document = drawn_handout(folder, "leg-swing", "walk", sections=("overview", "exercises"))
    found = list(figures(read(paper(document)).root))
    assert [figure.properties["alt"] for figure in found] == ["'A person sits upright.'", "'Someone swings one leg.'"]
    assert all(re.fullmatch(r"\[\S+ \S+ \S+ \S+\]", figure.properties["BBox"]) for figure in found)
    assert all(figure.properties["Placement"] == "Block" for figure in found)


def test_the_same_drawing_is_stored_once(folder: Path) -> None:
    again = "  - id: again\n    figure: sitting\n    alt: As above.\n  - id: day\n"
    change(folder / "minimal" / "en" / "sections" / "overview.yaml", "  - id: day\n", again)
    pdf = paper(drawn_handout(folder, sections=("overview",)))
    assert len(list(figures(read(pdf).root))) == 2
    assert len(forms(pdf)) == 1


def test_the_left_side_is_the_mirror_image_of_the_right(folder: Path) -> None:
    """Every line begins as far from the middle, on the other side of it."""
    change(folder / "minimal" / "exercises" / "leg-swing.yaml", "    - base: standing\n", "")
    [right], [left] = (
        forms(paper(drawn_handout(folder, f"leg-swing:side={side}", sections=("exercises",))))
        for side in ("right", "left")
    )
    assert right != left
    across = [sorted(sign * (x - middle(form)) for x, _ in points(form)) for form, sign in ((right, 1), (left, -1))]
    assert across[0] == pytest.approx(across[1], abs=2)


def points(form: bytes) -> list[tuple[int, int]]:
    """Where the paths of a form begin."""
    return [(int(x), int(y)) for x, y in re.findall(rb"(?:^|\s)(-?\d+) (-?\d+) m\b", form)]


def middle(form: bytes) -> float:
    xs = [x for x, _ in points(form)]
    return (min(xs) + max(xs)) / 2


def test_each_person_is_another_drawing(folder: Path) -> None:
    looks = [forms(paper(drawn_handout(folder, "leg-swing", sections=("exercises",), person=p))) for p in "abcd"]
    assert len({form for (form,) in looks}) == 4


# ---- the cache


def stored(own_cache: Path) -> list[Path]:
    return sorted((own_cache / "figures").glob("*.drawing"))


@pytest.fixture
def swing(folder: Path) -> Iterator[Drawing]:
    cache.drawn.cache_clear()
    yield drawings(drawn_handout(folder, "leg-swing", sections=("exercises",)))[0]
    cache.drawn.cache_clear()


LOOK = cache.Look("a", mirrored=False, mono=False, scale=0.62, width=170)


def test_what_was_drawn_is_kept_between_runs(swing: Drawing, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    assert len(stored(own_cache)) == 1
    cache.drawn.cache_clear()
    monkeypatch.setattr(cache, "_draw", None)  # drawing again would fail
    assert cache.drawn(swing.figure, LOOK) == fresh


def test_each_look_is_kept_for_itself(swing: Drawing, own_cache: Path) -> None:
    looks = [LOOK, LOOK._replace(person="b"), LOOK._replace(mirrored=True), LOOK._replace(scale=0.584)]
    assert len({cache.drawn(swing.figure, look) for look in looks}) == 4
    assert len(stored(own_cache)) == 4


def signed(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


FORGED = {
    "empty": b"",
    "another digest": b"0" * 64 + b"\n40 90\n" + zlib.compress(b"1 0 0 rg"),
    "no digest": b"40 90\n" + zlib.compress(b"1 0 0 rg"),
    "not packed": signed(b"40 90\n1 0 0 rg"),
    "another operator": signed(b"40 90\n" + zlib.compress(b"/Fm1 Do")),
    "something after it": signed(b"40 90\n" + zlib.compress(b"1 0 0 rg") + b"more"),
    "too large": signed(b"40 90000\n" + zlib.compress(b"1 0 0 rg")),
    "no size": signed(b"nan 90\n" + zlib.compress(b"1 0 0 rg")),
    "half a size": signed(b"40\n" + zlib.compress(b"1 0 0 rg")),
    "endless": signed(b"40 90\n" + zlib.compress(b" " * 10_000_000)),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_damaged_or_forged_drawing_is_drawn_again(swing: Drawing, own_cache: Path, forged: bytes) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    [file] = stored(own_cache)
    whole = file.read_bytes()
    file.write_bytes(forged)
    cache.drawn.cache_clear()
    assert cache.drawn(swing.figure, LOOK) == fresh
    assert file.read_bytes() == whole


def test_half_a_drawing_is_drawn_again(swing: Drawing, own_cache: Path) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    [file] = stored(own_cache)
    file.write_bytes(file.read_bytes()[:-20])
    cache.drawn.cache_clear()
    assert cache.drawn(swing.figure, LOOK) == fresh


DRAWING = ("handouts.pose.solve", "layouts.figures.picture", "layouts.figures.body", "layouts.figures.people")
PROGRAM = f"""
import sys
from make_pdf import main
try:
    main(["build", "minimal", "--content", sys.argv[1], "-x", "leg-swing", "-o", sys.argv[2], "-q"])
except SystemExit:
    pass
print(sorted(set({DRAWING}) & set(sys.modules)))
"""


def test_a_kept_drawing_needs_none_of_the_modules_that_draw(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(tmp_path / "a.pdf")]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(2)]
    assert [done.stdout.splitlines()[-1] for done in runs] == [str(sorted(DRAWING)), "[]"]


def test_without_a_cache_it_is_drawn_all_the_same(
    swing: Drawing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HANDOUTS_CACHE", str(tmp_path / "file"))
    assert cache.drawn(swing.figure, LOOK).operators


def test_only_so_many_drawings_are_kept(swing: Drawing, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    for width in (150, 160, 170, 180):
        cache.drawn(swing.figure, LOOK._replace(width=width))
    assert len(stored(own_cache)) == 2


# ---- the pack


def test_figures_are_checked_like_all_that_is_named(folder: Path) -> None:
    overview = folder / "minimal" / "en" / "sections" / "overview.yaml"
    change(overview, "figure: sitting", "figure: siting")
    [problem] = (problem for problem in check_alone([folder / "minimal"], []) if problem.severity == "error")
    assert (problem.message, problem.hint) == ("unknown figure: 'siting'", "did you mean sitting?")
    assert str(problem.place).endswith("overview.yaml:9:13")


def test_a_clinic_replaces_a_figure_as_a_whole(folder: Path, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic" / "minimal" / "figures"
    clinic.mkdir(parents=True)
    (clinic / "sitting.yaml").write_text("id: sitting\nfigure:\n  poses: [{base: kneeling}]\n", encoding="utf-8")
    figure = load_pack([tmp_path / "clinic", folder], "minimal", "en").figures["sitting"]
    assert [pose.base for pose in figure.poses] == ["kneeling"]
    assert figure.props.chair is None
