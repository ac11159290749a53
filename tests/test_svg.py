"""Logos drawn in SVG: plain shapes look as they should, everything else is refused by name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from logos import PINK, RED, SQUARE, WHITE, near, picture, read, refusal, shown, svg
from printed import pages_of

from layouts.svg import DEEPEST

if TYPE_CHECKING:
    from pathlib import Path


# ---- SVG that is fine


FINE = {
    "byte order mark": b"\xef\xbb\xbf" + svg(SQUARE),
    "UTF-16": ('<?xml version="1.0" encoding="UTF-16"?>' + svg(SQUARE).decode()).encode("utf-16"),
    "no namespace": b'<svg width="120" height="60">' + SQUARE.encode() + b"</svg>",
    "prefixed": b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 120 60">'
    b'<s:rect width="60" height="60" fill="#c80000"/></s:svg>',
    "the standard's own document type": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + svg(SQUARE),
    "title and description": svg("<title>Logo</title><desc>A <b>square</b></desc>" + SQUARE),
    "an editor's own data": svg(
        '<e:view xmlns:e="urn:editor"><e:text>a</e:text></e:view><metadata><text/></metadata>'
        + SQUARE.replace("/>", ' xmlns:e="urn:editor" e:label="url(a)"/>')
    ),
    "style sheet": svg("<defs><style>.a{fill:#c80000}</style></defs>" + SQUARE.replace('fill="#c80000"', 'class="a"')),
    "style sheet as CDATA": svg(
        "<style><![CDATA[.a{fill:#c80000;opacity:1.0}]]></style>" + SQUARE.replace('fill="#c80000"', 'class="a"')
    ),
    "no opacity": svg(f'<g opacity="1" style="opacity: 1 ;fill:red">{SQUARE}</g>'),
    "size in percent": svg(SQUARE, 'viewBox="0 0 120 60" width="100%" height="100%"'),
    "size in mm": svg(SQUARE, 'viewBox="0 0 120 60" width="20mm" height="10mm"'),
    "shapes beyond the edge": svg(SQUARE + '<rect x="120" y="-60" width="500" height="500" fill="#c80000"/>'),
    "CMYK": svg(SQUARE.replace("#c80000", "pcmyk(0,100,100,21.57)")),
    "groups as deep as allowed": svg("<g>" * (DEEPEST - 2) + SQUARE + "</g>" * (DEEPEST - 2)),
}


@pytest.mark.parametrize("data", FINE.values(), ids=FINE)
def test_plain_svg_looks_as_it_should(tmp_path: Path, data: bytes) -> None:
    one, other = shown(read(tmp_path, data))
    assert near(one, RED)
    assert near(other, WHITE)


def test_see_through_fills_are_kept(tmp_path: Path) -> None:
    assert near(shown(read(tmp_path, svg(SQUARE.replace("/>", ' fill-opacity="0.5"/>'))))[0], PINK)


def test_nothing_is_painted_beyond_the_edge_of_a_drawing(tmp_path: Path) -> None:
    flowable = picture(read(tmp_path, svg('<rect x="-900" y="-900" width="1800" height="1800" fill="#c80000"/>')))
    with pypdfium2.PdfDocument(io.BytesIO(pages_of(flowable))) as document:
        page = document[0].render(scale=1).to_pil().convert("RGB")
    red = [colour for _, colour in page.getcolors(1000)]
    assert {near(colour, WHITE) for colour in red} == {True, False}
    inked = page.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
    assert (inked[2] - inked[0], inked[3] - inked[1]) == pytest.approx((60, 30), abs=1)


# ---- SVG that is refused


BAD_SVG = {
    "text": (svg("<text>Clinic</text>"), "text"),
    "text in UTF-16": (('<?xml version="1.0" encoding="UTF-16"?>' + svg("<text/>").decode()).encode("utf-16"), "text"),
    "text under a prefix": (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:text/></s:svg>', "text"),
    "foreign text": (svg("<foreignObject><p>Clinic</p></foreignObject>"), "text"),
    "picture": (svg('<image href="data:image/png;base64,AAAA"/>'), "a picture"),
    "picture of another place": (svg('<image href="file:///etc/passwd"/>'), "a picture"),
    "script": (svg("<script>alert(1)</script>" + SQUARE), "a script"),
    "script in an attribute": (svg('<rect onclick="alert(1)" width="9" height="9"/>'), "a script"),
    "link": (svg(f'<a href="javascript:alert(1)">{SQUARE}</a>'), "a link"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY x "y">]>' + svg(SQUARE), "entities"),
    "file as an entity": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("&x;" + SQUARE),
        "entities",
    ),
    "a thousand laughs": (
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' + svg("&c;"),
        "entities",
    ),
    "use": (svg('<use href="other.svg#logo"/>'), "a reference"),
    "use of itself": (svg('<g id="a"><use href="#a"/></g>'), "a reference"),
    "filter": (svg(SQUARE.replace("/>", ' filter="url(#f)"/>')), "a reference"),
    "reference in a style": (svg(SQUARE.replace("/>", ' style="fill: URL (http://example.org/a)"/>')), "a reference"),
    "style sheet from elsewhere": (svg("<style>@import 'http://example.org/a.css';</style>" + SQUARE), "a style sheet"),
    "gradient": (svg("<defs><linearGradient/></defs>" + SQUARE), "a colour gradient"),
    "animation": (svg(SQUARE.replace("/>", "><animate/></rect>")), "the element 'animate'"),
    "group that is see-through": (svg(f'<g opacity=".5">{SQUARE}</g>'), "see-through layers"),
    "style that is see-through": (svg(SQUARE.replace("/>", ' style="fill:red;opacity:0.1"/>')), "see-through layers"),
    "another language": (b"<html><body/></html>", "the element 'html'"),
    "no drawing": (b"<path/>", "no drawing"),
    "nothing": (svg(""), "nothing to print"),
    "an empty path": (svg('<path d=""/>'), "nothing to print"),
    "no size": (svg(SQUARE, ""), "no width or no height"),
    "a view of no size": (svg(SQUARE, 'viewBox="0 0 0 0"'), "no width or no height"),
    "a negative size": (svg(SQUARE, 'width="-9" height="9"'), "no width or no height"),
    "a view of no number": (svg(SQUARE, 'viewBox="0 0 nan 9"'), "lines that are too long"),
    "an endless line": (svg('<path d="M0 0L1e999 5"/>'), "lines that are too long"),
    "a very long line": (svg('<path d="M0 0L1e99 5"/>'), "lines that are too long"),
    "groups that are too deep": (svg("<g>" * DEEPEST + SQUARE + "</g>" * DEEPEST), "too many groups within groups"),
    "a bomb of groups": (svg("<g>" * 9999 + "</g>" * 9999), "too many groups within groups"),
    "too much of it": (svg(SQUARE * 8000), "360 kB of lines"),
    "a colour that is unknown": (svg(SQUARE.replace("#c80000", "var(--red)")), "what can't be drawn (Can't handle col"),
    "a place that is unknown": (svg(f'<g transform="turn(1">{SQUARE}</g>'), "what can't be drawn (Unable to parse tr"),
}


@pytest.mark.parametrize(("data", "what"), BAD_SVG.values(), ids=BAD_SVG)
def test_svg_that_is_more_than_plain_shapes_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    assert refusal(tmp_path, data, "logo.svg").startswith(f"the logo holds {what}")


BROKEN_SVG = {
    "cut off": svg(SQUARE)[:-8],
    "two roots": svg(SQUARE) * 2,
    "an unknown encoding": b'<?xml version="1.0" encoding="UTF-7"?>' + svg(SQUARE),
    "wrong letters": svg(SQUARE).replace(b"#c8", b"\xff\xfe"),
    "a width that is no number": svg('<rect width="nan" height="9"/>'),
    "a pen that is no number": svg('<path d="M0 0L9 9" stroke="red" stroke-width="nan"/>'),
    "dashes of no length": svg('<path d="M0 0L9 9" stroke="red" stroke-dasharray="1,-2"/>'),
    "of another vocabulary": b'<svg xmlns="urn:other"/>',
}


@pytest.mark.parametrize("data", BROKEN_SVG.values(), ids=BROKEN_SVG)
def test_broken_svg_is_refused_before_it_is_on_a_page(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, data, "logo.svg") == "the logo is not a readable PNG, JPEG or SVG file"
