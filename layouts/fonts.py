"""Open Sans in three weights: registered with ReportLab on first use, measured, and embedded so that text comes out.

Widths are points, metrics are ems. A character that the fonts lack is an error, never an empty box.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import unpack_from
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from layouts.tounicode import to_unicode

if TYPE_CHECKING:
    from collections.abc import Sequence

REGULAR, SEMIBOLD, BOLD = "Sans", "Sans-SemiBold", "Sans-Bold"
FILES = {REGULAR: "OpenSans-Regular", SEMIBOLD: "OpenSans-SemiBold", BOLD: "OpenSans-Bold"}

# Characters that Open Sans lacks and that look the same as another one. The text in the file keeps the character.
LOOKALIKES = {
    0x2010: 0x002D,  # hyphen
    0x2011: 0x002D,  # no-break hyphen
    0x202F: 0x2009,  # narrow no-break space: thin space
}
# ISO 19005-2, 6.2.11.7.2 forbids the last two in extracted text; a soft hyphen must be decided on before painting.
NEVER_PAINTED = frozenset({0x00AD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF})

_registering, _making_subsets = Lock(), Lock()


class MissingGlyph(ValueError):
    """Text to be painted holds a character that the font has no glyph for."""


class Metrics(NamedTuple):
    """Heights above the baseline in ems, from the font's own tables; the descent is below it, so negative."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


class EmbeddedFont(ttfonts.TTFont):
    """A TrueType font that raises `MissingGlyph` and whose text can be extracted (ISO 14289-1, 7.21.7)."""

    def __init__(self, name: str, path: Path) -> None:
        # Codes in order of first use: subsets then hold only the glyphs that are shown.
        super().__init__(name, str(path), asciiReadable=0, shapable=False)
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        for code, model in LOOKALIKES.items():
            if code not in glyphs:
                glyphs[code], widths[code] = glyphs[model], widths[model]
        for code in [code for code, glyph in glyphs.items() if glyph == 0 or code in NEVER_PAINTED]:
            del glyphs[code], widths[code]
        self._mend_widths()
        self.metrics = self._read_metrics()

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """The text as codes of the subsets of this font in a document. Raises `MissingGlyph`."""
        glyphs = self.face.charToGlyph
        if lacking := [character for character in text if ord(character) not in glyphs]:
            raise MissingGlyph(f"{self.fontName} has no glyph for {_describe(lacking)} in {text!r}")
        parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return parts

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Embed the subsets that `doc` uses."""
        subsets: list[Sequence[int]] = self.state[doc].subsets
        with _making_subsets:  # ReportLab moves a read position in the face, which all documents share.
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{ttfonts.SUBSETN(number).decode()}+{self.face.name.decode()}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)

    def _mend_widths(self) -> None:
        """Give the last glyphs, which share one width, that width in font units: ReportLab embeds thousandths there.

        ISO 19005-2, 6.2.11.5 wants the widths in the font to agree with those in the PDF.
        """
        [full] = unpack_from(">H", self.face.get_table("hhea"), 34)
        glyphs = self.face.hmetrics
        width, _ = glyphs[full - 1]
        glyphs[full:] = [(width, bearing) for _, bearing in glyphs[full:]]

    def _read_metrics(self) -> Metrics:
        face = self.face
        ascent, descent = unpack_from(">hh", face.get_table("hhea"), 4)
        x_height, cap_height = unpack_from(">hh", face.get_table("OS/2"), 86)
        return Metrics(*(units / face.unitsPerEm for units in (ascent, descent, cap_height, x_height)))


def register() -> dict[str, EmbeddedFont]:
    """The three fonts by name, known to ReportLab. Reads the files on the first call only."""
    with _registering:  # ReportLab finds a font by its name, so threads must not register two.
        return _registered()


@lru_cache(maxsize=1)
def _registered() -> dict[str, EmbeddedFont]:
    spec = find_spec("ttf_opensans")  # importing it would import Pillow
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package ttf-opensans, which holds the fonts, is not installed")
    folder = Path(spec.origin).with_name("ttf")
    fonts = {name: EmbeddedFont(name, folder / f"{file}.ttf") for name, file in FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


def metrics(font: str) -> Metrics:
    """The heights of a font."""
    return register()[font].metrics


def width(text: str, font: str, size: float) -> float:
    """The width of `text` in points. Raises `MissingGlyph`."""
    return _advance(text, font) * size


def has_glyph(character: str) -> bool:
    """Whether all three weights can show the character."""
    return ord(character) in _shown()


def missing(text: str) -> list[str]:
    """The characters of `text` that cannot be shown, each once, in order."""
    shown = _shown()
    return list(dict.fromkeys(character for character in text if ord(character) not in shown))


# Words come back; names of patients do too, but must not fill the memory of a server.
@lru_cache(maxsize=20_000)
def _advance(text: str, font: str) -> float:
    widths = register()[font].face.charWidths
    try:
        return float(sum([widths[code] for code in map(ord, text)])) / 1000
    except KeyError:
        raise MissingGlyph(f"{font} has no glyph for {_describe(missing(text))} in {text!r}") from None


@lru_cache(maxsize=1)
def _shown() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in register().values()))


def _describe(characters: Sequence[str]) -> str:
    return ", ".join(f"{character!r} (U+{ord(character):04X})" for character in dict.fromkeys(characters))
