"""What a print copy says of itself: that it is one, and of what kind of file.

It has no date, so that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from handouts import __version__
from handouts.frozen import dataclass
from handouts.plain_text import fit_to_show

if TYPE_CHECKING:
    from collections.abc import Iterator

PROFILE = Path(__file__).parents[1] / "srgb.icc"
COLOUR_SPACE = "sRGB IEC61966-2.1"
_LONGEST = 500
"""Characters of a text that is taken over."""
_XML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ARCHIVABLE = ("1", "2")
"""Parts of ISO 19005 whose files may become PDF/A-2b: what they hold is allowed there, too."""


@dataclass(frozen=True)
class Origin:
    """What the source says of itself."""

    title: str
    author: str
    keywords: str
    kind: str
    """In words: what kind of file it is."""
    archivable: bool
    """True when it claims PDF/A-1 or PDF/A-2, and so the print copy PDF/A-2b."""

    @property
    def texts(self) -> dict[str, str]:
        """What the print copy says, by the keys of the information dictionary (ISO 32000-1, 14.3.3)."""
        texts = {
            "Title": f"{self.title} (print copy)".strip(),
            "Author": self.author,
            "Subject": f"Print copy of a {self.kind}: pages laid on sheets. To read on a screen, use the original.",
            "Keywords": self.keywords,
            "Creator": f"Handouts {__version__}",
            "Producer": f"pikepdf {pikepdf.__version__}",
        }
        return {key: text for key, text in texts.items() if text}


def origin(pdf: pikepdf.Pdf, name: str) -> Origin:
    """What a file says of itself; its ``name`` stands for a title."""
    info = pdf.trailer.get("/Info")
    said = {key: _text(info, key) for key in ("/Title", "/Author", "/Keywords")}
    metadata = pdf.Root.get("/Metadata")
    packet = _packet_of(metadata)
    part, level = _property(packet, "pdfaid:part"), _property(packet, "pdfaid:conformance")
    accessible = _property(packet, "pdfuaid:part")
    marked = pdf.Root.get("/MarkInfo")
    tagged = isinstance(marked, Dictionary) and bool(marked.get("/Marked"))
    claims = [f"PDF/A-{part}{level.lower()}"] if part else []
    claims += [f"PDF/UA-{accessible}"] if accessible else []
    kind = f"{'tagged ' * tagged}PDF {pdf.pdf_version}" + f" ({', '.join(claims)})" * bool(claims)
    return Origin(said["/Title"] or Path(name).stem, said["/Author"], said["/Keywords"], kind, part in _ARCHIVABLE)


def information(pdf: pikepdf.Pdf, texts: dict[str, str]) -> pikepdf.Object:
    """The information dictionary."""
    return pdf.make_indirect(Dictionary({f"/{key}": String(text) for key, text in texts.items()}))


def metadata(pdf: pikepdf.Pdf, texts: dict[str, str], *, archivable: bool) -> pikepdf.Object:
    """The XMP packet (ISO 16684-1), which says the same as the information dictionary."""
    lines = "\n".join(_lines(texts, archivable=archivable))
    return Stream(pdf, _PACKET.format(lines=lines).encode(), Type=Name.Metadata, Subtype=Name.XML)


def output_intents(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What colours mean (ISO 19005-2, 6.2.3): as the source says, or else sRGB."""
    given = pdf.Root.get("/OutputIntents")
    if isinstance(given, Array) and len(given):
        return given
    profile = Stream(pdf, PROFILE.read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(COLOUR_SPACE),
        Info=String(COLOUR_SPACE),
        DestOutputProfile=profile,
    )
    return Array([intent])


def _text(info: Any, key: str) -> str:
    value = info.get(key) if isinstance(info, Dictionary) else None
    return fit_to_show(str(value), _LONGEST) if isinstance(value, String) else ""


def _packet_of(stream: Any) -> str:
    if not isinstance(stream, Stream):
        return ""
    try:
        return stream.read_bytes().decode("utf-8", "replace")
    except (pikepdf.PdfError, pikepdf.DataDecodingError):  # packed in a way that can't be unpacked
        return ""


def _property(packet: str, name: str) -> str:
    """The value of a property, which may be written as an element or an attribute; the last one counts."""
    found = re.findall(rf"\b{name}(?:>|\s*=\s*[\"'])\s*(\w+)", packet)
    return str(found[-1]) if found else ""


def _lines(texts: dict[str, str], *, archivable: bool) -> Iterator[str]:
    for key, text in texts.items():
        yield _PROPERTIES[key].format(text.translate(_XML_ESCAPES))
    if archivable:
        yield "<pdfaid:part>2</pdfaid:part>"
        yield "<pdfaid:conformance>B</pdfaid:conformance>"


_PROPERTIES = {
    "Title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>',
    "Author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "Subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "Keywords": "<pdf:Keywords>{}</pdf:Keywords>",
    "Creator": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
    "Producer": "<pdf:Producer>{}</pdf:Producer>",
}
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{lines}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
