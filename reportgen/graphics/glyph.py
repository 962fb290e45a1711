"""How is the bar under a value drawn?

From zero: solid up to what is known, pale over the uncertain part, an open arrow for "or more", a dashed outline
with a heavy tick for a ceiling. The width is the layout's; everything else is the mark's own position.
"""

from typing import assert_never

from reportgen.graphics import labels
from reportgen.graphics.canvas import Canvas
from reportgen.graphics.labels import Label
from reportgen.graphics.spec import AxisLabel, Glyph, Mark
from reportgen.theme.tokens import Theme


def draw(glyph: Glyph, theme: Theme, width: float) -> Canvas:
    """Draw a glyph."""
    style = theme.figures.glyph
    canvas = Canvas(theme, width, style.height)
    # Strokes stand on the ends of the axis; half of the widest must fit outside it.
    edge = style.tick_width / 2
    length = width - 2 * edge
    top, bottom = style.middle - style.origin / 2, style.middle + style.origin / 2
    canvas.line(((edge, style.middle), (edge + glyph.axis * length, style.middle)), style.colors.axis, style.axis)
    for mark in glyph.marks:
        _draw_mark(mark, canvas, edge, length)
    canvas.line(((edge, top), (edge, bottom)), style.colors.line, style.axis)
    wished = [_wished(label, edge, length) for label in glyph.labels]
    for placed in labels.arrange(wished, width, theme.figures.gap, lambda words: canvas.measure("label", words)):
        canvas.text("label", placed.left, style.baseline, placed.label.words)
    return canvas


def _wished(label: AxisLabel, edge: float, length: float) -> Label:
    # Words at an end of the figure are flush with the column, not with the stroke inside it.
    flush = {"start": -edge, "middle": 0.0, "end": edge}[label.anchor]
    return Label(edge + label.at * length + flush, label.text, label.anchor, label.is_scale)


def _draw_mark(mark: Mark, canvas: Canvas, edge: float, length: float) -> None:
    style = canvas.theme.figures.glyph
    colors = style.colors
    start, end = edge + mark.start * length, edge + mark.end * length
    top, bottom = style.middle - style.bar / 2, style.middle + style.bar / 2
    match mark.kind:
        case "solid":
            canvas.box(start, top, end - start, style.bar, colors.solid)
        case "pale":
            canvas.box(start, top, end - start, style.bar, colors.pale)
        case "open":
            _draw_arrow(canvas, start, end)
        case "ceiling":
            # White inside: the axis must not run through what is not known to be there.
            canvas.box(start, top, end - start, style.bar, "white")
            half = style.stroke / 2
            for y in (top + half, bottom - half):
                canvas.line(((start, y), (end, y)), colors.line, style.stroke, style.dash)
        case "tick":
            tall = style.tick / 2
            canvas.line(((end, style.middle - tall), (end, style.middle + tall)), colors.line, style.tick_width)
        case _:
            assert_never(mark.kind)


def _draw_arrow(canvas: Canvas, start: float, end: float) -> None:
    """An open arrow: white inside, so that the axis does not run through it as if something ended there."""
    style = canvas.theme.figures.glyph
    half = style.stroke / 2
    top, bottom = style.middle - style.bar / 2 + half, style.middle + style.bar / 2 - half
    # The miter of the point reaches past the end by half the stroke over the sine of half its angle.
    tip, shoulder = end - style.stroke, end - style.stroke - style.arrow
    points = ((start, top), (shoulder, top), (tip, style.middle), (shoulder, bottom), (start, bottom))
    canvas.polygon(points, "white")
    canvas.line(points, style.colors.line, style.stroke)
