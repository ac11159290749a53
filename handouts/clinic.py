"""A clinic: its name, how to reach it and its colours, from one YAML file."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

from handouts.colour import contrast
from handouts.diagnostics import Diagnostic, HandoutError, Place
from handouts.fields import Strict
from handouts.frozen import dataclass
from handouts.limits import Matches
from handouts.source_files import read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handouts.request import Places

Colour = Annotated[str, Matches(r"^#[0-9a-fA-F]{6}$", 'a colour such as "#005a5b"')]
WebAddress = Annotated[str, Matches(r"^https?://[^\s<>\"]+$", "a web address that starts with https://")]

TEXT_CONTRAST = 7.0
"""Least contrast of text on white (WCAG 2.1, level AAA; the RNIB asks for it on paper)."""
GRAPHIC_CONTRAST = 3.0
"""Least contrast of lines and icons on white (WCAG 2.1, 1.4.11)."""
_LONGEST = 200


@dataclass(frozen=True)
class ClinicColours(Strict):
    """Colours of a clinic, dark enough to be read."""

    main: Colour = ""
    """Headings and numerals; at least 7:1 on white."""
    accent: Colour = ""
    """Lines and icons of callouts; at least 3:1 on white."""


@dataclass(frozen=True, kw_only=True)
class Clinic(Strict):
    """Branding and contacts of a clinic. An empty clinic prints neutral words instead."""

    name: str = ""
    logo: str = ""
    """A PNG, JPEG or SVG file, named relative to the clinic file."""
    phone: str = ""
    emergency_number: str = ""
    urgent_care: str = ""
    """The number for help on the same day."""
    address: str = ""
    website: WebAddress = ""
    download_url: WebAddress = ""
    """Printed as a QR code and as text; without it there is no QR code."""
    colours: ClinicColours = ClinicColours()


def read_clinic(path: Path) -> tuple[Clinic, Places]:
    """Read and check a clinic file; the logo's path comes back ready to open.

    The places have keys such as ``("clinic", "name")``, so that they can stand among those of a request.

    Raises:
        HandoutError: with every problem, each with its place in the file.
    """
    from handouts import compiled

    data = read_source(path, str(path))
    digest = sha256(data).hexdigest()
    kept = compiled.recall("clinic", digest)
    if not isinstance(kept, tuple):
        kept = _checked(data, str(path))
        compiled.keep(kept, "clinic", digest)
    clinic, marks = kept
    if clinic.logo:
        clinic = replace(clinic, logo=str(path.parent / clinic.logo))
    return clinic, {("clinic", *key): Place(str(path), *mark) for key, mark in marks.items()}


def _checked(data: bytes, name: str) -> tuple[Clinic, dict[tuple[str | int, ...], tuple[int, int]]]:
    """The clinic, and the line and column of each of its parts."""
    from handouts.validation import validate
    from handouts.yaml_source import parse_yaml

    source = parse_yaml(data, name)
    clinic, problems = validate(source, Clinic)
    if clinic is None or problems:
        raise HandoutError(problems)

    def place(*key: str) -> Place:
        return source.place(key)

    problems = [*_colour_problems(clinic, place), *_text_problems(clinic, place)]
    if problems:
        raise HandoutError(problems)
    texts = {f.name: value for f in fields(clinic) if isinstance(value := getattr(clinic, f.name), str)}
    tidy = {field: unicodedata.normalize("NFC", text) for field, text in texts.items()}
    return replace(clinic, **tidy), {key: (mark.line or 1, mark.column or 1) for key, mark in source.marks.items()}  # type: ignore[arg-type]  # only fields that hold text


def _colour_problems(clinic: Clinic, place: Callable[..., Place]) -> list[Diagnostic]:
    problems = []
    for name, least, use in (("main", TEXT_CONTRAST, "text needs"), ("accent", GRAPHIC_CONTRAST, "lines need")):
        colour = getattr(clinic.colours, name)
        if colour and (ratio := contrast(colour, "#ffffff")) < least:
            problems.append(
                Diagnostic(
                    f"colours: {name}: {colour} is too pale: its contrast on white is {ratio:.1f}:1",
                    f"{use} at least {least:g}:1; choose a darker colour",
                    place("colours", name),
                )
            )
    return problems


def _text_problems(clinic: Clinic, place: Callable[..., Place]) -> list[Diagnostic]:
    problems = []
    for entry in fields(clinic):
        value = getattr(clinic, entry.name)
        if not isinstance(value, str):
            continue
        if len(value) > _LONGEST:
            message, hint = f"{entry.name}: too long: {len(value)} characters", f"use at most {_LONGEST} characters"
        elif any(unicodedata.category(c) == "Cc" for c in value):
            message, hint = f"{entry.name}: holds a control character or a line break", "write it in one line"
        else:
            continue
        problems.append(Diagnostic(message, hint, place(entry.name)))
    return problems
