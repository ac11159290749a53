"""Pages on sheets: whoever prints and folds or cuts them holds all pages in order."""

from __future__ import annotations

import pytest
from folding import cut, folded, printed
from hypothesis import given
from hypothesis import strategies as st

from handouts.diagnostics import HandoutError
from layouts.imposition import plan
from layouts.imposition.geometry import PageBox
from layouts.imposition.job import Job, job_for
from layouts.imposition.settings import Settings

A5 = PageBox((0, 0, 419.53, 595.28))
A6_LYING = PageBox((0, 0, 419.53, 297.64))

PAGES = st.integers(1, 300)
SIGNATURES = st.none() | st.integers(1, 80)
FLIPS = st.sampled_from(["short", "long"])
BINDINGS = st.sampled_from(["left", "right"])
SCHEMES = st.sampled_from(["stack2", "stack4"])
ONE_SIDED = st.sampled_from([None, "face-down", "face-up"])


def job(pages: int, page: PageBox = A5, **chosen: object) -> Job:
    return job_for([page] * pages, Settings(**{"thickness": 0, **chosen}))


def front(sheet: plan.Sheet) -> tuple[int, ...]:
    return sheet.front.pages


def back(sheet: plan.Sheet) -> tuple[int, ...]:
    assert sheet.back
    return sheet.back.pages


@given(PAGES, SIGNATURES, FLIPS, BINDINGS, ONE_SIDED)
def test_a_folded_booklet_has_every_page_once_and_in_order(
    pages: int, signature: int | None, flip: str, binding: str, one_sided: str | None
) -> None:
    made = job(pages, signature=signature, flip=flip, binding=binding, one_sided=one_sided)
    assert folded(made) == list(range(1, pages + 1))


@given(st.integers(5, 300), SIGNATURES, FLIPS, BINDINGS, ONE_SIDED)
def test_so_has_one_with_its_cover_apart(
    pages: int, signature: int | None, flip: str, binding: str, one_sided: str | None
) -> None:
    made = job(pages, signature=signature, flip=flip, binding=binding, one_sided=one_sided, cover_apart=True)
    assert folded(made) == list(range(1, pages + 1))
    assert len(printed(made)["-cover"]) == 1


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("pages", range(4, 65, 4))
def test_booklets_of_four_to_64_pages_have_no_blank_page(pages: int, flip: str) -> None:
    made = job(pages, flip=flip)
    assert folded(made) == list(range(1, pages + 1))
    assert len(made.plan.sheets) == pages / 4


@given(PAGES, SCHEMES, st.sampled_from(["short", "long", "none"]), st.sampled_from([A5, A6_LYING]))
def test_piles_that_are_cut_and_laid_on_each_other_are_in_order(
    pages: int, scheme: str, flip: str, page: PageBox
) -> None:
    made = job(pages, page, scheme=scheme, flip=flip)
    assert cut(made) == list(range(1, pages + 1))


@given(PAGES, SCHEMES, FLIPS, st.sampled_from(["face-down", "face-up"]))
def test_so_are_those_of_a_printer_that_prints_one_side_at_a_time(
    pages: int, scheme: str, flip: str, one_sided: str
) -> None:
    assert cut(job(pages, scheme=scheme, flip=flip, one_sided=one_sided)) == list(range(1, pages + 1))


@given(PAGES, SIGNATURES)
def test_no_sheet_is_wasted(pages: int, signature: int | None) -> None:
    made = plan.booklet(pages, signature)
    assert len(made.sheets) == -(-pages // 4)
    assert made.deepest < (signature or len(made.sheets))


def test_the_outermost_sheet_has_the_last_page_beside_the_first() -> None:
    outer, inner = plan.booklet(8).sheets
    assert (front(outer), back(outer)) == ((8, 1), (2, 7))
    assert (front(inner), back(inner)) == ((6, 3), (4, 5))
    assert (outer.depth, inner.depth) == (0, 1)


def test_bound_on_the_right_it_is_mirrored() -> None:
    [sheet] = plan.booklet(4, right_bound=True).sheets
    assert (front(sheet), back(sheet)) == ((1, 4), (3, 2))


def test_blank_pages_stand_at_the_end() -> None:
    [sheet] = plan.booklet(2).sheets
    assert (front(sheet), back(sheet)) == ((0, 1), (2, 0))


def test_bundles_are_folded_each_by_itself() -> None:
    sheets = plan.booklet(20, signature=2).sheets
    assert [front(sheet) for sheet in sheets] == [(8, 1), (6, 3), (16, 9), (14, 11), (20, 17)]
    assert [sheet.depth for sheet in sheets] == [0, 1, 0, 1, 0]


def test_a_cover_apart_is_the_outermost_sheet_of_a_single_fold_and_lies_around_all_bundles() -> None:
    single, bundles = plan.booklet(12, cover_apart=True), plan.booklet(12, 1, cover_apart=True)
    assert [front(sheet) for sheet in single.cover] == [front(sheet) for sheet in bundles.cover] == [(12, 1)]
    assert [sheet.depth for sheet in single.sheets] == [1, 2]
    assert [sheet.depth for sheet in bundles.sheets] == [0, 0]


def test_a_pile_of_leaves_with_two_sides_is_cut_in_two() -> None:
    made = plan.stack(7, columns=2, rows=1)
    assert [(front(sheet), back(sheet)) for sheet in made.sheets] == [((1, 5), (6, 2)), ((3, 7), (0, 4))]


def test_a_side_that_is_turned_twice_is_as_it_was() -> None:
    side = plan.Side((1, 2, 3, 4))
    assert side.turned() == plan.Side((4, 3, 2, 1), upside_down=True)
    assert side.turned().turned() == side


@pytest.mark.parametrize("pages", [1, 4])
def test_one_sheet_has_no_cover_apart(pages: int) -> None:
    with pytest.raises(HandoutError, match="nothing is left for inside the cover"):
        job(pages, cover_apart=True)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"signature": 0}, "a bundle can't have 0 sheets"),
        ({"signature": -3}, "a bundle can't have -3 sheets"),
        ({"thickness": float("nan")}, "no paper is nan mm thick"),
        ({"thickness": -0.1}, "no paper is -0.1 mm thick"),
        ({"thickness": 1.5}, "no paper is 1.5 mm thick"),
        ({"flip": "none"}, "a booklet is printed on both sides"),
        ({"scheme": "stack2", "flip": "none", "one_sided": "face-up"}, "--one-sided and --flip none"),
        ({"scheme": "stack4", "binding": "right"}, "--binding right is for booklets"),
    ],
)
def test_choices_that_make_no_sense_are_refused(chosen: dict[str, object], words: str) -> None:
    with pytest.raises(HandoutError) as caught:
        Settings(**chosen)
    [problem] = caught.value.problems
    assert problem.message.startswith(words)
    assert problem.hint


def test_all_such_choices_are_told_at_once() -> None:
    with pytest.raises(HandoutError) as caught:
        Settings(scheme="stack2", signature=0, cover_apart=True, thickness=9)
    assert len(caught.value.problems) == 4
