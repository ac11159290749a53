"""The last page: who stands behind the handout, which version it is, where its facts come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.document import ABOUT, Part
from handouts.document_blocks import Block, Callout, Heading, Imprint, Paragraph, QrCode, References, Signature
from handouts.inline import Text, fill
from handouts.selection import RED_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.clinic import Clinic
    from handouts.model import Pack, Source
    from handouts.reviews import Review, Standing
    from handouts.selection import Selection
    from handouts.words import AboutWords, Words


def about_part(
    pack: Pack, selection: Selection, clinic: Clinic, numbers: Mapping[str, str], printed: str, review: Standing
) -> Part:
    """Review state, version, sources, words explained, download address and whom to tell.

    ``printed`` is the text of all other parts: the medical words in it are explained here.
    """
    words = pack.words.about
    feedback = Text.plain(f"{words.feedback} ", bold=True) + Text.plain(fill(words.feedback_text, numbers))
    blocks: list[Block] = [
        Heading(Text.plain(words.title), 1),
        _review(review, pack.words),
        _imprint(pack),
        *_download(clinic, words),
        Paragraph(feedback),
        Heading(Text.plain(words.sources), 2),
        *_sources(pack, selection, numbers),
    ]
    terms = _terms(pack, numbers, printed)
    if terms:
        blocks += [Heading(Text.plain(words.terms), 2), References(terms, "bullet")]
    return Part(ABOUT, tuple(blocks))


def _review(review: Standing, words: Words) -> Callout | Signature:
    """Who has reviewed the content; or that nobody has, or not any more, with lines to sign on."""
    about = words.about
    match review.state:
        case "reviewed":
            signers = (about.reviewed_by.filled(_signer(entry, words)) for entry in review.reviews)
            return Callout("info", Text.plain(about.reviewed_title), tuple(Paragraph(signer) for signer in signers))
        case "expired":
            last = max(review.reviews, key=lambda entry: entry.until)
            values = {**_signer(last, words), "date": words.dates.printed(last.until)}
            title, text = about.expired_title, fill(about.expired_text, values)
        case _:
            title, text = about.unreviewed_title, about.unreviewed_text
    return Signature(Text.plain(title), Text.plain(text), about.signature)


def _signer(review: Review, words: Words) -> dict[str, str]:
    date, until = words.dates.printed(review.date), words.dates.printed(review.until)
    return {"name": review.name, "role": review.role, "date": date, "until": until}


def _download(clinic: Clinic, words: AboutWords) -> list[Block]:
    if not clinic.download_url:
        return []
    url = clinic.download_url
    return [QrCode(Text.plain(words.download), Text.plain(words.download_text), url, fill(words.qr, {"url": url}))]


def content_code(content_hash: str) -> str:
    """The first twelve digits of the hash in groups, as people read a code aloud."""
    return " ".join(content_hash[start : start + 4] for start in (0, 4, 8))


def _imprint(pack: Pack) -> Imprint:
    words, dates = pack.words.about, pack.words.dates
    review_by = fill(words.by_date, {"date": dates.printed(pack.facts.next_review)})
    entries = (
        (words.version_label, pack.facts.version),
        (words.published, dates.printed(pack.facts.published)),
        (words.next_review, review_by),
        (words.content_code, content_code(pack.content_hash)),
    )
    return Imprint(Text.plain(words.version), entries)


def _sources(pack: Pack, selection: Selection, numbers: Mapping[str, str]) -> Iterator[Block]:
    """The sources of what is printed, numbered in the order of ``sources.yaml``; then the numbers by section."""
    by_section = _sources_by_section(pack, selection, numbers)
    cited = [name for name in pack.sources if any(name in names for names in by_section.values())]
    yield References(tuple(_cited(pack.sources[name]) for name in cited), "number")
    place = {name: number for number, name in enumerate(cited, start=1)}
    line = Text()
    for title, names in by_section.items():
        listed = ", ".join(str(number) for number in sorted(place[name] for name in names))
        if listed:
            line += Text.plain(" · " if line.spans else "") + Text.plain(title, bold=True) + Text.plain(f" {listed}")
    if line.spans:
        yield Paragraph(line, "small")


def _sources_by_section(pack: Pack, selection: Selection, numbers: Mapping[str, str]) -> dict[str, set[str]]:
    """Ids of sources by the title of what rests on them. The box of page 1 is drawn from the section of all signs."""
    found: dict[str, set[str]] = {}
    if RED_FLAGS in pack.sections:
        found[pack.red_flags_text.title.filled(numbers).line] = set(pack.sections[RED_FLAGS].sources)
    for chosen in selection.sections:
        exercises = (exercise for cards in chosen.cards.values() for exercise in cards)
        names = {*chosen.section.sources, *(name for item in exercises for name in item.exercise.facts.sources)}
        found.setdefault(chosen.section.title.filled(numbers).line, set()).update(names)
    return found


def _cited(source: Source) -> Text:
    plain, bold = Text.plain, Text.plain(source.title, bold=True)
    return plain(f"{source.organisation}. ") + bold + plain(f". {source.year}.")


def _terms(pack: Pack, numbers: Mapping[str, str], printed: str) -> tuple[Text, ...]:
    """Terms of the glossary that stand in the printed text."""
    words = printed.casefold()
    used = [term for term in pack.terms if _stands_in(term.term.casefold(), words)]
    return tuple(Text.plain(f"{term.term}: ", bold=True) + term.meaning.filled(numbers) for term in used)


def _stands_in(term: str, words: str) -> bool:
    """Whether a term is among the words by itself; patterns of most terms need not be compiled to know that."""
    return term in words and re.search(rf"\b{re.escape(term)}\b", words) is not None
