"""How is a finished .pptx read back without the library that wrote it?

As a zip of parts with their content types and relationships, so that a fault which a library repairs in silence
is still seen.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "o": "http://schemas.openxmlformats.org/package/2006/relationships",
}
RELATION_ID = f"{{{NAMES['r']}}}id"
CONTENT_TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part; an internal target is the name of a part."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class SlidePart:
    """One slide in the order of the show."""

    number: int
    id: str
    part: str
    tree: Any


class DeckFile:
    """The parts of a .pptx; `entries` keeps a name that stands twice."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.entries = tuple(archive.namelist())
            self._parts = {name: archive.read(name) for name in self.entries}

    def has(self, part: str) -> bool:
        return part in self._parts

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._parts[part]

    def tree(self, part: str) -> Any:
        """The root element of a part."""
        return etree.fromstring(self._parts[part], etree.XMLParser(resolve_entities=False, no_network=True))

    def parts(self, folder: str) -> tuple[str, ...]:
        """The XML parts that lie directly in a folder."""
        return tuple(name for name in self._parts if posixpath.dirname(name) == folder and name.endswith(".xml"))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part, or of the package for an empty name."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(relations):
            return ()
        return tuple(
            Relation(
                element.get("Id"),
                element.get("Type").rsplit("/", 1)[-1],
                element.get("Target") if is_external else _resolve(folder, element.get("Target")),
                is_external,
            )
            for element in self.tree(relations).iterfind("o:Relationship", NAMES)
            for is_external in [element.get("TargetMode") == "External"]
        )

    @cached_property
    def presentation(self) -> Any:
        return self.tree(PRESENTATION)

    @cached_property
    def slides(self) -> tuple[SlidePart, ...]:
        """The slides as the presentation lists them."""
        targets = {relation.id: relation.target for relation in self.relations(PRESENTATION)}
        return tuple(
            SlidePart(
                number,
                element.get("id"),
                targets[element.get(RELATION_ID)],
                self.tree(targets[element.get(RELATION_ID)]),
            )
            for number, element in enumerate(self.presentation.iterfind("p:sldIdLst/p:sldId", NAMES), start=1)
        )

    def owners(self) -> Iterator[str]:
        """Each part that may have relationships, the package first."""
        yield ""
        yield from (name for name in self._parts if not name.endswith(".rels"))


def read(source: Path | bytes) -> DeckFile:
    """The parts of a deck on disk or in memory."""
    return DeckFile(source if isinstance(source, bytes) else source.read_bytes())


def words_of(shape: Any) -> str:
    """All text of an element, paragraphs apart."""
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iterfind(".//a:t", NAMES))
        for paragraph in shape.iterfind(".//a:p", NAMES)
    ).strip()


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))
