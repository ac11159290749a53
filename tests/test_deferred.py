"""Pillow is loaded when a logo needs it, in whatever order modules are imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from logos import RED, SQUARE, encoded, read, svg

from layouts import deferred

ROOT = Path(__file__).parent.parent

ORDERS = {
    "layouts first": "import layouts.render; from PIL import Image",
    "Pillow first": "from PIL import Image; import layouts.render",
    "Pillow's module first": "import PIL.Image; import layouts.render",
    "a reader of Pillow first": "import PIL.PngImagePlugin; import layouts.images",
    "Pillow after the package": "import PIL; import layouts; import PIL.ImageOps",
    "ReportLab first": "import reportlab.pdfgen.canvas; import layouts.render",
    "ReportLab's images after layouts": "import layouts; from reportlab.lib.utils import ImageReader",
    "svglib first": "import svglib.svglib; import layouts.render",
    "svglib after layouts": "import layouts; import svglib.svglib",
}
READING = """
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from layouts.images import read_image
from PIL import Image
with ThreadPoolExecutor(8) as pool:
    images = list(pool.map(read_image, [Path("logo.png"), Path("logo.svg")] * 8))
assert {type(image.content) for image in images[::2]} == {Image.Image}, images
print([image.width for image in images[:2]])
"""


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_logos_are_read_in_whatever_order_modules_load(tmp_path: Path, order: str) -> None:
    read(tmp_path, encoded("RGB", RED), "logo.png")
    read(tmp_path, svg(SQUARE), "logo.svg")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", f"{order}\n{READING}"]
    run = subprocess.run(command, env=environment, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (run.stdout, run.stderr, run.returncode) == ("[120, 90.0]\n", "", 0)


def test_a_handout_without_a_logo_does_not_load_pillow() -> None:
    code = "import layouts.render, sys; print(type(sys.modules['PIL.Image']).__name__, 'svglib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert run.stdout == "_LazyModule False\n"


def test_modules_that_are_loaded_or_missing_are_left_alone() -> None:
    before = sys.modules["PIL.Image"]
    deferred.defer("PIL.Image")
    deferred.defer("no_such_module")
    assert sys.modules["PIL.Image"] is before
    assert "no_such_module" not in sys.modules


def test_a_deferred_module_is_itself_once_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "slow_package"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "part.py").write_text("loaded = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    deferred.defer("slow_package.part")
    from slow_package import part  # type: ignore[import-not-found]

    assert "loaded" not in object.__getattribute__(part, "__dict__")
    assert part.loaded
    assert part is sys.modules["slow_package.part"]
    for name in ("slow_package", "slow_package.part"):
        del sys.modules[name]
