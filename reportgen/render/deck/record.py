"""How does a deck know later what its presenter changed?

It carries a record of what each shape said and where it stood when it was drawn, as a custom XML part, which
PowerPoint keeps (LibreOffice does not). The record holds fingerprints alone, of names too: whoever deletes a slide
before handing on the deck has deleted what the slide said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.presentation import Presentation

from reportgen.render.deck import reading
from reportgen.render.deck.reading import Box, Kind, Reading, digest
from reportgen.render.deck.xmltext import DECLARATION

NAMESPACE = "urn:reportgen:deck-record:1"
_PART = "/customXml/item%d.xml"
_PROPERTIES = "/customXml/itemProps%d.xml"
_XML = "application/xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
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


def of(presentation: Presentation, keys: Sequence[str]) -> Record:
    """The record of a deck whose slides have these keys."""
    palette = colors(presentation)
    slides = tuple(
        SlideMark(digest(key), tuple(map(digest, notes(slide))), tuple(mark(shape) for shape in read(slide, palette)))
        for key, slide in zip(keys, presentation.slides, strict=True)
    )
    return Record(_looks(presentation), slides)


def read(slide: Any, palette: Mapping[str, str]) -> tuple[Reading, ...]:
    """The shapes of a slide of a presentation."""
    return reading.read(slide._element, slide.part.related_part, palette)


def colors(presentation: Presentation) -> dict[str, str]:
    """The theme colours of a presentation."""
    master: Any = presentation.slide_master
    return reading.colors(etree.fromstring(master.part.part_related_by(RT.THEME).blob))


def notes(slide: Any) -> tuple[str, ...]:
    """The paragraphs of a slide's notes."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return tuple(reading.line(paragraph._p) for paragraph in frame.paragraphs) if frame is not None else ()


def write(presentation: Presentation, record: Record) -> None:
    """Let a deck carry a record, in place of the one it has."""
    content = text(record).encode()
    old = _found(presentation)
    if old is not None:
        old._blob = content
        return
    package: Any = presentation.part.package
    # A presenter's program may keep custom XML of its own: numbers go on after it.
    item, properties = package.next_partname(_PART), package.next_partname(_PROPERTIES)
    part, about = Part(item, _XML, package, content), Part(properties, _PROPERTIES_TYPE, package, _about().encode())
    presentation.part.relate_to(part, RT.CUSTOM_XML)
    part.relate_to(about, _PROPERTIES_RELATION)


def load(presentation: Presentation) -> Record | None:
    """The record that a deck carries, if it does."""
    part = _found(presentation)
    return parse(part.blob) if part is not None else None


def text(record: Record) -> str:
    """A record as XML."""
    slides = "".join(
        f'<slide key="{slide.key}" notes="{" ".join(slide.notes)}">{"".join(map(_shape_xml, slide.shapes))}</slide>'
        for slide in record.slides
    )
    return f'{DECLARATION}<record xmlns="{NAMESPACE}" looks="{record.looks}">{slides}</record>'


def parse(content: bytes) -> Record:
    """A record from its XML."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    slides = tuple(
        SlideMark(slide.get("key"), tuple(slide.get("notes").split()), tuple(_shape(each) for each in slide))
        for slide in root
    )
    return Record(root.get("looks"), slides)


def _found(presentation: Presentation) -> Any:
    for relation in presentation.part.rels.values():
        if relation.reltype == RT.CUSTOM_XML and not relation.is_external:
            part: Any = relation.target_part
            if f'"{NAMESPACE}"'.encode() in part.blob[:1000]:
                return part
    return None


def _looks(presentation: Presentation) -> str:
    """A fingerprint of everything that decides where things stand: the size of a slide, the master, its layouts."""
    found = blake2b(f"{presentation.slide_width} {presentation.slide_height}".encode(), digest_size=8)
    for owner in (presentation.slide_master, *presentation.slide_layouts):
        found.update(etree.tostring(owner._element))
    return found.hexdigest()


def _about() -> str:
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_DATASTORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


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
    return "<shape " + " ".join(f"{key}={quoteattr(value)}" for key, value in values.items() if value) + "/>"


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
