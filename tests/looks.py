"""Pictures that someone has looked at, and how far a new one may differ. ``UPDATE_GOLDEN=1`` rewrites them."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import updating
from PIL import Image, ImageChops, ImageStat

REFERENCES = Path(__file__).parent / "references"
MOST_DIFFERENCE = 1.5
"""Mean difference of grey levels, of 255: rendering differs a little between systems, layouts differ more."""
MOST_CHANGED = 0.01
"""Share of pixels that may differ by more than a quarter of black."""


def assert_looks_as_it_did(picture: Image.Image, name: str, folder: Path) -> None:
    """Compare a picture in grey with the reference of that name; a sheet of differences goes into ``folder``."""
    path = REFERENCES / f"{name}.png"
    if updating():
        path.parent.mkdir(exist_ok=True)
        picture.quantize(16).save(path, optimize=True)
    with Image.open(path) as file:
        reference = file.convert("L")
    mean, changed = difference(reference, picture) if reference.size == picture.size else (255, 1)
    if mean > MOST_DIFFERENCE or changed > MOST_CHANGED:
        report = folder / f"{name}.png"
        side_by_side(reference, picture).save(report)
        pytest.fail(
            f"{name} looks different (mean {mean:.2f} of 255, {changed:.1%} of the pixels): see {report}\n"
            "UPDATE_GOLDEN=1 accepts it"
        )


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of two pictures of one size, and the share of pixels that differ a lot."""
    changes = ImageChops.difference(one, other)
    changed = changes.point(lambda value: 255 if value > 64 else 0)
    return ImageStat.Stat(changes).mean[0], ImageStat.Stat(changed).mean[0] / 255


def side_by_side(expected_: Image.Image, found_: Image.Image) -> Image.Image:
    """Expected, found, and both laid over each other: what is gone in red, what is new in blue."""
    size = (max(expected_.width, found_.width), max(expected_.height, found_.height))
    one, other = Image.new("L", size, "white"), Image.new("L", size, "white")
    one.paste(expected_)
    other.paste(found_)
    both = Image.merge("RGB", (other, ImageChops.darker(one, other), one))
    sheet = Image.new("RGB", (3 * size[0], size[1]), "white")
    for place, picture in enumerate((one, other, both)):
        sheet.paste(picture.convert("RGB"), (place * size[0], 0))
    return sheet
