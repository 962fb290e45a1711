"""How are likelihood and impact drawn together?

Terms across in equal columns, impact upwards, a numbered disc for every scenario. A likelihood of percentages
stands in the column that holds its middle or is nearest to it.
"""

from math import ceil

from reportgen.graphics.canvas import HALF_FIGURE, Canvas
from reportgen.graphics.spec import Matrix, MatrixItem, YardstickStep
from reportgen.theme.tokens import Theme

IMPACTS = ("severe", "serious", "moderate", "limited")


def draw(matrix: Matrix, theme: Theme, width: float) -> Canvas:
    """Draw a matrix."""
    style = theme.figures.matrix
    column = (width - style.left) / len(matrix.steps)
    per_line = max(1, int((column - style.between) / (2 * style.radius + style.between)))
    cells = _cells(matrix)
    rows = [
        max(
            style.row,
            _lines_high(theme, max(len(cells[impact, index]) for index in range(len(matrix.steps))), per_line),
        )
        for impact in IMPACTS
    ]
    lines = _term_lines(matrix.steps, theme, column)
    foot = style.ramp + style.lead * (lines + 1) + style.space
    canvas = Canvas(theme, width, sum(rows) + foot + theme.figures.gap)
    top = 0.0
    for impact, height in zip(IMPACTS, rows, strict=True):
        _draw_row(canvas, matrix, cells, impact, top, height, per_line)
        top += height
    baseline = rows[0] / 2 + canvas.role("row").size * HALF_FIGURE
    canvas.text("term", 0, baseline, style.impact)
    _draw_terms(canvas, matrix.steps, top, column, lines)
    return canvas


def _cells(matrix: Matrix) -> dict[tuple[str, int], list[MatrixItem]]:
    cells: dict[tuple[str, int], list[MatrixItem]] = {
        (impact, index): [] for impact in IMPACTS for index in range(len(matrix.steps))
    }
    for item in sorted(matrix.items, key=lambda item: item.number):
        middle = (item.likelihood_low + item.likelihood_high) / 2
        index = min(range(len(matrix.steps)), key=lambda index: _distance(matrix.steps[index], middle))
        cells[item.impact, index].append(item)
    return cells


def _distance(step: YardstickStep, middle: float) -> tuple[float, float]:
    """How far a likelihood is from a term's range, and, where two ranges touch, from its middle."""
    return max(step.low - middle, middle - step.high, 0.0), abs((step.low + step.high) / 2 - middle)


def _lines_high(theme: Theme, count: int, per_line: int) -> float:
    style = theme.figures.matrix
    return ceil(count / per_line) * (2 * style.radius + style.between) + 2 * style.between


def _draw_row(
    canvas: Canvas,
    matrix: Matrix,
    cells: dict[tuple[str, int], list[MatrixItem]],
    impact: str,
    top: float,
    height: float,
    per_line: int,
) -> None:
    style = canvas.theme.figures.matrix
    column = (canvas.width - style.left) / len(matrix.steps)
    words = canvas.role("row")
    canvas.text("row", style.key, top + height / 2 + words.size * HALF_FIGURE, impact.capitalize(), "end")
    for index in range(len(matrix.steps)):
        left = style.left + index * column
        canvas.box(left, top, column - style.space, height - style.space, style.colors.cell)
        _draw_discs(
            canvas, cells[impact, index], left + (column - style.space) / 2, top + (height - style.space) / 2, per_line
        )


def _draw_discs(canvas: Canvas, items: list[MatrixItem], x: float, y: float, per_line: int) -> None:
    """Discs in lines around the middle of a cell."""
    style = canvas.theme.figures.matrix
    pitch = 2 * style.radius + style.between
    lines = [items[start : start + per_line] for start in range(0, len(items), per_line)]
    digits = canvas.role("disc").size
    for row, line in enumerate(lines):
        middle = y + (row - (len(lines) - 1) / 2) * pitch
        for place, item in enumerate(line):
            center = x + (place - (len(line) - 1) / 2) * pitch
            canvas.disc(center, middle, style.radius, style.colors.disc)
            canvas.text("disc", center, middle + digits * HALF_FIGURE, str(item.number), "middle")


def _term_lines(steps: tuple[YardstickStep, ...], theme: Theme, column: float) -> int:
    probe = Canvas(theme, column, 0)
    return max(len(probe.wrap("term", step.term, column - 2 * theme.figures.gap)) for step in steps)


def _draw_terms(canvas: Canvas, steps: tuple[YardstickStep, ...], top: float, column: float, lines: int) -> None:
    style = canvas.theme.figures.matrix
    ramp = canvas.theme.likelihood
    first = top + style.ramp + style.lead
    canvas.text("term", 0, first, style.likelihood)
    for index, step in enumerate(steps):
        left = style.left + index * column
        shade = ramp[round(index * (len(ramp) - 1) / max(1, len(steps) - 1))].fill
        canvas.box(left, top, column - style.space, style.ramp, shade)
        middle = left + (column - style.space) / 2
        term = canvas.wrap("term", step.term, column - 2 * canvas.theme.figures.gap)
        for number, line in enumerate(term):
            canvas.text("term", middle, first + number * style.lead, line, "middle")
        canvas.text("label", middle, first + len(term) * style.lead, f"{step.low}–{step.high}%", "middle")
