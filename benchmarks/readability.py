"""What the lint of readability rests on: ``python -m benchmarks.readability [--familiar FILE]``.

Prints how well syllables are counted, and how seven formulas grade the sections of the shipped pack and some texts of
known kinds. ``docs/decisions/0010-readability.md`` draws its conclusions. With a list of familiar words, one a line,
the formula of Dale and Chall is among them; theirs is in the package textstat (``resources/en/easy_words.txt``).
"""

from __future__ import annotations

import random
import re
import statistics
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from handouts.library import SHIPPED, find_packs, read_files
from handouts.lints.chapters import read_manuscript
from handouts.lints.readability import LONG, count, flesch_kincaid, gunning_fog
from handouts.lints.sentences import sentences, words
from handouts.lints.style import Style, read_style
from handouts.lints.syllables import LANGUAGE, SyllableCounter
from handouts.pack_draft import read_draft

TABLE = Path(__file__).with_name("syllables.txt")
Sentences: TypeAlias = Sequence[tuple[str, ...]]
Formula: TypeAlias = Callable[[Sentences], float]
SAMPLES, SAMPLE_WORDS = 300, 80
MANY_UNFAMILIAR = 0.05
SHORTEST_TO_HALVE = 4

TEXTS = {
    "easy, sentences": (
        "Keep moving. Walk a little each day. Lie down for a short time only. Put a warm pack on your back. "
        "Ask us before you take new pills. Bend your knees when you lift. Stop if the pain runs down your leg. "
        "Call us if it gets worse. Most people feel better in a few weeks. You may feel sore at first."
    ),
    "harder, sentences": (
        "Maintain your usual activities. Walk regularly every day. Limit periods of bed rest. Apply a heated pack to "
        "the painful area. Consult us before taking additional medicines. Flex your knees during lifting. Discontinue "
        "if the pain travels down your leg. Contact us if symptoms increase. The majority of people recover within "
        "several weeks. Initially you may experience discomfort."
    ),
    "hard, sentences": (
        "Continue habitual activities. Undertake daily ambulation. Minimise recumbency. Administer superficial "
        "thermotherapy. Consultation is advisable prior to commencing supplementary medication. Maintain knee flexion "
        "during manual handling. Discontinue if radicular symptoms are exacerbated. Seek professional assessment if "
        "deterioration occurs. Spontaneous recovery is typical within weeks. Transient discomfort is anticipated."
    ),
    "easy, fragments": (
        "a blister bigger than a coin\nredness that spreads, heat or pus\na bruise that grows\npain that keeps rising\n"
        "a burn on your face or hands\nchest pain\nnumb between your legs\na swollen leg\na cold foot\na bad fall"
    ),
    "harder, fragments": (
        "fever or infection\nsevere swelling\nnarrowed arteries\nrecent operation\nunexplained weakness\n"
        "high blood pressure\nvaricose veins\norgan failure\npregnancy\na clotting disorder"
    ),
    "hard, fragments": (
        "severe anaemia\nuncontrolled hypertension\nperipheral arterial insufficiency\nlymphoedema\n"
        "anticoagulant medication\ncutaneous hypersensitivity\nosteoporotic vertebral fracture\nmalignancy\ngestation\n"
        "coagulopathy"
    ),
    "newspaper": (
        "Back pain is one of the main reasons why people miss work. Experts once told patients to stay in bed, but "
        "studies over the past thirty years have found that rest can slow recovery. Most people who keep active get "
        "better within a few weeks, although the pain often comes back later. Doctors now advise gentle movement, "
        "simple pain relief and a gradual return to normal activities."
    ),
}


def main() -> None:
    """Print all tables."""
    parser = ArgumentParser(prog="python -m benchmarks.readability", description="Why these formulas?")
    parser.add_argument("--familiar", type=Path, metavar="FILE", help="words that Dale and Chall take for familiar")
    options = parser.parse_args()
    print_syllables()
    style, _ = read_style([SHIPPED], "en")
    style = style or Style()
    formulas = candidates(SyllableCounter(style.syllables))
    if options.familiar:
        formulas["Dale-Chall"] = dale_chall(frozenset(options.familiar.read_text(encoding="utf-8").lower().split()))
    print_formulas(formulas, sections(style))


def sections(style: Style) -> dict[str, Sentences]:
    """The words of each section of the pack sciatica, with what is printed in it."""
    draft, _ = read_draft(read_files((), find_packs()["sciatica"], "en"))
    return {
        chapter.id: split("\n".join(passage.string for passage in chapter.passages), style.abbreviations)
        for chapter in read_manuscript(draft).chapters
    }


def split(text: str, abbreviations: tuple[str, ...] = ()) -> Sentences:
    """The words of each sentence."""
    return [found for sentence in sentences(text, abbreviations) if (found := words(sentence))]


# ---- syllables


