"""What will a screen reader, a catalogue and an archive find in a finished PDF?

Validators ask whether what is there is allowed; this asks whether what should be there is: it reads the file back,
so that nothing goes missing when the library that wrote it changes. Needs pypdf, which comes with the extra `proof`.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.errors import Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

# Declared so in the metadata, which must be legible in the bytes of the file.
DECLARATIONS = {"<pdfuaid:part>1<": "PDF/UA-1", 'pdfaid:part="3"': "PDF/A-3", 'pdfaid:conformance="A"': "level A"}
_CELLS = ("/TD", "/TH")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure tree; `contents` is what its links say, `is_empty` that nothing is in it."""

    kind: str
    id: str | None
    alt: str | None
    language: str | None
    scope: str | None
    links: tuple[Any, ...]
    is_empty: bool
    children: "tuple[Element, ...]"

    def walk(self) -> "Iterator[Element]":
        """This element and all that it holds, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def read(content: bytes) -> Element:
    """The structure tree of a file.

    Raises:
        ValueError: it has none.
    """
    return _root(_reader(content))


def check(content: bytes) -> tuple[Problem, ...]:
    """Everything that should be there and is not."""
    reader = _reader(content)
    found = [*_properties(reader, content), *_enclosures(reader), *_running_matter(reader)]
    try:
        root = _root(reader)
    except ValueError as error:
        return (*found, Problem("pdf-untagged", str(error)))
    for element in root.walk():
        found += _element(element)
    return (*found, *_notes(root), *_contents(root))


def _properties(reader: "PdfReader", content: bytes) -> Iterator[Problem]:
    for spelling, meaning in DECLARATIONS.items():
        if spelling.encode() not in content:
            yield Problem("pdf-undeclared", f"the metadata does not say {meaning}")
    language = str(reader.root_object.get("/Lang", ""))
    if not language:
        yield Problem("pdf-no-language", "does not say in which language it is")
    elif f"<dc:language><rdf:Bag><rdf:li>{language}<".encode() not in content:
        yield Problem("pdf-no-language", f"the metadata does not say that it is in {language}")
    if not (reader.metadata and reader.metadata.title):
        yield Problem("pdf-no-title", "has no title")


def _enclosures(reader: "PdfReader") -> Iterator[Problem]:
    """The brief lies in the file once, as its source."""
    files = [each.get_object() for each in reader.root_object.get("/AF", ())]
    sources = [each for each in files if each.get("/AFRelationship") == "/Source"]
    if len(sources) != 1 or len(files) != 1:
        yield Problem("pdf-no-source", f"{len(sources)} of {len(files)} enclosed files are its source, not one of one")
    for each in sources:
        if not str(each["/UF"]).endswith(".yaml") or not each["/EF"]["/F"].get_data():
            yield Problem("pdf-no-source", f"{each['/UF']} is no brief")


def _running_matter(reader: "PdfReader") -> Iterator[Problem]:
    """Every page's number is an artifact: nobody wants it read in the midst of a sentence."""
    from pypdf.generic import ContentStream

    for number, page in enumerate(reader.pages, start=1):
        stream = ContentStream(page.get_contents(), reader)
        marked = [operands for operands, operator in stream.operations if operator == b"BDC"]
        is_there = any(
            kind == "/Artifact" and properties.get("/Type") == "/Pagination" for kind, properties, *_ in marked
        )
        if not is_there:
            yield Problem("pdf-no-running-matter", "nothing is marked as running head or foot", f"page {number}")


def _element(element: Element) -> Iterator[Problem]:
    """What one element lacks."""
    if element.is_empty and element.kind not in _CELLS:
        yield Problem("pdf-empty-element", f"{element.kind} holds nothing")
    if element.kind == "/Figure" and not element.alt:
        yield Problem("pdf-no-alt", "a figure has no alternative text")
    if element.kind == "/TH" and element.scope not in ("/Row", "/Column"):
        yield Problem("pdf-no-scope", "a table's header does not say whether of a row or of a column")
    for link in element.links:
        said, address = str(link.get("/Contents", "")), _address(link)
        if not said or said == address:
            yield Problem("pdf-link-says-address", f"a link is read as “{said}”")


def _notes(root: Element) -> Iterator[Problem]:
    names = [element.id for element in root.walk() if element.kind == "/Note"]
    if None in names or len(set(names)) < len(names):
        yield Problem("pdf-note-without-id", "notes are not told apart by an id of their own")


def _contents(root: Element) -> Iterator[Problem]:
    for contents in (element for element in root.walk() if element.kind == "/TOC"):
        is_whole = contents.children and all(
            entry.kind == "/TOCI" and any(part.kind == "/Link" for part in entry.walk()) for entry in contents.children
        )
        if not is_whole:
            yield Problem("pdf-contents", "the table of contents holds something else than entries that lead somewhere")


def _reader(content: bytes) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(content))


def _root(reader: "PdfReader") -> Element:
    tree: Any = reader.root_object.get("/StructTreeRoot")
    if tree is None:
        raise ValueError("has no structure tree")
    (document,) = tree["/K"]
    return _read(document.get_object())


def _read(entry: Any) -> Element:
    kids = entry.get("/K", [])
    parts = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    elements = tuple(_read(part) for part in parts if isinstance(part, dict) and "/S" in part)
    attributes = entry.get("/A", {})
    return Element(
        kind=str(entry["/S"]),
        id=_text(entry, "/ID"),
        alt=_text(entry, "/Alt"),
        language=_text(entry, "/Lang"),
        scope=_text(attributes, "/Scope"),
        links=tuple(part["/Obj"].get_object() for part in parts if isinstance(part, dict) and "/Obj" in part),
        is_empty=not parts,
        children=elements,
    )


def _text(entry: Any, key: str) -> str | None:
    return str(entry[key]) if key in entry else None


def _address(link: Any) -> str:
    return str(link["/A"].get("/URI", "")) if "/A" in link else str(link.get("/Dest", ""))
