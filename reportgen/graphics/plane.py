"""How high does a value stand, and where does its target go?

What the charts of readings share: the scale of values between two heights and the dashed line of a target.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.graphics import labels
from reportgen.graphics.canvas import ASCENT, DESCENT, HALF_FIGURE, Canvas, Line, Words, extent, meet
from reportgen.graphics.spec import TARGET, Series
from reportgen.theme.tokens import Theme

# Readings that all lie above this share of the highest are drawn on a scale of their own.
_UPPER_THIRD = 2 / 3
_CLEARANCE = 0.1
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plane:
    """Values from `low` to `high` between `bottom` and `top`, in points from the top of the figure."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    @property
    def has_zero(self) -> bool:
        """Whether zero stands on the scale."""
        return self.low <= 0 <= self.high


def height(theme: Theme, width: float) -> float:
    """The height of a chart of that width."""
    style = theme.figures.series
    return min(max(width * style.ratio, style.shortest), style.tallest)


def scale(series: Series, top: float, bottom: float, *, may_zoom: bool) -> Plane:
    """The scale that holds every reading and the target."""
    values = [point.value for point in series.points] + ([series.target] if series.target is not None else [])
    low, high = min(values), max(values)
    if may_zoom and 0 < _UPPER_THIRD * high < low < high:
        # The lowest reading keeps off the ticks, which would pass for its ground.
        return Plane(low - _CLEARANCE * (high - low), high, top, bottom)
    low, high = min(0.0, low), max(0.0, high)
    return Plane(low, high if high > low else low + 1, top, bottom)


def draw_target(canvas: Canvas, series: Series, plane: Plane) -> None:
    """Draw the target's dashed line behind everything, broken where words stand, and its label.

    The label stands near the line where it touches nothing, else in the row above the chart, beside a piece of it.
    """
    if series.target is None or not series.target_text:
        return
    style = canvas.theme.figures.series
    y = plane.y(series.target)
    gap = canvas.theme.figures.gap
    room = canvas.width - style.sample - gap
    text = labels.cut(f"{TARGET} {series.target_text}", room, lambda words: canvas.measure("axis", words))
    taken = _taken(canvas)
    place = next(
        (words for words in _candidates(canvas, text, y) if not any(meet(words.box, box, gap / 2) for box in taken)),
        None,
    )
    if place is None:
        baseline = style.lead
        middle = baseline - canvas.role("axis").size * HALF_FIGURE
        canvas.line(((0, middle), (style.sample, middle)), style.colors.target, style.target, style.dash)
        place = canvas.words("axis", style.sample + gap, baseline, text)
    canvas.shapes.append(place)
    color = canvas.color(style.colors.target)
    canvas.shapes[:0] = [
        Line(((start, y), (end, y)), color, style.target, style.dash) for start, end in _free(canvas, y)
    ]


def _candidates(canvas: Canvas, text: str, y: float) -> Iterator[Words]:
    """Places above and below the line, from the right end leftwards."""
    gap, size = canvas.theme.figures.gap, canvas.role("axis").size
    width = canvas.measure("axis", text)
    for baseline in (y - gap / 2 - DESCENT * size, y + gap / 2 + ASCENT * size):
        left = canvas.width - width
        while left >= 0:
            words = canvas.words("axis", left, baseline, text)
            if words.box[1] >= 0 and words.box[3] <= canvas.height:
                yield words
            left -= 2 * gap


def _taken(canvas: Canvas) -> list[_Box]:
    """The boxes that are not free; a slanting line is taken as a chain of small ones."""
    taken: list[_Box] = []
    for shape in canvas.shapes:
        if isinstance(shape, Line):
            for (x, y), (to_x, to_y) in zip(shape.points, shape.points[1:], strict=False):
                steps = max(1, int(max(abs(to_x - x), abs(to_y - y)) / 2))
                ends = [(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps) for step in range(steps + 1)]
                taken += [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in itertools.pairwise(ends)]
        else:
            taken.append(extent(shape))
    return taken


def _free(canvas: Canvas, y: float) -> list[tuple[float, float]]:
    """The pieces of a line across the figure that run through no words."""
    gap = canvas.theme.figures.gap / 2
    words = [shape.box for shape in canvas.shapes if isinstance(shape, Words)]
    blocked = sorted((box[0] - gap, box[2] + gap) for box in words if box[1] - 0.5 < y < box[3] + 0.5)
    pieces, start = [], 0.0
    for left, right in [*blocked, (canvas.width, canvas.width)]:
        if left - start > 2 * gap:
            pieces.append((start, min(left, canvas.width)))
        start = max(start, right)
    return pieces
