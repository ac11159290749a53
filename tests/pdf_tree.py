"""Reads the structure tree of a PDF as a screen reader would, and finds what a validator overlooks.

`read` returns the tree with the text of each element, taken through the ToUnicode maps of the fonts, and a list of
errors: marks that the tree lacks or has twice, ways back from content that lead astray, painting outside of marks.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
from pdf_content import PageContent, array

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Link:
    """A link: where it leads, and what it says about that. Or a field of a form: its name and its tooltip."""

    target: str
    contents: str


@dataclass
class Element:
    """A structure element; neighbouring pieces of text are joined."""

    role: str
    properties: dict[str, str] = field(default_factory=dict)
    kids: list[Element | Link | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text of the element, in reading order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids if not isinstance(kid, Link))

    def lines(self, indent: str = "") -> Iterator[str]:
        """The tree as indented lines; an element of nothing but text takes one."""
        head = " ".join([indent + self.role, *(f"{key}={value}" for key, value in self.properties.items())])
        if all(isinstance(kid, str) for kid in self.kids):
            yield head + (f" {self.text!r}" if self.text else "")
            return
        yield head
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.lines(indent + "  ")
            else:
                yield f"{indent}  {kid!r}" if isinstance(kid, str) else f"{indent}  -> {kid.target} {kid.contents!r}"


@dataclass
class Tree:
    """What a PDF says to someone who cannot see it."""

    root: Element
    errors: list[str]
    artifacts: list[str]
    """The text of artifacts, page after page."""

    def __str__(self) -> str:
        return "\n".join(self.root.lines())


def read(pdf: bytes) -> Tree:
    """The structure tree of a file. Raises what pikepdf raises for a file that has none."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return _Reader(file).tree()


class _Reader:
    def __init__(self, file: pikepdf.Pdf) -> None:
        self.root = file.Root.StructTreeRoot
        self.pages = {page.obj.objgen: PageContent(page.index + 1, page.obj) for page in file.pages}
        nums = list(self.root.ParentTree.Nums)
        self.parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        self.errors = [f"page {page.number}: {error}" for page in self.pages.values() for error in page.errors]
        self.reached: Counter[tuple[int, int]] = Counter()
        self.annotations: Counter[tuple[int, int]] = Counter()

    def tree(self) -> Tree:
        roots = [self.element(kid, self.root) for kid in array(self.root.K)]
        if len(roots) != 1 or roots[0].role != "Document":
            self.errors.append("the root is not one Document")
        if max(self.parents, default=-1) >= self.root.ParentTreeNextKey:
            self.errors.append("ParentTreeNextKey is in use")
        for page in self.pages.values():
            self.check_page(page)
        return Tree(roots[0], self.errors, [text for page in self.pages.values() for text in page.artifacts])

    def element(self, source: pikepdf.Object, parent: pikepdf.Object) -> Element:
        element = Element(str(source.S)[1:], _properties(source))
        if source.P.objgen != parent.objgen:
            self.errors.append(f"{element.role}: /P is not its parent")
        for kid in array(source.get("/K")):
            found = self.kid(kid, source, element.role)
            if isinstance(found, str) and element.kids and isinstance(element.kids[-1], str):
                element.kids[-1] += found
            else:
                element.kids.append(found)
        return element

    def kid(self, kid: Any, parent: pikepdf.Object, role: str) -> Element | Link | str:
        if isinstance(kid, int):
            return self.content(parent.Pg, kid, parent, role)
        match kid.get("/Type"):
            case "/MCR":
                return self.content(kid.get("/Pg", parent.get("/Pg")), int(kid.MCID), parent, role)
            case "/OBJR":
                return self.link(kid.Obj, parent, role)
            case _:
                return self.element(kid, parent)

    def content(self, page_object: pikepdf.Object, mcid: int, parent: pikepdf.Object, role: str) -> str:
        page = self.pages[page_object.objgen]
        self.reached[page.number, mcid] += 1
        key = page.dictionary.get("/StructParents")
        way_back = array(self.parents.get(int(key))) if key is not None else []
        if mcid >= len(way_back) or way_back[mcid].objgen != parent.objgen:
            self.errors.append(f"page {page.number}: the parent tree does not lead from mark {mcid} to its {role}")
        if mcid not in page.texts:
            self.errors.append(f"page {page.number}: mark {mcid} of a {role} is missing")
        return page.texts.get(mcid, "")

    def link(self, annotation: pikepdf.Object, parent: pikepdf.Object, role: str) -> Link:
        self.annotations[annotation.objgen] += 1
        way_back = self.parents.get(int(annotation.get("/StructParent", -1)))
        if way_back is None or isinstance(way_back, pikepdf.Array) or way_back.objgen != parent.objgen:
            self.errors.append(f"the parent tree does not lead from an annotation to its {role}")
        if annotation.Subtype == "/Widget":
            return Link(_field_name(annotation), str(annotation.TU))
        target = annotation.A.URI if "/A" in annotation else f"page {self.pages[annotation.Dest[0].objgen].number}"
        return Link(str(target), str(annotation.get("/Contents", "")))

    def check_page(self, page: PageContent) -> None:
        if page.texts and "/StructParents" not in page.dictionary:
            self.errors.append(f"page {page.number}: no StructParents")
        if page.dictionary.get("/Tabs") != "/S":
            self.errors.append(f"page {page.number}: tab order does not follow the structure")
        for mcid in page.texts:
            if (times := self.reached[page.number, mcid]) != 1:
                self.errors.append(f"page {page.number}: mark {mcid} is {times} times in the tree")
        for annotation in page.dictionary.get("/Annots", []):
            if (times := self.annotations[annotation.objgen]) != 1:
                self.errors.append(f"page {page.number}: an annotation is {times} times in the tree")


def _field_name(field: pikepdf.Object) -> str:
    """The parts of a name, from the outermost on; the places of a field that has several have no name themselves."""
    over = _field_name(field.Parent) if "/Parent" in field else ""
    return ".".join(filter(None, [over, str(field.get("/T", ""))]))


def _properties(source: pikepdf.Object) -> dict[str, str]:
    found = {key.lower(): repr(str(source[f"/{key}"])) for key in ("Alt", "Lang", "ActualText") if f"/{key}" in source}
    for attributes in array(source.get("/A")):
        found |= {key[1:]: _readable(value) for key, value in sorted(attributes.items()) if key != "/O"}
    return found


def _readable(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return f"[{' '.join(f'{float(number):g}' for number in value)}]"
    return str(value).removeprefix("/")
