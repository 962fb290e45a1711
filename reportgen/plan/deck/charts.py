"""How does the course of one indicator fill a slide?

Every reading is the chart's own, in a native chart that PowerPoint can edit; the value as typed stands large
beside it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.graphics.spec import Series
from reportgen.plan.callout import Callout
from reportgen.plan.deck import figures, indicators, notes, titles
from reportgen.plan.deck.evidence import Chart, DateScale
from reportgen.plan.deck.placed import Frame, Piece
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

LAYOUT = "Brief Chart"
# Readings whose distances differ by more are no longer evenly spaced: months are 28 to 31 days, quarters 90 to 92.
EVEN = 1.3
MOST_MARKS = 7
# As wide as the name of a month becomes under an axis.
_LONG_MONTH = "Mmm 2000"
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAYS_A_MONTH, MONTHS_A_YEAR = 30.4, 12
# Room before the first reading and after the last, for what is written at them.
PADDING = 0.06


def slides(brief: Brief, sheet: Sheet, callouts: Sequence[Callout]) -> tuple[Slide, ...]:
    """One slide for each indicator that has a series."""
    return tuple(
        _slide(brief, sheet, callout, index) for index, callout in enumerate(callouts) if callout.series is not None
    )


def _slide(brief: Brief, sheet: Sheet, callout: Callout, index: int) -> Slide:
    assert callout.series is not None
    indicator, series = brief.indicators[index], callout.series
    title = titles.headline(sheet, [callout.takeaway, callout.note], text.plain(callout.label))
    frame = sheet.zone(LAYOUT, "Chart", title.line_count)
    numbers = {*callout.numbers, *notes.numbers_of(sheet, callout.label, callout.note)}
    measure = sheet.zone(LAYOUT, "Measure", title.line_count)
    readings = "; ".join(f"{point.date_text}: {point.value_text}" for point in series.points)
    beside = sheet.zone(LAYOUT, "Panel", title.line_count)
    return Slide(
        key=f"indicator-{callout.key}",
        layout=LAYOUT,
        section="indicators",
        kicker=sheet.label("indicators"),
        title=title,
        evidence=Chart(
            callout.key,
            series,
            frame,
            sheet.size("label"),
            sheet.words("measure", measure, (_measure(sheet, callout, series, measure),)),
            _label_step(sheet, series, frame.width),
            figures.across(sheet, (callout,), beside, "side_value")[0],
            date_scale(series, _most_marks(sheet, frame.width)),
        ),
        notes=notes.notes(sheet, [*indicators.spoken(sheet, indicator), readings], numbers),
        footer=notes.footer(sheet, brief.title, numbers),
    )


def _label_step(sheet: Sheet, series: Series, width: float) -> int:
    """Every how manieth reading is named under the axis, so that the names stand upright and apart."""
    size = sheet.size("label")
    widest = max(sheet.width(point.date_text, "label", size) for point in series.points) + size
    return max(1, math.ceil(widest * len(series.points) / (width - sheet.measure("axis_room"))))


def _most_marks(sheet: Sheet, width: float) -> int:
    """How many months can be named side by side under an axis."""
    size = sheet.size("label")
    name = sheet.width(_LONG_MONTH, "label", size) + size
    return max(2, min(MOST_MARKS, int((width - sheet.measure("axis_room")) / name)))


def date_scale(series: Series, most_marks: int = MOST_MARKS) -> DateScale | None:
    """The scale of dates that readings stand on, or None where they stand evenly and need none."""
    days = [point.date.toordinal() for point in series.points]
    apart = [later - earlier for earlier, later in pairwise(days)]
    is_even = len(apart) > 1 and max(apart) <= EVEN * min(apart)
    if is_even or min(apart) == 0:
        return None
    span = days[-1] - days[0]
    padding = max(1, round(span * PADDING))
    months = span / _DAYS_A_MONTH
    step = next((step for step in _MONTH_STEPS if months / step <= most_marks), _MONTH_STEPS[-1])
    first = date.fromordinal(max(1, days[0] - padding)).replace(day=1)
    # A scale of years begins with one, so that its marks stand where years begin.
    first = first.replace(month=1) if step >= MONTHS_A_YEAR else first
    return DateScale(first, date.fromordinal(min(date.max.toordinal(), days[-1] + padding)), step)


def _measure(sheet: Sheet, callout: Callout, series: Series, frame: Frame) -> Piece:
    """What is measured; between two readings no room is left to name the target's line, so it is named here."""
    label = sheet.piece(callout.label, "measure")
    if series.kind != "slope" or series.target_text is None:
        return label
    named = text.Run(" · " + sheet.label("target_line").format(value=series.target_text))
    longer = replace(label, line=(*label.line, named))
    return longer if sheet.fits_line(text.plain(longer.line), "measure", label.size, frame.width) else label
