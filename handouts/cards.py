"""Exercise cards and the diary that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.document import DIARY, Part
from handouts.document_blocks import (
    DiaryRow,
    DiaryWeek,
    Dose,
    Drawing,
    ExerciseCard,
    Heading,
    Labelled,
    Paragraph,
    WriteLine,
)
from handouts.inline import Text, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.exercise_selection import ChosenExercise
    from handouts.fields import Person
    from handouts.model import Pack
    from handouts.request import Request
    from handouts.words import ExerciseWords, Words


def exercise_card(
    number: int,
    chosen: ChosenExercise,
    pack: Pack,
    numbers: Mapping[str, str],
    cautions: tuple[Text, ...],
    person: Person,
) -> ExerciseCard:
    """One exercise with the dosage and the side that were prescribed."""
    text, words = chosen.exercise.text, pack.words.exercise
    one_side = chosen.side in ("left", "right")
    side = getattr(words.sides, chosen.side or "") if one_side else ""
    things = ", ".join(pack.text.equipment[thing] for thing in chosen.exercise.facts.equipment)
    return ExerciseCard(
        number=number,
        name=text.name.filled(numbers),
        purpose=text.purpose.filled(numbers),
        start=Labelled(words.start, text.start.filled(numbers)),
        steps=_steps(chosen, words, numbers),
        doses=_doses(chosen, words),
        easier=Labelled(words.easier, text.easier.filled(numbers)),
        harder=Labelled(words.harder, text.harder.filled(numbers)),
        stop_if=text.stop_if.filled(numbers),
        ask_first=Labelled(words.ask_first, text.ask_first.filled(numbers)),
        note=Labelled(words.note, Text.plain(chosen.note)),
        equipment=fill(words.equipment, {"things": things}) if things else "",
        side=fill(words.one_side, {"side": side}) if one_side else "",
        load=fill(words.load, {"load": chosen.dosage.load}) if chosen.dosage.load else "",
        cautions=cautions,
        picture=_picture(chosen, pack.words, person),
        needs=pack.safety.companions.get(chosen.exercise.id, ()),
    )


def _picture(chosen: ChosenExercise, words: Words, person: Person) -> Drawing | None:
    """The figure of an exercise; what is done on the left side is mirrored."""
    facts, text = chosen.exercise.facts, chosen.exercise.text
    if facts.figure is None:
        return None
    if chosen.side in ("left", "right"):
        alt = fill(text.picture_one_side or "", _sides(chosen, words.exercise))
    else:
        alt = text.picture or ""
    return Drawing(facts.figure, Labelled(words.picture, Text.plain(alt)), person, mirrored=chosen.side == "left")


def _steps(chosen: ChosenExercise, words: ExerciseWords, numbers: Mapping[str, str]) -> tuple[Text, ...]:
    if chosen.side not in ("left", "right"):
        return tuple(step.filled(numbers) for step in chosen.exercise.text.steps)
    values = {**numbers, **_sides(chosen, words)}
    return tuple(step.filled(values) for step in chosen.exercise.text.steps_one_side)


def _sides(chosen: ChosenExercise, words: ExerciseWords) -> dict[str, str]:
    """What the placeholders for the one side that was prescribed, and for the other one, stand for."""
    sides = (words.sides.left, words.sides.right)
    side, other = sides if chosen.side == "left" else reversed(sides)
    return {"side": side, "other_side": other}


def _doses(chosen: ChosenExercise, words: ExerciseWords) -> tuple[Dose, ...]:
    both_legs = chosen.exercise.facts.each_side and chosen.side not in ("left", "right")
    units = {
        "sets": words.dose.sets,
        "reps": words.dose.reps_each_side if both_legs else words.dose.reps,
        "hold": words.dose.hold,
        "minutes": words.dose.minutes,
        "per_day": words.dose.per_day,
        "per_week": words.dose.per_week,
    }
    counts = ((getattr(chosen.dosage, name), unit) for name, unit in units.items())
    return tuple(Dose(str(count), unit.of(count)) for count, unit in counts if count is not None)


def diary_part(
    exercises: tuple[ChosenExercise, ...], request: Request, words: Words, numbers: Mapping[str, str], weeks: int
) -> Part:
    """A diary to tick: one grid a week, with a row for each exercise and one for pain."""
    diary = words.diary
    visit = request.next_visit
    bring = diary.bring.filled({"next_visit": visit}) if visit else diary.bring_undated
    rows = [_row(number, chosen, words, numbers) for number, chosen in enumerate(exercises, start=1)]
    rows.append(DiaryRow(diary.pain, diary.pain_scale, heavy=True, written=True))
    grids = [
        DiaryWeek(
            title=fill(diary.week, {"number": str(number)}),
            starting=diary.starting,
            days=diary.days,
            rows=tuple(rows),
            notes=diary.notes,
            medicines=diary.medicines,
        )
        for number in range(1, weeks + 1)
    ]
    intro = Paragraph(diary.intro + Text.plain(" ") + bring)
    return Part(DIARY, (Heading(Text.plain(diary.title.of(weeks)), 1), intro, WriteLine(diary.goal), *grids))


def _row(number: int, chosen: ChosenExercise, words: Words, numbers: Mapping[str, str]) -> DiaryRow:
    name = f"{number}  {chosen.exercise.text.name.filled(numbers).line}"
    per_day = chosen.dosage.per_day or 1
    if chosen.dosage.minutes:
        return DiaryRow(name, words.diary.minutes, written=True)
    return DiaryRow(name, words.diary.ticks.of(per_day), per_day)
