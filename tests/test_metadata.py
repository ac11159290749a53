"""What a file says about itself: right in both places, and safe whatever the words."""

from __future__ import annotations

import io
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime

import pikepdf
import pytest
from PIL import ImageCms
from tagged_sample import METADATA, Sample

from layouts.metadata import PRODUCER, Metadata, packet, srgb_profile

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def properties(metadata: Metadata) -> dict[str, str]:
    """Every property of the XMP packet by its local name; arrays as their only item."""
    # Written by us a moment ago, so safe to parse.
    packet_tree = ET.fromstring(packet(metadata))
    descriptions = packet_tree.iter(f"{RDF}Description")
    return {field.tag.partition("}")[2]: "".join(field.itertext()) for entry in descriptions for field in entry}


def test_information_and_xmp_agree() -> None:
    found = properties(METADATA)
    with pikepdf.open(io.BytesIO(Sample().build())) as pdf:
        information = {key: str(value) for key, value in pdf.docinfo.items()}
        assert pdf.Root.Metadata.read_bytes() == packet(METADATA).encode()
    assert information == {
        "/Title": found["title"],
        "/Author": found["creator"],
        "/Subject": found["description"],
        "/Keywords": found["Keywords"],
        "/Creator": found["CreatorTool"],
        "/Producer": found["Producer"],
        "/CreationDate": "D:20260203140506-03'30'",
        "/ModDate": "D:20260203140506-03'30'",
    }
    assert found["CreateDate"] == found["ModifyDate"] == "2026-02-03T14:05:06-03:30"
    assert (found["title"], found["Keywords"]) == (METADATA.title, "pack sciatica 1.0.0, sha256 0123abcd")
    assert (found["Producer"], found["language"]) == (PRODUCER, "en-GB")
    assert (found["conformance"], found["part"]) == ("A", "1")


@pytest.mark.parametrize("words", ["<&>", "]]>", "{title}", "Ünïcödé Ωμέγα 漢字", "a\N{PILL}b", "\"quoted\" 'so'"])
def test_any_words(words: str) -> None:
    metadata = replace(METADATA, title=words, author=words, subject=words, keywords=(words,), creator=words)
    found = properties(metadata)
    assert {found[name] for name in ("title", "creator", "description", "Keywords", "CreatorTool")} == {words}


@pytest.mark.parametrize("character", ["\x00", "\n", "\x7f", "\x85", "\ud800", "\uffff"])
def test_control_characters_are_refused(character: str) -> None:
    with pytest.raises(ValueError, match="the subject of a document holds a control character"):
        replace(METADATA, subject=f"a{character}b")
    with pytest.raises(ValueError, match="keywords"):
        replace(METADATA, keywords=("fine", character))


def test_title_language_and_time_zone_are_needed() -> None:
    with pytest.raises(ValueError, match="title"):
        replace(METADATA, title=" ")
    with pytest.raises(ValueError, match="language"):
        replace(METADATA, language="")
    with pytest.raises(ValueError, match="time zone"):
        replace(METADATA, date=datetime(2026, 1, 1))  # noqa: DTZ001 - that is the fault


def test_colour_profile_is_what_pillow_makes() -> None:
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # date of creation
    made[84:100] = bytes(16)  # identifier
    assert srgb_profile() == made
