"""Which events stand for the whole course?

Those that the author calls key come first, then the newest; where dates do not tell, the declared direction does,
and without one the author's order. They are shown in the author's order, whatever order they were chosen in.
"""

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan.chronology import Chronology, Entry, chronology
from reportgen.plan.explainer.shortblocks import Format, KeyDates, KeyEvent
from reportgen.plan.explainer.uncited import uncited
from reportgen.text import Line, Prose

# A glance takes as many as its side column holds, a brief at most six.
MOST: dict[Format, int] = {"glance": 16, "brief": 6}


def key_dates(brief: Brief, chosen_format: Format) -> KeyDates | None:
    """The events in question, each with its rank; nothing when there is no timeline."""
    if not brief.timeline:
        return None
    course = chronology(brief)
    ranks = {index: rank for rank, index in enumerate(_ranked(course))}
    events = tuple(
        KeyEvent(entry, ranks[index], _gist(entry.description))
        for index, entry in enumerate(course.entries)
        if ranks[index] < MOST[chosen_format]
    )
    return KeyDates(
        heading="Key dates" if course.kind == "dated" else "Timeline",
        note=_note(course),
        events=events,
        categories=course.categories if len(course.categories) > 1 else (),
        total=len(course.entries),
    )


def _ranked(course: Chronology) -> list[int]:
    """The places of the events, the first to be chosen first."""

    def order(index: int) -> tuple[bool, bool, int, int]:
        entry = course.entries[index]
        day = entry.latest or entry.earliest
        is_backward = course.direction == "oldest first"
        is_timed = course.kind == "dated" and day is not None
        newness = -day.toordinal() if is_timed and day else 0
        return not entry.is_key, course.kind == "dated" and not is_timed, newness, -index if is_backward else index

    return sorted(range(len(course.entries)), key=order)


def _note(course: Chronology) -> str:
    """The order, which would mislead if it were left unsaid."""
    order = f"{course.direction.capitalize()}" if course.direction else "In the order given"
    return f"{order}; even spacing." if course.kind == "ordinal" else f"{order}."


def _gist(description: Prose | None) -> Line | None:
    """The first sentence on an event."""
    parts = [sentence for line in text.lines(description) for sentence in text.sentences(uncited(line))]
    return parts[0] if parts else None


def kept(dates: KeyDates, count: int, *, has_gists: bool) -> KeyDates | None:
    """The first so many by rank, in the author's order, with the categories that are still there."""
    events = tuple(
        KeyEvent(event.entry, event.rank, event.gist if has_gists else None)
        for event in dates.events
        if event.rank < count
    )
    if not events:
        return None
    entries = [event.entry for event in events]
    categories = tuple(key for key in dates.categories if any(_is_of(entry, key.name, key.style) for entry in entries))
    return KeyDates(dates.heading, dates.note, events, categories, dates.total)


def _is_of(entry: Entry, name: str, style: int | None) -> bool:
    return entry.category is not None and (entry.category == name if style is not None else entry.style is None)
