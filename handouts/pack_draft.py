"""A pack on its way from files to a whole: every file parsed and validated by itself, nothing joined yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.diagnostics import Place
from handouts.model import (
    ExerciseFile,
    ExerciseText,
    FigureFile,
    GlossaryFile,
    PackFile,
    PackText,
    Section,
    SourcesFile,
)
from handouts.pack_files import EXERCISES, FIGURES, GLOSSARY, PACK, RED_FLAGS, SAFETY, SECTIONS, SOURCES, stem_of
from handouts.pack_reader import FileReader
from handouts.safety_model import RedFlagsFile, RedFlagsText, SafetyFile, SafetyText
from handouts.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.diagnostics import Diagnostic
    from handouts.pack_files import PackFiles
    from handouts.yaml_source import YamlSource


@dataclass(frozen=True)
class Draft:
    """The files of a pack, each valid or left out: what is None or missing here has problems of its own already."""

    files: PackFiles
    yaml: Mapping[str, YamlSource]
    """What each file says and where, by its path in the folder of the pack."""
    steps: Mapping[str, tuple[YamlSource, ...]]
    """What the files that a clinic changes say without its changes, and with those of each layer."""
    pack: PackFile | None
    text: PackText | None
    sections: Mapping[str, Section]
    """By the name of the file without its ending, as are the exercises and figures."""
    exercises: Mapping[str, ExerciseFile]
    exercise_texts: Mapping[str, ExerciseText]
    figures: Mapping[str, FigureFile]
    red_flags: RedFlagsFile | None
    red_flags_text: RedFlagsText | None
    safety: SafetyFile | None
    safety_text: SafetyText | None
    sources: SourcesFile | None
    glossary: GlossaryFile | None
    words: Words | None

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.files.language

    @property
    def words_path(self) -> str:
        """The key of the words of the program, which lie outside the pack."""
        return f"words/{self.language}.yaml"

    def text_path(self, path: str) -> str:
        """The path of the file of the language that goes with a file of facts."""
        return f"{self.language}/{path}"

    def stems(self, part: str) -> set[str]:
        """Names, without their ending, of all files in a part of the pack, valid or not: the ids that exist."""
        return {stem_of(path) for path in self.files.own if path.rpartition("/")[0] == part}

    def place(self, path: str, *trail: str | int) -> Place:
        """Where in the file at ``path`` the value at the end of ``trail`` stands."""
        return self.yaml[path].place(trail) if path in self.yaml else Place(self._name(path))

    def key_place(self, path: str, *trail: str | int) -> Place:
        """Where in the file at ``path`` the key of that value stands."""
        return self.yaml[path].key_place(trail) if path in self.yaml else Place(self._name(path))

    def entry_place(self, path: str, key: str, entry_id: str, *trail: str | int) -> Place:
        """Where a part of the entry with an id stands, in the list under ``key`` of the file at ``path``."""
        data = self.yaml[path].data if path in self.yaml else None
        entries = data.get(key) if isinstance(data, dict) else None
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and entry.get("id") == entry_id:
                return self.place(path, key, index, *trail)
        return self.place(path, key)

    def _name(self, path: str) -> str:
        return self.files.own[path][-1].name if path in self.files.own else f"{self.files.pack_id}/{path}"


def read_draft(files: PackFiles) -> tuple[Draft, list[Diagnostic]]:
    """Parses and validates every file by itself; also returns all problems of all of them."""
    reader = FileReader(files.own)
    here, there = "", f"{files.language}/"
    draft = Draft(
        files=files,
        yaml=reader.yaml,
        steps=reader.steps,
        pack=reader.file(here + PACK, PackFile),
        text=reader.file(there + PACK, PackText),
        sections=reader.folder(there + SECTIONS, Section),
        exercises=reader.folder(here + EXERCISES, ExerciseFile),
        exercise_texts=reader.folder(there + EXERCISES, ExerciseText),
        figures=reader.folder(here + FIGURES, FigureFile),
        red_flags=reader.file(here + RED_FLAGS, RedFlagsFile),
        red_flags_text=reader.file(there + RED_FLAGS, RedFlagsText),
        safety=reader.file(here + SAFETY, SafetyFile),
        safety_text=reader.file(there + SAFETY, SafetyText),
        sources=reader.file(here + SOURCES, SourcesFile),
        glossary=reader.file(there + GLOSSARY, GlossaryFile),
        words=reader.value(f"words/{files.language}.yaml", files.words, Words),
    )
    return draft, reader.problems