def table() -> dict[str, int]:
    """Words and their syllables."""
    lines = [line.split(": ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {word: int(number) for number, found in lines for word in found.split()}


def print_syllables() -> None:
    """How often each way to count is right, and how far it is off in sum."""
    from pyphen import Pyphen

    near, far = Pyphen(lang=LANGUAGE, left=1, right=1), Pyphen(lang=LANGUAGE)
    ways = {
        "points of hyphenation, 2 letters at the edges": lambda word: len(far.positions(word)) + 1,
        "points of hyphenation, 1 letter at the edges": lambda word: len(near.positions(word)) + 1,
        "groups of vowels": lambda word: max(1, len(re.findall("[aeiouy]+", word))),
        "handouts.lints.syllables, without its list": SyllableCounter({}).count,
    }
    known = table()
    print(f"{len(known)} words of CMUdict{'':27}right   sum")
    for name, way in ways.items():
        right = sum(way(word) == number for word, number in known.items()) / len(known)
        print(f"{name:45}{right:7.1%}{sum(map(way, known)) / sum(known.values()):7.3f}")


# ---- formulas


def candidates(syllables: SyllableCounter) -> dict[str, Formula]:
    """Formulas that give a US grade, by name; of each, the usual form."""

    def per_word(of: Callable[[str], float], text: Sentences) -> float:
        return statistics.fmean(of(word) for sentence in text for word in sentence)

    def length(text: Sentences) -> float:
        return statistics.fmean(map(len, text))

    def letters(text: Sentences) -> float:
        return per_word(lambda word: sum(map(str.isalnum, word)), text)

    def long(text: Sentences) -> float:
        return per_word(lambda word: syllables.count(word) >= LONG, text)

    def short(text: Sentences) -> float:
        return per_word(lambda word: syllables.count(word) == 1, text)

    return {
        "Flesch-Kincaid": lambda text: flesch_kincaid(count(map(" ".join, text), syllables)),
        "Gunning fog": lambda text: gunning_fog(count(map(" ".join, text), syllables)),
        "Coleman-Liau": lambda text: 5.88 * letters(text) - 29.6 / length(text) - 15.8,
        "ARI": lambda text: 4.71 * letters(text) + 0.5 * length(text) - 21.43,
        "SMOG": lambda text: 1.043 * (30 * long(text) * length(text)) ** 0.5 + 3.1291,
        "FORCAST": lambda text: 20 - 15 * short(text),
    }


def dale_chall(familiar: frozenset[str]) -> Formula:
    """The formula of 1948, which gives no grade but a score: 5.0 to 5.9 is grade 5 to 6."""

    def is_familiar(word: str) -> bool:
        small = word.lower().replace("’", "'").removesuffix("'s")
        endings = ("s", "es", "d", "ed", "ing", "ly", "r", "er", "st", "est")
        stems = {small, *(small.removesuffix(ending) for ending in endings)}
        stems |= {small.removesuffix(ending) + "e" for ending in ("ing", "ed")}
        stems |= {small.removesuffix(ending) + "y" for ending in ("ies", "ied", "ily", "ier")}
        stems |= {stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]}
        compound = "-" in word and all(map(is_familiar, word.split("-")))
        return compound or small[0].isdigit() or not stems.isdisjoint(familiar)

    def score(text: Sentences) -> float:
        share = statistics.fmean(not is_familiar(word) for sentence in text for word in sentence)
        return 15.79 * share + 0.0496 * statistics.fmean(map(len, text)) + 3.6365 * (share > MANY_UNFAMILIAR)

    return score


def print_formulas(formulas: dict[str, Formula], pack: dict[str, Sentences]) -> None:
    """Grades; how cutting sentences changes them; and the step from easy to harder, beside the play of chance."""
    print(f"\n{'':21}words" + "".join(f"{name:>15}" for name in formulas))
    for name, text in {**pack, **{name: split(text) for name, text in TEXTS.items()}}.items():
        print_row(name, [formula(text) for formula in formulas.values()], sum(map(len, text)))
    print()
    print_row("sentences halved", [mean_change(formula, pack.values(), halved) for formula in formulas.values()])
    print_row("sentences joined", [mean_change(formula, pack.values(), joined) for formula in formulas.values()])
    chance = [statistics.fmean(spread(formula, text) for text in pack.values()) for formula in formulas.values()]
    print_row(f"sd of {SAMPLE_WORDS} words", chance)
    for kind in ("sentences", "fragments"):
        easy, harder = split(TEXTS[f"easy, {kind}"]), split(TEXTS[f"harder, {kind}"])
        steps = [formula(harder) - formula(easy) for formula in formulas.values()]
        print_row(f"step / sd, {kind}", [step / sd for step, sd in zip(steps, chance, strict=True)])


def print_row(name: str, figures: Sequence[float], size: int | None = None) -> None:
    """One line of the table."""
    print(f"{name:21}{size or '':5}" + "".join(f"{figure:15.1f}" for figure in figures))


def mean_change(formula: Formula, texts: Sequence[Sentences], change: Callable[[Sentences], Sentences]) -> float:
    """By how much a change of the sentences, and of no word, changes the grade."""
    return statistics.fmean(formula(change(text)) - formula(text) for text in texts)


def halved(text: Sentences) -> Sentences:
    """Every sentence of four words or more cut in two, as a list would."""
    parts = []
    for sentence in text:
        middle = len(sentence) // 2 if len(sentence) >= SHORTEST_TO_HALVE else len(sentence)
        parts += [part for part in (sentence[:middle], sentence[middle:]) if part]
    return parts


def joined(text: Sentences) -> Sentences:
    """Every two sentences made one, as though full stops did not count."""
    return [(*first, *second) for first, second in zip(text[::2], text[1::2], strict=False)]


def spread(formula: Formula, text: Sentences) -> float:
    """How far grades of short samples from one text lie apart (standard deviation)."""
    dice, grades = random.Random(1), []
    for _ in range(SAMPLES):
        sample: list[tuple[str, ...]] = []
        while sum(map(len, sample)) < SAMPLE_WORDS:
            sample.append(dice.choice(text))
        grades.append(formula(sample))
    return statistics.pstdev(grades)


if __name__ == "__main__":
    main()
