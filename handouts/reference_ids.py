"""Checks of ids: each names something that is there, once, under the name of its file."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from handouts.blocks import CHOSEN, Drawing, ExerciseCards
from handouts.diagnostics import Diagnostic, Place, shown, unknown
from handouts.document import ABOUT, DIARY, NOTES
from handouts.exercise_selection import ALL
from handouts.fields import STAGES
from handouts.pack_files import EXERCISES, FIGURES, GLOSSARY, PACK, RED_FLAGS, SAFETY, SECTIONS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handouts.pack_draft import Draft


def id_problems(draft: Draft) -> Iterator[Diagnostic]:
    """Ids that name nothing, differ from their file, or are given twice."""
    return chain(
        _names_of_files(draft),
        _names_of_parts(draft),
        _duplicates(draft),
        _dates(draft),
        _sections_of_pack(draft),
        _companions(draft),
        _programmes(draft),
        _blocks(draft),
        _sources(draft),
        _exercise_pairs(draft),
        _equipment(draft),
    )


def unknown_at(place: Place, kind: str, word: str, known: Collection[str]) -> Iterator[Diagnostic]:
    """The problem of a reference to something that is not in ``known``, if it isn't."""
    if word not in known:
        problem = unknown(kind, word, known)
        yield Diagnostic(problem.message, problem.hint or f"the pack has no {kind} yet", place)


def _names_of_files(draft: Draft) -> Iterator[Diagnostic]:
    named = [(PACK, draft.files.pack_id, draft.pack.id)] if draft.pack else []
    for part, values in (
        (draft.text_path(SECTIONS), draft.sections),
        (EXERCISES, draft.exercises),
        (draft.text_path(EXERCISES), draft.exercise_texts),
        (FIGURES, draft.figures),
    ):
        named += [(f"{part}/{stem}.yaml", stem, value.id) for stem, value in values.items()]
    for path, stem, own_id in named:
        if own_id != stem:
            kind = "folder" if path == PACK else "file"
            message = f"the id {shown(own_id)} differs from the name of its {kind}, {shown(stem)}"
            yield Diagnostic(message, f"write `id: {stem}`, or rename the {kind}", draft.place(path, "id"))
        if own_id == ALL:
            message = f"the id {shown(own_id)} means all that there is"
            yield Diagnostic(message, "choose another", draft.place(path, "id"))
    if draft.words and draft.words.language != draft.language:
        message = f"the language {shown(draft.words.language)} differs from the name of its file"
        yield Diagnostic(message, f"write `language: {draft.language}`", draft.place(draft.words_path, "language"))


def _names_of_parts(draft: Draft) -> Iterator[Diagnostic]:
    """Sections that no edition could tell from the parts that the program makes by itself."""
    for stem in sorted({NOTES, DIARY, ABOUT} & draft.sections.keys()):
        message = f"a section can't be called {shown(stem)}: every handout has a part of that name"
        yield Diagnostic(message, "choose another id", draft.place(f"{draft.text_path(SECTIONS)}/{stem}.yaml", "id"))


def _duplicates(draft: Draft) -> Iterator[Diagnostic]:
    for path, key, name in (
        (SOURCES, "sources", "id"),
        (RED_FLAGS, "red_flags", "id"),
        (SAFETY, "contraindications", "id"),
        (SAFETY, "precautions", "id"),
        (SAFETY, "conditions", None),
        (PACK, "default_sections", None),
        (draft.text_path(GLOSSARY), "terms", "term"),
    ):
        data = draft.yaml[path].data if path in draft.yaml else None
        entries = data.get(key) if isinstance(data, dict) else None
        first: dict[str, Place] = {}
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            word = entry.get(name) if isinstance(entry, dict) and name else entry
            if not isinstance(word, str):
                continue
            place = draft.place(path, key, index, *([name] if name else []))
            if word in first:
                hint = f"it stands on line {first[word].line} already: keep one"
                yield Diagnostic(f"{key}: {shown(word)} is there twice", hint, place)
            first.setdefault(word, place)


