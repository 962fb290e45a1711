"""Where do events stand when their dates are known?

To scale on a rail, each with a leader to its own column; the order is kept, so leaders never cross. An event
without a date keeps its place among the columns but has no marker on the rail: it stands at the head of its
column. A date that is only known to a month or a year is a band as long as it may mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from reportgen.plan import chronology as chronologies
from reportgen.plan import fitting
from reportgen.plan.chronology import Entry
from reportgen.plan.deck import ordinal, scale
from reportgen.plan.deck.evidence import Band, Flag, KeyItem, Rail, Tick
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the rail and the columns under it stand, and how the columns are set."""

    head: float
    columns: tuple[Frame, ...]
    text_width: float
    foot: float
    step: int
    is_named: bool


def rail(
    sheet: Sheet,
    entries: Sequence[Entry],
    zone: Frame,
    key: tuple[KeyItem, ...],
    first_step: int = 0,
    *,
    is_whole: bool = False,
) -> Rail | None:
    """The rail of one slide at its largest type; None when dates or text do not allow it.

    Where words must stay whole, columns narrower than a word do not either.
    """
    entries = _in_order(entries)
    days = _days(entries)
    if len(days) < 2:
        return None
    parts = scale.segments(days, zone.left, zone.right, sheet.measure("scale_break"))
    scene = _scene(sheet, entries, zone, first_step, is_whole=is_whole)
    if parts is None or scene is None:
        return None
    # Markers may overlap by a third of their width and are still told apart.
    apart = sheet.measure("marker") * 2 / 3
    places = scale.spread([_place(parts, day) for day in days], apart, zone.left, zone.right)
    return Rail(
        level=scene.head,
        spans=tuple((part.left, part.right) for part in parts),
        flags=_flags(sheet, entries, scene, places),
        ticks=_ticks(sheet, parts, scene.head),
        notes=_break_words(sheet, parts, scene.head),
        key=key,
        has_arrow=False,
        alt="; ".join(chronologies.describe(entry) for entry in entries),
        step=scene.step,
        bands=_bands(sheet, entries, parts),
    )


def _scene(sheet: Sheet, entries: Sequence[Entry], zone: Frame, first_step: int, *, is_whole: bool) -> _Scene | None:
    """Equal columns at the largest type that fits them all; some of the spare room opens the leaders' fan."""
    head = zone.top + sheet.measure("scale_room")
    top, share = head + sheet.measure("leader_fan"), zone.width / len(entries)
    width = share - 2 * sheet.measure("column_gap")
    # The key cannot name a category that has no style of its own; then every event of the slide says its own.
    is_named = any(entry.category and entry.style is None for entry in entries)

    def height_of(step: int) -> float:
        texts = [(entry, _pieces(sheet, entry, step, is_named=is_named)) for entry in entries]
        return max(_drop(sheet, entry) + sheet.height(pieces, width) for entry, pieces in texts)

    def said(step: int) -> list[Piece]:
        return [piece for entry in entries for piece in _pieces(sheet, entry, step, is_named=is_named)]

    steps = sheet.steps("event_title", "event_text")[ordinal.largest_step(entries, first_step) :]

    def keeps_words(step: int) -> bool:
        return not sheet.breaks_word(said(step), width)

    step = fitting.largest(steps, height_of, zone.bottom - top, keeps_words)
    if step is None or (is_whole and not keeps_words(step)):
        return None
    height = height_of(step)
    top += min(sheet.measure("leader_spare"), (zone.bottom - top - height) / 2)
    columns = tuple(Frame(zone.left + index * share, top, share, zone.bottom - top) for index in range(len(entries)))
    return _Scene(head, columns, width, top + height, step, is_named)


def _drop(sheet: Sheet, entry: Entry) -> float:
    """How much lower a text without a date begins, so that titles stand on one line."""
    return 0.0 if entry.date_text else fitting.line_height(sheet.face.bold, sheet.size("event_meta"))


def _flags(sheet: Sheet, entries: Sequence[Entry], scene: _Scene, places: Sequence[float]) -> tuple[Flag, ...]:
    """Each event in its column, led to from its place on the rail when it has one."""
    accent = next((index for index, entry in enumerate(entries) if entry.is_key), None)
    following = iter(places)
    flags: list[Flag] = []
    for index, (entry, column) in enumerate(zip(entries, scene.columns, strict=True)):
        side = sheet.measure("marker_accent" if index == accent else "marker")
        edge = column.left + 1
        leader: tuple[tuple[float, float], ...] = ((edge, column.top), (edge, scene.foot))
        at, level = edge, column.top
        if _middle(entry) is not None:
            at, level = next(following), scene.head
            leader = ((at, level), (at, level + sheet.measure("leader_drop")), *leader)
        top = column.top + _drop(sheet, entry)
        left = column.left + sheet.measure("column_gap")
        frame = Frame.between(left, top, left + scene.text_width, column.bottom)
        pieces = _pieces(sheet, entry, scene.step, is_named=scene.is_named, is_accent=index == accent)
        flags.append(
            Flag(
                key=f"event:{index + 1}",
                words=sheet.words(f"event:{index + 1}:text", frame, pieces),
                marker=Frame(at - side / 2, level - side / 2, side, side),
                style=entry.style,
                leader=leader,
                is_accent=index == accent,
                is_plain=entry.category is None,
                alt=chronologies.describe(entry),
            )
        )
    return tuple(flags)


