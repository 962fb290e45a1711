"""How are likelihoods drawn side by side?

As a native chart of floating bars over the strip of the yardstick, so that whoever changes a number in the workbook
moves its bar and its words. What is left of a range and right of it are bars too, without fill: the first floats the
range, and either carries its words where they do not fit in it. Strip and chart have the same edges; the chart itself
has neither axis nor grid.
"""

from reportgen import text
from reportgen.plan.deck.evidence import RangeRow, Ranges
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck import chart, rangepart, workbook
from reportgen.render.deck.canvas import Box
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.pen import Pen
from reportgen.render.deck.rangepart import Bar
from reportgen.render.deck.xmltext import CHART


def draw(pen: Pen, evidence: Ranges) -> None:
    """The yardstick's tones, then a row for each path, then the chart of their ranges."""
    _scale(pen, evidence)
    for index, row in enumerate(evidence.rows):
        pen.rule(row.number.frame.left, evidence.scale.right, row.top, f"Rule {index + 1}", "hairline", "rule")
        pen.text(row.number)
        color = "accent" if index == 0 and row.bar else None
        pen.text(row.title, color)
        if row.bar and row.low == row.high:
            # No chart shows a bar of no width.
            pen.box(row.bar, f"{row.title.name}:tick", Paint(color or "navy"))
    _chart(pen, evidence)


def _scale(pen: Pen, evidence: Ranges) -> None:
    """The strip with its edges drawn down through the rows."""
    scale, tones = evidence.scale, pen.theme.likelihood
    shapes = [pen.text(evidence.heading)]
    shapes += [pen.text(words) for words in evidence.labels]
    hairline, bottom = pen.deck_theme.rules.hairline.points, _frame(evidence).bottom
    for index, step in enumerate(evidence.steps):
        left, right = (scale.left + value / 100 * scale.width for value in (step.low, step.high))
        tone = Frame(left, scale.top, right - left, scale.height)
        shapes.append(pen.box(tone, f"scale:{step.term}", Paint(tones[index].fill)))
        line = Frame(left, scale.bottom, hairline, bottom - scale.bottom)
        shapes.append(pen.box(line, f"scale:{step.low}", Paint("rule")))
    pen.group(shapes, "scale", evidence.scale_alt)


def _frame(evidence: Ranges) -> Frame:
    """Where the bars stand: under the scale, from the first row to the last."""
    last = evidence.rows[-1]
    return Frame.between(evidence.scale.left, evidence.rows[0].top, evidence.scale.right, last.top + last.height)


def _chart(pen: Pen, evidence: Ranges) -> None:
    bars = [_bar(row) for row in evidence.rows]
    thick = pen.measure("range_bar")
    planned = rangepart.RangeChart(
        names=evidence.columns,
        bars=tuple(bars),
        gap=min(rangepart.WIDEST_GAP, round((evidence.rows[0].height - thick) / thick * 100)),
        apart=pen.measure("rule_gap") / evidence.scale.width,
        size=pen.deck_theme.types["range_label"].largest,
        language=pen.lettering.language,
    )
    columns = list(zip(*(bar.parts for bar in bars), strict=True))
    book = workbook.content(evidence.columns, [bar.name for bar in bars], columns, workbook.PERCENT)
    graphic = chart.reference(pen, rangepart.range_xml(planned, pen.palette), book)
    pen.frame(Box.of(_frame(evidence)), "paths:likelihoods", evidence.alt, CHART, graphic)


def _bar(row: RangeRow) -> Bar:
    words = " ".join(text.plain(piece.line) for piece in row.label.pieces) if row.label else ""
    return Bar(row.name, row.low, row.high, words, row.side)
