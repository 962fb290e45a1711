"""How is a series drawn?

As a native chart with its workbook. Readings stand in the workbook as numbers, names as text. The last point alone
is labelled, with the author's own spelling; a target is a dashed second line, so counts with a target are lines too.
"""

from collections.abc import Sequence

from reportgen.graphics.spec import Series
from reportgen.plan.deck.evidence import Chart
from reportgen.render.deck import callouts, chartpart, workbook
from reportgen.render.deck.canvas import Box
from reportgen.render.deck.chartpart import Curve, Label
from reportgen.render.deck.pen import Pen
from reportgen.render.deck.xmltext import CHART


def draw(pen: Pen, evidence: Chart) -> None:
    """The chart with its measure above it and the value beside it."""
    pen.fill("Measure", evidence.subtitle.pieces, evidence.subtitle.frame)
    chart = _chart(pen, evidence)
    names, columns = [curve.name for curve in chart.curves], [curve.values for curve in chart.curves]
    book = workbook.content(names, chart.moments, columns)
    graphic = reference(pen, chartpart.chart_xml(chart, pen.palette), book)
    name = f"indicator:{evidence.key}:chart"
    pen.graphic("Chart", Box.of(evidence.frame), name, evidence.series.alt, CHART, graphic)
    callouts.draw_callout(pen, evidence.callout)


def reference(pen: Pen, xml: str, book: bytes) -> str:
    """Add a chart with its workbook to the deck; what a frame shows it by."""
    relation = pen.canvas.relations.to("chart", pen.parts.chart(xml, book))
    return f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'


def _chart(pen: Pen, evidence: Chart) -> chartpart.Chart:
    series = evidence.series
    is_columns = series.kind == "columns" and series.target is None and evidence.scale is None
    readings = _columns(pen, series) if is_columns else _line(pen, series)
    return chartpart.Chart(
        kind="columns" if is_columns else "line",
        moments=tuple(point.date if evidence.scale else point.date_text for point in series.points),
        curves=(readings, *_target(pen, series)),
        scale=evidence.scale,
        label_step=evidence.label_step,
        label_size=evidence.label_size,
        value_size=pen.deck_theme.types["range_label"].largest,
        grid=pen.deck_theme.rules.hairline.emu,
        gap=round(pen.measure("column_gap_percent")),
        language=pen.lettering.language,
    )


def _columns(pen: Pen, series: Series) -> Curve:
    """Quiet columns, the last one loud."""
    last, fill = len(series.points) - 1, pen.palette.fill_xml
    look = f'<c:spPr>{fill("navy")}</c:spPr><c:dPt><c:idx val="{last}"/><c:spPr>{fill("accent")}</c:spPr></c:dPt>'
    return Curve(series.unit, _values(series), "accent", look, _labels(series, [last]))


def _line(pen: Pen, series: Series) -> Curve:
    """A heavy line with a point at each reading; a slope says both of its ends."""
    fill, last = pen.palette.fill_xml, len(series.points) - 1
    look = (
        f'<c:spPr><a:ln w="{_width(pen, "chart_line")}">{fill("accent")}</a:ln></c:spPr>'
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(pen.measure("chart_marker"))}"/>'
        f"<c:spPr>{fill('accent')}<a:ln>{fill('white')}</a:ln></c:spPr></c:marker>"
    )
    return Curve(
        series.unit, _values(series), "accent", look, _labels(series, [0, last] if series.kind == "slope" else [last])
    )


def _target(pen: Pen, series: Series) -> tuple[Curve, ...]:
    """A dashed line, named where it is farthest from the readings and from the axis; between two there is no room."""
    if series.target is None:
        return ()
    target, line = series.target, f'{pen.palette.fill_xml("navy")}<a:prstDash val="dash"/>'
    look = f'<c:spPr><a:ln w="{_width(pen, "pole")}">{line}</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
    labels: tuple[Label, ...] = ()
    if series.kind != "slope":
        inner = range(1, len(series.points) - 1)
        farthest = max(inner, key=lambda index: abs(series.points[index].value - target))
        words = pen.deck_theme.labels["target"].format(value=series.target_text)
        labels = (Label(farthest, words),)
    return (Curve(series.target_text or "", (target,) * len(series.points), "navy", look, labels),)


def _values(series: Series) -> tuple[float, ...]:
    return tuple(point.value for point in series.points)


def _labels(series: Series, indexes: Sequence[int]) -> tuple[Label, ...]:
    return tuple(Label(index, series.points[index].value_text) for index in indexes)


def _width(pen: Pen, name: str) -> int:
    return pen.deck_theme.measures[name].emu
