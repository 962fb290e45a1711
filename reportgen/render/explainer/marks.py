"""Where does the printing house cut, and how does it lay the plates over one another?

Cutting marks at the corners of the trimmed page, registration targets in the middle of its sides, all outside the
bleed and in the colour that prints on every plate.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.theme.explainer import Printing

# The name under which a page finds the colour of all plates among its resources.
REGISTRATION = "/Registration"
# A circle of four curves (Bézier): how far their handles stand from its quadrants.
HANDLE = 0.5523
# How far the cross of a target reaches past its circle.
CROSS = 1.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A trimmed page on its sheet: its size, its bleed and the paper around the bleed, in points."""

    width: float
    height: float
    bleed: float
    slug: float

    @property
    def offset(self) -> float:
        """How far the trimmed page stands from the sheet's edges."""
        return self.bleed + self.slug

    def box(self, around: float) -> list[float]:
        """The trimmed page with so much around it: left, bottom, right, top."""
        near = self.offset - around
        right, top = self.offset + self.width + around, self.offset + self.height + around
        return [round(edge, 4) for edge in (near, near, right, top)]


def sheet(width: float, height: float, bleed: float, printing: Printing) -> Sheet:
    """The sheet for a trimmed page."""
    return Sheet(width, height, bleed, printing.gap + printing.mark + printing.edge)


def draw(on: Sheet, printing: Printing) -> bytes:
    """The marks as PDF operators."""
    lines = [f"q {REGISTRATION} CS 1 SCN {printing.hairline:g} w 0 J [] 0 d", *_cuts(on, printing)]
    left, bottom, right, top = on.box(0)
    away = on.bleed + printing.gap + printing.mark / 2
    middle, waist = (left + right) / 2, (bottom + top) / 2
    for x, y in ((left - away, waist), (right + away, waist), (middle, bottom - away), (middle, top + away)):
        lines += _target(x, y, printing.target)
    return "\n".join((*lines, "Q\n")).encode("ascii")


def _cuts(on: Sheet, printing: Printing) -> Iterator[str]:
    left, bottom, right, top = on.box(0)
    near, far = on.bleed + printing.gap, on.bleed + printing.gap + printing.mark
    for x, outward in ((left, -1), (right, 1)):
        for y, upward in ((bottom, -1), (top, 1)):
            yield _line(x + outward * near, y, x + outward * far, y)
            yield _line(x, y + upward * near, x, y + upward * far)


def _target(x: float, y: float, radius: float) -> Iterator[str]:
    reach, handle = radius * CROSS, radius * HANDLE
    yield _line(x - reach, y, x + reach, y)
    yield _line(x, y - reach, x, y + reach)
    curves = (
        (radius, handle, handle, radius, 0, radius),
        (-handle, radius, -radius, handle, -radius, 0),
        (-radius, -handle, -handle, -radius, 0, -radius),
        (handle, -radius, radius, -handle, radius, 0),
    )
    yield f"{x + radius:.4f} {y:.4f} m"
    for curve in curves:
        yield " ".join(f"{(y if odd % 2 else x) + each:.4f}" for odd, each in enumerate(curve)) + " c"
    yield "s"


def _line(from_x: float, from_y: float, to_x: float, to_y: float) -> str:
    return f"{from_x:.4f} {from_y:.4f} m {to_x:.4f} {to_y:.4f} l S"
