"""How are shapes drawn that Office has no name for?

As custom geometry (ECMA-376 Part 1, 20.1.9.8): a path of straight and Bézier pieces in points, relative to the
rectangle that holds it. The fan, one stem that parts into branches, is the house's ornament.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import DECORATIVE, quoted
from reportgen.theme.place import FanPlace, Rect
from reportgen.units import Length

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


@dataclass(frozen=True, slots=True)
class Move:
    """Lift the pen and begin here."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """A straight piece."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier piece: two handles, then its end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """A straight piece back to the beginning."""


Piece = Move | LineTo | Curve | Close
_NO_WIDTH = Length(0)


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a shape by name: of its ground, of its line, and how thick the line is."""

    fill: str | None = None
    line: str | None = None
    width: Length = _NO_WIDTH


def fan_path(place: FanPlace) -> tuple[Rect, tuple[Piece, ...]]:
    """The rectangle of a fan and its branches within it."""
    ends = [end.points for end in place.ends]
    middle = place.middle.points
    top, bottom = min([*ends, middle]), max([*ends, middle])
    rect = Rect(place.left, Length(top), place.right - place.left, Length(bottom - top))
    left = place.left.points
    knee, turn, right = (edge.points - left for edge in (place.knee, place.turn, place.right))
    half, stem = (knee + turn) / 2, middle - top
    path: list[Piece] = []
    for end in ends:
        level = end - top
        path += [Move(0, stem), LineTo(knee, stem), Curve(half, stem, half, level, turn, level), LineTo(right, level)]
    return rect, tuple(path)


def path_xml(path: Iterable[Piece], rect: Rect, *, is_filled: bool) -> str:
    """The custom geometry of a path."""
    fill = "" if is_filled else ' fill="none"'
    pieces = "".join(_piece_xml(piece) for piece in path)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{rect.width.emu}" h="{rect.height.emu}"{fill}>{pieces}</a:path></a:pathLst></a:custGeom>'
    )


def shape_xml(
    number: int,
    name: str,
    rect: Rect,
    geometry: str,
    palette: Palette,
    paint: Paint,
    *,
    is_decorative: bool = False,
) -> str:
    """A shape without text."""
    outline = "<a:ln><a:noFill/></a:ln>"
    if paint.line:
        outline = f'<a:ln w="{paint.width.emu}" cap="rnd">{palette.fill_xml(paint.line)}<a:round/></a:ln>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}>{DECORATIVE if is_decorative else ""}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{rect.left.emu}" y="{rect.top.emu}"/><a:ext cx="{rect.width.emu}" cy="{rect.height.emu}"/></a:xfrm>'
        f"{geometry}{palette.fill_xml(paint.fill)}{outline}</p:spPr></p:sp>"
    )


def _piece_xml(piece: Piece) -> str:
    match piece:
        case Move(x, y):
            return f"<a:moveTo>{_point(x, y)}</a:moveTo>"
        case LineTo(x, y):
            return f"<a:lnTo>{_point(x, y)}</a:lnTo>"
        case Curve(x1, y1, x2, y2, x, y):
            return f"<a:cubicBezTo>{_point(x1, y1)}{_point(x2, y2)}{_point(x, y)}</a:cubicBezTo>"
        case Close():
            return "<a:close/>"
        case _:
            assert_never(piece)


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{Length(x).emu}" y="{Length(y).emu}"/>'
