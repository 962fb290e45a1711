"""How many slides does a page hold, and how high is each one's row?

Three when their notes are short, two when they are longer. Rows share what a page has to spare, so that slides stand
in halves or thirds of it. Notes that need more than a page's rest go on overleaf, beside nothing, and the next slide
follows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# No page but the last stands emptier than this part of it.
EMPTIEST = 1 / 3


@dataclass(frozen=True, slots=True)
class Row:
    """Whether a slide begins a page, and how high its row is at least."""

    opens_page: bool
    height: float


def rows(heights: Sequence[float], least: float, room: float, most: int) -> tuple[Row, ...]:
    """The rows of slides that need these heights; none is less than `least`."""
    found: list[Row] = []
    page: list[float] = []
    free, carried = room, False

    def close(*, is_last: bool) -> None:
        found.extend(_shared(page, free, most, is_carried=carried, is_last=is_last))
        page.clear()

    for needed in heights:
        height = max(needed, least)
        if page and (len(page) == most or height > free) and not _goes_on(height, least, free, room, page):
            close(is_last=False)
            free, carried = room, False
        page.append(height)
        free -= height
        if free < 0:
            # Its notes go on overleaf, where as much less is free.
            over = -free % room
            kept = [*page[:-1], least]
            found.extend(Row(index == 0 and not carried, each) for index, each in enumerate(kept))
            page.clear()
            free, carried = room - over, True
    close(is_last=True)
    return tuple(found)


def _goes_on(height: float, least: float, free: float, room: float, page: Sequence[float]) -> bool:
    """Whether a slide whose notes do not fit begins on this page all the same, which would else stand too empty."""
    return len(page) == 1 and height > free >= least and free > EMPTIEST * room


def _shared(page: Sequence[float], free: float, most: int, *, is_carried: bool, is_last: bool) -> list[Row]:
    """The rows of a page with its spare room between them; a last page keeps the thirds of the others."""
    if not page:
        return []
    count = max(len(page), most) if is_last else len(page)
    whole = sum(page) + free
    even = whole / count
    if max(page) <= even:
        shared = [even] * len(page)
    else:
        spare = 0.0 if is_last else max(0.0, free) / len(page)
        shared = [height + spare for height in page]
    return [Row(index == 0 and not is_carried, height) for index, height in enumerate(shared)]
