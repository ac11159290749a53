"""The way back from codes to text in an embedded font (ISO 32000-1, 9.10.3).

ReportLab's own map sends code 0 to U+0000, writes characters beyond the basic plane wrongly, and puts more than the
allowed hundred entries into a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = 32
BLOCK = 100

HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The CMap of a subset, in which the place of a character is its code; unused codes are left out."""
    used = [(code, character) for code, character in enumerate(subset) if _is_used(code, character)]
    entries = [f"<{code:02X}> <{_utf16(character)}>\n" for code, character in used]
    blocks = [entries[start : start + BLOCK] for start in range(0, len(entries), BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return HEAD.format(name=name) + body + TAIL


def _is_used(code: int, character: int) -> bool:
    # ReportLab fills places that no character took with spaces, and the first with zero.
    return character != 0 and (character != SPACE or code == SPACE)


def _utf16(character: int) -> str:
    return chr(character).encode("utf-16-be").hex().upper()
