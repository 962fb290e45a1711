"""How are tables drawn?

As native tables in the layout's placeholder: a header row, hairlines between rows, no vertical lines and none at
the foot.
"""

from reportgen.plan.deck.evidence import Cell, Legend, Rests, Row, Table
from reportgen.render.deck.canvas import Box
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.lettering import OWN_COLOR, emu
from reportgen.render.deck.pen import Pen
from reportgen.render.deck.themepart import TABLE_STYLE_ID
from reportgen.render.deck.xmltext import TABLE
from reportgen.units import Length

_NO_WIDTH = Length(0)


def draw(pen: Pen, evidence: Table) -> None:
    """Fill the layout's table placeholder."""
    has_header = any(cell.pieces for cell in evidence.header.cells)
    rows = (evidence.header, *evidence.rows) if has_header else evidence.rows
    # A table is as large as its columns and rows, each rounded.
    widths, heights = [emu(width) for width in evidence.columns], [emu(row.height) for row in rows]
    box = Box(emu(evidence.frame.left), emu(evidence.frame.top), sum(widths), sum(heights))
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    first = ' firstCol="1"' if evidence.has_row_header else ""
    drawn = "".join(
        _row(pen, row, evidence.padding, is_header=has_header and index == 0, is_last=index == len(rows) - 1)
        for index, row in enumerate(rows)
    )
    table = (
        f'<a:tbl><a:tblPr firstRow="1"{first}><a:tableStyleId>{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{drawn}</a:tbl>"
    )
    pen.graphic("Table", box, evidence.name, evidence.alt, TABLE, table)


def _row(pen: Pen, row: Row, padding: tuple[float, float, float], *, is_header: bool, is_last: bool) -> str:
    left, right, vertical = padding
    anchor = "b" if is_header else "ctr"
    look = f'marL="{emu(left)}" marR="{{}}" marT="{emu(vertical)}" marB="{emu(vertical)}" anchor="{anchor}"'
    edges = _edges(pen, is_header=is_header, is_last=is_last)
    cells = "".join(
        _cell(pen, cell, look.format(emu(right + cell.inset)), edges, is_quiet=row.is_quiet) for cell in row.cells
    )
    return f'<a:tr h="{emu(row.height)}">{cells}</a:tr>'


def _cell(pen: Pen, cell: Cell, look: str, edges: str, *, is_quiet: bool) -> str:
    # No shape of its own could lead anywhere: a cell's words do, in their own colour.
    paragraphs = pen.lettering.inherited(pen.canvas.relations, cell.pieces, jump=pen.link(cell.target, OWN_COLOR))
    fill = "tint" if cell.is_tinted else "panel" if is_quiet else None
    ground = pen.palette.fill_xml(fill) if fill else ""
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody><a:tcPr {look}>{edges}{ground}</a:tcPr></a:tc>"
    )


def _edges(pen: Pen, *, is_header: bool, is_last: bool) -> str:
    """What a row's cells have otherwise than the table's style: in the order of ECMA-376 Part 1, 21.1.3.17."""
    rules = pen.deck_theme.rules
    sides = _edge(pen, "lnL") + _edge(pen, "lnR")
    if is_header:
        return sides + _edge(pen, "lnT") + _edge(pen, "lnB", rules.top, "navy")
    return sides + (_edge(pen, "lnB") if is_last else _edge(pen, "lnB", rules.hairline, "rule"))


def _edge(pen: Pen, tag: str, width: Length = _NO_WIDTH, color: str | None = None) -> str:
    return f'<a:{tag} w="{width.emu}" cmpd="sng">{pen.palette.fill_xml(color)}</a:{tag}>'


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
