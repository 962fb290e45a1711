"""Which place on a rail has a day?

One scale for the whole rail, in points a day. A gap more than three times the median of a slide's gaps would
push everything else together: there the scale breaks, the same scale going on behind the break.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

GAP_FACTOR = 3
MOST_BREAKS = 2
# A break is worth its sign only when the gap would take a good part of the rail.
SMALLEST_BROKEN_PART = 0.3
PADDING = 0.06
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAY_STEPS = (1, 2, 5, 7, 14)
# Marks of days need less room than names of months.
_DAY_PART = 0.6
_LAST_DAY_MARK = 28
DAYS_PER_MONTH = 30.4
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LONGEST_MONTHS_BY_NAME = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken part of the rail and the days it covers."""

    left: float
    right: float
    first: float
    last: float

    def at(self, day: float) -> float:
        """The place of a day."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)


def segments(days: Sequence[int], left: float, right: float, break_width: float) -> tuple[Segment, ...] | None:
    """The parts of a rail for days that ascend; None when they are all the same."""
    if days[-1] == days[0]:
        return None
    groups = _groups(days)
    covered = sum(group[-1] - group[0] for group in groups)
    padding = max(1.0, (covered or days[-1] - days[0]) * PADDING)
    whole = covered + 2 * padding * len(groups)
    scale = (right - left - break_width * (len(groups) - 1)) / whole
    found: list[Segment] = []
    start = left
    for group in groups:
        first, last = group[0] - padding, group[-1] + padding
        found.append(Segment(start, start + (last - first) * scale, first, last))
        start = found[-1].right + break_width
    return tuple(found)


def _groups(days: Sequence[int]) -> list[list[int]]:
    steps = [later - earlier for earlier, later in pairwise(days)]
    positive = [step for step in steps if step > 0]
    limit = GAP_FACTOR * median(positive)
    span = days[-1] - days[0]
    broken = sorted(
        (index for index, step in enumerate(steps) if step > limit and step > SMALLEST_BROKEN_PART * span),
        key=lambda index: -steps[index],
    )[:MOST_BREAKS]
    groups = [[days[0]]]
    for index, day in enumerate(days[1:]):
        if index in broken:
            groups.append([day])
        else:
            groups[-1].append(day)
    return groups


def ticks(parts: Sequence[Segment], apart: float) -> tuple[tuple[float, str], ...]:
    """Marks at least so far apart, each with its place and words: years, months, or days within a month."""
    scale = (parts[0].right - parts[0].left) / (parts[0].last - parts[0].first)
    day_step = next((step for step in _DAY_STEPS if step * scale >= apart * _DAY_PART), None)
    month_step = next((step for step in _MONTH_STEPS if step * DAYS_PER_MONTH * scale >= apart), _MONTH_STEPS[-1])
    found: list[tuple[float, str]] = []
    year: int | None = None
    for part in parts:
        for day in _marks(part, day_step if month_step == 1 else None, month_step):
            if day.day > 1:
                words = str(day.day) if found else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
            elif month_step >= LONGEST_MONTHS_BY_NAME:
                words = str(day.year)
            else:
                words = _MONTHS[day.month - 1] + (f" {day.year}" if day.year != year else "")
                year = day.year
            found.append((part.at(day.toordinal()), words))
    return tuple(found)


def _marks(part: Segment, day_step: int | None, month_step: int) -> Iterator[date]:
    """The first days of months, and of weeks counted within the month, that a part of the rail covers."""
    first, last = (date.fromordinal(min(max(1, int(edge)), date.max.toordinal())) for edge in (part.first, part.last))
    month = (first.year * 12 + first.month - 1) // month_step * month_step
    while month <= last.year * 12 + last.month - 1:
        year, index = divmod(month, 12)
        month += month_step
        if not 1 <= year <= date.max.year:
            continue
        # A mark at the end of a month would touch the next month's.
        for day in range(1, _LAST_DAY_MARK, day_step) if day_step else (1,):
            mark = date(year, index + 1, day)
            if part.first <= mark.toordinal() <= part.last:
                yield mark


def spread(places: Sequence[float], apart: float, left: float, right: float) -> tuple[float, ...]:
    """Ascending places pushed apart just enough for their markers to be told from each other."""
    moved = list(places)
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + apart)
    overshoot = moved[-1] - right
    if overshoot > 0:
        moved[-1] -= overshoot
        for index in range(len(moved) - 2, -1, -1):
            moved[index] = min(moved[index], moved[index + 1] - apart)
    return tuple(max(left, place) for place in moved)
