"""Limits of fields, as marks in annotations: validation reads them, nothing else has to load for them."""

from __future__ import annotations

from typing import Any


class Between:
    """A number from ``least`` to ``most``."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "ge": self.least, "le": self.most}


class Items:
    """A list of at least ``least`` items, and at most ``most`` if that is said."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        limits = (
            {"min_length": self.least} if self.most is None else {"min_length": self.least, "max_length": self.most}
        )
        return {**handler(source), **limits}


class OneLine:
    """Text that stands in one line: some words without line breaks and control characters, and no space around them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        from handouts.plain_text import in_one_line

        words = {**handler(source), "strip_whitespace": True, "min_length": 1}
        return core_schema.no_info_after_validator_function(in_one_line, words)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "pattern": r"^\s*\S([^\t\n\r]*\S)?\s*$"}


class Matches:
    """Text that a regular expression matches in full; ``what`` names the kind of text in messages."""

    def __init__(self, pattern: str, what: str) -> None:
        self.pattern, self.what = pattern, what

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "pattern": self.pattern, "metadata": {"what": self.what}}
