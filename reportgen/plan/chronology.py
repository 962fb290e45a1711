"""In which order, and how exactly, did things happen?

Events keep the author's order. A chronology is dated when at least half of its events are and their dates run
one way; then years divide it and long gaps are told. Otherwise it is ordinal: equal steps, no scale, and a
direction only when the author declares one or the dates that are there prove it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Literal

from reportgen import text
from reportgen.brief.model import Brief, Event
from reportgen.graphics.spec import Strip, StripBar
from reportgen.text import Line, Prose

STYLED_CATEGORIES = 5
GAP_FACTOR = 3
DAYS_PER_YEAR = 365.25
SMALLEST_TOLD_GAP = 2
STRIP_EVENTS = 12
STRIP_YEARS = 3

Direction = Literal["newest first", "oldest first"]


@dataclass(frozen=True, slots=True)
class CategoryKey:
    """One line of the key: a category, its style (None: one of the rest) and how many events it has."""

    name: str
    style: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in its place; `divider` and `gap` stand before it."""

    title: Line
    description: Prose | None
    category: str | None
    style: int | None
    date_text: str | None
    earliest: date | None
    latest: date | None
    year: int | None
    divider: str | None
    gap: str | None
    is_undated_among_dated: bool
    is_key: bool


@dataclass(frozen=True, slots=True)
class Chronology:
    """All events, with what is known of their course."""

    kind: Literal["dated", "ordinal"]
    entries: tuple[Entry, ...]
    categories: tuple[CategoryKey, ...]
    direction: Direction | None
    strip: Strip | None


def chronology(brief: Brief) -> Chronology:
    """Plan the timeline of a brief."""
    events = brief.timeline
    days = [_day(event) for event in events]
    direction = _direction([day for day in days if day is not None])
    known = sum(day is not None for day in days)
    is_dated = direction is not None and known * 2 >= len(events)
    counted = Counter(event.category for event in events if event.category)
    # Ties keep the order in which categories appear (Counter.most_common is stable).
    styles = {name: index for index, (name, _) in enumerate(counted.most_common(STYLED_CATEGORIES))}
    entries = _entries(events, styles, is_dated=is_dated)
    return Chronology(
        kind="dated" if is_dated else "ordinal",
        entries=entries,
        categories=_key(counted, styles),
        direction=brief.timeline_order or direction,
        strip=_strip(entries) if is_dated else None,
    )


def _day(event: Event) -> date | None:
    return event.date.earliest or event.date.latest if event.date else None


def _direction(days: list[date]) -> Direction | None:
    """The way the dates run, when at least two differ and nine steps of ten agree."""
    steps = [(later - earlier).days for earlier, later in pairwise(days) if later != earlier]
    if not steps:
        return None
    falling = sum(step < 0 for step in steps) / len(steps)
    if falling >= 0.9:
        return "newest first"
    return "oldest first" if falling <= 0.1 else None


def _entries(events: tuple[Event, ...], styles: dict[str, int], *, is_dated: bool) -> tuple[Entry, ...]:
    long_gap = _long_gap(events) if is_dated else None
    entries: list[Entry] = []
    previous: Event | None = None
    for event in events:
        day = _day(event)
        year = day.year if day and is_dated else None
        before = _day(previous) if previous else None
        is_new_year = year is not None and (before is None or before.year != year)
        entries.append(
            Entry(
                title=event.title,
                description=event.description,
                category=event.category,
                style=styles.get(event.category) if event.category else None,
                date_text=event.display_date or (event.date.printed if event.date else None),
                earliest=event.date.earliest if event.date else None,
                latest=event.date.latest if event.date else None,
                year=year,
                divider=str(year) if is_new_year else None,
                gap=_gap(before, day, long_gap) if is_new_year else None,
                is_undated_among_dated=is_dated and day is None,
                is_key=event.key,
            )
        )
        previous = event if day else previous
    return tuple(entries)


def _long_gap(events: tuple[Event, ...]) -> float | None:
    """How many days make a gap worth telling: three times the median between distinct dates."""
    days = [day for day in map(_day, events) if day]
    steps = [abs((later - earlier).days) for earlier, later in pairwise(days) if later != earlier]
    return max(GAP_FACTOR * median(steps), SMALLEST_TOLD_GAP * DAYS_PER_YEAR) if steps else None


def _gap(before: date | None, day: date | None, long_gap: float | None) -> str | None:
    if before is None or day is None or long_gap is None or abs((day - before).days) <= long_gap:
        return None
    years = abs(day.year - before.year)
    return f"{years} years {'earlier' if day < before else 'later'}"


def _key(counted: Counter[str], styles: dict[str, int]) -> tuple[CategoryKey, ...]:
    keys = [CategoryKey(name, style, counted[name]) for name, style in styles.items()]
    rest = [(name, count) for name, count in counted.items() if name not in styles]
    if len(rest) == 1:
        keys.append(CategoryKey(rest[0][0], None, rest[0][1]))
    elif rest:
        keys.append(CategoryKey("Other", None, sum(count for _, count in rest)))
    return tuple(keys)


def _strip(entries: tuple[Entry, ...]) -> Strip | None:
    """A bar for every year, when there are enough events and years for their density to tell something."""
    years: dict[int, list[int | None]] = {}
    for entry in entries:
        if entry.year is not None:
            years.setdefault(entry.year, []).append(entry.style)
    if sum(map(len, years.values())) < STRIP_EVENTS or len(years) < STRIP_YEARS:
        return None
    bars = tuple(
        StripBar(year, tuple(sorted(years[year], key=lambda style: STYLED_CATEGORIES if style is None else style)))
        for year in sorted(years)
    )
    counts = ", ".join(f"{bar.year}: {len(bar.styles)}" for bar in bars)
    return Strip(bars, f"Bar chart of events by year. {counts}.")


def describe(entry: Entry) -> str:
    """An event in one line, for alternative texts."""
    parts = [entry.date_text, text.plain(entry.title), f"({entry.category})" if entry.category else None]
    return " ".join(part for part in parts if part)
