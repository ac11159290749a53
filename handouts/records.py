"""The records of a pack: its facts, and where each is printed. Only `check` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, Place, shown
from handouts.fact_model import FactsFile, ProvenanceFile
from handouts.pack_files import FACTS, PROVENANCE, read_records
from handouts.pack_reader import FileReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.fact_model import Fact
    from handouts.pack_files import Layer, Versions
    from handouts.yaml_source import YamlSource


@dataclass(frozen=True)
class Records:
    """Facts by their ids, and the provenance of what is printed."""

    facts: Mapping[str, Fact]
    places: Mapping[str, Place]
    """Where each fact stands."""
    provenance: ProvenanceFile | None
    """None when the pack has no such file, or a faulty one."""
    yaml: Mapping[str, YamlSource]
    """What each file says, with the changes of all layers, by its path in the folder of the pack."""
    steps: Mapping[str, tuple[YamlSource, ...]]
    """Of the files that a clinic changes, what they say without its changes, and with those of each layer."""
    whole: bool
    """False when a file is faulty: what it says is not known, so what is missing can't be told."""

    def place(self, *trail: str | int) -> Place:
        """Where in the provenance something stands."""
        return self.yaml[PROVENANCE].place(trail) if PROVENANCE in self.yaml else Place(PROVENANCE)

    def key_place(self, *trail: str | int) -> Place:
        """Where in the provenance a key stands."""
        return self.yaml[PROVENANCE].key_place(trail) if PROVENANCE in self.yaml else Place(PROVENANCE)


def records_of(layers: Sequence[Layer]) -> tuple[Records, list[Diagnostic]]:
    """All records of a pack, and what is wrong with each file by itself.

    Raises:
        HandoutError: a file is unreadable (status PATH).
    """
    return records_in(*read_records(layers))


def records_in(files: Mapping[str, Versions], problems: Sequence[Diagnostic] = ()) -> tuple[Records, list[Diagnostic]]:
    """The records that some files hold, and all that is wrong with them, after the ``problems`` of finding them."""
    reader = FileReader(files)
    provenance = reader.file(PROVENANCE, ProvenanceFile)
    files_of_facts = reader.folder(FACTS, FactsFile)
    problems = [*problems, *reader.problems]
    whole = not problems
    facts: dict[str, Fact] = {}
    places: dict[str, Place] = {}
    for stem, file in files_of_facts.items():
        source = reader.yaml[f"{FACTS}/{stem}.yaml"]
        for index, fact in enumerate(file.facts):
            place = source.place(("facts", index, "id"))
            if fact.id in facts:
                hint = f"it stands at {places[fact.id]} already: keep one"
                problems.append(Diagnostic(f"facts: {shown(fact.id)} is there twice", hint, place))
            facts.setdefault(fact.id, fact)
            places.setdefault(fact.id, place)
    return Records(facts, places, provenance, reader.yaml, reader.steps, whole), problems
