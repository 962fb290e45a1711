"""How is a likelihood drawn on its yardstick?

All terms in true proportion from 0 to 100 percent, the active one taller and dark. A range of percentages that is
no term gets a block of its own between its bounds.
"""

from reportgen.graphics import labels
from reportgen.graphics.canvas import Canvas
from reportgen.graphics.labels import Label
from reportgen.graphics.spec import Yardstick
from reportgen.theme.tokens import Theme


def draw(yardstick: Yardstick, theme: Theme, width: float) -> Canvas:
    """Draw a yardstick."""
    style = theme.figures.yardstick
    canvas = Canvas(theme, width, style.height)
    for step in yardstick.steps:
        left, right = step.low / 100 * width, step.high / 100 * width
        _draw_block(canvas, left, right - style.space, style.rest, style.colors.rest)
    left, right = yardstick.low / 100 * width, yardstick.high / 100 * width
    if right - left - style.space < style.least:
        middle = min(max((left + right) / 2, style.least / 2), width - style.least / 2)
        left, right = middle - style.least / 2, middle + style.least / 2 + style.space
    cleared = max(0.0, left - style.space)
    canvas.box(cleared, style.middle - style.active / 2, right - cleared, style.active, "white")
    _draw_block(canvas, left, right - style.space, style.active, style.colors.active)
    wished = [
        Label(at / 100 * width, words, "start" if at == 0 else "end" if at == 100 else "middle", is_scale=True)
        for at, words in style.ticks.items()
    ]
    for placed in labels.arrange(wished, width, theme.figures.gap, lambda words: canvas.measure("label", words)):
        canvas.text("label", placed.left, style.baseline, placed.label.words)
    return canvas


def _draw_block(canvas: Canvas, left: float, right: float, height: float, color: str) -> None:
    canvas.box(left, canvas.theme.figures.yardstick.middle - height / 2, right - left, height, color)
