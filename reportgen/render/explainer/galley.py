"""Where do the units of a short format stand?

Every element with `data-unit` is found in the laid-out document, by its name. A sentence is as high as the lines it
stands in. Lengths are in CSS pixels from the top of the first page's text area, the text areas of the pages put one
below the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure.boxes import LineBox


@dataclass(frozen=True, slots=True)
class Place:
    """The top and the bottom of a unit."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much room it takes."""
        return self.bottom - self.top


def measure(document: Document, page_height: float) -> dict[str, Place]:
    """The place of every unit of a document."""
    found: dict[str, Place] = {}
    for number, page in enumerate(document.pages):
        offset = number * page_height - page._page_box.content_box_y()
        for name, top, bottom in _units(page._page_box, None):
            before = found.get(name)
            place = Place(top + offset, bottom + offset)
            found[name] = Place(min(before.top, place.top), max(before.bottom, place.bottom)) if before else place
    return found


def _units(box: Any, line: Any) -> Iterator[tuple[str, float, float]]:
    """Every unit in a box, with its top and bottom; what stands in a line is as high as the line."""
    line = box if isinstance(box, LineBox) else line
    name = box.element.get("data-unit") if box.element is not None and not isinstance(box, LineBox) else None
    if name and line is not None:
        yield name, line.position_y, line.position_y + line.height
    elif name:
        yield name, box.border_box_y(), box.border_box_y() + box.border_height()
    for child in getattr(box, "children", ()):
        yield from _units(child, line)
