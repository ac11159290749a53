"""What is installed: every module and every file of data, the command, and what the metadata says."""

from __future__ import annotations

import os
import tomllib
import zipfile
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from command_line import ROOT
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import make_pdf
from handouts import __version__

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENDINGS = {
    "commands": {".py"},
    "content": {".yaml"},
    "handouts": {".py", ".typed", ".yaml"},  # templates of content are YAML
    "layouts": {".py", ".typed", ".icc", ".css", ".html"},
}


def shipped() -> set[str]:
    """The files that the program is made of."""
    return {"make_pdf.py"} | {
        path.relative_to(ROOT).as_posix()
        for folder, endings in ENDINGS.items()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in endings
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of a wheel built from this folder, by their paths in it."""
    [built] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def information(wheel: dict[str, str], name: str) -> str:
    return wheel[f"handouts-{__version__}.dist-info/{name}"]


def test_the_wheel_holds_the_program_and_nothing_else(wheel: dict[str, str]) -> None:
    names = {name for name in wheel if ".dist-info/" not in name}
    assert names == shipped()
    assert {"layouts/srgb.icc", "handouts/py.typed", "layouts/py.typed", "content/words/en.yaml"} <= names


def test_folders_hold_no_file_that_is_not_shipped() -> None:
    strays = [
        path.relative_to(ROOT).as_posix()
        for folder, endings in ENDINGS.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {*endings, ".pyc"} and not path.name.startswith(".")
    ]
    assert strays == []


def test_the_command_is_the_program(wheel: dict[str, str]) -> None:
    assert information(wheel, "entry_points.txt") == "[console_scripts]\nmake-pdf = make_pdf:main\n"
    script = EntryPoint("make-pdf", PROJECT["scripts"]["make-pdf"], "console_scripts")
    assert script.load() is make_pdf.main


def test_the_metadata_say_what_a_package_index_needs(wheel: dict[str, str]) -> None:
    metadata = information(wheel, "METADATA")
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nRequires-Python: >=3.11\n" in metadata
    assert (ROOT / "README.md").read_text(encoding="utf-8") in metadata


def test_the_source_distribution_holds_the_tests_and_what_they_need() -> None:
    files = {file.distribution_path.replace(os.sep, "/") for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    assert shipped() <= files
    assert {"README.md", ".ci/run", "docs/images/page-1.png", "tests/conftest.py", "docs/schema/pack.json"} <= files
