"""How does a canvas become SVG?

matplotlib's SVG renderer writes it, without axes, without the layout of a `Figure` (whose import costs as much again)
and without asking any font for the shape of a word: text stays text, in the families of the theme. matplotlib is slow
to import; import this module only to draw.
"""

import io
import re
from collections.abc import Sequence
from html import escape
from typing import Any, Literal, assert_never

import matplotlib
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from reportgen.errors import Problem, RenderError
from reportgen.graphics.canvas import Canvas, Disc, Line, Mosaic, Point, Polygon, Shape, Words

# What XML 1.0 cannot carry (production 2): an SVG with one of these is silently left out of the page.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# matplotlib has types, but not for this.
_RENDERER: Any = RendererSVG
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
    document = io.StringIO()
    # Defaults, not the settings of the process: a matplotlibrc that lies about changes nothing.
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        # Of a line of many points, none is left out.
        matplotlib.rcParams["path.simplify"] = False
        renderer = _RENDERER(canvas.width, canvas.height, document, metadata=_NO_METADATA)
        for shape in canvas.shapes:
            _draw(shape, canvas, renderer)
        renderer.finalize()
    return _tidied(document.getvalue(), alt)


def _draw(shape: Shape, canvas: Canvas, renderer: Any) -> None:
    match shape:
        case Line():
            _stroke(shape, canvas.height, renderer)
        case Polygon():
            _fill(_outline(shape.points, canvas.height), shape.fill, renderer)
        case Disc():
            _fill(Path.circle((shape.x, canvas.height - shape.y), shape.radius), shape.fill, renderer)
        case Mosaic():
            # One path around all boxes.
            corners = (((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in shape.boxes)
            outlines = (_outline(each, canvas.height) for each in corners)
            _fill(Path.make_compound_path(*outlines), shape.fill, renderer)
        case Words():
            _write(shape, canvas, renderer)
        case _:
            assert_never(shape)


def _outline(points: Sequence[Point], height: float) -> Path:
    """A closed path; matplotlib counts upwards."""
    return Path([(x, height - y) for x, y in (*points, points[0])], closed=True)


def _stroke(line: Line, height: float, renderer: Any) -> None:
    pen = _pen(line.color, line.thickness)
    pen.set_joinstyle("miter")
    if line.dash:
        pen.set_dashes(0, line.dash)
    renderer.draw_path(pen, Path([(x, height - y) for x, y in line.points]), IdentityTransform())


def _fill(path: Path, fill: str, renderer: Any) -> None:
    renderer.draw_path(_pen(fill, 0), path, IdentityTransform(), to_rgba(fill))


def _write(words: Words, canvas: Canvas, renderer: Any) -> None:
    """Text with its anchor and its style, not laid out: the page does that."""
    families = list(canvas.theme.families(words.role.face))
    font = FontProperties(family=families, weight=600 if words.role.bold else 400, size=words.role.size)
    anchor = Text(words.x, canvas.height - words.baseline, horizontalalignment=_SIDES[words.anchor])
    anchor.set_transform(IdentityTransform())
    pen = _pen(canvas.color(words.role.color), 0)
    renderer.draw_text(pen, words.x, words.baseline, words.text, font, 0, ismath=False, mtext=anchor)


def _pen(color: str, thickness: float) -> Any:
    """One colour and thickness, with butt ends."""
    pen: Any = GraphicsContextBase()
    pen.set_foreground(color)
    pen.set_linewidth(thickness)
    return pen


def _tidied(document: str, alt: str) -> str:
    """Drop the prolog and the ids, which would clash where several figures meet, and put the title first."""
    document = re.sub(r'<g id="[^"]*"', "<g", document[document.index("<svg") :])
    start, rest = document.split(">", 1)
    return f'{start} role="img">\n <title>{escape(alt, quote=False)}</title>{rest}'
