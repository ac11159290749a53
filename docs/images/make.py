"""Makes the pictures of the README and of the guide to editions anew: ``python docs/images/make.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

HERE = Path(__file__).parent
PROGRAM = HERE.parent.parent / "make_pdf.py"
RESOLUTION = 60
COLOURS = 32
"""As many as a sheet needs: a quarter of the bytes of full colour."""
PRINT_COPY = "booklet-print.pdf"
PICTURES = {
    "handout.pdf": {1: "page-1", 3: "page-3", 5: "page-5"},
    "large-print.pdf": {6: "large-print"},
    "booklet.pdf": {1: "booklet-cover", 3: "booklet-contents", 9: "booklet-exercise"},
    PRINT_COPY: {1: "booklet-print"},
    "leaflet.pdf": {1: "leaflet-1", 2: "leaflet-2"},
    "cards.pdf": {1: "cards-1", 2: "cards-2"},
    "diary.pdf": {1: "diary"},
}
"""Files of the editions, and the pages that are shown."""


def make_pdf(*arguments: str | Path) -> None:
    """Run the program."""
    subprocess.run([sys.executable, PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL)


with TemporaryDirectory() as folder:
    editions = [f"--edition={Path(name).stem}" for name in PICTURES if name != PRINT_COPY]
    make_pdf("build", "--quiet", "--impose", *editions, "-o", folder)
    for name, pages in PICTURES.items():
        shown = Path(folder, Path(name).stem)
        make_pdf("preview", Path(folder, f"sciatica-{name}"), "-o", shown, "--resolution", str(RESOLUTION))
        for page, title in pages.items():
            [file] = [path for path in shown.iterdir() if path.stem in (f"page-{page}", f"page-{page:02}")]
            framed = ImageOps.expand(Image.open(file).convert("RGB"), border=1, fill="#9aa4ab")
            framed.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / f"{title}.png", optimize=True)
