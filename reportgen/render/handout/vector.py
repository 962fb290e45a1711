"""How are a slide's shapes written as SVG?

Those that the deck draws as Office's preset shapes (ECMA-376 Part 1, 20.1.10.56), with its dashes and its round
ends. Coordinates are the slide's own; whoever shows the picture scales it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.plan.deck.placed import Frame
from reportgen.theme.place import FanPlace

Points = Sequence[tuple[float, float]]
# A short dash is three times as long as the line is thick, and the gap once (20.1.10.49, sysDash).
_DASH, _GAP = 3, 1


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a shape, as six digits after a hash; `width` is its line's."""

    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    is_dashed: bool = False

    @property
    def attributes(self) -> str:
        """The paint as SVG has it."""
        drawn = f' fill="{self.fill or "none"}"'
        if self.line:
            drawn += f' stroke="{self.line}" stroke-width="{number(self.width)}"'
        if self.is_dashed:
            drawn += f' stroke-dasharray="{number(_DASH * self.width)} {number(_GAP * self.width)}"'
        return drawn


def number(value: float) -> str:
    """A number, as short as a thousandth of a point allows."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def rectangle(frame: Frame, paint: Paint) -> str:
    """A rectangle."""
    left, top, width, height = map(number, (frame.left, frame.top, max(0.0, frame.width), max(0.0, frame.height)))
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}"{paint.attributes}/>'


def ellipse(frame: Frame, paint: Paint) -> str:
    """An ellipse that fills its frame."""
    across, down = map(number, frame.centre)
    half_width, half_height = number(frame.width / 2), number(frame.height / 2)
    return f'<ellipse cx="{across}" cy="{down}" rx="{half_width}" ry="{half_height}"{paint.attributes}/>'


def right_half(frame: Frame, paint: Paint) -> str:
    """The right half of an ellipse."""
    middle, half_width, half_height = frame.centre[0], number(frame.width / 2), number(frame.height / 2)
    arc = f"A {half_width} {half_height} 0 0 1 {number(middle)} {number(frame.bottom)}"
    return f'<path d="M {number(middle)} {number(frame.top)} {arc} Z"{paint.attributes}/>'


def polygon(frame: Frame, corners: Points, paint: Paint) -> str:
    """A closed shape; its corners are parts of the frame's width and height."""
    places = ((frame.left + x * frame.width, frame.top + y * frame.height) for x, y in corners)
    return f'<polygon points="{_pairs(places)}"{paint.attributes}/>'


def home_plate(frame: Frame, paint: Paint) -> str:
    """A rectangle whose right end is a point."""
    neck = 1 - _depth(frame) / frame.width
    return polygon(frame, ((0, 0), (neck, 0), (1, 0.5), (neck, 1), (0, 1)), paint)


def chevron(frame: Frame, paint: Paint) -> str:
    """An arrowhead with a notch."""
    depth = _depth(frame) / frame.width
    return polygon(frame, ((0, 0), (1 - depth, 0), (1, 0.5), (1 - depth, 1), (0, 1), (depth, 0.5)), paint)


def polyline(points: Points, paint: Paint) -> str:
    """An open line with round ends."""
    return f'<polyline points="{_pairs(points)}" stroke-linecap="round" stroke-linejoin="round"{paint.attributes}/>'


def fan(place: FanPlace, paint: Paint) -> str:
    """One stem that parts into branches."""
    left, knee, turn, right = (edge.points for edge in (place.left, place.knee, place.turn, place.right))
    middle, half = place.middle.points, (knee + turn) / 2
    branches = (
        f"M {left} {middle} L {knee} {middle} C {half} {middle} {half} {end.points} {turn} {end.points} "
        f"L {right} {end.points}"
        for end in place.ends
    )
    return f'<path d="{" ".join(branches)}" stroke-linecap="round" stroke-linejoin="round"{paint.attributes}/>'


def picture(frame: Frame, scale: float, shapes: Iterable[str]) -> str:
    """A drawing of what lies in a frame of the slide."""
    size = f'width="{number(frame.width * scale)}pt" height="{number(frame.height * scale)}pt"'
    view = " ".join(map(number, (frame.left, frame.top, frame.width, frame.height)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}">{"".join(shapes)}</svg>'


def _depth(frame: Frame) -> float:
    """How long a point is: half of the shape's shorter side."""
    return min(frame.width, frame.height) / 2


def _pairs(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)
