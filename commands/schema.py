"""The command ``schema``: JSON Schemas for editors."""

from __future__ import annotations

import click

from commands.console import emit, emit_json
from commands.options import DEBUG, SILENT


@click.command()
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
