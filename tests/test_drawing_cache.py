"""Drawings are kept between runs: the same, faster; and nothing worse than drawing again when one is bad."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from command_line import ROOT
from drawn import drawings, drawn_handout, drawn_pack

from layouts.figures import cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.document_blocks import Drawing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    drawn_pack(tmp_path)
    return tmp_path


def stored(own_cache: Path) -> list[Path]:
    return sorted((own_cache / "figures").glob("*.drawing"))


@pytest.fixture
def swing(folder: Path) -> Iterator[Drawing]:
    cache.drawn.cache_clear()
    yield drawings(drawn_handout(folder, "leg-swing", sections=("exercises",)))[0]
    cache.drawn.cache_clear()


LOOK = cache.Look("a", mirrored=False, mono=False, scale=0.62, width=170)


def test_what_was_drawn_is_kept_between_runs(swing: Drawing, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    assert len(stored(own_cache)) == 1
    cache.drawn.cache_clear()
    monkeypatch.setattr(cache, "_draw", None)  # drawing again would fail
    assert cache.drawn(swing.figure, LOOK) == fresh


def test_each_look_is_kept_for_itself(swing: Drawing, own_cache: Path) -> None:
    looks = [LOOK, LOOK._replace(person="b"), LOOK._replace(mirrored=True), LOOK._replace(scale=0.584)]
    assert len({cache.drawn(swing.figure, look) for look in looks}) == 4
    assert len(stored(own_cache)) == 4


def signed(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


FORGED = {
    "empty": b"",
    "another digest": b"0" * 64 + b"\n40 90\n" + zlib.compress(b"1 0 0 rg"),
    "no digest": b"40 90\n" + zlib.compress(b"1 0 0 rg"),
    "not packed": signed(b"40 90\n1 0 0 rg"),
    "another operator": signed(b"40 90\n" + zlib.compress(b"/Fm1 Do")),
    "something after it": signed(b"40 90\n" + zlib.compress(b"1 0 0 rg") + b"more"),
    "too large": signed(b"40 90000\n" + zlib.compress(b"1 0 0 rg")),
    "no size": signed(b"nan 90\n" + zlib.compress(b"1 0 0 rg")),
    "half a size": signed(b"40\n" + zlib.compress(b"1 0 0 rg")),
    "endless": signed(b"40 90\n" + zlib.compress(b" " * 10_000_000)),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_damaged_or_forged_drawing_is_drawn_again(swing: Drawing, own_cache: Path, forged: bytes) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    [file] = stored(own_cache)
    whole = file.read_bytes()
    file.write_bytes(forged)
    cache.drawn.cache_clear()
    assert cache.drawn(swing.figure, LOOK) == fresh
    assert file.read_bytes() == whole


def test_half_a_drawing_is_drawn_again(swing: Drawing, own_cache: Path) -> None:
    fresh = cache.drawn(swing.figure, LOOK)
    [file] = stored(own_cache)
    file.write_bytes(file.read_bytes()[:-20])
    cache.drawn.cache_clear()
    assert cache.drawn(swing.figure, LOOK) == fresh


DRAWING = ("handouts.pose.solve", "layouts.figures.picture", "layouts.figures.body", "layouts.figures.people")
PROGRAM = f"""
import sys
from make_pdf import main
try:
    main(["build", "minimal", "--content", sys.argv[1], "-x", "leg-swing", "-o", sys.argv[2], "-q"])
except SystemExit:
    pass
print(sorted(set({DRAWING}) & set(sys.modules)))
"""


def test_a_kept_drawing_needs_none_of_the_modules_that_draw(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(tmp_path / "a.pdf")]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(2)]
    assert [done.stdout.splitlines()[-1] for done in runs] == [str(sorted(DRAWING)), "[]"]


def test_without_a_cache_it_is_drawn_all_the_same(
    swing: Drawing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HANDOUTS_CACHE", str(tmp_path / "file"))
    assert cache.drawn(swing.figure, LOOK).operators


def test_only_so_many_drawings_are_kept(swing: Drawing, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    for width in (150, 160, 170, 180):
        cache.drawn(swing.figure, LOOK._replace(width=width))
    assert len(stored(own_cache)) == 2
