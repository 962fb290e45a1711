"""How is a series drawn, as the deck's native chart looks when an office program draws it?

The plan gives the readings and the frame; where the axes stand inside it is the program's own doing, so it is done
here alike: a margin of 2 % around everything, values from zero to a round number above the highest, at most ten
steps. The last point alone is labelled, with the author's own spelling.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from reportgen.graphics.spec import Series
from reportgen.plan.deck.evidence import Chart, DateScale
from reportgen.plan.deck.placed import Frame
from reportgen.render.handout import callouts, vector
from reportgen.render.handout.pen import Pen
from reportgen.render.handout.vector import number

MONTHS_A_YEAR = 12
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# What LibreOffice leaves around a chart, as a part of its width and height.
_MARGIN = 0.02
_MOST_STEPS = 10
# Above the highest reading stays this part of the axis free.
_HEADROOM = 1 / 20
_STEPS = (1, 2, 5, 10)
# From a figure's middle to its baseline, in ems; from a point to the baseline of what is written above it.
_HALF_FIGURE = 0.32
_ABOVE = 0.6
# From an axis to its labels, and a dash's length and gap, in widths of its line (ECMA-376 Part 1, 20.1.10.49, dash).
_AXIS_GAP = 4.0
_DASHES = (4, 3)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where readings stand: the frame between the axes, the values at its foot and head, a place for each reading."""

    frame: Frame
    low: float
    high: float
    step: float
    places: tuple[float, ...]

    def y(self, value: float) -> float:
        """How low a value stands."""
        return self.frame.bottom - (value - self.low) / (self.high - self.low) * self.frame.height

    def ticks(self) -> Iterator[float]:
        """The values that the axis names."""
        count = round((self.high - self.low) / self.step)
        return (self.low + index * self.step for index in range(count + 1))


def draw(pen: Pen, evidence: Chart) -> None:
    """The chart with its measure above it and the value beside it."""
    pen.text(evidence.subtitle)
    plot = _plot(pen, evidence)
    shapes = [*_axes(pen, evidence, plot), *_readings(pen, evidence, plot)]
    pen.drawing(evidence.frame, shapes, evidence.series.alt)
    callouts.draw_callout(pen, evidence.callout)


def _plot(pen: Pen, evidence: Chart) -> _Plot:
    series, frame, size = evidence.series, evidence.frame, evidence.label_size
    role = pen.deck_theme.types["label"]
    low, high, step = _span(series)
    inner = frame.inset(_MARGIN * frame.width, _MARGIN * frame.height)
    line = pen.faces.lead(role) * size
    decimals = _decimals(step)
    count = round((high - low) / step)
    widest = (
        max(pen.faces.width(_said(low + index * step, decimals), role, size) for index in range(count + 1)) + _AXIS_GAP
    )
    first = _names(evidence)[0][1] if evidence.scale else ""
    left = inner.left + max(widest, pen.faces.width(first, role, size) / 2)
    plot = Frame.between(left, inner.top + size / 2, inner.right, inner.bottom - line)
    return _Plot(plot, low, high, step, tuple(_at(plot, evidence, index) for index in range(len(series.points))))


def _span(series: Series) -> tuple[float, float, float]:
    """The least and the greatest value of the axis, and its step."""
    values = [point.value for point in series.points] + ([series.target] if series.target is not None else [])
    least, greatest = min(values), max(values)
    bottom = 0.0 if min(point.value for point in series.points) >= 0 else least - _HEADROOM * (greatest - least)
    top = max(greatest + _HEADROOM * (greatest - min(least, bottom)), 0.0)
    room = top - bottom or 1.0
    power = 10.0 ** math.floor(math.log10(room / _MOST_STEPS))
    step = next(each * power for each in _STEPS if room / (each * power) <= _MOST_STEPS)
    low, high = math.floor(bottom / step) * step, math.ceil(round(top / step, 9)) * step
    return low, high if high > low else low + step, step


def _at(plot: Frame, evidence: Chart, index: int) -> float:
    """Where a reading stands: on its day, or in the middle of its part of the axis."""
    if evidence.scale:
        return _on(plot, evidence.scale, evidence.series.points[index].date)
    return plot.left + (index + 0.5) / len(evidence.series.points) * plot.width


def _on(plot: Frame, scale: DateScale, day: date) -> float:
    return plot.left + (day - scale.first).days / max(1, (scale.last - scale.first).days) * plot.width


def _names(evidence: Chart) -> list[tuple[date | int, str]]:
    """What stands under the axis: months or years on a scale of dates, else every so manieth reading's own name."""
    scale = evidence.scale
    if scale is None:
        steps = range(0, len(evidence.series.points), evidence.label_step)
        return [(index, evidence.series.points[index].date_text) for index in steps]
    first = scale.first.year * MONTHS_A_YEAR + scale.first.month - 1
    last = scale.last.year * MONTHS_A_YEAR + scale.last.month - 1
    days = (date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1, scale.month_step))
    is_years = scale.month_step % MONTHS_A_YEAR == 0
    return [(day, str(day.year) if is_years else f"{_MONTHS[day.month - 1]} {day.year}") for day in days]


