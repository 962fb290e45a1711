"""How does a figure look in print?

A spec goes in, an SVG document comes out: fixed size, words as text in the house faces, the alternative text as
its title, no background; the same bytes on every day and machine.
"""

import logging
from typing import assert_never

from reportgen.graphics import code, glyph, matrix, series, strip, yardstick
from reportgen.graphics.canvas import Canvas
from reportgen.graphics.spec import Code, Figure, Glyph, Matrix, Series, Strip, Yardstick
from reportgen.theme.tokens import Theme
from reportgen.units import Length


def svg(figure: Figure, theme: Theme, width: Length) -> str:
    """Draw a figure at a width; its height follows from the layout and what it shows.

    Raises:
        RenderError: a text holds a character that SVG cannot carry.
    """
    # matplotlib is slow to import, and most commands draw nothing. It also tells when it finds no home to keep a list
    # of fonts in, which we do not ask it for.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from reportgen.graphics import ink

    return ink.svg(canvas(figure, theme, width), figure.alt)


def canvas(figure: Figure, theme: Theme, width: Length) -> Canvas:
    """What stands where on a figure, before it becomes SVG."""
    match figure:
        case Glyph():
            return glyph.draw(figure, theme, width.points)
        case Yardstick():
            return yardstick.draw(figure, theme, width.points)
        case Matrix():
            return matrix.draw(figure, theme, width.points)
        case Strip():
            return strip.draw(figure, theme, width.points)
        case Series():
            return series.draw(figure, theme, width.points)
        case Code():
            return code.draw(figure, theme, width.points)
        case _:
            assert_never(figure)
