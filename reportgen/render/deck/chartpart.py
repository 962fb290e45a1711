"""What is in a chart part?

A native chart that PowerPoint can edit, in DrawingML close to what PowerPoint itself writes: elements stand in the
order of ECMA-376 Part 1, 21.2. What a chart shows is kept in it beside the references to its workbook, for whoever
draws it without opening that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.plan.deck.evidence import DateScale
from reportgen.render.deck import workbook
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import CHART, DECLARATION, DRAWING, RELATIONS, escaped, quoted

_MONTHS_A_YEAR = 12
# Nothing of a label but what it is given; then nothing of the labels that no point has.
SHOWN = '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
SHOWN += '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point."""

    index: int
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One row of readings: `look` is its line or its columns, `color` that of its labels."""

    name: str
    values: tuple[float, ...]
    color: str
    look: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows and how; `label_step` is every how manieth reading is named under the axis."""

    kind: Literal["columns", "line"]
    moments: tuple[date | str, ...]
    curves: tuple[Curve, ...]
    scale: DateScale | None
    label_step: int
    label_size: float
    value_size: float
    grid: int
    gap: int
    language: str


def chart_xml(chart: Chart, palette: Palette) -> str:
    """The chart part; relationship `rId1` leads to its workbook."""
    plot = _columns(chart, palette) if chart.kind == "columns" else _lines(chart, palette)
    size = f'sz="{round(chart.label_size * 100)}" lang={quoted(chart.language)}'
    shown = '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/><c:showDLblsOverMax val="0"/>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"><c:date1904 val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}{_moments(chart, palette, size)}'
        f"{_values(chart, palette)}</c:plotArea>{shown}</c:chart>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {size}>{palette.fill_xml('secondary')}</a:defRPr>"
        f"</a:pPr><a:endParaRPr lang={quoted(chart.language)}/></a:p></c:txPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _columns(chart: Chart, palette: Palette) -> str:
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{_curves(chart, palette, "outEnd", "")}'
        f'<c:gapWidth val="{chart.gap}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def _lines(chart: Chart, palette: Palette) -> str:
    curves = _curves(chart, palette, "t", '<c:smooth val="0"/>')
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{curves}'
        '<c:marker val="1"/><c:smooth val="0"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
    )


def _curves(chart: Chart, palette: Palette, position: str, end: str) -> str:
    rows = len(chart.moments) + 1
    sheet = workbook.SHEET
    moments = _moment_references(f"{sheet}!$A$2:$A${rows}", chart.moments)
    found = ""
    for index, curve in enumerate(chart.curves):
        column = workbook.column_letter(index + 2)
        name = cache("str", f"{sheet}!${column}$1", [curve.name])
        values = cache(
            "num", f"{sheet}!${column}$2:${column}${rows}", [str(value) for value in curve.values], workbook.GENERAL
        )
        found += (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>{curve.look}'
            f"{_labels(chart, curve, palette, position)}<c:cat>{moments}</c:cat><c:val>{values}</c:val>{end}</c:ser>"
        )
    return found


def _moment_references(place: str, moments: Sequence[date | str]) -> str:
    days = [f"{workbook.days(moment)}.0" for moment in moments if isinstance(moment, date)]
    if days:
        return cache("num", place, days, workbook.DATE_FORMAT)
    return cache("str", place, [moment for moment in moments if isinstance(moment, str)])


def cache(kind: Literal["num", "str"], place: str, values: Sequence[str | None], form: str = "") -> str:
    """A reference to the workbook with what stands there; None is a gap."""
    code = f"<c:formatCode>{form}</c:formatCode>" if form else ""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escaped(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{kind}Ref><c:f>{place}</c:f><c:{kind}Cache>{code}"
        f'<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'
    )


def _labels(chart: Chart, curve: Curve, palette: Palette, position: str) -> str:
    if not curve.labels:
        return ""
    size, fill = round(chart.value_size * 100), palette.fill_xml(curve.color)
    labels = "".join(
        f'<c:dLbl><c:idx val="{label.index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang={quoted(chart.language)} sz="{size}" b="1">{fill}</a:rPr><a:t>{escaped(label.words)}</a:t></a:r>'
        f'</a:p></c:rich></c:tx><c:dLblPos val="{position}"/>{SHOWN.format(value=1)}</c:dLbl>'
        for label in sorted(curve.labels, key=lambda label: label.index)
    )
    return f'<c:dLbls>{labels}{SHOWN.format(value=0)}<c:showLeaderLines val="1"/></c:dLbls>'


def _moments(chart: Chart, palette: Palette, size: str) -> str:
    """The axis of the readings' moments: their names, upright, or marks every so many months.

    The readings' own days are in the workbook and in the notes.
    """
    tag = "dateAx" if chart.scale else "catAx"
    # Marks show where months begin, and keep their names clear of the zero.
    tick = "out" if chart.scale else "none"
    look = (
        f'<c:majorTickMark val="{tick}"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln>{palette.fill_xml('muted')}</a:ln></c:spPr><c:txPr>"
        f'<a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr {size}/></a:pPr></a:p></c:txPr>'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/>'
    )
    bounds = form = ""
    if scale := chart.scale:
        first, last = workbook.days(scale.first), workbook.days(scale.last)
        bounds = f'<c:max val="{last}.0"/><c:min val="{first}.0"/>'
        code = "yyyy" if scale.month_step % _MONTHS_A_YEAR == 0 else "mmm yyyy"
        form = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        end = (
            '<c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
            f'<c:majorUnit val="{scale.month_step}"/><c:majorTimeUnit val="months"/>'
        )
    else:
        skip = f'<c:tickLblSkip val="{chart.label_step}"/>' if chart.label_step > 1 else ""
        end = f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="0"/>'
    return (
        f'<c:{tag}><c:axId val="1"/><c:scaling><c:orientation val="minMax"/>{bounds}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{form}{look}{end}</c:{tag}>'
    )


def _values(chart: Chart, palette: Palette) -> str:
    """A quiet axis of values, from zero where none is below it."""
    values = chart.curves[0].values
    form = "#,##0" if all(float(value).is_integer() for value in values) else "#,##0.##"
    bound = '<c:scaling><c:min val="0.0"/></c:scaling>' if min(values) >= 0 else "<c:scaling/>"
    return (
        f'<c:valAx><c:axId val="2"/>{bound}<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>'
        f'<a:ln w="{chart.grid}">{palette.fill_xml("rule")}</a:ln></c:spPr></c:majorGridlines>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )
