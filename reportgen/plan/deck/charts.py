"""How does the course of one indicator fill a slide?

Every reading is the chart's own, in a native chart that PowerPoint can edit; the value as typed stands large
beside it.
"""

import math
from collections.abc import Sequence

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.graphics.spec import Series
from reportgen.plan.callout import Callout
from reportgen.plan.deck import indicators, notes, titles
from reportgen.plan.deck.evidence import Chart
from reportgen.plan.deck.placed import Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

LAYOUT = "Brief Chart"


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
            Words("measure", measure, (sheet.piece(callout.label, "measure"),)),
            _label_step(sheet, series, frame.width),
            indicators.across(sheet, (callout,), beside, "side_value")[0],
        ),
        notes=notes.notes(sheet, [*indicators.spoken(sheet, indicator), readings], numbers),
        footer=notes.footer(sheet, brief.title, numbers),
    )


def _label_step(sheet: Sheet, series: Series, width: float) -> int:
    """Every how manieth reading is named under the axis, so that the names stand upright and apart."""
    size = sheet.size("label")
    widest = max(sheet.width(point.date_text, "label", size) for point in series.points) + size
    return max(1, math.ceil(widest * len(series.points) / (width - sheet.measure("axis_room"))))
