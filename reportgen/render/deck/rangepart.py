"""What is in the chart part of floating ranges?

Stacked bars of which the middle ones are filled, in DrawingML close to what PowerPoint writes: elements stand in the
order of ECMA-376 Part 1, 21.2. The plot fills its frame to the edges, so that a percent of the scale is a percent of
the frame's width. A stacked bar takes words at its base, in its middle and at its end, not beside it.
"""

from dataclasses import dataclass

from reportgen.plan.deck.evidence import RangeSide
from reportgen.render.deck import workbook
from reportgen.render.deck.chartpart import SHOWN, cache
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import CHART, DECLARATION, DRAWING, RELATIONS, escaped, quoted

# The gap between bars, in percent of their thickness, has this ceiling (ECMA-376 Part 1, 21.2.3.12).
WIDEST_GAP = 500
_SIDES: tuple[RangeSide, ...] = ("before", "inside", "after")
_POSITIONS: dict[RangeSide, str] = {"before": "inEnd", "inside": "ctr", "after": "inBase"}
# Words that keep apart from their bar are no reason to draw a line to it ([MS-ODRAWXML] 2.24.3.63).
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
_HIDDEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
# The plot's own edges are those of the frame.
_WHOLE = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="1"/></c:manualLayout></c:layout>'
)
_AXES = (
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="1"/>'
    '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
    '<c:noMultiLvlLbl val="0"/></c:catAx>'
    # Categories that run downwards take the value axis along to the top, unless it crosses at their end.
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="1.0"/><c:min val="0.0"/></c:scaling>'
    '<c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="max"/></c:valAx>'
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One range in percent with its words and where they stand; without bounds it is a gap."""

    name: str
    low: int | None
    high: int | None
    words: str
    side: RangeSide

    @property
    def parts(self) -> tuple[float | None, float | None, float | None]:
        """What lies below the range, the range, and what lies above it, as parts of one."""
        if self.low is None or self.high is None:
            return None, None, None
        return self.low / 100, (self.high - self.low) / 100, (100 - self.high) / 100


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Bars from top to bottom; `names` are those of their three parts.

    `apart` is the part of the scale's width that words keep from a bar that is too short for them.
    """

    names: tuple[str, str, str]
    bars: tuple[Bar, ...]
    gap: int
    apart: float
    size: float
    language: str


def range_xml(chart: RangeChart, palette: Palette) -> str:
    """The chart part; relationship `rId1` leads to its workbook. The first range is the loud one."""
    series = "".join(_series(chart, palette, index) for index in range(len(chart.names)))
    shown = '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/><c:showDLblsOverMax val="0"/>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_WHOLE}'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{chart.gap}"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_AXES}'
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{shown}</c:chart>{_HIDDEN}"
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(chart.size * 100)}"/></a:pPr>'
        f"<a:endParaRPr lang={quoted(chart.language)}/></a:p></c:txPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: RangeChart, palette: Palette, index: int) -> str:
    """One of the three parts of every bar."""
    rows, column, sheet = len(chart.bars) + 1, workbook.column_letter(index + 2), workbook.SHEET
    name = cache("str", f"{sheet}!${column}$1", [chart.names[index]])
    paths = cache("str", f"{sheet}!$A$2:$A${rows}", [bar.name for bar in chart.bars])
    parts = [bar.parts[index] for bar in chart.bars]
    values = cache(
        "num",
        f"{sheet}!${column}$2:${column}${rows}",
        [None if part is None else str(part) for part in parts],
        workbook.PERCENT,
    )
    look = _ranges(chart, palette) if _SIDES[index] == "inside" else f'{_HIDDEN}<c:invertIfNegative val="0"/>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>{look}'
        f"{_labels(chart, palette, _SIDES[index])}<c:cat>{paths}</c:cat><c:val>{values}</c:val></c:ser>"
    )


def _ranges(chart: RangeChart, palette: Palette) -> str:
    """Quiet bars, the first loud."""
    fill, first = palette.fill_xml, '<c:dPt><c:idx val="0"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
    loud = f"{first}<c:spPr>{fill('accent')}</c:spPr></c:dPt>" if chart.bars[0].low is not None else ""
    return f'<c:spPr>{fill("navy")}</c:spPr><c:invertIfNegative val="0"/>{loud}'


def _labels(chart: RangeChart, palette: Palette, side: RangeSide) -> str:
    labelled = [(index, bar) for index, bar in enumerate(chart.bars) if bar.side == side and bar.words]
    if not labelled:
        return ""
    color, size = palette.fill_xml("white" if side == "inside" else "navy"), round(chart.size * 100)
    look = f'lang={quoted(chart.language)} sz="{size}" b="1"'
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_apart(chart, side)}<c:tx><c:rich>'
        '<a:bodyPr wrap="none" lIns="0" rIns="0" anchor="ctr"/><a:lstStyle/><a:p>'
        f"<a:r><a:rPr {look}>{color}</a:rPr><a:t>{escaped(bar.words)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{_POSITIONS[side]}"/>{SHOWN.format(value=1)}</c:dLbl>'
        for index, bar in labelled
    )
    return f"<c:dLbls>{labels}{SHOWN.format(value=0)}{_NO_LEADERS}</c:dLbls>"


def _apart(chart: RangeChart, side: RangeSide) -> str:
    """Words beside a bar keep apart from it, as if they had been dragged there."""
    if side == "inside":
        return ""
    shift = chart.apart if side == "after" else -chart.apart
    return f'<c:layout><c:manualLayout><c:x val="{shift:.4f}"/><c:y val="0"/></c:manualLayout></c:layout>'
