"""What do the short formats consist of, in final words and in order?

A short format says less than the explainer and nothing else: each of its parts is a list of units that are kept or
left out whole. `Cut` tells how many are kept; what a unit is, is said in `short`.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen.plan.callout import Callout
from reportgen.plan.chronology import CategoryKey, Entry
from reportgen.plan.imprint import Imprint, Metadata
from reportgen.plan.outlook import Path
from reportgen.text import Line

Format = Literal["glance", "brief"]
Column = Literal["likelihood", "discussed by", "horizon"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is kept or left out whole: a sentence, or an item of a list; `number` counts in its text, from 0."""

    number: int
    line: Line


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, which is one item of sentences, or a list, whose items are one unit each."""

    kind: Literal["paragraph", "bullets", "numbers"]
    items: tuple[tuple[Unit, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A running text and how many units it has in the brief."""

    passages: tuple[Passage, ...]
    total: int


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """An event in its place, and how early it is chosen: 0 is the last to go."""

    entry: Entry
    rank: int
    gist: Line | None


@dataclass(frozen=True, slots=True)
class KeyDates:
    """The events that stand for the whole course."""

    heading: str
    note: str | None
    events: tuple[KeyEvent, ...]
    categories: tuple[CategoryKey, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Way:
    """A scenario with its narrative."""

    path: Path
    tale: Reading


@dataclass(frozen=True, slots=True)
class Ways:
    """The scenarios; `column` is what is told beside each title in a line."""

    heading: str
    ways: tuple[Way, ...]
    column: Column | None
    total: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A person or an organization: who in a line, and a second one where there is room."""

    name: Line
    role: Line | None
    detail: Line | None


@dataclass(frozen=True, slots=True)
class Case:
    """A precedent: the case, when it was, and why it matters in a sentence."""

    title: Line
    period: Line | None
    gist: Line | None


@dataclass(frozen=True, slots=True)
class Register:
    """People or organizations."""

    kind: Literal["people", "organizations"]
    heading: str
    names: tuple[Listed, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ShortFront:
    """What stands at the head; the templates know it from the explainer's first page."""

    title: Line
    dek: Line | None
    bands: tuple[tuple[Callout, ...], ...]
    glyph_key: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """How many units of each part are kept; `head` counts the steps by which the head was made sparer.

    `airy` is wider spacing, in two steps, where there is room to spare; with `flows` the second side begins where the
    first one's words end.
    """

    head: int
    bottom_line: int
    overview: int
    events: int
    gists: bool
    ways: int
    tales: int
    people: int
    organizations: int
    details: bool
    cases: int
    airy: int = 0
    flows: bool = False


@dataclass(frozen=True, slots=True)
class ShortPlan:
    """Everything that a short format says; `whole` is the line that tells where the rest is, `most_pages` the limit."""

    format: Format
    most_pages: int
    product: str
    short_title: str
    imprint: Imprint
    footer: str
    metadata: Metadata
    front: ShortFront
    bottom_line: Reading
    overview: Reading
    is_reading_alone: bool
    dates: KeyDates | None
    outlook: Ways | None
    registers: tuple[Register, ...]
    cases: tuple[Case, ...]
    case_total: int
    airy: int
    flows: bool
    indicator_total: int
    elsewhere: tuple[str, ...]
    file: str
    whole: str
