"""Large print: the handout set anew for people with poor sight, in one column and with one exercise a page.

Text is re-flowed, not enlarged (UKAAF G003: 16 to 18 points and more, nothing smaller on the page). Heads and numbers
are larger than the text by as many points as in the handout, so that their longest words still fit into the column.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document_blocks import DiaryWeek
from layouts.diary.whole import with_whole_weeks
from layouts.editions import Composition, Edition
from layouts.emergency import emergency_box
from layouts.exercise_card import ExerciseCard
from layouts.foot import FootedPage, foot_height
from layouts.front_matter import letterhead, patient_block
from layouts.pages import PageStart, compose
from layouts.story import end_of_text, lead, part_story, spaced, title
from layouts.theme import BODY, BOLD, FIGURE_SCALE, MM, SEMIBOLD, Style, Theme, TypeScale

if TYPE_CHECKING:
    from handouts.document import Document
    from layouts.flowables import Flowable
    from layouts.images import Image
    from layouts.theme import PageSetup

_SIZE = 18
"""Points of body text, unless another size is asked for."""
_LEAST = 16
"""Points; no text is smaller, that at the foot included."""
_FOOT = Style(_LEAST, 21, colour="soft")
_FIGURES = 1.5
"""How much larger than in the handout figures are: in the largest print the room is for words."""
_LEAST_SIDE = 16 * MM
_MOST_WIDE = 31
"""In em of body text: lines then have 70 characters at most."""
_BELOW_FOOT = 9 * MM
"""From the foot to the edge of the paper."""


def large_print_theme(setup: PageSetup) -> Theme:
    """All lengths grow with the text; margins don't, because lines must not get short."""
    size = setup.body_size or _SIZE
    scale = size / BODY
    return Theme(
        page=setup.page,
        palette=setup.palette,
        type=_type(size),
        mono=setup.mono,
        side=max(_LEAST_SIDE, (setup.page[0] - _MOST_WIDE * size) / 2),
        top=14 * MM,
        bottom=12 + 2 * _FOOT.leading + _BELOW_FOOT,
        gap_inside=8 * scale,
        gap=12 * scale,
        gap_section=24 * scale,
        gap_text=1.4 * size,
        padding=14,
        line=1.25,
        frame=3.5,
        frame_do_not=2.5,
        radius=8,
        figure_scale=FIGURE_SCALE * _FIGURES,
    )


def _type(size: float) -> TypeScale:
    body = Style(size, round(1.2 * size + 4.4))
    label = max(_LEAST, round(0.86 * size))
    return TypeScale(
        body=body,
        strong=body.but(font=SEMIBOLD),
        dense=body.but(leading=round(1.2 * size + 2.4)),
        lead=_head(size + 2, font=SEMIBOLD, colour="main", balanced=True),
        title=_head(size + 14, balanced=True),
        head=_head(size + 10, colour="main", balanced=True),
        subhead=_head(size + 4, colour="main", balanced=True),
        card=_head(size + 4),
        label=Style(label, round(1.3 * label), colour="soft"),
        foot=_FOOT,
        dose=_head(size + 18, colour="main"),
        call=_head(size + 26, colour="alarm"),
        call_small=_head(size + 8),
    )


def _head(size: float, *, font: str = BOLD, colour: str = "ink", balanced: bool = False) -> Style:
    return Style(size, round(1.25 * size), font, colour=colour, balanced=balanced)


def _composed(theme: Theme, document: Document, logo: Image | None) -> Composition:
    theme = replace(theme, bottom=foot_height(theme, document.foot) + _BELOW_FOOT)
    story = _opening(theme, document, logo)
    for part in document.parts:
        weeks = sum(isinstance(block, DiaryWeek) for block in part.blocks)
        for flowable in with_whole_weeks(theme, part_story(theme, part), weeks):
            if isinstance(flowable, ExerciseCard):
                story.insert(end_of_text(story), PageStart(0))
            story.append(flowable)
    return Composition([FootedPage(theme, document.foot, page) for page in compose(theme, story)])


def _opening(theme: Theme, document: Document, logo: Image | None) -> list[Flowable]:
    """What page 1 begins with: of what stands over the warning signs in a handout, as much as leaves them room there.

    The rest follows them. Only signs that are longer than a page go on over it.
    """
    gap = 14 * theme.scale
    head = letterhead(theme, document.letterhead, logo)
    clinic = [spaced(head, gap)] if head else []
    name, message = title(theme, document), lead(theme, document)
    patient = spaced(patient_block(theme, document.patient), gap)
    signs = spaced(emergency_box(theme, document.emergency), gap)
    ways: list[tuple[list[Flowable], list[Flowable]]] = [
        ([*clinic, name, message, patient], []),
        ([*clinic, name, message], [patient]),
        ([*clinic, name], [message, patient]),
        ([name], [*clinic, message, patient]),
    ]
    fitting = [way for way in ways if len(compose(theme, [*way[0], signs])) == 1]
    above, below = fitting[0] if fitting else ways[-1]
    if message in below:
        spaced(message, gap)
    return [*above, signs, *below]


EDITION = Edition("For poor sight: body text of 16 to 28 points, one exercise a page", large_print_theme, _composed)
