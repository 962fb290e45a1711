"""How did the pages turn out?

Reads WeasyPrint's boxes, which it does not promise to keep; everything that depends on them is here. Lengths are
in CSS pixels from the top of the text area, as WeasyPrint counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint import Document


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a section that stands on one page."""

    kind: str
    page: int
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Look:
    """The pages, their sections, and how full the first page is."""

    pages: int
    page_height: float
    front_page: int
    front_bottom: float
    main_height: float
    side_height: float
    fragments: tuple[Fragment, ...]


def look(document: Document) -> Look:
    """Measure a laid-out document."""
    fragments: list[Fragment] = []
    front_page, front_bottom, main_height, side_height, height = 0, 0.0, 0.0, 0.0, 0.0
    for number, page in enumerate(document.pages):
        box = page._page_box
        height, origin = box.height, box.content_box_y()
        body = next(child for child in box.children[0].children if child.element_tag == "body")
        for child in body.children:
            top, bottom = child.border_box_y() - origin, child.border_box_y() + child.border_height() - origin
            if child.element_tag == "section":
                fragments.append(Fragment(_classes(child)[-1], number, top, bottom))
            elif child.is_in_normal_flow():
                front_page, front_bottom = number, bottom
            for column in _columns(child):
                if "main" in _classes(column):
                    main_height += column.border_height()
                else:
                    side_height += column.border_height()
    return Look(len(document.pages), height, front_page, front_bottom, main_height, side_height, tuple(fragments))


def _columns(box: Any) -> Iterator[Any]:
    return iter(box.children if "columns" in _classes(box) else ())


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []
