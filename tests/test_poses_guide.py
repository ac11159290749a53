"""The guide to poses is true: its examples are figures, its pictures are there, and `check` says what it says."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, get_args

import pytest
from command_line import ROOT
from golden import updating

from handouts.pose.model import HandShape, Limbs, Pose, Preset, Props, View
from handouts.pose.problems import figure_findings
from handouts.pose.proportions import RANGES
from handouts.validation import validate
from handouts.yaml_source import parse_yaml

sys.path.insert(0, str(ROOT / "docs" / "images"))
import poses

from handouts.pose.model import Figure

if TYPE_CHECKING:
    from handouts.diagnostics import Diagnostic
    from handouts.pose.finding import Finding

GUIDE = ROOT / "docs" / "poses.md"
TEXT = GUIDE.read_text(encoding="utf-8")
EXAMPLES = dict(poses.examples(TEXT))
MISTAKE = re.compile(r"(<!-- mistake -->\n```yaml\n(.*?)```\n\n```text\n)(.*?)(```)", re.DOTALL)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_be_held_and_drawn(name: str) -> None:
    for caption, figure in EXAMPLES[name].items():
        assert figure_findings(figure) == [], caption
    assert poses.picture(EXAMPLES[name]).width < 900


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_shown_below_it(name: str) -> None:
    after = TEXT.partition(f"<!-- picture: {name} -->")[2].partition("\n![")[2].splitlines()[0]
    alt, _, target = after.partition("](")
    assert len(alt) > 20
    assert target == f"images/poses-{name}.png)"
    assert (GUIDE.parent / target.removesuffix(")")).stat().st_size < 40_000


def test_there_is_no_picture_without_an_example() -> None:
    pictures = {path.stem.removeprefix("poses-") for path in (ROOT / "docs" / "images").glob("poses-*.png")}
    assert pictures == set(EXAMPLES)


def test_check_says_of_each_mistake_what_the_guide_says() -> None:
    text = MISTAKE.sub(lambda found: found[1] + said_of(found[2]) + found[4], TEXT)
    if updating():
        GUIDE.write_text(text, encoding="utf-8", newline="\n")
    assert all(said.startswith("error: ") for _, _, said, _ in MISTAKE.findall(text))
    assert GUIDE.read_text(encoding="utf-8") == text, "UPDATE_GOLDEN=1 writes it anew"


def said_of(written: str) -> str:
    """What `check` says of a figure, without the place."""
    figures, problems = validate(parse_yaml(written.encode("utf-8"), "mistake"), dict[str, Figure])
    found: list[Diagnostic | Finding] = [*problems]
    for figure in (figures or {}).values():
        found += figure_findings(figure)
    return "".join(f"error: {problem.message}\n  hint: {problem.hint}\n" for problem in found)


def test_every_key_and_every_choice_is_named() -> None:
    named = set(re.findall(r"[a-z][a-z_-]+", " ".join(re.findall(r"`[^`\n]+`", TEXT)) + "".join(blocks())))
    keys = {key for kind in (Pose, Limbs, Props, Figure) for key in kind.__dataclass_fields__}
    choices = {choice for kind in (Preset, View, HandShape) for choice in get_args(kind)}
    assert (keys | choices) - named - RARE == set()


RARE = {"x", "y", "belly", "rolled_towel"}
"""Keys that an author seldom needs; an editor offers them."""


def blocks() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_the_ranges_are_those_that_are_checked() -> None:
    rows = re.findall(r"^\| (`[a-z_`, ]+`) \|.*\| ([-\d to,]+) \|$", TEXT, re.MULTILINE)
    told = {
        name: bounds
        for names, ranges in rows
        for name, bounds in zip(re.findall(r"[a-z_]+", names), ranges.split(", "), strict=True)
    }
    assert told == {name: f"{least} to {most}" for name, (least, most) in RANGES.items()}
