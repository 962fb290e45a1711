"""How does a canvas become SVG?

matplotlib writes it, without axes and without asking any font for the shape of a word: text stays text, in the
families of the theme. Importing matplotlib costs half a second; import this module only to draw.
"""

import io
import re
from html import escape
from typing import Any, Literal, assert_never

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from reportgen.errors import Problem, RenderError
from reportgen.graphics.canvas import Canvas, Disc, Line, Mosaic, Polygon, Shape, Words
from reportgen.units import POINTS_PER_INCH

# What XML 1.0 cannot carry (production 2): an SVG with one of these is silently left out of the page.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SIDES: dict[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}


def svg(canvas: Canvas, alt: str) -> str:
    """The SVG document of a canvas, its title being the alternative text.

    Raises:
        RenderError: a text holds a character that XML cannot carry.
    """
    for text in (alt, *(shape.text for shape in canvas.shapes if isinstance(shape, Words))):
        if _UNPRINTABLE.search(text):
            raise RenderError([Problem("figure-text", f"a figure cannot show a control character: {text!r}")])
    # Defaults, not the settings of the process: a matplotlibrc that lies about changes nothing.
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["svg.hashsalt"] = "reportgen"
        matplotlib.rcParams["path.simplify"] = False
        figure = Figure(figsize=(canvas.width / POINTS_PER_INCH, canvas.height / POINTS_PER_INCH), dpi=POINTS_PER_INCH)
        figure.patch.set_visible(False)
        for order, shape in enumerate(canvas.shapes):
            # Without it matplotlib paints by kind: shapes, then lines, then words.
            figure.add_artist(_artist(shape, canvas)).set_zorder(order)
        document = io.StringIO()
        writer: Any = FigureCanvasSVG(figure)
        writer.print_svg(document, metadata=_NO_METADATA)
    return _tidied(document.getvalue(), alt)


def _artist(shape: Shape, canvas: Canvas) -> Artist:
    match shape:
        case Line():
            return _line(shape, canvas.height)
        case Polygon():
            return _filled(PolygonPatch([(x, canvas.height - y) for x, y in shape.points], closed=True), shape.fill)
        case Disc():
            return _filled(Circle((shape.x, canvas.height - shape.y), shape.radius), shape.fill)
        case Mosaic():
            return _filled(PathPatch(_rectangles(shape, canvas.height)), shape.fill)
        case Words():
            return _words(shape, canvas)
        case _:
            assert_never(shape)


def _line(shape: Line, height: float) -> Line2D:
    line = Line2D(
        [x for x, _ in shape.points],
        [height - y for _, y in shape.points],
        color=shape.color,
        linewidth=shape.thickness,
        solid_capstyle="butt",
        solid_joinstyle="miter",
        dash_capstyle="butt",
        dash_joinstyle="miter",
        transform=IdentityTransform(),
    )
    if shape.dash:
        # matplotlib counts dashes in thicknesses of the line; the layout counts points.
        stroke, space = shape.dash
        line.set_linestyle((0, (stroke / shape.thickness, space / shape.thickness)))
    return line


def _rectangles(mosaic: Mosaic, height: float) -> Path:
    """One path around all boxes."""
    boxes = (
        Path(
            [(x, height - y), (x + w, height - y), (x + w, height - y - h), (x, height - y - h), (x, height - y)],
            closed=True,
        )
        for x, y, w, h in mosaic.boxes
    )
    return Path.make_compound_path(*boxes)


def _filled(patch: Patch, fill: str) -> Patch:
    patch.set(facecolor=fill, edgecolor="none", linewidth=0, transform=IdentityTransform())
    return patch


class _Label(Text):
    """Text that is written with its anchor and its style, and not laid out: the page does that."""

    def draw(self, renderer: Any) -> None:
        x, y = self.get_position()
        pen = renderer.new_gc()
        pen.set_foreground(self.get_color())
        _, height = renderer.get_canvas_width_height()
        font = self.get_fontproperties()
        renderer.draw_text(pen, x, height - y, self.get_text(), font, 0, ismath=False, mtext=self)
        pen.restore()


def _words(shape: Words, canvas: Canvas) -> Text:
    families = list(canvas.theme.families(shape.role.face))
    font = FontProperties(family=families, weight=600 if shape.role.bold else 400, size=shape.role.size)
    return _Label(
        shape.x,
        canvas.height - shape.baseline,
        shape.text,
        color=canvas.color(shape.role.color),
        fontproperties=font,
        horizontalalignment=_SIDES[shape.anchor],
        parse_math=False,
        transform=IdentityTransform(),
    )


def _tidied(document: str, alt: str) -> str:
    """Drop the prolog and the ids, which would clash where several figures meet, and put the title first."""
    document = re.sub(r'<g id="[^"]*"', "<g", document[document.index("<svg") :])
    start, rest = document.split(">", 1)
    return f'{start} role="img">\n <title>{escape(alt, quote=False)}</title>{rest}'
