"""How are figures and their bars drawn?

Bars are made of the marks that the deck's and the pages' are made of: solid up to what is known, a dashed arrow for
"or more", a block for a range, a dashed outline with a heavy end for a ceiling, which is never filled.
"""

from typing import assert_never

from reportgen import text
from reportgen.graphics.spec import Mark
from reportgen.plan.deck.evidence import Callouts, PlacedCallout, PlacedGlyph, PlacedGrid
from reportgen.plan.deck.placed import Frame
from reportgen.render.handout import vector
from reportgen.render.handout.pen import Pen


def draw(pen: Pen, evidence: Callouts) -> None:
    """Draw every figure."""
    for callout in evidence.callouts:
        draw_callout(pen, callout)


def draw_callout(pen: Pen, callout: PlacedCallout) -> None:
    """One figure: rule or panel, value, bar or square, words."""
    frame = callout.frame
    if callout.is_panel:
        pen.ornament(vector.rectangle(frame, pen.paint("panel")))
    else:
        weight, color = ("accent", "accent") if callout.is_accent else ("top", "navy")
        pen.rule(frame.left, frame.right, frame.top, weight, color)
    first, *rest = callout.words or (None,)
    if first:
        pen.text(first)
    if callout.glyph:
        _bar(pen, callout.glyph, "accent" if callout.is_accent else "navy")
    for words in rest:
        if words:
            pen.text(words)
    if callout.square:
        said = " ".join(text.plain(piece.line) for words in callout.square.words for piece in words.pieces)
        _square(pen, callout.square, " ".join(said.split()))


def _square(pen: Pen, square: PlacedGrid, alt: str) -> None:
    """A hundred parts; those under the ceiling are outlined, none is filled."""
    line = pen.deck_theme.rules.top.points
    outlined, ground = pen.paint("white", "accent", line), pen.paint("track")
    shapes = [
        vector.rectangle(cell, outlined if number <= square.outlined else ground)
        for number, cell in enumerate(square.cells, start=1)
    ]
    frame = Frame.between(
        min(cell.left for cell in square.cells),
        min(cell.top for cell in square.cells),
        max(cell.right for cell in square.cells),
        max(cell.bottom for cell in square.cells),
    )
    pen.drawing(frame.inset(-line), shapes, alt)
    for words in square.words:
        pen.text(words)


def _bar(pen: Pen, placed: PlacedGlyph, color: str) -> None:
    glyph, frame, swell = placed.glyph, placed.frame, pen.measure("glyph_swell")
    shapes = [vector.rectangle(frame, pen.paint("track"))] if glyph.axis >= 1 else []
    shapes += [_mark(pen, mark, frame, color) for mark in glyph.marks]
    line = pen.deck_theme.rules.top.points
    pen.drawing(frame.inset(-line, -swell - line), shapes, glyph.alt)
    for words in placed.labels:
        pen.text(words)


def _mark(pen: Pen, mark: Mark, frame: Frame, color: str) -> str:
    left, width = frame.left + mark.start * frame.width, (mark.end - mark.start) * frame.width
    swell, tick = pen.measure("glyph_swell"), pen.measure("tick")
    line = pen.deck_theme.rules.top.points
    place = Frame(left, frame.top, width, frame.height)
    match mark.kind:
        case "solid":
            return vector.rectangle(place, pen.paint(color))
        case "pale":
            return vector.rectangle(place.inset(0, -swell), pen.paint("pale"))
        case "open":
            return vector.home_plate(place, pen.paint("white", color, line, is_dashed=True))
        case "ceiling":
            return vector.rectangle(place, pen.paint("white", color, line, is_dashed=True))
        case "tick":
            upright = Frame(min(left - tick / 2, frame.right - tick), frame.top - swell, tick, frame.height + 2 * swell)
            return vector.rectangle(upright, pen.paint(color))
        case _:
            assert_never(mark.kind)
