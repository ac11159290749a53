"""Makes the pictures of docs/poses.md anew from the YAML that stands there: ``python docs/images/poses.py``.

Above each picture is a block of YAML, below the comment ``<!-- picture: name -->``. Each of its keys is the caption of
the figure that it leads to. So the guide shows what its examples say.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from handouts.diagnostics import HandoutError
from handouts.document_blocks import Drawing, Labelled
from handouts.inline import Text
from handouts.pose.model import Figure
from handouts.pose.problems import figure_findings
from handouts.validation import validate
from handouts.yaml_source import parse_yaml
from layouts.editions.handout import handout_theme
from layouts.figures.flowable import FigureDrawing
from layouts.figures.shelves import shelves
from layouts.flowables import Stack
from layouts.metadata import Metadata
from layouts.tagging import TaggedCanvas
from layouts.theme import PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
GUIDE = HERE.parent / "poses.md"
PICTURE = re.compile(r"^<!-- picture: ([a-z-]+) -->\n+```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
THEME = handout_theme(PageSetup())
GAP = 14.0
RESOLUTION = 110
"""Dots per inch."""
COLOURS = 64
"""As many as line art needs: half the bytes of full colour."""
EDGE = 8
"""Pixels around the figures."""
METADATA = Metadata("Figures", "Handouts", "", "en", (), "", datetime(2000, 1, 1, tzinfo=UTC))


def examples(guide: str) -> Iterator[tuple[str, dict[str, Figure]]]:
    """The name of each picture of the guide, and its figures by their captions.

    Raises:
        HandoutError: an example is no figure.
    """
    for name, block in PICTURE.findall(guide):
        source = parse_yaml(block.encode("utf-8"), f"{GUIDE.name}, picture {name}")
        found, problems = validate(source, dict[str, Figure])
        if found is None:
            raise HandoutError(problems)
        yield name, found


def picture(figures: dict[str, Figure]) -> Image.Image:
    """Figures in rows; a single one without its caption."""
    drawings = {name: Drawing(figure, Labelled("", Text.plain(name)), "a") for name, figure in figures.items()}
    single = [FigureDrawing(THEME, drawing, THEME.width) for drawing in drawings.values()]
    rows = Stack(single if len(single) == 1 else list(shelves(THEME, drawings)))
    rows.wrap(THEME.width)
    page = (THEME.page[0], rows.height + 2 * GAP)
    canvas = TaggedCanvas(METADATA, page)
    rows.draw(canvas, THEME.side, page[1] - GAP)
    with pypdfium2.PdfDocument(canvas.getpdfdata()) as document:
        drawn = document[0].render(scale=RESOLUTION / 72).to_pil().convert("RGB")
    ink = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).getbbox()
    framed = ImageOps.expand(drawn.crop(ink), border=EDGE, fill="white")
    return framed.quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    """Make all pictures, and say what is wrong with the poses of the examples."""
    for name, figures in examples(GUIDE.read_text(encoding="utf-8")):
        for caption, figure in figures.items():
            for finding in figure_findings(figure):
                print(f"{name}, {caption}: {finding.message} ({finding.hint})")  # noqa: T201 - a script says what it found
        picture(figures).save(HERE / f"poses-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
