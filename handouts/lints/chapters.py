"""The texts of a pack as a patient reads them: chapter by chapter, each piece with its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from handouts.blocks import Contraindications, RedFlagList
from handouts.inline import Text
from handouts.model_texts import string_of, texts_in
from handouts.pack_files import EXERCISES, GLOSSARY, PACK, RED_FLAGS, SAFETY, SECTIONS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.diagnostics import Place
    from handouts.model import Section
    from handouts.pack_draft import Draft
    from handouts.yaml_events import Trail

Path: TypeAlias = str
"""Of a file, in the folder of its pack."""

RED_FLAGS_CHAPTER, EXERCISES_CHAPTER = "red-flags", "exercises"
_TITLES = frozenset({"title", "heading", "name", "columns", "label"})


@dataclass(frozen=True)
class Passage:
    """One piece of text: what a paragraph, a list item, a cell or a title says."""

    string: str
    path: Path
    trail: Trail

    @property
    def is_title(self) -> bool:
        """True for what stands over other text and can't explain itself."""
        return any(step in _TITLES for step in self.trail[-2:])

    def place(self, draft: Draft) -> Place:
        """Where it stands."""
        return draft.place(self.path, *self.trail)


@dataclass(frozen=True)
class Chapter:
    """A section with all that is printed in it: warning signs, exercises, rules."""

    id: str
    path: Path
    section: Section | None
    """None when the pack has warning signs or exercises but no section of that name."""
    passages: tuple[Passage, ...]

    def place(self, draft: Draft, key: str = "title") -> Place:
        """Where a value of the section's file stands."""
        return draft.place(self.path, key)


@dataclass(frozen=True)
class Manuscript:
    """Everything that patients may read."""

    draft: Draft
    chapters: tuple[Chapter, ...]
    passages: tuple[Passage, ...]
    """Every piece once: those of the chapters, then those that stand outside of all chapters."""


def read_manuscript(draft: Draft) -> Manuscript:
    """The texts of all files that have no problems of their own."""
    chapters = tuple(_chapters(draft))
    inside = (passage for chapter in chapters for passage in chapter.passages)
    return Manuscript(draft, chapters, tuple(dict.fromkeys(chain(inside, _outside(draft)))))


def every_string(draft: Draft) -> Iterator[Passage]:
    """All that files say in words, ids too: whatever may come to be printed."""
    files: dict[Path, object] = {
        draft.text_path(PACK): draft.text,
        draft.text_path(RED_FLAGS): draft.red_flags_text,
        draft.text_path(SAFETY): draft.safety_text,
        draft.text_path(GLOSSARY): draft.glossary,
        SOURCES: draft.sources,
        draft.words_path: draft.words,
    }
    for part, values in (
        (draft.text_path(SECTIONS), draft.sections),
        (draft.text_path(EXERCISES), draft.exercise_texts),
        (EXERCISES, draft.exercises),
    ):
        files |= {f"{part}/{stem}.yaml": value for stem, value in values.items()}
    for path, value in files.items():
        yield from _passages(texts_in(value), path)


def _chapters(draft: Draft) -> Iterator[Chapter]:
    extra: dict[str, tuple[Passage, ...]] = {
        RED_FLAGS_CHAPTER: tuple(_red_flags(draft)),
        EXERCISES_CHAPTER: tuple(_exercises(draft)),
    }
    for stem, section in draft.sections.items():
        path = f"{draft.text_path(SECTIONS)}/{stem}.yaml"
        texts = chain(_section(draft, section, path), extra.pop(stem, ()))
        yield Chapter(stem, path, section, tuple(dict.fromkeys(texts)))
    for name, passages in extra.items():
        if passages and name not in draft.stems(draft.text_path(SECTIONS)):
            yield Chapter(name, passages[0].path, None, passages)


def _section(draft: Draft, section: Section, path: Path) -> Iterator[Passage]:
    yield from _texts(section.title, path, "title")
    yield from _texts(section.lead, path, "lead")
    for index, block in enumerate(section.blocks):
        yield from _texts(block, path, "blocks", index)
        if isinstance(block, Contraindications):
            yield from _rules_of(draft, block.contraindications.of)
        if isinstance(block, RedFlagList):
            yield from _red_flags(draft)


def _outside(draft: Draft) -> Iterator[Passage]:
    """What is printed outside of sections, or wherever a rule is about."""
    pack = draft.text_path(PACK)
    yield from _texts(draft.text, pack)
    if draft.text:
        yield Passage(draft.text.subject, pack, ("subject",))
        yield from (Passage(name, pack, ("equipment", thing)) for thing, name in draft.text.equipment.items())
    yield from _red_flags(draft)
    yield from _exercises(draft)
    yield from _texts(draft.safety_text, draft.text_path(SAFETY))
    yield from _texts(draft.glossary, draft.text_path(GLOSSARY))
    yield from _passages(texts_in(draft.words), draft.words_path)


def _red_flags(draft: Draft) -> Iterator[Passage]:
    return _texts(draft.red_flags_text, draft.text_path(RED_FLAGS))


def _exercises(draft: Draft) -> Iterator[Passage]:
    for stem, text in draft.exercise_texts.items():
        yield from _texts(text, f"{draft.text_path(EXERCISES)}/{stem}.yaml")


def _rules_of(draft: Draft, section: str) -> Iterator[Passage]:
    """The words of the contraindications that a section lists."""
    if draft.safety and draft.safety_text:
        for rule in draft.safety.contraindications:
            if rule.section == section and rule.id in draft.safety_text.contraindications:
                words = draft.safety_text.contraindications[rule.id]
                yield Passage(words.string, draft.text_path(SAFETY), ("contraindications", rule.id))


def _texts(value: object, path: Path, *trail: str | int) -> Iterator[Passage]:
    """Every inline text in a value; plain strings beside them are ids and the like."""
    return _passages(((way, text) for way, text in texts_in(value, trail) if isinstance(text, Text)), path)


def _passages(texts: Iterable[tuple[Trail, Text | str]], path: Path) -> Iterator[Passage]:
    return (Passage(string_of(text), path, trail) for trail, text in texts)
