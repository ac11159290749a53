"""What tones look like in colour and in plain line art.

Greys of what touches (skin, shirt, trousers, hair) differ by at least 0.15 in luminance, so that a grey photocopy keeps
them apart.
"""

from __future__ import annotations

from typing import Final

COLOUR: Final[dict[str, str]] = {
    "ink": "#1B2733",
    "ink-far": "#5A6670",
    "skin": "#FFFFFF",
    "skin-far": "#EEF1F2",
    "shirt": "#C2D6DC",
    "shirt-far": "#DCE7EA",
    "trousers": "#54707D",
    "trousers-far": "#A6B5BC",
    "hair": "#38424B",
    "hair-grey": "#C9CFD3",
    "shoe": "#FFFFFF",
    "shoe-far": "#EEF1F2",
    "prop": "#E4E9EB",
    "prop-light": "#F2F5F6",
    "prop-line": "#6B7780",
    "pillow": "#FBF1DC",
    "strap": "#B56A00",
    "water": "#2F7F93",
    "arrow": "#A01218",
    "halo": "#FFFFFF",
    "ghost": "#8A959C",
    "paper": "#FFFFFF",
}
