"""How does one figure lead, with the others beside it?

It stands on a panel with its value at the largest size. A ceiling in percent is shown as a square of a hundred parts,
of which as many are outlined as it may be at most: none is filled, for nothing says that it is reached.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import figures, quarters
from reportgen.plan.deck.evidence import PlacedCallout, PlacedGlyph, PlacedGrid
from reportgen.plan.deck.placed import Frame, Words
from reportgen.plan.deck.sheet import Sheet

HERO_COLUMNS, VALUE_COLUMNS, TEXT_COLUMNS = (1, 5), (6, 8), (9, 12)
TEXT_BESIDE_SQUARE, SQUARE = (1, 5), (6, 12)
NARROWEST_TEXT = 13.0
PARTS, PARTS_ACROSS = 100, 10
# The widest share of a panel that a square takes: words stand beside it.
WIDEST_SQUARE = 0.66


def led(sheet: Sheet, callouts: Sequence[Callout], zone: Frame) -> tuple[PlacedCallout, ...] | None:
    """The first figure on its panel, the others in rows beside it; None when a row cannot hold its figure."""
    first, *others = callouts
    rows = _cells(sheet, others, zone) if _is_narrow(sheet, zone) else _rows(sheet, others, zone)
    return (_panel(sheet, first, sheet.span(*HERO_COLUMNS, zone), "callout"), *rows) if rows else None


def _is_narrow(sheet: Sheet, zone: Frame) -> bool:
    """Whether label and note beside a value would break into single words."""
    return sheet.ems(sheet.span(*TEXT_COLUMNS, zone).width, "callout_label") < NARROWEST_TEXT


def _cells(sheet: Sheet, callouts: Sequence[Callout], zone: Frame) -> list[PlacedCallout]:
    """Figures one under the other, label and note under their values."""
    left = sheet.span(*VALUE_COLUMNS, zone).left + sheet.measure("callout_inset")
    gap = sheet.measure("card_row_gap")
    height = (zone.height - gap * (len(callouts) - 1)) / len(callouts)
    frames = [
        Frame(left, zone.top + index * (height + gap), zone.right - left, height) for index in range(len(callouts))
    ]
    return list(quarters.in_cells(sheet, callouts, frames, has_accent=False))


def alone(sheet: Sheet, callout: Callout, zone: Frame) -> PlacedCallout:
    """One figure on the whole slide; a square stands at its side."""
    if ceiling(callout) is None:
        return _panel(sheet, callout, zone, "hero")
    inner = zone.inset(sheet.theme.insets.panel.points)
    beside = sheet.span(*TEXT_BESIDE_SQUARE, inner)
    scene = _scene(sheet, callout, Frame.between(inner.left, inner.top, beside.right, inner.bottom), "hero", [0.0])
    square = _square(
        sheet, callout, Frame.between(sheet.span(*SQUARE, inner).left, inner.top, inner.right, inner.bottom)
    )
    words = _stacked(sheet, callout, scene)
    return PlacedCallout(callout.key, zone, words, None, is_accent=True, is_panel=True, square=square)


def _panel(sheet: Sheet, callout: Callout, panel: Frame, kind: str) -> PlacedCallout:
    """One figure on a panel: value, label, what it looks like, note at the foot."""
    inner = panel.inset(sheet.theme.insets.panel.points)
    bar_room = figures.bar_height(sheet) if callout.glyph else 0.0
    smallest = sheet.measure("square_smallest")
    wanted = [smallest, bar_room] if ceiling(callout) else [bar_room]
    scene = _scene(sheet, callout, inner, kind, wanted)
    words = _stacked(sheet, callout, scene)
    room = _room(sheet, scene)
    square = _square(sheet, callout, room) if scene.graphic == smallest else None
    bar = None if square else figures.glyph(sheet, callout, room, room.top)
    return PlacedCallout(callout.key, panel, words, bar, is_accent=True, is_panel=True, square=square)


@dataclass(frozen=True, slots=True)
class _Scene:
    """The texts of a panel with their heights, and the least height of what is drawn between label and note."""

    inner: Frame
    texts: figures.Column
    heights: tuple[float, ...]
    graphic: float
    gap: float
    top: float


def _scene(sheet: Sheet, callout: Callout, inner: Frame, kind: str, graphics: Sequence[float]) -> _Scene:
    """The largest type that leaves room for the first of the graphics that can have it."""
    steps = sheet.steps(f"{kind}_label", f"{kind}_note")
    value_step = figures.value_step(sheet, [callout], inner.width, "hero_value")
    least = sheet.measure("callout_inset")

    def attempt(step: int, graphic: float) -> tuple[_Scene, float]:
        column = figures.column(sheet, callout, "hero_value", value_step, step, inner.width, kind)
        heights = tuple(sheet.height(pieces, inner.width) for pieces in column)
        gaps = (heights[2] > 0) + (graphic > 0)
        spare = inner.height - sum(heights) - graphic - least * gaps
        gap = least + min(sheet.measure("callout_spare"), max(0.0, spare) / max(1, gaps))
        # Alone on the slide and without a graphic, all stands a little above the middle.
        drop = max(0.0, spare) / 3 if kind == "hero" and not graphic else 0.0
        return _Scene(inner, column, heights, graphic, gap, inner.top + drop), spare

    attempts = (attempt(step, graphic) for graphic in graphics for step in steps)
    return next((scene for scene, spare in attempts if spare >= 0), attempt(steps[-1], graphics[-1])[0])


def _stacked(sheet: Sheet, callout: Callout, scene: _Scene) -> tuple[Words, ...]:
    """Value, label and note; under a graphic the note stands at the foot."""
    inner, top, (value, label, note) = scene.inner, scene.top, scene.heights
    foot = max(top, inner.bottom - note) if scene.graphic else top + value + label + scene.gap
    found: list[Words] = []
    places = (("value", top, value), ("label", top + value, label), ("note", foot, inner.bottom - foot))
    for (part, at, height), pieces in zip(places, scene.texts, strict=True):
        shorter = sheet.clipped(pieces, inner.width, min(height, inner.bottom - at))
        if shorter:
            found.append(
                sheet.words(f"indicator:{callout.key}:{part}", Frame(inner.left, at, inner.width, height), shorter)
            )
    return tuple(found)


def _room(sheet: Sheet, scene: _Scene) -> Frame:
    """What a panel's texts leave for a graphic."""
    inner, (value, label, note) = scene.inner, scene.heights
    top = inner.top + value + label + scene.gap
    return Frame.between(inner.left, top, inner.right, inner.bottom - (note + scene.gap if note else 0.0))


