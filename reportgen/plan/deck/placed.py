"""Where does a text stand on a slide, and how large is it?

Everything is in points from the slide's upper left corner, as the metrics count; the renderer turns points
into lengths. A frame is final: the text in it was measured at the size it carries.
"""

from dataclasses import dataclass
from typing import Literal, Self

from reportgen.text import Line

Anchor = Literal["top", "middle", "bottom"]
Align = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def between(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """The rectangle between two corners."""
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def inset(self, left: float, top: float | None = None) -> "Frame":
        """The rectangle drawn in on both sides, and above and below."""
        vertical = left if top is None else top
        return Frame(self.left + left, self.top + vertical, self.width - 2 * left, self.height - 2 * vertical)


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph: its role names colour and weight, its size was fitted; `before` is the space above it."""

    line: Line
    role: str
    size: float
    before: float = 0.0
    is_accent: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text in its frame; `name` is what a presenter finds in the selection pane. One with a target leads there."""

    name: str
    frame: Frame
    pieces: tuple[Piece, ...]
    anchor: Anchor = "top"
    align: Align = "start"
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A numbered circle; one with a target leads to the slide of that key."""

    name: str
    frame: Frame
    text: str
    size: float
    is_filled: bool = True
    target: str | None = None
