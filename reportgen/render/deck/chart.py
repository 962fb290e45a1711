"""How is a series drawn?

As a native chart with its workbook. Dates and values stand in the workbook as numbers and text, never as
formulas. The last point alone is labelled, with the author's own spelling. XlsxWriter is imported on use: it
is most of what importing python-pptx's charts costs.
"""

from typing import Any

from reportgen.graphics.spec import Series
from reportgen.plan.deck.evidence import Chart
from reportgen.render.deck import callouts, oxml
from reportgen.render.deck.pen import Pen
from reportgen.units import Length


def draw(pen: Pen, evidence: Chart) -> None:
    """The chart with its measure above it and the value beside it."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    series = evidence.series
    measure = oxml.placeholder(pen.slide, "Measure")
    pen.lettering.fill(pen.slide, measure._element.txBody, evidence.subtitle.pieces)
    content = CategoryChartData()
    content.categories = [point.date_text for point in series.points]
    content.add_series(series.unit, [point.value for point in series.points])
    if series.target is not None:
        content.add_series(series.target_text or "", [series.target] * len(series.points))
    is_columns = series.kind == "columns"
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if is_columns and series.target is None else XL_CHART_TYPE.LINE_MARKERS
    frame = oxml.placeholder(pen.slide, "Chart").insert_chart(kind, content)
    pen.place(frame, evidence.frame)
    oxml.name(frame, f"indicator:{evidence.key}:chart")
    oxml.describe(frame, series.alt)
    _style(pen, frame.chart, series, evidence.label_size)
    callouts.draw_callout(pen, evidence.callout)


def _style(pen: Pen, chart: Any, series: Series, size: float) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
    from pptx.util import Pt

    palette = pen.palette
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(size)
    palette.apply(chart.font.color, "secondary")
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.width = pen.deck_theme.rules.hairline.emu
    palette.apply(values.major_gridlines.format.line.color, "rule")
    values.format.line.fill.background()
    values.major_tick_mark = categories.major_tick_mark = XL_TICK_MARK.NONE
    palette.apply(categories.format.line.color, "muted")
    if min(point.value for point in series.points) >= 0:
        values.minimum_scale = 0
    plot = chart.plots[0]
    plot.has_data_labels = False
    main = plot.series[0]
    last = len(series.points) - 1
    if hasattr(plot, "gap_width"):
        plot.gap_width = 60
        main.format.fill.solid()
        palette.apply(main.format.fill.fore_color, "navy")
        fill = main.points[last].format.fill
        fill.solid()
        palette.apply(fill.fore_color, "accent")
    else:
        main.smooth = False
        main.format.line.width = Length(pen.measure("chart_line")).emu
        palette.apply(main.format.line.color, "accent")
        main.marker.style = XL_MARKER_STYLE.CIRCLE
        main.marker.size = 7
        main.marker.format.fill.solid()
        palette.apply(main.marker.format.fill.fore_color, "accent")
        palette.apply(main.marker.format.line.color, "white")
    _label(pen, main.points[last], series.points[last].value_text, XL_LABEL_POSITION.OUTSIDE_END if hasattr(plot, "gap_width") else XL_LABEL_POSITION.ABOVE, "accent")
    if series.target is not None:
        target = plot.series[1]
        target.smooth = False
        target.format.line.width = Length(pen.measure("pole")).emu
        target.format.line.dash_style = 4
        palette.apply(target.format.line.color, "navy")
        target.marker.style = XL_MARKER_STYLE.NONE
        words = pen.deck_theme.labels["target"].format(value=series.target_text)
        _label(pen, target.points[0], words, XL_LABEL_POSITION.ABOVE, "navy")


def _label(pen: Pen, point: Any, words: str, position: Any, color: str) -> None:
    from pptx.util import Pt

    label = point.data_label
    label.position = position
    frame = label.text_frame
    frame.text = words
    font = frame.paragraphs[0].runs[0].font
    font.bold = True
    font.size = Pt(pen.deck_theme.types["range_label"].largest)
    pen.palette.apply(font.color, color)
