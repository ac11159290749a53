"""What a YAML parser complains of, in words for someone who does not know YAML's grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    import yaml

_QUOTE = 'put the text in quotes: "…"'

# Part of the complaint of libyaml or of PyYAML's own parser, what is wrong, what to do. The first that fits is taken.
_WORDS = (
    ("mapping values are not allowed", "a colon and a space stand where no key can be", _QUOTE),
    ("sequence entries are not allowed", "a list can't start on the line of its key", "start it on the next line"),
    ("'\\t'", "a tab stands where an indent is expected", "indent with spaces"),
    ("tab character", "a tab stands where an indent is expected", "indent with spaces"),
    ("cannot start any token", "a value can't start with this character", _QUOTE),
    ("']'", "the list in brackets is not closed here", "close it with ], and put texts that hold , or ] in quotes"),
    ("'}'", "the mapping in braces is not closed here", "close it with }, and put texts that hold , or } in quotes"),
    ("unexpected end of stream", "the text in quotes has no end", "add the closing quote"),
    ("unexpected document indicator", "the text in quotes has no end", "add the closing quote"),
    ("escape c", "a backslash in double quotes stands before a wrong letter", "use single quotes, or write \\\\"),
    ("expected ':'", "a key has no colon", "write `key: value`, and put texts of several lines in quotes or after >-"),
    ("expected key", "neither a key nor the end of the mapping", "check the indent and the quotes of this line"),
    ("expected '-' indicator", "neither a list item nor the end of the list", "check the indent; items start with -"),
    ("expected <block end>", "neither the next entry nor the end", "check the indent and the quotes of this line"),
    ("expected comment or line break", "nothing can stand after | or > on its line", "start the text on the next line"),
    ("chomping or indentation", "nothing can stand after | or > on its line", "start the text on the next line"),
    ("<document start>", "the line is indented less than the file begins with", "check the indents"),
    ("nesting depth", "nested deeper than 40 levels", "check the brackets and the indents"),
    ("directive", "a line can't start with %", _QUOTE),
    ("node content", "a value is missing before this place", "write it, or put text that holds , or ] in quotes"),
    ("alphabetic or numeric", "a value can't start with & or *", _QUOTE),
)


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    """The problem of a file that is not YAML, at the place where the parser gave up."""
    complaint = str(getattr(error, "problem", None) or "it can't be read")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not mark:
        return _in_words(complaint, Place(name))
    if _is_indented_with_tab(text, mark.line, mark.column):
        complaint = "'\\t'"  # libyaml does not say which character it stumbled over
    return _in_words(complaint, Place(name, mark.line + 1, mark.column + 1))


def _in_words(complaint: str, place: Place) -> Diagnostic:
    for part, message, hint in _WORDS:
        if part in complaint:
            return Diagnostic(message, hint, place)
    return Diagnostic(f"not valid YAML: {complaint}", "check the indents, colons and quotes around this place", place)


def _is_indented_with_tab(text: str, line: int, column: int) -> bool:
    indent = "".join(text.split("\n")[line : line + 1])[: column + 1]
    return indent.isspace() and "\t" in indent
