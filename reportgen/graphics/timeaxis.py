"""Which dates does the axis of a chart name?

The finest step of months or years whose labels have room, counted from whole years. Month names are English and
do not depend on the process's locale.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# In months: one, three, six; then one, two, five, ten ... years.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, as a fraction of its length, and its label."""

    at: float
    text: str


def fraction(day: date, first: date, last: date) -> float:
    """Where a day stands between two others, from 0 to 1."""
    span = (last - first).days
    return (day - first).days / span if span else 0.5


def ticks(first: date, last: date, length: float, gap: float, measure: Callable[[str], float]) -> tuple[Tick, ...]:
    """The ticks of an axis; none when fewer than two would stand on it."""
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in _STEPS:
        if months / step * gap > length:
            continue
        found = _every(step, first, last)
        if len(found) < 2:
            return ()
        reach = [(tick.at * length, measure(tick.text) / 2) for tick in found]
        if all(here + half + gap <= there - other for (here, half), (there, other) in itertools.pairwise(reach)):
            return found
    return ()


def _every(step: int, first: date, last: date) -> tuple[Tick, ...]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    found: list[Tick] = []
    for month in range(-(-start // step) * step, end + 1, step):
        day = date(month // 12, month % 12 + 1, 1) if month >= 12 else date.min
        if not first <= day <= last:
            continue
        name = _MONTHS[day.month - 1]
        is_named_year = step >= 12 or not found or day.month == 1
        text = str(day.year) if step >= 12 else f"{name} {day.year}" if is_named_year else name
        found.append(Tick(fraction(day, first, last), text))
    return tuple(found)
