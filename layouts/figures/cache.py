"""Drawings once made, kept in memory and between runs: to solve and outline a figure takes longer than to set a page.

A file holds a digest, the size, and the operators, packed as they are in a PDF. What was drawn is found by a hash of
all that went into it: the figure, who is drawn, the look, the program. Whatever is wrong with a file only means drawing
again.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts import __version__, pose
from handouts.compiled import cache_folder, modules_in
from handouts.diagnostics import HandoutError
from handouts.files import write_whole

if TYPE_CHECKING:
    from handouts.fields import Person
    from handouts.pose.model import Figure

KEPT: Final = 512
"""Drawings that stay on the disk, about 7 kB each: a pack for all people, on both sides, in colour and mono."""

_OPERATORS = b"0123456789.- \n[]qQcmwdjJlhrgRGfFbBsSne*"
"""All that a drawing is written with: nothing else from a file gets into a PDF."""
_LARGEST, _LONGEST = 600.0, 400_000
"""Points, and bytes before packing. A drawing that is larger was not made by us."""


class Look(NamedTuple):
    """How a figure is drawn."""

    person: Person
    mirrored: bool
    mono: bool
    scale: float
    """Points for a centimetre of body."""
    width: float
    """Points that the drawing may be wide, if its pictures can be arranged so."""


class Drawn(NamedTuple):
    """A finished drawing."""

    width: float
    height: float
    operators: bytes
    """What paints it, packed with deflate: its lower left corner is at (0, 0), its lines may reach into the margin."""


@lru_cache(maxsize=KEPT)
def drawn(figure: Figure, look: Look) -> Drawn:
    """The drawing of a figure, made anew only when it never was before."""
    key = hashlib.sha256("\0".join((repr(figure), repr(look), *_program())).encode()).hexdigest()
    kept = _recall(key)
    if kept is None:
        kept = _draw(figure, look)
        _keep(kept, key)
    return kept


def _draw(figure: Figure, look: Look) -> Drawn:
    from layouts.figures import tones
    from layouts.figures.pdf import operators
    from layouts.figures.people import PEOPLE
    from layouts.figures.picture import draw_figure

    person = next(entry for entry in PEOPLE if entry.name == look.person)
    sketch = draw_figure(figure, person, look.scale, mirrored=look.mirrored, width=look.width)
    painted = operators(sketch, tones.MONO if look.mono else tones.COLOUR)
    return Drawn(round(sketch.width, 2), round(sketch.height, 2), zlib.compress(painted.encode("ascii")))


def _recall(key: str) -> Drawn | None:
    try:
        digest, _, rest = _path(key).read_bytes().partition(b"\n")
        if hashlib.sha256(rest).hexdigest().encode() != digest:
            return None
        size, _, packed = rest.partition(b"\n")
        width, height = map(float, size.split())
        fits = 0 < width <= _LARGEST and 0 < height <= _LARGEST
        return Drawn(width, height, packed) if fits and _is_drawing(packed) else None
    except (OSError, RuntimeError, ValueError, zlib.error):
        return None


def _is_drawing(packed: bytes) -> bool:
    unpacker = zlib.decompressobj()
    painted = unpacker.decompress(packed, _LONGEST)
    return unpacker.eof and not unpacker.unused_data and not painted.translate(None, _OPERATORS)


def _keep(entry: Drawn, key: str) -> None:
    rest = f"{entry.width} {entry.height}\n".encode("ascii") + entry.operators
    with suppress(OSError, RuntimeError, HandoutError):
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
        _discard_oldest(path.parent)


def _path(key: str) -> Path:
    return cache_folder() / "figures" / f"{key[:32]}.drawing"


@cache
def _program() -> tuple[str, ...]:
    """Everything of the program that makes a drawing what it is."""
    folders = (Path(__file__).parent, Path(str(pose.__file__)).parent)
    return (__version__, sys.version, *(entry for folder in folders for entry in modules_in(folder)))


def _discard_oldest(folder: Path) -> None:
    entries = list(folder.glob("*.drawing"))
    if len(entries) > KEPT:
        for path in sorted(entries, key=lambda path: path.stat().st_mtime)[:-KEPT]:
            path.unlink(missing_ok=True)
