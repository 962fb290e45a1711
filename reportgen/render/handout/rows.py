"""How many slides does a page hold, and how high is each one's row?

Three when their notes are short, two when they are longer. Rows share what a page has to spare, so that slides stand
in halves or thirds of it. Notes that need more than a page's rest are set closer, if that helps; else they go on
overleaf, beside nothing, and the next slide follows them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

# No page but the last stands emptier than this part of it.
EMPTIEST = 1 / 3


@dataclass(frozen=True, slots=True)
class Need:
    """How high a slide's row must be, and how high with its notes set closer."""

    height: float
    tight: float


@dataclass(frozen=True, slots=True)
class Row:
    """Whether a slide begins a page, how high its row is at least, and whether its notes are set closer.

    A row that goes on overleaf has no height: its parts are as high as they are.
    """

    opens_page: bool
    height: float | None
    is_tight: bool = False


@dataclass(slots=True)
class _Page:
    """A page being filled; `over` is what an earlier slide's notes take of it."""

    room: float
    over: float = 0.0
    needs: list[float] = field(default_factory=list)
    tight: list[bool] = field(default_factory=list)

    @property
    def free(self) -> float:
        """What is left of it; less than nothing when notes go on overleaf."""
        return self.room - self.over - sum(self.needs)

    def add(self, height: float, *, is_tight: bool) -> None:
        """Begin a slide on this page."""
        self.needs.append(height)
        self.tight.append(is_tight)

    def rows(self, *, most: int | None = None) -> list[Row]:
        """Its rows, all equally high if they can be, else each with its share of the spare room.

        A last page, which says how many it could hold, keeps the parts of the others and shares nothing.
        """
        even = (self.room - self.over) / max(most or 0, len(self.needs), 1)
        spare = max(0.0, self.free) / len(self.needs) if self.needs and most is None else 0.0
        fits = max(self.needs, default=0.0) <= even
        heights = [even if fits else need + spare for need in self.needs]
        found = [
            Row(index == 0 and not self.over, height, tight)
            for index, (height, tight) in enumerate(zip(heights, self.tight, strict=True))
        ]
        return [*found[:-1], replace(found[-1], height=None)] if self.free < 0 else found


def rows(needs: Iterable[Need], room: float, most: int) -> tuple[Row, ...]:
    """The rows of slides that need so much, at most so many on pages of that room."""
    found: list[Row] = []
    page = _Page(room)
    for need in needs:
        is_tight = need.height > page.free >= need.tight
        height = need.tight if is_tight else need.height
        is_full = len(page.needs) == most or (height > page.free and not _goes_on(page, height))
        if page.needs and is_full:
            found += page.rows()
            page = _Page(room)
            is_tight = need.height > room >= need.tight
            height = need.tight if is_tight else need.height
        page.add(height, is_tight=is_tight)
        if page.free < 0:
            found += page.rows()
            page = _Page(room, over=-page.free % room)
    return (*found, *page.rows(most=most))


def _goes_on(page: _Page, height: float) -> bool:
    """Whether a slide whose notes do not fit begins here all the same, for the page would else stand too empty."""
    return len(page.needs) == 1 and page.free > EMPTIEST * page.room and height > page.free
