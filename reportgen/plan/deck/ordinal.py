"""Where do events stand when only their order is known?

On equal steps, flags above and below the rail in turn, each twice as wide as a step. The rail carries no scale.
An arrow, `Earlier` and `Later` appear only when the direction of time is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.plan import chronology as chronologies
from reportgen.plan import fitting
from reportgen.plan.chronology import Entry
from reportgen.plan.deck.evidence import Flag, KeyItem, Rail
from reportgen.plan.deck.placed import Align, Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Place:
    """Whether time is known to run to the right, and whether texts are cut to their room."""

    is_directed: bool
    is_clipped: bool = False


def rail(sheet: Sheet, entries: Sequence[Entry], zone: Frame, key: tuple[KeyItem, ...], place: Place) -> Rail | None:
    """The rail of one slide at its largest type; None when the events do not fit at the smallest."""
    count = len(entries)
    gap, below_gap = sheet.measure("rail_gap_above"), sheet.measure("rail_gap_below")
    slot = zone.width / (count + 1)
    width = 2 * slot - sheet.measure("flag_clearance")
    room = (zone.height - gap - below_gap) / min(count, 2)

    def tallest(step: int, row: int) -> float:
        return sheet.tallest([flag_pieces(sheet, entry, step) for entry in entries[row::2]], width)

    def overflow(step: int) -> float:
        return tallest(step, 0) + tallest(step, 1)

    steps, available = sheet.steps("event_title", "event_text"), zone.height - gap - below_gap
    step = fitting.largest(steps, overflow, available)
    if step is None:
        if not place.is_clipped:
            return None
        step = steps[-1]
    # The rail stands where both rows have their share of the spare room.
    spare = max(0.0, available - overflow(step))
    above = min(tallest(step, 0), room)
    level = zone.top + above + gap + (spare / 2 if count > 1 else min(spare / 2, room / 2))
    accent = next((index for index, entry in enumerate(entries) if entry.is_key), None)
    flags = []
    for index, entry in enumerate(entries):
        at = zone.left + sheet.measure("marker") / 2 + index * slot
        is_above = index % 2 == 0
        top = zone.top if is_above else level + below_gap
        bottom = level - gap if is_above else zone.bottom
        frame = Frame(at + sheet.measure("flag_gap"), top, width, bottom - top)
        pieces = flag_pieces(sheet, entry, step, is_accent=index == accent)
        pieces = sheet.clipped(pieces, width, frame.height) if place.is_clipped else pieces
        height = sheet.height(pieces, width)
        end = top if is_above else top + height
        side = sheet.measure("marker_accent" if index == accent else "marker")
        flags.append(
            Flag(
                key=f"event:{index + 1}",
                words=Words(f"event:{index + 1}:text", frame, pieces),
                marker=Frame(at - side / 2, level - side / 2, side, side),
                style=entry.style,
                leader=((at, level), (at, end)),
                is_accent=index == accent,
                is_plain=entry.category is None,
                alt=chronologies.describe(entry),
            )
        )
    alt, span = "; ".join(map(chronologies.describe, entries)), ((zone.left, zone.right),)
    return Rail(level, span, tuple(flags), (), _ends(sheet, zone, level, place), key, place.is_directed, alt)


def flag_pieces(sheet: Sheet, entry: Entry, step: int, *, is_accent: bool = False) -> tuple[Piece, ...]:
    """Date and category, title, description."""
    meta = " · ".join(part for part in (entry.date_text, entry.category) if part)
    pieces = [sheet.piece(meta, "event_meta")] if meta else []
    pieces.append(sheet.piece(entry.title, "event_title", step, is_accent=is_accent))
    if entry.description:
        pieces += sheet.prose(entry.description, "event_text", step, before=2)
    return tuple(pieces)


def _ends(sheet: Sheet, zone: Frame, level: float, place: Place) -> tuple[Words, ...]:
    """What stands under the rail's ends when the direction is known."""
    if not place.is_directed:
        return ()
    size = sheet.size("event_meta")
    height, top = fitting.line_height(sheet.face.bold, size), level + sheet.measure("marker_accent") / 2 + 1
    found: list[Words] = []
    for name in ("earlier", "later"):
        width = sheet.width(sheet.label(name), "event_meta", size) + 4
        left = zone.left + sheet.measure("marker_accent") if name == "earlier" else zone.right - width
        piece = sheet.piece(sheet.label(name), "event_meta")
        align: Align = "start" if name == "earlier" else "end"
        found.append(Words(f"rail:{name}", Frame(left, top, width, height), (piece,), align=align))
    return tuple(found)
