"""How many events did each year hold?

One block an event on a true scale of years, so that long silences show. The fullest year carries its count.
"""

from math import ceil

from reportgen.graphics import labels
from reportgen.graphics.canvas import Canvas
from reportgen.graphics.labels import Label
from reportgen.graphics.spec import Strip
from reportgen.theme.tokens import Theme

# Years between two labels of the axis: the first of these at which they have room.
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)


def draw(strip: Strip, theme: Theme, width: float) -> Canvas:
    """Draw a strip."""
    style = theme.figures.strip
    fullest = max(len(bar.styles) for bar in strip.bars)
    pitch = min(style.block + style.space, style.most / fullest)
    block = pitch * style.block / (style.block + style.space)
    ground = style.head + pitch * fullest
    canvas = Canvas(theme, width, ground + style.foot)
    first, last = min(bar.year for bar in strip.bars), max(bar.year for bar in strip.bars)
    place = width / (last - first + 1)
    across = min(style.widest, place * 0.8)
    for bar in strip.bars:
        middle = (bar.year - first + 0.5) * place
        ordered = sorted(bar.styles, key=lambda index: len(theme.categories) if index is None else index)
        for number, index in enumerate(ordered):
            color = theme.other_category.color if index is None else theme.categories[index].color
            canvas.box(middle - across / 2, ground - (number + 1) * pitch + (pitch - block), across, block, color)
    peak = next(bar for bar in strip.bars if len(bar.styles) == fullest)
    wished = Label((peak.year - first + 0.5) * place, str(fullest))
    for count in labels.arrange([wished], width, 0, lambda words: canvas.measure("value", words)):
        canvas.text("value", count.left, ground - pitch * fullest - theme.figures.gap / 2, count.label.words)
    canvas.line(((0, ground), (width, ground)), style.colors.axis, style.axis)
    _draw_years(canvas, first, last, place, ground)
    return canvas


def _draw_years(canvas: Canvas, first: int, last: int, place: float, ground: float) -> None:
    style = canvas.theme.figures.strip
    room = canvas.measure("axis", "0000") + 3 * canvas.theme.figures.gap
    step = next((step for step in _STEPS if step * place >= room), _STEPS[-1])
    years = list(range(ceil(first / step) * step, last + 1, step)) or [first]
    if step == 1:
        years = list(range(first, last + 1))
    wished = [Label((year - first + 0.5) * place, str(year), is_scale=True) for year in years]
    for label in wished:
        canvas.line(((label.at, ground), (label.at, ground + style.tick)), style.colors.axis, style.axis)
    gap = canvas.theme.figures.gap
    for placed in labels.arrange(wished, canvas.width, gap, lambda words: canvas.measure("axis", words)):
        canvas.text("axis", placed.left, ground + style.baseline, placed.label.words)
