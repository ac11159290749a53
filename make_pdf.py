"""The command line: ``python make_pdf.py …`` or ``make-pdf …``. Runs a command and reports errors; nothing else."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.console import report
from handouts import __version__
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("build", "list", "check", "preview", "impose", "figures", "schema", "new", "review", "verify")
OURS = ("commands", "handouts", "layouts")
PACKAGES = {"PIL": "pillow", "markdown_it": "markdown-it-py", "yaml": "pyyaml"}
"""Packages whose modules have other names."""


class Commands(click.Group):
    """Each command stands in a module of its own in ``commands/``, which loads when it is asked for."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does, but suggesting commands that are not loaded yet, too."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, D102 - the protocol of Click
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, D102 - as above
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"commands.{cmd_name}")
        command: click.Command = getattr(module, "list_" if cmd_name == "list" else cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="make-pdf")
def cli() -> None:
    """Printable patient handouts: tailored, tagged PDFs from YAML content."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its status; the only place where errors end."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may lack the letters of a name
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a run is short: looking for garbage, at its end too, takes longer than it is worth
    status = _status(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()
    sys.exit(status)


def _status(words: list[str]) -> int:
    try:
        return int(cli.main(args=words, prog_name="make-pdf", standalone_mode=False) or 0)
    except (click.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except SystemExit:  # Click, when nobody reads its help to the end
        return ExitStatus.DONE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitStatus.USAGE
    except Exception as error:  # noqa: BLE001 - the last chance to say something sensible
        if "--debug" in words:
            import traceback

            traceback.print_exception(error)
        explained = _explained(error)
        report(explained.problems)
        return explained.status


def _explained(error: Exception) -> HandoutError:
    """Any error as one with words for people and a status. Of a bug only its kind: the rest may name a patient."""
    match error:
        case HandoutError():
            return error
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "make-pdf"
            status = ExitStatus.REFUSED if type(error) is click.BadParameter else ExitStatus.USAGE
            problem = Diagnostic(error.format_message(), f"`{command} --help` shows what there is")
        case OSError():
            from handouts.files import path_problem

            problem, status = path_problem(error, Path(str(error.filename or "")), "use"), ExitStatus.PATH
        case ModuleNotFoundError(name=str(module)) if module.partition(".")[0] not in OURS:
            problem, status = _not_installed(module.partition(".")[0]), ExitStatus.BUG
        case _:
            hint = "run it again with --debug and report what it says"
            problem, status = Diagnostic(f"a bug in the program ({type(error).__name__})", hint), ExitStatus.BUG
    return HandoutError(problem, status)


def _not_installed(module: str) -> Diagnostic:
    hint = f"install it: `python -m pip install {PACKAGES.get(module, module)}`"
    return Diagnostic(f"the Python module {module} is not installed", hint)


if __name__ == "__main__":
    main()
