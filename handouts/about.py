"""The last page: who stands behind the handout, which version it is, where its facts come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.document import Part
from handouts.document_blocks import Block, Callout, Heading, Imprint, Paragraph, QrCode, References, Signature
from handouts.inline import Text, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        References(tuple(_cited(source) for source in _sources(pack, selection)), "number"),
    ]
    terms = _terms(pack, printed)
    if terms:
        blocks += [Heading(Text.plain(words.terms), 2), References(terms, "bullet")]
    return Part("about", tuple(blocks))


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


def _sources(pack: Pack, selection: Selection) -> list[Source]:
    """The sources of what is printed, in the order of ``sources.yaml``; the box of warning signs has its own."""
    cited = {name for chosen in selection.sections for name in chosen.section.sources}
    cited |= {name for chosen in selection.exercises for name in chosen.exercise.facts.sources}
    cited |= set(pack.sections["red-flags"].sources if "red-flags" in pack.sections else ())
    return [source for name, source in pack.sources.items() if name in cited]


def _cited(source: Source) -> Text:
    plain, bold = Text.plain, Text.plain(source.title, bold=True)
    return plain(f"{source.organisation}. ") + bold + plain(f". {source.year}.")


def _terms(pack: Pack, printed: str) -> tuple[Text, ...]:
    """Terms of the glossary that stand in the printed text."""
    words = printed.casefold()
    used = [term for term in pack.terms if re.search(rf"\b{re.escape(term.term.casefold())}\b", words)]
    return tuple(Text.plain(f"{term.term}: ", bold=True) + term.meaning for term in used)
