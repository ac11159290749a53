"""Sheets become pages of a PDF: a new catalogue over the objects of the source.

What the catalogue of the source held — structure, outline, labels of pages, names, actions, forms — is not taken over,
but for the layers, which say what of a page is seen.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, ObjectStreamMode

from layouts.imposition import identity, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

    from layouts.imposition.identity import Origin
    from layouts.imposition.job import Job
    from layouts.imposition.marks import Line
    from layouts.imposition.runs import Face
    from layouts.imposition.source import Source

MARK = "0.5 w 0.4 G"
"""A thin grey line."""
DASHED = "[4.5 3] 0 d"
_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge, "none": Name.Simplex}


class Writer:
    """Lays the pages of one source on sheets, and writes as many files of them as are asked for."""

    def __init__(self, job: Job, source: Source, origin: Origin) -> None:
        self.job = job
        self.grid = job.grid
        self.source = source
        self.pdf = source.pdf
        self.origin = origin
        self.layers = self.pdf.Root.get("/OCProperties")
        self.intents = identity.output_intents(self.pdf) if origin.archivable else None

    def written(self, faces: Sequence[Face]) -> bytes:
        """A file of these pages."""
        self.pdf.trailer.Root = self._catalogue(faces)
        texts = self.origin.texts
        self.pdf.trailer.Info = identity.information(self.pdf, texts)
        self.pdf.Root.Metadata = identity.metadata(self.pdf, texts, archivable=self.origin.archivable)
        for key in set(self.pdf.trailer.keys()) - {"/Root", "/Info", "/Size", "/ID", "/Encrypt"}:
            del self.pdf.trailer[key]  # other programs leave references to what they keep for themselves
        self.pdf.trailer.Size = 1  # qpdf writes the true one, but only over another: a damaged file may have lost it
        stream = BytesIO()
        self.pdf.save(
            stream,
            min_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            encryption=False,
        )
        return stream.getvalue()

    def _catalogue(self, faces: Sequence[Face]) -> pikepdf.Object:
        root = Dictionary(Type=Name.Catalog, Pages=self._pages(faces))
        flip = "none" if self.job.settings.one_sided else self.job.settings.flip
        # What print dialogues propose (ISO 32000-1, table 150): not to shrink what was measured, and the right edge.
        root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=_DUPLEX[flip], DisplayDocTitle=True)
        if self.layers is not None:
            root.OCProperties = self.layers
        if self.intents is not None:
            root.OutputIntents = self.intents
        return self.pdf.make_indirect(root)

    def _pages(self, faces: Sequence[Face]) -> pikepdf.Object:
        tree = self.pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(faces), Kids=Array()))
        tree.MediaBox = Array([0, 0, *(round(length, 4) for length in self.grid.sheet)])
        tree.Kids = Array([self._page(face, tree) for face in faces])
        return tree

    def _page(self, face: Face, tree: pikepdf.Object) -> pikepdf.Object:
        drawn = "\n".join([*self._placed(face), *self._marked(face)])
        forms = {f"/P{number}": self.source.form(number) for number in face.side.pages if number}
        page = Dictionary(
            Type=Name.Page,
            Parent=tree,
            Resources=Dictionary(XObject=Dictionary(forms)) if forms else Dictionary(),
            Contents=self.pdf.make_stream(drawn.encode("ascii")),
        )
        return self.pdf.make_indirect(page)

    def _placed(self, face: Face) -> Iterator[str]:
        """Each page in its place, cut off where the place of another begins."""
        for index, number in enumerate(face.side.pages):
            if not number:
                continue
            page = self.source.pages[number - 1]
            scale = self.grid.scale(page.size)
            size = page.size[0] * scale, page.size[1] * scale
            x, y = self.grid.corner(index, size, self.job.creep.from_fold(face.depth))
            left, bottom, right, top = self.grid.cell_box(index)
            cell = _operands(left, bottom, right - left, top - bottom)
            matrix = _operands(*page.matrix(x, y, scale, upside_down=face.side.upside_down))
            yield f"q {cell} re W n {matrix} cm /P{number} Do Q"

    def _marked(self, face: Face) -> Iterator[str]:
        if not self.job.settings.marks:
            return
        if face.is_front:
            yield from _drawn(marks.cut_marks(self.grid, self.job.trim, self.job.creep.from_fold(face.depth)), MARK)
        elif self.grid.folded:
            yield from _drawn(marks.fold_marks(self.grid), f"{MARK} {DASHED}")


def _drawn(lines: Sequence[Line], style: str) -> Iterator[str]:
    if lines:
        yield f"q {style}"
        yield from (f"{_operands(*line[:2])} m {_operands(*line[2:])} l S" for line in lines)
        yield "Q"


def _operands(*numbers: float) -> str:
    return " ".join(f"{round(number, 4):.10g}" for number in numbers)
