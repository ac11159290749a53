"""The command ``build``: one handout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.console import emit, report
from commands.options import CONTENT, DEBUG, DRY_RUN, QUIET
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError

if TYPE_CHECKING:
    from handouts.clinic import Clinic
    from handouts.orders import Order


@click.command(context_settings={"allow_extra_args": True})
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
@click.option("--person", metavar="PERSON", help="Who is drawn in all figures: a, b, c or d.")
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


def _handout(order: Order, options: dict[str, Any]) -> bytes:
    """The handout as PDF, or as text."""
    from handouts.assembly import assemble
    from handouts.clock import today
    from handouts.library import find_pack
    from handouts.printable import unprintable
    from handouts.reviews import read_reviews, standing

    pack, day = order.pack, today()
    reviews = read_reviews(find_pack(options["folders"], pack.id))
    latest = max(day.isoformat(), order.request.date)  # an old date on a sheet does not revive a review
    stands = standing(reviews, pack.language, pack.content_hash, latest)
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
