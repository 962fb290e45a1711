"""How is a deck's record found in it, and put back?

Also what of a deck is read through python-pptx, which is how an edited deck is opened and saved.
"""

from collections.abc import Mapping
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.presentation import Presentation

from reportgen.render.deck import reading, record
from reportgen.render.deck.reading import Reading
from reportgen.render.deck.record import Record
from reportgen.render.deck.xmltext import RELATIONS


def load(presentation: Presentation) -> Record | None:
    """The record that a deck carries, if it does; one that somebody has tampered with is none."""
    part = _found(presentation)
    try:
        return record.parse(part.blob) if part is not None else None
    except (ValueError, TypeError, AttributeError, SyntaxError):
        return None


def write(presentation: Presentation, content: Record) -> None:
    """Let a deck carry a record, in place of the one it has."""
    written = record.text(content).encode()
    old = _found(presentation)
    if old is not None:
        old._blob = written
        return
    package: Any = presentation.part.package
    # A presenter's program may keep custom XML of its own: numbers go on after it.
    item, about = (package.next_partname(f"/customXml/item{kind}%d.xml") for kind in ("", "Props"))
    part = Part(item, "application/xml", package, written)
    presentation.part.relate_to(part, RT.CUSTOM_XML)
    described = Part(about, record.PROPERTIES_TYPE, package, record.about().encode())
    part.relate_to(described, f"{RELATIONS}/{record.PROPERTIES_RELATION}")


def read(slide: Any, palette: Mapping[str, str]) -> tuple[Reading, ...]:
    """The shapes of a slide."""
    return reading.read(slide._element, lambda relation: slide.part.related_part(relation).blob, palette)


def notes(slide: Any) -> tuple[str, ...]:
    """The paragraphs of a slide's notes."""
    return reading.notes(slide.notes_slide._element) if slide.has_notes_slide else ()


def colors(presentation: Presentation) -> dict[str, str]:
    """The theme colours of a deck."""
    master: Any = presentation.slide_master
    return reading.colors(reading.parsed(master.part.part_related_by(RT.THEME).blob))


def _found(presentation: Presentation) -> Any:
    for relation in presentation.part.rels.values():
        if relation.reltype == RT.CUSTOM_XML and not relation.is_external:
            part: Any = relation.target_part
            if f'"{record.NAMESPACE}"'.encode() in part.blob[:1000]:
                return part
    return None
