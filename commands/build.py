"""The command ``build``: one handout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.console import emit, report
from commands.options import CONTENT, DEBUG, DRY_RUN, QUIET
from handouts.diagnostics import Diagnostic, ExitStatus, HandoutError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.clinic import Clinic
    from handouts.document import Document
    from handouts.orders import Order
    from layouts.images import Image


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
@click.option(
    "--edition", "editions", multiple=True, metavar="EDITION[,EDITION]",
    help="handout, large-print, booklet, leaflet, cards or diary.",
)  # fmt: skip
@click.option("--paper", metavar="PAPER", help="a4 or letter.")
@click.option("--body-size", metavar="POINTS", help="Size of the text of large print: 16 to 28.")
@click.option("--lang", "language", metavar="LANG", help="Language of the handout, such as en.")
@click.option("--mono", is_flag=True, help="No filled areas: for photocopiers.")
@click.option("--person", metavar="PERSON", help="Who is drawn in all figures: a, b, c or d.")
@click.option("--impose", is_flag=True, help="Of a booklet also the print copy: sheets to fold.")
@click.option("--fillable", is_flag=True, help="A diary to fill in on a screen as well.")
@click.option("--text", is_flag=True, help="Plain text instead of a PDF.")
@click.option("--html", is_flag=True, help="A web page in one file instead of a PDF.")
@click.option(
    "-o", "--output", metavar="PATH",
    help="Where to write: a folder for several files, - for stdout. Default: ./<pack>-<edition>.pdf",
)  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open the result.")
@DRY_RUN
@QUIET
@DEBUG
@click.pass_context
def build(context: click.Context, /, **options: Any) -> None:
    """Make one handout. PACK is sciatica unless you say so."""
    from handouts.files import write_all
    from handouts.orders import QUOTES, read_order
    from handouts.outputs import STDOUT
    from handouts.request_sources import saved

    if context.args:
        raise HandoutError(Diagnostic("there is a word too many", QUOTES), ExitStatus.USAGE)
    order = read_order(options)
    made = _made(order, options)
    if order.saved:
        made = {order.saved: saved(order.request), **made}
    if options["dry_run"]:
        for path in made:
            emit(f"would write {'to standard output' if path == STDOUT else path}", error=True)
        return
    write_all({Path(path): data for path, data in made.items() if path != STDOUT})
    if STDOUT in made:
        emit(made[STDOUT])
        return
    emit("\n".join(made))
    if options["show"] and click.launch(str(Path(order.outputs[0].path).absolute())):
        report([Diagnostic("no program opened the file", "open it yourself", severity="warning")])


def _made(order: Order, options: dict[str, Any]) -> dict[str, bytes]:
    """The bytes of every file, by its path; tells what the person at the keyboard should know."""
    from handouts.assembly import assemble
    from handouts.clock import today
    from handouts.library import find_pack
    from handouts.reviews import read_reviews, standing
    from layouts.produce import produce
    from layouts.theme import PageSetup

    pack, request, clinic, day = order.pack, order.request, order.clinic, today()
    reviews = read_reviews(find_pack(options["folders"], pack.id))
    latest = max(day.isoformat(), request.date)  # an old date on a sheet does not revive a review
    stands = standing(reviews, pack.language, pack.content_hash, latest)
    document = assemble(pack, order.selection, request, clinic, day, stands)
    if any(output.form == "pdf" for output in order.outputs):
        _refuse_unprintable(order, document)
    setup = PageSetup(request.paper, request.mono, clinic.colours, request.body_size, options["fillable"])
    logo = _logo(clinic)
    made: dict[str, bytes] = {}
    told = list(order.selection.notices)
    asked = bool(request.sections or request.exercises or request.conditions)
    for edition in order.editions:
        paths = {output.form: output.path for output in order.outputs if output.edition == edition}
        product = produce(document, edition, paths, setup, logo)
        made |= {paths[form]: data for form, data in product.files.items()}
        told += product.notes
        if product.left_out:
            told.append(_not_printed(edition, product.left_out, asked=asked))
    if order.saved and (len(order.editions) > 1 or options["fillable"] or options["impose"]):
        told.append(_not_saved(request.edition))
    if not options["quiet"]:
        report(told)
    return made


def _not_saved(edition: str) -> Diagnostic:
    message = f"the request that is saved names one edition, {edition}, and no print copy or form"
    return Diagnostic(message, "name the others again: --edition, --impose, --fillable", severity="note")


def _refuse_unprintable(order: Order, document: Document) -> None:
    from handouts.printable import unprintable
    from layouts import fonts

    problems = unprintable(order.request, order.places, order.clinic, document, fonts.missing)
    if problems:
        raise HandoutError(problems)


def _not_printed(edition: str, titles: Sequence[str], *, asked: bool) -> Diagnostic:
    hint = "a handout, large print or a booklet holds all of it"
    return Diagnostic(
        f"not in the edition {edition}: {'; '.join(titles)}", hint, severity="warning" if asked else "note"
    )


def _logo(clinic: Clinic) -> Image | None:
    if not clinic.logo:
        return None
    from layouts.images import read_image

    return read_image(Path(clinic.logo))
