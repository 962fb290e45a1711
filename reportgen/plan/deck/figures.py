"""How is a figure set, and how do several stand in a row?

In a row everything of one kind shares a line: values, bars, labels, notes; a line that no figure has takes no room. A
value that is too long for its column is set as its figure with the words around it smaller, in the author's order.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.graphics.spec import AxisLabel, Glyph
from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck.evidence import PlacedCallout, PlacedGlyph
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet

# A value that fills more of its column reads together with its neighbour's.
FULLEST_LINE = 0.93
Column = tuple[tuple[Piece, ...], tuple[Piece, ...], tuple[Piece, ...]]


def across(
    sheet: Sheet, callouts: Sequence[Callout], zone: Frame, role: str = "callout_value"
) -> tuple[PlacedCallout, ...]:
    """Figures in one row of columns, spare room shared between the lines."""
    frames = sheet.columns(zone, max(2, len(callouts))) if len(callouts) > 1 else (zone,)
    width = frames[0].width
    figure_step = value_step(sheet, callouts, width, role)
    bar = bar_height(sheet) if has_bars(callouts) else 0.0
    inset = sheet.measure("callout_inset")

    def rows(step: int) -> list[float]:
        columns = [column(sheet, each, role, figure_step, step, width) for each in callouts]
        values, labels, notes = (sheet.tallest(line, width) for line in zip(*columns, strict=True))
        return [values, bar, labels, notes]

    gaps = sum(height > 0 for height in rows(0))
    # Bars take the room of the largest labels and notes.
    sizes = sheet.steps("callout_label", "callout_note")
    steps = sizes[1 if bar else 0 :] or sizes
    fitting_step = fitting.largest(
        steps,
        lambda step: sum(rows(step)) + inset * gaps,
        zone.height,
        # Smaller type is better than a broken word.
        lambda step: not any(sheet.breaks_word(said(sheet, each, step), width) for each in callouts),
    )
    step = steps[-1] if fitting_step is None else fitting_step
    heights = rows(step)
    if fitting_step is None:
        # Not even the smallest type fits: half a value is a wrong one, so what is cut is the note, then the label.
        rest = zone.height - inset * gaps
        for index, height in enumerate(heights):
            heights[index] = min(height, max(0.0, rest))
            rest -= heights[index]
    spare = max(0.0, zone.height - sum(heights) - inset * gaps)
    gap = inset + min(sheet.measure("callout_spare"), spare / max(1, gaps))
    tops = _tops(zone.top, heights, inset, gap)
    placed: list[PlacedCallout] = []
    for index, (callout, frame) in enumerate(zip(callouts, frames, strict=False)):
        figure, label, note = column(sheet, callout, role, figure_step, step, width)
        if index == 0:
            figure = tuple(replace(piece, is_accent=True) for piece in figure)
        words = tuple(
            sheet.words(f"indicator:{callout.key}:{name}", Frame(frame.left, top, width, height), shorter)
            for name, pieces, top, height in (
                ("value", figure, tops[0], heights[0]),
                ("label", label, tops[2], heights[2]),
                ("note", note, tops[3], zone.bottom - tops[3]),
            )
            if (shorter := sheet.clipped(pieces, width, height))
        )
        drawn = glyph(sheet, callout, frame, tops[1]) if bar else None
        placed.append(PlacedCallout(callout.key, frame, words, drawn, is_accent=index == 0))
    return tuple(placed)


def has_bars(callouts: Sequence[Callout]) -> bool:
    """Whether bars get a line: not when most figures would leave a hole there and the rest have their own charts."""
    drawn = [each for each in callouts if each.glyph]
    return 2 * len(drawn) > len(callouts) or any(each.series is None for each in drawn)


def _tops(top: float, heights: Sequence[float], first: float, gap: float) -> list[float]:
    """Where each line begins; a line that no figure has takes neither room nor gap."""
    tops, cursor = [], top + first
    for height in heights:
        tops.append(cursor)
        cursor += height + gap if height else 0
    return tops


def column(
    sheet: Sheet, callout: Callout, role: str, value_step: int, step: int, width: float, kind: str = "callout"
) -> Column:
    """The texts of one figure at one step: value, label, note with its date."""
    note = list(sheet.prose(callout.note, f"{kind}_note", step)) if callout.note else []
    if callout.as_of:
        note.append(sheet.piece(sheet.label("as_of").format(date=callout.as_of), "label", 0, before=6))
    return (
        value(sheet, callout, role, value_step, width),
        (sheet.piece(callout.label, f"{kind}_label", step),),
        tuple(note),
    )


def said(sheet: Sheet, callout: Callout, step: int) -> tuple[Piece, ...]:
    """Label, note and date in one text."""
    _, label, note = column(sheet, callout, "callout_value", 0, step, float("inf"))
    return (*label, *note)


def value_step(sheet: Sheet, callouts: Sequence[Callout], width: float, role: str) -> int:
    """The largest step at which every value stays on one line, or at least its figure where the whole never does."""
    floor = sheet.role(role).floor
    width *= FULLEST_LINE
    widest = [
        each.value if sheet.fits_line(each.value, role, floor, width) or not each.figure else each.figure.strip()
        for each in callouts
    ]
    fitting_steps = (
        step
        for step in sheet.steps(role)
        if all(sheet.fits_line(words, role, sheet.size(role, step), width) for words in widest)
    )
    return next(fitting_steps, sheet.steps(role)[-1])


def value(sheet: Sheet, callout: Callout, role: str, step: int, width: float) -> tuple[Piece, ...]:
    """The value as typed: on one line, or its figure large between the words around it."""
    if sheet.fits_line(callout.value, role, sheet.size(role, step), width * FULLEST_LINE) or not (
        callout.lead or callout.unit
    ):
        return (sheet.piece(callout.value, role, step),)
    parts = ((callout.lead, "callout_unit"), (callout.figure, role), (callout.unit, "callout_unit"))
    return tuple(sheet.piece(words.strip(), name, step) for words, name in parts if words.strip())


def glyph(sheet: Sheet, callout: Callout, frame: Frame, top: float) -> PlacedGlyph | None:
    """The bar under a value, with labels that keep apart."""
    if callout.glyph is None:
        return None
    swell = sheet.measure("glyph_swell")
    bar = Frame(frame.left, top + swell, frame.width, sheet.measure("glyph_height"))
    return PlacedGlyph(callout.glyph, bar, _axis_labels(sheet, callout.key, callout.glyph, bar))


def bar_height(sheet: Sheet) -> float:
    """The height of a bar with its labels."""
    label = fitting.line_height(sheet.face.regular, sheet.size("label"))
    return sheet.measure("glyph_height") + 2 * sheet.measure("glyph_swell") + sheet.measure("glyph_label_gap") + label


def _axis_labels(sheet: Sheet, key: str, glyph: Glyph, bar: Frame) -> tuple[Words, ...]:
    """Labels in a row from left to right; one that would touch its neighbour is pushed aside, or left out."""
    size = sheet.size("label")
    top = bar.bottom + sheet.measure("glyph_swell") + sheet.measure("glyph_label_gap")
    height, apart = fitting.line_height(sheet.face.regular, size), size / 2
    placed: list[Words] = []
    ceiling = bar.right
    # From the right: the bound matters more than the zero, which is the first to go.
    for index, label in sorted(enumerate(glyph.labels), key=lambda pair: -pair[1].at):
        width = sheet.width(label.text, "label", size) + 2
        left = max(bar.left, min(_left(label, bar, width), ceiling - width))
        if left + width > ceiling + 0.1:
            continue
        frame = Frame(left, top, width, height)
        piece = sheet.piece(label.text, "label")
        placed.append(sheet.words(f"indicator:{key}:scale:{index + 1}", frame, (piece,)))
        ceiling = left - apart
    return tuple(reversed(placed))


def _left(label: AxisLabel, bar: Frame, width: float) -> float:
    at = bar.left + label.at * bar.width
    match label.anchor:
        case "start":
            return at
        case "middle":
            return at - width / 2
        case "end":
            return at - width
