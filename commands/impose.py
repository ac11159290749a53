"""The command ``impose``: the pages of any PDF on sheets to be folded or cut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.console import emit, report
from commands.options import DEBUG, DRY_RUN, QUIET
from handouts.diagnostics import Diagnostic, HandoutError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from layouts.imposition.impose import PrintCopy
    from layouts.imposition.papers import Paper


@click.command()
@click.argument("pdf", type=Path, required=False, metavar="IN.pdf")
@click.option("-o", "--output", required=True, metavar="OUT.pdf", help="The file to print; - for stdout.")
@click.option(
    "--scheme",
    default="booklet",
    show_default=True,
    type=click.Choice(["booklet", "stack2", "stack4"]),
    help="booklet: two pages on a side, folded in the middle. stack2, stack4: two or four pages on a side; print, cut "
    "the pile, lay pile on pile.",
)
@click.option("--signature", type=int, metavar="N", help="Fold so many sheets together, at most. Default: all.")
@click.option(
    "--cover", type=click.Choice(["apart"]), help="apart: the outer sheet as OUT-cover.pdf, to print it on card."
)
@click.option(
    "--flip",
    default="short",
    show_default=True,
    type=click.Choice(["short", "long", "none"]),
    help="The edge on which your printer turns the sheet: as in its settings. none: print fronts only (stacks).",
)
@click.option(
    "--binding",
    default="left",
    show_default=True,
    type=click.Choice(["left", "right"]),
    help="Where the spine is. right: for scripts that run from right to left.",
)
@click.option("--paper", type=click.Choice(["a4", "letter", "a3", "tabloid"]), help="The sheet. Default: a4 or letter.")
@click.option(
    "--thickness",
    default=0.1,
    show_default=True,
    type=float,
    metavar="MM",
    help="Of the paper: pages of inner sheets, which stick out when folded, move towards the fold. 0: they stay.",
)
@click.option("--marks/--no-marks", default=True, show_default=True, help="Short lines to fold and cut by.")
@click.option(
    "--one-sided",
    type=click.Choice(["face-down", "face-up"]),
    help="For a printer that prints one side at a time: OUT-fronts.pdf and OUT-backs.pdf. face-down: sheets come out "
    "with the print down; turn the pile over and put it back, the first sheet on top. face-up: they come out with the "
    "print up; put the pile back as it is, the last sheet on top. If your tray wants the pile the other way, use the "
    "other word.",
)
@click.option(
    "--flip-test", "test", is_flag=True, help="Make a test sheet that shows which --flip is right. IN.pdf isn't needed."
)
@DRY_RUN
@QUIET
@DEBUG
def impose(pdf: Path | None, output: str, *, test: bool, dry_run: bool, quiet: bool, **options: Any) -> None:
    """Lay the pages of IN.pdf on sheets, so that they come in order when the sheets are folded or cut."""
    from handouts.files import write_all
    from handouts.outputs import STDOUT

    made = _flip_test(pdf, output, options["paper"]) if test else _imposed(pdf, output, options)
    if not quiet:
        report(made.notes)
    if dry_run:
        paths = ["to standard output"] if output == STDOUT else _paths(output, made.files)
        emit("\n".join(f"would write {path}" for path in paths), error=True)
    elif output == STDOUT:
        emit(made.files[""])
    else:
        paths = _paths(output, made.files)
        write_all(dict(zip(paths, made.files.values(), strict=True)))
        emit("\n".join(map(str, paths)))


def _flip_test(pdf: Path | None, output: str, paper: Paper | None) -> PrintCopy:
    from handouts.clock import today
    from handouts.library import load_pack
    from layouts.imposition.flip_test import flip_test
    from layouts.imposition.impose import PrintCopy

    _refuse_targets(output, [""], pdf)
    words = load_pack((), "sciatica", "en").words
    return PrintCopy({"": flip_test(words, paper or "a4", today())}, ())


def _imposed(pdf: Path | None, output: str, options: Mapping[str, Any]) -> PrintCopy:
    """The print copy. All that is wrong with the options and paths is told at once."""
    from handouts.diagnostics import Gathering
    from handouts.files import read_bytes
    from layouts.imposition.impose import impose as laid_on_sheets
    from layouts.imposition.settings import Settings

    if pdf is None:
        raise click.UsageError("which file shall be laid on sheets? IN.pdf is missing", click.get_current_context())
    given = Gathering()
    chosen = {name: value for name, value in options.items() if name != "cover"}
    settings = given.attempt(lambda: Settings(**chosen, cover_apart=options["cover"] is not None))
    data = given.attempt(lambda: read_bytes(pdf))
    given.attempt(lambda: _refuse_targets(output, settings.endings if settings else [""], pdf))
    if settings is None or data is None or given.problems:
        raise given.error()
    return laid_on_sheets(data, settings, str(pdf))


def _refuse_targets(output: str, endings: Collection[str], pdf: Path | None) -> None:
    """Stop before work is done for files that can't be written.

    Raises:
        HandoutError: such as one that would lie over the PDF that is read.
    """
    from handouts.files import refuse_target
    from handouts.outputs import STDOUT

    if output == STDOUT:
        if len(endings) > 1:
            raise HandoutError(Diagnostic("several files can't go to standard output", "give a name: -o OUT.pdf"))
        return
    refuse_target(output)  # a folder gives no name, even if none of the files has it
    for path in _paths(output, endings):
        refuse_target(path, [pdf])


def _paths(output: str, endings: Iterable[str]) -> list[Path]:
    """The files, each named after the output and what it holds."""
    from handouts.files import named_after

    return [named_after(Path(output), ending) for ending in endings]
