"""What does a figure show?

Pure data plus the words for readers who do not see it. A spec knows nothing of briefs and nothing of drawing:
the PDF's SVG and the deck's native shapes are made from the same marks, so that they cannot disagree.
Positions on an axis are fractions of its length, from 0 to 1.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# The word before a target's own text, in every output.
TARGET = "Target"

Marker = Literal["circle", "square", "diamond", "triangle", "ring", "dot", "hollow"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of a bar.

    `solid` is known, `pale` is the uncertain part of a range, `open` ends in an arrow that says "or more",
    `ceiling` is the dashed outline under "at most"; `tick` is a heavy end line at `end`.
    """

    kind: Literal["solid", "pale", "open", "ceiling", "tick"]
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """Words under the axis; `anchor` says which part of them stands at the position.

    Labels of the scale ("0", "100%") give way where there is no room; the author's values do not.
    """

    at: float
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"
    is_scale: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """The hair-thin bar under an indicator's value. `axis` is where its axis line ends, at most 1."""

    marks: tuple[Mark, ...]
    labels: tuple[AxisLabel, ...]
    alt: str
    axis: float = 1.0


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One reading: where it stands in time, how high, and how the author wrote both."""

    date: date
    value: float
    date_text: str
    value_text: str


@dataclass(frozen=True, slots=True)
class Series:
    """Readings over time. Two readings make a slope; irregular ones get markers; `columns` suits counts of few."""

    kind: Literal["line", "columns", "slope"]
    points: tuple[SeriesPoint, ...]
    title: str
    unit: str
    alt: str
    target: float | None = None
    target_text: str | None = None


@dataclass(frozen=True, slots=True)
class YardstickStep:
    """One term of a yardstick, in percent."""

    term: str
    low: int
    high: int
    is_active: bool = False


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The terms of a likelihood yardstick in true proportion; the active range is `low` to `high` percent."""

    steps: tuple[YardstickStep, ...]
    low: int
    high: int
    alt: str


@dataclass(frozen=True, slots=True)
class MatrixItem:
    """A numbered disc: its likelihood in percent (the middle of its range places it) and its impact's row."""

    number: int
    likelihood_low: int
    likelihood_high: int
    impact: Literal["limited", "moderate", "serious", "severe"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Likelihood across, impact upwards."""

    steps: tuple[YardstickStep, ...]
    items: tuple[MatrixItem, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class StripBar:
    """The events of one year in the strip chart, by category style index; None is the other categories."""

    year: int
    styles: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """How many events each year holds, on a true scale of years."""

    bars: tuple[StripBar, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Code:
    """A web address for a telephone's camera."""

    content: str
    alt: str


Figure = Glyph | Series | Yardstick | Matrix | Strip | Code


def at_least(bound_text: str, zero_text: str, alt: str) -> Glyph:
    """`430+`: solid up to the bound, then an open arrowed end; without an axis end, for none is known."""
    return Glyph(
        (Mark("solid", 0, 0.62), Mark("open", 0.62, 0.78)),
        (AxisLabel(0, zero_text, "start", is_scale=True), AxisLabel(0.62, bound_text)),
        alt,
        axis=0.78,
    )


def interval(low: float, high: float, labels: tuple[str, str, str], alt: str) -> Glyph:
    """`1,200–1,300`: solid to the lower bound, pale to the upper, the axis ending there; no midpoint."""
    zero, low_text, high_text = labels
    top = AxisLabel(1, high_text, "end")
    if low <= 0 or high <= 0:
        return Glyph((Mark("pale", 0, 1), Mark("tick", 1, 1)), (AxisLabel(0, low_text, "start"), top), alt)
    edge = low / high
    bottom = AxisLabel(edge, low_text, "end" if edge > 0.7 else "middle")
    return Glyph(
        (Mark("solid", 0, edge), Mark("pale", edge, 1), Mark("tick", 1, 1)),
        (AxisLabel(0, zero, "start", is_scale=True), bottom, top),
        alt,
    )


def at_most(bound: float, whole: float, labels: tuple[str, str, str], alt: str) -> Glyph:
    """`Up to 20%`: a dashed outline to the ceiling and a heavy tick there, never filled."""
    zero, bound_text, whole_text = labels
    edge = min(1.0, bound / whole)
    ends = (AxisLabel(1, whole_text, "end", is_scale=True),) if edge < 0.85 else ()
    return Glyph(
        (Mark("ceiling", 0, edge), Mark("tick", edge, edge)),
        (
            AxisLabel(0, zero, "start", is_scale=True),
            AxisLabel(edge, bound_text, "middle" if edge < 0.85 else "end"),
            *ends,
        ),
        alt,
    )


def measured(value: float, target: float, labels: tuple[str, str, str], alt: str) -> Glyph:
    """A value against its target: a solid bar and a tick where the target stands; one label where they meet."""
    zero, value_text, target_text = labels
    end = max(value, target)
    reached = () if value == target else (AxisLabel(value / end, value_text, "end"),)
    return Glyph(
        (Mark("solid", 0, value / end), Mark("tick", target / end, target / end)),
        (
            AxisLabel(0, zero, "start", is_scale=True),
            *reached,
            AxisLabel(target / end, f"{TARGET} {target_text}", "end"),
        ),
        alt,
    )
