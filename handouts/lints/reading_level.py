"""Is each section easy enough to read? Grades by two formulas, the limit, and excuses from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, shown
from handouts.frozen import dataclass
from handouts.lints.chapters import EXERCISES_CHAPTER, RED_FLAGS_CHAPTER
from handouts.lints.readability import count, flesch_kincaid, gunning_fog, long_words
from handouts.lints.sentences import sentences, words
from handouts.lints.syllables import SyllableCounter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.lints.chapters import Chapter, Manuscript
    from handouts.lints.style import Style
    from handouts.pack_draft import Draft

LIMIT = 6
"""The highest US grade of a section."""
EXCUSED_LIMIT = 8
"""That of one which says why it is harder to read."""
MOST_EXCUSES = 4
FEWEST_WORDS = 30
"""In fewer words, chance decides."""
_EXAMPLES = 5


@dataclass(frozen=True)
class Level:
    """The grades of a chapter."""

    words: int
    flesch_kincaid: float
    gunning_fog: float

    @property
    def measured(self) -> bool:
        """False for what is too short to be graded."""
        return self.words >= FEWEST_WORDS

    def within(self, limit: int) -> bool:
        """Whether both grades, as they are printed, keep to a limit."""
        return max(round(self.flesch_kincaid, 1), round(self.gunning_fog, 1)) <= limit

    def __str__(self) -> str:
        return f"{self.flesch_kincaid:.1f} by Flesch-Kincaid and {self.gunning_fog:.1f} by Gunning fog"


def reading_levels(manuscript: Manuscript, style: Style) -> dict[str, Level]:
    """The grades of each chapter, by its id; none in a language that has no formulas."""
    if style.readability is None:
        return {}
    syllables = SyllableCounter(style.syllables)
    return {chapter.id: _level(_sentences(chapter, style), syllables) for chapter in manuscript.chapters}


def reading_problems(manuscript: Manuscript, style: Style) -> Iterator[Diagnostic]:
    """Chapters above the limit, and excuses that are not allowed or not needed."""
    levels = reading_levels(manuscript, style)
    syllables = SyllableCounter(style.syllables)
    draft, excused = manuscript.draft, 0
    for chapter in manuscript.chapters:
        if not (level := levels.get(chapter.id)):
            continue
        limit = LIMIT
        if chapter.section and chapter.section.hard_to_read is not None:
            problem = _excuse_problem(chapter, level, draft, excused)
            if problem:
                yield problem
            else:
                excused, limit = excused + 1, EXCUSED_LIMIT
        if level.measured and not level.within(limit):
            message = f"the section {shown(chapter.id)} is at US grade {level}; the limit is {limit}"
            yield Diagnostic(message, _advice(_sentences(chapter, style), syllables), chapter.place(draft))


def _sentences(chapter: Chapter, style: Style) -> list[str]:
    return [sentence for passage in chapter.passages for sentence in sentences(passage.string, style.abbreviations)]


def _level(text: list[str], syllables: SyllableCounter) -> Level:
    counts = count(text, syllables)
    return Level(counts.words, flesch_kincaid(counts), gunning_fog(counts))


def _advice(text: list[str], syllables: SyllableCounter) -> str:
    """The longest sentence, and the long words that stand there most often."""
    longest = max(text, key=lambda sentence: len(words(sentence)))
    found = Counter(word.lower() for sentence in text for word in long_words(sentence, syllables))
    often = ", ".join(
        shown(word) + (f" ({number} times)" if number > 1 else "") for word, number in found.most_common(_EXAMPLES)
    )
    advice = f"shorten sentences, such as {shown(longest, 100)} ({len(words(longest))} words)"
    return advice + (f"; replace long words, such as {often}" if often else "")


def _must_be_easy(chapter: Chapter, draft: Draft) -> bool:
    companions = draft.safety.companions.values() if draft.safety else ()
    always = {RED_FLAGS_CHAPTER, EXERCISES_CHAPTER, *(name for names in companions for name in names)}
    return chapter.id in always


def _excuse_problem(chapter: Chapter, level: Level, draft: Draft, earlier: int) -> Diagnostic | None:
    """What is wrong with the excuse of a chapter, after so many ``earlier`` ones that hold."""
    place = chapter.place(draft, "hard_to_read")
    if _must_be_easy(chapter, draft):
        message = f"the section {shown(chapter.id)} can't be excused: safety hangs on it"
        return Diagnostic(message, "delete `hard_to_read`, and make the text easier if it needs it", place)
    if not level.measured or level.within(LIMIT):
        message = f"the section {shown(chapter.id)} needs no excuse: it is at US grade {level}"
        return Diagnostic(message, "delete `hard_to_read`", place, "warning")
    if earlier >= MOST_EXCUSES:
        message = f"more than {MOST_EXCUSES} sections are excused for being hard to read"
        return Diagnostic(message, "make one of these sections easier, and delete its `hard_to_read`", place)
    return None
