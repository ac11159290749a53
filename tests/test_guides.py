"""README and guides are true: their commands run, their examples are valid, their links and names lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from checked import check
from command_line import ROOT, run

from handouts import blocks
from handouts.fields import LEVELS

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTENT = (ROOT / "docs" / "content-guide.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
TEST_COMMAND = (
    'python3 -m venv .venv && .venv/bin/python -m pip install -q -e ".[test]" && .venv/bin/python -m pytest -n auto'
)

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")


def code(text: str, language: str) -> list[str]:
    """The blocks of code in one language."""
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def write_examples(text: str, folder: Path) -> None:
    """Write every YAML example that names its file in the first line."""
    for example in code(text, "yaml"):
        path = folder / example.partition("\n")[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example, encoding="utf-8")


def anchors(text: str) -> set[str]:
    """What the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.*)$", BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---- commands


def test_the_readme_gives_two_commands_and_ci_runs_the_second() -> None:
    make, test = (block.strip() for block in code(README, "sh") if block.startswith("python3"))
    assert make.endswith(".venv/bin/make-pdf build")
    assert test == TEST_COMMAND
    assert f"\n{TEST_COMMAND} \\\n  || exit\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no execute bit")
def test_ci_can_be_executed() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.skipif(not shutil.which("sh"), reason="the recipes are for a POSIX shell")
def test_the_recipes_of_the_readme_work(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "make-pdf"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "make_pdf.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    write_examples(README, tmp_path)
    recipes = "".join(block for block in code(README, "sh") if "make-pdf" in block and "venv" not in block)
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-eux"], input=recipes, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sheets" / "ana.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("example", code(README, "console"))
def test_the_program_says_what_the_readme_says(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command, _, said = example.partition("\n")
    done = run(*command.removeprefix("$ make-pdf ").split())
    assert done.out + done.err == said


# ---- examples


def test_the_example_pack_is_valid_and_can_be_printed(tmp_path: Path) -> None:
    write_examples(CONTENT, tmp_path)
    assert check([tmp_path]) == []
    done = run("build", "stiff-back", "--content", str(tmp_path), "-o", str(tmp_path / "sheet.pdf"))
    assert done.status == 0, done.err


def test_the_guide_names_every_form_and_every_level() -> None:
    tables = {heading: re.findall(r"^\| `(\w+)`", body, re.MULTILINE) for heading, body in sections(CONTENT)}
    assert tables["Blocks"] == list(blocks._FORMS)
    assert list(dict.fromkeys(tables["Safety rules"])) == list(LEVELS)


def sections(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


# ---- links and names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    dead = []
    for target in (target or source for target, source in LINK.findall(BLOCK.sub("", text))):
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        if ":" in path or "…" in path:
            continue
        if not there.exists() or (anchor and anchor not in anchors(there.read_text(encoding="utf-8"))):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("package", ["handouts", "layouts"])
def test_the_architecture_names_every_module(package: str) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = dict(sections(text))[next(heading for heading, _ in sections(text) if heading.startswith(f"`{package}/`"))]
    cells = re.findall(r"^\| (`[^|]*) \|", named, re.MULTILINE)
    files = (path for path in (ROOT / package).rglob("*.py"))
    modules = {path.parent.name if path.stem == "__init__" else path.stem for path in files} - {package}
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == modules


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size < 60_000 for picture in pictures)
