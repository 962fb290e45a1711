"""How are figures and their bars drawn?

Each figure is one group under a rule. Bars are made of the marks that the PDF's are made of: solid up to what is
known, a dashed arrow for "or more", a block for a range, a dashed outline with a heavy end for a ceiling, which is
never filled.
"""

from typing import assert_never

from reportgen import text
from reportgen.graphics.spec import Mark
from reportgen.plan.deck.evidence import Callouts, PlacedCallout, PlacedGlyph, PlacedGrid
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.canvas import Shape
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.pen import Pen
from reportgen.units import Length

_HOME_PLATE = '<a:prstGeom prst="homePlate"><a:avLst/></a:prstGeom>'


def draw(pen: Pen, evidence: Callouts) -> None:
    """Draw every figure."""
    for callout in evidence.callouts:
        draw_callout(pen, callout)


def draw_callout(pen: Pen, callout: PlacedCallout) -> None:
    """One figure as a named group."""
    frame, name = callout.frame, f"indicator:{callout.key}"
    weight, color = ("accent", "accent") if callout.is_accent else ("top", "navy")
    if callout.is_panel:
        shapes = [pen.box(frame, f"{name}:panel", Paint("panel"))]
    else:
        shapes = [pen.rule(frame.left, frame.right, frame.top, f"{name}:rule", weight, color)]
    shapes += [pen.text(words) for words in callout.words]
    if callout.glyph:
        shapes += _bar(pen, callout.glyph, name, "accent" if callout.is_accent else "navy")
    if callout.square:
        shapes += _square(pen, callout.square, name)
    said = " ".join(text.plain(piece.line) for words in callout.words[:2] for piece in words.pieces)
    alt = f"{said}. {callout.glyph.glyph.alt}" if callout.glyph else said
    pen.group(shapes, name, alt)


def _square(pen: Pen, square: PlacedGrid, name: str) -> list[Shape]:
    """A hundred parts; those under the ceiling are outlined, none is filled."""
    outline, ground = Paint("white", "accent", pen.deck_theme.rules.top), Paint("track")
    shapes: list[Shape] = [
        pen.box(cell, f"{name}:part-{number}", outline if number <= square.outlined else ground)
        for number, cell in enumerate(square.cells, start=1)
    ]
    return [*shapes, *(pen.text(words) for words in square.words)]


def _bar(pen: Pen, placed: PlacedGlyph, name: str, color: str) -> list[Shape]:
    glyph, frame = placed.glyph, placed.frame
    shapes: list[Shape] = []
    if glyph.axis >= 1:
        shapes.append(pen.box(frame, f"{name}:track", Paint("track")))
    for number, mark in enumerate(glyph.marks, start=1):
        shapes.append(_mark(pen, mark, frame, f"{name}:{mark.kind}-{number}", color))
    shapes += [pen.text(words) for words in placed.labels]
    return shapes


def _mark(pen: Pen, mark: Mark, frame: Frame, name: str, color: str) -> Shape:
    left, width = frame.left + mark.start * frame.width, (mark.end - mark.start) * frame.width
    swell, tick = pen.measure("glyph_swell"), pen.measure("tick")
    line = pen.deck_theme.rules.top
    place = Frame(left, frame.top, width, frame.height)
    match mark.kind:
        case "solid":
            return pen.box(place, name, Paint(color))
        case "pale":
            return pen.box(place.inset(0, -swell), name, Paint("pale"))
        case "open":
            return pen.box(place, name, Paint("white", color, line), geometry=_HOME_PLATE, is_dashed=True)
        case "ceiling":
            return pen.box(place, name, Paint("white", color, line), is_dashed=True)
        case "tick":
            upright = Frame(min(left - tick / 2, frame.right - tick), frame.top - swell, tick, frame.height + 2 * swell)
            return pen.box(upright, name, Paint(color, None, Length(0)))
        case _:
            assert_never(mark.kind)