def _dates(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.pack:
        return
    dates = {("published",): draft.pack.published, ("next_review",): draft.pack.next_review}
    for trail, text in dates.items():
        try:
            date.fromisoformat(text)
        except ValueError:
            message = f"{trail[-1]}: the calendar has no {shown(text)}"
            yield Diagnostic(message, "check the month and the day", draft.place(PACK, *trail))


def _sections_of_pack(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.pack:
        return
    known = draft.stems(draft.text_path(SECTIONS))
    for key in ("default_sections", "section_order"):
        for index, section in enumerate(getattr(draft.pack, key)):
            yield from unknown_at(draft.place(PACK, key, index), "section", section, known)


def _companions(draft: Draft) -> Iterator[Diagnostic]:
    known = draft.stems(draft.text_path(SECTIONS))
    for name, companions in (draft.safety.companions if draft.safety else {}).items():
        place = draft.key_place(SAFETY, "companions", name)
        yield from unknown_at(place, "section or exercise", name, known | draft.stems(EXERCISES))
        for index, companion in enumerate(companions):
            yield from unknown_at(draft.place(SAFETY, "companions", name, index), "section", companion, known)


def _programmes(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.pack:
        return
    known = draft.stems(EXERCISES)
    for stage in STAGES:
        if stage not in draft.pack.programmes:
            message = f"programmes: the stage {stage} has none"
            yield Diagnostic(message, f"write `{stage}: []` if it gets no exercises", draft.place(PACK, "programmes"))
    for programme, names in draft.pack.programmes.items():
        for index, name in enumerate(names):
            place = draft.place(PACK, "programmes", programme, index)
            yield from unknown_at(place, "exercise", name, known)
            exercise = draft.exercises.get(name)
            if exercise and programme in STAGES and programme not in exercise.stages:
                hint = f"choose another, or add the stage to {EXERCISES}/{name}.yaml"
                yield Diagnostic(f"the exercise {shown(name)} is not for the stage {programme}", hint, place)


def _blocks(draft: Draft) -> Iterator[Diagnostic]:
    """Ids of blocks, figures that the pack has, and cards of programmes that it has, each once in its section."""
    figures = draft.stems(FIGURES)
    for stem, section in draft.sections.items():
        path = f"{draft.text_path(SECTIONS)}/{stem}.yaml"
        first: dict[str, int] = {}
        programmes: list[str] = []
        for index, block in enumerate(section.blocks):
            if block.id in first:
                place = draft.place(path, "blocks", index, "id")
                earlier = draft.place(path, "blocks", first[block.id], "id").line
                hint = f"it stands on line {earlier} already: name one otherwise"
                yield Diagnostic(f"blocks: {shown(block.id)} is there twice", hint, place)
            elif block.id:
                first[block.id] = index
            if isinstance(block, Drawing):
                yield from unknown_at(draft.place(path, "blocks", index, "figure"), "figure", block.figure, figures)
            if isinstance(block, ExerciseCards):
                place = draft.place(path, "blocks", index, "exercise_cards")
                if block.exercise_cards in programmes:
                    message = f"the cards of {shown(block.exercise_cards)} are there twice"
                    yield Diagnostic(message, "delete one of the two blocks", place)
                programmes.append(block.exercise_cards)
                if draft.pack:
                    yield from unknown_at(place, "programme", block.exercise_cards, [CHOSEN, *draft.pack.programmes])


def _sources(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.sources:
        return
    known = [source.id for source in draft.sources.sources]
    for part, values in ((draft.text_path(SECTIONS), draft.sections), (EXERCISES, draft.exercises)):
        for stem, value in values.items():
            for index, source in enumerate(value.sources):
                yield from unknown_at(draft.place(f"{part}/{stem}.yaml", "sources", index), "source", source, known)


def _exercise_pairs(draft: Draft) -> Iterator[Diagnostic]:
    texts = draft.text_path(EXERCISES)
    for here, there, what in ((EXERCISES, texts, "words"), (texts, EXERCISES, "dosage and stages")):
        for stem in sorted(draft.stems(here) - draft.stems(there)):
            message = f"the exercise {shown(stem)} has no {what}"
            yield Diagnostic(message, f"write {there}/{stem}.yaml", draft.place(f"{here}/{stem}.yaml"))
    for stem, text in draft.exercise_texts.items():
        exercise, path = draft.exercises.get(stem), f"{texts}/{stem}.yaml"
        if exercise and exercise.sided and not text.steps_one_side:
            message = "missing key 'steps_one_side': the exercise is sided"
            yield Diagnostic(message, "say the steps for one side, with {side} and {other_side}", draft.place(path))
        if exercise and not exercise.sided and text.steps_one_side:
            message = "steps_one_side would never be printed: the exercise is not sided"
            hint = f"write `sided: true` in {EXERCISES}/{stem}.yaml, or delete them"
            yield Diagnostic(message, hint, draft.key_place(path, "steps_one_side"))


def _equipment(draft: Draft) -> Iterator[Diagnostic]:
    if not draft.text:
        return
    for stem, exercise in draft.exercises.items():
        for index, thing in enumerate(exercise.equipment):
            if thing not in draft.text.equipment:
                hint = f"name it under `equipment` in {draft.text_path(PACK)}"
                place = draft.place(f"{EXERCISES}/{stem}.yaml", "equipment", index)
                yield Diagnostic(f"equipment: {shown(thing)} has no name", hint, place)
