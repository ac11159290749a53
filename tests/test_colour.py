"""Contrast of colours, against known ratios of the accessibility guidelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.colour import contrast

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        ("#000000", 21.0),
        ("#ffffff", 1.0),
        ("#FFFFFF", 1.0),
        ("#767676", 4.54),
        ("#777777", 4.48),
        ("#595959", 7.00),
        ("#949494", 3.03),
        ("#ff0000", 4.00),
        ("#00ff00", 1.37),
        ("#0000ff", 8.59),
        ("#010101", 20.87),
    ],
)
def test_contrast_on_white(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.006)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_has_bounds(one: str, other: str) -> None:
    ratio = contrast(one, other)
    assert ratio == contrast(other, one)
    assert 1 <= ratio <= 21.000001
    assert contrast(one, one) == 1