def _middle(entry: Entry) -> int | None:
    """The day in the middle of what a date may mean."""
    first, last = entry.earliest or entry.latest, entry.latest or entry.earliest
    return None if first is None or last is None else (first.toordinal() + last.toordinal()) // 2


def _place(parts: Sequence[scale.Segment], day: int) -> float:
    part = next((part for part in parts if part.first <= day <= part.last), parts[-1])
    return part.at(day)


def _in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The events as the author has them where their dates allow it, else by date; the undated stay behind theirs."""
    if _days(entries):
        return tuple(entries)
    days: list[int] = []
    for entry in entries:
        day = _middle(entry)
        days.append(day if day is not None else days[-1] if days else 0)
    return tuple(entry for _, entry in sorted(zip(days, entries, strict=True), key=lambda pair: pair[0]))


def _days(entries: Sequence[Entry]) -> list[int]:
    """A day for each dated event, ascending and as near to the middle of what its date may mean as the order allows.

    Empty when no such days exist: then the author's order is not the order of the dates.
    """
    bounds = [(entry.earliest or entry.latest, entry.latest or entry.earliest) for entry in entries]
    known = [(first.toordinal(), last.toordinal()) for first, last in bounds if first and last]
    latest = list(reversed(list(accumulate((last for _, last in reversed(known)), min))))
    days: list[int] = []
    for (first, last), bound in zip(known, latest, strict=True):
        lowest = max(first, days[-1] if days else first)
        if lowest > bound:
            return []
        days.append(min(max(lowest, (first + last) // 2), bound))
    return days


def _pieces(sheet: Sheet, entry: Entry, step: int, *, is_named: bool, is_accent: bool = False) -> tuple[Piece, ...]:
    """Date, category where the key does not name all of the slide's, title, description."""
    pieces = [sheet.piece(entry.date_text, "event_meta")] if entry.date_text else []
    if is_named and entry.category:
        pieces.append(sheet.piece(entry.category, "label"))
    pieces.append(sheet.piece(entry.title, "event_title", step, is_accent=is_accent))
    if entry.description:
        pieces += sheet.prose(entry.description, "event_text", step, before=2)
    return tuple(pieces)


def _ticks(sheet: Sheet, parts: Sequence[scale.Segment], head: float) -> tuple[Tick, ...]:
    """Marks with their words, which stay over their own part of the rail and apart from each other."""
    size = sheet.size("label")
    height = fitting.line_height(sheet.face.regular, size)
    found: list[Tick] = []
    edge = -size
    for index, (at, words) in enumerate(scale.ticks(parts, sheet.measure("tick_apart"))):
        part = next(part for part in parts if part.left <= at <= part.right)
        width = sheet.width(words, "label", size) + 4
        # Apart from the words over a break as from each other.
        first = part.left + (size / 2 if part is not parts[0] else 0)
        last = part.right - (size / 2 if part is not parts[-1] else 0)
        left = min(max(first, at - width / 2), last - width)
        if left < max(edge + size / 2, first):
            continue
        frame = Frame(left, head - sheet.measure("scale_gap") - height, width, height)
        found.append(Tick(at, sheet.words(f"tick:{index + 1}", frame, (sheet.piece(words, "label"),), align="center")))
        edge = left + width
    return tuple(found)


def _break_words(sheet: Sheet, parts: Sequence[scale.Segment], head: float) -> tuple[Words, ...]:
    """The words over each break."""
    size, width = sheet.size("label"), sheet.measure("scale_break")
    height = fitting.line_height(sheet.face.regular, size)
    top = head - sheet.measure("scale_gap") - height
    return tuple(
        sheet.words(
            f"scale-break:{index}",
            Frame(part.right, top, width, height),
            (sheet.piece(sheet.label("scale_break"), "label"),),
            align="center",
        )
        for index, part in enumerate(parts[:-1], start=1)
    )


def _bands(sheet: Sheet, entries: Sequence[Entry], parts: Sequence[scale.Segment]) -> tuple[Band, ...]:
    """How long a date may be, where that is wider than its marker."""
    bands: list[Band] = []
    for entry in entries:
        if entry.earliest is None or entry.latest is None:
            continue
        middle = _middle(entry) or 0
        part = next((part for part in parts if part.first <= middle <= part.last), parts[-1])
        left = max(part.left, part.at(_ordinal(entry.earliest)))
        right = min(part.right, part.at(_ordinal(entry.latest)))
        if right - left > sheet.measure("marker_accent"):
            bands.append(Band(left, right, entry.style))
    return tuple(bands)


def _ordinal(day: date) -> int:
    return day.toordinal()
