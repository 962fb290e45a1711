"""What does a screen reader find in the file?

WeasyPrint 70 builds the structure tree from the boxes, with these gaps (its issues 1836, 2482 and 185): running
heads and leaders are read as text, a table's header does not say of what, a part in another language does not say
which, a link is read as its address, and of contents, notes and references there is nothing. A paragraph that goes
on overleaf is two paragraphs, a link that breaks over lines two links, and what is empty is there all the same.

While `repaired` runs, two functions of WeasyPrint are replaced: the one that marks what is drawn and the one that
builds the tree. Their names are private, so `weasyprint` is pinned to one major version, and what is mended here is
read back from finished files in the tests of `proof.structure`.

Templates say with `data-tag` what plain HTML cannot: TOC, TOCI, Note, Reference, Lbl (ISO 32000-1, 14.8.4), or
Artifact for what is only to be seen.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags as builder
from weasyprint.pdf.stream import Stream

ARTIFACT = "Artifact"
# What goes on over lines and pages as one; a table overleaf repeats its header, so it stays a table of its own.
_WHOLE = frozenset(f"/{tag}" for tag in "Sect Div P L LI Link Note Reference TOC TOCI NonStruct Span".split())
# What is worth nothing without content; an empty cell keeps its column.
_HOLLOW = frozenset(f"/{tag}" for tag in "Sect Div P H1 H2 H3 L LI NonStruct Span".split())
_SCOPES = {"row": "/Row", "col": "/Column"}
_BREAK = "\u200b"
POINTS_PER_PIXEL = 0.75

Properties = dict[str, str]
_Key = tuple[Any, str]


@contextmanager
def repaired(document: Document) -> Iterator[None]:
    """Write well-structured files meanwhile; for one document, in one thread at a time."""
    build, marked = builder._build_box_tree, Stream.marked
    artifacts = _artifacts(document)
    for page in document.pages:
        # Generated text is linked with its element; a leader besides would be a link that nobody could read.
        page.links = [link for link in page.links if link[-1].element_tag == link[-1].element.tag]
    tree = _Tree(build, artifacts, tuple(page.height for page in document.pages))
    builder._build_box_tree = tree.build
    Stream.marked = _marker(marked, artifacts)
    try:
        yield
    finally:
        builder._build_box_tree, Stream.marked = build, marked


def _artifacts(document: Document) -> dict[Any, Properties]:
    """Every box that is not content, with what a reader is told of it (ISO 32000-1, 14.8.2.2.2)."""
    found: dict[Any, Properties] = {}

    def walk(box: Any, page: int, properties: Properties | None) -> None:
        box = _placed(box)
        properties = properties or _ornament(box, page)
        if properties:
            found[box] = properties
        for child in getattr(box, "children", ()):
            walk(child, page, properties)

    for number, page in enumerate(document.pages):
        walk(page._page_box, number, None)
    return found


def _ornament(box: Any, page: int) -> Properties | None:
    """What makes this box an artifact; nothing if it is content."""
    if isinstance(box, boxes.MarginBox):
        edge = {"@t": "/Header", "@b": "/Footer"}.get(box.at_keyword[:2])
        return {"Type": "/Pagination", **({"Subtype": edge} if edge else {})}
    # A fixed box comes again on every page; it is read once.
    if page > 0 and box.style["position"] == "fixed":
        return {"Type": "/Pagination"}
    if box.is_leader or _wish(box) == ARTIFACT:
        return {"Type": "/Layout"}
    return None


def _marker(
    marked: Callable[[Stream, Any, str], AbstractContextManager[None]], artifacts: dict[Any, Properties]
) -> Callable[[Stream, Any, str], AbstractContextManager[None]]:
    """The function that marks what is drawn, with artifacts marked as such."""

    @contextmanager
    def mark(stream: Stream, box: Any, tag: str) -> Iterator[None]:
        if box not in artifacts:
            with marked(stream, box, tag):
                yield
            return
        stream.begin_marked_content(ARTIFACT, pydyf.Dictionary(artifacts[box]))
        try:
            yield
        finally:
            stream.end_marked_content()

    return mark


@dataclass(slots=True)
class _Tree:
    """Builds the tree as WeasyPrint does and mends each element as it is finished."""

    original: Callable[..., Iterator[Any]]
    artifacts: dict[Any, Properties]
    heights: tuple[float, ...]
    # The boxes being built, outermost first: a box within another of the same element is WeasyPrint's own.
    open: list[_Key] = field(default_factory=list)
    begun: dict[_Key, Any] = field(default_factory=dict)

    def build(
        self, box: Any, parent: Any, pdf: pydyf.PDF, page: int, nums: Any, annotations: Any, tags: Any
    ) -> Iterator[Any]:
        """The structure elements of a box; none for an artifact, for what is empty or for what goes on."""
        box = _placed(box)
        if box in self.artifacts:
            return
        if isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body"):
            # These have no element of their own and hand on those of their children.
            yield from self.original(box, parent, pdf, page, nums, annotations, tags)
            return
        key = (box.element, box.element_tag)
        is_outermost = key not in self.open
        self.open.append(key)
        for element in self.original(box, parent, pdf, page, nums, annotations, tags):
            if is_outermost:
                _name(element, box)
            if element["S"] == "/Figure":
                _measure(element, self.heights[page])
            if box.link_annotation and element["S"] == "/Link":
                box.link_annotation["Contents"] = pydyf.String(_said(box.element))
            whole = self._whole(element, parent, key) if is_outermost else None
            if whole is not None:
                _absorb(whole, element, pdf, nums, annotations)
            elif element["K"] or element["S"] not in _HOLLOW:
                yield element
            else:
                element.clear()
        self.open.pop()

    def _whole(self, element: Any, parent: Any, key: _Key) -> Any | None:
        """What this element is the continuation of, or the link whose generated text it is."""
        if element["S"] == parent["S"] == "/Link":
            return parent
        if element["S"] not in _WHOLE or key[0] is None or not element["K"]:
            return None
        begun = self.begun.setdefault(key, element)
        return begun if begun is not element and begun["S"] == element["S"] else None


def _name(element: Any, box: Any) -> None:
    """Write what the HTML says and WeasyPrint leaves out: kind, id of a note, language, scope of a header."""
    if box.element is None or box.element_tag != box.element.tag:
        return
    if wish := _wish(box):
        element["S"] = f"/{wish}"
    # Every note has an id of its own (ISO 14289-1, 7.9).
    if wish == "Note" and (name := box.element.get("id")):
        element["ID"] = pydyf.String(name)
    if language := box.element.get("lang"):
        element["Lang"] = pydyf.String(language)
    if element["S"] == "/TH":
        element["A"]["Scope"] = _SCOPES[box.element.get("scope", "col")]


def _measure(figure: Any, page_height: float) -> None:
    """Give a figure's box in points from the foot of the page (ISO 32000-1, 14.8.5.4.3); WeasyPrint gives its own."""
    left, top, right, bottom = figure["A"]["BBox"]
    edges = (left, page_height - bottom, right, page_height - top)
    figure["A"]["BBox"] = pydyf.Array(round(edge * POINTS_PER_PIXEL, 2) for edge in edges)


