"""The command line: ``python make_pdf.py …`` or ``make-pdf …``. Parses options, calls, reports errors; nothing else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.console import emit, emit_json, report
from commands.options import CONTENT, DEBUG, DRY_RUN, JSON, QUIET, SILENT
from commands.review import review
from commands.verify import verify
from handouts import __version__
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.clinic import Clinic
    from handouts.orders import Order


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="make-pdf")
def cli() -> None:
    """Printable patient handouts: tailored, tagged PDFs from YAML content."""


@cli.command(context_settings={"allow_extra_args": True})
@click.argument("pack", required=False)
@CONTENT
@click.option("--clinic", "clinic_file", type=Path, metavar="FILE", help="Branding and contacts of the clinic.")
@click.option("--request", "request_file", type=Path, metavar="FILE", help="A request file; options win over it.")
@click.option("--save-request", metavar="FILE", help="Write what was asked, to edit and use again.")
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
@click.option("--edition", "editions", multiple=True, metavar="EDITION", help="Kind of sheet: handout.")
@click.option("--paper", metavar="PAPER", help="a4 or letter.")
@click.option("--lang", "language", metavar="LANG", help="Language of the handout, such as en.")
@click.option("--mono", is_flag=True, help="No filled areas: for photocopiers.")
@click.option("--text", is_flag=True, help="Plain text instead of a PDF.")
@click.option("-o", "--output", metavar="PATH", help="Where to write; - for stdout. Default: ./<pack>-<edition>.pdf")
@click.option("--open", "show", is_flag=True, help="Open the result.")
@DRY_RUN
@QUIET
@DEBUG
@click.pass_context
def build(context: click.Context, /, **options: Any) -> None:
    """Make one handout. PACK is sciatica unless you say so."""
    from handouts.files import write_whole
    from handouts.orders import QUOTES, STDOUT, read_order
    from handouts.request_sources import saved

    if context.args:
        raise HandoutError(Diagnostic("there is a word too many", QUOTES), ExitStatus.USAGE)
    order = read_order(options)
    handout = _handout(order, options)
    if not options["quiet"]:
        report(order.selection.notices)
    for kind, path in order.files.items():
        data = saved(order.request) if kind == "request" else handout
        if options["dry_run"]:
            emit(f"would write {'to standard output' if path == STDOUT else path}", error=True)
        elif path == STDOUT:
            emit(data)
        else:
            write_whole(Path(path), data)
    if options["dry_run"] or order.files["handout"] == STDOUT:
        return
    emit("\n".join(order.files.values()))
    if options["show"] and click.launch(str(Path(order.files["handout"]).absolute())):
        report([Diagnostic("no program opened the file", "open it yourself", severity="warning")])


@cli.command("list")
@click.argument("kind", metavar="packs|sections|exercises|conditions|editions|languages")
@click.option("--pack", default="sciatica", show_default=True, metavar="PACK", help="The pack to look into.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language of the names.")
@CONTENT
@JSON
@SILENT
@DEBUG
def list_(kind: str, pack: str, language: str, folders: Sequence[Path], *, as_json: bool) -> None:
    """What there is to choose from."""
    from handouts.listing import LISTINGS, rows

    if kind not in LISTINGS:
        raise HandoutError(unknown("kind of list", kind, LISTINGS))
    found = rows(kind, folders, pack, language)
    if as_json:
        emit_json(found)
        return
    width = max((len(row["id"]) for row in found), default=0)
    emit("\n".join(f"{row['id']:{width}}  {row['name']}".rstrip() for row in found))


@cli.command()
@click.argument("paths", nargs=-1, type=Path, metavar="[PATH]…")
@CONTENT
@JSON
@QUIET
@DEBUG
def check(paths: Sequence[Path], folders: Sequence[Path], *, as_json: bool, quiet: bool) -> ExitStatus:
    """Validate content: all packs, or the packs and content folders at PATH."""
    from handouts.check import check as check_content
    from handouts.clock import today
    from layouts.fonts import missing

    problems = check_content(paths, folders, today=today(), missing=missing)
    if as_json:
        emit_json([problem.as_plain() for problem in problems])
    else:
        report(problem for problem in problems if problem.severity == "error" or not quiet)
    if not quiet:
        emit(f"{len(problems) or 'no'} problem{'s' * (len(problems) != 1)} found", error=True)
    failed = any(problem.severity == "error" for problem in problems)
    return ExitStatus.REFUSED if failed else ExitStatus.DONE


@cli.command()
@click.argument("pdf", type=Path, metavar="IN.pdf")
@click.option(
    "-o", "--output", type=Path, required=True, metavar="DIR", help="Folder for the pictures; made if missing."
)
@click.option("--resolution", default=100, show_default=True, type=click.IntRange(20, 600), help="Dots per inch.")
@DRY_RUN
@SILENT
@DEBUG
def preview(pdf: Path, output: Path, resolution: int, *, dry_run: bool) -> None:
    """Show the pages of a PDF as PNG pictures."""
    from tempfile import TemporaryDirectory

    from layouts.preview import page_pictures

    if dry_run:
        with TemporaryDirectory() as scratch:
            for path in page_pictures(pdf, Path(scratch), 20):
                emit(f"would write {output / path.name}", error=True)
        return
    for path in page_pictures(pdf, output, resolution):
        emit(str(path))


@cli.command()
@click.argument("name", required=False)
@SILENT
@DEBUG
def schema(name: str | None) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, or the names of all."""
    from handouts.schema import SCHEMAS, json_schema

    if name is None:
        emit("\n".join(SCHEMAS))
    else:
        emit_json(json_schema(name))


cli.add_command(review)
cli.add_command(verify)


# ---- what `build` is made of


def _handout(order: Order, options: dict[str, Any]) -> bytes:
    """The handout as PDF, or as text."""
    from handouts.assembly import assemble
    from handouts.clock import today
    from handouts.library import find_pack
    from handouts.printable import unprintable
    from handouts.reviews import read_reviews, standing

    pack, day = order.pack, today()
    reviews = read_reviews(find_pack(options["folders"], pack.id))
    stands = standing(reviews, pack.language, pack.content_hash, order.request.date or day.isoformat())
    document = assemble(pack, order.selection, order.request, order.clinic, day, stands)
    if options["text"]:
        from handouts.document_text import as_text

        return as_text(document).encode("utf-8")
    from layouts import fonts
    from layouts.render import render
    from layouts.theme import handout_theme

    problems = unprintable(order.request, order.places, order.clinic, document, fonts.missing)
    if problems:
        raise HandoutError(problems)
    theme = handout_theme(order.request.paper, mono=order.request.mono, colours=order.clinic.colours)
    return render(document, theme, _logo(order.clinic))


def _logo(clinic: Clinic) -> Any:
    if not clinic.logo:
        return None
    from layouts.images import read_image

    return read_image(Path(clinic.logo))


# ---- errors


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
        case _:
            hint = "run it again with --debug and report what it says"
            problem, status = Diagnostic(f"a bug in the program ({type(error).__name__})", hint), ExitStatus.BUG
    return HandoutError(problem, status)


if __name__ == "__main__":
    main()
