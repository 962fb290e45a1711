"""Which lines need not be set again?

Printers keep type standing that will be printed from again. WeasyPrint 70 breaks the same words into the same lines
each time a page is made anew for a page number, a table or a column is tried at another height, or the whole document
is laid out once more: half of its time goes there. What a line holds depends on the words, the width and where the
line begins, not on the page, so while `kept` runs each line is set once and moved afterwards.

Lines that do depend on the page are set every time: beside floats, with footnotes, with boxes that are placed on the
page, with page numbers in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

_Key = tuple[int, float, str]
# The line, how far it stands from the edge of its column, where the next one begins, and the words, so that they live.
_Set = tuple[Any, float, Any, Any]


@contextmanager
def kept() -> Iterator[None]:
    """Set every line once meanwhile; in one thread at a time."""
    set_lines = block.iter_line_boxes
    lines: dict[_Key, _Set] = {}
    movable: dict[int, bool] = {}

    def iterate(
        context: Any,
        box: Any,
        top: float,
        bottom_space: float,
        start: Any,
        column: Any,
        absolute: list[Any],
        fixed: list[Any],
        *firsts: Any,
    ) -> Iterator[tuple[Any, Any]]:
        words = id(box.children)
        if words not in movable:
            movable[words] = _is_movable(box)
        if not movable[words] or context.excluded_shapes or context.footnotes or any(firsts):
            yield from set_lines(context, box, top, bottom_space, start, column, absolute, fixed, *firsts)
            return
        left, setting = column.content_box_x(), None
        while True:
            key = words, column.width, repr(start)
            if setting is None and key in lines:
                standing, indent, start, _ = lines[key]
                line = _moved(standing, left + indent, top)
            else:
                placed = len(absolute), len(fixed)
                setting = setting or set_lines(context, box, top, bottom_space, start, column, absolute, fixed, *firsts)
                line, start = next(setting, (None, None))
                if line is not None and placed == (len(absolute), len(fixed)):
                    lines[key] = line, line.position_x - left, start, box.children
            if line is None:
                return
            top = line.position_y + line.height
            yield line, start
            if start is None:
                return

    block.iter_line_boxes = iterate
    try:
        yield
    finally:
        block.iter_line_boxes = set_lines


def _is_movable(box: Any) -> bool:
    """Whether lines of these words are the same on every page."""
    return not (box.element_tag or "@").startswith("@") and not any(
        each.missing_link or not each.is_in_normal_flow() for each in box.descendants()
    )


def _moved(standing: Any, left: float, top: float) -> Any:
    """The same line at another place."""
    line = standing.deepcopy()
    line.translate(left - line.position_x, top - line.position_y)
    # WeasyPrint compares this sum with the page's edge, so it must be exact.
    line.position_y = top
    return line
