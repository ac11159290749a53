"""Reads the marked content of a page: the text of each mark, through the ToUnicode maps of the fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "Tj", "TJ", "'", '"'}
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


@dataclass
class PageContent:
    """The marked content of one page."""

    number: int
    dictionary: pikepdf.Object
    texts: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        fonts = dict(self.dictionary.Resources.get("/Font", {}).items())
        maps = {name: _to_unicode(font) for name, font in fonts.items()}
        self.errors += [f"{name} is not embedded" for name, font in fonts.items() if not _is_embedded(font)]
        marks: list[int | None] = []
        codes: dict[int, str] = {}
        for step in pikepdf.parse_content_stream(self.dictionary):
            match str(step.operator):
                case "BDC" | "BMC":
                    marks.append(self._open(step.operands, nested=bool(marks)))
                case "EMC":
                    marks.pop()
                case "Tf":
                    codes = maps[str(step.operands[0])]
                case name if name in PAINTING:
                    self._paint(name, _decode(step.operands, codes), marks)
        if marks:
            self.errors.append("marked content is not closed")

    def _open(self, operands: Any, *, nested: bool) -> int | None:
        if nested:
            self.errors.append("nested marked content")
        mcid = operands[1].get("/MCID") if len(operands) > 1 else None
        if mcid is None:
            return None
        if mcid in self.texts:
            self.errors.append(f"mark {mcid} is used twice")
        self.texts.setdefault(int(mcid), "")
        return int(mcid)

    def _paint(self, operator: str, text: str, marks: list[int | None]) -> None:
        if UNKNOWN in text:
            self.errors.append("a code has no text")
        if not marks:
            self.errors.append(f"{operator} outside of marked content")
        elif marks[-1] is not None:
            self.texts[marks[-1]] += text
        elif text:
            self.artifacts.append(text)


def array(value: Any) -> list[Any]:
    """The kids of an element, one reference or many, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<(\w\w)> <(\w{4,})>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _is_embedded(font: pikepdf.Object) -> bool:
    return "/FontFile2" in font.get("/FontDescriptor", {})


def _decode(operands: Any, codes: dict[int, str]) -> str:
    strings = [part for operand in operands for part in array(operand) if isinstance(part, pikepdf.String)]
    return "".join(codes.get(code, UNKNOWN) for string in strings for code in bytes(string))