def _absorb(whole: Any, element: Any, pdf: pydyf.PDF, nums: dict[int, Any], annotations: list[Any]) -> None:
    """Move the content of an element to the one that it goes on from, and leave an empty object."""
    for kid in element["K"]:
        if isinstance(kid, int):
            nums[kid] = whole.reference
            is_same_page = whole["Pg"] == element["Pg"]
            kid = kid if is_same_page else pydyf.Dictionary({"Type": "/MCR", "Pg": element["Pg"], "MCID": kid})
        else:
            part, last = _found(pdf, kid), _found(pdf, whole["K"][-1])
            if part.get("S") == last.get("S") == "/LBody":
                _absorb(last, part, pdf, nums, annotations)
                continue
            if "P" in part:
                part["P"] = whole.reference
        whole["K"].append(kid)
    annotations[:] = [
        (whole.reference if owner == element.reference else owner, annotation) for owner, annotation in annotations
    ]
    element.clear()


def _found(pdf: pydyf.PDF, reference: Any) -> Any:
    """The object behind a reference; an empty one for what is none."""
    return pdf.objects[int(reference.split()[0])] if isinstance(reference, bytes) else {}


def _said(link: Any) -> str:
    """What a link is called: its title, else its words; of an address that stands for itself only where it leads."""
    words = " ".join((link.get("title") or "".join(link.itertext())).replace(_BREAK, "").split())
    address = urlsplit(link.get("href", ""))
    return words if words != address.geturl() else address.netloc or address.path


def _placed(box: Any) -> Any:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _wish(box: Any) -> str | None:
    """The structure type that a template asks for; the parts that WeasyPrint makes of an element have none."""
    is_own = box.element is not None and box.element_tag == box.element.tag
    return box.element.get("data-tag") if is_own else None
