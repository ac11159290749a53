"""Contrast between two colours, as the accessibility guidelines define it."""

from __future__ import annotations

_LINEAR_UP_TO = 0.03928


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) of two colours written ``#rrggbb``.

    Source: WCAG 2.1, definitions of contrast ratio and relative luminance.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
