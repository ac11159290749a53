"""The command line: ``python make_pdf.py …`` or ``make-pdf …``. Parses options, calls, reports errors; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts import __version__
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, Place, shown, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from handouts.clinic import Clinic
    from handouts.request import Places, Request

CONTENT = click.option(
    "--content",
    "folders",
    type=Path,
    multiple=True,
    metavar="DIR",
    help="A clinic's own content, over the shipped one.",
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="No notes and warnings, only errors.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print data as JSON.")
DEBUG = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks; they may hold what was typed.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="make-pdf")
def cli() -> None:
    """Printable patient handouts: tailored, tagged PDFs from YAML content."""


@cli.command()
@click.argument("pack", required=False)
@CONTENT
@click.option("--clinic", "clinic_file", type=Path, metavar="FILE", help="Branding and contacts of the clinic.")
@click.option("--request", "request_file", type=Path, metavar="FILE", help="A request file; options win over it.")
@click.option("--save-request", type=Path, metavar="FILE", help="Write what was asked, to edit and use again.")
@click.option("-s", "--section", "sections", multiple=True, metavar="ID[,ID]", help="A section; printed in this order.")
@click.option(
    "-x", "--exercise", "exercises", multiple=True, metavar="ID[:KEY=VALUE,…]",
    help="An exercise. Keys: sets reps hold minutes per_day per_week load side note.",
)  # fmt: skip
@click.option("--stage", metavar="STAGE", help="acute, settling or remission.")
@click.option("--side", metavar="SIDE", help="The affected side: left, right or both.")
@click.option("--condition", "conditions", multiple=True, metavar="ID", help="A condition of the patient.")
@click.option("--cleared", multiple=True, metavar="ID", help="A condition that the clinician has agreed to.")
@click.option("--patient", metavar="NAME", help="Name of the patient.")
@click.option("--patient-id", metavar="ID", help="Number of the patient.")
@click.option("--clinician", metavar="NAME", help="Who gives the handout.")
@click.option("--date", metavar="YYYY-MM-DD", help="Date on the sheet; a line to write on without it.")
@click.option("--next-visit", metavar="TEXT", help="Next visit, as it should be printed.")
@click.option("--note", "notes", metavar="TEXT", help="Free text for the patient, printed as it is typed.")
@click.option("--diary", metavar="WEEKS", help="Weeks of the diary; 0 for none.")
@click.option("--edition", "editions", multiple=True, metavar="EDITION", help="handout.")
@click.option("--paper", metavar="PAPER", help="a4 or letter.")
@click.option("--lang", "language", metavar="LANG", help="Language of the handout, such as en.")
@click.option("--mono", is_flag=True, help="No filled areas: for photocopiers.")
@click.option("--text", is_flag=True, help="Plain text instead of a PDF.")
@click.option("-o", "--output", metavar="PATH", help="Where to write; - for stdout. Default: ./<pack>-<edition>.pdf")
@click.option("--open", "show", is_flag=True, help="Open the result.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, write nothing.")
@QUIET
@DEBUG
def build(**options: Any) -> None:
    """Make one handout. PACK is sciatica unless you say so."""
    from handouts.files import write_whole
    from handouts.request_sources import saved

    request, places = _request(options)
    clinic = _clinic(options["clinic_file"])
    data = _handout(request, places, clinic, options)
    target = options["output"] or f"{request.pack}-{request.edition}.{'txt' if options['text'] else 'pdf'}"
    files: list[tuple[Path, bytes]] = []
    if options["save_request"]:
        files.append((options["save_request"], saved(request)))
    if target != "-":
        files.append((Path(target), data))
    elif not options["dry_run"]:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    for path, content in files:
        if not options["dry_run"]:
            write_whole(path, content)
        if target != "-":
            click.echo(path)
    if options["show"] and target != "-":
        click.launch(target)


@cli.command("list")
@click.argument("kind", metavar="packs|sections|exercises|conditions|editions|languages")
@click.option("--pack", default="sciatica", show_default=True, metavar="PACK")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG")
@CONTENT
@JSON
@DEBUG
def list_(kind: str, pack: str, language: str, folders: Sequence[Path], *, as_json: bool) -> None:
    """What there is to choose from."""
    from handouts.listing import LISTINGS, rows

    if kind not in LISTINGS:
        raise HandoutError(unknown("list", kind, LISTINGS))
    found = rows(kind, folders, pack, language)
    if as_json:
        _print_json(found)
        return
    width = max((len(row["id"]) for row in found), default=0)
    for row in found:
        click.echo(f"{row['id']:{width}}  {row['name']}".rstrip())


@cli.command()
@click.argument("paths", nargs=-1, type=Path, metavar="[PATH]…")
@CONTENT
@JSON
@DEBUG
def check(paths: Sequence[Path], folders: Sequence[Path], *, as_json: bool) -> None:
    """Validate content: all packs, or the packs and content folders at PATH."""
    from handouts.check import check as check_content

    problems = check_content(paths, folders)
    if as_json:
        _print_json([_as_json(problem) for problem in problems])
    else:
        report(problems)
    if any(problem.severity == "error" for problem in problems):
        click.echo(f"{len(problems)} problem{'s' * (len(problems) != 1)} found", err=True)
        sys.exit(ExitStatus.REFUSED)
    click.echo("no problems found", err=True)


@cli.command()
@click.argument("pdf", type=Path, metavar="IN.pdf")
@click.option(
    "-o", "--output", type=Path, required=True, metavar="DIR", help="Folder for the pictures; made if missing."
)
@click.option("--resolution", default=100, show_default=True, type=click.IntRange(20, 600), help="Dots per inch.")
@DEBUG
def preview(pdf: Path, output: Path, resolution: int) -> None:
    """Show the pages of a PDF as PNG pictures."""
    from layouts.preview import page_pictures

    for path in page_pictures(pdf, output, resolution):
        click.echo(path)


@cli.command()
@click.argument("name", required=False)
@DEBUG
def schema(name: str | None) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, or the names of all."""
    from handouts.schema import SCHEMAS, json_schema

    if name is None:
        click.echo("\n".join(SCHEMAS))
    elif name not in SCHEMAS:
        raise HandoutError(unknown("schema", name, SCHEMAS))
    else:
        _print_json(json_schema(name))


