"""How a language is written for patients: the words that the lints look for, ``content/style/<language>.yaml``.

Every list may be empty. A lint whose words a language lacks then finds nothing in it.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from handouts.diagnostics import ExitStatus, HandoutError
from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.validation import validate
from handouts.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handouts.diagnostics import Diagnostic


@dataclass(frozen=True)
class InsteadOf(Strict):
    """What not to write to patients, and what to write."""

    instead_of: tuple[str, ...]
    """Words or signs; an asterisk at the end of a word stands for any ending."""
    write: str
    """What to write, as advice to the author."""
    unless: tuple[str, ...] = ()
    """Words that make it right when one stands before it in the same sentence."""


@dataclass(frozen=True)
class Passive(Strict):
    """How the passive voice looks: a form of be, words that may stand between, a participle."""

    be: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    """Irregular ones; those in -ed need no list."""
    adjectives: tuple[str, ...] = ()
    """Words that look like participles and say how something is."""
    agent: str = ""
    """The word before who does it; it makes a passive even of a word that may be an adjective."""
    allowed: tuple[str, ...] = ()
    """Passives that are plain, each as it stands after the form of be."""


@dataclass(frozen=True)
class Explaining(Strict):
    """How a sentence explains a word."""

    verbs: tuple[str, ...] = ()
    """After the word: "X is …", "X means …"."""
    articles: tuple[str, ...] = ()
    """After the word and a comma: "X, a …, "; or before the word."""
    names: tuple[str, ...] = ()
    """Before the word: "called X"."""
    pointers: tuple[str, ...] = ()
    """At the start of the next sentence: "It is …", "This nerve runs …"."""


@dataclass(frozen=True)
class Actions(Strict):
    """How a sentence tells the reader to do something."""

    verbs: tuple[str, ...] = ()
    """It starts with one of these, or with a clause and one of these."""
    openers: tuple[str, ...] = ()
    """Words that start such a clause: "If it hurts, stop"."""
    before_verb: tuple[str, ...] = ()
    """Words that may stand before the verb: "Slowly lift your knee"."""
    stop: tuple[str, ...] = ()
    """Verbs that end an exercise."""


@dataclass(frozen=True)
class Style(Strict):
    """How a language is written for patients."""

    readability: Literal["english"] | None = None
    """Whose formulas grade the text; without them, nothing is graded."""
    syllables: dict[str, int] = field(default_factory=dict)
    """Syllables of words that the rule miscounts."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence, without the stop."""
    medical_words: tuple[str, ...] = ()
    """Words that patients learn at the clinic: a pack explains those that it uses in its glossary."""
    instead_of: tuple[InsteadOf, ...] = ()
    passive: Passive = Passive()
    explaining: Explaining = Explaining()
    actions: Actions = Actions()


def read_style(folders: Sequence[Path], language: str) -> tuple[Style | None, list[Diagnostic]]:
    """The style of a language from the first of the content folders that has one, and what is wrong with its file.

    Raises:
        HandoutError: the file is unreadable (status PATH).
    """
    name = f"style/{language}.yaml"
    for folder in folders:
        if (folder / name).is_file():
            try:
                source = read_yaml(folder / name, name)
            except HandoutError as error:
                if error.status is ExitStatus.PATH:
                    raise
                return None, list(error.problems)
            return validate(source, Style)
    return None, []
