"""Where does each shape of a slide stand, and what does it say?

In points on the slide: a placeholder's place comes from its layout, a grouped shape's through the group's own
coordinates (ECMA-376 Part 1, 20.1.7.5 and 20.1.7.6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Emu


@dataclass(frozen=True, slots=True)
class TextBox:
    """A shape with its text; a table speaks for all its cells."""

    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape that is no group, and where it stands on its slide."""

    shape: Any
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a group's coordinates lie on the slide."""

    left: float = 0.0
    top: float = 0.0
    horizontal: float = 1.0
    vertical: float = 1.0

    def inside(self, group: GroupShape) -> "_Frame":
        transform: Any = group._element.grpSpPr.xfrm
        horizontal = self.horizontal * group.width / (transform.chExt.cx or 1)
        vertical = self.vertical * group.height / (transform.chExt.cy or 1)
        return _Frame(
            self.left + group.left * self.horizontal - transform.chOff.x * horizontal,
            self.top + group.top * self.vertical - transform.chOff.y * vertical,
            horizontal,
            vertical,
        )


def text_boxes(slide: Slide, *, is_every_shape: bool = False) -> Iterator[TextBox]:
    """The shapes that hold text, or all of them, in the order in which they are drawn."""
    for placed in placed_shapes(slide):
        text = _text(placed.shape)
        if text or is_every_shape:
            yield TextBox(placed.shape.name, text, placed.left, placed.top, placed.right, placed.bottom)


def placed_shapes(slide: Slide) -> Iterator[PlacedShape]:
    """Every shape in the order in which it is drawn, those of groups one by one."""
    return _placed(slide.shapes, _Frame())


def _placed(shapes: Any, frame: _Frame) -> Iterator[PlacedShape]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _placed(shape.shapes, frame.inside(shape))
            continue
        left, top = frame.left + shape.left * frame.horizontal, frame.top + shape.top * frame.vertical
        right, bottom = left + shape.width * frame.horizontal, top + shape.height * frame.vertical
        edges = (Emu(round(edge)).pt for edge in (left, top, right, bottom))
        yield PlacedShape(shape, *edges)


def _text(shape: Any) -> str:
    """The words of a shape, without the field that stands for the slide's number."""
    if getattr(shape, "has_table", False):
        return "\n".join(cell.text_frame.text for row in shape.table.rows for cell in row.cells if not cell.is_spanned)
    if not shape.has_text_frame or shape._element.findall(".//{*}fld"):
        return ""
    return str(shape.text_frame.text)
