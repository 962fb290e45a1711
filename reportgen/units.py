"""How long is a length?

One type for every length in the product, counted in typographic points (1/72 inch), so that no bare number
has to be guessed. DrawingML counts in English Metric Units: 12,700 to the point (ECMA-376 Part 1, 20.1.2.1).
"""

from dataclasses import dataclass
from functools import total_ordering
from typing import Literal, Self

EMU_PER_POINT = 12_700
POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4
# The sheets that pages are printed on; the first is the one unless another is asked for.
Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
# The shapes of a slide: today's screens, and those of older rooms.
SlideShape = Literal["16:9", "4:3"]
SLIDE_SHAPES: tuple[SlideShape, ...] = ("16:9", "4:3")
# How one slide becomes the next, by the names that DrawingML has for it (ECMA-376 Part 1, 19.5).
Transition = Literal["fade"]
TRANSITIONS: tuple[Transition, ...] = ("fade",)


@total_ordering
@dataclass(frozen=True, slots=True)
class Length:
    """A length in points."""

    points: float

    @classmethod
    def of_inches(cls, inches: float) -> Self:
        """The length of so many inches."""
        return cls(inches * POINTS_PER_INCH)

    @classmethod
    def of_millimetres(cls, millimetres: float) -> Self:
        """The length of so many millimetres."""
        return cls(millimetres * POINTS_PER_INCH / MILLIMETRES_PER_INCH)

    @property
    def emu(self) -> int:
        """The length in English Metric Units, rounded."""
        return round(self.points * EMU_PER_POINT)

    @property
    def millimetres(self) -> float:
        """The length in millimetres."""
        return self.points * MILLIMETRES_PER_INCH / POINTS_PER_INCH

    def __add__(self, other: "Length") -> "Length":
        return Length(self.points + other.points)

    def __sub__(self, other: "Length") -> "Length":
        return Length(self.points - other.points)

    def __mul__(self, factor: float) -> "Length":
        return Length(self.points * factor)

    def __truediv__(self, divisor: float) -> "Length":
        return Length(self.points / divisor)

    def __lt__(self, other: "Length") -> bool:
        return self.points < other.points
