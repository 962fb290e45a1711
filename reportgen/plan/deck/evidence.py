"""What can a slide show as evidence?

One frozen kind for each way of showing; the renderer has one drawing function for each and the match over
them is exhaustive. Positions are final, looks are not: colours, strokes and markers belong to the layouts.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.graphics.spec import Glyph, Series, YardstickStep
from reportgen.plan.deck.placed import Disc, Frame, Piece, Words

State = Literal["not seen", "emerging", "seen"]
RangeSide = Literal["inside", "before", "after"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A portrait: upright pixels without metadata, and what it shows."""

    content: bytes
    media_type: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first slide: title, dek, who publishes it, when and by whom it was written, and how that is set."""

    dek: Words | None
    organization: str
    imprint: tuple[str, ...]
    imprint_set: Piece | None


@dataclass(frozen=True, slots=True)
class Point:
    """One statement under its rule, which ends at `right`; `number` stands before it when the points are counted."""

    words: Words
    rule: float
    right: float
    number: int | None


@dataclass(frozen=True, slots=True)
class StateMark:
    """A signpost's circle: empty, half or full."""

    frame: Frame
    state: State


@dataclass(frozen=True, slots=True)
class Panel:
    """The quiet column at the side: texts apart by hairlines, with discs and circles beside them."""

    frame: Frame
    words: tuple[Words, ...]
    rules: tuple[float, ...] = ()
    discs: tuple[Disc, ...] = ()
    states: tuple[StateMark, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelihoodBar:
    """A likelihood in words over its range on the scale from 0 to 100 %."""

    heading: Words
    bar: Frame
    steps: tuple[YardstickStep, ...]
    low: int
    high: int
    labels: tuple[Words, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Points:
    """At most three statements beside a panel: the bottom line, or a scenario under its likelihood."""

    points: tuple[Point, ...]
    panel: Panel | None
    likelihood: LikelihoodBar | None


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A bar in its frame, its labels below it."""

    glyph: Glyph
    frame: Frame
    labels: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A hundred parts from the lowest row up, of which the first so many are outlined, and what they mean."""

    cells: tuple[Frame, ...]
    outlined: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlacedCallout:
    """One indicator: rule or panel, value, bar or square, label, note."""

    key: str
    frame: Frame
    words: tuple[Words, ...]
    glyph: PlacedGlyph | None
    is_accent: bool
    is_panel: bool = False
    square: PlacedGrid | None = None


@dataclass(frozen=True, slots=True)
class Callouts:
    """Indicators side by side or one over the other."""

    callouts: tuple[PlacedCallout, ...]


@dataclass(frozen=True, slots=True)
class DateScale:
    """The days between which a chart's readings stand, with a mark every so many months."""

    first: date
    last: date
    month_step: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of a series with the value beside it; without a scale the readings stand at even steps."""

    key: str
    series: Series
    frame: Frame
    label_size: float
    subtitle: Words
    label_step: int
    callout: PlacedCallout
    scale: DateScale | None = None


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One category of the key: marker and word. `style` None is the rest, "none" the events without one."""

    name: str
    style: int | None
    marker: Frame
    words: Words


@dataclass(frozen=True, slots=True)
class Flag:
    """One event: its text, its marker on the rail and the way from one to the other."""

    key: str
    words: Words
    marker: Frame
    style: int | None
    leader: tuple[tuple[float, float], ...]
    is_accent: bool
    is_plain: bool
    alt: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale of a dated timeline."""

    at: float
    words: Words


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of a rail that an imprecise date may mean."""

    left: float
    right: float
    style: int | None


@dataclass(frozen=True, slots=True)
class Rail:
    """A timeline: its line (interrupted where the scale breaks), events, scale and key; `step` is its texts' size."""

    level: float
    spans: tuple[tuple[float, float], ...]
    flags: tuple[Flag, ...]
    ticks: tuple[Tick, ...]
    notes: tuple[Words, ...]
    key: tuple[KeyItem, ...]
    has_arrow: bool
    alt: str
    step: int
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One person: disc or portrait, and words, some of them set apart at the side."""

    key: str
    frame: Frame
    disc: Disc | None
    portrait: Picture | None
    portrait_frame: Frame
    words: Words
    is_accent: bool
    aside: Words | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """People in rows."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `target` leads to the slide of that key, `inset` is kept free at its right."""

    pieces: tuple[Piece, ...]
    is_tinted: bool = False
    target: str | None = None
    state: State | None = None
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as high as its highest cell and its share of the spare room."""

    cells: tuple[Cell, ...]
    height: float
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A native table with a header row; `padding` is left, right and vertical."""

    name: str
    alt: str
    frame: Frame
    columns: tuple[float, ...]
    header: Row
    rows: tuple[Row, ...]
    padding: tuple[float, float, float]
    has_row_header: bool = False


@dataclass(frozen=True, slots=True)
class LegendStep:
    """One term of the yardstick: its range on its tone, and the word."""

    frame: Frame
    range: Words
    words: Words
    tone: int


@dataclass(frozen=True, slots=True)
class Legend:
    """The likelihood words in use and what they mean."""

    heading: Words
    rule: float
    steps: tuple[LegendStep, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Rests:
    """What the deck rests on: sources, and the yardstick of its likelihoods."""

    table: Table | None
    legend: Legend | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The last slide of a deck of few sources: their numbered list."""

    items: Words


@dataclass(frozen=True, slots=True)
class Divider:
    """The paths as destinations of a fan; each disc leads to its slide."""

    discs: tuple[Disc, ...]
    words: tuple[Words, ...]
    fan: Frame


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One path and the range of its likelihood in percent; without one the row has no bar.

    `name` is the path's title whole; `side` is where the words of the likelihood stand, of their bar.
    """

    number: Words
    title: Words
    bar: Frame | None
    label: Words | None
    target: str
    top: float
    height: float
    name: str
    low: int | None
    high: int | None
    side: RangeSide


@dataclass(frozen=True, slots=True)
class Ranges:
    """Paths by likelihood on one scale from 0 to 100 %.

    `columns` are what a chart's workbook calls what lies below a range, the range, and what lies above it.
    """

    rows: tuple[RangeRow, ...]
    scale: Frame
    steps: tuple[YardstickStep, ...]
    labels: tuple[Words, ...]
    heading: Words
    alt: str
    scale_alt: str
    columns: tuple[str, str, str]


Evidence = Cover | Points | Callouts | Chart | Rail | Cards | Table | Divider | Ranges | Rests | Closing
