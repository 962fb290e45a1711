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

# The largest sizes are for three events and fewer, the next for four.
FEW, DENSE_STEP = 3, 2


@dataclass(frozen=True, slots=True)
class Place:
    """Whether time is known to run to the right, whether texts are cut to their room, and whether words stay whole."""

    is_directed: bool
    is_clipped: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the rail and its flags stand, and the step at which they are set."""

    zone: Frame
    slot: float
    level: float
    step: int
    is_clipped: bool

    def frame(self, sheet: Sheet, index: int) -> Frame:
        """The room of a flag: above the rail for the first, the third and so on."""
        left = self.at(sheet, index) + sheet.measure("flag_gap")
        width = _flag_width(sheet, self.slot)
        if index % 2 == 0:
            return Frame.between(left, self.zone.top, left + width, self.level - sheet.measure("rail_gap_above"))
        return Frame.between(left, self.level + sheet.measure("rail_gap_below"), left + width, self.zone.bottom)

    def at(self, sheet: Sheet, index: int) -> float:
        """The place of a marker on the rail."""
        return self.zone.left + sheet.measure("marker") / 2 + index * self.slot


def rail(
    sheet: Sheet, entries: Sequence[Entry], zone: Frame, key: tuple[KeyItem, ...], place: Place, first_step: int = 0
) -> Rail | None:
    """The rail of one slide at its largest type; None when the events do not fit at the smallest."""
    scene = _scene(sheet, entries, zone, place, first_step)
    if scene is None:
        return None
    accent = next((index for index, entry in enumerate(entries) if entry.is_key), None)
    return Rail(
        level=scene.level,
        spans=((zone.left, zone.right),),
        flags=tuple(_flag(sheet, scene, entry, index, index == accent) for index, entry in enumerate(entries)),
        ticks=(),
        notes=_ends(sheet, zone, scene.level, place),
        key=key,
        has_arrow=place.is_directed,
        alt="; ".join(map(chronologies.describe, entries)),
        step=scene.step,
    )


def _scene(sheet: Sheet, entries: Sequence[Entry], zone: Frame, place: Place, first_step: int) -> _Scene | None:
    """The rail where both rows of flags have their share of the spare room."""
    count = len(entries)
    gap = sheet.measure("rail_gap_above")
    available = zone.height - gap - sheet.measure("rail_gap_below")
    slot = zone.width / (count + 1)

    def tallest(step: int, row: int) -> float:
        texts = [flag_pieces(sheet, entry, step) for entry in entries[row::2]]
        return sheet.tallest(texts, _flag_width(sheet, slot))

    def height_of(step: int) -> float:
        return tallest(step, 0) + tallest(step, 1)

    first_step, steps = largest_step(entries, first_step), sheet.steps("event_title", "event_text")
    width = _flag_width(sheet, slot)

    def said(step: int) -> list[Piece]:
        return [piece for entry in entries for piece in flag_pieces(sheet, entry, step)]

    def keeps_words(step: int) -> bool:
        return not sheet.breaks_word(said(step), width)

    step = fitting.largest(steps[first_step:], height_of, available, keeps_words)
    if step is not None and place.is_whole and not keeps_words(step):
        return None
    if step is None:
        if not place.is_clipped:
            return None
        step = steps[-1]
    spare, room = max(0.0, available - height_of(step)), available / min(count, 2)
    # Where both rows fit neither is cut, however unequal they are.
    most = room if height_of(step) > available else available
    above = min(tallest(step, 0), most) + (spare / 2 if count > 1 else min(spare / 2, room / 2))
    return _Scene(zone, slot, zone.top + above + gap, step, place.is_clipped)


def largest_step(entries: Sequence[Entry], first_step: int) -> int:
    """The step to begin with: the largest sizes are for few events."""
    return max(first_step, min(DENSE_STEP, max(0, len(entries) - FEW)))


def _flag_width(sheet: Sheet, slot: float) -> float:
    return 2 * slot - sheet.measure("flag_clearance")


def _flag(sheet: Sheet, scene: _Scene, entry: Entry, index: int, is_accent: bool) -> Flag:
    """One event; its pole ends with its text."""
    frame, at = scene.frame(sheet, index), scene.at(sheet, index)
    pieces = flag_pieces(sheet, entry, scene.step, is_accent=is_accent)
    pieces = sheet.clipped(pieces, frame.width, frame.height) if scene.is_clipped else pieces
    end = frame.top if index % 2 == 0 else frame.top + sheet.height(pieces, frame.width)
    side = sheet.measure("marker_accent" if is_accent else "marker")
    return Flag(
        key=f"event:{index + 1}",
        words=sheet.words(f"event:{index + 1}:text", frame, pieces),
        marker=Frame(at - side / 2, scene.level - side / 2, side, side),
        style=entry.style,
        leader=((at, scene.level), (at, end)),
        is_accent=is_accent,
        is_plain=entry.category is None,
        alt=chronologies.describe(entry),
    )


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
        found.append(sheet.words(f"rail:{name}", Frame(left, top, width, height), (piece,), align=align))
    return tuple(found)
