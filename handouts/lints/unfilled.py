"""Does a text still stand as the template of a new file wrote it? Then its author has not said anything yet."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.scaffold_templates import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pack_draft import Draft
    from handouts.records import Records


def unfilled_problems(draft: Draft, records: Records) -> Iterator[Diagnostic]:
    """Texts of a pack, and of its facts, that say what a template of `make-pdf new` says."""
    left = placeholders()
    for source in chain(draft.yaml.values(), records.yaml.values()):
        for trail, string in source.strings():
            if string in left:
                message = f"a text still stands as the template wrote it: {shown(string)}"
                hint = "write what it asks for, or delete it; until then the pack can't be signed off"
                yield Diagnostic(message, hint, source.place(trail), "warning")
