"""The documents agree with the program."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import click
import pytest
from command_line import ROOT
from golden import updating

import make_pdf
from handouts.diagnostics import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS_FILE = ROOT / "docs" / "commands.md"
CONTEXT = click.Context(make_pdf.cli, info_name="make-pdf", terminal_width=100, **make_pdf.cli.context_settings)
COMMANDS = {name: command for name in make_pdf.COMMANDS if (command := make_pdf.cli.get_command(CONTEXT, name))}
ON_ALL = {"--quiet", "-q", "--debug", "--help", "-h"}
DOCUMENTS = [path for path in chain([ROOT / "README.md"], sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]
SOURCES = sorted([*(ROOT / "handouts").rglob("*.py"), *(ROOT / "commands").glob("*.py")])
CALL = re.compile(r"(?:make-pdf|make_pdf\.py) +(?P<command>[a-z]+)(?P<rest>(?:\\\n|[^`\n#|])*)")


def text(path: Path = COMMANDS_FILE) -> str:
    return path.read_text(encoding="utf-8")


def section(command: str) -> str:
    """What is written about a command by hand."""
    _, _, after = text().partition(f"\n## {command}\n")
    return re.sub(r"<!-- help of .*?<!-- end -->", "", after.partition("\n## ")[0], flags=re.DOTALL)


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("-")} | {"--help", "-h"}


def help_text(name: str) -> str:
    """The help of the program or of one command, on a screen of 100 columns."""
    if name == "make-pdf":
        return make_pdf.cli.get_help(CONTEXT)
    return COMMANDS[name].get_help(click.Context(COMMANDS[name], CONTEXT, name))


def test_the_help_of_every_command_is_shown_as_it_is() -> None:
    found = text()
    for name in ("make-pdf", *COMMANDS):
        block = f"<!-- help of {name} -->\n```text\n{help_text(name)}\n```\n<!-- end -->"
        found, count = re.subn(
            f"<!-- help of {name} -->\n.*?<!-- end -->", lambda _, block=block: block, found, flags=re.DOTALL
        )
        assert count == 1, f"docs/commands.md has no place for the help of {name}"
    if updating():
        COMMANDS_FILE.write_text(found, encoding="utf-8", newline="\n")
    assert text() == found, "UPDATE_GOLDEN=1 writes it anew"


def test_each_command_has_its_section() -> None:
    assert sorted(re.findall(r"^## ([a-z]+)$", text(), re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    explained = set(
        re.findall(r"`(--?[a-z-]+)", " ".join(line for line in section(name).splitlines() if line[:1] == "|"))
    )
    assert explained == options(COMMANDS[name]) - ON_ALL


def test_options_of_all_commands_are_explained_once() -> None:
    common = text().partition("\n## build\n")[0]
    assert all(f"`{name}`" in common for name in ON_ALL)
    assert all(options(command) >= ON_ALL for command in COMMANDS.values())


def test_every_exit_status_is_documented() -> None:
    assert [int(row) for row in re.findall(r"^\| (\d+) \|", text(), re.MULTILINE)] == sorted(ExitStatus)


@pytest.mark.parametrize("path", [*DOCUMENTS, *SOURCES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_command_or_option_is_mentioned_that_does_not_exist(path: Path) -> None:
    for call in CALL.finditer(text(path)):
        assert call["command"] in COMMANDS, call[0]
        mentioned = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", call["rest"]))
        assert mentioned <= options(COMMANDS[call["command"]]), call[0]
