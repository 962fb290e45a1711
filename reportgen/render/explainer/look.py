"""How did the pages turn out?

Reads WeasyPrint's boxes, which it does not promise to keep; everything that depends on them is here. Lengths are
in CSS pixels from the top of the text area, as WeasyPrint counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a section that stands on one page; `words_end` where its last words do.

    A part that goes on overleaf has its bottom at the foot of the page, however early its words end.
    """

    kind: str
    page: int
    top: float
    bottom: float
    words_end: float

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


def look(pages: Sequence[Any]) -> Look:
    """Measure laid-out pages."""
    fragments: list[Fragment] = []
    front_page, front_bottom, main_height, side_height, height = 0, 0.0, 0.0, 0.0, 0.0
    for number, box in enumerate(pages):
        height, origin = box.height, box.content_box_y()
        body = next(child for child in box.children[0].children if child.element_tag == "body")
        for child in body.children:
            top, bottom = child.border_box_y() - origin, child.border_box_y() + child.border_height() - origin
            if child.element_tag == "section":
                fragments.append(Fragment(classes(child)[-1], number, top, bottom, _bottom(child) - origin))
            elif child.is_in_normal_flow():
                front_page, front_bottom = number, bottom
            main_height += _height_of_class(child, "main")
            side_height += _height_of_class(child, "side")
    return Look(len(pages), height, front_page, front_bottom, main_height, side_height, tuple(fragments))


def _bottom(box: Any) -> float:
    """Where the words of a box end."""
    children = [child for child in getattr(box, "children", ()) if hasattr(child, "border_height")]
    inner = [_bottom(child) for child in children if child.is_in_normal_flow()]
    return max(inner) if inner else float(box.border_box_y() + box.border_height())


def _height_of_class(box: Any, name: str) -> float:
    """How high the words of a column stand; the cell itself is as high as its row."""
    if name in classes(box):
        children = [child for child in box.children if child.is_in_normal_flow()]
        tops = [child.border_box_y() for child in children]
        bottoms = [child.border_box_y() + child.border_height() for child in children]
        return float(max(bottoms) - min(tops)) if children else 0.0
    is_around = "columns" in classes(box) or box.element is None
    return (
        sum(_height_of_class(child, name) for child in box.children) if is_around and hasattr(box, "children") else 0.0
    )


def classes(box: Any) -> list[str]:
    """What the template calls the element of a box."""
    return (box.element.get("class") or "").split() if box.element is not None else []
