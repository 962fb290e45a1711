"""What need not be set again?

Printers keep type standing that will be printed from again. WeasyPrint 70 sets the same words in the same lines and
the same lines in the same rows each time a page is made anew for a page number, a table or a column is tried at
another height, or the pages are made once more: two thirds of its time go there. What a line holds depends on the
words, the width and where the line begins, and what a row looks like that stays on one page on little more, not on
the page; so while `kept` runs, both are set once and moved afterwards.

What does depend on the page is set every time: beside floats, with footnotes, with boxes that are placed on the page,
with page numbers in it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import FlexBox, ParentBox, TableBox
from weasyprint.layout import block
from weasyprint.layout.absolute import AbsolutePlaceholder

# What WeasyPrint passes on for the first letters and lines, for lines beyond a limit: nothing that we use.
_EXTRAS = (None, None, False, None)


@contextmanager
def kept() -> Iterator[None]:
    """Set every line and every whole row once meanwhile; in one thread at a time."""
    set_lines, set_row = block.iter_line_boxes, block.block_level_layout
    standing = _Standing(set_lines, set_row)
    block.iter_line_boxes, block.block_level_layout = standing.lines, standing.row
    try:
        yield
    finally:
        block.iter_line_boxes, block.block_level_layout = set_lines, set_row


@dataclass(slots=True)
class _Standing:
    """What has been set, by what it depends on; boxes are known by their identity, so they are held."""

    set_lines: Callable[..., Iterator[tuple[Any, Any]]]
    set_row: Callable[..., tuple[Any, ...]]
    # The line, how far it stands from the edge of its column, where the next one begins.
    set_lines_by: dict[tuple[Any, ...], tuple[Any, float, Any]] = field(default_factory=dict)
    # What WeasyPrint answered, and how far below the place that it was given the row stands.
    rows: dict[tuple[Any, ...], tuple[tuple[Any, ...], float]] = field(default_factory=dict)
    movable: dict[int, bool] = field(default_factory=dict)
    held: list[Any] = field(default_factory=list)

    def lines(
        self,
        context: Any,
        box: Any,
        top: float,
        bottom_space: float,
        start: Any,
        column: Any,
        absolute: list[Any],
        fixed: list[Any],
        *extras: Any,
    ) -> Iterator[tuple[Any, Any]]:
        """The lines of a paragraph from a start on, as `iter_line_boxes` gives them."""
        words = id(box.children)
        if any(extras) or not self._is_free(context) or not self._is_movable(words, box, box.children):
            yield from self.set_lines(context, box, top, bottom_space, start, column, absolute, fixed, *extras)
            return
        left, setting = column.content_box_x(), None
        while True:
            key = words, column.width, repr(start)
            if setting is None and key in self.set_lines_by:
                standing, indent, start = self.set_lines_by[key]
                line = _moved(standing, left + indent, top)
            else:
                placed = len(absolute), len(fixed)
                setting = setting or self.set_lines(
                    context, box, top, bottom_space, start, column, absolute, fixed, *extras
                )
                line, start = next(setting, (None, None))
                if line is not None and placed == (len(absolute), len(fixed)):
                    self.set_lines_by[key] = line, line.position_x - left, start
            if line is None:
                return
            top = line.position_y + line.height
            yield line, start
            if start is None:
                return

    def row(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        start: Any,
        column: Any,
        page_is_empty: bool = True,
        absolute: list[Any] | None = None,
        fixed: list[Any] | None = None,
        margins: list[float] | None = None,
        *extras: Any,
        **more: Any,
    ) -> tuple[Any, ...]:
        """A box that stays on one page, as `block_level_layout` gives it."""
        absolute, fixed, margins = ([] if each is None else each for each in (absolute, fixed, margins))

        def laid_out() -> tuple[Any, ...]:
            return self.set_row(
                context, box, bottom_space, start, column, page_is_empty, absolute, fixed, margins, *extras, **more
            )

        is_plain = not more and start is None and (not extras or extras == _EXTRAS)
        if not is_plain or not self._is_free(context) or not self._is_whole(box):
            return laid_out()
        page = page_is_empty and context.current_page > 1, context.forced_break, context.in_column
        key = id(box), column.width, column.height, box.position_x, tuple(margins), page
        top = box.position_y
        if key in self.rows:
            (standing, *answer), offset = self.rows[key]
            row = _moved(standing, standing.position_x, top + offset)
            if not context.overflows_page(bottom_space, row.position_y + row.margin_height()):
                return row, *map(_copy, answer)
        placed = len(absolute), len(fixed)
        fresh = laid_out()
        row, resume_at, *rest = fresh
        if row is not None and resume_at is None and placed == (len(absolute), len(fixed)):
            self.rows[key] = (row, resume_at, *map(_copy, rest)), row.position_y - top
        return fresh

    def _is_free(self, context: Any) -> bool:
        return not (context.excluded_shapes or context.footnotes)

    def _is_whole(self, box: Any) -> bool:
        is_kept = isinstance(box, ParentBox) and not box.is_flex_item
        is_whole = is_kept and (box.style["break_inside"] in ("avoid", "avoid-page") or isinstance(box, FlexBox))
        return is_whole and self._is_movable(id(box), box, box)

    def _is_movable(self, name: int, box: Any, held: Any) -> bool:
        """Whether a box is the same on every page."""
        if name not in self.movable:
            self.held.append(held)
            is_margin = (box.element_tag or "@").startswith("@")
            self.movable[name] = not is_margin and not any(map(_is_of_a_page, box.descendants()))
        return self.movable[name]


def _is_of_a_page(box: Any) -> bool:
    """Whether a box shows a page's number, or is taken out of the flow and told to the page."""
    return bool(box.missing_link) or not (box.is_in_normal_flow() or box.style["position"] == "absolute")


def _moved(standing: Any, left: float, top: float) -> Any:
    """The same box at another place."""
    box = _copied(standing)
    box.translate(left - box.position_x, top - box.position_y)
    # WeasyPrint compares sums of this with the page's edge, so it must be exact.
    box.position_y = top
    return box


def _copied(box: Any) -> Any:
    """A box and all that is in it; what is shared between copies does not move."""
    if isinstance(box, AbsolutePlaceholder):
        copy = AbsolutePlaceholder(box._box)
        copy.set_laid_out_box(_copied(box._box))
        return copy
    copy = box.copy()
    if copy.children:
        copy.children = [_copied(child) for child in box.children]
    if isinstance(box, TableBox):
        copy.column_groups = tuple(_copied(group) for group in box.column_groups)
    return copy


def _copy(value: Any) -> Any:
    """A list or dictionary of its own, for WeasyPrint goes on writing in it."""
    return value.copy() if isinstance(value, list | dict) else value
