"""What selection has to say: refusals, each with its place in the request, and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic, unknown
from handouts.request import Request, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.model import Pack
    from handouts.request import Places


class Report:
    """Collects all that one selection refuses and tells."""

    def __init__(self, pack: Pack, places: Places) -> None:
        self.problems: list[Diagnostic] = []
        self.notices: list[Diagnostic] = []
        self._pack = pack
        self._places = places

    def refuse(self, message: str, hint: str, path: tuple[str | int, ...]) -> None:
        """Something that was asked for can't be printed; ``path`` is where the request asks for it."""
        self.problems.append(Diagnostic(message, hint, place_of(self._places, path)))

    def refuse_unknown(self, kind: str, word: str, known: Iterable[str], path: tuple[str | int, ...]) -> None:
        """An id that the pack doesn't have."""
        pack = "" if self._pack.id == Request().pack else f" --pack {self._pack.id}"
        problem = unknown(kind, word, known, f"make-pdf list {kind}s{pack}")
        self.refuse(problem.message, problem.hint, path)

    def warn(self, message: str, hint: str = "") -> None:
        """Something differs from what the person at the keyboard may expect."""
        self.notices.append(Diagnostic(message, hint, severity="warning"))

    def note(self, message: str) -> None:
        """Something was done without being asked for."""
        self.notices.append(Diagnostic(message, severity="note"))
