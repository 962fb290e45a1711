"""How is the course of readings drawn as a line?

The first and the last reading stand beside the ends of the line, which is the one place where no line can cross
them. Readings at uneven distances are marked, for the line between them is only a guess; two make a slope.
"""

import itertools

from reportgen.graphics import labels, plane, timeaxis
from reportgen.graphics.canvas import HALF_FIGURE, Canvas, Role
from reportgen.graphics.labels import Label
from reportgen.graphics.plane import Plane
from reportgen.graphics.spec import Series, SeriesPoint
from reportgen.theme.tokens import Theme

# Distances between readings that differ by more than this are uneven; months differ by a tenth.
_UNEVEN = 1.5


def draw(series: Series, theme: Theme, width: float) -> Canvas:
    """Draw a line or a slope."""
    style = theme.figures.series
    canvas = Canvas(theme, width, plane.height(theme, width))
    ground = canvas.height - style.foot
    scale = plane.scale(series, style.head, ground, may_zoom=True)
    first, last = series.points[0], series.points[-1]
    left = _draw_end(canvas, first, scale, "axis", 0)
    right = _draw_end(canvas, last, scale, "value", width)
    places = _places(series.points, left, right)
    if scale.has_zero:
        canvas.line(((left, scale.y(0)), (right, scale.y(0))), style.colors.axis, style.axis)
    course = [(x, scale.y(point.value)) for x, point in zip(places, series.points, strict=True)]
    canvas.line(course, style.colors.line, style.line)
    is_marked = series.kind == "slope" or _is_uneven(series.points)
    for x, y in course[:-1] if is_marked else ():
        canvas.disc(x, y, style.last if series.kind == "slope" else style.point + style.line / 2, style.colors.line)
    canvas.disc(*course[-1], style.last, style.colors.last)
    _draw_dates(canvas, series, left, right, ground)
    plane.draw_target(canvas, series, scale)
    return canvas


def _draw_end(canvas: Canvas, point: SeriesPoint, scale: Plane, role: Role, edge: float) -> float:
    """Write a reading at an edge of the figure; answer where the line ends beside it."""
    style = canvas.theme.figures.series
    words = labels.cut(point.value_text, style.side * canvas.width, lambda text: canvas.measure(role, text))
    baseline = scale.y(point.value) + canvas.role(role).size * HALF_FIGURE
    is_left = edge == 0
    canvas.text(role, edge, baseline, words, "start" if is_left else "end")
    room = canvas.measure(role, words) + style.inset
    return room if is_left else edge - room


def _places(points: tuple[SeriesPoint, ...], left: float, right: float) -> list[float]:
    first, last = points[0].date, points[-1].date
    if first == last:
        # One day for all of them: their order is all that is known.
        return [left + (right - left) * index / max(1, len(points) - 1) for index in range(len(points))]
    return [left + (right - left) * timeaxis.fraction(point.date, first, last) for point in points]


def _is_uneven(points: tuple[SeriesPoint, ...]) -> bool:
    gaps = [(after.date - before.date).days for before, after in itertools.pairwise(points)]
    return max(gaps, default=0) > _UNEVEN * min(gaps, default=0)


def _draw_dates(canvas: Canvas, series: Series, left: float, right: float, ground: float) -> None:
    """Name the dates below the line: whole years or months, or both ends as typed when these are too few."""
    style, gap = canvas.theme.figures.series, canvas.theme.figures.gap
    first, last = series.points[0], series.points[-1]

    def measure(words: str) -> float:
        return canvas.measure("axis", words)

    ticks = () if series.kind == "slope" else timeaxis.ticks(first.date, last.date, right - left, gap, measure)
    wished = [Label(left + tick.at * (right - left), tick.text, is_scale=True) for tick in ticks]
    for label in wished:
        canvas.line(((label.at, ground), (label.at, ground + style.tick)), style.colors.tick, style.axis)
    if not wished:
        wished = [Label(left, first.date_text), Label(right, last.date_text)]
    for placed in labels.arrange(wished, canvas.width, gap, measure):
        canvas.text("axis", placed.left, ground + style.baseline, placed.label.words)
