"""A whole process of Typst's: ``typst_cold.py TEMPLATE FONTS DOCUMENT.json OUT.pdf``. Imports only what it needs."""

import sys

import typst

template, fonts, document, output = sys.argv[1:]
with open(document, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would have to be imported
    text = file.read()
typst.compile(
    template,
    output=output,
    font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
    sys_inputs={"document": text},
    pdf_standards=["ua-1"],
)
