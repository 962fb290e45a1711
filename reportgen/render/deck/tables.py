"""How are tables drawn?

As native tables in the layout's placeholder: a header row, hairlines between rows, no vertical lines and none at
the foot.
"""

from typing import Any

from reportgen.plan.deck.evidence import Cell, Legend, Rests, Row, Table
from reportgen.render.deck import oxml
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.lettering import emu
from reportgen.render.deck.pen import Pen


def draw(pen: Pen, evidence: Table) -> None:
    """Fill the layout's table placeholder."""
    placeholder = oxml.placeholder(pen.slide, "Table")
    has_header = any(cell.pieces for cell in evidence.header.cells)
    rows = (evidence.header, *evidence.rows) if has_header else evidence.rows
    frame = placeholder.insert_table(rows=len(rows), cols=len(evidence.columns))
    pen.place(frame, evidence.frame)
    oxml.name(frame, evidence.name)
    oxml.describe(frame, evidence.alt)
    oxml.style_table(frame)
    table = frame.table
    table.first_col = evidence.has_row_header
    for column, width in zip(table.columns, evidence.columns, strict=True):
        column.width = emu(width)
    for index, (drawn, row) in enumerate(zip(table.rows, rows, strict=True)):
        drawn.height = emu(row.height)
        is_header = has_header and index == 0
        for target, cell in zip(drawn.cells, row.cells, strict=True):
            _cell(pen, target, cell, row, evidence.padding, is_header=is_header, is_last=index == len(rows) - 1)


def _cell(
    pen: Pen, target: Any, cell: Cell, row: Row, padding: tuple[float, float, float], *, is_header: bool, is_last: bool
) -> None:
    left, right, vertical = padding
    target.margin_left, target.margin_right = emu(left), emu(right)
    target.margin_top = target.margin_bottom = emu(vertical)
    pen.lettering.fill(pen.slide, target._tc.get_or_add_txBody(), cell.pieces)
    target._tc.get_or_add_tcPr().set("anchor", "b" if is_header else "ctr")
    for edge in ("left", "right"):
        oxml.border(target, edge, None, "rule", pen.palette)
    if is_header:
        oxml.border(target, "top", None, "rule", pen.palette)
        oxml.border(target, "bottom", pen.deck_theme.rules.top, "navy", pen.palette)
    elif is_last:
        oxml.border(target, "bottom", None, "rule", pen.palette)
    else:
        oxml.border(target, "bottom", pen.deck_theme.rules.hairline, "rule", pen.palette)
    fill = "tint" if cell.is_tinted else "panel" if row.is_quiet else None
    if fill:
        target.fill.solid()
        pen.palette.apply(target.fill.fore_color, fill)


def draw_rests(pen: Pen, evidence: Rests) -> None:
    """Sources, and the yardstick beside them."""
    if evidence.table:
        draw(pen, evidence.table)
    if evidence.legend:
        _legend(pen, evidence.legend)


def _legend(pen: Pen, legend: Legend) -> None:
    frame = legend.heading.frame
    shapes = [pen.text(legend.heading)]
    shapes.append(pen.rule(frame.left, frame.right, legend.rule, "yardstick:rule"))
    for step in legend.steps:
        tone = pen.theme.likelihood[step.tone]
        shapes.append(pen.box(step.frame, f"{step.words.name}:tone", Paint(tone.fill)))
        shapes.append(pen.text(step.range, tone.text))
        shapes.append(pen.text(step.words))
    pen.group(shapes, "yardstick", legend.alt)
