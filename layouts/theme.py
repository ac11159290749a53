"""Colours, type and spacing of an edition: every number of the look stands here. Lengths are points."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from handouts.clinic import ClinicColours

MM = 72 / 25.4
FIGURE_SCALE = 0.62
"""Points for a centimetre of body, the same on all of a sheet: a standing person is 37 mm tall."""
FIGURE_MARGIN = 2.0
"""Points around a drawing, for the outer half of its lines and what curves bulge beyond their points."""

PAPERS: dict[str, tuple[float, float]] = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
BODY = 12.0
"""Points; the size of body text that all other lengths of the look were chosen for."""
NARROW = 34
"""Of body text, in em: columns that are not wider have no room for two things side by side."""

REGULAR, SEMIBOLD, BOLD = "Sans", "Sans-SemiBold", "Sans-Bold"


@dataclass(frozen=True)
class Palette:
    """Colours as ``#rrggbb``; a tint that is ``None`` is not painted.

    On white: ink 15:1, soft 7.9, main 8.4, alarm 8.1, care 8.9 (text, at least 7:1); lines at least 3:1.
    """

    ink: str = "#1B2733"
    soft: str = "#46535E"
    main: str = "#0B5563"
    main_line: str = "#5E949E"
    main_tint: str | None = "#EFF6F7"
    alarm: str = "#A01218"
    alarm_tint: str | None = "#FEF6F5"
    care: str = "#6A4100"
    care_line: str = "#B56A00"
    urgent_line: str = "#B56A00"
    """Of the same-day tier; like the red of emergencies, it is no clinic's to change."""
    care_tint: str | None = "#FEF9EE"
    rule: str = "#7F8B94"
    white: str = "#FFFFFF"

    def branded(self, colours: ClinicColours) -> Palette:
        """The palette with a clinic's own colours; the red of emergencies stays."""
        branded = self
        if colours.main:
            branded = replace(branded, main=colours.main, main_line=colours.main, main_tint=_tint(colours.main))
        if colours.accent:
            branded = replace(branded, care_line=colours.accent)
        return branded


def _tint(colour: str) -> str:
    """One part of ``colour`` in sixteen parts of white: pale enough for a photocopier to drop."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - channel) // 16:02X}" for channel in channels)


MONO = Palette(
    soft="#1B2733",
    main="#1B2733",
    main_line="#1B2733",
    main_tint=None,
    alarm="#1B2733",
    alarm_tint=None,
    care="#1B2733",
    care_line="#1B2733",
    urgent_line="#1B2733",
    care_tint=None,
    rule="#4A545C",
)
"""No filled areas: survives the worst photocopier."""


@dataclass(frozen=True)
class Style:
    """How words look. ``colour`` is a name of the palette."""

    size: float
    leading: float
    font: str = REGULAR
    bold: str = BOLD
    """Font of bold spans."""
    colour: str = "ink"
    balanced: bool = False
    """True for headings: lines of about the same length."""

    def but(self, **changes: object) -> Style:
        """The same style with some properties changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # checked by the dataclass


@dataclass(frozen=True)
class TypeScale:
    """Sizes of an A4 handout (RNIB clear print: body at least 12 pt, nothing tiny)."""

    body: Style = Style(BODY, 17)
    strong: Style = Style(12, 17, SEMIBOLD)
    dense: Style = Style(12, 15)
    """Body in the emergency box, where every line counts."""
    lead: Style = Style(15, 21, SEMIBOLD, colour="main", balanced=True)
    title: Style = Style(27, 32, BOLD, balanced=True)
    head: Style = Style(23, 27, BOLD, colour="main", balanced=True)
    """Heading of a part."""
    subhead: Style = Style(15, 20, BOLD, colour="main", balanced=True)
    card: Style = Style(15, 20, BOLD)
    """Name of an exercise."""
    label: Style = Style(10, 13, colour="soft")
    foot: Style = Style(9, 12, colour="soft")
    dose: Style = Style(26, 30, BOLD, colour="main")
    call: Style = Style(36, 38, BOLD, colour="alarm")
    call_small: Style = Style(18, 22, BOLD)


@dataclass(frozen=True)
class Theme:
    """The look of one edition on one paper."""

    page: tuple[float, float]
    palette: Palette = Palette()
    type: TypeScale = field(default_factory=TypeScale)
    mono: bool = False
    fillable: bool = False
    """True when squares and lines of a diary are fields of a form."""
    side: float = 20 * MM
    top: float = 16 * MM
    bottom: float = 20 * MM
    gap_inside: float = 8
    """Between the pieces of a card."""
    gap: float = 12
    """Between cards, and around callouts."""
    gap_section: float = 24
    """Before a part."""
    gap_text: float = 6
    """Between paragraphs."""
    padding: float = 12
    line: float = 0.75
    frame: float = 2.25
    """The frame of emergencies."""
    frame_do_not: float = 1.75
    radius: float = 6
    figure_column: float = 62 * MM
    figure_scale: float = FIGURE_SCALE

    @property
    def width(self) -> float:
        """Width of the text column."""
        return self.page[0] - 2 * self.side

    @property
    def height(self) -> float:
        """Height of the text column."""
        return self.page[1] - self.top - self.bottom

    @property
    def scale(self) -> float:
        """How much larger than in the handout things that go with the body text are drawn."""
        return self.type.body.size / BODY

    @property
    def narrow(self) -> bool:
        """True when what stands side by side in the handout must stand one under the other."""
        return self.width <= NARROW * self.type.body.size

    def colour(self, name: str) -> str | None:
        """The colour behind a name of the palette; ``None`` is not painted."""
        value: str | None = getattr(self.palette, name)
        return value


@dataclass(frozen=True)
class PageSetup:
    """What a request and a clinic choose of the look."""

    paper: str = "a4"
    mono: bool = False
    colours: ClinicColours | None = None
    body_size: float | None = None
    """Points; of large print."""
    fillable: bool = False
    """True for a diary to fill in on a screen."""

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper, upright."""
        return PAPERS[self.paper]

    @property
    def palette(self) -> Palette:
        """The clinic's colours, or none at all."""
        if self.mono:
            return MONO
        return Palette().branded(self.colours) if self.colours else Palette()
