"""How does a deck know later what its presenter changed?

It carries a record of what each shape said and where it stood when it was drawn, as a custom XML part, which
PowerPoint keeps (LibreOffice does not). The record holds fingerprints alone, of names too: whoever deletes a slide
before handing on the deck has deleted what the slide said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from reportgen.render.deck import reading
from reportgen.render.deck.package import OFFICE, Package, Relations
from reportgen.render.deck.reading import Box, Kind, Reading, digest
from reportgen.render.deck.xmltext import DECLARATION

NAMESPACE = "urn:reportgen:deck-record:1"
PART = "customXml/item1.xml"
PROPERTIES_TYPE = f"{OFFICE}.customXmlProperties+xml"
PROPERTIES_RELATION = "customXmlProps"
_PROPERTIES = "customXml/itemProps1.xml"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# Any identifier will do, as long as it is always the same one.
_ITEM = "{6D0F7C5B-6E0C-4B0B-9C39-2B7D4C3F1A58}"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a record says of one shape: its place in clear, everything else as fingerprints."""

    name: str
    kind: Kind
    role: str
    parent: str
    box: Box | None
    lines: tuple[str, ...]
    sizes: tuple[int, ...]
    side: str
    ink: str
    rows: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    widths: tuple[int, ...]
    picture: str
    alt: str
    look: str


@dataclass(frozen=True, slots=True)
class SlideMark:
    """What a record says of one slide."""

    key: str
    notes: tuple[str, ...]
    shapes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a whole deck said when it was drawn, and a fingerprint of its master: other looks, other places."""

    looks: str
    slides: tuple[SlideMark, ...]


def mark(shape: Reading) -> Mark:
    """The fingerprints of a shape."""
    return Mark(
        digest(shape.name),
        shape.kind,
        shape.role,
        digest(shape.parent) if shape.parent else "",
        shape.box,
        tuple(map(digest, shape.lines)),
        shape.sizes,
        shape.side,
        shape.ink,
        tuple(tuple(map(digest, row)) for row in shape.rows),
        tuple(map(digest, shape.labels)),
        shape.widths,
        shape.picture,
        digest(shape.alt) if shape.alt else "",
        digest(shape.look) if shape.look else "",
    )


def enclose(package: Package, slides: Iterable[tuple[str, str]]) -> None:
    """Put into a finished package the record of its slides, given by their keys and notes."""
    palette = reading.colors(reading.parsed(package.files["ppt/theme/theme1.xml"]))
    marks = []
    for number, (key, notes) in enumerate(slides, start=1):
        tree = reading.parsed(package.files[f"ppt/slides/slide{number}.xml"])
        shapes = reading.read(tree, _related(package, number), palette)
        marks.append(SlideMark(digest(key), tuple(map(digest, notes.split("\n"))), tuple(map(mark, shapes))))
    relations = Relations()
    relations.to(PROPERTIES_RELATION, _PROPERTIES.rpartition("/")[2])
    package.add(PART, text(Record(_looks(package), tuple(marks))), "", relations)
    package.add(_PROPERTIES, about(), PROPERTIES_TYPE)


def text(record: Record) -> str:
    """A record as XML."""
    slides = "".join(
        f'<slide key="{slide.key}" notes="{" ".join(slide.notes)}">{"".join(map(_shape_xml, slide.shapes))}</slide>'
        for slide in record.slides
    )
    return f'{DECLARATION}<record xmlns="{NAMESPACE}" looks="{record.looks}">{slides}</record>'


def parse(content: bytes) -> Record:
    """A record from its XML."""
    root = reading.parsed(content)
    slides = tuple(
        SlideMark(slide.get("key"), tuple(slide.get("notes").split()), tuple(_shape(each) for each in slide))
        for slide in root
    )
    return Record(root.get("looks"), slides)


def about() -> str:
    """What goes with the record, as Office writes it beside every part of this kind."""
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_DATASTORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _related(package: Package, number: int) -> reading.Related:
    """What the relationships of a slide lead to."""

    def related(relation: str) -> bytes:
        rows = reading.parsed(package.files[f"ppt/slides/_rels/slide{number}.xml.rels"])
        target = next(row.get("Target") for row in rows if row.get("Id") == relation)
        content = package.files["ppt/" + target.removeprefix("../")]
        return _bytes(content)

    return related


def _looks(package: Package) -> str:
    """A fingerprint of everything that decides where things stand: the size of a slide, the master, its layouts."""
    found = blake2b(digest_size=8)
    for name in sorted(package.files):
        if name.startswith(("ppt/slideMasters/slide", "ppt/slideLayouts/slide", "ppt/theme/theme1")):
            found.update(_bytes(package.files[name]))
    size = reading.parsed(package.files["ppt/presentation.xml"]).find(reading.qn("p:sldSz"))
    found.update(f"{size.get('cx')} {size.get('cy')}".encode())
    return found.hexdigest()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _shape_xml(shape: Mark) -> str:
    values = {
        "name": shape.name,
        "kind": shape.kind,
        "role": shape.role,
        "parent": shape.parent,
        "box": _joined(shape.box.edges) if shape.box else "",
        "lines": _joined(shape.lines),
        "sizes": _joined(shape.sizes),
        "side": shape.side,
        "ink": shape.ink,
        "rows": ";".join(_joined(row) for row in shape.rows),
        "labels": _joined(shape.labels),
        "widths": _joined(shape.widths),
        "picture": shape.picture,
        "alt": shape.alt,
        "look": shape.look,
    }
    # Fingerprints, numbers and names of kinds: nothing that would have to be escaped.
    return "<shape " + " ".join([f'{key}="{value}"' for key, value in values.items() if value]) + "/>"


def _shape(element: Any) -> Mark:
    box = _numbers(element.get("box", ""))
    return Mark(
        element.get("name"),
        element.get("kind"),
        element.get("role", ""),
        element.get("parent", ""),
        Box(*box) if box else None,
        tuple(element.get("lines", "").split()),
        _numbers(element.get("sizes", "")),
        element.get("side", ""),
        element.get("ink", ""),
        tuple(tuple(row.split()) for row in element.get("rows", "").split(";") if row),
        tuple(element.get("labels", "").split()),
        _numbers(element.get("widths", "")),
        element.get("picture", ""),
        element.get("alt", ""),
        element.get("look", ""),
    )


def _joined(values: Iterable[object]) -> str:
    return " ".join(map(str, values))


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split())
