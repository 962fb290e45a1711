"""How do rows of text become native tables that fill their slides?

The largest common size at which all rows of a page fit; below the smallest they are continued with the header
repeated. Spare room is shared by the rows. A row too high for a slide is cut
after a sentence; the notes hold it whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck.evidence import Cell, Row, Table
from reportgen.plan.deck.placed import Frame, Piece
from reportgen.plan.deck.sheet import Sheet

MOST_ROWS, FEW_ROWS = 6, 3
# The largest sizes are for tables of few rows.
DENSE_STEP = 2
LARGEST_HEADER = 0.3
# So many characters, a date's or a state's, stand on one line where other columns can spare the room.
SHORT = 16
CellRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Column widths as parts of the table's, what the header says, and how a row is set at a step."""

    name: str
    columns: tuple[float, ...]
    header: tuple[str, ...]
    rows: Sequence[Callable[[int], CellRow]]
    roles: tuple[str, ...] = ("table",)
    header_role: str = "table_header"
    most_rows: int = MOST_ROWS
    has_row_header: bool = False
    quiet: frozenset[int] = frozenset()
    first_step: int = 0
    dense_step: int = DENSE_STEP


def spread(sheet: Sheet, grid: Grid, zone: Frame) -> Grid:
    """The grid with room moved from columns that need less than theirs to those that need more.

    What a column needs is the width of its longest text on one line, at the size that the grid takes as it is.
    """
    step = _step(sheet, grid, zone, may_break=True) if fits(sheet, grid, zone) else grid.dense_step
    left, right, _ = _padding(sheet)
    cells = [_header(sheet, grid, zone, step).cells, *(row(step) for row in grid.rows)]
    needed = [left + right + max(_natural(sheet, cell) for cell in column) for column in zip(*cells, strict=True)]
    widths: dict[int, float] = {}
    while True:
        wanting = [index for index in range(len(needed)) if index not in widths]
        share = (zone.width - sum(widths.values())) / sum(grid.columns[index] for index in wanting)
        content = {index: needed[index] for index in wanting if needed[index] <= share * grid.columns[index]}
        if not content or len(content) == len(wanting):
            break
        widths |= content
    if content:
        spare = zone.width - sum(needed)
        widths = {index: needed[index] + spare * part for index, part in enumerate(grid.columns)}
    widths |= {index: share * grid.columns[index] for index in wanting if not content}
    grid = replace(grid, columns=tuple(widths[index] / zone.width for index in range(len(needed))))
    return _unbroken(sheet, grid, zone, step)


def _unbroken(sheet: Sheet, grid: Grid, zone: Frame, step: int) -> Grid:
    """The grid with no column too narrow for its words at a step, the others giving of what they can spare."""
    left, right, _ = _padding(sheet)
    cells = [_header(sheet, grid, zone, step).cells, *(row(step) for row in grid.rows)]
    least = [
        left
        + right
        + max((_least(sheet, piece) for cell in column for piece in cell.pieces), default=0.0)
        + 2 * fitting.WIDTH_SLACK
        for column in zip(*cells, strict=True)
    ]
    widths = [part * zone.width for part in grid.columns]
    lacking = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(least, widths, strict=True))
    if not lacking or spare <= lacking:
        return grid
    kept = 1 - lacking / spare
    widened = (max(need, need + (width - need) * kept) for need, width in zip(least, widths, strict=True))
    return replace(grid, columns=tuple(width / zone.width for width in widened))


def _least(sheet: Sheet, piece: Piece) -> float:
    """The width below which a paragraph suffers: of its longest word, or of a date or a state, which stay whole."""
    words = text.plain(piece.line)
    if len(words) <= SHORT:
        return sheet.width(words, piece.role, piece.size)
    return sheet.longest_word(piece)


def _natural(sheet: Sheet, cell: Cell) -> float:
    """The width of a cell's longest paragraph on one line."""
    widths = (sheet.width(text.plain(piece.line), piece.role, piece.size) for piece in cell.pieces)
    return max(widths, default=0.0) + 2 * fitting.WIDTH_SLACK


def paginate(sheet: Sheet, grid: Grid, zone: Frame) -> tuple[int, ...]:
    """How many rows each slide takes: at most six, and what fits at the smallest size."""
    floor = sheet.steps(*grid.roles)[-1]
    room = zone.height - _header(sheet, grid, zone, floor).height
    heights = [min(room, _height(sheet, grid, row(floor), zone.width)) for row in grid.rows]
    return fitting.paginate(heights, room, grid.most_rows)


def pages(sheet: Sheet, grid: Grid, counts: Sequence[int], zone: Frame) -> tuple[Grid, ...]:
    """The grid cut into pages that are all set in the size of the fullest."""
    cut = _cut(grid, counts)
    return tuple(replace(page, first_step=max(_step(sheet, each, zone) for each in cut)) for page in cut)