def _axes(pen: Pen, evidence: Chart, plot: _Plot) -> Iterator[str]:
    """Quiet lines at the values, and names that stand upright."""
    frame, size, hairline = plot.frame, evidence.label_size, pen.deck_theme.rules.hairline.points
    decimals = _decimals(plot.step)
    for value in plot.ticks():
        at = plot.y(value)
        is_axis = abs(value - max(plot.low, 0.0)) < plot.step / 2
        line = pen.paint(None, "muted" if is_axis else "rule", hairline)
        yield vector.polyline([(frame.left, at), (frame.right, at)], line)
        words = _said(value, decimals)
        yield _words(pen, frame.left - _AXIS_GAP, at + _HALF_FIGURE * size, words, size, "secondary", "end")
    foot = frame.bottom + size
    for place, name in _names(evidence):
        at = plot.places[place] if isinstance(place, int) else _on(frame, _scale(evidence), place)
        yield _words(pen, at, foot, name, size, "secondary")


def _scale(evidence: Chart) -> DateScale:
    assert evidence.scale is not None
    return evidence.scale


def _readings(pen: Pen, evidence: Chart, plot: _Plot) -> Iterator[str]:
    """Columns or a line, the target, and the labels over both."""
    series, last = evidence.series, len(evidence.series.points) - 1
    size = pen.deck_theme.types["range_label"].largest
    if series.kind == "columns" and series.target is None and evidence.scale is None:
        yield from _columns(pen, series, plot)
        lift = 0.3 * size
    else:
        yield from _course(pen, series, plot)
        lift = _ABOVE * size
    labelled = {last, 0} if series.kind == "slope" else {last}
    for index in sorted(labelled):
        point = series.points[index]
        top = plot.y(max(point.value, 0.0) if lift < _ABOVE * size else point.value) - lift
        yield _words(pen, plot.places[index], top, point.value_text, size, "accent", is_bold=True)


def _columns(pen: Pen, series: Series, plot: _Plot) -> Iterator[str]:
    """One column for each reading, the last in the accent."""
    slot = plot.frame.width / len(series.points)
    width = slot / (1 + pen.measure("column_gap_percent") / 100)
    for index, point in enumerate(series.points):
        top, bottom = sorted((plot.y(point.value), plot.y(max(0.0, plot.low))))
        frame = Frame.between(plot.places[index] - width / 2, top, plot.places[index] + width / 2, bottom)
        yield vector.rectangle(frame, pen.paint("accent" if index == len(series.points) - 1 else "navy"))


def _course(pen: Pen, series: Series, plot: _Plot) -> Iterator[str]:
    """The readings joined, and the target as a dashed line from the first to the last."""
    points = [(place, plot.y(point.value)) for place, point in zip(plot.places, series.points, strict=True)]
    marker = pen.measure("chart_marker")
    yield vector.polyline(points, pen.paint(None, "accent", pen.measure("chart_line")))
    for x, y in points:
        yield vector.ellipse(Frame(x - marker / 2, y - marker / 2, marker, marker), pen.paint("accent"))
    if series.target is not None:
        yield from _target(pen, series, plot)


def _target(pen: Pen, series: Series, plot: _Plot) -> Iterator[str]:
    """Named where it is farthest from the readings and from the axis; between two there is no room."""
    assert series.target is not None
    level, width = plot.y(series.target), pen.measure("pole")
    dashes = " ".join(number(part * width) for part in _DASHES)
    ends = f'x1="{number(plot.places[0])}" x2="{number(plot.places[-1])}" y1="{number(level)}" y2="{number(level)}"'
    yield f'<line {ends} stroke-dasharray="{dashes}"{pen.paint(None, "navy", width).attributes}/>'
    if series.kind != "slope" and len(series.points) > 2:
        target, size = series.target, pen.deck_theme.types["range_label"].largest
        farthest = max(range(1, len(series.points) - 1), key=lambda index: abs(series.points[index].value - target))
        words = pen.deck_theme.labels["target"].format(value=series.target_text)
        yield _words(pen, plot.places[farthest], level - _ABOVE * size, words, size, "navy", is_bold=True)


def _words(
    pen: Pen, x: float, y: float, words: str, size: float, color: str, anchor: str = "middle", *, is_bold: bool = False
) -> str:
    families = ", ".join(f"'{family}'" for family in pen.theme.families(pen.deck_theme.fonts.latin))
    looks = f'font-family="{families}" font-size="{number(size)}" font-weight="{600 if is_bold else 400}"'
    place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
    return f"<text {place} {looks}{pen.paint(color).attributes}>{escape(words)}</text>"


def _decimals(step: float) -> int:
    return max(0, -math.floor(math.log10(step) + 1e-9))


def _said(value: float, decimals: int) -> str:
    """A value of the axis, with separators and no more decimals than it needs."""
    words = f"{value + 0.0:,.{decimals}f}"
    return words.rstrip("0").rstrip(".") if decimals else words