def ceiling(callout: Callout) -> int | None:
    """How many of a hundred parts a figure may be at most, when that is a whole number."""
    marks = callout.glyph.marks if callout.glyph else ()
    share = next((mark.end for mark in marks if mark.kind == "ceiling"), 0.0) * PARTS
    return round(share) if share and abs(share - round(share)) < 1e-6 else None


def _square(sheet: Sheet, callout: Callout, room: Frame) -> PlacedGrid:
    """A hundred parts, the lowest rows of them outlined, and what both mean."""
    count = ceiling(callout) or 0
    side = min(room.height, room.width * WIDEST_SQUARE)
    gap = sheet.measure("square_gap")
    cell = (side - gap * (PARTS_ACROSS - 1)) / PARTS_ACROSS
    cells = tuple(
        Frame(room.left + column * (cell + gap), room.top + row * (cell + gap), cell, cell)
        for row in reversed(range(PARTS_ACROSS))
        for column in range(PARTS_ACROSS)
    )
    left = room.left + side + sheet.measure("callout_inset")
    name = f"indicator:{callout.key}:square"
    whole = (sheet.piece(sheet.label("square_whole"), "label"),)
    most = tuple(sheet.piece(part, "label") for part in sheet.label("square_most").format(count=count).splitlines())
    height = sheet.height(most, room.right - left)
    rows = -(-count // PARTS_ACROSS) * (cell + gap) - gap
    top = min(room.top + side - rows, room.top + side - height)
    words = [sheet.words(f"{name}:most", Frame(left, top, room.right - left, height), most)]
    if top - room.top > 2 * height:
        words.insert(0, sheet.words(f"{name}:whole", Frame(left, room.top, room.right - left, height), whole))
    return PlacedGrid(cells, count, tuple(words))


def _rows(sheet: Sheet, callouts: Sequence[Callout], zone: Frame) -> list[PlacedCallout] | None:
    """Figures one under the other: value and bar, beside them label and note; None when they do not fit."""
    # A gutter and an inset apart from the panel.
    inset = sheet.measure("callout_inset")
    values, texts = sheet.span(*VALUE_COLUMNS, zone), sheet.span(*TEXT_COLUMNS, zone)
    values = Frame.between(values.left + inset, zone.top, values.right, zone.bottom)
    value_step = figures.value_step(sheet, callouts, values.width, "callout_value")
    height = zone.height / len(callouts)

    def height_of(step: int) -> float:
        return sheet.tallest([figures.said(sheet, each, step) for each in callouts], texts.width) + inset

    steps = sheet.steps("callout_label", "callout_note")
    step = fitting.largest(steps, height_of, height - inset)
    found: list[PlacedCallout] = []
    for index, each in enumerate(callouts):
        top = zone.top + index * height
        value = figures.value(sheet, each, "callout_value", value_step, values.width)
        deep = sheet.height(value, values.width)
        if 2 * inset + deep + (figures.bar_height(sheet) if each.glyph else 0.0) > height:
            return None
        name = f"indicator:{each.key}"
        beside = Frame(texts.left, top + inset, texts.width, height - 2 * inset)
        said = sheet.clipped(
            figures.said(sheet, each, steps[-1] if step is None else step), beside.width, beside.height
        )
        words = (
            sheet.words(f"{name}:value", Frame(values.left, top + inset, values.width, deep), value),
            sheet.words(f"{name}:label", beside, said),
        )
        frame = Frame.between(values.left, top, texts.right, top + height)
        column = Frame(values.left, top, values.width, height)
        bar: PlacedGlyph | None = figures.glyph(sheet, each, column, top + inset + deep + inset / 2)
        found.append(PlacedCallout(each.key, frame, words, bar, is_accent=False))
    return found