# ---- what `build` is made of


def _request(options: dict[str, Any]) -> tuple[Request, Places]:
    """The request file, if there is one, with the options over it."""
    from handouts.request import NOWHERE, Request, tidied
    from handouts.request_sources import read_request, with_options

    request, places = read_request(options["request_file"]) if options["request_file"] else (Request(), NOWHERE)
    for edition in options["editions"] or (None,):
        request, places = with_options(request, places, {**options, "edition": edition})
    return tidied(request, places), places


def _clinic(path: Path | None) -> Clinic:
    from handouts.clinic import Clinic, read_clinic

    return read_clinic(path) if path else Clinic()


def _handout(request: Request, places: Places, clinic: Clinic, options: dict[str, Any]) -> bytes:
    """The handout as PDF, or as text."""
    from handouts.assembly import assemble
    from handouts.library import load_pack
    from handouts.printable import unprintable
    from handouts.selection import select
    from layouts import fonts
    from layouts.render import render
    from layouts.theme import handout_theme

    pack = load_pack(options["folders"], request.pack, request.language)
    selection = select(pack, request, places)
    document = assemble(pack, selection, request, clinic, today())
    if not options["quiet"]:
        report(selection.notices)
    if options["text"]:
        from handouts.document_text import as_text

        return as_text(document).encode("utf-8")
    problems = unprintable(request, places, clinic, document, fonts.missing)
    if problems:
        raise HandoutError(problems)
    theme = handout_theme(request.paper, mono=request.mono, colours=clinic.colours)
    return render(document, theme, _logo(clinic))


def _logo(clinic: Clinic) -> Any:
    if not clinic.logo:
        return None
    from layouts.images import read_image

    return read_image(Path(clinic.logo))


def today() -> date:
    """Today, or the day that ``SOURCE_DATE_EPOCH`` names (reproducible-builds.org)."""
    from datetime import UTC, date, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()  # noqa: DTZ011 - the day on the clinic's own clock
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        hint = "set it to a number of seconds, or unset it"
        raise HandoutError(Diagnostic(f"SOURCE_DATE_EPOCH is not a time: {shown(epoch)}", hint)) from error


# ---- errors


def report(problems: Iterable[Diagnostic]) -> None:
    """Print each problem as one block on stderr: what is wrong, where, what to do."""
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for problem in problems:
        label = click.style(f"{problem.severity}:", fg=colours[problem.severity], bold=True)
        click.echo(f"{label} {problem.message}", err=True, color=_colour())
        if problem.place:
            click.echo(f"  {problem.place}", err=True)
        if problem.hint:
            click.echo(f"  hint: {problem.hint}", err=True)


def _colour() -> bool | None:
    """No colours when ``NO_COLOR`` is set (no-color.org); else Click finds out."""
    return False if os.environ.get("NO_COLOR") else None


def _print_json(data: object) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _as_json(problem: Diagnostic) -> dict[str, Any]:
    place = problem.place or Place("")
    return {
        "severity": problem.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its status; the only place where errors end."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may lack the letters of a name
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a run is short: looking for garbage takes longer than it is worth
    words = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(
        _status(lambda: cli.main(args=words, prog_name="make-pdf", standalone_mode=False), debug="--debug" in words)
    )


def _status(run: Callable[[], Any], *, debug: bool) -> int:
    try:
        result = run()
    except HandoutError as error:
        report(error.problems)
        status: int = error.status
    except click.UsageError as error:
        error.show()
        status = ExitStatus.USAGE
    except (click.Abort, KeyboardInterrupt):
        status = ExitStatus.INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read it has had enough
        status = ExitStatus.DONE
    except SystemExit as stop:
        status = int(stop.code or 0)
    except Exception as error:
        if debug:
            raise
        report(
            [
                Diagnostic(
                    f"a bug in the program ({type(error).__name__})",
                    "run it again with --debug and report what it says",
                )
            ]
        )
        status = ExitStatus.BUG
    else:
        return int(result or 0)
    return status


if __name__ == "__main__":
    main()
