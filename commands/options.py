"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

CONTENT = click.option(
    "--content",
    "folders",
    type=Path,
    multiple=True,
    metavar="DIR",
    help="A clinic's own content; wins over the shipped.",
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="No notes and warnings, only errors.")
SILENT = click.option("--quiet", "-q", is_flag=True, expose_value=False, help="Only errors: there are no notes here.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print data as JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be written, write nothing.")
DEBUG = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks; they may hold what was typed.")
