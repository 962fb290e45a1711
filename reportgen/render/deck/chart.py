"""How is a series drawn?

As a native chart with its workbook. Readings stand in the workbook as numbers, names as text: one that begins with
an equals sign is no formula. The last point alone is labelled, with the author's own spelling. What writes charts
and workbooks is imported on use: it is most of what importing python-pptx costs.
"""

from datetime import date
from typing import Any

from reportgen.graphics.spec import Series
from reportgen.plan.deck.evidence import Chart, DateScale
from reportgen.render.deck import callouts, oxml
from reportgen.render.deck.pen import Pen
from reportgen.render.deck.xmltext import fragment

MONTHS_A_YEAR = 12
# Workbooks count days from here.
EPOCH = date(1899, 12, 30)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw(pen: Pen, evidence: Chart) -> None:
    """The chart with its measure above it and the value beside it."""
    series = evidence.series
    measure = oxml.placeholder(pen.slide, "Measure")
    pen.place(measure, evidence.subtitle.frame)
    pen.lettering.fill(pen.slide, measure._element.txBody, evidence.subtitle.pieces)
    frame = _insert(oxml.placeholder(pen.slide, "Chart"), evidence)
    pen.place(frame, evidence.frame)
    oxml.name(frame, f"indicator:{evidence.key}:chart")
    oxml.describe(frame, series.alt)
    _axes(pen, frame.chart, evidence)
    _series(pen, frame.chart.plots[0], series)
    callouts.draw_callout(pen, evidence.callout)


def _insert(placeholder: Any, evidence: Chart) -> Any:
    """Put the chart in its placeholder; a target is a second line, so counts with a target are lines too."""
    from pptx.enum.chart import XL_CHART_TYPE

    from reportgen.render.deck import workbook

    series = evidence.series
    content: Any = workbook.chart_data()
    content.categories = [point.date if evidence.scale else point.date_text for point in series.points]
    content.add_series(series.unit, [point.value for point in series.points])
    if series.target is not None:
        content.add_series(series.target_text or "", [series.target] * len(series.points))
    is_columns = series.kind == "columns" and series.target is None and evidence.scale is None
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if is_columns else XL_CHART_TYPE.LINE_MARKERS
    return placeholder.insert_chart(kind, content)


def _axes(pen: Pen, chart: Any, evidence: Chart) -> None:
    """A quiet value axis from zero, and names that stand upright."""
    from pptx.enum.chart import XL_TICK_MARK
    from pptx.util import Pt

    palette = pen.palette
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(evidence.label_size)
    palette.apply(chart.font.color, "secondary")
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.width = pen.deck_theme.rules.hairline.emu
    palette.apply(values.major_gridlines.format.line.color, "rule")
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0.##", False
    if all(float(point.value).is_integer() for point in evidence.series.points):
        values.tick_labels.number_format = "#,##0"
    values.major_tick_mark = categories.major_tick_mark = XL_TICK_MARK.NONE
    palette.apply(categories.format.line.color, "muted")
    if min(point.value for point in evidence.series.points) >= 0:
        values.minimum_scale = 0
    categories.tick_labels.font.size = Pt(evidence.label_size)
    if evidence.scale:
        _date_scale(categories, evidence.scale)
    body = categories._element.txPr.bodyPr
    body.set("rot", "0")
    body.set("vert", "horz")
    if evidence.label_step > 1 and not evidence.scale:
        skip = fragment(f'<c:tickLblSkip xmlns:c="{_CHART}" val="{evidence.label_step}"/>')
        # In the order of ECMA-376 Part 1, 21.2.2.25: before the marks' own skip and c:noMultiLvlLbl.
        following = categories._element.find("{*}noMultiLvlLbl")
        following.addprevious(skip)


def _date_scale(axis: Any, scale: DateScale) -> None:
    """Marks every so many months: the readings' own days are in the workbook and in the notes."""
    axis.minimum_scale, axis.maximum_scale = ((day - EPOCH).days for day in (scale.first, scale.last))
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.number_format = "yyyy" if scale.month_step % MONTHS_A_YEAR == 0 else "mmm yyyy"
    element = axis._element
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in element.findall(f"{{*}}{name}"):
            element.remove(old)
    # In the order of ECMA-376 Part 1, 21.2.2.39: after c:lblOffset.
    before = element.find("{*}lblOffset")
    for tag in ('majorTimeUnit val="months"', f'majorUnit val="{scale.month_step}"', 'baseTimeUnit val="days"'):
        before.addnext(fragment(f'<c:{tag} xmlns:c="{_CHART}"/>'))


def _series(pen: Pen, plot: Any, series: Series) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

    palette, main, last = pen.palette, plot.series[0], len(series.points) - 1
    plot.has_data_labels = False
    if hasattr(plot, "gap_width"):
        plot.gap_width = round(pen.measure("column_gap_percent"))
        for fill, color in ((main.format.fill, "navy"), (main.points[last].format.fill, "accent")):
            fill.solid()
            palette.apply(fill.fore_color, color)
        _label(pen, main.points[last], series.points[last].value_text, XL_LABEL_POSITION.OUTSIDE_END, "accent")
        return
    main.smooth = False
    main.format.line.width = _width(pen, "chart_line")
    palette.apply(main.format.line.color, "accent")
    main.marker.style = XL_MARKER_STYLE.CIRCLE
    main.marker.size = round(pen.measure("chart_marker"))
    main.marker.format.fill.solid()
    palette.apply(main.marker.format.fill.fore_color, "accent")
    palette.apply(main.marker.format.line.color, "white")
    _label(pen, main.points[last], series.points[last].value_text, XL_LABEL_POSITION.ABOVE, "accent")
    if series.kind == "slope":
        _label(pen, main.points[0], series.points[0].value_text, XL_LABEL_POSITION.ABOVE, "accent")
    if series.target is not None:
        _target(pen, plot.series[1], series)


def _target(pen: Pen, line: Any, series: Series) -> None:
    """A dashed line, named where it is farthest from the readings and from the axis; between two there is no room."""
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE

    assert series.target is not None
    line.smooth = False
    line.format.line.width = _width(pen, "pole")
    line.format.line.dash_style = MSO_LINE.DASH
    pen.palette.apply(line.format.line.color, "navy")
    line.marker.style = XL_MARKER_STYLE.NONE
    if series.kind == "slope":
        return
    inner = range(1, len(series.points) - 1)
    target = series.target
    farthest = max(inner, key=lambda index: abs(series.points[index].value - target))
    words = pen.deck_theme.labels["target"].format(value=series.target_text)
    _label(pen, line.points[farthest], words, XL_LABEL_POSITION.ABOVE, "navy")


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


def _width(pen: Pen, name: str) -> int:
    return pen.deck_theme.measures[name].emu
