"""All figures of a pack, each under a name and with its words: what a contact sheet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts import blocks as written
from handouts.diagnostics import Diagnostic, HandoutError, Place, unknown
from handouts.document_blocks import Drawing, Labelled
from handouts.fields import PEOPLE
from handouts.inline import Text
from handouts.pack_files import EXERCISES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.fields import Person
    from handouts.model import Pack
    from handouts.pose.model import Figure

_ALL = "leave out --only: then all of them are drawn"


def gallery(pack: Pack, person: str, only: Sequence[str] = ()) -> dict[str, Drawing]:
    """The figures of exercises by their ids, then those of sections; or of all these some ``only``, in that order.

    What is done on one side is drawn for the right one.

    Raises:
        HandoutError: the pack has no figure, the person is unknown, or an id is.
    """
    who = next((known for known in PEOPLE if known == person.casefold()), None)
    found = _drawings(pack, who or PEOPLE[0])
    problems = [] if who else [unknown("person", person, PEOPLE)]
    problems += [_no_figure(name, pack, found) for name in only if found and name not in found]
    if not found:
        hint = "draw an exercise: write `figure:` into its file"
        problems.append(Diagnostic("the pack has no figure", hint, Place(f"{pack.id}/{EXERCISES}")))
    if problems:
        raise HandoutError(problems)
    return {name: found[name] for name in only or found}


def _drawings(pack: Pack, person: Person) -> dict[str, Drawing]:
    found = {
        name: _drawing(pack, exercise.facts.figure, exercise.text.picture or name, person)
        for name, exercise in pack.exercises.items()
        if exercise.facts.figure
    }
    blocks = (block for section in pack.sections.values() for block in section.blocks)
    words = {block.figure: block.alt for block in blocks if isinstance(block, written.Drawing)}
    for name, figure in pack.figures.items():
        key = f"figure-{name}" if name in pack.exercises else name
        found[key] = _drawing(pack, figure, words.get(name, name), person)
    return found


def _drawing(pack: Pack, figure: Figure, alt: str, person: Person) -> Drawing:
    return Drawing(figure, Labelled(pack.words.picture, Text.plain(alt)), person)


def _no_figure(name: str, pack: Pack, found: Mapping[str, Drawing]) -> Diagnostic:
    if name in pack.exercises:
        return Diagnostic(f"the exercise {name} has no figure", f"write `figure:` into {EXERCISES}/{name}.yaml")
    problem = unknown("figure", name, found)
    return Diagnostic(problem.message, problem.hint or _ALL)
