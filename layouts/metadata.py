"""What a file says about itself: information dictionary, XMP packet and colour space.

PDF/A wants the information dictionary and the XMP packet to agree (ISO 19005-2, 6.6.2 and 6.1.5), so both are written
from one `Metadata`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import reportlab
from reportlab.pdfbase import pdfdoc

from handouts.frozen import dataclass

if TYPE_CHECKING:
    from datetime import datetime

PRODUCER = f"ReportLab {reportlab.__version__}"
COLOUR_SPACE = "sRGB IEC61966-2.1"

# What XML 1.0 cannot hold, and the control characters that it can.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

XML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `xml.sax.saxutils.escape`, whose import takes longer than all else here."""

PDFObject: TypeAlias = pdfdoc.PDFObject


@dataclass(frozen=True)
class Metadata:
    """What a document says about itself; `date` must know its time zone.

    Raises `ValueError` for a document without a title (ISO 14289-1, 7.1) or language (7.2), for a date without a time
    zone, and for control characters.
    """

    title: str
    author: str
    subject: str
    language: str
    """BCP 47, such as ``en-GB``."""
    keywords: tuple[str, ...]
    """Also the place for facts that have no field of their own, such as the version of the content."""
    creator: str
    """The program that made the document, with its version."""
    date: datetime

    def __post_init__(self) -> None:
        if self.date.utcoffset() is None:
            raise ValueError("the date of a document needs a time zone")
        texts = self.texts
        for name in ("title", "language"):
            if not texts[name].strip():
                raise ValueError(f"a document needs a {name}")
        for name, text in texts.items():
            if CONTROL.search(text):
                raise ValueError(f"the {name} of a document holds a control character")

    @property
    def texts(self) -> dict[str, str]:
        """Everything but the date, as both places hold it; keywords are one text there."""
        return {
            "title": self.title,
            "author": self.author,
            "subject": self.subject,
            "language": self.language,
            "keywords": ", ".join(self.keywords),
            "creator": self.creator,
            "producer": PRODUCER,
        }


def information(metadata: Metadata) -> PDFObject:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    offset = metadata.date.strftime("%z")
    date = f"D:{metadata.date:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
    texts = {name.title(): text for name, text in metadata.texts.items() if name != "language"}
    texts |= {"CreationDate": date, "ModDate": date}
    return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(text) for key, text in texts.items()})


def xmp(metadata: Metadata) -> PDFObject:
    """The metadata stream, left uncompressed so that archives can read it without a PDF library."""
    dictionary = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    return pdfdoc.PDFStream(dictionary, packet(metadata).encode())


def packet(metadata: Metadata) -> str:
    """The XMP packet (ISO 16684-1), which also claims PDF/A-2a and PDF/UA-1."""
    texts = {name: text.translate(XML_ESCAPES) for name, text in metadata.texts.items()}
    return PACKET.format_map({**texts, "date": metadata.date.isoformat(timespec="seconds")})


def output_intents() -> PDFObject:
    """What the colours of the pages mean (ISO 19005-2, 6.2.3)."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString(COLOUR_SPACE),
        "Info": pdfdoc.PDFString(COLOUR_SPACE),
        "DestOutputProfile": profile,
    }
    return pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB. It is a file because making it needs Pillow; a test makes it anew and compares."""
    return Path(__file__).with_name("srgb.icc").read_bytes()


# The schema of pdfuaid is described because PDF/A-2 does not know it (ISO 19005-2, 6.6.2.3.2).
PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
