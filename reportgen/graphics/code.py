"""How is a web address drawn for a telephone's camera?

As a QR code (ISO/IEC 18004) of medium correction, with the four modules of white around it that the standard asks for.
All modules are one shape, so that no renderer leaves hair-thin seams between them.
"""

from collections.abc import Iterator

import segno

from reportgen.graphics.canvas import Canvas
from reportgen.graphics.spec import Code
from reportgen.theme.tokens import Theme

# The white around the symbol, in modules (ISO/IEC 18004, 6.3.8).
QUIET = 4


def draw(code: Code, theme: Theme, width: float) -> Canvas:
    """Draw a code."""
    rows = modules(code.content)
    module = width / (len(rows) + 2 * QUIET)
    canvas = Canvas(theme, width, width)
    boxes = (
        (module * (QUIET + start), module * (QUIET + number), module * length, module)
        for number, row in enumerate(rows)
        for start, length in _dark(row)
    )
    canvas.mosaic(boxes, theme.figures.code.colors.module)
    return canvas


def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a code, row by row, true where they are dark."""
    symbol = segno.make(content, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in symbol.matrix)


def _dark(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of dark modules in a row: where each starts and how long it is."""
    start = None
    for place, is_dark in enumerate((*row, False)):
        if is_dark and start is None:
            start = place
        elif not is_dark and start is not None:
            yield start, place - start
            start = None
