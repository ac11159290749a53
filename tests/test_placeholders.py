"""Placeholders of a pack: filled wherever a text is printed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from pack_copies import PACKS
from sheets import CLINIC, TODAY
from texts_of_packs import with_texts

from handouts.assembly import assemble
from handouts.clinic import Clinic
from handouts.document import strings_in
from handouts.document_text import as_text
from handouts.inline import Text
from handouts.library import load_pack
from handouts.reference_texts import NUMBERS_TO_CALL
from handouts.request import DiaryRequest, ExerciseRequest, Request
from handouts.selection import select

if TYPE_CHECKING:
    from handouts.model import Pack

REQUESTS = [
    Request(pack="minimal"),
    Request(pack="minimal", sections=("all",), exercises=(ExerciseRequest(id="all"),), diary=DiaryRequest(1)),
    Request(pack="minimal", conditions=("dizziness", "numb-skin"), cleared=("dizziness",), clinician="Dr B"),
    Request(pack="minimal", exercises=(ExerciseRequest(id="leg-swing", side="left"),)),
    Request(sections=("all",), exercises=(ExerciseRequest(id="all"),)),
]


@cache
def pack_with(pack_id: str, words: str) -> Pack:
    """A pack each of whose texts ends in these words."""
    return with_texts(load_pack([PACKS], pack_id, "en"), lambda text: text + Text.plain(words))


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("name", NUMBERS_TO_CALL)
@pytest.mark.parametrize("clinic", [CLINIC, Clinic()], ids=["clinic", "no clinic"])
def test_every_text_of_a_pack_may_hold_every_number_to_call(request_: Request, name: str, clinic: Clinic) -> None:
    pack = pack_with(request_.pack, f" {{{name}}}")
    sheet = assemble(pack, select(pack, request_), request_, clinic, TODAY)
    printed = [text for _, text in sheet.strings() if text != sheet.foot.page]
    assert not [text for text in [*printed, *strings_in(sheet.properties)] if "{" in text or "}" in text]
    assert "{" not in as_text(sheet)
