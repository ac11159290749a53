"""Figures on their way from a pack onto paper: who is drawn, on which side, and what it says to who can't see it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from checked import check_alone
from drawn import drawings, drawn_handout, drawn_pack
from pack_copies import change
from pdf_tree import Element, read
from printed import THEME, faults, tree_of
from sheets import CLINIC

from handouts.document_blocks import Drawing, Labelled
from handouts.document_text import as_text
from handouts.inline import Text
from handouts.library import load_pack
from handouts.pose.model import Figure, Pose
from handouts.printable import unprintable
from handouts.request import NOWHERE, Request
from layouts.editions.handout import handout_theme
from layouts.figures.flowable import figure_row, in_rows
from layouts.render import render
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.document import Document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    drawn_pack(tmp_path)
    return tmp_path


def paper(document: Document, **look: Any) -> bytes:
    return render(document, handout_theme(PageSetup(**look)))


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


def boxes(document: Document) -> list[list[float]]:
    """Left, bottom, right and top of each figure."""
    found = figures(read(paper(document)).root)
    return [[float(number) for number in figure.properties["BBox"].strip("[]").split()] for figure in found]


def test_drawings_that_follow_each_other_stand_side_by_side(folder: Path) -> None:
    again = "  - id: again\n    figure: sitting\n    alt: As above.\n  - id: day\n"
    change(folder / "minimal" / "en" / "sections" / "overview.yaml", "  - id: day\n", again)
    one, other = boxes(drawn_handout(folder, sections=("overview",)))
    assert one[2] < other[0]
    assert one[3] == other[3]


def test_drawings_stand_on_one_ground_line_over_their_captions() -> None:
    words = Labelled("Picture", Text.plain("Someone."))
    tall = Drawing(Figure((Pose(base="standing"),)), words, "a", caption=Text.plain("Stand."))
    low = Drawing(Figure((Pose(base="prone"),)), words, "a")
    row = figure_row(THEME, [tall, low])
    row.wrap(THEME.width)
    one, other = figures(tree_of(row).root)
    assert one.properties["BBox"].split()[1] == other.properties["BBox"].split()[1]


def test_no_row_is_wider_than_the_page() -> None:
    one = Drawing(Figure((Pose(base="prone"),)), Labelled("Picture", Text.plain("Lying.")), "a")
    rows = in_rows(THEME, [one] * 5)
    assert sum(map(len, rows)) == 5
    for row in rows:
        flowable = figure_row(THEME, row)
        flowable.wrap(THEME.width)
        lefts = [float(figure.properties["BBox"].strip("[").split()[0]) for figure in figures(tree_of(flowable).root)]
        assert lefts == sorted(lefts)
        assert lefts[0] >= THEME.side


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
