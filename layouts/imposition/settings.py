"""What a person chooses of an imposition, and which choices go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from handouts.diagnostics import Diagnostic, HandoutError
from handouts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.imposition.papers import Paper

Scheme: TypeAlias = Literal["booklet", "stack2", "stack4"]
Flip: TypeAlias = Literal["short", "long", "none"]
Binding: TypeAlias = Literal["left", "right"]
OneSided: TypeAlias = Literal["face-down", "face-up"]

SCHEMES, FLIPS, BINDINGS, ONE_SIDED = map(get_args, (Scheme, Flip, Binding, OneSided))
OFFICE_PAPER = 0.1
"""Millimetres; the thickness of a sheet of 80 g/m²."""
THICKEST = 1.0
"""Millimetres; thicker than any card that a printer takes."""
COVER, FRONTS, BACKS = "-cover", "-fronts", "-backs"
"""What is added to the name of a file."""


@dataclass(frozen=True)
class Settings:
    """How pages are laid on sheets. What isn't set is right for a booklet from an office printer.

    Raises:
        HandoutError: choices that don't go together, all of them at once.
    """

    scheme: Scheme = "booklet"
    """Two pages on a side, folded; or two or four, cut and laid pile on pile."""
    signature: int | None = None
    """Sheets that are folded together, at most; all of them without it."""
    flip: Flip = "short"
    """The edge of the sheet about which the printer turns it; ``none`` prints fronts only."""
    binding: Binding = "left"
    thickness: float = OFFICE_PAPER
    """Of the paper, in millimetres; 0 for pages that stay where they are, however many sheets there are."""
    cover_apart: bool = False
    marks: bool = True
    one_sided: OneSided | None = None
    """For printers that print one side at a time: how sheets lie when they come out. None for all others."""
    paper: Paper | None = None
    """The sheet; without it A4 or Letter, as suits the pages."""

    def __post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise HandoutError(problems)

    @property
    def folded(self) -> bool:
        """True for booklets, False for what is cut."""
        return self.scheme == "booklet"

    @property
    def endings(self) -> tuple[str, ...]:
        """What is added to the name of each file that is made; nothing, if there is one."""
        sides = (FRONTS, BACKS) if self.one_sided else ("",)
        return tuple(part + side for part in (("", COVER) if self.cover_apart else ("",)) for side in sides)

    def _problems(self) -> Iterator[Diagnostic]:
        if self.signature is not None and self.signature < 1:
            yield Diagnostic(f"a bundle can't have {self.signature} sheets", "--signature takes a number from 1")
        if not 0 <= self.thickness <= THICKEST:  # false for what is not a number, too
            hint = f"--thickness takes millimetres from 0 to {THICKEST:g}; office paper has {OFFICE_PAPER:g}"
            yield Diagnostic(f"no paper is {self.thickness:g} mm thick", hint)
        if self.folded and self.flip == "none":
            yield Diagnostic("a booklet is printed on both sides", "choose --flip short or --flip long")
        if self.one_sided and self.flip == "none":
            yield Diagnostic("--one-sided and --flip none exclude each other", "leave out --one-sided: fronts are all")
        if not self.folded:
            asked = {
                "--signature": self.signature is not None,
                "--cover apart": self.cover_apart,
                "--binding right": self.binding == "right",
            }
            for option in (name for name, chosen in asked.items() if chosen):
                yield Diagnostic(
                    f"{option} is for booklets, and stacks are cut", f"leave it out, or --scheme {SCHEMES[0]}"
                )
