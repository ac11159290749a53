"""What there is to choose from, as rows with an id and a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.library import find_languages, find_packs, load_pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handouts.model import Pack

LISTINGS = ("packs", "sections", "exercises", "conditions", "editions", "languages")
Rows = list[dict[str, Any]]


def rows(kind: str, folders: Sequence[Path], pack_id: str, language: str) -> Rows:
    """The rows of one of the ``LISTINGS``, but for editions, which are not the pack's.

    Raises:
        HandoutError: the pack or the language is unknown, or the content has problems.
    """
    if kind == "packs":
        languages = {name: find_languages(folders, name) for name in find_packs(folders)}
        return [_pack(load_pack(folders, name, [*known, language][0])) for name, known in languages.items()]
    if kind == "languages":
        found = find_languages(folders, pack_id)
        return [{"id": name, "name": load_pack(folders, pack_id, name).words.name} for name in found]
    pack = load_pack(folders, pack_id, language)
    return {"sections": _sections, "exercises": _exercises, "conditions": _conditions}[kind](pack)


def _pack(pack: Pack) -> dict[str, Any]:
    return {"id": pack.id, "name": pack.text.title.string, "version": pack.facts.version}


def _sections(pack: Pack) -> Rows:
    return [{"id": name, "name": section.title.string} for name, section in pack.sections.items()]


def _exercises(pack: Pack) -> Rows:
    return [
        {
            "id": name,
            "name": exercise.text.name.string,
            "stages": list(exercise.facts.stages),
            "position": exercise.facts.position,
            "sided": exercise.facts.sided,
        }
        for name, exercise in pack.exercises.items()
    ]


def _conditions(pack: Pack) -> Rows:
    return [{"id": name, "name": pack.safety_text.conditions[name]} for name in pack.safety.conditions]
