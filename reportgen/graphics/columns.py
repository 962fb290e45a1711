"""How are a few readings drawn as columns?

Each from zero, its value above it and its date below; the last one is the dark one. Columns are equally spaced,
and every one is dated, so that an uneven rhythm is read and not guessed.
"""

from reportgen.graphics import plane
from reportgen.graphics.canvas import ASCENT, DESCENT, Canvas, Role
from reportgen.graphics.spec import Series, SeriesPoint
from reportgen.theme.tokens import Theme

_MOST_VALUE_LINES = 3
_MOST_DATE_LINES = 2


def draw(series: Series, theme: Theme, width: float) -> Canvas:
    """Draw columns."""
    style, gap = theme.figures.series, theme.figures.gap
    canvas = Canvas(theme, width, 0)
    place = width / len(series.points)
    room = place - gap
    values = [canvas.lines("value", point.value_text, room, _MOST_VALUE_LINES) for point in series.points]
    dates = _dates(canvas, series.points, room)
    high = max(len(lines) for lines in values) * style.lead + gap
    foot = max(len(lines) for lines in dates) * style.lead + gap
    top = high + (style.lead if series.target is not None else 0)
    below_zero = high if any(point.value < 0 for point in series.points) else 0
    # Values of several lines must not eat the columns: these keep half of the least height.
    canvas.height = max(plane.height(theme, width), top + below_zero + foot + style.shortest / 2)
    bottom = canvas.height - foot - below_zero
    scale = plane.scale(series, top, bottom, may_zoom=False)
    across = min(style.widest, place * style.column)
    for index, point in enumerate(series.points):
        middle, y, zero = (index + 0.5) * place, scale.y(point.value), scale.y(0)
        color = style.colors.last if index == len(series.points) - 1 else style.colors.columns
        canvas.box(middle - across / 2, min(y, zero), across, abs(y - zero), color)
        above = y - gap / 2 - (len(values[index]) - 1) * style.lead - DESCENT * canvas.role("value").size
        below = y + gap / 2 + ASCENT * canvas.role("value").size
        _draw_lines(canvas, "value", values[index], middle, below if point.value < 0 else above)
        _draw_lines(canvas, "axis", dates[index], middle, canvas.height - foot + style.lead)
    canvas.line(((0, scale.y(0)), (width, scale.y(0))), style.colors.tick, style.axis)
    plane.draw_target(canvas, series, scale)
    return canvas


def _draw_lines(canvas: Canvas, role: Role, lines: tuple[str, ...], middle: float, first: float) -> None:
    for number, line in enumerate(lines):
        canvas.text(role, middle, first + number * canvas.theme.figures.series.lead, line, "middle")


def _dates(canvas: Canvas, points: tuple[SeriesPoint, ...], room: float) -> list[tuple[str, ...]]:
    """The dates as typed, on one line or all of them on two; their years alone where that is still too long."""
    whole: list[tuple[str, ...]] = [(point.date_text,) for point in points]
    # "July" over "2025": all break before their last word, so that the lines compare.
    broken: list[tuple[str, ...]] = [tuple(point.date_text.rsplit(" ", 1)) for point in points]
    for lines in (whole, broken):
        if all(canvas.measure("axis", line) <= room for each in lines for line in each):
            return lines
    years = [str(point.date.year) for point in points]
    if len(set(years)) == len(years):
        return [(year,) for year in years]
    return [canvas.lines("axis", point.date_text, room, _MOST_DATE_LINES) for point in points]
