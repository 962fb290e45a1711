"""Where do events stand when their dates are known?

To scale on a rail, each with a leader to its own column; the order is kept, so leaders never cross. An event
without a date keeps its place among the columns but has no marker on the rail: it stands at the head of its
column. A date that is only known to a month or a year is a band as long as it may mean.
"""

from collections.abc import Sequence
from datetime import date

from reportgen.plan import chronology as chronologies
from reportgen.plan import fitting
from reportgen.plan.chronology import Entry
from reportgen.plan.deck import scale
from reportgen.plan.deck.evidence import Band, Flag, KeyItem, Rail, Tick
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet


def rail(sheet: Sheet, entries: Sequence[Entry], zone: Frame, key: tuple[KeyItem, ...]) -> Rail | None:
    """The rail of one slide at its largest type; None when dates or text do not allow it."""
    days = [day for day in map(_middle, entries) if day is not None]
    if len(days) < 2 or days != sorted(days):
        return None
    parts = scale.segments(days, zone.left, zone.right, sheet.measure("scale_break"))
    if parts is None:
        return None
    head = zone.top + sheet.measure("scale_room")
    columns_top = head + sheet.measure("leader_fan")
    columns = [
        Frame(zone.left + index * zone.width / len(entries), columns_top, zone.width / len(entries), zone.bottom - columns_top)
        for index in range(len(entries))
    ]
    gap = sheet.measure("column_gap")
    width = columns[0].width - 2 * gap
    steps = sheet.steps("event_title", "event_text")
    step = fitting.largest(
        steps, lambda step: sheet.tallest([_pieces(sheet, entry, step) for entry in entries], width), columns[0].height
    )
    if step is None:
        return None
    accent = next((index for index, entry in enumerate(entries) if entry.is_key), None)
    places = iter(scale.spread([_place(parts, day) for day in days], sheet.measure("marker") * 0.7, zone.left, zone.right))
    flags: list[Flag] = []
    for index, (entry, column) in enumerate(zip(entries, columns, strict=True)):
        side = sheet.measure("marker_accent" if index == accent else "marker")
        pole = ((column.left + 1, columns_top), (column.left + 1, zone.bottom))
        if _middle(entry) is None:
            marker = Frame(column.left + 1 - side / 2, columns_top - side / 2, side, side)
            leader: tuple[tuple[float, float], ...] = pole
        else:
            at = next(places)
            marker = Frame(at - side / 2, head - side / 2, side, side)
            leader = ((at, head), (at, head + sheet.measure("leader_drop")), *pole)
        pieces = _pieces(sheet, entry, step, is_accent=index == accent)
        frame = Frame(column.left + gap, columns_top, width, column.height)
        flags.append(
            Flag(
                f"event:{index + 1}",
                Words(f"event:{index + 1}:text", frame, pieces),
                marker,
                entry.style,
                leader,
                index == accent,
                entry.category is None,
                chronologies.describe(entry),
            )
        )
    return Rail(
        level=head,
        spans=tuple((part.left, part.right) for part in parts),
        flags=tuple(flags),
        ticks=_ticks(sheet, parts, zone, head),
        notes=_break_words(sheet, parts, head),
        key=key,
        has_arrow=False,
        alt="; ".join(chronologies.describe(entry) for entry in entries),
        bands=_bands(sheet, entries, parts),
    )


def _middle(entry: Entry) -> int | None:
    """The day in the middle of what a date may mean."""
    first, last = entry.earliest or entry.latest, entry.latest or entry.earliest
    return None if first is None or last is None else (first.toordinal() + last.toordinal()) // 2


def _place(parts: Sequence[scale.Segment], day: int) -> float:
    part = next((part for part in parts if part.first <= day <= part.last), parts[-1])
    return part.at(day)


def _pieces(sheet: Sheet, entry: Entry, step: int, *, is_accent: bool = False) -> tuple[Piece, ...]:
    """Date, title, description; the category's word when the key does not name it."""
    unnamed = entry.category if entry.style is None else None
    meta = " · ".join(part for part in (entry.date_text, unnamed) if part)
    pieces = [sheet.piece(meta, "event_meta")] if meta else []
    pieces.append(sheet.piece(entry.title, "event_title", step, is_accent=is_accent))
    if entry.description:
        pieces += sheet.prose(entry.description, "event_text", step, before=2)
    return tuple(pieces)


def _ticks(sheet: Sheet, parts: Sequence[scale.Segment], zone: Frame, head: float) -> tuple[Tick, ...]:
    size = sheet.size("label")
    height = fitting.line_height(sheet.face.regular, size)
    found: list[Tick] = []
    edge = zone.left
    for index, (at, words) in enumerate(scale.ticks(parts, sheet.measure("tick_apart"))):
        width = sheet.width(words, "label", size) + 4
        left = min(max(zone.left, at - width / 2), zone.right - width)
        if found and left < edge + size / 2:
            continue
        frame = Frame(left, head - sheet.measure("scale_gap") - height, width, height)
        found.append(Tick(at, Words(f"tick:{index + 1}", frame, (sheet.piece(words, "label"),), align="center")))
        edge = left + width
    return tuple(found)


def _break_words(sheet: Sheet, parts: Sequence[scale.Segment], head: float) -> tuple[Words, ...]:
    size, width = sheet.size("label"), sheet.measure("scale_break")
    height = fitting.line_height(sheet.face.regular, size)
    top = head + sheet.measure("scale_gap") / 2
    return tuple(
        Words(
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
