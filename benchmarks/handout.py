"""The handout that everything here makes: as options of `build`, as a document, and as JSON for a peer."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handouts.assembly import assemble
from handouts.clinic import Clinic, read_clinic
from handouts.document_blocks import QrCode
from handouts.library import load_pack
from handouts.request import DiaryRequest, ExerciseRequest, PatientRequest, Request
from handouts.selection import select

if TYPE_CHECKING:
    from handouts.document import Document
    from handouts.model import Pack

CLINIC_FILE = Path(__file__).with_name("clinic.yaml")
PAGES = 4
PATIENT = "Anna Lind"
DATE = "2026-11-24"
EXERCISES = ("bridge", "cat-camel", "knee-to-chest")
OPTIONS = (
    *("--section", "exercises", "--diary", "1", "--patient", PATIENT, "--date", DATE, "--quiet"),
    *(f"--exercise={name}" for name in EXERCISES),
)
REQUEST = Request(
    patient=PatientRequest(PATIENT),
    date=DATE,
    sections=("exercises",),
    exercises=tuple(ExerciseRequest(id=name) for name in EXERCISES),
    diary=DiaryRequest(1),
)
"""The same as `OPTIONS`."""
NOBODY = Clinic()


def pack() -> Pack:
    """The content, loaded."""
    return load_pack((), REQUEST.pack, REQUEST.language)


def clinic() -> Clinic:
    """A clinic with a letterhead, numbers and a QR code."""
    return read_clinic(CLINIC_FILE)[0]


def document(content: Pack, patient: str = PATIENT, sender: Clinic = NOBODY, asked: Request = REQUEST) -> Document:
    """The handout of one patient: what `build` does before it renders."""
    request = replace(asked, patient=PatientRequest(patient))
    return assemble(content, select(content, request), request, sender, date.fromisoformat(DATE))


def as_json(handout: Document) -> str:
    """The document as JSON; each object says in `form` which class of `handouts.document` it was."""
    return json.dumps(_plain(handout), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    plain = {entry.name: _plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, QrCode):
        plain["modules"] = _modules(value.url)
    return {"form": type(value).__name__, **plain}


def _modules(url: str) -> list[str]:
    """The rows of a QR code: Typst draws them, but has no encoder of its own."""
    import segno

    code = segno.make_qr(url, error="m", boost_error=False)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
