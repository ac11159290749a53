"""What tones look like in colour and in plain line art.

Greys of what touches on the near side (skin, shirt, trousers, hair) differ by at least 0.15 of the way from black to
white (weights of Rec. 601), so that a grey photocopy keeps them apart; on the far side, paler, their lines do. Plain
line art fills nothing but with paper: its widths of lines tell near from far.
"""

from __future__ import annotations

from typing import Final

INK: Final = "#1B2733"
PAPER: Final = "#FFFFFF"
COLOUR: Final[dict[str, str | None]] = {
    "ink": INK,
    "ink-far": "#5A6670",
    "skin": PAPER,
    "skin-far": "#F3F5F6",
    "skin-dark": "#8A5F42",
    "skin-dark-far": "#BC9B84",
    "shirt": "#C8DBE1",
    "shirt-far": "#E2ECEF",
    "trousers": "#7E9AA8",
    "trousers-far": "#B9C8CF",
    "hair": "#303A43",
    "hair-grey": "#A5ACB1",
    "strand": None,
    "shoe": PAPER,
    "shoe-far": "#F3F5F6",
    "prop": "#E4E9EB",
    "prop-light": "#F2F5F6",
    "prop-line": "#6B7780",
    "pillow": "#FBF1DC",
    "strap": "#B56A00",
    "water": "#2F7F93",
    "arrow": "#A01218",
    "halo": PAPER,
    "ghost": "#8A959C",
    "paper": PAPER,
}
_LINES: Final = {"ink", "strand", "prop-line", "water", "arrow"}
MONO: Final[dict[str, str | None]] = {
    **dict.fromkeys(COLOUR, PAPER),
    **dict.fromkeys(_LINES, INK),
    "ink-far": INK,
    "strap": INK,
    "ghost": "#7A858C",
}
"""A strap is drawn as a thick line, the only black there is."""
