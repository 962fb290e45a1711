"""How are tables drawn?

As tables: a header row, hairlines between rows, no vertical lines and none at the foot.
"""

from reportgen.plan.deck import evidence as planned
from reportgen.plan.deck.evidence import Legend, Rests
from reportgen.render.handout import vector
from reportgen.render.handout.items import Cell, Ground, Line, Row, Scope
from reportgen.render.handout.pen import Pen


def draw(pen: Pen, evidence: planned.Table) -> None:
    """A table in its frame."""
    has_header = any(cell.pieces for cell in evidence.header.cells)
    rows = [_row(pen, evidence.header, evidence, is_head=True, is_last=False)] if has_header else []
    last = len(evidence.rows) - 1
    rows += [_row(pen, row, evidence, is_head=False, is_last=index == last) for index, row in enumerate(evidence.rows)]
    pen.table(evidence.frame, evidence.columns, rows, evidence.padding)


def _row(pen: Pen, row: planned.Row, table: planned.Table, *, is_head: bool, is_last: bool) -> Row:
    line: Line = "head" if is_head else "none" if is_last else "row"
    return Row(
        pen.scaled(row.height),
        tuple(
            _cell(pen, cell, row, line, "col" if is_head else "row" if table.has_row_header and not index else None)
            for index, cell in enumerate(row.cells)
        ),
        is_head,
    )


def _cell(pen: Pen, cell: planned.Cell, row: planned.Row, line: Line, heads: Scope | None) -> Cell:
    paragraphs = tuple(pen.paragraph(piece, is_first=at == 0) for at, piece in enumerate(cell.pieces))
    # An empty corner heads nothing.
    scope = heads if paragraphs else None
    ground: Ground | None = "tint" if cell.is_tinted else "panel" if row.is_quiet else None
    return Cell(paragraphs, "th" if scope else "td", scope, line, ground, pen.scaled(cell.inset))


def draw_rests(pen: Pen, evidence: Rests) -> None:
    """Sources, and the yardstick beside them."""
    if evidence.table:
        draw(pen, evidence.table)
    if evidence.legend:
        _legend(pen, evidence.legend)


def _legend(pen: Pen, legend: Legend) -> None:
    frame = legend.heading.frame
    pen.text(legend.heading)
    pen.rule(frame.left, frame.right, legend.rule)
    for step in legend.steps:
        tone = pen.theme.likelihood[step.tone]
        pen.ornament(vector.rectangle(step.frame, pen.paint(tone.fill)))
        pen.text(step.range, tone.text)
        pen.text(step.words)
