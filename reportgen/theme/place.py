"""Where can something stand on a slide?

A place is written in columns of the grid or between two edges; a rectangle is what it resolves to. A placeholder is
a place that is filled with text, a table or a chart.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from reportgen.theme.tokens import Token
from reportgen.units import Length


def _length(value: Any) -> Length:
    if isinstance(value, Length):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a measure is a number of points")
    return Length(float(value))


Points = Annotated[Length, BeforeValidator(_length)]
PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic", "dt", "ftr", "sldNum"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on the slide."""

    left: Length
    top: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return self.left + self.width

    @property
    def bottom(self) -> Length:
        return self.top + self.height

    def inset(self, horizontal: Length, vertical: Length) -> "Rect":
        """The rectangle that stands so far inside this one on every side."""
        return Rect(
            self.left + horizontal, self.top + vertical, self.width - horizontal * 2, self.height - vertical * 2
        )

    def below(self, offset: Length) -> "Rect":
        """What remains of this rectangle under its first `offset`."""
        return Rect(self.left, self.top + offset, self.width, self.height - offset)


class Place(Token):
    """Where something stands: on columns of the grid or between two edges, in the evidence or not."""

    columns: tuple[int, int] | None = None
    left: Points | None = None
    right: Points | None = None
    top: Points | None = None
    bottom: Points | None = None
    below: Points = Length(0)
    height: Points | None = None

    @model_validator(mode="after")
    def _is_placed(self) -> Self:
        if (self.columns is None) == (self.left is None or self.right is None):
            raise ValueError("give either columns or left and right")
        if self.columns and not 1 <= self.columns[0] <= self.columns[1]:
            raise ValueError("columns are the first and the last, counted from 1")
        return self


class PlaceholderSpec(Place):
    """A placeholder of a layout. `index` ties a slide's placeholder to it and is unique in its layout."""

    type: PlaceholderType
    role: str
    index: int = 0
    color: str | None = None
    fill: str | None = None
    align: Literal["left", "center", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    bullet: Literal["number"] | None = None
    start: int = 1
    indent: Points = Length(0)
    prompt: str = ""


class FanPlace(Token):
    """One stem at `left` that parts at `knee` into branches, level again from `turn` to `right`."""

    left: Points
    knee: Points
    turn: Points
    right: Points
    middle: Points
    ends: tuple[Points, ...]


class BarPlace(Token):
    """Where a layout's ochre bar stands."""

    left: Points
    top: Points
