"""How are readings over time drawn?

Values are labelled where they stand, as the author wrote them; so there is no grid, no value axis and no legend.
The title is not drawn: it belongs to the page. Columns start at zero always; a line does too, unless all its
readings lie in the upper third, where its course would be lost; it then has no ground line to be mistaken for zero.
"""

from typing import assert_never

from reportgen.graphics import columns, trend
from reportgen.graphics.canvas import Canvas
from reportgen.graphics.spec import Series
from reportgen.theme.tokens import Theme


def draw(series: Series, theme: Theme, width: float) -> Canvas:
    """Draw a series."""
    match series.kind:
        case "columns":
            return columns.draw(series, theme, width)
        case "line" | "slope":
            return trend.draw(series, theme, width)
        case _:
            assert_never(series.kind)
