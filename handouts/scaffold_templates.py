"""The templates of new files, and which of their texts an author has to replace.

A text has to be replaced unless its line of the template says ``# may stay``, or a part of it comes from the author.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.pack_files import FACTS, SOURCES
from handouts.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATES = Path(__file__).parent / "templates"
_OF_WORDS = ("lang", FACTS, SOURCES)
"""The parts of a template pack that hold sentences; all others hold ids and numbers."""
_MAY_STAY = "# may stay"
_GAP = "$"


def templates(kind: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each template of a kind of thing: the parts of its path, and its text with gaps such as ``$name``."""
    for path in sorted((_TEMPLATES / kind).rglob("*.yaml")):
        yield path.relative_to(_TEMPLATES / kind).parts, path.read_text(encoding="utf-8")


@cache
def placeholders() -> frozenset[str]:
    """All texts of all templates that an author has to replace. A single word, such as an id, is no text."""
    found = set()
    for kind in (folder.name for folder in _TEMPLATES.iterdir()):
        for parts, text in templates(kind):
            if parts[0] not in _OF_WORDS:
                continue
            lines = text.splitlines()
            source = parse_yaml(text.encode("utf-8"), "/".join(parts))
            for trail, string in source.strings():
                line = lines[(source.place(trail).line or 1) - 1]
                if " " in string and _GAP not in string and _MAY_STAY not in line:
                    found.add(string)
    return frozenset(found)
