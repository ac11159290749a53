"""A section of a pack becomes a part of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts import blocks as written
from handouts.cards import exercise_card
from handouts.document import Part
from handouts.document_blocks import (
    Block,
    Callout,
    DoNotBox,
    Drawing,
    Heading,
    ItemList,
    Labelled,
    PainGuide,
    Paragraph,
    Table,
)
from handouts.inline import Text, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.exercise_selection import ChosenExercise
    from handouts.fields import Level, Urgency
    from handouts.model import Pack
    from handouts.request import Request
    from handouts.safety import Verdict
    from handouts.safety_model import TierText
    from handouts.selection import ChosenSection, Selection

_GROUPS: dict[str, tuple[Level, ...]] = {
    "never": ("never", "never_at_home"),
    "clinician": ("never_without_clinician",),
    "ask_first": ("ask_first",),
    "postpone": ("postpone",),
    "on_area": ("never_on_area",),
}
_TIERS: tuple[tuple[Urgency, written.CalloutKind], ...] = (
    ("emergency", "emergency"),
    ("same_day", "care"),
    ("soon", "info"),
)


def section_part(
    chosen: ChosenSection, selection: Selection, pack: Pack, request: Request, numbers: Mapping[str, str]
) -> Part:
    """The blocks of a section, with what concerns this patient right below its title."""
    section = chosen.section
    result: list[Block] = [Heading(section.title.filled(numbers), 1)]
    if section.lead:
        result.append(Paragraph(section.lead.filled(numbers), "lead"))
    result += for_this_patient(chosen.verdict, pack, request, numbers)
    for block in section.blocks:
        if not isinstance(block, written.ExerciseCards):
            result += _blocks(block, pack, request, numbers)
        elif exercises := chosen.cards.get(block.exercise_cards, ()):
            result += _cards(exercises, selection, pack, request, numbers)
        elif isinstance(result[-1], Heading):
            result.pop()  # nothing is left to stand below it
    return Part(section.id, tuple(result), pack.safety.companions.get(section.id, ()))


def _cards(
    exercises: tuple[ChosenExercise, ...],
    selection: Selection,
    pack: Pack,
    request: Request,
    numbers: Mapping[str, str],
) -> Iterator[Block]:
    """Cards, numbered through the whole handout."""
    names = [chosen.exercise.id for chosen in selection.exercises]
    for chosen in exercises:
        minding = cautions(chosen.verdict, pack, request, numbers)
        number = names.index(chosen.exercise.id) + 1
        yield exercise_card(number, chosen, pack, numbers, minding, request.person)


def for_this_patient(verdict: Verdict, pack: Pack, request: Request, numbers: Mapping[str, str]) -> list[Block]:
    """A callout with the precautions of this patient and with who cleared what; nothing when there is neither."""
    sentences = cautions(verdict, pack, request, numbers)
    if not sentences:
        return []
    return [Callout("care", Text.plain(pack.words.safety.for_you), (ItemList(sentences),), for_patient=True)]


def cautions(verdict: Verdict, pack: Pack, request: Request, numbers: Mapping[str, str]) -> tuple[Text, ...]:
    """What this patient in particular must mind about a section or an exercise, in sentences."""
    text, words = pack.safety_text, pack.words.safety
    sentences = []
    if verdict.cleared:
        known = [text.contraindications[rule.id].filled(numbers).string for rule in verdict.cleared]
        conditions = words.all_of.join(filter(None, (", ".join(known[:-1]), known[-1])))
        sentences.append(Text.plain(fill(words.cleared, {"clinician": request.clinician, "conditions": conditions})))
    places = [text.contraindications[rule.id].filled(numbers) for rule in verdict.printed]
    sentences += [Text.plain(fill(words.never_on, {"place": place.string})) for place in places]
    sentences += [text.precautions[rule.id].filled(numbers) for rule in verdict.precautions]
    return tuple(sentences)


def _blocks(  # noqa: C901, PLR0912 - one case for each form
    block: written.Block, pack: Pack, request: Request, numbers: Mapping[str, str]
) -> Iterator[Block]:
    def fill_all(items: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(item.filled(numbers) for item in items)

    def band(written_as: tuple[Text, Text]) -> tuple[Text, Text]:
        scale, advice = written_as
        return scale.filled(numbers), advice.filled(numbers)

    match block:
        case written.Heading(text):
            yield Heading(text.filled(numbers), 2)
        case written.Paragraph(text):
            yield Paragraph(text.filled(numbers))
        case written.Bullets(items):
            yield ItemList(fill_all(items), "bullet")
        case written.Steps(items):
            yield ItemList(fill_all(items), "number")
        case written.Checklist(items):
            yield ItemList(fill_all(items), "tick")
        case written.Callout(text):
            body: list[Paragraph | ItemList] = [Paragraph(text.text.filled(numbers))] if text.text else []
            if text.bullets:
                body.append(ItemList(fill_all(text.bullets)))
            yield Callout(text.kind, text.title.filled(numbers), tuple(body))
        case written.Table(text):
            yield Table(fill_all(text.columns), tuple(fill_all(row) for row in text.rows))
        case written.PainGuide(text):
            yield PainGuide(text.label.filled(numbers), (band(text.carry_on), band(text.do_less), band(text.stop)))
        case written.Drawing(name, alt, caption):
            labelled = Labelled(pack.words.picture, Text.plain(alt))
            below = caption.filled(numbers) if caption else None
            yield Drawing(pack.figures[name], labelled, request.person, caption=below)
        case written.RedFlagList(text):
            for urgency, kind in _TIERS:
                yield from _tier(urgency, kind, getattr(text, urgency), pack, numbers)
        case written.Contraindications(text):
            yield from _do_not(text, pack, numbers)


def _tier(
    urgency: Urgency, kind: written.CalloutKind, title: Text, pack: Pack, numbers: Mapping[str, str]
) -> Iterator[Block]:
    """All signs of one tier: what to do stands first."""
    flags = [flag for flag in pack.red_flags if flag.facts.urgency == urgency]
    if not flags:
        return
    words: TierText = getattr(pack.red_flags_text, urgency)
    flags.sort(key=lambda flag: not flag.facts.first)
    signs = [f.text.look_for + Text.plain(" ") + f.text.do if f.text.do else f.text.look_for for f in flags]
    body = (Paragraph(words.action.filled(numbers)), ItemList(tuple(sign.filled(numbers) for sign in signs)))
    yield Callout(kind, title.filled(numbers), body)


def _do_not(text: written.ContraindicationsText, pack: Pack, numbers: Mapping[str, str]) -> Iterator[Block]:
    """A box for the people who must not, and one for the places where never."""
    rules = [rule for rule in pack.safety.contraindications if rule.section == text.of]

    def groups(*names: str) -> Iterator[tuple[Text, ItemList]]:
        for name in names:
            chosen = [rule for rule in rules if rule.level in _GROUPS[name]]
            items = tuple(pack.safety_text.contraindications[rule.id].filled(numbers) for rule in chosen)
            if items:
                yield getattr(text, name).filled(numbers), ItemList(items, "cross")

    people = tuple(groups("never", "clinician", "ask_first", "postpone"))
    places = tuple(groups("on_area"))
    yield from (DoNotBox(box) for box in (people, places) if box)