def _cut(grid: Grid, counts: Sequence[int]) -> tuple[Grid, ...]:
    edges = [0, *accumulate(counts)]
    return tuple(
        replace(
            grid,
            rows=grid.rows[start:end],
            quiet=frozenset(index - start for index in grid.quiet if start <= index < end),
        )
        for start, end in pairwise(edges)
    )


def fits(sheet: Sheet, grid: Grid, zone: Frame) -> bool:
    """Whether all rows stand on one slide at the smallest size."""
    floor = sheet.steps(*grid.roles)[-1]
    heights = (_height(sheet, grid, row(floor), zone.width) for row in grid.rows)
    return sum(heights) + _header(sheet, grid, zone, floor).height <= zone.height


def table(sheet: Sheet, grid: Grid, zone: Frame, alt: str) -> Table:
    """One page of a grid at its largest size, filling the zone."""
    step = _step(sheet, grid, zone)
    header = _header(sheet, grid, zone, step)
    room = zone.height - header.height
    cells = [_clipped(sheet, grid, row(step), zone.width, room) for row in grid.rows]
    heights = [_height(sheet, grid, row, zone.width) for row in cells]
    most = sheet.measure("row_spare_few" if len(grid.rows) <= FEW_ROWS else "row_spare")
    spare = min(most, max(0.0, room - sum(heights)) / max(1, len(heights)))
    rows = tuple(
        Row(_neat(sheet, grid, row, zone.width), height + spare, index in grid.quiet)
        for index, (row, height) in enumerate(zip(cells, heights, strict=True))
    )
    return Table(
        name=grid.name,
        alt=alt,
        frame=Frame(zone.left, zone.top, zone.width, header.height + sum(row.height for row in rows)),
        columns=tuple(part * zone.width for part in grid.columns),
        header=replace(header, cells=_neat(sheet, grid, header.cells, zone.width)),
        rows=rows,
        padding=_padding(sheet),
        has_row_header=grid.has_row_header,
    )


def _step(sheet: Sheet, grid: Grid, zone: Frame, *, may_break: bool = False) -> int:
    """The largest step at which all rows fit, else the last; the largest steps of all are for few rows.

    One at which no word is wider than its column is better, unless columns will still be widened.
    """
    steps = sheet.steps(*grid.roles)
    first = max(grid.first_step, 0 if len(grid.rows) <= FEW_ROWS else grid.dense_step)

    def height_of(step: int) -> float:
        rows = sum(_height(sheet, grid, row(step), zone.width) for row in grid.rows)
        return rows + _header(sheet, grid, zone, step).height

    keeps_words = None if may_break else partial(_keeps_words, sheet, grid, zone)
    fitted = fitting.largest(steps[first:], height_of, zone.height, keeps_words)
    return steps[-1] if fitted is None else fitted


def _keeps_words(sheet: Sheet, grid: Grid, zone: Frame, step: int) -> bool:
    """Whether no column is narrower than one of its words."""
    left, right, _ = _padding(sheet)
    return not any(
        sheet.breaks_word(cell.pieces, part * zone.width - left - right)
        for cells in (_header(sheet, grid, zone, step).cells, *(row(step) for row in grid.rows))
        for cell, part in zip(cells, grid.columns, strict=True)
    )


def _clipped(sheet: Sheet, grid: Grid, row: CellRow, width: float, room: float) -> CellRow:
    """The row with each cell cut, after a sentence if it can be, to what a slide can hold."""
    if _height(sheet, grid, row, width) <= room:
        return row
    left, right, vertical = _padding(sheet)
    return tuple(
        replace(cell, pieces=sheet.clipped(cell.pieces, part * width - left - right, room - 2 * vertical))
        for cell, part in zip(row, grid.columns, strict=True)
    )


def _neat(sheet: Sheet, grid: Grid, row: CellRow, width: float) -> CellRow:
    """The row with lines that end well."""
    left, right, _ = _padding(sheet)
    found: list[Cell] = []
    for cell, part in zip(row, grid.columns, strict=True):
        room = part * width - left - right
        pieces = sheet.accompanied(cell.pieces, room)
        found.append(replace(cell, pieces=pieces, inset=sheet.inset(pieces, room)))
    return tuple(found)


def _padding(sheet: Sheet) -> tuple[float, float, float]:
    insets = sheet.theme.insets
    return insets.cell_first.points, insets.cell_right.points, insets.cell_vertical.points


def _height(sheet: Sheet, grid: Grid, row: CellRow, width: float) -> float:
    left, right, vertical = _padding(sheet)
    return 2 * vertical + max(
        sheet.height(cell.pieces, part * width - left - right) for cell, part in zip(row, grid.columns, strict=True)
    )


def _header(sheet: Sheet, grid: Grid, zone: Frame, step: int) -> Row:
    """The header row, as high as its words but never more than its part of the table."""
    cells = tuple(Cell((sheet.piece(words, grid.header_role, step),) if words else ()) for words in grid.header)
    if not any(grid.header):
        return Row(cells, 0.0)
    cells = _clipped(sheet, grid, cells, zone.width, zone.height * LARGEST_HEADER)
    return Row(cells, _height(sheet, grid, cells, zone.width))
