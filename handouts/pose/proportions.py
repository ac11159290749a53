"""How long the parts of a body are, and how far its joints go.

Lengths are centimetres of a person of 170 cm, after the segment proportions of Drillis and Contini (1966). Ranges are
degrees from the anatomical position: those of the American Academy of Orthopaedic Surgeons (Joint motion, 1965),
widened by about a tenth, because a drawing is refused by them, not a patient.
"""

from __future__ import annotations

from typing import Final

SPINE: Final = 51.0
"""From between the hip joints to the root of the neck."""
NECK: Final = 6.2
SKULL: Final = 9.0
"""From the top of the neck to the middle of the head."""
UPPER_ARM: Final = 28.0
FOREARM: Final = 24.0
HAND: Final = 16.0
THIGH: Final = 42.0
SHANK: Final = 40.0
ANKLE: Final = 6.5
"""Height of the ankle joint above the sole."""
TOE: Final = 18.0
"""From below the ankle to the tip of the foot."""
HIP_OUT: Final = 8.6
SHOULDER_OUT: Final = 15.0
"""Half the distance between the joints of both sides."""
SHOULDER_HEIGHT: Final = 0.88
"""Where the arms begin, as a share of the spine."""
HEEL_BACK: Final = 6.0
SEAT: Final = 38
"""Height of a chair's seat, at which the thighs are level."""
SEATED_HIP: Final = 9.0
"""Height of the hip joints above what one sits on."""
VERTEBRAE: Final = 24

RANGES: Final[dict[str, tuple[int, int]]] = {
    "low_back": (-45, 75),
    "upper_back": (-35, 70),
    "bend": (-45, 45),
    "twist": (-60, 60),
    "neck": (-65, 65),
    "neck_turn": (-85, 85),
    "neck_bend": (-45, 45),
    "hip": (-35, 140),
    "hip_out": (-35, 65),
    "hip_turn": (-50, 95),
    "knee": (-5, 155),
    "ankle": (-85, 30),
    "toes": (-40, 75),
    "shoulder": (-65, 185),
    "arm_out": (-60, 185),
    "arm_turn": (-95, 95),
    "elbow": (-5, 155),
    "wrist": (-85, 90),
}
"""Least and most of each angle of a pose."""
