"""Makes the pictures of the README anew from the shipped pack: ``python docs/images/make.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

HERE = Path(__file__).parent
PROGRAM = HERE.parent.parent / "make_pdf.py"
PAGES = (1, 3, 5)
RESOLUTION = 60
COLOURS = 32
"""As many as a sheet needs: a quarter of the bytes of full colour."""


def make_pdf(*arguments: str | Path) -> None:
    """Run the program."""
    subprocess.run([sys.executable, PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL)


with TemporaryDirectory() as folder:
    pdf = Path(folder, "handout.pdf")
    make_pdf("build", "--quiet", "-o", pdf)
    make_pdf("preview", pdf, "-o", folder, "--resolution", str(RESOLUTION))
    for page in PAGES:
        picture = Image.open(Path(folder, f"page-{page}.png")).convert("RGB")
        framed = ImageOps.expand(picture, border=1, fill="#9aa4ab")
        small = framed.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(HERE / f"page-{page}.png", optimize=True)
